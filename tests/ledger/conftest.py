"""A ledger over the pipeline's stand-in."""
from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import standins
from stemmata.ledger.book import Ledger


@pytest.fixture(autouse=True)
def _stand_ins(monkeypatch: pytest.MonkeyPatch) -> None:
    standins.install(monkeypatch)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """A ledger that holds the three texts."""
    with Ledger(tmp_path / "x.db") as book:
        book.keep(standins.captured(text, f"reports/{i}.txt") for i, text in enumerate(standins.TEXTS))
        yield book
