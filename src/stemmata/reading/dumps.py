"""Page dumps: a whole page saved as plain text, with its navigation, links and picture descriptions.

A dump is known by several lines of furniture. Cleaning it keeps the lines of the report in their order and
changes none of them; a clean text is never touched.
"""
from __future__ import annotations

import re

from stemmata.reading import pictures
from stemmata.reading.credits import read_credit
from stemmata.reading.dates import is_date_line
from stemmata.reading.forms import could_be_title, is_meta_line, is_running
from stemmata.reading.furniture import is_box_heading, is_furniture
from stemmata.reading.pieces import Piece, split
from stemmata.reading.titles import find_title

_ENOUGH = 2  # lines of furniture that make a dump
_MENU = 4  # short lines in a row that are a menu
_SHORT = 45
_NUMBER = re.compile(r"^\s*\d{1,2}[.)]\s+")
_GLUED = re.compile(r"(?:[^\W\d_]*[a-zäöüß]{3}[A-ZÄÖÜ][a-zäöüß]{3,}){1,6}")
_SENTENCE_END = re.compile(r"[.!?…:][\"”“»«'’)\]]*$")


def is_dump(text: str, *, title: str | None = None) -> bool:
    """Whether a text has furniture among its lines; `title` is the stated one, if any."""
    pieces = split(text)
    marks = sum(_is_furniture(p.text) for p in pieces)
    return marks >= _ENOUGH or (marks and marks * 10 >= len(pieces)) or bool(_menus(pieces))


def clean(text: str, *, title: str | None = None) -> str:
    """The report's own lines of a dump, one blank line between them; the text itself if there is no running text."""
    menus = _menus(split(text))
    pieces = [p for p in split(text) if p.start not in menus and not _is_furniture(p.text)]
    running = [i for i, p in enumerate(pieces) if is_running(p)]
    if not running:
        return "\n\n".join(p.text for p in pieces) or text
    at = _title_at(pieces, title, running[0])
    kept = pieces[at:] if at is not None else pieces[running[0]:]
    kept = _without_boxes(kept)
    kept = _without_foot(kept)
    kept = [p for i, p in enumerate(kept) if not _is_link(kept, i) and not _is_description(kept, i)]
    return "\n\n".join(p.text for p in kept)


def _is_furniture(line: str) -> bool:
    """Furniture by its words, also behind the number of a list of jumps, or topics run together."""
    bare = _NUMBER.sub("", line)
    return is_furniture(bare) or (len(line.split()) <= 2 and _GLUED.fullmatch(line.strip()) is not None)


def _menus(pieces: list[Piece]) -> set[int]:
    """Starts of the short lines that stand four and more in a row, as menus do and reports do not."""
    found: set[int] = set()
    run: list[int] = []
    for piece in [*pieces, None]:
        if piece is not None and _is_menu_line(piece):
            run.append(piece.start)
            continue
        if len(run) >= _MENU:
            found.update(run)
        run = []
    return found


def _is_menu_line(piece: Piece) -> bool:
    text = piece.text
    words = len(text.split())
    return len(text) <= _SHORT and words <= 4 and not _SENTENCE_END.search(text) and not is_meta_line(text)


def _title_at(pieces: list[Piece], title: str | None, running: int) -> int | None:
    """Where the title stands: the stated one, else a heading above the date, else the last heading before the text."""
    if title and (stated := find_title(pieces[:running + 1], title)) is not None:
        return stated
    before = [i for i in range(running) if could_be_title(pieces[i]) and len(pieces[i].text.split()) >= 3]
    dated = [i for i in before if any(is_date_line(p.text) for p in pieces[i + 1:i + 4])]
    return dated[-1] if dated else before[-1] if before else None


def _without_boxes(pieces: list[Piece]) -> list[Piece]:
    """Drop the headings of boxes of links with the lines under them, up to the next running text."""
    kept: list[Piece] = []
    boxed = False
    for piece in pieces:
        if is_running(piece):
            boxed = False
        elif is_box_heading(piece.text):
            boxed = True
        if not boxed:
            kept.append(piece)
    return kept


def _without_foot(pieces: list[Piece]) -> list[Piece]:
    """Cut after the credit line at the foot, or else after the last running text, but for dates and bylines."""
    running = [i for i, p in enumerate(pieces) if is_running(p)]
    credits = [i for i, p in enumerate(pieces) if i > running[0] and (c := read_credit(p.text)) and c.agencies]
    if credits:
        return pieces[:credits[-1] + 1]
    last = running[-1]
    while last + 1 < len(pieces) and (_SENTENCE_END.search(pieces[last + 1].text) and len(pieces[last + 1].text) > 60):
        last += 1
    return pieces[:last + 1] + [p for p in pieces[last + 1:last + 4] if is_meta_line(p.text)]


def _is_link(pieces: list[Piece], i: int) -> bool:
    """A heading right above another heading, or at the end, heads nothing: it is a link to another report."""
    if i == 0 or not _is_heading(pieces[i]):
        return False
    return i + 1 == len(pieces) or (_is_heading(pieces[i + 1]) and i > 1)


def _is_heading(piece: Piece) -> bool:
    text = piece.text
    return (
        len(text) <= 110 and could_be_title(piece) and not is_meta_line(text)
        and not re.match(r"[•*–-]\s", text) and pictures.credit_offset(text) is None
    )


def _is_description(pieces: list[Piece], i: int) -> bool:
    """The description of a picture for those who do not see it: glued above a caption that says the same."""
    if i + 1 >= len(pieces) or not pieces[i + 1].glued or len(pieces[i].text) > 300:
        return False
    below = pieces[i + 1].text
    if pictures.credit_offset(below) is None:
        return False
    words, others = set(pieces[i].text.casefold().split()), set(below.casefold().split())
    return len(words & others) >= 0.4 * len(words)
