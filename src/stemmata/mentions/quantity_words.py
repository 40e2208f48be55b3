"""The words that quantities are read with: hedges, vague amounts, units, words that make a number a name.

They stand in `languages/<code>/numbers.toml`; what a unit is, in `knowledge/units.toml`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any

from stemmata.knowledge import table
from stemmata.languages import data
from stemmata.mentions.lexing import Word, lex

# First word -> the phrases that begin with it, longest first, with what they mean.
Phrases = Mapping[str, Sequence[tuple[tuple[str, ...], Any]]]


@dataclass(frozen=True, slots=True)
class QuantityWords:
    """One language's words, phrases indexed by their first word."""

    hedges: Phrases
    hedges_after: Phrases
    openers: Phrases
    joins: Phrases
    ranges: Phrases
    amounts: Phrases
    measures: Phrases
    signs: Phrases
    nouns: Mapping[str, str]
    vague: frozenset[str]
    scales: Mapping[str, float]
    articles: frozenset[str]
    ordinal_marks: frozenset[str]
    ordinal_articles: frozenset[str]
    names: frozenset[str]
    plural: str
    shares: Phrases
    with_article: frozenset[str]
    not_after: Mapping[str, Sequence[str]]
    governed: Mapping[str, Sequence[str]]
    not_before_one: frozenset[str]
    both: frozenset[str]
    aged: tuple[str, ...]


@cache
def quantity_words(language: str) -> QuantityWords:
    """Loads a language's words."""
    rows = data(language, "numbers")
    return QuantityWords(
        hedges=_index({p: kind for kind, phrases in rows["hedges"].items() for p in phrases}),
        hedges_after=_index({p: kind for kind, phrases in rows["hedges_after"].items() for p in phrases}),
        openers=_index(dict.fromkeys(rows["between"]["open"], True)),
        joins=_index(dict.fromkeys(rows["between"]["join"], True)),
        ranges=_index(dict.fromkeys(rows["between"]["to"], True)),
        amounts=_index(rows["amounts"]),
        measures=_index(rows["measures"]),
        signs=_index(rows["signs"]),
        nouns=rows["nouns"],
        vague=frozenset(rows["vague"]["words"]),
        scales=rows["scales"],
        articles=frozenset(rows["articles"]),
        ordinal_marks=frozenset(rows["order"]["marks"]),
        ordinal_articles=frozenset(rows["order"]["articles"]),
        names=frozenset(rows["names"]["before"]) | _designations(),
        plural=rows["order"]["plural_mark"],
        shares=_index(dict.fromkeys(rows["shares"]["words"], True)),
        with_article=frozenset(rows["context"]["with_article"]),
        not_after=rows["not_after"],
        governed=rows.get("governed", {}),
        not_before_one=frozenset(rows["context"]["not_before_one"]),
        both=frozenset(rows["context"]["both"]),
        aged=tuple(rows["context"]["aged"]),
    )


def _index(phrases: Mapping[str, Any]) -> Phrases:
    found: dict[str, list[tuple[tuple[str, ...], Any]]] = defaultdict(list)
    for phrase, value in phrases.items():
        words = tuple(w.low for w in lex(phrase))
        found[words[0]].append((words, value))
    return {first: sorted(rows, key=lambda row: -len(row[0])) for first, rows in found.items()}


def phrase(rows: Phrases, words: Sequence[Word], i: int) -> tuple[Any, int] | None:
    """The longest phrase at word `i`: what it means and the position behind it."""
    if i >= len(words):
        return None
    for row, value in rows.get(words[i].low, ()):
        end = i + len(row)
        if end <= len(words) and all(
            words[i + k].low == row[k] and not (k and words[i + k].fresh) for k in range(1, len(row))
        ):
            return value, end
    return None


@cache
def _designations() -> frozenset[str]:
    """Words that weapon names carry before a number ("Leopard 2", "Ground Master 200"): the number counts nothing."""
    found: set[str] = set()
    for row in _names(table("weapons")):
        words = lex(row)
        for before, word in pairwise(words):
            if word.kind == "num" and not word.glued and before.kind == "word" and len(before.low) > 2:
                found.add(before.low)
    return frozenset(found)


def _names(value: object) -> list[str]:
    """Every string below `name`, `names`, `aliases` keys, whatever the table's shape."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, list):
        return [name for one in value for name in _names(one)]
    if isinstance(value, Mapping):
        return [
            name
            for key, one in value.items()
            for name in _names(one)
            if isinstance(one, (Mapping, list)) or key in ("name", "id") or key.startswith(("name", "alias"))
        ]
    return []


def unit_kind(unit: str | None) -> str:
    """What a unit measures: length, mass, money, people, package, occasion ...; `item` without a unit."""
    return "item" if unit is None else str(table("units")["unit"].get(unit, {}).get("kind", "other"))
