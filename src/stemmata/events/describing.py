"""Groups of claims as events: what most claims say of each role, one line of words, the links that hold it together."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from stemmata import phrases
from stemmata.events.bundles import Bundle
from stemmata.events.containment import contained
from stemmata.events.facts import Facts, rules
from stemmata.events.rulings import Rulings
from stemmata.events.statements import statements
from stemmata.knowledge import catalogue
from stemmata.model import Claim
from stemmata.model.events import Event, Linking
from stemmata.words import fold

SEVERAL = frozenset({"parties", "item"})
"""Roles of which an event may have several values at once."""
SHAPES = ("day", "period", "until", "since", "none")
"""Ways to give a time, the most exact first."""
MEASURED = ("property", "quantity", "value", "unit", "approx")
"""Roles that are taken over together, from one claim, in this order."""
NOT_OF_EVENTS = frozenset({"time", *MEASURED})


def described(
    found: Iterable[Bundle], claims: Mapping[str, Claim], seen: Mapping[str, Facts], ruled: Rulings
) -> Linking:
    """The events of all bundles with their statements and what holds what; in the order of their earliest claim.

    `claims` are in the order of publication, `seen` are the facts of each.
    """
    order = {one: at for at, one in enumerate(claims)}
    events = [_event([claims[one] for one in sorted(some.claims, key=order.__getitem__)], seen, some) for some in found]
    events = contained(sorted(events, key=lambda one: order[one.claims[0]]), seen, ruled)
    event_of = {one: event.id for event in events for one in event.claims}
    spoken = statements(list(claims.values()), seen, event_of)
    said: dict[str, list[str]] = {}
    for statement in spoken:
        for claim in statement.claims:
            said.setdefault(event_of[claim], []).append(statement.id)
    events = [replace(one, statements=tuple(dict.fromkeys(said.get(one.id, ())))) for one in events]
    return Linking(events=tuple(events), statements=spoken, event_of=event_of)


def _event(some: Sequence[Claim], seen: Mapping[str, Facts], bundle: Bundle) -> Event:
    first = some[0]
    roles = roles_of(some, seen)
    return Event(
        id="event:" + hashlib.sha256(first.id.encode()).hexdigest()[:16],
        type=first.event,
        label=label(first, roles),
        roles=roles,
        time=(roles.get("time") or {}).get("edtf"),
        claims=tuple(one.id for one in some),
        documents=tuple(dict.fromkeys(str(one.document.get("id")) for one in some)),
        links=bundle.links,
        near=bundle.near,
        sides=dict(sorted(Counter(_side(one) for one in some).items())),
    )


def _side(claim: Claim) -> str:
    if claim.stance != "asserts":
        return claim.stance
    return "asserts" if claim.polarity == "positive" else "asserts not"


def label(first: Claim, roles: Mapping[str, Any]) -> str:
    """An event in one line: "transfer: Iran → Russia; drone; by 2022-11-05"."""
    return f"{first.event}: {phrases.what(replace(first, roles=roles))}"


# --- roles -----------------------------------------------------------------------------------


def roles_of(some: Sequence[Claim], seen: Mapping[str, Facts]) -> dict[str, Any]:
    """Each role with the value that most claims state, the earliest of equals; claims that it was so go first."""
    telling = [one for one in some if one.stance != "denies" and one.polarity == "positive"] or list(some)
    names = dict.fromkeys(name for one in telling for name in one.roles if name not in NOT_OF_EVENTS)
    found = {name: _most(name, telling) for name in names}
    found |= _time(telling, seen) | _measured(telling)
    if isinstance(found.get("item"), list):
        found.pop("quantity", None)  # each item has its own
    return {name: value for name, value in found.items() if value not in (None, [])}


def _most(name: str, some: Sequence[Claim]) -> Any:
    counted: Counter[str] = Counter()
    shown: dict[str, Any] = {}
    for claim in some:
        value = claim.roles.get(name)
        for one in value if isinstance(value, list) else [value]:
            if one:
                key = key_of(one)
                counted[key] += 1
                shown.setdefault(key, one)
    if not counted:
        return None
    best = counted.most_common()
    if name not in SEVERAL:
        return shown[best[0][0]]
    kept = [key for key, times in best if times * 3 >= best[0][1]]
    kept = [key for key in kept if not any(_wider(key, other) for other in kept)]
    return shown[kept[0]] if len(kept) == 1 else [shown[key] for key in kept]


def _wider(item: str, other: str) -> bool:
    """Whether an item is only a vaguer word for another."""
    if item == other:
        return False
    family = catalogue.family_of(other)
    return item in rules()["vague"]["items"] or (family is not None and item in (family, *catalogue.ancestors(family)))


def key_of(value: Any) -> str:
    """What a role value is counted under."""
    if isinstance(value, Mapping):
        return str(value.get("id") or fold(value.get("name") or value.get("text") or ""))
    return str(value)


def _time(some: Sequence[Claim], seen: Mapping[str, Facts]) -> dict[str, Any]:
    """The time that most claims give, of those that give it most exactly."""
    times = [(SHAPES.index(seen[one.id].shape), one.roles["time"]) for one in some if one.roles.get("time")]
    if not times:
        return {}
    best = min(shape for shape, _ in times)
    counted = Counter(
        str(time.get("edtf") if isinstance(time, Mapping) else time) for shape, time in times if shape == best
    )
    return {"time": {"edtf": counted.most_common(1)[0][0]}}


def _measured(some: Sequence[Claim]) -> dict[str, Any]:
    """Property and, if it is of one item only, its number: those that most claims state together."""
    counted: Counter[str] = Counter()
    shown: dict[str, dict[str, Any]] = {}
    for claim in some:
        found = {name: claim.roles[name] for name in MEASURED if claim.roles.get(name) is not None}
        key = repr(sorted((name, key_of(one) if name == "property" else str(one)) for name, one in found.items()))
        counted[key] += 1
        shown.setdefault(key, found)
    outcomes = rules()["stages"]["free"]
    rank = {
        key: (fold(found.get("property", "")) not in outcomes, bool(found), counted[key])
        for key, found in shown.items()
    }
    return shown[max(counted, key=lambda key: rank[key])] if counted else {}
