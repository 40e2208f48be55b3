"""The words of a language that point back at something named: pronouns, quantifiers, general nouns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from stemmata import languages
from stemmata.claims.grammar import Tree
from stemmata.claims.things import Thing
from stemmata.model import Token


@dataclass(frozen=True, slots=True)
class Words:
    """The pointing words of a language."""

    nouns: Mapping[str, tuple[str, ...]]
    third: frozenset[str]
    possessive: frozenset[str]
    first: frozenset[str]
    own: tuple[str, ...]
    definite: frozenset[str]
    units: Mapping[str, frozenset[str]] = field(default_factory=dict)
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
        {form: frozenset(row["of"]) for row in data["unit"] for form in row["forms"]},
        {form: kind for kind, forms in data["places"].items() for form in forms},
        frozenset(data["items"]["quantifiers"]),
        frozenset(p.get("persons", ())),
        tuple(data["items"].get("flying", ())),
        frozenset(data["items"]["kinds"]),
        frozenset(data["rules"]["forms"]),
    )


def definite(t: Tree, i: int, w: Words, thing: Thing | None = None) -> bool:
    """Whether the phrase of token `i`, or of a thing, begins with a word that points back."""
    first = next((k.i for k in t.tokens if thing is not None and k.start >= thing.start), i)
    before = t.tokens[first - 1].text.lower() if first else ""
    return (
        any(k.text.lower() in w.definite for k in t.kids(i, "det"))
        or before in w.definite
        or t.has("fused_articles", before)
    )


CHOICES = 4
"""Antecedents kept for a pointing word; a fifth is hardly ever meant."""


def pointed(token: Token, head: int, kind: str, antecedents: Sequence[Thing], how: str) -> list[Thing]:
    """The pointing word as a thing of its likeliest antecedent, with the next ones for the context to choose from."""
    made: list[Thing] = []
    for x in antecedents:
        value = {"id": x.value.get("id"), "text": token.text} if kind == "actor" else {**x.value, "text": token.text}
        thing = Thing(kind, token.start, token.end, head, value, how, x.mention)
        if thing.key not in {m.key for m in made}:
            made.append(thing)
    return [replace(made[0], others=tuple(made[1:CHOICES]))] if made else []
