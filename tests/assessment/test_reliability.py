"""The letter of the Admiralty code and words of likelihood: F until a policy or a person says so."""

from __future__ import annotations

from pathlib import Path

import pytest
from told import claim

from stemmata.assessment import tables
from stemmata.assessment.likelihood import likelihood
from stemmata.assessment.reliability import policy_file, read_policy, reliability
from stemmata.errors import KnowledgeError
from stemmata.knowledge import table
from stemmata.model import Claim, Source
from stemmata.model.ratings import Overrule

OUT_OF_THE_BOX = [
    (Source(name="KCNA", kind="agency"), "F", "A"),
    (Source(name="Korean Central News Agency", kind="agency"), "F", "A"),
    (Source(name="Rodong Sinmun", kind="outlet"), "F", "A"),
    (Source(name="Reuters", kind="agency"), "F", "F"),
    (Source(name="The Village Gazette", kind="outlet"), "F", "F"),
    (Source(name="John Kirby", kind="government", country="US"), "F", "A"),
    (Source(name="analysts", kind="expert"), "F", "F"),
    (Source(name="officials", kind="unnamed"), "F", "F"),
]


@pytest.mark.parametrize(("source", "event", "position"), OUT_OF_THE_BOX)
def test_nobody_is_judged_on_events_out_of_the_box(source: Source, event: str, position: str) -> None:
    assert reliability(source, "event").grade == event
    assert reliability(source, "position").grade == position


def test_a_policy_of_ones_own_comes_after_and_gives_its_reason(tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text('[[policy]]\nfor = "event"\ngrade = "B"\nsources = ["reuters"]\nwhy = "corrects in public"\n')
    found = reliability(Source(name="Reuters", kind="agency"), policy=policy_file(file))
    assert found.grade == "B"
    assert "corrects in public" in found.steps[-1].text
    assert "mine.toml" in found.steps[-1].text


def test_a_person_wins_and_stays_visible() -> None:
    ruled = Overrule(grade="E", person="Ada", made="2024-01-01", reason="three fakes")
    found = reliability(Source(name="KCNA", kind="agency"), "position", overruled=[ruled])
    assert (found.grade, found.computed, found.overruled) == ("E", "A", (ruled,))


ROW = {"for": "event", "grade": "B", "sources": ["x"], "why": "y"}
BAD = [
    ({**ROW, "grade": "G"}, "'G' is none of A to F"),
    ({**ROW, "for": "both"}, "neither event nor position"),
    ({**ROW, "why": " "}, "why is missing"),
    ({**ROW, "sources": []}, "it names nobody"),
    ({**ROW, "sources": "Reuters"}, "no list of words"),
    ({**ROW, "note": "z"}, "'note' is no column"),
    ("x", "is no table"),
]


@pytest.mark.parametrize(("row", "message"), BAD)
def test_a_bad_policy_is_refused_with_file_and_row(row: object, message: str) -> None:
    with pytest.raises(KnowledgeError, match=rf"p\.toml: policy 1.*{message}"):
        read_policy("p.toml", {"policy": [row]})


@pytest.mark.parametrize("text", ["policy = 1", "[other]\nx = 1", "[[policy]", ""])
def test_a_file_that_is_no_policy(tmp_path: Path, text: str) -> None:
    file = tmp_path / "p.toml"
    file.write_text(text)
    with pytest.raises(KnowledgeError, match=r"p\.toml"):
        policy_file(file)


def test_the_tables_are_in_order() -> None:
    assert tables.problems() == []


BROKEN = [
    ("support", {"id": "x", "needs": {"reports": 2}, "grade": "1", "text": ""}, "'reports' is no need"),
    ("support", {"id": "x", "needs": {"voices": 2}, "grade": "6", "text": ""}, "none of 1 to 5"),
    ("limit", {"id": "x", "when": "rain", "grade": "3", "text": ""}, "'rain' is none of"),
]


@pytest.mark.parametrize(("key", "row", "message"), BROKEN)
def test_broken_rules_are_named(key: str, row: dict[str, object], message: str) -> None:
    rules = table("ratings")
    found = list(tables.ratings({**rules, key: [*rules[key], row]}))
    assert any(message in one for one in found)


def test_a_source_in_two_scales_is_named() -> None:
    scales = table("likelihood")["scale"]
    row = {**scales["phia"], "sources": ["CIA"], "words": [{"term": "x", "low": 9, "high": 3}]}
    found = list(tables.likelihood({"scale": {**scales, "phia": row}}))
    assert len(found) == 2


# --- likelihood ----------------------------------------------------------------------------------


def said(who: str, quote: str, language: str = "en") -> Claim:
    return claim("a", who=who, kind="intelligence", quote=quote, language=language)


WORDS = [
    ("Defense Intelligence Agency", 'DIA: "it is likely that KN-23 were used"', "en", ("likely", "ICD 203", 55, 80)),
    ("CIA", '"very likely fired"', "en", ("very likely", "ICD 203", 80, 95)),
    ("British Defence Intelligence", '"highly likely"', "en", ("highly likely", "PHIA probability yardstick", 80, 90)),
    ("Jane Doe", "it is likely that they were used", "en", ("likely", None, None, None)),
    ("CIA", "wahrscheinlich eingesetzt", "de", ("wahrscheinlich", None, None, None)),
]


@pytest.mark.parametrize(("who", "quote", "language", "wanted"), WORDS)
def test_bands_only_for_who_writes_by_them(who: str, quote: str, language: str, wanted: tuple[object, ...]) -> None:
    found = likelihood(said(who, quote, language))
    assert found
    assert (found.words, found.scale, found.low, found.high) == wanted


def test_a_paraphrase_is_marked() -> None:
    found = likelihood(said("CIA", "it was likely fired"))
    assert found
    assert found.note == "in the report's own words"


def test_no_word_no_likelihood() -> None:
    assert likelihood(said("CIA", "they were fired")) is None
