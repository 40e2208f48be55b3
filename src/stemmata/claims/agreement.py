"""Whether a pronoun can stand for an actor: person or not, gender and number where the language shows them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from stemmata.claims.things import Thing
from stemmata.model import ActorMention

GENDER: Mapping[str, frozenset[str]] = {
    "fem": frozenset({"UA", "TR", "CH", "SK", "US", "AE", "NL", "PH", "EU", "UN", "NATO"}),
    "masc": frozenset({"IR", "IQ", "SD", "YE", "LB", "TD", "SS"}),
}
"""Grammatical gender (or plural, with the feminine) of states in German; the others are neuter."""


def agrees(thing: Thing, pronoun: str) -> bool:
    """Whether a pronoun can stand for the actor, by gender and number where the language shows them."""
    mention = thing.mention
    if not isinstance(mention, ActorMention):
        return True
    person = mention.kind == "person"
    if pronoun in {"he", "she", "him", "his"}:
        return person or mention.kind == "company"
    if pronoun in {"it", "its"}:
        return not person
    if pronoun in {"sie", "ihre", "ihrer", "ihren", "ihrem", "ihr"}:
        return mention.kind in {"armed-group", "company", "military", "body"} or person or mention.id in GENDER["fem"]
    if pronoun == "es":
        return mention.kind == "state" and mention.id not in GENDER["fem"] | GENDER["masc"]
    if pronoun in {"er", "ihm", "ihn"}:
        return person or mention.id in GENDER["masc"]
    return True


def is_of(thing: Thing, kinds: Sequence[str]) -> bool:
    """Whether an actor is of one of the kinds; a state's organs count as the state."""
    mention = thing.mention
    return isinstance(mention, ActorMention) and (
        mention.kind in kinds or (mention.kind in {"military", "ministry", "government"} and "state" in kinds)
    )
