"""The vocabulary of the field, type by type: each sentence of words_<code>.txt makes the claim written before it.

A line is `event role=value ... | sentence`; a value is an id or part of a name, `*` anything. Only the rules read here,
so that no learned weight hides a word that is missing. Reports of other fields, in empty_<code>.txt, make no claim.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from stemmata import reading
from stemmata.claims.extract import analyse
from stemmata.claims.setting import Trace
from stemmata.model import Claim

HERE = Path(__file__).parent
BEFORE = {
    "en": "The defence ministry declined to comment.\n\n",
    "de": "Das Verteidigungsministerium äußerte sich nicht.\n\n",
}
FACTS = ("status", "polarity", "certainty", "stance")


def rows(language: str) -> list[tuple[str, str]]:
    """The lines of a language's table: what is wanted, and the sentence."""
    lines = (HERE / f"words_{language}.txt").read_text(encoding="utf-8").splitlines()
    return [(wanted, sentence) for wanted, _, sentence in (x.partition(" | ") for x in lines if " | " in x)]


def reports(language: str) -> list[str]:
    """The reports of other fields, which blank lines with a rule between them set apart."""
    return (HERE / f"empty_{language}.txt").read_text(encoding="utf-8").split("\n---\n")


def read(language: str, text: str) -> tuple[Claim, ...]:
    """The claims of a text by the rules alone."""
    stated = {"published": "2025-03-14", "language": language, "publisher": "Example Post"}
    return analyse(reading.read_text(text, document="example", stated=stated), trace=Trace(by_weights=False)).claims


def names(value: object) -> Iterator[str]:
    """Every id, name and wording of a role's fillers, in lower case."""
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, dict):
            yield from (str(one[k]).lower() for k in ("id", "name", "text", "country") if one.get(k))
        else:
            yield str(one).lower()


def is_named(claim: Claim, role: str, value: str) -> bool:
    """Whether a role of a claim holds what a row asks for."""
    if role in FACTS:
        return bool(getattr(claim, role) == value)
    wanted = value.lower()
    return role in claim.roles and (
        value == "*"
        or any(
            n == wanted or n.startswith(wanted + " ") or (len(wanted) > 2 and wanted in n)
            for n in names(claim.roles[role])
        )
    )


def fits(claim: Claim, wanted: str) -> bool:
    """Whether a claim is of the event and holds the roles and facts of a row."""
    event, *pairs = wanted.split()
    asked = [pair.partition("=") for pair in pairs]
    return claim.event == event and all(is_named(claim, role, value) for role, _, value in asked)


@pytest.mark.parametrize(
    ("language", "wanted", "sentence"), [(language, *row) for language in ("de", "en") for row in rows(language)]
)
def test_a_word_of_the_field_makes_its_claim(language: str, wanted: str, sentence: str) -> None:
    found = read(language, BEFORE[language] + sentence)
    assert any(fits(c, wanted) for c in found), [(c.event, c.status, c.polarity, dict(c.roles)) for c in found]


@pytest.mark.parametrize(
    ("language", "report"), [(language, report) for language in ("de", "en") for report in reports(language)]
)
def test_reports_of_other_fields_stay_empty(language: str, report: str) -> None:
    assert read(language, report) == ()
