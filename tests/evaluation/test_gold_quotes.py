"""Over all development texts: every offset names what it says, every claim has the declared form, twice the same."""
from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from stemmata.errors import StemmataError
from stemmata.evaluation import corpus
from stemmata.ledger import forms, layers
from stemmata.words import VOCABULARIES

FIELDS = ["id", "document", "event", "roles", "status", "polarity", "certainty", "stance", "sources", "evidence",
          "made_by"]
KINDS = {"government", "military", "intelligence", "international", "expert", "agency", "outlet", "company",
         "armed-group", "unnamed"}


def rows(shared: Path) -> list[dict[str, Any]]:
    """All development documents."""
    return [one.document for folder in ("single", "clusters") for one in corpus.load(shared / "gold" / folder)]


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
            assert text[quote["start"]:quote["end"]] == quote["quote"] != ""
    assert len({claim["id"] for claim in found["claims"]}) == len(found["claims"])
    for layer in ("sentences", "timex", "toponyms", "actors", "items", "quantities"):
        spans = [(one["start"], one["end"]) for one in found[layer]]
        assert spans == sorted(spans)
        assert all(0 <= start < end <= len(text) for start, end in spans)
    for one in found["quantities"]:
        assert text[one["start"]:one["end"]] == one["text"]
    for one in found["attributions"]:
        for spans in (one["source"], one["cue"], one["content"]):
            assert all(0 <= start < end <= len(text) for start, end in spans)


@pytest.mark.shared
@pytest.mark.slow
def test_quotes_stand_in_the_text(shared: Path) -> None:
    read = 0
    for row in rows(shared):
        first = layers.annotated(row)
        if isinstance(first, StemmataError):
            assert row["language"] not in ("de", "en"), first
            continue
        check(row, first)
        assert forms.line(layers.annotate(row)) == forms.line(first)
        assert json.loads(forms.line(first)) == first
        read += 1
    assert read > 80
