"""Derived rows: articles, claims, the terms they are found by, issues. Made from a reading, made again at will."""
from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from stemmata.ledger import chain, forms, tables, terms
from stemmata.ledger.readings import Reading

Rows = Mapping[str, list[dict[str, Any]]]
ARTICLE_COLUMNS = ("title", "url", "publisher", "language")


def claim_row(document: str, ordinal: int, claim: Mapping[str, Any]) -> dict[str, Any]:
    """The row of a claim: its object, and the columns to filter by."""
    first, last = terms.days(claim)
    plain = {key: claim[key] for key in ("id", "event", "status", "polarity", "certainty", "stance", "made_by")}
    return {**plain, "document": document, "ordinal": ordinal, "first_day": first, "last_day": last,
            "object": forms.line(claim)}


def article_row(reading: Reading, extractor: str) -> dict[str, Any]:
    """The row of an article."""
    article = dict(reading.article)
    text = article.pop("text", "")
    published = article.get("published")
    return {"document": reading.document, "extractor": extractor, **{key: article.get(key) for key in ARTICLE_COLUMNS},
            "published": published["value"] if published else None, "error": reading.error, "text": text,
            "object": forms.line(article)}


def clear(connection: Connection, document: str) -> None:
    """Take away what was derived from a document."""
    ids = select(tables.claims.c.id).where(tables.claims.c.document == document)
    connection.execute(delete(tables.terms).where(tables.terms.c.claim.in_(ids)))
    for table in (tables.issues, tables.claims, tables.articles):
        connection.execute(delete(table).where(table.c.document == document))


def rows(reading: Reading, extractor: str) -> Rows:
    """All rows that are derived from a reading, by table."""
    return {
        "articles": [article_row(reading, extractor)],
        "claims": [claim_row(reading.document, i, one) for i, one in enumerate(reading.claims)],
        "terms": [{"claim": one["id"], "kind": kind, "term": term}
                  for one in reading.claims for kind, term in terms.of(one)],
        "issues": [{**one, "document": reading.document} for one in reading.issues],
    }


def digest(found: Rows) -> str:
    """SHA-256 over derived rows, whatever order a database returns them in."""
    whole = {name: sorted(forms.canonical(row) for row in many) for name, many in found.items()}
    return chain.digest(forms.canonical(whole).encode())


def write(connection: Connection, reading: Reading, *, basis: str, extractor: str) -> None:
    """Replace what is derived from a document, and keep on record which extractor read it to what digest."""
    clear(connection, reading.document)
    found = rows(reading, extractor)
    for name, many in found.items():
        if many:
            connection.execute(insert(tables.metadata.tables[name]), many)
    record = {"document": reading.document, "basis": basis, "extractor": extractor, "digest": digest(found)}
    last = latest(connection, reading.document)
    if last is None or {key: last[key] for key in record} != record:
        chain.append(connection, "readings", record)


def latest(connection: Connection, document: str) -> Mapping[str, Any] | None:
    """The last reading on record of a document."""
    readings = tables.readings
    found = connection.execute(
        select(readings).where(readings.c.document == document).order_by(readings.c.id.desc()).limit(1)).first()
    return dict(found._mapping) if found else None


def stored_rows(connection: Connection, document: str) -> Rows:
    """All rows that are derived from a document now, by table; no article where there is none."""
    ids = select(tables.claims.c.id).where(tables.claims.c.document == document)
    found = {table.name: connection.execute(select(table).where(table.c.document == document))
             for table in (tables.articles, tables.claims, tables.issues)}
    found["terms"] = connection.execute(select(tables.terms).where(tables.terms.c.claim.in_(ids)))
    return {name: [dict(row._mapping) for row in many] for name, many in found.items()}


def stored(connection: Connection, document: str) -> Reading | None:
    """The reading that the derived rows hold now."""
    row = connection.execute(select(tables.articles).where(tables.articles.c.document == document)).first()
    if row is None:
        return None
    claims, issues = tables.claims, tables.issues
    found = connection.execute(
        select(claims.c.object).where(claims.c.document == document).order_by(claims.c.ordinal)).scalars()
    notes = connection.execute(select(issues).where(issues.c.document == document).order_by(issues.c.id)).all()
    return Reading(
        document=document, article=json.loads(row.object) | {"text": row.text}, error=row.error,
        claims=[json.loads(one) for one in found],
        issues=[{"id": n.id, "kind": n.kind, "message": n.message, "start": n.start, "end": n.end} for n in notes])
