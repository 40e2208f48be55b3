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
        if one.real and one.event.type in HOLDING:
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
    """The event that holds another most closely: the shortest, of equals the one with most in common."""
    found = []
    for j in others:
        why = holds(outlines[j], outlines[i]) if i != j else ()
        if why:
            found.append((outlines[j].last - outlines[j].first, -len(why), j, why))
    best = min(found, key=lambda one: one[:3], default=None)
    return (best[2], best[3]) if best else None


def holds(wide: Outline, narrow: Outline) -> tuple[Reason, ...]:
    """Why one event is part of another; empty if it isn't.

    The wider one lasts longer and covers the other's time, or both are of one day and the narrower is an act in the
    course of the other (its overflight, its seizure). It names no actor, place or kind of item that the other
    contradicts, and has an actor in common with it.
    """
    if wide.event.type != narrow.event.type or (wide.property and wide.property != narrow.property):
        return ()
    in_course = _in_course(wide, narrow)
    if not in_course and (not _covers(wide, narrow) or (wide.places and not wide.places & narrow.places)):
        return ()
    shared = _shared(wide, narrow)
    if not shared or not _may_hold_items(wide, narrow, either=in_course):
        return ()
    feature, joint = ("property.course", "of") if in_course else ("time.within", "in")
    told = narrow.property if in_course else _span(narrow)
    return (*shared, Reason(feature=feature, detail=f"{told} {joint} {_span(wide)}", weight=0.0))


def _covers(wide: Outline, narrow: Outline) -> bool:
    """Whether one lasts longer than the other and covers its time."""
    slack = rules()["time"]["slack"]
    longer = wide.shape != "day" and wide.last - wide.first > narrow.last - narrow.first
    return longer and wide.first <= narrow.first + slack and wide.last >= narrow.last - slack


def _in_course(wide: Outline, narrow: Outline) -> bool:
    """Whether one is an act of its own on the day of the other."""
    if wide.property or narrow.property not in rules()["stages"]["words"] or {wide.shape, narrow.shape} != {"day"}:
        return False
    return wide.first <= narrow.last and narrow.first <= wide.last


def _shared(wide: Outline, narrow: Outline) -> list[Reason]:
    """The actors in common, role by role; none if they differ in any."""
    shared = []
    for role in DIRECTION:
        ours, theirs = (
            frozenset(name for name in one.states.get(role, Nothing) if not vague(name)) for one in (wide, narrow)
        )
        if ours & theirs:
            shared.append(Reason(feature=f"{role}.same", detail="+".join(sorted(ours & theirs)), weight=0.0))
        elif ours and theirs:
            return []
    return shared


def _may_hold_items(wide: Outline, narrow: Outline, *, either: bool) -> bool:
    """Whether the wider event's items are those of the other, kinds of them, or vague; or with `either` the reverse."""
    if not wide.families or not narrow.families or wide.families & frozenset(rules()["vague"]["items"]):
        return True
    kinds = {kind for family in narrow.families for kind in lineage(family)}
    above = {kind for family in wide.families for kind in lineage(family)}
    return bool(wide.families & kinds) or (either and bool(narrow.families & above))


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
