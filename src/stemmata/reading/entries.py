"""Entries of a live blog: many short reports on one page, each with a time of its own.

A page's markup gives them (elements of one kind side by side, each with a `<time datetime>`), else the clocks and days
that its paragraphs and headings open with ("14:32 Uhr", "Thursday, January 4"). Where only clocks are printed, the day
changes where the clock runs backwards: upwards on a page with the newest first, downwards on one with the oldest first.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from stemmata.model import Entry, Part
from stemmata.reading import dom
from stemmata.reading.blocks import Block
from stemmata.reading.dates import iso, printed_dates
from stemmata.reading.dom import Element
from stemmata.reading.words import months, phrases

FEWEST = 3
"""Entries that make a live blog."""
_MOST_TIMES = 5000
_CLOCK = re.compile(r"(\d{1,2})[:.](\d{2})(?![.:]?\d)(?:\s?(?P<half>[ap])\.?m\b)?", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stamp:
    """A printed time in a text: where it stands, its ISO day and its "HH:MM", either of which may be missing."""

    start: int
    day: str | None
    clock: str | None


def marked_entries(root: Element, blocks: Sequence[Block]) -> dict[int, str]:
    """Index of the block with which an entry begins -> its ISO time, as the page's markup says; {} if it says none."""
    holders: dict[Element, str] = {}
    for count, element in enumerate(root.iter("time")):
        value = iso(element.get("datetime") or "")
        if value and count < _MOST_TIMES:
            for ancestor in (element, *element.iterancestors()):
                holders.setdefault(ancestor, value)
    groups: dict[tuple[Element, str], dict[Element, int]] = defaultdict(dict)
    for number, block in enumerate(blocks):
        for element in (block.element, *block.element.iterancestors()):
            if element in holders:
                groups[(element.getparent(), dom.tag(element))].setdefault(element, number)
    # The outermost of the largest groups: of an entry and its head, each with the time, the entry.
    largest = max(groups.values(), key=lambda g: (len(g), -_depth(next(iter(g)))), default={})
    return {number: holders[element] for element, number in largest.items()} if len(largest) >= FEWEST else {}


def _depth(element: Element) -> int:
    return sum(1 for _ in element.iterancestors())


def find_entries(
    text: str, parts: Sequence[Part], *, published: str | None, updated: str | None, marked: Sequence[tuple[int, str]]
) -> tuple[Entry, ...]:
    """The entries of a text, in its order, each up to the next; () where it is no live blog.

    `marked` are (offset, ISO time) pairs from markup; without them the parts of kind "date" are read. The day of an
    entry is None where neither page nor text tells one.
    """
    enough = len(marked) >= FEWEST
    found: list[tuple[int, str | None]] = [*marked] if enough else _printed(text, parts, published, updated)
    if not found:
        return ()
    ends = [at for at, _ in found[1:]] + [len(text)]
    return tuple(Entry(start=at, end=end, published=value) for (at, value), end in zip(found, ends, strict=True))


def _printed(
    text: str, parts: Sequence[Part], published: str | None, updated: str | None
) -> list[tuple[int, str | None]]:
    base = updated if updated and published and updated > published else published
    stamps = [s for part in parts if part.kind == "date" and (s := _stamp(text, part, base))]
    clocks = [s for s in stamps if s.clock]
    if len(clocks) < FEWEST:
        return []
    first_body = next((p.end for p in parts if p.kind == "title"), 0)
    return _dated([s for s in stamps if s.start >= first_body], published, base)


def _dated(stamps: Sequence[_Stamp], published: str | None, latest: str | None) -> list[tuple[int, str | None]]:
    """Entries with their days: from the last day heading, else counted from clock to clock."""
    steps = list(pairwise(s.clock for s in stamps if s.clock))
    newest_first = sum(a > b for a, b in steps) >= sum(a < b for a, b in steps)
    day = _date(latest if newest_first else published)
    before: str | None = None
    heading: int | None = None
    entries: list[tuple[int, str | None]] = []
    for stamp in stamps:
        if stamp.day:
            day, before = _date(stamp.day), None
        elif stamp.clock and before and day and stamp.clock != before and (stamp.clock > before) == newest_first:
            day = day + dt.timedelta(days=-1 if newest_first else 1)
        if stamp.clock is None:
            heading = stamp.start if heading is None else heading
            continue
        before = stamp.clock
        moment = f"{day.isoformat()}T{stamp.clock}:00" if day else None
        entries.append((stamp.start if heading is None else heading, moment))
        heading = None
    return entries


def _stamp(text: str, part: Part, near: str | None) -> _Stamp | None:
    line = text[part.start : part.end]
    printed = printed_dates(line)
    if printed:
        value = printed[0].value
        return _Stamp(start=part.start, day=value[:10], clock=value[11:16] or _clock(line[: printed[0].start]))
    return _Stamp(start=part.start, day=day_of_line(line, near), clock=_clock(line))


def _clock(line: str) -> str | None:
    match = _CLOCK.search(line)
    if not match:
        return None
    hour, minute, half = int(match[1]), int(match[2]), (match["half"] or "").lower()
    hour = hour % 12 + 12 if half == "p" else hour % 12 if half == "a" else hour
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else None


def day_of_line(line: str, near: str | None) -> str | None:
    """The day that a heading names without its year ("Donnerstag, 4. Januar"), in the year nearest to `near`."""
    words = [w.strip(".,:;|–-").casefold() for w in line.split()]
    words = [w for w in words if w and w not in phrases("dates", "weekdays")]
    month = next((months()[w] for w in words if w in months()), None)
    number = next((int(w) for w in words if w.isdecimal() and len(w) <= 2), None)
    about = _date(near)
    if len(words) != 2 or month is None or number is None or about is None:
        return None
    days = [d for year in (-1, 0, 1) if (d := _date(f"{about.year + year:04}-{month:02}-{number:02}"))]
    return min(days, key=lambda d: abs((d - about).days)).isoformat() if days else None


def _date(value: str | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat((value or "")[:10])
    except ValueError:
        return None
