"""Over all development texts: offsets name what they say, claims have the declared form, quality does not fall."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

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
KINDS = {
    "government",
    "military",
    "intelligence",
    "international",
    "expert",
    "agency",
    "outlet",
    "company",
    "armed-group",
    "unnamed",
}


FLOORS = tomllib.loads((Path(__file__).parent / "floors.toml").read_text(encoding="utf-8"))
Answers = dict[str, list[tuple[corpus.Gold, dict[str, Any] | StemmataError]]]


@pytest.fixture(scope="module")
def answers(shared: Path) -> Answers:
    """Every layer of all development documents, by corpus."""
    return {
        name: [(one, layers.annotated(one.document)) for one in corpus.load(shared / "gold" / name)]
        for name in ("single", "clusters")
    }


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


@pytest.mark.shared
@pytest.mark.slow
def test_quotes_stand_in_the_text(answers: Answers) -> None:
    read = 0
    for one, found in (pair for many in answers.values() for pair in many):
        if isinstance(found, StemmataError):
            assert one.document["language"] not in ("de", "en"), found
            continue
        check(one.document, found)
        assert json.loads(forms.line(found)) == found
        read += 1
    assert read > 80


@pytest.mark.shared
@pytest.mark.slow
def test_the_same_text_gives_the_same_bytes(answers: Answers) -> None:
    for one, found in answers["single"][::7]:
        assert not isinstance(found, StemmataError)
        assert forms.line(layers.annotate(one.document)) == forms.line(found)


@pytest.mark.shared
@pytest.mark.slow
@pytest.mark.parametrize("name", FLOORS)
def test_quality_does_not_fall(answers: Answers, name: str) -> None:
    gold, found = zip(*answers[name], strict=True)
    groups = figures.figures(list(corpus.answered(gold, found, by="language")))["groups"]
    for language, floors in FLOORS[name].items():
        for figure, floor in floors.items():
            assert groups[f"language={language}"][f"{figure}_f1"] >= floor, (name, language, figure)
