"""Events in the ledger: made from all claims when they are asked for, made anew where claims or decisions changed.

Events are derived like claims. What they were made from is kept beside them: which linker, which readings and
decisions, and a digest of each claim, so that after new reports only the patches they touch are linked again.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Engine, delete, func, insert, or_, select

from stemmata.errors import QueryError
from stemmata.events.bundles import Bundle, bundles, rebundled
from stemmata.events.describing import described
from stemmata.events.facts import earliest, facts
from stemmata.events.forms import event_object, event_of, link_of, statement_object, statement_of
from stemmata.events.rulings import Rulings, pointer, rulings
from stemmata.ledger import chain, forms, queries, store, tables
from stemmata.ledger.version import linker
from stemmata.model import Claim
from stemmata.model.events import Decision, Event, Linking, Pointer, Statement

VERDICTS = ("same", "different", "part-of")
SHORTEST = 4
"""Least number of signs of an id that may stand for it."""
BATCH = 500


def decide(
    connection: Connection, verdict: str, one: Claim, other: Claim, *, person: str, made: str, reason: str
) -> None:
    """Keep what a person ruled on two claims."""
    subject = {"one": _plain(pointer(one)), "other": _plain(pointer(other))}
    store.decide(
        connection,
        made=made,
        person=person,
        kind=verdict,
        subject=subject,
        content={"verdict": verdict},
        reason=reason,
    )


def _plain(at: Pointer) -> dict[str, Any]:
    return {"document": at.document, "event": at.event, "start": at.start, "end": at.end}


def decisions(connection: Connection) -> list[Decision]:
    """What people ruled on claims, in the order in which they did."""
    table = tables.decisions
    rows = connection.execute(select(table).where(table.c.kind.in_(VERDICTS)).order_by(table.c.id)).all()
    found = []
    for row in rows:
        subject = json.loads(row.subject)
        found.append(
            Decision(
                verdict=row.kind,
                one=Pointer(**subject["one"]),
                other=Pointer(**subject["other"]),
                person=row.person,
                made=row.made,
                reason=row.reason,
            )
        )
    return found


# --- making ----------------------------------------------------------------------------------


def basis(connection: Connection) -> str:
    """What events rest on: the last reading and the last decision on record, and how many claims there are."""
    last = [
        connection.execute(select(func.coalesce(func.max(table.c.id), 0))).scalar_one()
        for table in (tables.readings, tables.decisions)
    ]
    return f"{last[0]}.{last[1]}.{connection.execute(select(func.count()).select_from(tables.claims)).scalar_one()}"


def fresh(connection: Connection) -> bool:
    """Whether the events on file are those of the claims and decisions on file, by this linker."""
    if not connection.dialect.has_table(connection, tables.linkings.name):
        return False
    found = connection.execute(select(tables.linkings)).all()
    return [(one.linker, one.basis) for one in found] == [(linker(), basis(connection))]


def refresh(engine: Engine, *, whole: bool = False) -> None:
    """Make the events that are missing or out of date; with `whole` all of them."""
    if not whole:
        with engine.connect() as connection:
            if fresh(connection):
                return
    with store.writing(engine) as connection:
        tables.metadata.create_all(connection, tables=list(tables.LINKED))
        if not whole and fresh(connection):
            return  # another process was faster
        _make(connection, whole=whole)


def _make(connection: Connection, *, whole: bool) -> None:
    claims, digests = _claims(connection)
    known = None if whole else _bundles_on_file(connection)
    made = _rows(connection, claims, digests, known)
    clear(connection)
    for name, rows in made.items():
        if rows:
            connection.execute(insert(tables.metadata.tables[name]), rows)
    connection.execute(insert(tables.linkings), {"linker": linker(), "basis": basis(connection)})


def altered(connection: Connection) -> Iterator[str]:
    """What stands in the tables of events and does not follow from claims and decisions, as `events event:41ab…`.

    Events that are out of date are passed over: they are made again before anybody sees them.
    """
    if not fresh(connection):
        return
    for name, rows in _rows(connection, *_claims(connection), None).items():
        table = tables.metadata.tables[name]
        key = next(iter(table.primary_key)).name
        due = {row[key]: row for row in rows}
        stored = {row[key]: dict(row) for row in connection.execute(select(table)).mappings()}
        for one in sorted(due.keys() | stored.keys()):
            if due.get(one) != stored.get(one):
                yield f"{name} {one}"


def _claims(connection: Connection) -> tuple[dict[str, Claim], dict[str, str]]:
    """All claims by id, the earliest first, and a digest of each."""
    rows = connection.execute(select(tables.claims.c.id, tables.claims.c.object))
    objects = {str(row.id): str(row.object) for row in rows}
    digests = {key: chain.digest(text.encode())[:16] for key, text in objects.items()}
    return {one.id: one for one in earliest(forms.claim_of(json.loads(text)) for text in objects.values())}, digests


def _rows(
    connection: Connection,
    claims: dict[str, Claim],
    digests: dict[str, str],
    known: tuple[list[Bundle], dict[str, str]] | None,
) -> dict[str, list[dict[str, Any]]]:
    """The rows of each table of events; `known` are the bundles on file with the digests of their claims."""
    ruled = rulings(decisions(connection), claims.values())
    seen = {one.id: facts(one) for one in claims.values()}
    if known is None:
        found = bundles(list(seen.values()), ruled)
    else:
        before, old = known
        changed = {key for key in {*old, *digests} if old.get(key) != digests.get(key)}
        found = rebundled(list(seen.values()), ruled, before, frozenset(changed | ruled.named))
    return _as_rows(described(found, claims, seen, ruled), found, digests)


def _bundles_on_file(connection: Connection) -> tuple[list[Bundle], dict[str, str]] | None:
    """The bundles as they were made with the digests of their claims; None if another linker made them."""
    if connection.execute(select(tables.linkings.c.linker)).scalars().all() != [linker()]:
        return None
    old = {str(row.claim): str(row.digest) for row in connection.execute(select(tables.event_claims))}
    found = []
    for row in connection.execute(select(tables.events.c.patch, tables.events.c.object)):
        event = json.loads(row.object)
        links, near = (tuple(link_of(one) for one in event[name]) for name in ("links", "near"))
        found.append(Bundle(claims=tuple(sorted(event["claims"])), patch=row.patch, links=links, near=near))
    return found, old


def _as_rows(found: Linking, made: Iterable[Bundle], digests: dict[str, str]) -> dict[str, list[dict[str, Any]]]:
    patch_of = {one.claims[0]: one.patch for one in made}
    events, members = [], []
    for at, one in enumerate(found.events):
        row = {"id": one.id, "ordinal": at, "type": one.type, "parent": one.parent, "label": one.label}
        events.append({**row, "patch": patch_of[min(one.claims)], "object": forms.line(event_object(one))})
        members += [{"claim": claim, "event": one.id, "digest": digests[claim]} for claim in one.claims]
    spoken = []
    for at, said in enumerate(found.statements):
        own = {"id": said.id, "ordinal": at, "speaker": said.speaker, "date": said.date}
        spoken.append({**own, "object": forms.line(statement_object(said))})
    return {"events": events, "event_claims": members, "statements": spoken}


def clear(connection: Connection) -> None:
    """Take all events away; they are made when they are asked for."""
    for table in tables.LINKED:
        if connection.dialect.has_table(connection, table.name):
            connection.execute(delete(table))


# --- asking ----------------------------------------------------------------------------------


def events(connection: Connection, wanted: queries.Wanted) -> Iterator[Event]:
    """The events of which a claim fits, in the order of their first report."""
    query = select(tables.events.c.object).order_by(tables.events.c.ordinal)
    if queries.conditions(wanted):
        ids = queries.ids(connection, wanted)
        fitting = select(tables.event_claims.c.event).where(tables.event_claims.c.claim.in_(ids))
        query = query.where(tables.events.c.id.in_(fitting))
    for found in connection.execution_options(yield_per=BATCH).execute(query).scalars():
        yield event_of(json.loads(found))


def event(connection: Connection, wanted: str) -> Event:
    """The event that an id or the beginning of one names, its own or that of a claim in it.

    Raises:
        QueryError: none, or several.
    """
    ids = tables.events.c.id
    short = wanted if ":" in wanted else f"event:{wanted}"
    ways = [select(ids).where(ids == short)]
    if len(short.partition(":")[2]) >= SHORTEST:
        ways.append(select(ids).where(ids.startswith(short, autoescape=True)))
    claim = wanted if wanted.startswith("claim:") else f"claim:{wanted}"
    ways.append(select(tables.event_claims.c.event).where(tables.event_claims.c.claim.in_((wanted, claim))))
    if len(claim.partition(":")[2]) >= SHORTEST:
        begins = [tables.event_claims.c.claim.startswith(one, autoescape=True) for one in (wanted, claim)]
        ways.append(select(tables.event_claims.c.event).where(or_(*begins)))
    for way in ways:
        found = sorted(set(connection.execute(way).scalars()))
        if len(found) == 1:
            text = connection.execute(select(tables.events.c.object).where(ids == found[0])).scalar_one()
            return event_of(json.loads(text))
        if found:
            raise QueryError(f"{wanted!r} names {len(found)} events ({', '.join(found[:3])} …): give more of the id")
    raise QueryError(f"{wanted!r} names no event of this ledger: `stemmata events` lists them")


def claims_of(connection: Connection, ids: Sequence[str]) -> dict[str, Claim]:
    """Claims by id, in the order of publication."""
    found = []
    for at in range(0, len(ids), BATCH):
        query = select(tables.claims.c.object).where(tables.claims.c.id.in_(ids[at : at + BATCH]))
        found += [forms.claim_of(json.loads(text)) for text in connection.execute(query).scalars()]
    return {one.id: one for one in earliest(found)}


def statements(connection: Connection) -> Iterator[Statement]:
    """All statements, in the order of their first report."""
    query = select(tables.statements.c.object).order_by(tables.statements.c.ordinal)
    for found in connection.execute(query).scalars():
        yield statement_of(json.loads(found))


def lost(connection: Connection) -> tuple[Decision, ...]:
    """Decisions whose claims are not there (any more)."""
    made = decisions(connection)
    if not made:
        return ()
    wanted = {at.document for one in made for at in (one.one, one.other)}
    query = select(tables.claims.c.object).where(tables.claims.c.document.in_(wanted))
    found: Rulings = rulings(made, [forms.claim_of(json.loads(text)) for text in connection.execute(query).scalars()])
    return found.lost
