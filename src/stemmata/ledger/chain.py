"""The hash chain: every kept row is an entry whose hash covers the row and the hash before it.

Whoever changes, drops, adds or reorders a kept row breaks every hash after it. The hash of the last entry, the head,
stands for the whole ledger: note it elsewhere and nobody can cut the end off unseen.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, insert, select

from stemmata.ledger import forms, tables

GENESIS = "0" * 64
"""What the first entry has before it."""


def digest(data: bytes) -> str:
    """SHA-256 as lower-case hex."""
    return hashlib.sha256(data).hexdigest()


def covered(kind: str, row: Mapping[str, Any]) -> dict[str, Any]:
    """What the hash of an entry covers: the row, its bytes by their own hash."""
    found = dict(row)
    if kind == "captures":
        found["data"] = digest(bytes(found["data"]))
    return found


def entry_hash(previous: str, seq: int, kind: str, row: Mapping[str, Any]) -> str:
    """SHA-256 over the hash before and the canonical JSON of position, kind and row."""
    body = forms.canonical({"seq": seq, "kind": kind, "row": covered(kind, row)})
    return digest(f"{previous}\n{body}".encode("utf-8", "surrogatepass"))


def head(connection: Connection) -> tuple[int, str]:
    """Position and hash of the last entry; `(0, GENESIS)` of an empty ledger."""
    last = connection.execute(
        select(tables.chain.c.seq, tables.chain.c.hash).order_by(tables.chain.c.seq.desc()).limit(1)
    ).first()
    return (last.seq, last.hash) if last else (0, GENESIS)


def append(connection: Connection, *rows: tuple[str, Mapping[str, Any]]) -> None:
    """Write kept rows, each a kind and its columns, with their entries; numbered rows get their position as `id`."""
    seq, previous = head(connection)
    entries = []
    for kind, row in rows:
        seq += 1
        values = {"id": seq, **row}
        connection.execute(insert(tables.KEPT[kind]), values)
        entry = {"seq": seq, "kind": kind, "row": str(values["id"]), "previous": previous}
        previous = entry_hash(previous, seq, kind, values)
        entries.append({**entry, "hash": previous})
    connection.execute(insert(tables.chain), entries)
