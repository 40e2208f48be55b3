"""Dates as page heads and bylines print them: whole dates only, no relative ones.

"17. Oktober 2022, 22:15 Uhr", "March 13, 2024 6:10 p.m.", "05.11.2022 16:30", "2023-02-01T15:02:00+00:00".
"""

from __future__ import annotations

import datetime as dt
import re
from contextlib import suppress
from dataclasses import dataclass
from functools import cache

from stemmata.reading.words import months, phrases

_ISO = re.compile(
    r"\b(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}:\d{2})(:\d{2})?(?:\.\d{1,9})?\s?(Z\b|[+-]\d{2}:?\d{2}\b)?)?", re.A
)
_DOTS = re.compile(r"\b(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})\b", re.A)
_SHORT_YEAR = re.compile(r"\b(\d{1,2})\.(\d{1,2})\.(\d{2})\b(?![.:]?\d)", re.A)
_LONE_CLOCK = re.compile(r"\b\d{1,2}[:.]\d{2}\b")
_ZONES = (0, 1, 2, 3)  # from London to Kyiv
_MARKS = ".,:;()–—-"
_SET_OFF = ",:;()[]|–—-·"
_SLASHES = re.compile(r"\b(\d{4})/(\d{1,2})/(\d{1,2})\b", re.A)
_DAY_FIRST = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)?\.?\s+([^\W\d_]{3,12}\.?),?\s+(\d{4})\b")
_MONTH_FIRST = re.compile(r"\b([^\W\d_]{3,12}\.?)\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b")
_CLOCK = re.compile(
    r"(?:,|\||-|–|·|\bum|\bat)?\s{0,2}\b(\d{1,2})[:.](\d{2})(?::\d{2})?(?![.\d])\s?(a\.?m\b\.?|p\.?m\b\.?)?", re.I
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedDate:
    """A date printed in a text: `value` in ISO 8601, day or minute; `start:end` where it stands."""

    start: int
    end: int
    value: str


def printed_dates(text: str) -> list[PrintedDate]:
    """All whole dates in a short text, in order; of overlapping readings the first wins."""
    found: list[PrintedDate] = []
    for pattern, read in _PATTERNS:
        for match in pattern.finditer(text):
            day = read(match)
            if day and not any(d.start < match.end() and match.start() < d.end for d in found):
                found.append(_with_clock(text, match, day))
    return sorted(found, key=lambda d: d.start)


def set_off(title: str) -> str | None:
    """The whole date in a headline that marks off from its words: "Morning briefing, 5 January 2024: ..."; else None.

    A date inside a phrase ("the raid of 5 January 2024") is that of an event.
    """
    for date in printed_dates(title[:300]):
        before, after = title[: date.start].rstrip(), title[date.end :].lstrip()
        if (not before or before[-1] in _SET_OFF) and (not after or after[0] in _SET_OFF):
            return date.value
    return None


def is_date_line(text: str) -> bool:
    """Whether a line is a date and nothing else but words such as "Stand", "Published", "Uhr", a weekday."""
    rest = beside_dates(text)
    return rest is not None and not any(rest)


def beside_dates(text: str) -> list[str] | None:
    """What a line says beside its dates, split at bars and dots, or None if it has no date or is no short line."""
    dates = printed_dates(text) if len(text) <= 160 else []
    if not dates:
        return None
    rest = text
    for date in reversed(dates):
        rest = rest[: date.start] + " | " + rest[date.end :]
    rest = _label().sub(" ", _LONE_CLOCK.sub(" ", rest))
    words = phrases("dates", "other") | phrases("dates", "weekdays")
    pieces = []
    for piece in re.split(r"[|·•/]", rest):
        kept = [w for w in piece.split() if w.strip(_MARKS).casefold() not in words]
        pieces.append(" ".join(kept).strip(_MARKS + " ") if any(w.strip(_MARKS) for w in kept) else "")
    return [p for p in pieces if p]


def dates_of_line(text: str) -> tuple[str | None, str | None]:
    """(published, updated) of a date line; a date whose label says neither is the date of publication."""
    published: str | None = None
    updated: str | None = None
    last = 0
    for date in printed_dates(text):
        before = text[last : date.start]
        last = date.end
        if _label("updated").search(before):
            updated = updated or date.value
        elif published is None:
            published = date.value
    return published, updated


def may_be_same_day(one: str, other: str) -> bool:
    """Whether two ISO dates name one day, if need be in another zone of Europe or the zones they carry themselves.

    "2024-01-05T23:30:00+00:00" and "2024-01-06": half past midnight in Berlin, the same day for its readers.
    """
    return bool(_days(one) & _days(other))


def _days(value: str) -> set[str]:
    days = {value[:10]}
    try:
        moment = dt.datetime.fromisoformat(value)
    except ValueError:
        return days
    if moment.tzinfo is not None:
        with suppress(OverflowError):
            days |= {moment.astimezone(dt.timezone(dt.timedelta(hours=h))).date().isoformat() for h in _ZONES}
    return days


def iso(value: str) -> str | None:
    """A machine-written date as ISO 8601 (day, or day and time), or None if it is no real date."""
    text = value.strip()[:60]
    found = printed_dates(text)
    return found[0].value if found else None


@cache
def _label(*kinds: str) -> re.Pattern[str]:
    """The words that may stand before a date; of kind "published" or "updated", or both."""
    words = frozenset[str]().union(*(phrases("dates", kind) for kind in kinds or ("published", "updated")))
    alternatives = "|".join(re.escape(w) for w in sorted(words, key=lambda w: (-len(w), w)))
    return re.compile(rf"(?<!\w)(?:{alternatives})(?!\w)", re.I)


def _day(year: str, month: int, day: str) -> str | None:
    try:
        return dt.date(int(year), month, int(day)).isoformat()
    except ValueError:
        return None


def _iso_value(match: re.Match[str]) -> str | None:
    day = _day(match[1], int(match[2]), match[3])
    if day is None or not match[4] or not match[4] < "24:00":
        return day
    zone = match[6] or ""
    zone = "+00:00" if zone == "Z" else zone[:3] + ":" + zone[-2:] if zone else ""
    return f"{day}T{match[4]}{match[5] or ':00'}{zone}"


def _named(year: str, month: str, day: str) -> str | None:
    number = months().get(month.casefold()) or months().get(month.casefold().rstrip("."))
    return _day(year, number, day) if number else None


_PATTERNS = (
    (_ISO, _iso_value),
    (_SLASHES, lambda m: _day(m[1], int(m[2]), m[3])),
    (_DOTS, lambda m: _day(m[3], int(m[2]), m[1])),
    (_SHORT_YEAR, lambda m: _day("20" + m[3], int(m[2]), m[1])),
    (_DAY_FIRST, lambda m: _named(m[3], m[2], m[1])),
    (_MONTH_FIRST, lambda m: _named(m[3], m[1], m[2])),
)


def _with_clock(text: str, match: re.Match[str], day: str) -> PrintedDate:
    """The date with the clock time that follows it, if one does."""
    end = match.end()
    clock = _CLOCK.match(text, end) if len(day) == 10 else None
    if clock:
        hour, minute, half = int(clock[1]), int(clock[2]), (clock[3] or "").casefold()
        hour = hour % 12 + 12 if half.startswith("p") else hour % 12 if half.startswith("a") else hour
        if hour < 24 and minute < 60:
            return PrintedDate(start=match.start(), end=clock.end(), value=f"{day}T{hour:02}:{minute:02}:00")
    return PrintedDate(start=match.start(), end=end, value=day)
