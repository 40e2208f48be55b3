"""The file: opening, making, writing rows that are kept. One transaction a document."""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, Row, create_engine, event, insert, select
from sqlalchemy.exc import DBAPIError, OperationalError

from stemmata.errors import LedgerError
from stemmata.ledger import chain, forms, tables
from stemmata.model import Capture

PATIENCE = 30
"""Seconds to wait for another process that writes to the same ledger."""
SQLITE_HEADER = b"SQLite format 3\0"
LEVEL = 6


def connect(path: Path, *, create: bool) -> Engine:
    """An engine for the ledger at `path`, made there if it is new and `create` is set.

    Raises:
        LedgerError: no ledger there, not a ledger, of another format, or not readable.
    """
    fresh = not path.exists() or path.stat().st_size == 0
    if fresh and not create:
        raise LedgerError(f"{path}: there is no ledger here: make one with `stemmata read`, or name it with --ledger")
    if fresh and not path.parent.is_dir():
        raise LedgerError(f"{path}: there is no folder {path.parent}: make it first, or name another with --ledger")
    if not fresh and not _is_sqlite(path):
        raise LedgerError(f"{path}: this file is no ledger: name another with --ledger")
    engine = create_engine(URL.create("sqlite", database=str(path)), connect_args={"timeout": PATIENCE})
    event.listen(engine, "connect", _configure)
    event.listen(engine, "begin", _begin)
    with trouble(path):
        if fresh or (create and _is_bare(engine)):
            _make(engine, path)
        _check_format(engine, path)
    return engine


