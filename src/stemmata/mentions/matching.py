"""Finding many names in a text in one pass, whatever spaces, hyphens and quotation marks it uses."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple, TypeVar

T = TypeVar("T")

_PLAIN = str.maketrans(
    {
        "\u00a0": " ",
        "\u202f": " ",
        "\u2009": " ",
        "\u2007": " ",
        "\n": " ",
        "\t": " ",
        "‑": "-",
        "‐": "-",
        "–": "-",
        "−": "-",
        "’": "'",
        "‘": "'",
        "ʼ": "'",
        "„": '"',
        "“": '"',
        "”": '"',
        "«": '"',
        "»": '"',
    }
)
_GAPS = frozenset(" -\"'")
_NO_GAPS = {ord(c): None for c in _GAPS}
_SENTENCE_END = re.compile(r"[.!?:](?=[\s\"“”»«)]+[A-ZÄÖÜ„“\"»«(])|\n\s*\n")


class Hit(NamedTuple):
    """A pattern found at `text[start:end]`."""

    start: int
    end: int
    pattern: int


def plain(text: str) -> str:
    """The text with one kind of space, hyphen, apostrophe and quotation mark; every offset stays."""
    return text.translate(_PLAIN)


def squeezed(text: str) -> tuple[str, list[int]]:
    """The plain text in lower case without spaces, hyphens and quotation marks, and each character's offset.

    So "KN-23", "KN 23" and "kn23" are one string, and a name matches however a desk spells it.
    """
    offsets = [i for i, c in enumerate(text) if c not in _GAPS]
    kept = text.translate(_NO_GAPS)
    low = kept.lower()
    if len(low) != len(kept):  # a few capitals have two small letters ("İ")
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in kept)
    return low, offsets


def squeeze(name: str) -> str:
    """A name as it stands in a squeezed text."""
    return squeezed(plain(name))[0]


def starts_word(text: str, i: int) -> bool:
    """Whether a word may begin at `i`."""
    return i == 0 or not text[i - 1].isalnum()


def ends_word(text: str, i: int) -> bool:
    """Whether a word may end before `i`."""
    return i >= len(text) or not text[i].isalnum()


def leftmost_longest(found: Iterable[T], span: Sequence[int] = (0, 1)) -> list[T]:
    """Of overlapping things, the one that begins first; of those that begin together, the longest."""
    a, b = span
    out: list[T] = []
    last = -1
    for one in sorted(found, key=lambda f: (f[a], -f[b])):  # type: ignore[index]
        if one[a] >= last:  # type: ignore[index]
            out.append(one)
            last = one[b]  # type: ignore[index]
    return out


class Coverage:
    """Which stretches of a text are taken."""

    __slots__ = ("_marks",)

    def __init__(self, length: int, spans: Iterable[tuple[int, int]] = ()) -> None:
        self._marks = bytearray(length)
        for start, end in spans:
            self.add(start, end)

    def add(self, start: int, end: int) -> None:
        """Take `[start, end)`."""
        self._marks[start:end] = b"\x01" * (end - start)

    def touches(self, start: int, end: int) -> bool:
        """Whether any of `[start, end)` is taken."""
        return self._marks.find(1, start, end) >= 0


def near(starts: Sequence[int], low: int, high: int) -> range:
    """Indexes of the sorted `starts` that lie in `[low, high]`."""
    return range(bisect_left(starts, low), bisect_right(starts, high))


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """A rough division into sentences for windows of context, where no parse is at hand."""
    cuts = [m.end() for m in _SENTENCE_END.finditer(text)]
    edges = [0, *cuts, len(text)]
    return [(a, b) for a, b in pairwise(edges) if b > a]


def containing(spans: Sequence[tuple[int, int]], i: int) -> tuple[int, int]:
    """The span that holds offset `i` (spans in order, without gaps)."""
    low, high = 0, len(spans) - 1
    while low < high:
        mid = (low + high + 1) // 2
        if spans[mid][0] <= i:
            low = mid
        else:
            high = mid - 1
    return spans[low] if spans else (0, 0)
