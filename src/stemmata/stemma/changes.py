"""Where one claim differs from the claim that it renders."""

from __future__ import annotations

from stemmata.model import Claim
from stemmata.model.stemma import Change
from stemmata.stemma import slots

Found = tuple[str, Change, str, str]
"""Role, what changed, the child's value, the parent's."""


def changes(child: Claim, parent: Claim) -> list[Found]:
    """Where a claim differs from the one it renders so that both cannot be meant."""
    found: list[Found] = []
    a, b = slots.quantity(child), slots.quantity(parent)
    x, y = slots.stated(child), slots.stated(parent)
    if a and b and x is not None and y is not None and x != y and (slots.clash_of_figures(a, b) or slots.garbled(x, y)):
        found.append(("quantity", "number", slots.figure(child) or "", slots.figure(parent) or ""))
    elif a and b and x == y and slots.figure(child) != slots.figure(parent):
        found.append(("quantity", "bounds", slots.figure(child) or "", slots.figure(parent) or ""))
    m, n = slots.value(child), slots.value(parent)
    if m is not None and n is not None and slots.garbled(m, n):
        found.append(("value", "number", slots.number(m), slots.number(n)))
    s, t = slots.time(child), slots.time(parent)
    if s and t and slots.clash_of_times(s, t):
        found.append(("time", "date", s, t))
    i, j = slots.item(child), slots.item(parent)
    if i and j and slots.clash_of_items(i, j):
        found.append(("item", "item", i, j))
    for role in slots.NAMED:
        for name in slots.names(child, role):
            right = next((n for n in slots.names(parent, role) if slots.misspelt(name, n)), None)
            if right:
                found.append((role, "name", name, right))
    return [*found, *_actors(child, parent), *turned(child, parent)]


def _actors(child: Claim, parent: Claim) -> list[Found]:
    """Somebody else in the same part: the army for the rebels, the seller for the buyer."""
    found: list[Found] = []
    for role in ("supplier", "recipient", "operator"):
        mine, theirs = slots.ids(child, role), slots.ids(parent, role)
        if mine and theirs and not mine & theirs and not any(slots.kin(a, b) for a in mine for b in theirs):
            found.append((role, "actor", ", ".join(slots.names(child, role)), ", ".join(slots.names(parent, role))))
    return found


def turned(child: Claim, parent: Claim) -> list[Found]:
    """Hedges, negations, status: how surely, and whether at all."""
    found: list[Found] = []
    if child.polarity != parent.polarity:
        change: Change = "lost negation" if child.polarity == "positive" else "added negation"
        return [("polarity", change, child.polarity, parent.polarity)]
    if parent.stance in ("denies", "doubts") and child.stance in ("asserts", "confirms"):
        found.append(("stance", "lost negation", child.stance, parent.stance))
    if slots.SURENESS[child.certainty] != slots.SURENESS[parent.certainty]:
        change = "lost hedge" if slots.SURENESS[child.certainty] > slots.SURENESS[parent.certainty] else "added hedge"
        found.append(("certainty", change, child.certainty, parent.certainty))
    if (parent.status in slots.UNREAL) != (child.status in slots.UNREAL):
        change = "lost hedge" if parent.status in slots.UNREAL else "status"
        found.append(("status", change, child.status, parent.status))
    return found
