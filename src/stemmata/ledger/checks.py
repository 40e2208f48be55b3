"""`stemmata verify`: go over every hash again and name whatever was changed, lost, added or put elsewhere."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, select

from stemmata.errors import LedgerError
from stemmata.ledger import chain, derived, linking, store, tables

MEND = "run `stemmata rebuild`"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Something that is not as it was written: where, and what is wrong with it."""

    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}"


def faults(connection: Connection, *, head: str | None = None) -> Iterator[Fault]:
    """Every fault of a ledger. `head` is a hash noted earlier, which must still be in the chain."""
    yield from _chain(connection)
    yield from _strays(connection)
    yield from _bytes(connection)
    yield from _derived(connection)
    yield from _linked(connection)
    if head is not None and head != chain.GENESIS:
        entry = select(tables.chain.c.seq).where(tables.chain.c.hash == head)
        if connection.execute(entry).first() is None:
            yield Fault(
                where="chain",
                what=f"the hash {head} is not in it: entries were cut off or rewritten since it was noted",
            )


def _row(connection: Connection, kind: str, key: str) -> Mapping[str, Any] | None:
    table = tables.KEPT[kind]
    wanted: Any = key if kind == "captures" else int(key)
    found = connection.execute(select(table).where(table.c.id == wanted)).first()
    return dict(found._mapping) if found else None


def _chain(connection: Connection) -> Iterator[Fault]:
    """Each entry follows the one before it and fits its row."""
    previous, expected = chain.GENESIS, 1
    for entry in connection.execute(select(tables.chain).order_by(tables.chain.c.seq)).all():
        where = f"chain entry {entry.seq}"
        if entry.seq != expected:
            yield Fault(where=where, what=f"entry {expected} should stand here: entries are missing")
        if entry.previous != previous:
            yield Fault(where=where, what="does not follow the entry before it: entries are changed, lost or reordered")
        yield from _entry(connection, entry, where)
        previous, expected = entry.hash, entry.seq + 1


def _entry(connection: Connection, entry: Row[Any], where: str) -> Iterator[Fault]:
    name = f"{entry.kind} {entry.row}"
    try:
        row = _row(connection, entry.kind, entry.row)
    except (KeyError, ValueError):
        yield Fault(where=where, what=f"names no row that can be ({name}): the entry was changed")
        return
    if row is None:
        yield Fault(where=name, what="the row is missing")
    elif chain.entry_hash(entry.previous, entry.seq, entry.kind, row) != entry.hash:
        yield Fault(where=name, what="the row or its entry was changed")


def _strays(connection: Connection) -> Iterator[Fault]:
    """Rows that no entry covers."""
    for kind, table in tables.KEPT.items():
        covered = set(connection.execute(select(tables.chain.c.row).where(tables.chain.c.kind == kind)).scalars())
        for key in connection.execute(select(table.c.id).order_by(table.c.id)).scalars():
            if str(key) not in covered:
                yield Fault(where=f"{kind} {key}", what="no entry of the chain covers it: it was put in from outside")


def _bytes(connection: Connection) -> Iterator[Fault]:
    """Captured bytes still have the hash that names them."""
    for document in list(connection.execute(select(tables.captures.c.id).order_by(tables.captures.c.id)).scalars()):
        row = connection.execute(select(tables.captures).where(tables.captures.c.id == document)).one()
        try:
            data = store.unpacked(row)
        except LedgerError as error:
            yield Fault(where=f"captures {document}", what=str(error))
            continue
        if len(data) != row.size or f"sha256:{chain.digest(data)}" != document:
            yield Fault(where=f"captures {document}", what="the bytes are not those that were captured")


def _derived(connection: Connection) -> Iterator[Fault]:
    """Derived rows are those of the last reading, belong to a capture, and quote what stands in the text."""
    known = set(connection.execute(select(tables.captures.c.id)).scalars())
    read = connection.execute(select(tables.readings.c.document).distinct()).scalars()
    made = set(connection.execute(select(tables.articles.c.document)).scalars())
    for document in sorted(made | set(read)):
        if document not in known:
            yield Fault(where=f"articles {document}", what="it was read from a capture that is not there")
        try:
            yield from _article(connection, document)
        except (ValueError, KeyError, TypeError, AttributeError):  # JSON that was meddled with may hold anything
            yield Fault(where=f"articles {document}", what=f"the derived rows are damaged: {MEND}")
    orphans = select(tables.claims.c.id, tables.claims.c.document).where(
        tables.claims.c.document.not_in(select(tables.articles.c.document))
    )
    for row in connection.execute(orphans).all():
        yield Fault(where=f"claims {row.id}", what=f"its article {row.document} is missing: {MEND}")


def _linked(connection: Connection) -> Iterator[Fault]:
    """Events and statements on file are those that claims and decisions give."""
    try:
        for where in linking.altered(connection):
            yield Fault(where=where, what=f"it does not follow from claims and decisions: {MEND}")
    except (ValueError, KeyError, TypeError, AttributeError, IndexError):  # of claims that were meddled with
        yield Fault(where="events", what=f"they cannot be made again from the claims: {MEND}")


def _article(connection: Connection, document: str) -> Iterator[Fault]:
    """The rows of one document against the record of its last reading, and its quotes against its text."""
    where = f"articles {document}"
    rows, last = derived.stored_rows(connection, document), derived.latest(connection, document)
    if not rows["articles"]:
        yield Fault(where=where, what=f"the article is missing: {MEND}")
    elif last is None or derived.digest(rows) != last["digest"]:
        yield Fault(where=where, what=f"its derived rows are not those that were read: {MEND}")
    text = rows["articles"][0]["text"] if rows["articles"] else ""
    for row in rows["claims"]:
        claim = json.loads(row["object"])
        for quote in (*claim["evidence"], *claim.get("also", ())):
            if text[quote["start"] : quote["end"]] != quote["quote"]:
                what = f"the text does not read {quote['quote']!r} at {quote['start']}"
                yield Fault(where=f"claims {row['id']}", what=what)
