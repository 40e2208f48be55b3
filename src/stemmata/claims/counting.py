"""How many: the number in an item's phrase, and what it counts where that is not the item itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from stemmata.claims.grammar import Tree
from stemmata.claims.things import Thing
from stemmata.mentions.quantities import measured, unit_kind
from stemmata.model import ItemMention, QuantityMention


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
        if not 0 <= gap <= 8 and not (item.start <= thing.start < item.end):
            continue
        between = [k for k in t.tokens[thing.head + 1 : item.head] if k.start < item.start]
        if any(k.upos in {"VERB", "AUX", "CCONJ"} or k.text in {",", ";"} for k in between):
            continue
        linked = any(t.has("counting_links", k.text) for k in between)
        if any(k.upos == "ADP" for k in between) and not linked:
            continue
        if best is None or gap < best[0]:
            best = (gap, mention)
    return best[1] if best else None


def plain_number(value: float | None) -> int | float | None:
    return int(value) if value is not None and float(value).is_integer() else value
