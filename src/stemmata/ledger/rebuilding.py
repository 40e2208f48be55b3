"""`stemmata rebuild`: read every capture again and say what came out otherwise."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, Engine, select

from stemmata.ledger import derived, linking, readings, store, tables, work
from stemmata.ledger.derived import Derived, Rows
from stemmata.model import Capture


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What a rebuild made of one document: ids of claims that came, went, or read otherwise than before."""

    document: str
    added: Sequence[str] = ()
    removed: Sequence[str] = ()
    changed: Sequence[str] = ()
    other: bool = False
    """Something else differs: the text, its dates, its issues, or columns that were meddled with."""
    error: str | None = None
    """Why it can't be read (any more)."""

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.changed or self.other)


def compared(before: Rows, after: Derived) -> Change:
    """What differs between the rows of a document and those that are read now."""
    old, new = ({row["id"]: row["object"] for row in rows["claims"]} for rows in (before, after.rows))
    same = {key for key in new if new[key] == old.get(key)}
    return Change(
        document=after.document,
        added=[key for key in new if key not in old],
        removed=[key for key in old if key not in new],
        changed=[key for key in new if key in old and new[key] != old[key]],
        other=_besides(before, same) != _besides(after.rows, same),
        error=after.error,
    )


def _besides(rows: Rows, same: Container[str]) -> str:
    """All but the claims that differ; which extractor read it is no difference by itself."""
    return derived.digest(
        {
            "articles": [{**row, "extractor": ""} for row in rows["articles"]],
            "claims": [row for row in rows["claims"] if row["id"] in same],
            "terms": [row for row in rows["terms"] if row["claim"] in same],
            "issues": rows["issues"],
        }
    )


def rebuild(engine: Engine, *, jobs: int = 1, dry_run: bool = False) -> Iterator[Change]:
    """Make all derived rows again, a transaction a document; with `dry_run` only compare.

    Rows derived from captures that are not there are taken away.
    """
    with engine.connect() as connection:
        documents = store.documents(connection)
    basis: dict[str, str] = {}
    for made in work.over(derived.read, _captures(engine, documents, basis), jobs=jobs):
        with engine.connect() if dry_run else store.writing(engine) as connection:
            change = compared(derived.stored_rows(connection, made.document), made)
            if not dry_run:
                derived.clear(connection, made.document)
                derived.write(connection, made, basis=basis.pop(made.document))
        yield change
    if not dry_run:
        with store.writing(engine) as connection:
            _sweep(connection)
            linking.clear(connection)


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
