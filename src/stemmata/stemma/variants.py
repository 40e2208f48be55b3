"""Values of an event on which reports differ: which reports have which, and which are the few against the many.

That two reports agree in what is true proves nothing; that they agree in a slip proves descent.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from stemmata.knowledge import catalogue
from stemmata.model import Claim
from stemmata.stemma import slots
from stemmata.stemma.digest import Digest
from stemmata.stemma.speakers import inner, same


@dataclass(frozen=True, slots=True)
class Variant:
    """A slip: `value` in `few`, where `many` have `usual`. `claims` maps a document to the claim that has it."""

    event: str
    role: str
    value: str
    usual: str
    few: frozenset[str]
    many: frozenset[str]
    claims: Mapping[str, Claim]
    in_text: bool = False
    """Found in the sentences, not in claims."""


Key = tuple[str, str, str]
Values = dict[Any, dict[str, Claim]]


def find_variants(digests: Iterable[Digest], event_of: Mapping[str, str]) -> list[Variant]:
    """All slips among the claims of the same events, sorted."""
    table: dict[Key, Values] = defaultdict(lambda: defaultdict(dict))
    order: dict[str, tuple[str, str]] = {}
    for one in digests:
        order[one.id] = one.order
        for claim in one.claims:
            if claim.id in event_of and claim.polarity == "positive":
                for role, where, value in _values(claim):
                    table[event_of[claim.id], role, where][value].setdefault(one.id, claim)
    found = []
    for event, role, where in sorted(table):
        found += _slips(event, role, table[event, role, where], order)
    return found


def _values(claim: Claim) -> list[tuple[str, str, Any]]:
    """`(role, topic, value)` of everything in a claim that a slip could change."""
    about = slots.topic(claim)
    found: list[tuple[str, str, Any]] = []
    figure, exact = slots.stated(claim), slots.quantity(claim)
    if figure is not None and exact is not None and exact[0] == exact[1]:
        found.append(("quantity", f"{about} {slots.kind_word(claim)}", figure))
        thing = slots.item(claim)
        if thing:
            found.append(("item", f"{about} {figure:g}", thing))
    thing = slots.item(claim)
    if thing in catalogue.designations():
        found.append(("item", f"{about} {catalogue.family_of(thing)}", thing))
    measured = slots.value(claim)
    if measured is not None:
        found.append(("value", f"{about} {claim.roles.get('unit') or ''}", measured))
    day = slots.time(claim)
    if day:
        found.append(("time", about, day))
    for role in slots.NAMED:
        found += [(role, "", name) for name in slots.names(claim, role)]
    return found


_CLASH = {
    "quantity": slots.garbled,
    "value": slots.garbled,
    "item": slots.clash_of_items,
    "time": slots.clash_of_times,
}


def _slips(event: str, role: str, values: Values, order: Mapping[str, tuple[str, str]]) -> list[Variant]:
    """Each value that clashes with the one that it was made from."""
    clash: Any = _CLASH.get(role, slots.misspelt)
    ranked = sorted(values, key=lambda v: (min(order[d] for d in values[v]), str(v)))
    found = []
    for value in ranked:
        few = values[value].keys()
        usual = next((u for u in ranked if clash(u, value) and is_slip(few, values[u].keys(), order)), None)
        if usual is not None and _one_voice(values[value].values(), values[usual].values()):
            many = frozenset(values[usual].keys() - few)
            found.append(Variant(event, role, _shown(value), _shown(usual), frozenset(few), many, values[value]))
    return found


def _one_voice(few: Iterable[Claim], many: Iterable[Claim]) -> bool:
    """Whether one speaker is behind both values: what two say differently is no slip."""
    mine = [inner(c, None)[:1] for c in few]
    theirs = [inner(c, None)[:1] for c in many]
    return any(not x or not y or same(x[0], y[0]) for x in mine for y in theirs)


def is_slip(some: Collection[str], others: Collection[str], order: Mapping[str, tuple[str, str]]) -> bool:
    """Whether it is `some` that have the slip: half as many as the others at most, or no more than twice and later."""
    mine, theirs = set(some) - set(others), set(others) - set(some)
    if not mine or not theirs:
        return False
    if len(mine) * 2 <= len(theirs):
        return True
    later = min(order[d] for d in mine) > min(order[d] for d in theirs)
    return later and len(mine) < 2 * len(theirs)


def _shown(value: Any) -> str:
    return slots.number(value) if isinstance(value, float) else str(value)