def _is_sqlite(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(len(SQLITE_HEADER)) == SQLITE_HEADER
    except OSError as error:
        raise LedgerError(f"{path}: cannot be read ({error.strerror}): name another with --ledger") from None


def _is_bare(engine: Engine) -> bool:
    """Whether nothing is in the database: the making of a ledger was cut off, as by a full disk."""
    with engine.connect() as connection:
        return not connection.exec_driver_sql("SELECT 1 FROM sqlite_master").first()


def _configure(connection: sqlite3.Connection, _record: object) -> None:
    # Transactions are begun by us (`_begin`): the driver's own way commits behind our back before some statements.
    connection.isolation_level = None
    # A ledger may come from strangers: nothing in its schema may call functions with side effects.
    for pragma in ("synchronous = FULL", "foreign_keys = ON", "trusted_schema = OFF"):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    # A writer takes the lock at once, so that nothing it has read can change before it writes.
    writing = connection.get_execution_options().get("writing")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def _make(engine: Engine, path: Path) -> None:
    with closing(sqlite3.connect(path, timeout=PATIENCE)) as plain:
        plain.execute("PRAGMA journal_mode = WAL")  # kept in the file: others may read while one writes
    with engine.connect().execution_options(writing=True) as connection, connection.begin():
        tables.metadata.create_all(connection)
        if not connection.execute(select(tables.about.c.key)).first():
            connection.execute(insert(tables.about).values(key="format", value=tables.FORMAT))


def _check_format(engine: Engine, path: Path) -> None:
    with engine.connect() as connection:
        if not engine.dialect.has_table(connection, "about"):
            raise LedgerError(f"{path}: this database is no ledger: name another with --ledger")
        found = connection.execute(select(tables.about.c.value).where(tables.about.c.key == "format")).scalar()
    if found != tables.FORMAT:
        raise LedgerError(
            f"{path}: a ledger of format {found}, this version reads {tables.FORMAT}: "
            "use the version that made it, or read the reports into a new ledger"
        )


@contextmanager
def trouble(path: Path) -> Iterator[None]:
    """Turn what the database complains of into one line with the mend.

    Raises:
        LedgerError: locked, full, read-only, damaged.
    """
    try:
        yield
    except (OperationalError, sqlite3.OperationalError) as error:
        reason = error.orig if isinstance(error, OperationalError) else error
        raise LedgerError(
            f"{path}: the ledger cannot be used ({reason}): see that the disk has room, that the "
            "folder may be written to and that no other process holds the file"
        ) from None
    except DBAPIError as error:
        raise LedgerError(f"{path}: the ledger is damaged ({error.orig}): take it from a backup") from None


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction that writes; all of it is kept, or nothing."""
    with engine.connect().execution_options(writing=True) as connection, connection.begin():
        yield connection


def keep(connection: Connection, capture: Capture) -> None:
    """Keep a capture's bytes, if they are new, and the fact that they were seen."""
    sighting = {
        "capture": capture.id,
        "source": _writable(capture.source),
        "retrieved": capture.retrieved,
        "media_type": capture.media_type,
        "headers": forms.canonical(capture.headers),
        "stated": forms.canonical(capture.stated),
    }
    if connection.execute(select(tables.captures.c.id).where(tables.captures.c.id == capture.id)).first():
        chain.append(connection, ("sightings", sighting))
        return
    packed = zlib.compress(capture.data, LEVEL)
    small = len(packed) < len(capture.data)
    chain.append(
        connection,
        (
            "captures",
            {
                "id": capture.id,
                "size": len(capture.data),
                "encoding": "zlib" if small else "identity",
                "data": packed if small else capture.data,
            },
        ),
        ("sightings", sighting),
    )


def _writable(name: str) -> str:
    """A path as text, the bytes of it that are no UTF-8 as escapes."""
    return name.encode("utf-8", "backslashreplace").decode()


def decide(
    connection: Connection,
    *,
    made: str,
    person: str,
    kind: str,
    subject: Mapping[str, Any],
    content: Mapping[str, Any],
    reason: str,
) -> None:
    """Keep a person's decision. `subject` names what it is about by content (document, offsets), so that the
    decision still holds after a rebuild; `made` is an ISO 8601 UTC time.
    """
    chain.append(
        connection,
        (
            "decisions",
            {
                "made": made,
                "person": person,
                "kind": kind,
                "subject": forms.canonical(subject),
                "content": forms.canonical(content),
                "reason": reason,
            },
        ),
    )


def unpacked(row: Row[Any]) -> bytes:
    """The verbatim bytes of a row of `captures`.

    Raises:
        LedgerError: they cannot be unpacked.
    """
    if row.encoding == "identity":
        return bytes(row.data)
    try:
        # Bounded by the size on record: a ledger from strangers must not fill the memory.
        return zlib.decompressobj().decompress(bytes(row.data), row.size + 1)
    except zlib.error as error:
        raise LedgerError(f"{row.id}: its bytes are damaged ({error}): run `stemmata verify`") from None


def known(connection: Connection, document: str) -> Capture | None:
    """What was captured under this id, as `merged` gives it."""
    row = connection.execute(select(tables.captures).where(tables.captures.c.id == document)).first()
    return merged(connection, document, unpacked(row)) if row else None


def merged(connection: Connection, document: str, data: bytes) -> Capture | None:
    """The capture of these bytes with all that was stated at any sighting; later statements win. None if never seen.

    Source, time and headers are those of the first sighting, so that reading it again gives the same article.
    """
    seen = connection.execute(
        select(tables.sightings).where(tables.sightings.c.capture == document).order_by(tables.sightings.c.id)
    ).all()
    if not seen:
        return None
    stated = [json.loads(one.stated) for one in seen]
    return Capture(
        id=document,
        data=data,
        source=seen[0].source,
        retrieved=seen[0].retrieved,
        media_type=seen[0].media_type,
        headers=json.loads(seen[0].headers),
        stated={key: value for one in stated for key, value in one.items()},
    )


def documents(connection: Connection) -> list[str]:
    """The ids of all captures, in the order in which they came."""
    first = select(tables.chain.c.row).where(tables.chain.c.kind == "captures").order_by(tables.chain.c.seq)
    return list(connection.execute(first).scalars())
