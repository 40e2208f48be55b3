"""The stemma of an event's reports and of those that share an event with them, made when it is asked for.

Nothing of it is kept: it follows from articles, claims and events on file; `tracer()` says which version made it.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import Connection, select

from stemmata.ledger import derived, forms, tables
from stemmata.model import Claim
from stemmata.model.events import Event
from stemmata.model.stemma import Account

MOST = 1_000
"""Reports that are compared for one event, those of the event first."""
BATCH = 500


def account(connection: Connection, event: Event) -> Account:
    """One event's part of the stemma, with the events it holds."""
    from stemmata.stemma import descend, for_event

    documents = around(connection, event)
    articles = [derived.article(connection, one) for one in documents]
    claims, event_of = _claims(connection, documents)
    return for_event(descend(articles, claims, event_of), event.id, event.children)


def around(connection: Connection, event: Event) -> list[str]:
    """The event's reports and those that share an event with one of them, at most `MOST`."""
    claims, members = tables.claims, tables.event_claims
    wanted = [event.id, *event.children]
    own = _documents(connection, wanted)
    found = dict.fromkeys(own)
    for at in range(0, len(own), BATCH):
        query = (
            select(members.c.event)
            .join(claims, claims.c.id == members.c.claim)
            .where(claims.c.document.in_(own[at : at + BATCH]))
            .distinct()
        )
        others = sorted(connection.execute(query).scalars())
        found |= dict.fromkeys(_documents(connection, others))
        if len(found) >= MOST:
            break
    return list(found)[: max(MOST, len(own))]


def _documents(connection: Connection, events: Sequence[str]) -> list[str]:
    claims, members = tables.claims, tables.event_claims
    found: set[str] = set()
    for at in range(0, len(events), BATCH):
        query = (
            select(claims.c.document)
            .join(members, claims.c.id == members.c.claim)
            .where(members.c.event.in_(events[at : at + BATCH]))
            .distinct()
        )
        found |= set(connection.execute(query).scalars())
    return sorted(found)


def _claims(connection: Connection, documents: Sequence[str]) -> tuple[dict[str, list[Claim]], dict[str, str]]:
    claims, members = tables.claims, tables.event_claims
    found: dict[str, list[Claim]] = defaultdict(list)
    event_of: dict[str, str] = {}
    for at in range(0, len(documents), BATCH):
        query = (
            select(claims.c.document, claims.c.id, claims.c.object, members.c.event)
            .outerjoin(members, claims.c.id == members.c.claim)
            .where(claims.c.document.in_(documents[at : at + BATCH]))
            .order_by(claims.c.document, claims.c.ordinal)
        )
        for row in connection.execute(query):
            found[row.document].append(forms.claim_of(json.loads(row.object)))
            if row.event is not None:
                event_of[row.id] = row.event
    return dict(found), event_of
