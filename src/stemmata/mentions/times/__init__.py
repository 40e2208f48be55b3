"""Time expressions of a text, resolved against its publication date: TIMEX3 for comparison, EDTF for claims.

Words, rules and prepositions of a language stand in `languages/<code>/times.toml`; readings follow the coding manual
(section 4, rulings 4 and 18): a weekday is the nearest up to the publication, "last week" Monday to Sunday before,
"Anfang 2024" January to March, "in der Nacht zum Freitag" both days, "since mid-November" `2023-11-15~/..`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from stemmata.mentions.edtf import valid
from stemmata.mentions.lexing import Word, lex
from stemmata.mentions.times.extents import Found, opened, prefix, ranged
from stemmata.mentions.times.lexicon import Lexicon, lexicon
from stemmata.mentions.times.points import Point
from stemmata.mentions.times.scan import Scan, chosen
from stemmata.model import Entry, Sentence, TimeMention

_HEAD = 600  # characters among which a date line is looked for


def find_times(
    text: str,
    language: str,
    published: str | None,
    sentences: Sequence[Sentence] = (),
    entries: Sequence[Entry] = (),
) -> list[TimeMention]:
    """Time expressions in order, not overlapping, `text[m.start:m.end] == m.text`.

    `published` is an ISO date or date-time; without it, relative expressions have no EDTF. `sentences` may be empty.
    The `entries` of a live blog are read each by its own day, as if each were a report.
    """
    table = lexicon(language)
    words = lex(text)
    if entries:
        return _by_entry(text, words, table, published, sentences, entries)
    day = _published(published) or _dateline(words, table)
    return _mentions(Scan(words, table, day, sentences).run(), words, table, day, text)


def _by_entry(
    text: str,
    words: Sequence[Word],
    table: Lexicon,
    published: str | None,
    sentences: Sequence[Sentence],
    entries: Sequence[Entry],
) -> list[TimeMention]:
    word_starts, sentence_starts = [w.start for w in words], [s.start for s in sentences]
    stretches = [(0, entries[0].start, published), *((e.start, e.end, e.published) for e in entries)]
    found: list[TimeMention] = []
    for start, end, moment in stretches:
        near = words[bisect_left(word_starts, start) : bisect_left(word_starts, end)]
        said = sentences[bisect_left(sentence_starts, start) : bisect_left(sentence_starts, end)]
        day = _published(moment)
        found += _mentions(Scan(near, table, day, said).run(), near, table, day, text)
    return found


def _published(text: str | None) -> date | None:
    try:
        found = date.fromisoformat((text or "")[:10])
    except ValueError:
        return None
    return found if 1000 < found.year < 3000 else None


def _dateline(words: Sequence[Word], table: Lexicon) -> date | None:
    """The day of a full date that stands alone on one of the first lines or in a date line at the head of a paragraph
    ("DUBAI, 10 January 2023 (Reuters) -", "Berlin, 19. April 2024."): the report dates itself."""
    head = next((k for k, w in enumerate(words) if w.start > _HEAD), len(words))
    for one in Scan(words[:head], table, None, ()).run():
        point = one.reading.past
        if one.reading.anchor != "explicit" or not point or point.unit != "day":
            continue
        after = words[one.last] if one.last < len(words) else None
        alone = words[one.first].fresh and (after is None or after.fresh)
        if alone or (after is not None and after.low in _BEHIND and _place_before(words, one.first)):
            return point.first
    return None


_BEHIND = {"(", "-", "--", "–", "—", ".", "/", ":"}
_PLACE = 6  # words of the place before the day of a date line at most


def _place_before(words: Sequence[Word], at: int) -> bool:
    """Whether only the capitalised name of a place and a comma stand before a date in its paragraph."""
    begin = next((k for k in range(at, max(-1, at - _PLACE - 1), -1) if words[k].fresh or k == 0), None)
    if begin is None or begin == at or words[at - 1].low != ",":
        return False
    names = [w for w in words[begin : at - 1] if w.kind == "word"]
    return bool(names) and all(w.text[:1].isupper() for w in names)


def _mentions(
    found: list[Found], words: Sequence[Word], table: Lexicon, day: date | None, text: str
) -> list[TimeMention]:
    for one in found:
        past, coming = one.reading.past, one.reading.future
        one.modifier = (
            prefix(one, words, table)
            if one.reading.type in ("DATE", "TIME") and not one.reading.clock and not one.reading.value.endswith("_REF")
            else None
        )
        if one.modifier == "since":  # what has begun has begun in the past
            coming = past or coming
        one.edtf, one.edtf_future = _edtf(past, one, day, False), _edtf(coming, one, day, True)
    for a, b in pairwise(found):
        ranged(a, b, words, table)
    return [_mention(one, words, day, text) for one in found]


def _edtf(point: Point | None, one: Found, day: date | None, coming: bool) -> str | None:
    if point is None:
        return None
    if one.modifier:
        return opened(point, one.modifier, day, coming=coming)
    return f"{point.edtf}T{one.reading.clock}" if one.reading.clock and point.unit == "day" else point.edtf


def _mention(one: Found, words: Sequence[Word], day: date | None, text: str) -> TimeMention:
    start, end = words[one.first].start, words[one.last - 1].end
    reading, point = one.reading, chosen(one, day)
    value = reading.value or (point.value if point else "XXXX-XX-XX")
    value = value + reading.suffix if not (reading.suffix and "T" in value) else value
    return TimeMention(
        start=start,
        end=end,
        type=reading.type,
        value=value,
        anchor=one.anchor,
        text=text[start:end],
        modifier=one.modifier,
        stated=one.stated,
        edtf=one.edtf if one.edtf and valid(one.edtf) else None,
        edtf_future=one.edtf_future if one.edtf_future and valid(one.edtf_future) else None,
    )
