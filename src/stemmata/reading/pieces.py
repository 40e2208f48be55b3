"""Pieces of a text: paragraphs, or lines where each line stands for itself, with offsets into the text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from stemmata.model import PartKind

_LINE = re.compile(r"[^\n]+")
# Hard-wrapped text: every line but the last is about as long as the longest, which is short.
_WRAP_MIN, _WRAP_MAX, _WRAP_EVEN = 45, 100, 0.6


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A paragraph, heading or line.

    `glued`: only one line break parts it from the piece before. `hint` is the kind that a page's markup gives it.
    """

    start: int
    end: int
    text: str
    glued: bool = False
    hint: PartKind | None = None


def split(text: str) -> list[Piece]:
    """The pieces of a text in order, without the white space around them; never empty ones."""
    pieces: list[Piece] = []
    for paragraph in _paragraphs(text):
        if len(paragraph) > 1 and _is_wrapped([end - start for start, end in paragraph]):
            paragraph = [(paragraph[0][0], paragraph[-1][1])]
        for number, (start, end) in enumerate(paragraph):
            pieces.append(Piece(start=start, end=end, text=text[start:end], glued=number > 0))
    return pieces


def _paragraphs(text: str) -> list[list[tuple[int, int]]]:
    """Lines, stripped, in groups that blank lines part."""
    groups: list[list[tuple[int, int]]] = []
    last_end = -2
    for match in _LINE.finditer(text):
        line = match.group()
        start = match.start() + len(line) - len(line.lstrip())
        end = match.start() + len(line.rstrip())
        if start >= end:
            continue
        if groups and last_end + 1 == match.start():
            groups[-1].append((start, end))
        else:
            groups.append([(start, end)])
        last_end = match.end()
    return groups


def _is_wrapped(lengths: list[int]) -> bool:
    longest = max(lengths)
    return (
        _WRAP_MIN <= longest <= _WRAP_MAX and len(lengths) > 2 and all(n >= _WRAP_EVEN * longest for n in lengths[:-1])
    )
