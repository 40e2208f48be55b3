"""Claims, events and accounts for tests of assessment, made by hand: nothing is read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from stemmata.events import link
from stemmata.model import Claim, Evidence, Source
from stemmata.model.events import Event
from stemmata.model.stemma import Account, Origin, Standing
from stemmata.stemma.origins import BACKGROUND

ROLES: dict[str, Any] = {
    "supplier": {"id": "KP", "text": "Pyongyang"},
    "recipient": {"id": "RU", "text": "Moscow"},
    "item": {"id": "kn-23", "name": "KN-23", "text": "KN-23", "family": "short-range-ballistic-missile"},
    "time": {"edtf": "2024-01-02"},
}


def claim(key: str, **more: Any) -> Claim:
    """A claim of the transfer above by somebody; `report`, `published`, `quote`, `who`, `kind`, `country` for short."""
    report, published = more.pop("report", key), more.pop("published", "2024-01-05")
    quote, language = more.pop("quote", f"words of {key}"), more.pop("language", "en")
    source = Source(
        name=more.pop("who", f"speaker {key}"), kind=more.pop("kind", "expert"), country=more.pop("country", None)
    )
    roles = {name: value for name, value in {**ROLES, **more.pop("roles", {})}.items() if value is not None}
    plain: dict[str, Any] = {
        "event": "transfer",
        "status": "occurred",
        "polarity": "positive",
        "certainty": "certain",
        "stance": "asserts",
        **more,
    }
    return Claim(
        id=f"claim:{key}",
        document={"id": report, "published": published, "language": language},
        roles=roles,
        sources=(source,),
        evidence=(Evidence(start=0, end=len(quote), quote=quote),),
        **plain,
    )


def event(some: Sequence[Claim], **more: Any) -> Event:
    """One event of all these claims, whatever linking would make of them."""
    first = some[0]
    given = first.roles.get("time")
    time = given.get("edtf") if isinstance(given, dict) else None
    plain: dict[str, Any] = {"id": "event:1", "roles": first.roles, "time": time, **more}
    return Event(
        type=first.event,
        label="an event",
        claims=tuple(one.id for one in some),
        documents=tuple(dict.fromkeys(str(one.document["id"]) for one in some)),
        **plain,
    )


def linked(some: Sequence[Claim]) -> tuple[tuple[Event, ...], dict[str, Claim]]:
    """The events that linking makes of claims, and the claims by id."""
    return link(some).events, {one.id: one for one in some}


def origin(name: str, some: Sequence[Claim], standing: Standing = "asserts", **more: Any) -> Origin:
    """An origin that some claims go back to; it is counted if it asserts."""
    plain: dict[str, Any] = {"house": name, "counted": standing == "asserts", **more}
    return Origin(
        node=f"origin:{name}",
        name=name,
        standing=standing,
        claims=tuple(one.id for one in some),
        documents=tuple(sorted({str(one.document["id"]) for one in some})),
        **plain,
    )


def background(some: Sequence[Claim]) -> Origin:
    """Background that nobody is named for."""
    return origin("background", some, house=BACKGROUND, counted=False)


def account(*origins: Origin, witnesses: int | None = None, **more: Any) -> Account:
    """An account in which every asserting origin is independent of the others."""
    counted = [one for one in origins if one.counted]
    return Account(
        event="event:1",
        nodes=(),
        edges=(),
        origins=origins,
        independent=tuple((one.node,) for one in counted),
        witnesses=len(counted) if witnesses is None else witnesses,
        **more,
    )
