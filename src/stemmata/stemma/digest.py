"""What of a report is compared with others: its running words, sentences, figures and names, all with offsets."""

from __future__ import annotations

import bisect
import datetime as dt
import re
import sys
import zlib
from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from stemmata.model import Article, Claim
from stemmata.stemma.figures import Figure, find_figures
from stemmata.stemma.spelling import key, latin

RUNNING = frozenset({"title", "lead", "body", "subheading", "list"})
NAMED = RUNNING | {"kicker", "dateline"}
SHINGLE = 4
"""Words in a row that count as shared wording."""
MOST_WORDS = 6_000
"""A page of many reports is compared by its first words only."""
MOST_PLAIN = 60_000
_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
_END = re.compile(r"(?<=[.!?…])[\"”“»«)]*\s+(?=[\"„“«(]?[^\Wa-zа-яäöü_])")
_SHORT = re.compile(
    r"(?:\b[^\W\d_]|\b\d{1,2}|\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Nr|No|St|Dr|Mr|Ms))\.$"
)
_QUOTED = re.compile(r"[„“\"«»][^„“”\"«»\n]{1,1200}[“”\"»«]")
_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence or heading: its place in the text, and its words as a range."""

    start: int
    end: int
    first: int
    last: int


@dataclass(frozen=True)
class Digest:
    """A report prepared for comparison. Made once a report by `digest`."""

    article: Article
    claims: tuple[Claim, ...]
    words: tuple[str, ...] = field(repr=False)
    """Of the running text, folded."""
    starts: array[int] = field(repr=False)
    ends: array[int] = field(repr=False)
    quoted: bytes = field(repr=False)
    """1 for a word inside quotation marks, so that it is the speaker's."""
    lines: tuple[Line, ...] = field(repr=False)
    figures: tuple[Figure, ...] = field(repr=False)
    names: dict[str, tuple[int, int]] = field(repr=False)
    earliest: dt.datetime | None = None
    latest: dt.datetime | None = None

    @property
    def id(self) -> str:
        """The document's id."""
        return self.article.document

    @property
    def language(self) -> str:
        """ISO code, `und` where it is not known."""
        return self.article.language or "und"

    @cached_property
    def runs(self) -> tuple[int, ...]:
        """Every run of `SHINGLE` words, as a number, in the order of the text."""
        texts = self.words
        return tuple(zlib.crc32(" ".join(texts[i : i + SHINGLE]).encode()) for i in range(len(texts) - SHINGLE + 1))

    @cached_property
    def shingles(self) -> dict[int, int]:
        """The same, to where each stands first."""
        return {run: i for i, run in reversed(list(enumerate(self.runs)))}

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Keys of all words that could be a name, in any case: German writes every noun with a capital."""
        return frozenset(k for w in self.words if (k := key(w))) | frozenset(self.names)

    @cached_property
    def values(self) -> frozenset[float]:
        """The figures without their places."""
        return frozenset(f.value for f in self.figures)

    def plain(self) -> tuple[str, list[tuple[int, int, int]]]:
        """The text in lower-case Latin letters, words apart by one space, in which names are looked up.

        With each word's place in it, and its start and end in the article's text.
        """
        parts, places, at = [], [], 1
        for match in _WORD.finditer(self.article.text, 0, MOST_PLAIN):
            parts.append(latin(match.group()))
            places.append((at, *match.span()))
            at += len(parts[-1]) + 1
        return " " + " ".join(parts) + " ", places

    @cached_property
    def order(self) -> tuple[str, str]:
        """By time, then id; reports without a date last."""
        return (self.earliest.isoformat() if self.earliest else "9", self.id)


def digest(article: Article, claims: Sequence[Claim]) -> Digest:
    """Prepare a report: bounded work, whatever its length."""
    text = article.text
    quoted = [m.span() for m in _QUOTED.finditer(text)]
    words: list[re.Match[str]] = []
    lines: list[Line] = []
    names: dict[str, tuple[int, int]] = {}
    for part in article.parts:
        if part.kind not in NAMED or len(words) > MOST_WORDS:
            continue
        for start, end in sentences(text, part.start, min(part.end, part.start + MOST_PLAIN)):
            first = len(words)
            if first > MOST_WORDS:
                break
            found = list(_WORD.finditer(text, start, end))
            if part.kind in RUNNING:
                words += found
                lines.append(Line(start, end, first, len(words)))
            _collect(found, names, heading=part.kind in ("kicker", "dateline"))
    early, late = interval(article)
    return Digest(
        article=article,
        claims=tuple(sorted(claims, key=lambda c: (c.evidence[0].start if c.evidence else 0, c.id))),
        words=tuple(sys.intern(m.group().casefold()) for m in words),
        starts=array("I", [m.start() for m in words]),
        ends=array("I", [m.end() for m in words]),
        quoted=_inside([m.start() for m in words], quoted),
        lines=tuple(lines),
        figures=tuple(_in_parts(article)),
        names=names,
        earliest=early,
        latest=late,
    )


def sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Rough sentences of a stretch, in any language; not after an abbreviation or a day's number."""
    cuts = [start]
    for match in _END.finditer(text, start, end):
        if not _SHORT.search(text, max(start, match.start() - 8), match.start()):
            cuts.append(match.end())
    return [(a, len(text[a:b].rstrip()) + a) for a, b in zip(cuts, [*cuts[1:], end], strict=True) if text[a:b].strip()]


def interval(article: Article) -> tuple[dt.datetime | None, dt.datetime | None]:
    """From when to when a report may have been published, in UTC; a bare day is the whole day.

    An update may have brought in what was published after the first version.
    """
    first = moment(article.published.value) if article.published else None
    again = moment(article.updated.value) if article.updated else None
    if first is None:
        return again or (None, None)
    return first[0], max(first[1], again[1]) if again else first[1]


def moment(stated: str) -> tuple[dt.datetime, dt.datetime] | None:
    """The stretch of time that an ISO date or time names, None if it is neither."""
    try:
        at = dt.datetime.fromisoformat(stated)
    except ValueError:
        return None
    if at.tzinfo is None:
        at = at.replace(tzinfo=dt.UTC)
    at = at.astimezone(dt.UTC)
    if len(stated) <= len("2024-01-05"):
        return at, at + _DAY - dt.timedelta(seconds=1)
    return at, at


def _inside(starts: Sequence[int], spans: Sequence[tuple[int, int]]) -> bytes:
    """For each place whether it lies in one of the spans, which are in order and apart."""
    openings = [a for a, _ in spans]
    return bytes((n := bisect.bisect_right(openings, at)) > 0 and at < spans[n - 1][1] for at in starts)


def _collect(found: Sequence[re.Match[str]], names: dict[str, tuple[int, int]], *, heading: bool) -> None:
    """Words with a capital that do not merely open the sentence, by the key of their spelling."""
    for i, match in enumerate(found):
        word = match.group()
        if (i or heading) and (word[0].isupper() or any(c.isdigit() for c in word)) and not word.isdigit():
            k = key(word)
            if k:
                names.setdefault(k, match.span())


def _in_parts(article: Article) -> list[Figure]:
    spans = [(p.start, p.end) for p in article.parts if p.kind in RUNNING]
    return [f for f in find_figures(article.text[:MOST_PLAIN]) if any(a <= f.start < b for a, b in spans)]
