"""`stemmata rebuild`: read every capture again and say what came out otherwise."""
from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Engine, select

from stemmata.ledger import derived, forms, readings, store, tables, work
from stemmata.ledger.readings import Reading
from stemmata.ledger.version import extractor
from stemmata.model import Capture


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What a rebuild made of one document: ids of claims that came, went, or read otherwise than before."""

    document: str
    added: Sequence[str] = ()
    removed: Sequence[str] = ()
    changed: Sequence[str] = ()
    other: bool = False
    """Something besides claims differs: the text, its dates, its issues."""
    error: str | None = None
    """Why it can't be read (any more)."""

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.changed or self.other)


def compared(before: Reading | None, after: Reading) -> Change:
    """What differs between two readings of one document."""
    old = {one["id"]: one for one in before.claims} if before else {}
    new = {one["id"]: one for one in after.claims}
    return Change(
        document=after.document,
        added=[key for key in new if key not in old],
        removed=[key for key in old if key not in new],
        changed=[key for key in new if key in old and forms.canonical(new[key]) != forms.canonical(old[key])],
        other=before is None or _besides(before) != _besides(after),
        error=after.error,
    )


def _besides(reading: Reading) -> str:
    rest: list[Mapping[str, Any] | Sequence[Any] | str | None] = [reading.article, reading.issues, reading.error]
    return forms.canonical(rest)


def rebuild(engine: Engine, *, jobs: int = 1, dry_run: bool = False) -> Iterator[Change]:
    """Make all derived rows again, a transaction a document; with `dry_run` only compare.

    Rows derived from captures that are not there are taken away.
    """
    with engine.connect() as connection:
        documents = store.documents(connection)
    basis: dict[str, str] = {}
    for reading in work.over(readings.read, _captures(engine, documents, basis), jobs=jobs):
        with (engine.connect() if dry_run else store.writing(engine)) as connection:
            change = compared(derived.stored(connection, reading.document), reading)
            if not dry_run:
                derived.write(connection, reading, basis=basis.pop(reading.document), extractor=extractor())
        yield change
    if not dry_run:
        with store.writing(engine) as connection:
            _sweep(connection)


def _captures(engine: Engine, documents: Sequence[str], basis: dict[str, str]) -> Iterator[Capture]:
    for document in documents:
        with engine.connect() as connection:
            capture = store.known(connection, document)
        if capture is not None:
            basis[document] = readings.basis(capture)
            yield capture


def _sweep(connection: Connection) -> None:
    kept = select(tables.captures.c.id)
    for table in (tables.claims, tables.articles, tables.issues):
        lost = connection.execute(select(table.c.document).where(table.c.document.not_in(kept)).distinct()).scalars()
        for document in list(lost):
            derived.clear(connection, document)
