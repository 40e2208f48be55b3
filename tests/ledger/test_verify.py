"""Nobody can change, drop, add or reorder what is kept unseen."""

from __future__ import annotations

import sqlite3
import sys
from contextlib import closing

import pytest

from standins import Analysis, captured
from stemmata.ledger import store, tables
from stemmata.ledger.book import Ledger

KEPT = (*tables.KEPT, "chain")


def tamper(ledger: Ledger, *statements: str) -> None:
    """Change the file as an adversary would: around our code, with the guards taken off."""
    ledger.close()
    with closing(sqlite3.connect(ledger.path)) as connection:
        for table in KEPT:
            for guard in tables.GUARDS:
                connection.execute(f"DROP TRIGGER {table}_no_{guard}")
        for statement in statements:
            connection.execute(statement)
        connection.commit()


@pytest.mark.parametrize("table", KEPT)
@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM {table}",
        "UPDATE {table} SET {key} = {key}",
        "INSERT OR REPLACE INTO {table} SELECT * FROM {table} LIMIT 1",
    ],
)
def test_kept_rows_can_only_be_added(ledger: Ledger, table: str, statement: str) -> None:
    with store.writing(ledger._engine) as connection:
        store.decide(
            connection,
            made="2024-01-05T10:00:00Z",
            person="a",
            kind="reject",
            subject={"document": "d"},
            content={},
            reason="r",
        )
    ledger.close()
    key = "seq" if table == "chain" else "id"
    with closing(sqlite3.connect(ledger.path)) as connection, pytest.raises(sqlite3.DatabaseError, match="append-only"):
        connection.execute(statement.format(table=table, key=key))


@pytest.mark.parametrize(
    ("statement", "named"),
    [
        ("UPDATE captures SET data = CAST('x' AS BLOB) WHERE rowid = 1", "captures sha256:"),
        ("UPDATE captures SET size = size + 1 WHERE rowid = 2", "captures sha256:"),
        ("DELETE FROM captures WHERE rowid = 3", "captures sha256:"),
        ("UPDATE sightings SET source = 'other'", "sightings 2"),
        ('UPDATE sightings SET stated = \'{"published":"2020-01-01"}\' WHERE id = 2', "sightings 2"),
        ("DELETE FROM sightings WHERE id = 5", "sightings 5"),
        (
            "INSERT INTO sightings"
            " SELECT 99, capture, source, retrieved, media_type, headers, stated FROM sightings LIMIT 1",
            "sightings 99",
        ),
        ("DELETE FROM readings WHERE id = 3", "readings 3"),
        ("UPDATE decisions SET reason = 'other'", "decisions 10"),
        ("DELETE FROM chain WHERE seq = 4", "chain entry 5"),
        ("UPDATE chain SET hash = previous WHERE seq = 4", "chain entry 5"),
        ("UPDATE chain SET kind = 'secrets' WHERE seq = 4", "chain entry 4"),
        ("UPDATE chain SET seq = CASE seq WHEN 1 THEN -2 WHEN 2 THEN -1 ELSE seq END", "chain entry -2"),
        ("UPDATE articles SET text = 'X' || substr(text, 2)", "claims c"),
        ("UPDATE articles SET title = 'other'", "articles sha256:"),
        ("DELETE FROM articles WHERE rowid = 1", "articles sha256:"),
        ("DELETE FROM terms", "articles sha256:"),
        ("UPDATE claims SET certainty = 'possible'", "articles sha256:"),
        ("UPDATE claims SET object = replace(object, 'certain', 'possible')", "articles sha256:"),
        ("DELETE FROM issues", "articles sha256:"),
    ],
)
def test_tampering_is_named(ledger: Ledger, statement: str, named: str) -> None:
    with store.writing(ledger._engine) as connection:
        store.decide(
            connection,
            made="2024-01-05T10:00:00Z",
            person="a",
            kind="reject",
            subject={"document": "d"},
            content={},
            reason="r",
        )
    assert ledger.verify() == []
    tamper(ledger, statement)
    found = ledger.verify()
    assert found
    assert any(str(fault).startswith(named) for fault in found), [str(fault) for fault in found]


def test_swapped_bytes_are_found(ledger: Ledger) -> None:
    tamper(
        ledger,
        "CREATE TEMP TABLE t AS SELECT rowid AS n, data FROM captures",
        "UPDATE captures SET data = (SELECT data FROM t WHERE n = 3 - captures.rowid) WHERE rowid < 3",
    )
    assert {fault.where.split()[0] for fault in ledger.verify()} == {"captures"}


def test_a_cut_end_is_found_by_a_noted_head(ledger: Ledger) -> None:
    ledger.keep([captured("Oslo delivered guns.")])
    noted = ledger.head
    document = ledger.documents()[-1].id
    tamper(
        ledger,
        "DELETE FROM chain WHERE seq > 9",
        "DELETE FROM sightings WHERE id > 9",
        "DELETE FROM readings WHERE id > 9",
        f"DELETE FROM captures WHERE id = '{document}'",
        "DELETE FROM terms WHERE claim IN (SELECT id FROM claims WHERE document NOT IN (SELECT id FROM captures))",
        *(f"DELETE FROM {table} WHERE document = '{document}'" for table in ("claims", "articles", "issues")),
    )
    assert ledger.verify() == []
    assert [fault.where for fault in ledger.verify(head=noted)] == ["chain"]


def test_rebuild_says_what_changed_and_mends(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    ids = [one.id for one in ledger.claims()]
    tamper(
        ledger,
        f"DELETE FROM claims WHERE id = '{ids[0]}'",
        f"DELETE FROM terms WHERE claim = '{ids[0]}'",
        f"UPDATE claims SET object = replace(object, 'stand-in 1', 'stand-in 2') WHERE id = '{ids[1]}'",
        "UPDATE articles SET title = 'other' WHERE rowid = 3",
    )
    dry = [change for change in ledger.rebuild(dry_run=True) if change]
    assert ledger.verify()
    wet = [change for change in ledger.rebuild() if change]
    assert dry == wet
    assert {change.other for change in wet if change.added or change.changed} == {False}
    assert [change.other for change in wet].count(True) == 1
    assert [key for change in wet for key in change.added] == ids[:1]
    assert [key for change in wet for key in change.changed] == ids[1:2]
    assert ledger.verify() == []
    assert [one.id for one in ledger.claims()] == ids


def test_rebuild_with_another_extractor_takes_claims_away(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        sys.modules["stemmata.claims.extract"],
        "analyse",
        lambda article: Analysis(article=article, claims=(), issues=()),
    )
    monkeypatch.setattr("stemmata.ledger.derived.extractor", lambda: "stand-in 2")
    assert sum(len(change.removed) for change in ledger.rebuild()) == 3
    assert list(ledger.claims()) == []
    assert ledger.verify() == []
