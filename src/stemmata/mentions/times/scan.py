"""One pass over a text: at each word the longest rule that has a meaning, read against what was named before."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from stemmata.mentions.lexing import Word
from stemmata.mentions.times import dated, feasts, lengths, relative, symbols
from stemmata.mentions.times.extents import Found, stated
from stemmata.mentions.times.grammar import Match, Reader, Rule
from stemmata.mentions.times.lexicon import Lexicon
from stemmata.mentions.times.points import Point
from stemmata.mentions.times.reading import Context, Reading
from stemmata.mentions.times.tense import told_future
from stemmata.model import Sentence

# A day of a month so many times nearer on one side of the publication is meant, whatever the tense.
_MUCH = 4
_READERS = {**dated.READERS, **feasts.READERS, **lengths.READERS, **relative.READERS}
_NUMERIC = {
    "N": symbols.number,
    "COUNT": symbols.count,
    "DAY": symbols.day_of_month,
    "ORD": symbols.ordinal,
    "YEAR": symbols.year,
    "BAREYEAR": symbols.bare_year,
    "YY": symbols.short_year,
    "DECADE": symbols.decade,
    "CLOCK": symbols.clock,
    "CLOCKTIME": symbols.written_clock,
    "TM": symbols.clock_mark,
    "DM": symbols.day_and_month,
    "INFLECTED": symbols.inflected,
    "DIGIT": symbols.digit,
}
_WRITTEN = {"DMY": "dmy", "ISO": "iso", "SLASH": "slash"}


_SYMBOLS = {
    "word": ("COUNT", "N", "ORD", "CLOCK"),
    "num": tuple(name for name in _NUMERIC if name not in ("TM", "INFLECTED", "DIGIT")),
    "clock": ("CLOCK", "CLOCKTIME"),
    "iso": ("ISO",),
    "dmy": ("DMY",),
    "slash": ("SLASH",),
}


# A day of a month so many times nearer on one side of the publication is meant, whatever the tense.
class Scan:
    """One pass over a text: what was read so far is what later words are read against."""

    def __init__(self, words: Sequence[Word], table: Lexicon, day: date | None, sentences: Sequence[Sentence]) -> None:
        self.words, self.table, self.context, self.sentences = words, table, Context(day), sentences
        computed: dict[str, Any] = {name: partial(_call, read, words, table) for name, read in _NUMERIC.items()}
        written: dict[str, Any] = {name: partial(_written, words, kind) for name, kind in _WRITTEN.items()}
        self.reader = Reader(words, partial(_classes, words, table), computed | written | {"PERIOD": self._period})

    def run(self) -> list[Found]:
        """All mentions, left to right, the longest rule first."""
        starts = _starts(self.words, self.sentences)
        found: list[Found] = []
        i = 0
        while i < len(self.words):
            if i in starts:
                self.context = replace(self.context, sentence=None)
            hit = self._best(i, ("period", "outer"))
            if hit is None:
                i += 1
                continue
            if hit[0].first > i:  # found by its context: a longer mention that begins there is the better reading
                inside = self._best(hit[0].first, ("period", "outer"))
                hit = inside if inside and (inside[0].last, inside[0].end) > (hit[0].last, hit[0].end) else hit
            match, reading = hit
            i = match.last
            if (reading.type == "DURATION" and symbols.age(self.words, i, self.table)) or _hyphened(
                self.words, i, reading
            ):
                continue
            found.append(Found(match.first, match.last, reading, self._future(match), anchor=self._anchor(reading)))
            self._remember(found[-1])
        return found

    def _anchor(self, reading: Reading) -> str:
        """What the reading was resolved from, as the model says it."""
        if reading.anchor == "published" and self.context.published:
            return f"published {self.context.published}"
        at = self.context.previous_at if reading.type == "TIME" else self.context.event_at or self.context.previous_at
        return f"mention {at}" if reading.anchor == "mention" and at else reading.anchor

    def _future(self, match: Match) -> bool | None:
        """The tense around a mention: from the parse where there is one and it tells, else from cue words."""
        start = self.words[match.first].start
        k = bisect_right(self.sentences, start, key=lambda s: s.start) - 1
        sentence = self.sentences[k] if k >= 0 and start < self.sentences[k].end else None
        return told_future(sentence, self.words, match.first, match.last, self.table)

    def _remember(self, one: Found) -> None:
        """Later words count from the last stretch that was named; clock times from a day of the same sentence."""
        point = chosen(one, self.context.published)
        if (
            one.reading.type not in ("DATE", "TIME")
            or point is None
            or None in (point.first, point.last)
            or one.reading.value.endswith("_REF")
        ):
            return
        at = f"{self.words[one.first].start}-{self.words[one.last - 1].end}"
        one.stated = stated(one, self.words, self.table)
        if not one.stated:
            self.context = replace(self.context, event=point, event_at=at)
        self.context = replace(
            self.context,
            previous=point,
            previous_end=one.last,
            previous_at=at,
            sentence=point if point.unit == "day" else self.context.sentence,
        )

    def _period(self, i: int) -> tuple[Reading, int] | None:
        hit = self._best(i, ("period", "inner"))
        return (hit[1], hit[0].last) if hit else None

    def _computed(self, i: int) -> list[str]:
        """The computed symbols that fit at word `i`, as keys of the rules."""
        kind = self.words[i].kind
        if kind in _SYMBOLS:
            return [f"${name}" for name in _SYMBOLS[kind] if self.reader.symbols[name](i)]
        return []

    def _best(self, i: int, groups: tuple[str, str]) -> tuple[Match, Reading] | None:
        """The longest rule at word `i` that has a meaning; the earlier rule of equal ones."""
        keys = [self.words[i].low, *("$" + name for name in self.reader.classes(i)), *self._computed(i)]
        rules: dict[int, Rule] = {id(rule): rule for key in keys for rule in self.table.rules.get(key, ())}
        if not rules:
            return None
        matches = [m for rule in rules.values() if rule.group in groups and (m := self.reader.match(rule, i))]
        for match in sorted(matches, key=lambda m: (-m.last, -m.end, m.rule.order)):
            if "inner" in groups and (match.first != match.begin or match.last != match.end):
                continue
            try:
                reading = _READERS[match.rule.read](
                    {**match.values, "@": match.begin, ",": i > 0 and self.words[i - 1].low == ","},
                    match.rule.args,
                    self.context,
                )
            except (OverflowError, ValueError):  # beyond the calendar: year 0, year 10000
                reading = None
            if reading is not None:
                return match, reading
        return None


def _hyphened(words: Sequence[Word], i: int, reading: Reading) -> bool:
    """Reads "now-cancelled", "soon-to-open": part of an adjective, no time of its own."""
    return reading.value.endswith("_REF") and i < len(words) and words[i].low == "-" and words[i].glued


def _classes(words: Sequence[Word], table: Lexicon, i: int) -> Mapping[str, Any]:
    got = table.classes.get(words[i].low, {})
    if got and not words[i].text[0].isupper():
        return {name: value for name, value in got.items() if name not in table.capital}
    return got


def _written(words: Sequence[Word], kind: str, i: int) -> tuple[str, int] | None:
    return (words[i].text, i + 1) if words[i].kind == kind else None


def _call(read: Any, words: Sequence[Word], table: Lexicon, i: int) -> Any:
    return read(words, i, table)


def chosen(one: Found, published: date | None) -> Point | None:
    """The stretch that the TIMEX3 value names: by tense, else the past one, or the nearer one of days of a month.

    A day of a month that is much nearer on one side is meant whatever the tense: "the vote on 15 March" in February.
    """
    past, coming = one.reading.past, one.reading.future
    if past is None or coming is None or past == coming or published is None:
        return past or coming
    if one.reading.nearest and past.last and coming.first:
        back, ahead = (published - past.last).days, (coming.first - published).days
        if back * _MUCH < ahead or ahead * _MUCH < back or one.future is None:
            return past if back <= ahead else coming
    return coming if one.future else past


def _starts(words: Sequence[Word], sentences: Sequence[Sentence]) -> frozenset[int]:
    """Positions of words that begin a sentence: the parser's, else behind a stop and before a capital."""
    if sentences:
        edges = {s.start for s in sentences}
        return frozenset(k for k, w in enumerate(words) if w.start in edges)
    return frozenset(
        k
        for k, w in enumerate(words)
        if k
        and (w.fresh or (words[k - 1].low in (".", "!", "?") and w.text[:1].isupper() and words[k - 2].kind == "word"))
    )
