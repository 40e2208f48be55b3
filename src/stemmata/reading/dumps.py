"""Page dumps: a whole page saved as plain text, with its navigation, links and picture descriptions.

A dump is known by several lines of furniture. Cleaning it keeps the lines of the report in their order and
changes none of them; a clean text is never touched.
"""

from __future__ import annotations

import re

from stemmata import languages
from stemmata.reading import pictures
from stemmata.reading.credits import read_credit
from stemmata.reading.dates import is_date_line, printed_dates
from stemmata.reading.forms import could_be_title, is_meta_line, is_running
from stemmata.reading.furniture import is_box_heading, is_furniture
from stemmata.reading.pieces import Piece, split
from stemmata.reading.titles import find_title
from stemmata.reading.words import begins_with, common, phrases

_ENOUGH = 2  # lines of furniture that make a dump
_MENU = 4  # short lines in a row that are a menu
_SHORT = 45
_HEAD = 20  # a title stands no more lines than this above the text
_SAME_WORDS = 0.5
# Worths of lines, set on page dumps of 150 news pages.
_MOST_WORTH, _SUBHEADING, _LINE, _BOX, _END = 600, 30, 80, 300, 500
_NUMBER = re.compile(r"^\s*\d{1,2}[.)]\s+")
_GLUED = re.compile(r"(?:[^\W\d_]*[a-zäöüß]{3}[A-ZÄÖÜ][a-zäöüß]{3,}){1,6}")
_SENTENCE_END = re.compile(r"[.!?…:][\"”“»«'’)\]]*$")


def is_dump(text: str, *, title: str | None = None) -> bool:
    """Whether a text has furniture among its lines; `title` is the stated one, if any."""
    pieces = split(text)
    marks = sum(_is_furniture(p.text) for p in pieces)
    return marks >= _ENOUGH or bool(_menus(pieces))


def clean(text: str, *, title: str | None = None) -> str:
    """The report's own lines of a dump, one blank line between them; the text itself if there is no running text."""
    every = split(text)
    menus = _menus(every)
    pieces = [p for p in every if p.start not in menus and not _is_furniture(p.text)]
    stretch = _densest(pieces)
    if stretch is None:
        return "\n\n".join(p.text for p in pieces) or text
    first, last = stretch
    at = _title_at(pieces, title, stretch)
    head = pieces[at : at + 1] + [p for p in pieces[at + 1 : first] if _is_head_line(p)] if at is not None else []
    kept = _without_boxes(head + pieces[first : last + 1]) + _foot(pieces, last)
    kept = [p for i, p in enumerate(kept) if not _is_link(kept, i) and not _is_description(kept, i)]
    return "\n\n".join(p.text for p in kept)


def _densest(pieces: list[Piece]) -> tuple[int, int] | None:
    """First and last piece of the stretch with most running text and fewest other lines; None without running text.

    The maximal sum of worths: a paragraph is worth its length, any other line costs, so that teasers between
    headlines and lines of links do not pay, and subheadings or captions inside a report do.
    """
    best: tuple[int, int, int] | None = None
    worth, start = 0, 0
    for i, piece in enumerate(pieces):
        if worth <= 0:
            worth, start = 0, i
        below = pieces[i + 1] if i + 1 < len(pieces) else None
        worth += _worth(piece, below)
        if is_running(piece) and (best is None or worth > best[0]):
            best = (worth, start, i)
    if best is None:
        return None
    first = next(i for i in range(best[1], best[2] + 1) if is_running(pieces[i]))
    return first, best[2]


def _worth(piece: Piece, below: Piece | None) -> int:
    """What a line adds to a stretch: length for running text, a loss for others, a small one for a subheading."""
    text = piece.text
    if is_running(piece):
        return min(len(text), _MOST_WORTH)
    if (credit := read_credit(text)) is not None and credit.agencies:
        return -_END
    if is_box_heading(text):
        return -_BOX
    if pictures.credit_offset(text) is not None:
        return 0
    if _SENTENCE_END.search(text) and len(text.split()) >= 6:
        return len(text) // 2
    return -_SUBHEADING if below is not None and is_running(below) else -_LINE


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


def _title_at(pieces: list[Piece], title: str | None, stretch: tuple[int, int]) -> int | None:
    """Where the title stands: the stated one, else the first heading above the text that speaks of the same things.

    Failing that, a heading above a date, else the last heading before the text.
    """
    first, last = stretch
    if title and (stated := find_title(pieces[: first + 1], title)) is not None:
        return stated
    near = range(max(0, first - _HEAD), first)
    before = [i for i in near if could_be_title(pieces[i]) and len(pieces[i].text.split()) >= 3]
    before = [i for i in before if not _speaks_of_makers(pieces[i].text)]
    body = _stems(" ".join(p.text for p in pieces[first : last + 1]))
    near_in_words = [i for i in before if _share(_stems(pieces[i].text), body) >= _SAME_WORDS]
    if near_in_words:
        return near_in_words[0]
    dated = [i for i in before if any(is_date_line(p.text) for p in pieces[i + 1 : i + 4])]
    found = dated or before
    return found[-1] if found else None


def _stems(text: str) -> set[str]:
    """The beginnings of a text's longer words: enough to see that two texts speak of the same things."""
    words = re.findall(r"[^\W\d_]{4,}|\d{2,}", text.casefold())
    return {w[:5] for w in words if not any(w in common(code) for code in languages.codes())}


def _share(words: set[str], others: set[str]) -> float:
    same = len(words & others)
    return same / len(words) if same >= 2 else 0.0


def _speaks_of_makers(line: str) -> bool:
    """A line with a date in it or with a byline's opener is no title, whatever else it says."""
    opener = begins_with(line, phrases("byline", "starts"))
    return bool(printed_dates(line)) or (opener is not None and len(line.split()) <= 8 and line[:1].islower())


def _is_head_line(piece: Piece) -> bool:
    """Between title and text: dates, bylines, captions, teasers; not the labels of buttons."""
    text = piece.text
    return is_meta_line(text) or pictures.credit_offset(text) is not None or len(text.split()) >= 5


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


def _foot(pieces: list[Piece], last: int) -> list[Piece]:
    """Sentences, then dates, bylines and credits right after the last running text."""
    end = last
    while end + 1 < len(pieces) and _SENTENCE_END.search(pieces[end + 1].text) and len(pieces[end + 1].text) > 60:
        end += 1
    return pieces[last + 1 : end + 1] + [p for p in pieces[end + 1 : end + 4] if is_meta_line(p.text, bare=False)]


def _is_link(pieces: list[Piece], i: int) -> bool:
    """A heading right above another heading, or at the end, heads nothing: it is a link to another report."""
    if i == 0 or not _is_heading(pieces[i]):
        return False
    return i + 1 == len(pieces) or (_is_heading(pieces[i + 1]) and i > 1)


def _is_heading(piece: Piece) -> bool:
    text = piece.text
    return (
        len(text) <= 110
        and could_be_title(piece)
        and not is_meta_line(text)
        and not re.match(r"[•*–-]\s", text)
        and pictures.credit_offset(text) is None
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
