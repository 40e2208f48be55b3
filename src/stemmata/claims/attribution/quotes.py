"""Quotation marks: where direct speech stands, over one sentence or several paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from stemmata.model import Span

# opening mark -> marks that may close it (German, English, French and Swiss usage; typists mix them)
PAIRS = {"„": '“”"‟', "“": '”"', "«": "»", "»": "«", '"': '"”', "”": "”", "‚": "‘’", "‘": "’"}
SINGLE = frozenset("‚‘")
_TYPED_OPEN = re.compile(r"(?<!\S)''(?=\S)")  # two apostrophes typed for one mark
_TYPED_CLOSE = re.compile(r"''")
LONGEST = 4000  # characters: an unclosed mark must not swallow the report


@dataclass(frozen=True, slots=True)
class Quote:
    """A stretch between quotation marks, marks included; `words` counts its words."""

    start: int
    end: int
    words: int

    @property
    def span(self) -> Span:
        """The stretch as a span."""
        return Span(start=self.start, end=self.end)


def _opens(text: str, i: int) -> bool:
    """Whether a mark that may also close opens here: something follows it, nothing wordlike precedes it."""
    before = text[i - 1] if i else " "
    after = text[i + 1] if i + 1 < len(text) else " "
    return not after.isspace() and not (before.isalnum() or before in ".,!?…;%")


def _closing(text: str, i: int, end: int) -> int | None:
    """Offset of the mark that closes the one at `i` before `end`."""
    opening = text[i]
    marks = PAIRS[opening]
    depth = 0
    for k in range(i + 1, min(end, i + LONGEST)):
        c = text[k]
        if c == opening and c not in marks:
            depth += 1
        elif c in marks:
            if opening in SINGLE and k + 1 < len(text) and text[k + 1].isalnum():
                continue  # an apostrophe
            if c == opening and _opens(text, k) and not _opens(text, i):
                continue
            if depth == 0:
                return k
            depth -= 1
    return None


def _within(text: str, start: int, end: int) -> tuple[list[tuple[int, int]], int | None]:
    """Quotations inside one paragraph, and the offset of a mark left open at its end."""
    found: list[tuple[int, int]] = []
    i = start
    while i < end:
        c = text[i]
        if c in PAIRS and _opens(text, i):
            close = _closing(text, i, end)
            if close is not None:
                found.append((i, close + 1))
                i = close
            elif c not in SINGLE:
                return found, i
        i += 1
    return found, None


def find_quotes(text: str, paragraphs: Sequence[tuple[int, int]]) -> list[Quote]:
    """All quotations in order. A mark left open runs on while the next paragraph begins with an opening mark.

    `paragraphs` are [start, end) offsets into `text`. Single marks count only outside double ones.
    """
    if "''" in text:
        text = _TYPED_CLOSE.sub('" ', _TYPED_OPEN.sub(' "', text))
    spans: list[tuple[int, int]] = []
    open_at: int | None = None
    for start, end in paragraphs:
        first = next((k for k in range(start, end) if not text[k].isspace()), end)
        runs_on = open_at is not None and first < end and text[first] in PAIRS
        found, left = _within(text, start, end)
        if open_at is not None:
            if runs_on and left is not None and left == first:
                spans.append((open_at, _trim(text, start, open_at)))
                open_at = first
                continue
            spans.append((open_at, _trim(text, start, open_at)))
        spans.extend(found)
        open_at = left
    if open_at is not None and paragraphs:
        spans.append((open_at, _trim(text, paragraphs[-1][1], open_at)))
    return [Quote(a, b, len(text[a:b].split())) for a, b in sorted(spans) if b - a > 2]


def _trim(text: str, end: int, start: int) -> int:
    """`end` moved back over blanks."""
    while end > start and text[end - 1].isspace():
        end -= 1
    return end
