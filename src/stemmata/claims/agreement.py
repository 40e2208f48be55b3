"""Whether a pronoun can stand for an actor: person or not, gender and number where the language shows them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from stemmata import languages
from stemmata.claims.things import Thing
from stemmata.model import ActorMention


@cache
def _rows(language: str) -> Mapping[str, Mapping[str, Any]]:
    """What each pronoun of a language asks for, from the `agreement` rows of its references."""
    return {form: row for row in languages.data(language, "references")["agreement"] for form in row["pronouns"]}


def agrees(thing: Thing, pronoun: str, language: str) -> bool:
    """Whether a pronoun can stand for the actor, by gender and number where the language shows them."""
    mention, row = thing.mention, _rows(language).get(pronoun)
    if not isinstance(mention, ActorMention) or row is None:
        return True
    if "not" in row:
        return mention.kind not in row["not"]
    return mention.kind in row["kinds"] or _gender(mention, language) in row.get("genders", ())


def _gender(mention: ActorMention, language: str) -> str | None:
    """The grammatical gender of a state's name; None for what is no state and for languages without."""
    genders: Mapping[str, Sequence[str]] = languages.data(language, "references").get("gender", {})
    stated = next((gender for gender, names in genders.items() if mention.id in names), None)
    return stated or ("neuter" if mention.kind == "state" else None)


def is_of(thing: Thing, kinds: Sequence[str]) -> bool:
    """Whether an actor is of one of the kinds; a state's organs count as the state."""
    mention = thing.mention
    return isinstance(mention, ActorMention) and (
        mention.kind in kinds or (mention.kind in {"military", "ministry", "government"} and "state" in kinds)
    )
