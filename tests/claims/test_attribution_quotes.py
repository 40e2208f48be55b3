"""Quotation marks: where direct speech stands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemmata.claims.attribution.quotes import find_quotes


def paragraphs(text: str) -> list[tuple[int, int]]:
    found, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            found.append((at, at + len(line)))
        at += len(line) + 1
    return found


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("Er sagte: „Wir liefern nichts.“ Dann ging er.", ["„Wir liefern nichts.“"]),
        ("»Nein«, sagte sie, »niemals«.", ["»Nein«", "»niemals«"]),
        ("“We sent none,” he said. “Not one.”", ["“We sent none,”", "“Not one.”"]),
        ('The "deal" is off.', ['"deal"']),
        ("„Wir haben „alles“ geliefert“, hieß es.", ["„Wir haben „alles“ geliefert“"]),
        ("It's the ministry's view.", []),
        ("“First paragraph.\n“Second paragraph.” End.", ["“First paragraph.", "“Second paragraph.”"]),
        ("An open „mark never closes.", ["„mark never closes."]),
    ],
)
def test_quotations(text: str, quoted: list[str]) -> None:
    assert [text[q.start : q.end] for q in find_quotes(text, paragraphs(text))] == quoted


@given(st.text(alphabet="ab „“”\"»«'\n.,", max_size=120))
def test_quotations_lie_in_the_text_in_order(text: str) -> None:
    found = find_quotes(text, paragraphs(text))
    assert all(0 <= q.start < q.end <= len(text) for q in found)
    assert [q.start for q in found] == sorted(q.start for q in found)
