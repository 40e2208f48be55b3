"""Which event is part of which: a summary or an undated event holds the dated ones that fit into it."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from stemmata.events.blocking import DIRECTION, branch, skeleton
from stemmata.events.facts import Facts, Names, Nothing, lineage, rules, vague
from stemmata.events.rulings import Rulings
from stemmata.model.events import Event, Reason

SCOPES = ("day", "period", "until", "since", "none")
HIGHEST = 3652059
"""The last day there is, for times that are open."""
HOLDING = frozenset({"transfer", "use", "test", "production", "deployment", "sanction", "violation"})
"""Types of event that can hold others: those with a course in time."""
NEAREST = 60
"""Wider events that are looked at for one event: those that end soonest after it."""


Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """An event as containment sees it: what its claims together say."""

    event: Event
    states: Mapping[str, Names]
    families: Names
    places: Names
    lands: Names
    shape: str
    first: int
    last: int
    property: str
    real: bool


def outline(event: Event, seen: Mapping[str, Facts]) -> Outline:
    """What the claims of an event say together; its time is that of its most exact claims."""
    some = [seen[one] for one in event.claims]
    told = [one for one in some if one.polarity == "positive" and one.stance != "denies"] or some
    shape = min((one.shape for one in told), key=SCOPES.index)
    timed = [(one.first or 1, one.last or HIGHEST) for one in told if one.shape == shape]
    (first, last), _ = Counter(timed).most_common(1)[0]
    states: dict[str, Names] = defaultdict(frozenset)
    for one in told:
        for role, names in one.states.items():
            states[role] |= names
    return Outline(
        event=event,
        states=dict(states),
        families=frozenset(name for one in told for name in one.families),
        places=frozenset(name for one in told for name in one.places),
        lands=frozenset(name for one in told for name in one.lands),
        shape=shape,
        first=first,
        last=last,
        property=Counter(one.property for one in told).most_common(1)[0][0],
        real=any(rules()["status"][one.status] == "real" for one in told),
    )


def contained(events: Sequence[Event], seen: Mapping[str, Facts], ruled: Rulings) -> list[Event]:
    """The events with `parent`, `children` and the reasons for it; people's rulings win."""
    outlines = [outline(one, seen) for one in events]
    wide: dict[Key, list[tuple[int, int]]] = defaultdict(list)
    for i, one in enumerate(outlines):
        if one.shape != "day" and one.real and one.event.type in HOLDING:
            for key in _keys(one):
                wide[key].append((one.last, i))
    for some in wide.values():
        some.sort()
    parents: dict[int, tuple[int, tuple[Reason, ...]]] = {}
    for i, one in enumerate(outlines):
        if one.real and one.event.type in HOLDING and (found := _narrowest(i, outlines, _near(one, wide))):
            parents[i] = found
    _rule(events, ruled, parents)
    children: dict[int, list[int]] = defaultdict(list)
    for child, (parent, _) in parents.items():
        children[parent].append(child)
    return [
        replace(
            one,
            parent=events[parents[i][0]].id if i in parents else None,
            why_parent=parents[i][1] if i in parents else (),
            children=tuple(events[child].id for child in sorted(children[i])),
        )
        for i, one in enumerate(events)
    ]


def _keys(one: Outline) -> list[Key]:
    """Pairs of what it is about, so that only events with two things in common meet; single ones if it has no more."""
    found = {f"{role}:{skeleton(name)}" for role in DIRECTION for name in one.states.get(role, Nothing)}
    found |= {f"item:{branch(name)}" for name in one.families if branch(name)}
    names = sorted(found)
    return [(one.event.type, *pair) for pair in (*combinations(names, 2), *((name,) for name in names))]


def _near(one: Outline, wide: Mapping[Key, Sequence[tuple[int, int]]]) -> list[int]:
    """Wider events that end soonest after this one."""
    found: set[int] = set()
    for key in _keys(one):
        some = wide.get(key, ())
        start = bisect_left(some, (one.last - rules()["time"]["slack"], -1))
        found.update(i for _, i in some[start : start + NEAREST])
    return sorted(found)


def _narrowest(i: int, outlines: Sequence[Outline], others: Sequence[int]) -> tuple[int, tuple[Reason, ...]] | None:
    """The event that holds another most closely: the one with most in common, of those the shortest."""
    found = []
    for j in others:
        why = holds(outlines[j], outlines[i]) if i != j else ()
        if why:
            found.append((-len(why), outlines[j].last - outlines[j].first, j, why))
    best = min(found, key=lambda one: one[:3], default=None)
    return (best[2], best[3]) if best else None


def holds(wide: Outline, narrow: Outline) -> tuple[Reason, ...]:
    """Why one event is part of another; empty if it isn't.

    The wider one lasts longer and covers the other's time, names no actor, place or kind of item that the other
    contradicts, and has an actor in common with it.
    """
    slack = rules()["time"]["slack"]
    if wide.event.type != narrow.event.type or wide.last - wide.first <= narrow.last - narrow.first:
        return ()
    if wide.first > narrow.first + slack or wide.last < narrow.last - slack:
        return ()
    if wide.property and wide.property != narrow.property:
        return ()
    if wide.places and not wide.places & narrow.places:
        return ()
    shared = []
    for role in DIRECTION:
        ours, theirs = (
            frozenset(name for name in one.states.get(role, Nothing) if not vague(name)) for one in (wide, narrow)
        )
        if ours & theirs:
            shared.append(Reason(feature=f"{role}.same", detail="+".join(sorted(ours & theirs)), weight=0.0))
        elif ours and theirs:
            return ()
    kinds = {kind for family in narrow.families for kind in lineage(family)}
    generic = wide.families & frozenset(rules()["vague"]["items"])
    if not shared or (wide.families and narrow.families and not generic and not wide.families & kinds):
        return ()
    return (*shared, Reason(feature="time.within", detail=f"{_span(narrow)} in {_span(wide)}", weight=0.0))


def _span(one: Outline) -> str:
    return one.event.time or "no time"


def _rule(events: Sequence[Event], ruled: Rulings, parents: dict[int, tuple[int, tuple[Reason, ...]]]) -> None:
    """What people ruled to be part of what; a ruling that would make a circle takes the older tie away."""
    at = {claim: i for i, one in enumerate(events) for claim in one.claims}
    for part, whole in ruled.different:
        child, parent = at[part], at[whole]
        if parents.get(child, (None,))[0] == parent or parents.get(parent, (None,))[0] == child:
            parents.pop(child if parents.get(child, (None,))[0] == parent else parent)
    for part, whole in ruled.part_of:
        child, parent = at[part], at[whole]
        if child == parent:
            continue
        above: int | None = parent
        while above is not None:
            following = parents.get(above, (None,))[0]
            if following == child:
                parents.pop(above)
            above = following if following != child else None
        parents[child] = (parent, (Reason(feature="decision", detail="part of", weight=0.0),))
