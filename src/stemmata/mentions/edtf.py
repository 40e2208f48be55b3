"""Our subset of EDTF (ISO 8601-2:2019, Library of Congress profile): parse, bound, print.

Covered: dates, months, years, minutes (`2024-10-31T07:10`), unspecified digits (`199X`, `2024-01-XX`), sub-year
groups (seasons 21-24, quarters 33-36, quadrimesters 37-39, halves 40-41), qualifiers `? ~ %` behind a whole date,
intervals with open (`..`) or unknown (empty) ends, and sets `[a,b]` (one of), `{a,b}` (all of), with `a..b` ranges.
Not covered, because no claim needs it: exponents, significant digits, qualification of single components.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from stemmata.errors import StemmataError

Qualifier = Literal["", "?", "~", "%"]

# First and last month of each sub-year group. Winter (24) of a year is December of that year to the end of
# February of the next (the meteorological winter that begins in the year).
GROUPS: dict[int, tuple[int, int]] = {
    21: (3, 5),
    22: (6, 8),
    23: (9, 11),
    24: (12, 14),
    33: (1, 3),
    34: (4, 6),
    35: (7, 9),
    36: (10, 12),
    37: (1, 4),
    38: (5, 8),
    39: (9, 12),
    40: (1, 6),
    41: (7, 12),
}
_LONGEST = 400  # an expression longer than this is refused unread
_DATE = re.compile(
    r"(?P<year>\d{4}|\d{3}X|\d\dXX)(?:-(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX)(?:T(?P<clock>\d\d:\d\d))?)?)?(?P<q>[?~%]?)",
    re.ASCII,
)


class EdtfError(StemmataError, ValueError):
    """A text that is not in our subset of EDTF."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A date of some precision: `year` as written (`2024`, `199X`), `month` 1-12, a group, or `XX`, `day`, `clock`."""

    year: str
    month: str | None = None
    day: str | None = None
    clock: str | None = None
    qualifier: Qualifier = ""

    def __str__(self) -> str:
        parts = "-".join(p for p in (self.year, self.month, self.day) if p)
        return parts + (f"T{self.clock}" if self.clock else "") + self.qualifier


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """From `lower` to `upper`, both included. An end is a Moment, `..` (open) or the empty string (unknown)."""

    lower: Moment | Literal["..", ""]
    upper: Moment | Literal["..", ""]

    def __str__(self) -> str:
        return f"{self.lower}/{self.upper}"


@dataclass(frozen=True, slots=True, kw_only=True)
class DateSet:
    """Several dates: all of them (`{}`) or one of them (`[]`); a member may be a pair, the range `a..b`."""

    every: bool
    members: tuple[tuple[Moment | None, Moment | None], ...]

    def __str__(self) -> str:
        shown = [str(a) if a == b else f"{a or ''}..{b or ''}" for a, b in self.members]
        return ("{%s}" if self.every else "[%s]") % ",".join(shown)


Edtf = Moment | Interval | DateSet


def parse(text: str) -> Edtf:
    """Reads an EDTF expression; `str()` of the answer is the expression again.

    Raises:
        EdtfError: the text is not in the subset, or names a date that does not exist.
    """
    if len(text) > _LONGEST:
        raise EdtfError(f"date of {len(text)} characters is too long: give an EDTF date such as 2024-01-05")
    if text[:1] in ("[", "{"):
        return _set(text)
    lower, slash, upper = text.partition("/")
    if not slash:
        return _moment(text)
    interval = Interval(lower=_end(lower), upper=_end(upper))
    first, last = bounds(interval)
    if first and last and first > last:
        raise EdtfError(f"{text}: the interval ends before it begins: swap its ends")
    return interval


def bounds(edtf: Edtf | str) -> tuple[date | None, date | None]:
    """The earliest and the latest day that the expression allows; None where it is open or unknown."""
    if isinstance(edtf, str):
        edtf = parse(edtf)
    if isinstance(edtf, Moment):
        return _first(edtf), _last(edtf)
    if isinstance(edtf, Interval):
        return (
            _first(edtf.lower) if isinstance(edtf.lower, Moment) else None,
            _last(edtf.upper) if isinstance(edtf.upper, Moment) else None,
        )
    firsts = [a and _first(a) for a, _ in edtf.members]
    lasts = [b and _last(b) for _, b in edtf.members]
    return (
        None if None in firsts else min(d for d in firsts if d),
        None if None in lasts else max(d for d in lasts if d),
    )


def valid(text: str) -> bool:
    """Whether the text is in our subset."""
    try:
        parse(text)
    except EdtfError:
        return False
    return True


def _end(text: str) -> Moment | Literal["..", ""]:
    if text == "..":
        return ".."
    return _moment(text) if text else ""


def _moment(text: str) -> Moment:
    found = _DATE.fullmatch(text)
    if not found:
        raise EdtfError(f"{text!r} is not an EDTF date: write 2024, 2024-01, 2024-01-05 or an interval a/b")
    year, month, day, clock = found["year"], found["month"], found["day"], found["clock"]
    qualifier: Qualifier = found["q"]  # type: ignore[assignment]  # the pattern allows nothing else
    moment = Moment(year=year, month=month, day=day, clock=clock, qualifier=qualifier)
    if not _exists(moment):
        raise EdtfError(f"{text!r} is a date that does not exist: check its month and day")
    return moment


def _exists(m: Moment) -> bool:
    if ("X" in m.year and m.month is not None) or m.year == "0000" or (m.month == "XX" and m.day not in (None, "XX")):
        return False
    if m.clock and (m.day in (None, "XX") or m.clock > "23:59" or m.clock[3:] > "59"):
        return False
    if m.month in (None, "XX"):
        return True
    month = int(m.month or 0)
    if month in GROUPS:
        return m.day is None and m.year < "9999"
    if not 1 <= month <= 12:
        return False
    return m.day in (None, "XX") or 1 <= int(m.day or 0) <= calendar.monthrange(int(m.year), month)[1]


def _first(m: Moment) -> date:
    year = max(1, int(m.year.replace("X", "0")))
    if m.month in (None, "XX"):
        return date(year, 1, 1)
    month = int(m.month or 1)
    if month in GROUPS:
        return date(year, GROUPS[month][0], 1)
    return date(year, month, 1 if m.day in (None, "XX") else int(m.day or 1))


def _last(m: Moment) -> date:
    year = int(m.year.replace("X", "9"))
    if m.month in (None, "XX"):
        return date(year, 12, 31)
    month = int(m.month or 12)
    if month in GROUPS:
        month = GROUPS[month][1]
        year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    elif m.day not in (None, "XX"):
        return date(year, month, int(m.day or 1))
    return date(year, month, calendar.monthrange(year, month)[1])


def _set(text: str) -> DateSet:
    close = {"[": "]", "{": "}"}[text[0]]
    if text[-1:] != close or len(text) < 3:
        raise EdtfError(f"{text!r} is not an EDTF set: write [2024-01-02,2024-01-05]")
    members: list[tuple[Moment | None, Moment | None]] = []
    for part in text[1:-1].split(","):
        lower, dots, upper = part.partition("..")
        if not dots:
            one = _moment(part)
            members.append((one, one))
        elif lower or upper:
            members.append((_moment(lower) if lower else None, _moment(upper) if upper else None))
        else:
            raise EdtfError(f"{text!r}: a range needs at least one end")
        first, last = members[-1]
        if first and last and _first(first) > _last(last):
            raise EdtfError(f"{text!r}: a range ends before it begins")
    return DateSet(every=text[0] == "{", members=tuple(members))
