"""The calendar words and rules of a language, from `languages/<code>/times.toml` and `numbers.toml`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from stemmata.errors import KnowledgeError
from stemmata.languages import data
from stemmata.mentions.times.grammar import Rule, compile_pattern, firsts


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What the grammar needs to know of a language.

    `classes` gives for a word in lower case its classes and values; `rules` the rules by what they can begin with;
    `capital` the classes whose words count only with a capital letter; `lists` plain word lists by name;
    `prefixes` the prepositions that open an interval, longest first.
    """

    language: str
    classes: Mapping[str, Mapping[str, Any]]
    capital: frozenset[str]
    rules: Mapping[str, tuple[Rule, ...]]
    lists: Mapping[str, frozenset[str]]
    prefixes: tuple[tuple[tuple[str, ...], str], ...]


@cache
def lexicon(language: str) -> Lexicon:
    """Loads a language's calendar.

    Raises:
        KnowledgeError: a rule cannot be read.
    """
    table = data(language, "times")
    rules: dict[str, list[Rule]] = defaultdict(list)
    for k, row in enumerate(table["rule"]):
        for rule in _rules(language, k, row):
            for key in firsts(rule.nodes):
                rules[key].append(rule)
    prefixes = [(tuple(p.split()), make) for make, rows in table["prefixes"].items() for p in rows]
    return Lexicon(
        language=language,
        classes=_classes(table, data(language, "numbers")["ordinals"]),
        capital=frozenset(table["capital"]),
        rules={key: tuple(found) for key, found in rules.items()},
        lists={name: frozenset(words) for name, words in table["lists"].items()},
        prefixes=tuple(sorted(prefixes, key=lambda p: -len(p[0]))),
    )


def _rules(language: str, k: int, row: Mapping[str, Any]) -> list[Rule]:
    """One row may hold several patterns with one meaning; keys other than these are the reader's arguments."""
    args = {key: value for key, value in row.items() if key not in ("pattern", "patterns", "read", "group")}
    try:
        return [
            Rule(f"{row['read']}-{k}", compile_pattern(pattern), row["read"], args, row.get("group", "period"), k)
            for pattern in row.get("patterns") or [row["pattern"]]
        ]
    except (KeyError, ValueError) as error:
        raise KnowledgeError(f"languages/{language}/times.toml: rule {k + 1}: {error}") from None


def _classes(table: Mapping[str, Any], ordinals: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = defaultdict(dict)
    for name, words in table["classes"].items():
        for word, value in words.items():
            found[word][name] = value
    for name, row in table.get("stems", {}).items():
        for stem, value in row["words"].items():
            for ending in row["endings"]:
                found[stem + ending][name] = value
    for word, value in ordinals.get("words", {}).items():
        found[word]["ORDWORD"] = value
    for stem, value in ordinals.get("stems", {}).items():
        for ending in ordinals["endings"]:
            found[stem + ending]["ORDWORD"] = value
    for left, right, name in table.get("compounds", []):
        for one, first in table["classes"][left].items():
            for two, second in table["classes"][right].items():
                found[one + two][name] = (first, second)
    return dict(found)
