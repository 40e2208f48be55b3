"""The typed things that a sentence names or refers to, each with the token that stands for it in the tree."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from stemmata import knowledge
from stemmata.claims.grammar import Tree, bare, head_of
from stemmata.model import ActorMention, ItemMention, PlaceMention, QuantityMention, TimeMention

Mention = ActorMention | ItemMention | PlaceMention | QuantityMention | TimeMention
KIND = {
    ActorMention: "actor",
    ItemMention: "item",
    PlaceMention: "place",
    QuantityMention: "quantity",
    TimeMention: "time",
}
SPEAKERS_ONLY = {"agency", "outlet"}


@dataclass(frozen=True, slots=True)
class Thing:
    """Something a role can be filled with.

    `kind` is actor, item, place, time, quantity, regime; `head` a token index of the sentence; `value` the role
    value as it goes into a claim; `how` says how it was read (name, adjective, pronoun, definite ...). `others` are
    the further antecedents of a pointing word, likeliest first, for when the context speaks against this one.
    """

    kind: str
    start: int
    end: int
    head: int
    value: Mapping[str, Any]
    how: str
    mention: Any = None
    others: tuple[Thing, ...] = ()

    @property
    def key(self) -> str:
        """What makes two things the same filler."""
        return str(self.value.get("id") or self.value.get("name") or self.value.get("text"))


def named(t: Tree, text: str, mentions: Iterable[Mention], language: str) -> list[Thing]:
    """Things for the mentions that lie in this sentence. Adjectives of origin stand for the noun they modify."""
    found: list[Thing] = []
    for mention in mentions:
        if mention.start < t.sentence.start or mention.end > t.sentence.end:
            continue
        head = head_of(t, mention.start, mention.end)
        if head is None:
            continue
        thing = _thing(t, text, mention, head)
        if thing:
            found.append(thing)
    return found


def _thing(t: Tree, text: str, mention: Mention, head: int) -> Thing | None:
    words = text[mention.start : mention.end]
    if isinstance(mention, ActorMention):
        if mention.kind in SPEAKERS_ONLY:
            return None
        value = {"id": actor_id(mention), "text": words}
        if _organ(mention):
            value["name"] = mention.name
        return Thing("actor", mention.start, mention.end, head, value, mention.form, mention)
    if isinstance(mention, ItemMention):
        return Thing("item", mention.start, mention.end, head, item_value(mention, words), "name", mention)
    if isinstance(mention, PlaceMention):
        return Thing("place", mention.start, mention.end, head, place_value(mention, words), "name", mention)
    if isinstance(mention, TimeMention):
        return Thing("time", mention.start, mention.end, head, {"text": words}, "name", mention)
    return Thing("quantity", mention.start, mention.end, head, {"text": words}, "name", mention)


def _organ(mention: ActorMention) -> bool:
    """Whether the text names an organ of a state, which the state's id alone would lose ("Sudan's army")."""
    return mention.form in {"name", "compound", "forces"} and mention.name != state_name(mention.country or mention.id)


@cache
def state_name(code: str) -> str | None:
    """The short English name of a state; None for what is none."""
    return next((str(row["name"]) for row in knowledge.table("states")["state"] if row["id"] == code), None)


def actor_id(mention: ActorMention) -> str:
    """The id that fills a role: organs, leaders and forces of a state stand for the state."""
    if mention.country and mention.kind in {"state", "military", "person", "ministry", "government"}:
        return mention.country
    return mention.id


def item_value(mention: ItemMention, words: str) -> dict[str, Any]:
    """The `item` role's value."""
    value: dict[str, Any] = {"id": mention.id, "name": mention.name, "text": words, "family": mention.family}
    if mention.producer:
        value["producer"] = {"id": mention.producer}
    return value


def place_value(mention: PlaceMention, words: str) -> dict[str, Any]:
    """The `place` role's value; never finer than the text."""
    value: dict[str, Any] = {
        "id": mention.id,
        "name": mention.name,
        "country": mention.country,
        "precision": mention.precision,
        "text": words,
    }
    if mention.status:
        value["status"] = mention.status
    return value


def adjective_of(t: Tree, thing: Thing) -> int | None:
    """The noun that an adjectival actor ("russische Flugzeuge") modifies, else None."""
    if thing.how not in {"adjective", "demonym", "compound"}:
        return None
    token = t.tokens[thing.head]
    if (
        bare(token.deprel) in {"amod", "compound", "nmod", "flat"}
        and token.head >= 0
        and t.tokens[token.head].upos in {"NOUN", "PROPN"}
    ):
        return token.head
    following = token.i + 1
    if thing.how == "adjective" and following < len(t.tokens) and t.tokens[following].upos in {"NOUN", "PROPN"}:
        return following
    return None


def at_token(things: Sequence[Thing], i: int, t: Tree) -> list[Thing]:
    """Things whose span covers token `i`."""
    token = t.tokens[i]
    return [x for x in things if x.start <= token.start and token.end <= x.end]


AIRBORNE = {"missile", "rocket", "missile-or-rocket", "drone", "glide-bomb", "guided-bomb", "bomb"}
"""Families of weapons in flight: they are shot down, never attacked as targets."""


def airborne(thing: Thing) -> bool:
    """Whether air defence can shoot the item down as a weapon in flight."""
    mention = thing.mention
    return thing.kind == "item" and bool(AIRBORNE & {mention.id, mention.family, *mention.ancestors})
