"""Forms of pieces: what a line or paragraph can be by itself, wherever it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass

from stemmata.model import PartKind
from stemmata.reading import dates, pictures
from stemmata.reading.bylines import read_byline
from stemmata.reading.credits import read_credit
from stemmata.reading.datelines import find_dateline
from stemmata.reading.pieces import Piece

TERMINAL = re.compile(r"[.!?…:;][\"”“»«'’)\]]*$|[\"”“»«]\.?$")
ENTRY_TIME = re.compile(r"\d{1,2}[:.]\d{2}(?:\s(?:Uhr|Uhr:|GMT|UTC|CET|[ap]\.?m\.?))?\s?[|:–-]?(?=\s+\S)")
LONE_TIME = re.compile(r"\d{1,2}[:.]\d{2}(?:\s?(?:Uhr|GMT|UTC|CET|[ap]\.?m\.?))?\s?[|:–-]?", re.I)
_SENTENCE = re.compile(r"[^\W\d_]{2}[.!…][\"”“»«'’)\]]*$")
_RUNNING = 110  # a piece this long with a sentence's end is running text


@dataclass(frozen=True, slots=True, kw_only=True)
class DateLine:
    """A line that gives dates, perhaps with a place ("dateline") or with authors ("byline") beside them."""

    kind: PartKind
    published: str | None
    updated: str | None
    authors: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()


def read_date_line(line: str) -> DateLine | None:
    """The dates of a line that is made of dates, or of dates with a place or bylines; None for any other line."""
    rest = dates.beside_dates(line)
    if rest is None:
        return None
    published, updated = dates.dates_of_line(line)
    if not rest:
        return DateLine(kind="date", published=published, updated=updated)
    bylines = [read_byline(piece, bare=True) for piece in rest]
    named = [b for b in bylines if b is not None]
    if len(named) == len(rest) and (named[0].authors or named[0].agencies) and _speaks_of_authors(rest):
        authors = tuple(a for b in named for a in b.authors)
        agencies = tuple(a for b in named for a in b.agencies)
        return DateLine(kind="byline", published=published, updated=updated, authors=authors, agencies=agencies)
    if len(rest) == 1 and len(line) <= 60 and line.startswith(rest[0]) and _is_place(rest[0]):
        return DateLine(kind="dateline", published=published, updated=updated)
    return None


def is_meta_line(line: str, *, bare: bool = True) -> bool:
    """Whether a line is a date, a byline or a credit: short pieces that belong to an article though no sentences.

    `bare`: a mere name counts as a byline.
    """
    if len(line) > 240:
        return False
    return read_date_line(line) is not None or read_byline(line, bare=bare) is not None or read_credit(line) is not None


def could_be_title(piece: Piece) -> bool:
    """Whether a piece has the form of a title: short, no full stop, no date, byline or credit."""
    text = piece.text
    if len(text) > 220 or re.search(r"[.;:,…]$", text):
        return False
    return not is_meta_line(text, bare=False) and pictures.credit_offset(text) is None


def is_running(piece: Piece) -> bool:
    """Whether a piece is a paragraph of running text."""
    text = piece.text
    if pictures.credit_offset(text) is not None:
        return False
    if ENTRY_TIME.match(text) and TERMINAL.search(text) and len(text) > 40:
        return True
    if len(text) > 60 and find_dateline(text, first=False) is not None:
        return True
    sentences = len(re.findall(r"[^\W\d_]{2}[.!?…][\"”“»)]?(?:\s|$)", text))
    return len(text) >= _RUNNING and sentences >= 1 and (sentences > 1 or len(text) > 150)


def is_sentence(text: str) -> bool:
    """Whether a line ends like a sentence and is long enough for one."""
    return len(text.split()) >= 4 and bool(_SENTENCE.search(text))


def is_heading(text: str) -> bool:
    """Whether a line has the form of a heading inside a text; what follows it must be looked at besides."""
    if len(text) > 110 or text[:1].islower():
        return False
    return not re.search(r"[!…:;,]$|[.!?…][\"”“»«'’)]*$", text.rstrip("?"))


def is_kicker(line: str, below: str) -> bool:
    """A kicker is a few words above a longer title."""
    words = line.split()
    short = len(words) <= 4 or (line == line.upper() and len(words) <= 7)
    return short and len(line) < len(below) and len(below.split()) > len(words) and read_byline(below) is None


def _speaks_of_authors(rest: list[str]) -> bool:
    """A bare name beside a date may be a place; two words or an opener ("Von", "by") make it an author."""
    return all(len(piece.split()) > 1 for piece in rest)


def _is_place(text: str) -> bool:
    words = text.split()
    return len(words) <= 3 and all(w[:1].isupper() and w.replace("-", "").replace("/", "").isalpha() for w in words)
