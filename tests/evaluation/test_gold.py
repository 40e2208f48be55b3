"""Over all development texts: offsets name what they say, claims have the declared form, quality does not fall."""

from __future__ import annotations

import hashlib
import json
import os
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from stemmata.claims.attribution.kinds import KINDS
from stemmata.errors import StemmataError
from stemmata.evaluation import corpus, figures
from stemmata.ledger import forms, layers
from stemmata.words import VOCABULARIES

FIELDS = [
    "id",
    "document",
    "event",
    "roles",
    "status",
    "polarity",
    "certainty",
    "stance",
    "sources",
    "evidence",
    "made_by",
]


HERE = Path(__file__).parent
OWN = HERE.parents[1] / "gold"
FLOORS = tomllib.loads((HERE / "floors.toml").read_text(encoding="utf-8"))
RENEW = "STEMMATA_RENEW_FLOORS"
SLACK = 0.02
"""How far below the figure measured a renewed floor lies."""
FEW = 20
"""Matched claims with a field from which on the field has a floor."""
Answers = list[tuple[corpus.Gold, dict[str, Any] | StemmataError]]


def answers_to(folder: Path) -> Answers:
    """Every layer of the documents of a gold folder."""
    return [(one, layers.annotated(one.document)) for one in corpus.load(folder)]


@pytest.fixture(scope="module", params=["reports", "clusters", "shared/single", "shared/clusters"])
def answers(request: pytest.FixtureRequest) -> tuple[str, Answers]:
    """A corpus by name and the answers to it; those of the project and, where it is here, those beside it."""
    name = request.param
    if name.startswith("shared/"):
        return name, answers_to(request.getfixturevalue("shared") / "gold" / name.removeprefix("shared/"))
    return name, answers_to(OWN / name)


def measured(answers: Answers) -> dict[str, Any]:
    """The corpus's hash, and by language claim and full F1 and the mean of each field over matched claims."""
    text = "".join(f"{one.document['id']}{one.document['text']}{one.claims}" for one, _ in answers)
    found: dict[str, Any] = {"corpus": hashlib.sha256(text.encode()).hexdigest()[:16]}
    for language in ("de", "en"):
        mine = [pair for pair in answers if pair[0].document["language"] == language]
        gold, given = zip(*mine, strict=True)
        judged = list(corpus.answered(gold, given, by="language"))
        every = figures.figures(judged)
        counts = Counter(name for one in judged for match in one.matches for name in match.fields)
        fields = {name: value for name, value in every["fields"].items() if counts[name] >= FEW}
        whole = every["groups"]["all"]
        found[language] = {"claim": whole["claim_f1"], "full": whole["full_f1"], **fields}
    return found


def check(row: dict[str, Any], found: dict[str, Any]) -> None:
    """The laws of one document."""
    text = row["text"]
    for claim in found["claims"]:
        assert [key for key in claim if key != "also"] == FIELDS
        assert claim["document"]["id"] == row["id"]
        for name, words in VOCABULARIES.items():
            assert claim[name] in words
        assert claim["evidence"]
        assert claim["sources"]
        assert {source["kind"] for source in claim["sources"]} <= KINDS
        for quote in (*claim["evidence"], *claim.get("also", ())):
            assert text[quote["start"] : quote["end"]] == quote["quote"] != ""
    assert len({claim["id"] for claim in found["claims"]}) == len(found["claims"])
    for layer in ("sentences", "timex", "toponyms", "actors", "items", "quantities"):
        spans = [(one["start"], one["end"]) for one in found[layer]]
        assert spans == sorted(spans)
        assert all(0 <= start < end <= len(text) for start, end in spans)
    for one in found["quantities"]:
        assert text[one["start"] : one["end"]] == one["text"]
    for one in found["attributions"]:
        for spans in (one["source"], one["cue"], one["content"]):
            assert all(0 <= start < end <= len(text) for start, end in spans)


@pytest.mark.slow
def test_quotes_stand_in_the_text(answers: tuple[str, Answers]) -> None:
    read = 0
    for one, found in answers[1]:
        if isinstance(found, StemmataError):
            assert one.document["language"] not in ("de", "en"), found
            continue
        check(one.document, found)
        assert json.loads(forms.line(found)) == found
        read += 1
    assert read > 20


@pytest.mark.slow
def test_the_same_text_gives_the_same_bytes(answers: tuple[str, Answers]) -> None:
    for one, found in answers[1][::9]:
        if not isinstance(found, StemmataError):
            assert forms.line(layers.annotate(one.document)) == forms.line(found)


@pytest.mark.slow
def test_quality_does_not_fall(answers: tuple[str, Answers]) -> None:
    """Floors only rise. With the variable set, floors below what is measured now are raised, never lowered."""
    name, found = answers[0], measured(answers[1])
    floors = FLOORS.get(name, {})
    if os.environ.get(RENEW):
        renew(name, found)
        return
    assert floors.get("corpus") == found["corpus"], f"the gold of {name} is another: set {RENEW}=1 to pin its figures"
    fallen = {
        (language, figure): (found[language].get(figure), floor)
        for language in ("de", "en")
        for figure, floor in floors[language].items()
        if found[language].get(figure, 0) < floor
    }
    assert not fallen, fallen


def renew(name: str, found: dict[str, Any]) -> None:
    """Write the floors of a corpus: a little below what is measured, and not below what stood there for this gold."""
    path = HERE / "floors.toml"
    every = tomllib.loads(path.read_text(encoding="utf-8"))
    before = every.get(name, {}) if every.get(name, {}).get("corpus") == found["corpus"] else {}
    every[name] = {
        "corpus": found["corpus"],
        **{
            language: {
                figure: max(round(value - SLACK, 2), before.get(language, {}).get(figure, 0.0))
                for figure, value in found[language].items()
            }
            for language in ("de", "en")
        },
    }
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    for one, rows in sorted(every.items()):
        lines += ["", f'["{one}"]', f'corpus = "{rows["corpus"]}"']
        for language in ("de", "en"):
            inner = ", ".join(f'"{key}" = {value}' for key, value in rows[language].items())
            lines.append(f"{language} = {{ {inner} }}")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
