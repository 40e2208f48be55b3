"""What words around a time expression make of it: "since", "until", "from ... to ...".

The mention keeps its own span and TIMEX3 value; only its EDTF readings change.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from stemmata.mentions.lexing import Word
from stemmata.mentions.times.lexicon import Lexicon
from stemmata.mentions.times.points import Point
from stemmata.mentions.times.reading import Reading
from stemmata.mentions.times.tense import told


@dataclass(slots=True)
class Found:
    """A mention in the making: words `[first, last)`, its meaning, then its two EDTF readings."""

    first: int
    last: int
    reading: Reading
    future: bool | None
    edtf: str | None = None
    edtf_future: str | None = None
    modifier: str | None = None
    stated: bool = False
    anchor: str = ""


def prefix(found: Found, words: Sequence[Word], lex: Lexicon) -> str | None:
    """The preposition at a mention that opens an interval: since, from, until, before, after, not-before, or None."""
    k = found.first
    after = words[found.last] if found.last < len(words) else None
    if (
        after
        and not after.fresh
        and after.low in lex.lists["onward"]
        and k
        and words[k - 1].low in lex.lists["onward_after"]
    ):
        return "from"
    for _ in range(4):
        for row, make in lex.prefixes:
            if _stands(row, k - len(row), words) and not any(
                w.fresh for w in words[k - len(row) + 1 : found.first + 1]
            ):
                return "not-before" if make == "before" and _negated(words, k - len(row), lex) else make
        if k == 0 or words[k].fresh:
            return None
        if words[k - 1].low not in lex.lists["skip_before"]:
            return _since_beginning(words, k, lex)
        k -= 1
    return None


def _stands(row: Sequence[str], begin: int, words: Sequence[Word]) -> bool:
    return begin >= 0 and all(words[begin + n].low == w for n, w in enumerate(row))


def _since_beginning(words: Sequence[Word], k: int, lex: Lexicon) -> str | None:
    """Reads "since the start of the war in February 2022": what begins lies between the preposition and the date."""
    begun = False
    for i in range(k - 1, max(-1, k - 7), -1):
        if words[i + 1].fresh or words[i].kind != "word":
            return None
        begun = begun or words[i].low in lex.lists["beginnings"]
        if begun and any(make == "since" and _stands(row, i, words) for row, make in lex.prefixes):
            return "since"
    return None


def _negated(words: Sequence[Word], i: int, lex: Lexicon) -> bool:
    """Reads "not assembled before March": the negation stands before the verb, in the same clause."""
    for k in range(i - 1, max(-1, i - 8), -1):
        if words[k].low in lex.lists["clause_marks"] or words[k].low in ".!?":
            return False
        if words[k].low in lex.lists["negations"]:
            return True
    return False


def stated(found: Found, words: Sequence[Word], lex: Lexicon) -> bool:
    """Whether a date is that of a statement: "said on Friday", "teilte das Amt am Mittwoch mit", "On Monday he said".

    The nearest verb before it in its clause has to be one of saying; without one, the nearest behind it.
    """
    before = _says(words[max(0, found.first - 7) : found.first][::-1], lex)
    return bool(_says(words[found.last : found.last + 5], lex) if before is None else before)


def _says(near: Sequence[Word], lex: Lexicon) -> bool | None:
    """The first verb among words that go away from a date, up to a mark (a comma right at the date is crossed)."""
    for k, word in enumerate(near):
        if word.low in lex.lists["statement"]:
            return True
        if told(word, lex):
            return False
        if (k and word.low in lex.lists["clause_marks"]) or word.low in ".!?":
            return None
    return None


def opened(point: Point | None, make: str, published: date | None, *, coming: bool) -> str | None:
    """A stretch with its preposition: since March -> `2024-03/..`; until March -> `../2024-03` or `P/2024-03-31`."""
    if point is None or point.first is None or point.last is None:
        return point.edtf if point else None
    if make in ("since", "from", "after", "not-before"):
        return f"{point.lower}/.."
    last = point.first - timedelta(days=1) if make == "before" and point.unit not in ("part", "day") else point.last
    if published and (coming or last > published) and last >= published:
        return f"{published}/{last.isoformat()}"
    if point.unit == "start":
        return f"../{point.first.isoformat()}~"
    if make == "before" or "/" in point.edtf:
        return f"../{last.isoformat()}"
    return f"../{point.upper}"


def ranged(a: Found, b: Found, words: Sequence[Word], lex: Lexicon) -> bool:
    """Joins "von A bis B", "between A and B", "A-B": both mentions then carry the whole interval."""
    between = [w.low for w in words[a.last : b.first]]
    if len(between) > 3 or words[b.first].fresh or any(w.fresh for w in words[a.last : b.first]):
        return False
    core = [w for w in between if w not in lex.lists["skip_before"]]
    if len(core) != 1:
        return False
    opening = {w.low for w in words[max(0, a.first - 3) : a.first]}
    if core[0] in lex.lists["range_joins"]:
        if a.reading.clock:
            return False
    elif not (core[0] in lex.lists["between_joins"] and opening & lex.lists["between"]):
        return False
    pairs = [(_join(x, y)) for x, y in ((a.reading.past, b.reading.past), (a.reading.future, b.reading.future))]
    if pairs[0] is None and pairs[1] is None:
        pairs[0] = pairs[1] = _join(a.reading.past, b.reading.future)
    if pairs[0] is None and pairs[1] is None:
        return False
    for one in (a, b):
        one.edtf, one.edtf_future = pairs[0] or pairs[1], pairs[1] or pairs[0]
        one.modifier = "range"
    return True


def _join(a: Point | None, b: Point | None) -> str | None:
    if a is None or b is None or a.first is None or b.last is None or a.first > b.last:
        return None
    return f"{a.lower}/{b.upper}"
