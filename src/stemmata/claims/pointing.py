"""The words of a language that point back at something named: pronouns, quantifiers, general nouns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from stemmata import languages


@dataclass(frozen=True, slots=True)
class Words:
    """The pointing words of a language."""

    nouns: Mapping[str, tuple[str, ...]]
    third: frozenset[str]
    possessive: frozenset[str]
    first: frozenset[str]
    own: tuple[str, ...]
    definite: frozenset[str]
    units: frozenset[str] = frozenset()
    places: Mapping[str, str] = field(default_factory=dict)
    quantifiers: frozenset[str] = frozenset()
    persons: frozenset[str] = frozenset()
    flying: tuple[str, ...] = ()
    kinds: frozenset[str] = frozenset()
    rules: frozenset[str] = frozenset()


@cache
def words(language: str) -> Words:
    """The compiled reference words of a language."""
    data = languages.data(language, "references")
    nouns: dict[str, tuple[str, ...]] = {}
    for row in data["noun"]:
        for form in row["forms"]:
            nouns[form] = (*nouns.get(form, ()), *row["kinds"])
    p = data["pronouns"]
    return Words(
        nouns,
        frozenset(p["third"]),
        frozenset(p["possessive"]),
        frozenset(p["first"]),
        tuple(p["own"]),
        frozenset(p["definite"]),
        frozenset(data["items"]["units"]),
        {form: kind for kind, forms in data["places"].items() for form in forms},
        frozenset(data["items"]["quantifiers"]),
        frozenset(p.get("persons", ())),
        tuple(data["items"].get("flying", ())),
        frozenset(data["items"]["kinds"]),
        frozenset(data["rules"]["forms"]),
    )
