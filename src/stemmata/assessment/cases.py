"""The dated rules asked about an event as claimed: from its roles to cases, one for each item.

Nothing is filled in: what the claims do not name stays unknown, and the answer says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from stemmata import phrases
from stemmata.assessment.capabilities import reach
from stemmata.assessment.provisions import Case, Finding, provisions
from stemmata.errors import QueryError
from stemmata.knowledge import table
from stemmata.knowledge.catalogue import designations, family_of
from stemmata.model.events import Event

ASKED = ("transfer", "use", "test", "production")
"""The types of events that the rules are about."""
UNASKED = {"violation": "a reading of the law by its sources: what they speak of is asked as an event of its own"}
UNASKED_ELSE = "the rules are not about events of type {}"
PLACE_IDS = ("geonames:", "place:")


@dataclass(frozen=True, slots=True, kw_only=True)
class Bearing:
    """The rules that bear on an event if it happened as claimed, item by item, and what could not be asked."""

    event: str
    answers: tuple[tuple[Case, tuple[Finding, ...]], ...]
    notes: tuple[str, ...]


def bearing(event: Event) -> Bearing:
    """Which dated rules an event would breach if it happened as claimed; notes say what is missing."""
    if event.type not in ASKED:
        return Bearing(event=event.id, answers=(), notes=(UNASKED.get(event.type, UNASKED_ELSE.format(event.type)),))
    answers, notes = [], list(_missing(event))
    for case, note in cases(event):
        notes += [note] if note else []
        try:
            answers.append((case, _asked(case)))
        except QueryError as error:
            notes.append(f"not asked: {error}")
    return Bearing(event=event.id, answers=tuple(answers), notes=tuple(dict.fromkeys(notes)))


def cases(event: Event) -> Iterator[tuple[Case, str]]:
    """A case for each item of an event, one without item where none is named; with what is lost on the way."""
    place = tuple(name for role in ("place", "recipient", "target") for name in _places(event.roles.get(role)))
    bare = Case(
        event=event.type,
        supplier=_actors(event.roles.get("supplier")),
        recipient=_actors(event.roles.get("recipient")),
        operator=_actors(event.roles.get("operator")),
        time=event.time,
        place=place,
        property=phrases.names(event.roles.get("property")) or None,
    )
    items = list(_listed(event.roles.get("item")))
    if not items:
        yield bare, ""
    for item in items:
        name, found = phrases.names(item), _item(item)
        if found is None:
            yield bare, f"{name} is in no table of items: asked without an item"
        else:
            yield replace(bare, item=found), ""


def _asked(case: Case) -> tuple[Finding, ...]:
    """The findings on a case. Of several published ranges that lead to different answers none is chosen."""
    span = reach(case.item) if case.item in designations() else None
    if span is None:
        return provisions(case)
    short, far = (provisions(replace(case, range_km=one)) for one in span)
    if [(one.rule.id, one.outcome) for one in short] == [(one.rule.id, one.outcome) for one in far]:
        return far
    return provisions(case)


def _missing(event: Event) -> Iterator[str]:
    if event.type == "transfer" and not event.roles.get("supplier") and not event.roles.get("recipient"):
        yield "neither supplier nor recipient is named: no rule can be told to apply"
    elif event.type == "transfer":
        for role in ("supplier", "recipient"):
            if not event.roles.get(role):
                yield f"no {role} is named: rules that turn on it were not asked"
    elif not event.roles.get("operator"):
        yield "nobody is named who fires, tests or makes it: rules that turn on it were not asked"
    if event.type == "transfer" and phrases.names(event.roles.get("property")) in table("predictions")["cancels"]:
        yield "it is said to be called off: the answer is what it would breach if it went ahead"
    if not event.time:
        yield "the event has no date: nothing is told to be in force"


def _listed(value: Any) -> Iterator[Any]:
    yield from (one for one in (value if isinstance(value, list) else [value]) if one)


def _actors(value: Any) -> tuple[str, ...]:
    """Ids of actors; a firm or force that the tables do not know stands for its state where the claim names one."""
    found = []
    for one in _listed(value):
        name = str(one.get("id") or one.get("name") or one.get("text")) if isinstance(one, Mapping) else str(one)
        found.append(name)
        if isinstance(one, Mapping) and one.get("country") and one["country"] != name:
            found.append(str(one["country"]))
    return tuple(dict.fromkeys(found))


def _places(value: Any) -> Iterator[str]:
    """Names of places; an actor without a place of its own is none."""
    for one in _listed(value):
        placed = isinstance(one, Mapping) and (one.get("precision") or str(one.get("id", "")).startswith(PLACE_IDS))
        if placed and (name := one.get("name") or one.get("text")):
            yield str(name)


def _item(value: Any) -> str | None:
    """The designation or family id of an item, else that of the family the claim gives it."""
    for key in ("id", "family"):
        found = str(value.get(key) or "") if isinstance(value, Mapping) else str(value)
        if found and family_of(found) is not None:
            return found
    return None
