"""How many: the number in an item's phrase, and what it counts where that is not the item itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from stemmata.claims.draft import Draft
from stemmata.claims.grammar import Tree, bare
from stemmata.claims.things import Thing
from stemmata.mentions.quantities import measured, unit_kind
from stemmata.model import ItemMention, QuantityMention, Token


def quantity_of(t: Tree, item: Thing, things: Sequence[Thing]) -> Mapping[str, Any] | None:
    """The number that counts an item, beside it in its own phrase, as a claim's `quantity`."""
    counted = counts(t, item, things)
    if counted is None or unit_kind(counted.unit) not in COUNTING:
        return None
    return {
        "min": plain_number(counted.min),
        "max": plain_number(counted.max),
        "approx": counted.approx,
        "text": counted.text,
    }


SINGLE = {"missile", "rocket", "drone", "bomb", "torpedo", "aircraft", "warship"}
"""Families whose singular is one piece ("the missile fell into the sea"), not a kind or a mass."""


def single(t: Tree, item: Thing) -> Mapping[str, Any] | None:
    """One piece, by a definite noun in the singular: "the missile", "die Rakete"; a designation may mean its kind."""
    token, mention = t.tokens[item.head], item.mention
    if not isinstance(mention, ItemMention) or mention.plural or not t.sentence.start <= item.start < t.sentence.end:
        return None
    families = {mention.id, mention.family, *mention.ancestors}
    definite = any(t.has("definite", k.text) for k in t.kids(token.i, "det"))
    if token.upos != "NOUN" or token.feats.get("Number") != "Sing" or not definite or not families & SINGLE:
        return None
    return {"min": 1, "max": 1, "approx": False, "text": token.text}


def count_found(t: Tree, drafts: Sequence[Draft], things: Sequence[Thing]) -> None:
    """Give found and identified objects the number in their phrase ("a Hwasong-18", "three rifles"), in place."""
    for draft in drafts:
        items = draft.things.get("item", ())
        if draft.event != "identification" or "quantity" in draft.roles or len(items) != 1:
            continue
        quantity = quantity_of(t, items[0], things)
        if quantity is not None:
            draft.roles["quantity"] = dict(quantity)
            draft.why.append({"field": "quantity", "rule": "number beside it", "words": quantity["text"]})


COUNTING = {None, "item", "people", "package"}
"""Kinds of unit whose number is a quantity; packages and people are named in `property` besides."""


def measure_of(t: Tree, item: Thing, things: Sequence[Thing]) -> dict[str, Any]:
    """What a number beside an item counts where that is not the item itself: batteries, containers, tonnes."""
    counted = counts(t, item, things)
    kind = unit_kind(counted.unit) if counted is not None else None
    if counted is None or kind not in {"package", "mass"}:
        return {}
    value, unit, approx = measured(counted)
    value = plain_number(value) if isinstance(value, float) else value
    if kind == "package":
        return {"property": _plural(str(counted.unit)), "value": value}
    return {"property": "weight", "value": value, "unit": unit, **({"approx": True} if approx else {})}


def _plural(unit: str) -> str:
    return unit[:-1] + "ies" if unit.endswith("y") else unit + "s"


def counts(t: Tree, item: Thing, things: Sequence[Thing]) -> QuantityMention | None:
    """The quantity that stands in an item's phrase."""
    best: tuple[int, QuantityMention] | None = None
    for thing in things:
        mention = thing.mention
        if not isinstance(mention, QuantityMention) or (
            mention.article and isinstance(item.mention, ItemMention) and item.mention.plural
        ):
            continue
        gap = item.head - thing.head
        beside = 0 <= item.start - thing.end <= 1  # "150 IRIS-T air-to-air missiles": however long the name
        if not 0 <= gap <= FAR and not beside and not (item.start <= thing.start < item.end):
            continue
        between = [k for k in t.tokens if thing.end <= k.start and k.end <= item.start]
        if any(_parts(k) for k in between):
            continue
        linked = any(t.has("counting_links", k.text) for k in between)
        if any(k.upos == "ADP" for k in between) and not linked:
            continue
        if best is None or gap < best[0]:
            best = (gap, mention)
    return best[1] if best else None


FAR = 8
"""Tokens between a number and the head of what it counts at most."""


def _parts(token: Token) -> bool:
    """Whether a word between a number and a noun parts them; an attribute does not ("25 Israeli-made drones")."""
    if token.upos == "VERB" and bare(token.deprel) in {"amod", "compound"}:
        return False
    return token.upos in {"VERB", "AUX", "CCONJ"} or token.text in {",", ";"}


def plain_number(value: float | None) -> int | float | None:
    return int(value) if value is not None and float(value).is_integer() else value
