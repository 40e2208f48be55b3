"""Cuts a text into words, numbers and marks, the alphabet of the time and quantity grammars.

A parser's tokens will not do here: these grammars must work on unparsed text, and dates such as `15.03.2024`
or `7/8/07` have to be one symbol.
"""

from __future__ import annotations

import re
from typing import NamedTuple


class Word(NamedTuple):
    """One symbol: `kind` is iso, dmy, slash, clock, num, word or mark; `low` is the text in lower case.

    `glued` says that no white space precedes it; `fresh` that a line break does (nothing is read across one).
    """

    text: str
    low: str
    start: int
    end: int
    kind: str
    glued: bool
    fresh: bool


# Spaced thousands (`120 000`) end before a calibre (`18 155-mm howitzers`), hence the look-ahead.
_WORDS = re.compile(
    r"(?P<iso>(?<!\d)\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?Z?)?(?!\d))"
    r"|(?P<dmy>(?<![\d.])\d{1,2}\.[ \u00a0]?\d{1,2}\.[ \u00a0]?(?:\d{4}|\d{2})(?![\d.]?\d))"
    r"|(?P<slash>(?<![\d/])\d{1,2}/\d{1,2}/(?:\d{4}|\d{2})(?![\d/]))"
    r"|(?P<clock>(?<![\d:])\d{1,2}:\d{2}(?::\d{2})?(?![\d:]))"
    r"|(?P<num>\d{1,3}(?:[ \u00a0\u202f']\d{3})+(?!\d|[ \u00a0-]?(?:mm|Millimeter|millimet))(?:[.,]\d+)?"
    r"|\d+(?:[.,]\d+)*)"
    r"|(?P<word>[^\W\d_]+)"
    r"|(?P<mark>\S)"
)


def lex(text: str) -> list[Word]:
    """All symbols of the text in order; `text[w.start:w.end] == w.text`. Linear in the length of the text."""
    words: list[Word] = []
    before = 0
    for found in _WORDS.finditer(text):
        start, end = found.span()
        token = found.group()
        gap = text[before:start]
        words.append(
            Word(token, token.lower(), start, end, found.lastgroup or "mark", not gap and before > 0, "\n" in gap)
        )
        before = end
    return words
