"""Finding claims and documents: filters as plain words, answered by the indexed columns."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Mapping
from functools import partial
from operator import eq
from typing import Any, TypedDict

from sqlalchemy import ColumnElement, Connection, Select, and_, exists, func, or_, select

from stemmata.errors import QueryError
from stemmata.ledger import forms, tables, terms
from stemmata.model import Claim
from stemmata.words import VOCABULARIES

SHORTEST = 4
"""Least number of signs of an id that may stand for it."""
TERMS = ("actor", "item", "place", "source")


class Wanted(TypedDict, total=False):
    """What claims are wanted; what is None or left out is no condition.

    `actor`, `item`, `place` and `source` are an id (`RU`, `kn-23`) or words of a name. `since` and `until` are ISO
    dates that the time of the event must touch; claims without a time don't. `document` is an id, the beginning of
    one, or the URL or path it was read from.
    """

    event: str | None
    status: str | None
    polarity: str | None
    certainty: str | None
    stance: str | None
    actor: str | None
    item: str | None
    place: str | None
    source: str | None
    since: str | None
    until: str | None
    document: str | None


def conditions(wanted: Wanted) -> dict[str, str]:
    """The filters that say something, checked.

    Raises:
        QueryError: an unknown filter, a value that is not one of the words for it, or no date.
    """
    found = {name: str(value) for name, value in wanted.items() if value is not None}
    for name, value in found.items():
        if name not in Wanted.__annotations__:
            raise QueryError(f"there is no filter {name!r}: use {', '.join(Wanted.__annotations__)}")
        if value not in VOCABULARIES.get(name, (value,)):
            raise QueryError(f"{name} {value!r} is unknown: use one of {', '.join(VOCABULARIES[name])}")
        if name in ("since", "until"):
            found[name] = _day(name, value)
    if "since" in found and "until" in found and found["since"] > found["until"]:
        raise QueryError(f"since {found['since']} is after until {found['until']}: change them over")
    return found


def _day(name: str, value: str) -> str:
    try:
        return dt.date.fromisoformat(value).isoformat()
    except ValueError:
        raise QueryError(f"{name} {value!r} is no date: write it as 2024-01-31") from None


def _term(kind: str, wanted: str) -> ColumnElement[bool]:
    word = terms.fold(wanted)
    safe = word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    column = " " + tables.terms.c.term + " "
    named = or_(tables.terms.c.term == word, column.like(f"% {safe} %", escape="\\"))
    return exists(select(1).where(tables.terms.c.claim == tables.claims.c.id, tables.terms.c.kind == kind, named))


def _clauses(connection: Connection, given: Mapping[str, str]) -> list[ColumnElement[bool]]:
    claims = tables.claims.c
    timed = or_(claims.first_day.is_not(None), claims.last_day.is_not(None))
    clauses: dict[str, Callable[[str], ColumnElement[bool]]] = {
        **{name: partial(eq, claims[name]) for name in VOCABULARIES},
        **{kind: partial(_term, kind) for kind in TERMS},
        "since": lambda day: and_(timed, func.coalesce(claims.last_day, "9999-12-31") >= day),
        "until": lambda day: and_(timed, func.coalesce(claims.first_day, "0001-01-01") <= day),
        "document": lambda name: claims.document == document_id(connection, name),
    }
    return [clauses[name](value) for name, value in given.items()]


def claims(connection: Connection, wanted: Wanted) -> Select[Any]:
    """The objects of the claims wanted, in the order of publication, document and text.

    Raises:
        QueryError: a filter makes no sense, or names an unknown document.
    """
    return (
        select(tables.claims.c.object)
        .join(tables.articles, tables.articles.c.document == tables.claims.c.document)
        .where(*_clauses(connection, conditions(wanted)))
        .order_by(func.coalesce(tables.articles.c.published, "9999"), tables.claims.c.document, tables.claims.c.ordinal)
    )


def ids(connection: Connection, wanted: Wanted) -> Select[Any]:
    """The ids of the claims wanted.

    Raises:
        QueryError: as `claims`.
    """
    return select(tables.claims.c.id).where(*_clauses(connection, conditions(wanted)))


def claim(connection: Connection, wanted: str) -> Claim:
    """The claim that an id, or the beginning of one, names.

    Raises:
        QueryError: none, or several.
    """
    column = tables.claims.c.id
    for name in dict.fromkeys((wanted, f"claim:{wanted}")):
        for way in (column == name, column.startswith(name, autoescape=True)):
            if len(name) < SHORTEST:
                continue
            found = connection.execute(select(tables.claims.c.object).where(way).limit(2)).scalars().all()
            if len(found) == 1:
                return forms.claim_of(json.loads(found[0]))
            if found:
                raise QueryError(f"{wanted!r} names several claims: give more of the id")
    raise QueryError(f"{wanted!r} names no claim of this ledger: `stemmata claims --json` shows their ids")


def undated(connection: Connection, wanted: Wanted) -> int:
    """How many claims would be wanted if they had a time; 0 when no time is asked for."""
    given = conditions(wanted)
    rest = {name: value for name, value in given.items() if name not in ("since", "until")}
    if rest == given:
        return 0
    timeless = and_(tables.claims.c.first_day.is_(None), tables.claims.c.last_day.is_(None))
    counted = select(func.count()).select_from(tables.claims).where(timeless, *_clauses(connection, rest))
    return int(connection.execute(counted).scalar_one())


def document_id(connection: Connection, wanted: str) -> str:
    """The id of the document that an id, its beginning, a URL or a path names.

    Raises:
        QueryError: none, or several.
    """
    captures, sightings, articles = tables.captures.c, tables.sightings.c, tables.articles.c
    short = wanted.removeprefix("sha256:")
    ways: list[Select[Any]] = [
        select(captures.id).where(captures.id == wanted),
        select(articles.document).where(articles.url == wanted),
        select(sightings.capture).where(sightings.source == wanted).distinct(),
        select(sightings.capture).where(sightings.source.endswith(f"/{wanted}", autoescape=True)).distinct(),
    ]
    if len(short) >= 4 and all(sign in "0123456789abcdef" for sign in short):
        ways.append(select(captures.id).where(captures.id.startswith(f"sha256:{short}", autoescape=True)))
    ways.append(select(sightings.capture).where(sightings.source.contains(wanted, autoescape=True)).distinct())
    for way in ways:
        found = sorted(str(one) for one in connection.execute(way).scalars())
        if len(found) == 1:
            return found[0]
        if found:
            some = ", ".join(found[:3])
            raise QueryError(f"{wanted!r} names {len(found)} documents ({some} …): give more of the id")
    raise QueryError(f"{wanted!r} names no document of this ledger: `stemmata documents` lists them")


def outcome(connection: Connection, document: str) -> tuple[int, str | None, str | None]:
    """How many claims a document gave, its date, and why it could not be read."""
    claims, articles = tables.claims, tables.articles
    count = select(func.count()).select_from(claims).where(claims.c.document == document)
    read = select(articles.c.published, articles.c.error).where(articles.c.document == document)
    row = connection.execute(read).first()
    return connection.execute(count).scalar_one(), row.published if row else None, row.error if row else None


def sightings(connection: Connection, document: str) -> list[dict[str, Any]]:
    """Every sighting of a document in the order in which they came: source, retrieved, and the URL stated with it."""
    table = tables.sightings.c
    rows = select(table.source, table.retrieved, table.stated).where(table.capture == document).order_by(table.id)
    return [
        {"source": row.source, "retrieved": row.retrieved, "url": json.loads(row.stated).get("url")}
        for row in connection.execute(rows)
    ]


def documents(connection: Connection) -> list[dict[str, Any]]:
    """All captures with what was read from them, in the order in which they came."""
    claims, sightings, articles, captures = tables.claims, tables.sightings, tables.articles, tables.captures
    every = sightings.alias()
    seen = select(func.count()).where(every.c.capture == captures.c.id).scalar_subquery()
    first = select(func.min(every.c.id)).where(every.c.capture == captures.c.id).scalar_subquery()
    many = select(func.count()).where(claims.c.document == captures.c.id).scalar_subquery()
    found = connection.execute(
        select(
            captures.c.id,
            captures.c.size,
            sightings.c.source,
            sightings.c.retrieved,
            seen.label("sightings"),
            articles.c.title,
            articles.c.url,
            articles.c.publisher,
            articles.c.language,
            articles.c.published,
            articles.c.error,
            articles.c.extractor,
            many.label("claims"),
        )
        .select_from(captures)
        .join(sightings, sightings.c.id == first)
        .outerjoin(articles, articles.c.document == captures.c.id)
        .order_by(first)
    )
    return [dict(row._mapping) for row in found]
