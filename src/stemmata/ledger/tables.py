"""The tables of a ledger, as SQLAlchemy metadata that any database can make.

Kept for ever, each row linked into `chain`: `captures`, `sightings`, `readings`, `decisions`. Derived, made again at
will: `articles`, `claims`, `terms`, `issues`; from all claims together `events`, `event_claims`, `statements`.
Column by column: `docs/reference/ledger.md`.
"""

from __future__ import annotations

from sqlalchemy import (
    DDL,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    event,
)

FORMAT = "1"
"""Version of this layout, kept in `about`; a ledger of another format is refused."""

metadata = MetaData()

about = Table(
    "about",
    metadata,
    Column("key", String, primary_key=True),
    Column("value", String, nullable=False),
)
captures = Table(
    "captures",
    metadata,
    Column("id", String, primary_key=True),
    Column("size", Integer, nullable=False),
    Column("encoding", String, nullable=False),
    Column("data", LargeBinary, nullable=False),
)
sightings = Table(
    "sightings",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("capture", ForeignKey("captures.id"), nullable=False, index=True),
    Column("source", Text, nullable=False),
    Column("retrieved", String, nullable=False),
    Column("media_type", String, nullable=False),
    Column("headers", Text, nullable=False),
    Column("stated", Text, nullable=False),
)
readings = Table(
    "readings",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("document", ForeignKey("captures.id"), nullable=False, index=True),
    Column("basis", String, nullable=False),
    Column("extractor", String, nullable=False),
    Column("digest", String, nullable=False),
)
decisions = Table(
    "decisions",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("made", String, nullable=False),
    Column("person", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("subject", Text, nullable=False),
    Column("content", Text, nullable=False),
    Column("reason", Text, nullable=False),
)
chain = Table(
    "chain",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("kind", String, nullable=False),
    Column("row", String, nullable=False),
    Column("previous", String, nullable=False),
    Column("hash", String, nullable=False),
)

articles = Table(
    "articles",
    metadata,
    Column("document", ForeignKey("captures.id"), primary_key=True),
    Column("extractor", String, nullable=False),
    Column("title", Text),
    Column("url", Text),
    Column("publisher", String),
    Column("language", String),
    Column("published", String),
    Column("error", Text),
    Column("text", Text, nullable=False),
    Column("object", Text, nullable=False),
)
claims = Table(
    "claims",
    metadata,
    Column("id", String, primary_key=True),
    Column("document", ForeignKey("captures.id"), nullable=False, index=True),
    Column("ordinal", Integer, nullable=False),
    Column("event", String, nullable=False, index=True),
    Column("status", String, nullable=False),
    Column("polarity", String, nullable=False),
    Column("certainty", String, nullable=False),
    Column("stance", String, nullable=False),
    Column("first_day", String),
    Column("last_day", String),
    Column("made_by", String, nullable=False),
    Column("object", Text, nullable=False),
)
terms = Table(
    "terms",
    metadata,
    Column("claim", ForeignKey("claims.id"), nullable=False, index=True),
    Column("kind", String, nullable=False),
    Column("term", Text, nullable=False),
    Index("ix_terms_kind_term", "kind", "term"),
)
issues = Table(
    "issues",
    metadata,
    Column("document", ForeignKey("captures.id"), primary_key=True),
    Column("id", String, primary_key=True),
    Column("kind", String, nullable=False),
    Column("message", Text, nullable=False),
    Column("start", Integer),
    Column("end", Integer),
)

events = Table(
    "events",
    metadata,
    Column("id", String, primary_key=True),
    Column("ordinal", Integer, nullable=False),
    Column("type", String, nullable=False, index=True),
    Column("parent", String),
    Column("patch", String, nullable=False, index=True),
    Column("label", Text, nullable=False),
    Column("object", Text, nullable=False),
)
event_claims = Table(
    "event_claims",
    metadata,
    Column("claim", String, primary_key=True),
    Column("event", ForeignKey("events.id"), nullable=False, index=True),
    Column("digest", String, nullable=False),
)
statements = Table(
    "statements",
    metadata,
    Column("id", String, primary_key=True),
    Column("ordinal", Integer, nullable=False),
    Column("speaker", Text, nullable=False),
    Column("date", String),
    Column("object", Text, nullable=False),
)
linkings = Table(
    "linkings",
    metadata,
    Column("linker", String, primary_key=True),
    Column("basis", String, nullable=False),
)

KEPT: dict[str, Table] = {table.name: table for table in (captures, sightings, readings, decisions)}
"""The tables whose rows the chain covers, by the kind of their entries."""
DERIVED = (terms, issues, claims, articles)
"""In the order in which rows can be deleted."""
LINKED = (event_claims, events, statements, linkings)
"""Derived from all claims together, in the order in which rows can be deleted; made when they are first asked for."""

# SQLite: rows of kept tables can be neither changed nor removed, nor replaced by INSERT OR REPLACE, which fires no
# trigger on deletion. Whoever edits the file past these triggers is found by the chain.
GUARDS = {
    "update": "BEFORE UPDATE ON {table} BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END",
    "delete": "BEFORE DELETE ON {table} BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END",
    "replace": "BEFORE INSERT ON {table} WHEN EXISTS (SELECT 1 FROM {table} WHERE {key} = NEW.{key}) "
    "BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END",
}

for _table in (*KEPT.values(), chain):
    _key = next(iter(_table.primary_key)).name
    for _name, _body in GUARDS.items():
        _sql = f"CREATE TRIGGER {_table.name}_no_{_name} " + _body.format(table=_table.name, key=_key)
        _guard = DDL(_sql)  # type: ignore[no-untyped-call]  # SQLAlchemy leaves this one untyped
        event.listen(_table, "after_create", _guard.execute_if(dialect="sqlite"))
