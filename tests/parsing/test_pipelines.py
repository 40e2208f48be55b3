"""The pipelines that ship: whole, and good enough on sentences of our own."""

from __future__ import annotations

import hashlib
import tomllib

import pytest

from stemmata.parsing import languages, parse_text, pipeline
from stemmata.parsing.pipelines import MANIFEST, folder

# dependent < head : relation; sentences that are in no treebank here.
CORE = {
    "de": {
        "Am Montag habe Spanien der Ukraine sechs Haubitzen übergeben, sagte die Ministerin.": [
            "Spanien < übergeben : nsubj",
            "Haubitzen < übergeben : obj",
            "Ukraine < übergeben : obl:arg",
            "übergeben < sagte : ccomp",
            "Ministerin < sagte : nsubj",
            "Montag < übergeben : obl",
        ],
        "Die Drohnen wurden von der Türkei an Marokko verkauft.": [
            "Drohnen < verkauft : nsubj:pass",
            "Türkei < verkauft : obl:agent",
            "Marokko < verkauft : obl",
        ],
        "Nach Angaben der Armee stürzten zwei Raketen, die Iran hergestellt hatte, ins Meer.": [
            "Raketen < stürzten : nsubj",
            "Meer < stürzten : obl",
            "Angaben < stürzten : obl",
            "hergestellt < Raketen : acl",
        ],
        "Berlin bestreitet, Panzer an Katar geliefert zu haben.": [
            "Berlin < bestreitet : nsubj",
            "geliefert < bestreitet : xcomp",
            "Panzer < geliefert : obj",
            "Katar < geliefert : obl",
        ],
        "Die Armee feuerte am Dienstag eine Rakete auf die Stadt ab.": [
            "Armee < feuerte : nsubj",
            "Rakete < feuerte : obj",
            "ab < feuerte : compound:prt",
            "Stadt < feuerte : obl",
        ],
        "Der Sprecher geht davon aus, dass Moskau weitere Geschosse einsetzen wird.": [
            "Sprecher < geht : nsubj",
            "einsetzen < geht : ccomp",
            "Moskau < einsetzen : nsubj",
            "Geschosse < einsetzen : obj",
        ],
    },
    "en": {
        "Spain sent Ukraine six howitzers on Monday, the minister said.": [
            "Spain < sent : nsubj",
            "howitzers < sent : obj",
            "Ukraine < sent : iobj",
            "sent < said : ccomp",
            "minister < said : nsubj",
        ],
        "The drones were sold to Morocco by Turkey.": [
            "drones < sold : nsubj:pass",
            "Morocco < sold : obl",
            "Turkey < sold : obl:agent",
        ],
        "Missiles made in Iran hit a hospital in the city.": [
            "Missiles < hit : nsubj",
            "made < Missiles : acl",
            "hospital < hit : obj",
            "Iran < made : obl",
        ],
        "The delivery of 20 tanks by Poland to Ukraine began in March.": [
            "delivery < began : nsubj",
            "tanks < delivery : nmod",
            "Poland < delivery : nmod",
            "March < began : obl",
        ],
        "Berlin denied that it had supplied shells to Qatar.": [
            "Berlin < denied : nsubj",
            "supplied < denied : ccomp",
            "shells < supplied : obj",
            "Qatar < supplied : obl",
        ],
    },
}
LEAST = 0.8


@pytest.mark.parametrize("language", sorted(CORE))
def test_core_arcs(language: str) -> None:
    right, wanted = 0, 0
    for text, arcs in CORE[language].items():
        found = {
            f"{token.text} < {sentence.tokens[token.head].text} : {token.deprel}"
            for sentence in parse_text(text, language)
            for token in sentence.tokens
            if token.head >= 0
        }
        right += len(found & set(arcs))
        wanted += len(arcs)
    assert right / wanted >= LEAST, f"{right} of {wanted} core arcs"


@pytest.mark.parametrize("language", languages())
def test_the_manifest_names_every_file_as_it_is(language: str) -> None:
    here = folder(language)
    manifest = tomllib.loads((here / MANIFEST).read_text(encoding="utf-8"))
    assert manifest["licence"] == "CC BY-SA 4.0"
    for name, digest in manifest["sha256"].items():
        assert hashlib.sha256((here / name).read_bytes()).hexdigest() == digest, name
    assert sum(path.stat().st_size for path in here.rglob("*") if path.is_file()) < 10_000_000


@pytest.mark.parametrize("language", languages())
def test_parameters_are_widened_and_parsing_repeats(language: str) -> None:
    model = pipeline(language).get_pipe("parser").model  # type: ignore[attr-defined]
    kinds = {
        str(node.get_param(name).dtype) for node in model.walk() for name in node.param_names if node.has_param(name)
    }
    assert kinds == {"float32"}
    text = "Kirby said 30 missiles. Russland lieferte 30 Raketen."
    assert parse_text(text, language) == parse_text(text, language)
