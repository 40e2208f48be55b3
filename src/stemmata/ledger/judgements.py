"""What people decided of ratings: kept for ever, found again by content, later ones win."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
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
    connection: Connection,
    subject: str,
    grade: str,
    *,
    claims: Iterable[Claim] = (),
    scale: str,
    person: str,
    made: str,
    reason: str,
) -> None:
    """Keep what a person decided: the credibility of the event of some claims, or the reliability of a source.

    `subject` is the label of the event that `claims` are all of, or the name of the source.

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
    places = [asdict(one) for one in dict.fromkeys(map(pointer, claims))]
    store.decide(
        connection,
        made=made,
        person=person.strip(),
        kind=CREDIBILITY if places else RELIABILITY,
        subject={"label": subject, "claims": places} if places else {"source": subject, "scale": scale},
        content={"grade": grade},
        reason=reason.strip(),
    )


def of_events(
    connection: Connection, event_of: Mapping[str, str], claims: Iterable[Claim]
) -> dict[str, list[Overrule]]:
    """What was decided of events, by their ids, in the order in which it was; what finds no event is under `LOST`.

    A decision is about the event that holds most of the claims that it was made on, of several the first in `event_of`.
    """
    rows = [(_places(subject), overrule) for subject, overrule in _rows(connection, CREDIBILITY)]
    wanted = {(at.document, at.event) for places, _ in rows for at in places}
    near: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        key = (str(claim.document.get("id")), claim.event)
        if key in wanted:
            near[key].append(claim)
    found: dict[str, list[Overrule]] = defaultdict(list)
    rank = {event: at for at, event in enumerate(dict.fromkeys(event_of.values()))}
    for places, overrule in rows:
        left = {claim_at(near[at.document, at.event], at) or "" for at in places}
        held = Counter(event_of[one] for one in left if one in event_of)
        found[max(held, key=lambda event: (held[event], -rank[event]), default=LOST)].append(overrule)
    return dict(found)


def _places(subject: Mapping[str, Any]) -> list[Pointer]:
    """The claims that a decision was made on; earlier versions kept the first one of the event only."""
    return [Pointer(**one) for one in subject.get("claims", [subject])]


def of_sources(connection: Connection) -> dict[tuple[str, str], list[Overrule]]:
    """What was decided of sources, in the order in which it was."""
    found: dict[tuple[str, str], list[Overrule]] = defaultdict(list)
    for subject, overrule in _rows(connection, RELIABILITY):
        found[fold(subject["source"]), str(subject["scale"])].append(overrule)
    return dict(found)


def _rows(connection: Connection, kind: str) -> list[tuple[dict[str, Any], Overrule]]:
    decisions = tables.decisions
    query = select(decisions).where(decisions.c.kind == kind).order_by(decisions.c.id)
    found = []
    for row in connection.execute(query):
        subject, grade = json.loads(row.subject), json.loads(row.content)["grade"]
        about = subject.get("label", subject.get("source", ""))
        found.append((subject, Overrule(grade=grade, person=row.person, made=row.made, reason=row.reason, about=about)))
    return found
