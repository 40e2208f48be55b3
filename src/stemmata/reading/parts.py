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
from stemmata.reading.datelines import find_dateline
from stemmata.reading.pieces import Piece, split
from stemmata.reading.words import begins_with, phrases

_TERMINAL = re.compile(r"[.!?…:;][\"”“»«'’)\]]*$|[\"”“»«]\.?$")
_ENTRY_TIME = re.compile(r"\d{1,2}[:.]\d{2}(?:\s(?:Uhr|Uhr:|GMT|UTC|CET|[ap]\.?m\.?))?\s?[|:–-]?(?=\s+\S)")
_BULLET = re.compile(r"(?:[•◦▪‣·*]|[-–—])\s+(?=\S)")
_NUMBERED = re.compile(r"(\d{1,2})[.)]\s+(?=\S)")
_RUNNING = 110  # a piece this long with a sentence's end is running text


@dataclass(slots=True)
class Found:
    """What the pieces of a text turned out to be."""

    parts: list[Part] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)
    credited: list[str] = field(default_factory=list)
    placed: list[str] = field(default_factory=list)
    published: str | None = None
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
    title_at = _title_index(pieces, title)
    place = _Place(pieces, title_at, _body_index(pieces, title_at), _foot_index(pieces))
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
    if not place.led and (words >= 5 or _TERMINAL.search(piece.text)) and not any(c.isdigit() for c in piece.text[:3]):
        _add(found, "lead", piece)
        place.led = True
    else:
        _add(found, "subheading", piece)


def _in_body(found: Found, place: _Place, i: int, piece: Piece) -> None:
    short = len(piece.text) <= 140
    if short and (_as_date(found, piece) or _as_byline(found, piece, bare=False)):
        return
    marker = _list_marker(place.pieces, i)
    if marker or piece.hint == "list":
        _add(found, "list", piece, marker)
        return
    if short and i > place.body_from and (piece.hint == "subheading" or _is_heading(place.pieces, i)):
        _add(found, "subheading", piece)
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
        return _skip_space(piece.text, line.length)
    entry = _ENTRY_TIME.match(piece.text)
    if entry:
        _add(found, "date", piece, 0, entry.end())
        return _skip_space(piece.text, entry.end())
    return 0


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
    if piece.hint == "caption" and not dates.is_date_line(piece.text) and len(piece.text) <= 600:
        _add(found, "caption", piece)
        return True
    above = following is not None and following.glued and pictures.credit_offset(following.text) is not None
    if (above and len(piece.text) <= 300) or (pictures.has_mark(piece.text) and len(piece.text) <= 220):
        _add(found, "caption", piece)
        return True
    return False


def _as_date(found: Found, piece: Piece) -> bool:
    if not dates.is_date_line(piece.text):
        line = _placed_date(piece.text)
        if line is None:
            return False
        _add(found, "dateline", piece)
        found.published = found.published or line
        return True
    published, updated = dates.dates_of_line(piece.text)
    found.published = found.published or published
    found.updated = found.updated or updated
    _add(found, "date", piece)
    return True


def _placed_date(line: str) -> str | None:
    """The date of "Berlin, 25 January 2023", a line of its own."""
    if len(line) > 60 or "," not in line:
        return None
    place, day = line.split(",", 1)
    named = all(w[:1].isupper() for w in place.split()) and len(place.split()) <= 3
    return dates.dates_of_line(day)[0] if named and dates.is_date_line(day) else None


def _as_byline(found: Found, piece: Piece, *, bare: bool) -> bool:
    byline = bylines.read_byline(piece.text, bare=bare)
    if byline is None:
        return False
    _add(found, "byline", piece)
    found.authors += byline.authors
    found.credited += byline.agencies
    return True


def _title_index(pieces: list[Piece], title: str | None) -> int | None:
    """Which piece is the title: the stated one where it stands, else the first that has a title's form."""
    head = pieces[:8]
    stated = find_title(head, title) if title else None
    if stated is not None:
        return stated
    candidates = [i for i, p in enumerate(head) if could_be_title(p)]
    if not candidates or candidates[0] > 2 or candidates[0] >= _body_index(pieces, None):
        return None
    first = candidates[0]
    if len(candidates) > 1 and candidates[1] == first + 1 and _is_kicker(pieces[first].text, pieces[first + 1].text):
        return first + 1
    return first if len(pieces) > 1 else None


def find_title(pieces: list[Piece], title: str) -> int | None:
    """The piece that shows a known title, if any does: the same words, or most of them."""
    wanted = _plain(title)
    plain = [_plain(piece.text) for piece in pieces]
    if wanted in plain:
        return plain.index(wanted)
    for i, have in enumerate(plain):
        if len(have) > 15 and (have in wanted or (wanted and wanted in have and len(have) < len(wanted) + 60)):
            return i
    return None


def could_be_title(piece: Piece) -> bool:
    """Whether a piece has the form of a title: short, no full stop, no date, byline or credit."""
    text = piece.text
    if len(text) > 220 or re.search(r"[.;:,…]$", text) or dates.is_date_line(text):
        return False
    opener = bylines.read_byline(text)
    return opener is None and read_credit(text) is None and pictures.credit_offset(text) is None


def _is_kicker(line: str, below: str) -> bool:
    """A kicker is a few words above a longer title."""
    words = line.split()
    short = len(words) <= 4 or (line == line.upper() and len(words) <= 7)
    return short and len(line) < len(below) and len(below.split()) > len(words) and bylines.read_byline(below) is None


def _body_index(pieces: list[Piece], title_at: int | None) -> int:
    """The first paragraph of running text after the title."""
    start = 0 if title_at is None else title_at + 1
    for i in range(start, len(pieces)):
        if is_running(pieces[i]):
            return i
    for i in range(start, len(pieces)):  # a very short report
        if _TERMINAL.search(pieces[i].text) and not dates.is_date_line(pieces[i].text):
            return i
    return len(pieces)


def is_running(piece: Piece) -> bool:
    """Whether a piece is a paragraph of running text."""
    text = piece.text
    if pictures.credit_offset(text) is not None:
        return False
    if _ENTRY_TIME.match(text) and _TERMINAL.search(text) and len(text) > 40:
        return True
    dateline = find_dateline(text, first=False) if len(text) > 60 else None
    sentences = len(re.findall(r"[^\W\d_]{2}[.!?…][\"”“»)]?(?:\s|$)", text))
    return dateline is not None or (len(text) >= _RUNNING and sentences >= 1 and (sentences > 1 or len(text) > 150))


def _foot_index(pieces: list[Piece]) -> int:
    """Credits of a text stand among its last three pieces, never first."""
    return max(1, len(pieces) - 3)


def _is_heading(pieces: list[Piece], i: int) -> bool:
    text = pieces[i].text
    if len(text) > 110 or re.search(r"[.!…:;,\"”“»«]$", text) or text[:1].islower():
        return False
    return i + 1 < len(pieces)


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


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


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


def is_meta_line(line: str, *, bare: bool = True) -> bool:
    """Whether a line is a date, a byline or a credit: short pieces that belong to an article though no sentences.

    `bare`: a mere name counts as a byline.
    """
    if len(line) > 240:
        return False
    return (
        dates.is_date_line(line)
        or _placed_date(line) is not None
        or bylines.read_byline(line, bare=bare) is not None
        or read_credit(line) is not None
    )
