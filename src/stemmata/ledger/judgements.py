"""What people decided of ratings: kept for ever, found again by content, later ones win."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from sqlalchemy import Connection, select

from stemmata.errors import QueryError
from stemmata.events.rulings import claim_at, pointer
from stemmata.knowledge import table
from stemmata.ledger import store, tables
from stemmata.model import Claim
from stemmata.model.events import Pointer
from stemmata.model.ratings import Overrule
from stemmata.words import fold

CREDIBILITY, RELIABILITY = "credibility", "reliability"
SCALES = (CREDIBILITY, "event", "position")

LOST = ""
"""Under this instead of an event's id stands what was decided of claims that are not there any more."""
Sources = Mapping[tuple[str, str], Sequence[Overrule]]
"""Overruled letters by the folded name of a source and the scale."""


def keep(
    connection: Connection, subject: Claim | str, grade: str, *, scale: str, person: str, made: str, reason: str
) -> None:
    """Keep what a person decided: the credibility of a claim's event, or the reliability of a source by its name.

    Raises:
        QueryError: the grade is none of the scale, or there is no reason or no name.
    """
    known = table("ratings")[CREDIBILITY if scale == CREDIBILITY else RELIABILITY]
    if grade not in known:
        raise QueryError(f"grade {grade!r} is none of {', '.join(known)}")
    for what, given in (("reason", reason), ("person", person)):
        if not given.strip():
            raise QueryError(
                f"a rating without a {what} is not kept: say it with --{'by' if what == 'person' else what}"
            )
    about = asdict(pointer(subject)) if isinstance(subject, Claim) else {"source": subject, "scale": scale}
    store.decide(
        connection,
        made=made,
        person=person.strip(),
        kind=CREDIBILITY if isinstance(subject, Claim) else RELIABILITY,
        subject=about,
        content={"grade": grade},
        reason=reason.strip(),
    )


def of_events(
    connection: Connection, event_of: Mapping[str, str], claims: Iterable[Claim]
) -> dict[str, list[Overrule]]:
    """What was decided of events, by their ids, in the order in which it was; what finds no event is under `LOST`."""
    rows = _rows(connection, CREDIBILITY)
    wanted = {(subject["document"], subject["event"]) for subject, _ in rows}
    near: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        key = (str(claim.document.get("id")), claim.event)
        if key in wanted:
            near[key].append(claim)
    found: dict[str, list[Overrule]] = defaultdict(list)
    for subject, overrule in rows:
        at = Pointer(**subject)
        claim_id = claim_at(near[at.document, at.event], at)
        found[event_of.get(claim_id or "", LOST)].append(overrule)
    return dict(found)


def of_sources(connection: Connection) -> dict[tuple[str, str], list[Overrule]]:
    """What was decided of sources, in the order in which it was."""
    found: dict[tuple[str, str], list[Overrule]] = defaultdict(list)
    for subject, overrule in _rows(connection, RELIABILITY):
        found[fold(subject["source"]), str(subject["scale"])].append(overrule)
    return dict(found)


def _rows(connection: Connection, kind: str) -> list[tuple[dict[str, Any], Overrule]]:
    decisions = tables.decisions
    query = select(decisions).where(decisions.c.kind == kind).order_by(decisions.c.id)
    return [
        (
            json.loads(row.subject),
            Overrule(grade=json.loads(row.content)["grade"], person=row.person, made=row.made, reason=row.reason),
        )
        for row in connection.execute(query)
    ]
