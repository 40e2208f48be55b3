"""Reads numbers: digits with either language's separators, number words, dozens, halves.

The words stand in `languages/<code>/numbers.toml`; only the arithmetic is here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from stemmata.languages import data
from stemmata.mentions.lexing import Word


@dataclass(frozen=True, slots=True)
class Number:
    """A number read from words `[i, end)`. `digits`: written with figures; `scaled`: with a scale ("2.7 million")."""

    value: float
    end: int
    digits: bool
    scaled: bool = False


@dataclass(frozen=True, slots=True)
class _Words:
    units: Mapping[str, float]
    scales: Mapping[str, float]
    joiners: frozenset[str]
    articles: frozenset[str]
    halves: Mapping[str, float]
    inside: str
    decimal: str


@cache
def _words(language: str) -> _Words:
    table = data(language, "numbers")
    return _Words(
        units=table["units"],
        scales=table["scales"],
        joiners=frozenset(table["joiners"]),
        articles=frozenset(table["articles"]),
        halves=table["halves"],
        inside=table.get("inside", ""),
        decimal=table["decimal"],
    )


def figure(text: str, language: str) -> float | None:
    """The value of `1.240`, `1,240`, `120 000`, `4,5`, or None (`1.2.3`)."""
    plain = re.sub(r"[ \u00a0\u202f']", "", text)
    if plain.isdecimal():
        return float(plain) if len(plain) < 16 else None
    decimal = _words(language).decimal
    thousands = "," if decimal == "." else "."
    grouped = re.fullmatch(rf"(\d{{1,3}}(?:\{thousands}\d{{3}})+|\d+)(?:\{decimal}(\d+))?", plain)
    if grouped:
        return float(grouped[1].replace(thousands, "") + "." + (grouped[2] or "0"))
    # The other language's habit, when it can mean nothing else: `1.240.000` in English, `1,5` as `1.5` in German.
    if re.fullmatch(rf"\d{{1,3}}(?:\{decimal}\d{{3}}){{2,}}", plain):
        return float(plain.replace(decimal, ""))
    if re.fullmatch(rf"\d+\{thousands}\d{{1,2}}", plain):
        return float(plain.replace(thousands, "."))
    return None


@cache
def word_value(word: str, language: str) -> float | None:
    """The value of one number word in lower case, compounds such as `dreiundzwanzig` included; else None."""
    table = _words(language)
    if word in table.units:
        return table.units[word]
    if word in table.scales:
        return None
    if not table.inside or len(word) > 60:
        return None
    return _compound(word, table, 0)


def _compound(word: str, table: _Words, depth: int) -> float | None:
    """German compounds: split at the largest scale, else at `und` with the ones in front."""
    if word in table.units:
        return table.units[word]
    if depth > 4:
        return None
    for scale, factor in sorted(table.scales.items(), key=lambda s: -s[1]):
        if factor > 1000 or factor == 12:
            continue
        left, found, right = word.partition(scale)
        if not found:
            continue
        high = _compound(left, table, depth + 1) if left else 1
        low = _compound(right.removeprefix(table.inside), table, depth + 1) if right else 0
        return None if high is None or low is None or high >= 1000 else high * factor + low
    left, found, right = word.partition(table.inside)
    ones, tens = table.units.get(left), table.units.get(right)
    if found and ones and tens and ones < 10 and tens >= 20 and tens % 10 == 0:
        return ones + tens
    return None


def read_number(words: Sequence[Word], i: int, language: str) -> Number | None:
    """The longest number that begins at word `i`: `2.7 million`, `two hundred and fifty`, `ein Dutzend`."""
    table = _words(language)
    first = words[i]
    if first.kind == "num":
        value = figure(first.text, language)
        return None if value is None else _scaled(words, i + 1, value, table)
    if first.kind != "word":
        return None
    return _half(words, i, table) or _spelled(words, i, language, table)


def _scaled(words: Sequence[Word], i: int, value: float, table: _Words) -> Number:
    scaled, last = False, i + 3
    if i + 1 < len(words) and words[i].low == "-" and words[i].glued and words[i + 1].low in table.scales:
        i += 1  # "a 375-million-dollar contract"
    while (
        i < min(len(words), last)
        and not words[i].fresh
        and words[i].low in table.scales
        and table.scales[words[i].low] >= 12
    ):
        value, i, scaled = value * table.scales[words[i].low], i + 1, True
    return Number(value, i, True, scaled)


def _half(words: Sequence[Word], i: int, table: _Words) -> Number | None:
    """`half a dozen`, `eine halbe Million`: the scale must follow."""
    start = i
    if words[i].low in table.articles:
        i += 1
    if i >= len(words) or words[i].low not in table.halves:
        return None
    factor = table.halves[words[i].low]
    i += 1
    if i < len(words) and words[i].low in table.articles:
        i += 1
    if i >= len(words) or words[i].low not in table.scales or i == start:
        return None
    return Number(factor * table.scales[words[i].low], i + 1, False, True)


def _spelled(words: Sequence[Word], i: int, language: str, table: _Words) -> Number | None:
    total, current, end = 0.0, 0.0, i
    start = i
    while i < len(words) and i - start < 12 and (i == start or not words[i].fresh):
        low = words[i].low
        value = word_value(low, language)
        if value is None and i == start and low in table.articles and _scale_at(words, i + 1, table):
            value = 1.0
        scale = table.scales.get(low)
        if value is not None and (
            current == 0 or ((current % 100 == 0 or (current % 100 >= 20 and value < 10)) and value < 100)
        ):
            if current and current % 10 and value:
                break
            current += value
        elif scale is not None and (current or (i == start and table.inside and scale in (100, 1000))):
            current = current or 1  # German: "hundert Raketen"
            if scale < 1000 and current >= 1000:
                break
            if scale == 100:
                current *= 100
            else:
                total, current = total + current * scale, 0.0
        elif low in table.joiners and end > start and _number_word(words, i + 1, language, table):
            i += 1
            continue
        else:
            break
        i += 1
        end = i
    if end == start:
        return None
    return Number(total + current, end, False, total > 0)


def _scale_at(words: Sequence[Word], i: int, table: _Words) -> bool:
    return i < len(words) and words[i].low in table.scales


def _number_word(words: Sequence[Word], i: int, language: str, table: _Words) -> bool:
    """Whether a joiner may be crossed: "twenty-three", "two hundred and fifty", but not "two and three"."""
    if i >= len(words) or words[i].fresh or word_value(words[i].low, language) is None:
        return False
    if words[i - 1].low == "-":
        return (word_value(words[i - 2].low, language) or 0) in (20, 30, 40, 50, 60, 70, 80, 90)
    return words[i - 2].low in table.scales
