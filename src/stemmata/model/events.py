"""The nouns of what lies behind claims: events, the links that make them, statements, contradictions, decisions.

Plain frozen dataclasses like those of `stemmata.model`; rules live in `stemmata.events`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from stemmata.model import EventType, Evidence

Verdict = Literal["same", "different", "part-of"]
ContradictionKind = Literal["conflict", "compatible", "denial", "hedge", "status"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One feature that speaks for or against two claims being of one event.

    `feature` names a row of `knowledge/linking.toml`, `detail` what was compared ("RU = RU"), `weight` is in bits:
    positive for, negative against.
    """

    feature: str
    detail: str
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Two claims judged to be of one event: the sum of the reasons' weights, or a person's decision."""

    claim: str
    other: str
    weight: float
    reasons: tuple[Reason, ...]
    decided: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Pointer:
    """A claim by content, so that it is found again after a rebuild: document hash, event type, main evidence."""

    document: str
    event: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What a person ruled on two claims: their events are the same, different, or the first is part of the other."""

    verdict: Verdict
    one: Pointer
    other: Pointer
    person: str = ""
    made: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """Somebody saying something on a day: a briefing, a report, a press release; found across reports.

    `speaker` is the short English name, `organisation` and `country` who is spoken for; `date` an ISO day, that of
    the earliest report.
    """

    id: str
    speaker: str
    kind: str
    date: str | None
    claims: tuple[str, ...]
    documents: tuple[str, ...]
    organisation: str | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What is said to have happened, once, whatever number of reports say so.

    `roles` maps role names to the value that most claims state; `time` is EDTF; `claims` are ids in the order of
    publication. `parent` is the wider event that holds this one, `children` those it holds. `sides` counts the
    claims by polarity and stance. `links` are the links that hold it together, the strongest way from claim to claim;
    `near` those to claims of other events that all in all are another one.
    """

    id: str
    type: EventType
    label: str
    roles: Mapping[str, Any]
    time: str | None
    claims: tuple[str, ...]
    documents: tuple[str, ...]
    parent: str | None = None
    children: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    near: tuple[Link, ...] = ()
    why_parent: tuple[Reason, ...] = ()
    statements: tuple[str, ...] = ()
    sides: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One side of a contradiction: a value, who says so (innermost sources), in which claims, since when (ISO)."""

    value: str
    claims: tuple[str, ...]
    documents: tuple[str, ...]
    sources: tuple[str, ...]
    since: str | None
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """A role or field of an event on which claims differ, side by side; the first said stands first.

    `kind`: `conflict` (both cannot hold), `compatible` (both can: 900 km and 885 km within a hedge, one more exact than
    the other), `denial` (polarity), `hedge` (certainty), `status`. `note` says in words what makes it so. With `other`
    it is between this event and one near it: either they are one, or they are not.
    """

    event: str
    role: str
    kind: ContradictionKind
    sides: tuple[Side, ...]
    note: str = ""
    other: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Linking:
    """All that linking found: events, statements, and for each claim the event it is in."""

    events: tuple[Event, ...]
    statements: tuple[Statement, ...]
    event_of: Mapping[str, str]
