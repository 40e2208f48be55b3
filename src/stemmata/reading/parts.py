"""Kinds of the pieces of a report: head (kicker, title, date, byline, lead), body, captions, credits.

The head ends with the first paragraph of running text. What a piece is follows from its form and its place;
words of layout come from `languages/*/page.toml`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from stemmata.model import Part, PartKind
from stemmata.reading import bylines, dates, pictures
from stemmata.reading.credits import read_credit, trailing_credit
from stemmata.reading.datelines import find_dateline, is_day
from stemmata.reading.forms import ENTRY_TIME, LONE_TIME, TERMINAL, is_heading, is_sentence, read_date_line
from stemmata.reading.pieces import Piece, split
from stemmata.reading.titles import body_index, title_index
from stemmata.reading.words import begins_with, phrases

_BULLET = re.compile(r"(?:[•◦▪‣·*]|[-–—])\s+(?=\S)")
_NUMBERED = re.compile(r"(\d{1,2})[.)]\s+(?=\S)")


@dataclass(slots=True)
class Found:
    """What the pieces of a text turned out to be."""

    parts: list[Part] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)
    credited: list[str] = field(default_factory=list)
    placed: list[str] = field(default_factory=list)
    published: str | None = None
    dateline: str | None = None
    updated: str | None = None
    title: str | None = None


@dataclass(slots=True)
class _Place:
    """Where the walk over the pieces stands."""

    pieces: list[Piece]
    title_at: int | None
    body_from: int
    foot_from: int
    led: bool = False


def find_parts(text: str, *, title: str | None = None, pieces: list[Piece] | None = None) -> Found:
    """Parts of a text with offsets into it, in order, never overlapping.

    `title` is the stated one, if any; `pieces` are those of the text where a page's markup has given them.
    """
    pieces = split(text) if pieces is None else pieces
    found = Found()
    if not pieces:
        return found
    title_at = title_index(pieces, title)
    place = _Place(pieces, title_at, body_index(pieces, title_at), _foot_index(pieces))
    for i, piece in enumerate(pieces):
        _place_piece(found, place, i, piece)
    if title_at is not None:
        found.title = " ".join(pieces[title_at].text.split())
    return found


def _place_piece(found: Found, place: _Place, i: int, piece: Piece) -> None:
    """Decide what one piece is and add its part or parts."""
    if i == place.title_at:
        _add(found, "title", piece)
    elif place.title_at is not None and i < place.title_at:
        _before_title(found, piece)
    elif _as_credit(found, place, i, piece) or _as_picture(found, place, i, piece):
        return
    elif i < place.body_from:
        _in_head(found, place, i, piece)
    else:
        _in_body(found, place, i, piece)


def _before_title(found: Found, piece: Piece) -> None:
    if not _as_date(found, piece) and not _as_byline(found, piece, bare=False):
        _add(found, "kicker", piece)


def _in_head(found: Found, place: _Place, i: int, piece: Piece) -> None:
    """Between title and running text: date, byline, teaser, or a short line of its own."""
    if _as_date(found, piece) or _as_byline(found, piece, bare=True):
        return
    words = len(piece.text.split())
    if not place.led and (words >= 5 or TERMINAL.search(piece.text)) and not any(c.isdigit() for c in piece.text[:3]):
        _add(found, "lead", piece)
        place.led = True
    elif is_sentence(piece.text):
        _add(found, "body", piece)
    else:
        _add(found, "subheading", piece)


def _in_body(found: Found, place: _Place, i: int, piece: Piece) -> None:
    short = len(piece.text) <= 140
    if short and (_as_date(found, piece) or _as_stamp(found, piece) or _as_byline(found, piece, bare=False)):
        return
    marker = _list_marker(place.pieces, i)
    if marker or piece.hint == "list":
        _add(found, "list", piece, marker)
        return
    heads = piece.hint == "subheading" or (is_heading(piece.text) and i + 1 < len(place.pieces))
    if short and heads and i > place.body_from:
        _add(found, "subheading", piece, _entry_time(found, piece))
        return
    offset = _opening(found, place, i, piece)
    closing = trailing_credit(piece.text[offset:])
    kind: PartKind = "body" if place.led else "lead"
    place.led = True
    if closing:
        at, credit = offset + closing[0], closing[1]
        _add(found, kind, piece, offset, at)
        _add(found, "credit", piece, at)
        found.credited += credit.agencies
        found.authors += credit.authors
    else:
        _add(found, kind, piece, offset)


def _opening(found: Found, place: _Place, i: int, piece: Piece) -> int:
    """Take date line or entry time off the front of a paragraph; the offset where its sentences begin."""
    line = find_dateline(piece.text, first=i == place.body_from)
    if line:
        _add(found, "dateline", piece, 0, line.length)
        found.placed += line.agencies
        printed = dates.printed_dates(piece.text[: line.length])
        found.dateline = found.dateline or (printed[0].value if printed else None)
        return _skip_space(piece.text, line.length)
    return _entry_time(found, piece)


def _entry_time(found: Found, piece: Piece) -> int:
    """Take the time of a live blog's entry off the front of a piece."""
    entry = ENTRY_TIME.match(piece.text)
    if not entry:
        return 0
    _add(found, "date", piece, 0, entry.end())
    return _skip_space(piece.text, entry.end())


