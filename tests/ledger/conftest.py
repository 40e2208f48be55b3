"""A ledger without the pipeline: captures of plain text, one claim for each sentence that says "delivered"."""
from __future__ import annotations

import hashlib
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

from stemmata.errors import ReadingError
from stemmata.ledger.book import Ledger
from stemmata.model import Article, Capture, Claim, DateFound, Evidence, Issue, Part, Source

TEXTS = (
    "Pyongyang delivered missiles to Moscow.\n\nNothing else is known. Iran delivered drones.",
    "Berlin delivered 18 tanks to Kyiv in March.",
    "Quiet day at the border.",
)


def claim_from(article: Article, number: int, start: int, end: int) -> Claim:
    """One claim on a stretch of an article."""
    words = article.text[start:end]
    supplier, item = words.split()[0], words.split()[2]
    return Claim(
        id=f"c{hashlib.sha256(f'{article.document}{start}{end}transfer'.encode()).hexdigest()[:12]}",
        document={"id": article.document, "published": "2024-01-05", "language": "en"},
        event="transfer", status="occurred", polarity="positive", certainty="certain", stance="asserts",
        roles={"supplier": {"id": supplier, "text": supplier}, "item": {"id": item, "text": item}}
        | ({"time": {"edtf": "2024-03", "text": "in March"}} if "March" in words else {}),
        sources=(Source(name="Daily", kind="outlet"),), evidence=(Evidence(start=start, end=end, quote=words),),
        made_by="stand-in 1", why=({"field": "event", "rule": "r", "words": "delivered", "number": number},))


def analyse(article: Article) -> SimpleNamespace:
    """The stand-in for the extractor."""
    found = [claim_from(article, i, *match.span())
             for i, match in enumerate(re.finditer(r"\w+ delivered [^.]+", article.text))]
    issue = Issue(id=f"i-{article.document[7:15]}", kind="no-claim", message="none", start=0, end=1)
    return SimpleNamespace(article=article, claims=tuple(found), issues=() if found else (issue,))


def read(capture: Capture) -> Article:
    """The stand-in for the reader."""
    text = capture.data.decode()
    if "unreadable" in text:
        raise ReadingError("this can't be read: give something else")
    published = capture.stated.get("published")
    return Article(document=capture.id, text=text, parts=(Part(kind="body", start=0, end=len(text)),), language="en",
                   url=capture.stated.get("url"),
                   published=DateFound(value=published, found_in="stated") if published else None)


@pytest.fixture(autouse=True)
def _stand_ins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("stemmata.reading.read", read)
    extract = ModuleType("stemmata.claims.extract")
    extract.__dict__["analyse"] = analyse
    monkeypatch.setitem(sys.modules, "stemmata.claims.extract", extract)


@pytest.fixture
def captured() -> Callable[..., Capture]:
    """Make a capture of a text."""
    def make(text: str, source: str = "a.txt", **stated: str) -> Capture:
        data = text.encode()
        return Capture(id=f"sha256:{hashlib.sha256(data).hexdigest()}", data=data, source=source,
                       retrieved="2024-01-05T10:00:00Z", media_type="text/plain", stated=stated)
    return make


@pytest.fixture
def ledger(tmp_path: Path, captured: Callable[..., Capture]) -> Iterator[Ledger]:
    """A ledger that holds the three texts."""
    with Ledger(tmp_path / "x.db") as book:
        book.keep(captured(text, f"reports/{i}.txt") for i, text in enumerate(TEXTS))
        yield book
