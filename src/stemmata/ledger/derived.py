"""Derived rows: articles, claims, the terms they are found by, issues. Made from a reading, made again at will."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from stemmata.errors import QueryError
from stemmata.ledger import chain, forms, readings, tables, terms
from stemmata.ledger.layers import ISSUE
from stemmata.ledger.readings import Reading
from stemmata.ledger.version import extractor
from stemmata.model import Article, Capture

Rows = Mapping[str, list[dict[str, Any]]]
ARTICLE_COLUMNS = ("title", "url", "publisher", "language")


@dataclass(frozen=True, slots=True, kw_only=True)
class Derived:
    """All rows that one extractor derived from one document, with their digest; `error` says why it found none."""

    document: str
    rows: Rows
    extractor: str
    digest: str
    error: str | None = None


def claim_row(document: str, ordinal: int, claim: Mapping[str, Any]) -> dict[str, Any]:
    """The row of a claim: its object, and the columns to filter by."""
    first, last = terms.days(claim)
    plain = {key: claim[key] for key in ("id", "event", "status", "polarity", "certainty", "stance", "made_by")}
    return {
        **plain,
        "document": document,
        "ordinal": ordinal,
        "first_day": first,
        "last_day": last,
        "object": forms.line(claim),
    }


def article_row(reading: Reading, by: str) -> dict[str, Any]:
    """The row of an article."""
    article = dict(reading.article)
    text = article.pop("text", "")
    published = article.get("published")
    return {
        "document": reading.document,
        "extractor": by,
        **{key: article.get(key) for key in ARTICLE_COLUMNS},
        "published": published["value"] if published else None,
        "error": reading.error,
        "text": text,
        "object": forms.line(article),
    }


def clear(connection: Connection, document: str) -> None:
    """Take away what was derived from a document."""
    ids = select(tables.claims.c.id).where(tables.claims.c.document == document)
    connection.execute(delete(tables.terms).where(tables.terms.c.claim.in_(ids)))
    for table in (tables.issues, tables.claims, tables.articles):
        connection.execute(delete(table).where(table.c.document == document))


def rows(reading: Reading, by: str) -> Rows:
    """All rows that are derived from a reading, by table."""
    return {
        "articles": [article_row(reading, by)],
        "claims": [claim_row(reading.document, i, one) for i, one in enumerate(reading.claims)],
        "terms": [
            {"claim": one["id"], "kind": kind, "term": term} for one in reading.claims for kind, term in terms.of(one)
        ],
        "issues": [{**one, "document": reading.document} for one in reading.issues],
    }


def digest(found: Rows) -> str:
    """SHA-256 over derived rows, whatever order a database returns them in."""
    lines = [
        name + forms.line([row[column.name] for column in tables.metadata.tables[name].columns])
        for name, many in found.items()
        for row in many
    ]
    return chain.digest("\n".join(sorted(lines)).encode())


def read(capture: Capture) -> Derived:
    """Read a capture into rows. Runs in workers and never raises for what is in the bytes."""
    reading, by = readings.read(capture), extractor()
    found = rows(reading, by)
    return Derived(document=capture.id, rows=found, extractor=by, digest=digest(found), error=reading.error)


def write(connection: Connection, made: Derived, *, basis: str) -> None:
    """Replace what is derived from a document, and keep on record which extractor read it to what digest."""
    last = latest(connection, made.document)
    if last is not None:
        clear(connection, made.document)
    for name, many in made.rows.items():
        if many:
            connection.execute(insert(tables.metadata.tables[name]), many)
    record = {"document": made.document, "basis": basis, "extractor": made.extractor, "digest": made.digest}
    if last is None or {key: last[key] for key in record} != record:
        chain.append(connection, ("readings", record))


def latest(connection: Connection, document: str) -> Mapping[str, Any] | None:
    """The last reading on record of a document."""
    readings = tables.readings
    found = connection.execute(
        select(readings).where(readings.c.document == document).order_by(readings.c.id.desc()).limit(1)
    ).first()
    return dict(found._mapping) if found else None


def stored_rows(connection: Connection, document: str) -> Rows:
    """All rows that are derived from a document now, by table; no article where there is none."""
    ids = select(tables.claims.c.id).where(tables.claims.c.document == document)
    found = {
        table.name: connection.execute(select(table).where(table.c.document == document))
        for table in (tables.articles, tables.claims, tables.issues)
    }
    found["terms"] = connection.execute(select(tables.terms).where(tables.terms.c.claim.in_(ids)))
    return {name: [dict(row._mapping) for row in many] for name, many in found.items()}


def article(connection: Connection, document: str) -> Article:
    """The article of a document as it was read.

    Raises:
        QueryError: it was not.
    """
    found = stored_rows(connection, document)
    if not found["articles"]:
        raise QueryError(f"{document}: captured, but not read: run `stemmata rebuild`")
    row = found["articles"][0]
    issues = [{key: one[key] for key in ISSUE} for one in sorted(found["issues"], key=lambda one: str(one["id"]))]
    return readings.article_of(document, json.loads(row["object"]) | {"text": row["text"]}, issues)
