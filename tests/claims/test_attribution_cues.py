"""The cue lexicons: complete, typed, and looked up by lemma, form and particle."""

from __future__ import annotations

from typing import get_args

import pytest

from stemmata.claims.attribution.lexicon import lexicon
from stemmata.languages import data
from stemmata.model import Certainty, Polarity, Stance, Status


@pytest.mark.parametrize("code", ["de", "en"])
def test_values_are_those_of_the_model(code: str) -> None:
    allowed = {
        "certainty": get_args(Certainty),
        "stance": get_args(Stance),
        "status": get_args(Status),
        "polarity": get_args(Polarity),
    }
    for table, rows in data(code, "cues").items():
        for row in rows:
            for key, values in allowed.items():
                assert row.get(key) is None or row[key] in values, (table, row)


@pytest.mark.parametrize("code", ["de", "en"])
def test_tables_that_factuality_reads(code: str) -> None:
    cues = data(code, "cues")
    for name in ("adverb", "modal", "hearsay", "phrase", "conjunction", "verb", "noun", "preposition", "chain"):
        assert cues[name], name


@pytest.mark.parametrize(
    ("lemma", "form", "particle", "expected"),
    [
        ("sagen", "sagte", None, "sagen"),
        ("teilen", "teilte", "mit", "mitteilen"),
        ("geben", "gab", "bekannt", "bekanntgeben"),
        ("zurückgewiesen", "zurückgewiesen", None, "zurückweisen"),
        ("weisen", "wies", "zurück", "zurückweisen"),
        ("mitgeteilt", "mitgeteilt", None, "mitteilen"),
        ("liefern", "lieferte", None, None),
        ("laufen", "lief", "mit", None),
    ],
)
def test_german_verbs(lemma: str, form: str, particle: str | None, expected: str | None) -> None:
    cue = lexicon("de").verb(lemma, form, particle)
    assert (cue.lemma if cue else None) == expected


@pytest.mark.parametrize(
    ("lemma", "form", "stance"),
    [
        ("deny", "denied", "denies"),
        ("insiste", "insisted", "asserts"),
        ("confirm", "confirms", "confirms"),
        ("referr", "referred", "asserts"),
        ("condemn", "condemned", "condemns"),
    ],
)
def test_english_verbs(lemma: str, form: str, stance: str) -> None:
    cue = lexicon("en").verb(lemma, form)
    assert cue is not None
    assert cue.stance == stance


def test_compound_nouns_count_by_their_last_part() -> None:
    cue = lexicon("de").noun("US-Angabe", "US-Angaben")
    assert cue is not None
