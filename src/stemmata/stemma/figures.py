"""Figures in a text of any language: "12,400", "12.400", "12 400" and "12 thousand" style scales, with offsets."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from stemmata.knowledge import table

_NUMBER = re.compile(
    r"(?<![\w.,:])(\d{1,3}(?:[.,’' \u00a0\u202f]\d{3})+(?!\d)|\d+(?:[.,]\d+)?(?!:\d))"
    r"(?=(?:[\s\u00a0\u202f]?([^\W\d_]+))?)"
)
_SEPARATORS = re.compile(r"[.,’' \u00a0\u202f]")
_LAST_YEAR = 2100


class Figure(NamedTuple):
    """A number and where it stands."""

    value: float
    start: int
    end: int


def find_figures(text: str) -> list[Figure]:
    """The numbers of a text in order. A point or comma before three digits parts thousands, else it is a decimal."""
    found = []
    scales = _scales()
    for match in _NUMBER.finditer(text):
        digits = match[1]
        grouped = re.fullmatch(r"\d{1,3}(?:[.,’' \u00a0\u202f]\d{3})+", digits)
        plain = _SEPARATORS.sub("", digits) if grouped else digits.replace(",", ".")
        value = float(plain[:15]) * scales.get((match[2] or "").casefold(), 1)
        found.append(Figure(value, match.start(1), match.end(1)))
    return found


def weight(value: float) -> float:
    """How much a shared figure says: days of a month and years little, long numbers most (knowledge/stemma.toml)."""
    row = table("stemma")["figures"]
    if value != int(value):
        return float(row["long"])
    if value <= 31 or 1900 <= value <= _LAST_YEAR:
        return float(row["calendar"])
    return float(row["short"] if value < 1000 else row["long"])


@cache
def _scales() -> dict[str, float]:
    return {word: float(n) for n, words in table("stemma")["scales"].items() for word in words}
