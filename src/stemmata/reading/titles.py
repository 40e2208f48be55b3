"""Where the title of a text stands, and where its running text begins."""

from __future__ import annotations

import re

from stemmata.reading.dates import is_date_line
from stemmata.reading.forms import TERMINAL, could_be_title, is_kicker, is_running
from stemmata.reading.pieces import Piece

_HEAD = 8


def title_index(pieces: list[Piece], title: str | None) -> int | None:
    """Which piece is the title: the stated one where it stands, else the first that has a title's form."""
    head = pieces[:_HEAD]
    stated = find_title(head, title) if title else None
    if stated is not None:
        return stated
    candidates = [i for i, p in enumerate(head) if could_be_title(p)]
    if not candidates or candidates[0] > 2 or candidates[0] >= body_index(pieces, None):
        return None
    first = candidates[0]
    if len(candidates) > 1 and candidates[1] == first + 1 and is_kicker(pieces[first].text, pieces[first + 1].text):
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


def body_index(pieces: list[Piece], title_at: int | None) -> int:
    """The first paragraph of running text after the title; the number of pieces if there is none."""
    start = 0 if title_at is None else title_at + 1
    for i in range(start, len(pieces)):
        if is_running(pieces[i]):
            return i
    for i in range(start, len(pieces)):  # a very short report
        if TERMINAL.search(pieces[i].text) and not is_date_line(pieces[i].text):
            return i
    return len(pieces)


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