def _as_stamp(found: Found, piece: Piece) -> bool:
    """A line that is but a clock, or a day without its year: it heads an entry or a day of a live blog."""
    if len(piece.text) > 40 or not (LONE_TIME.fullmatch(piece.text) or is_day(piece.text)):
        return False
    _add(found, "date", piece)
    return True


def _as_credit(found: Found, place: _Place, i: int, piece: Piece) -> bool:
    """A credit of the text: at its foot, or at its head among date and byline."""
    if not (i >= place.foot_from or i < place.body_from):
        return False
    credit = read_credit(piece.text)
    if credit is None:
        if i >= place.foot_from and begins_with(piece.text, phrases("credit", "contacts")) and len(piece.text) <= 160:
            _add(found, "credit", piece)
            return True
        return False
    _add(found, "credit", piece)
    found.credited += credit.agencies
    found.authors += credit.authors
    return True


def _as_picture(found: Found, place: _Place, i: int, piece: Piece) -> bool:
    """A caption with its credit, a mere credit, or a caption that stands glued above another."""
    at = pictures.credit_offset(piece.text)
    if at is not None:
        if piece.text[:at].strip():
            _add(found, "caption", piece, 0, at)
        _add(found, "photo-credit", piece, at)
        return True
    following = place.pieces[i + 1] if i + 1 < len(place.pieces) else None
    if piece.hint == "caption" and read_date_line(piece.text) is None and len(piece.text) <= 600:
        _add(found, "caption", piece)
        return True
    above = following is not None and following.glued and pictures.credit_offset(following.text) is not None
    if (above and len(piece.text) <= 300) or (pictures.has_mark(piece.text) and len(piece.text) <= 220):
        _add(found, "caption", piece)
        return True
    return False


def _as_date(found: Found, piece: Piece) -> bool:
    line = read_date_line(piece.text)
    if line is None:
        return False
    found.published = found.published or line.published
    found.updated = found.updated or line.updated
    found.authors += line.authors
    found.credited += line.agencies
    _add(found, line.kind, piece)
    return True


def _as_byline(found: Found, piece: Piece, *, bare: bool) -> bool:
    byline = bylines.read_byline(piece.text, bare=bare)
    if byline is None:
        return False
    _add(found, "byline", piece)
    found.authors += byline.authors
    found.credited += byline.agencies
    return True


def _foot_index(pieces: list[Piece]) -> int:
    """Credits of a text stand among its last three pieces, never first."""
    return max(1, len(pieces) - 3)


def _list_marker(pieces: list[Piece], i: int) -> int:
    """Length of the list mark that a piece begins with, or 0. A number counts only beside its neighbour."""
    bullet = _BULLET.match(pieces[i].text)
    if bullet:
        return bullet.end()
    match = _NUMBERED.match(pieces[i].text)
    if not match:
        return 0
    number = int(match[1])
    for other, step in ((i - 1, -1), (i + 1, 1)):
        near = _NUMBERED.match(pieces[other].text) if 0 <= other < len(pieces) else None
        if near and int(near[1]) == number + step:
            return match.end()
    return 0


def _skip_space(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _add(found: Found, kind: PartKind, piece: Piece, start: int = 0, end: int | None = None) -> None:
    """Add the stretch of a piece as a part, without white space at its ends; nothing if it is empty."""
    stretch = piece.text[start:end]
    lead = len(stretch) - len(stretch.lstrip())
    stripped = stretch.strip()
    if stripped:
        at = piece.start + start + lead
        found.parts.append(Part(kind=kind, start=at, end=at + len(stripped)))
