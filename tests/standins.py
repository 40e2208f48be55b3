"""The pipeline's stand-in: plain text in, one claim for each sentence that says "delivered". Quick and certain."""

from __future__ import annotations

import hashlib
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import pytest
from click.testing import CliRunner, Result

from stemmata.errors import ReadingError
from stemmata.ledger.book import Ledger
from stemmata.model import Article, Capture, Claim, DateFound, Evidence, Issue, Part, Source

TEXTS = (
    "Pyongyang delivered missiles to Moscow.\n\nNothing else is known. Iran delivered drones.",
    "Berlin delivered 18 tanks to Kyiv in March.",
    "Quiet day at the border.",
)


@dataclass(frozen=True, kw_only=True)
class Analysis:
    """The shape of the extractor's answer."""

    article: Article
    claims: tuple[Claim, ...]
    issues: tuple[Issue, ...]
    sentences: tuple[()] = ()
    actors: tuple[()] = ()
    items: tuple[()] = ()
    quantities: tuple[()] = ()
    times: tuple[()] = ()
    places: tuple[()] = ()
    attributions: tuple[()] = ()


def claim_from(article: Article, number: int, start: int, end: int) -> Claim:
    """One claim on a stretch of an article."""
    words = article.text[start:end]
    supplier, item = words.split()[0], words.split()[2]
    return Claim(
        id=f"c{hashlib.sha256(f'{article.document}{start}{end}transfer'.encode()).hexdigest()[:12]}",
        document={"id": article.document, "published": "2024-01-05", "language": "en"},
        event="transfer",
        status="occurred",
        polarity="positive",
        certainty="certain",
        stance="asserts",
        roles={"supplier": {"id": supplier, "text": supplier}, "item": {"id": item, "text": item}}
        | ({"time": {"edtf": "2024-03", "text": "in March"}} if "March" in words else {}),
        sources=(Source(name="Daily", kind="outlet"),),
        evidence=(Evidence(start=start, end=end, quote=words),),
        made_by="stand-in 1",
        why=({"field": "event", "rule": "r", "words": "delivered", "number": number},),
    )


def analyse(article: Article) -> Analysis:
    """The stand-in for the extractor."""
    found = [
        claim_from(article, i, *match.span())
        for i, match in enumerate(re.finditer(r"\w+ delivered [^.]+", article.text))
    ]
    issue = Issue(id=f"i-{article.document[7:15]}", kind="no-claim", message="none", start=0, end=1)
    return Analysis(article=article, claims=tuple(found), issues=() if found else (issue,))


def read(capture: Capture) -> Article:
    """The stand-in for the reader."""
    text = capture.data.decode()
    if "unreadable" in text:
        raise ReadingError("this can't be read: give something else")
    published = capture.stated.get("published")
    return Article(
        document=capture.id,
        text=text,
        parts=(Part(kind="body", start=0, end=len(text)),),
        language="en",
        url=capture.stated.get("url"),
        published=DateFound(value=published, found_in="stated") if published else None,
    )


def read_text(text: str, *, document: str, stated: Mapping[str, str]) -> Article:
    """The stand-in for reading a given text."""
    return read(Capture(id=document, data=text.encode(), source="-", retrieved="", media_type="", stated=stated))


def install(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put the stand-ins where ledger and commands look for the pipeline."""
    monkeypatch.setattr("stemmata.reading.read", read)
    monkeypatch.setattr("stemmata.reading.read_text", read_text)
    extract = ModuleType("stemmata.claims.extract")
    extract.__dict__["analyse"] = analyse
    monkeypatch.setitem(sys.modules, "stemmata.claims.extract", extract)


def captured(text: str, source: str = "a.txt", **stated: str) -> Capture:
    """A capture of a text."""
    data = text.encode()
    return Capture(
        id=f"sha256:{hashlib.sha256(data).hexdigest()}",
        data=data,
        source=source,
        retrieved="2024-01-05T10:00:00Z",
        media_type="text/plain",
        stated=stated,
    )


@pytest.fixture
def stand_ins(monkeypatch: pytest.MonkeyPatch) -> None:
    """The stand-ins in place of the pipeline."""
    install(monkeypatch)


@pytest.fixture
def ledger(tmp_path: Path, stand_ins: None) -> Iterator[Ledger]:
    """A ledger that holds the three texts."""
    with Ledger(tmp_path / "x.db") as book:
        book.keep(captured(text, f"reports/{i}.txt") for i, text in enumerate(TEXTS))
        yield book


Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stand_ins: None) -> Run:
    """Run a command in an empty folder: `run("read", "a.txt", input="…")`."""
    from stemmata.cli.app import stemmata

    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("STEMMATA_LEDGER", raising=False)
    monkeypatch.delenv("STEMMATA_DEBUG", raising=False)

    def command(*words: str, input: str | None = None) -> Result:
        return CliRunner().invoke(stemmata, list(words), input=input, prog_name="stemmata")

    return command


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """A folder with the three texts and a sidecar."""
    folder = tmp_path / "reports"
    folder.mkdir()
    for i, text in enumerate(TEXTS):
        (folder / f"{i}.txt").write_text(text, encoding="utf-8")
    (folder / "1.json").write_text('{"url": "https://a.example/1", "published": "2024-04-01"}', encoding="utf-8")
    return folder
