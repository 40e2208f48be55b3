"""Stretches of the calendar, with how they are written in EDTF and in TIMEX3.

A `Point` is what a time expression names once it is resolved: a day, a week, a season, "early March".
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass, replace
from datetime import date, timedelta

SEASONS = {"SP": (21, 3, 5), "SU": (22, 6, 8), "FA": (23, 9, 11), "WI": (24, 12, 14)}
_GROUP_MONTHS = {
    "Q1": (33, 1, 3),
    "Q2": (34, 4, 6),
    "Q3": (35, 7, 9),
    "Q4": (36, 10, 12),
    "H1": (40, 1, 6),
    "H2": (41, 7, 12),
}


@dataclass(frozen=True, slots=True)
class Point:
    """Days `first` to `last` (None: open), `edtf` and TIMEX3 `value` as written, `unit` the precision.

    `low` is how the beginning is written when the expression opens an interval ("since mid-November").
    """

    first: date | None
    last: date | None
    edtf: str
    value: str
    unit: str
    low: str = ""

    @property
    def lower(self) -> str:
        """The beginning as EDTF: of an interval its first end, else the whole."""
        return self.low or self.edtf.partition("/")[0]

    @property
    def upper(self) -> str:
        """The end as EDTF."""
        return self.edtf.rpartition("/")[2]


def day(d: date) -> Point:
    """One day."""
    return Point(d, d, d.isoformat(), d.isoformat(), "day")


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def month(year: int, number: int) -> Point:
    """One month, `2024-01`."""
    text = f"{year:04}-{number:02}"
    return Point(date(year, number, 1), month_end(year, number), text, text, "month")


def year(number: int) -> Point:
    """One year, `2024`."""
    return Point(date(number, 1, 1), date(number, 12, 31), f"{number:04}", f"{number:04}", "year")


def week(d: date) -> Point:
    """The week of a day, Monday to Sunday; TIMEX3 `2024-W01`."""
    monday = d - timedelta(days=d.weekday())
    iso = monday.isocalendar()
    return span(monday, monday + timedelta(days=6), f"{iso.year:04}-W{iso.week:02}", "week")


def weekend(d: date) -> Point:
    """Saturday and Sunday of the week of a day; TIMEX3 `2024-W01-WE`."""
    saturday = d - timedelta(days=d.weekday()) + timedelta(days=5)
    iso = saturday.isocalendar()
    return span(saturday, saturday + timedelta(days=1), f"{iso.year:04}-W{iso.week:02}-WE", "weekend")


def season(number: int, code: str) -> Point:
    """A season: `SP SU FA WI` -> EDTF `2024-21` ... `2024-24` (the winter that begins in that year)."""
    group, first, last = SEASONS[code]
    end = month_end(number + (last - 1) // 12, (last - 1) % 12 + 1)
    return Point(date(number, first, 1), end, f"{number:04}-{group}", f"{number:04}-{code}", "season")


def part_of_year(number: int, code: str) -> Point:
    """A quarter or half: `Q1` -> EDTF `2024-33`, `H2` -> `2024-41`."""
    group, first, last = _GROUP_MONTHS[code]
    return Point(
        date(number, first, 1),
        month_end(number, last),
        f"{number:04}-{group}",
        f"{number:04}-{code}",
        "quarter" if code[0] == "Q" else "half",
    )


def decade(first_year: int) -> Point:
    """Ten years from a year that ends in 0: EDTF `1990/1999`, TIMEX3 `199`."""
    return Point(
        date(first_year, 1, 1),
        date(first_year + 9, 12, 31),
        f"{first_year:04}/{first_year + 9:04}",
        f"{first_year // 10:03}",
        "decade",
    )


def century(number: int) -> Point:
    """The nth century, 1-based: EDTF `1401/1500`, TIMEX3 `14`."""
    first = (number - 1) * 100 + 1
    return Point(
        date(first, 1, 1), date(first + 99, 12, 31), f"{first:04}/{first + 99:04}", f"{number - 1:02}", "century"
    )


def span(first: date, last: date, value: str, unit: str = "span") -> Point:
    """Any stretch of days, written `first/last`; `value` is its TIMEX3 value."""
    edtf = first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"
    return Point(first, last, edtf, value, unit)


def about(point: Point) -> Point:
    """The same stretch, approximate: `2023-04-25~`."""
    return replace(
        point,
        edtf="/".join(end if end == ".." or end.endswith("~") else end + "~" for end in point.edtf.split("/")),
        low=point.low and point.low.rstrip("~") + "~",
    )


def add_months(d: date, months: int) -> date:
    """The same day of a month later or earlier, or that month's last day."""
    index = d.year * 12 + d.month - 1 + months
    y, m = divmod(index, 12)
    return date(y, m + 1, min(d.day, calendar.monthrange(y, m + 1)[1]))


def shift(d: date, amount: int, unit: str) -> date:
    """A day moved by whole units (day, week, month, quarter, year, decade, century)."""
    if unit in ("day", "week", "weekend", "fortnight"):
        return d + timedelta(days=amount * {"day": 1, "week": 7, "weekend": 7, "fortnight": 14}[unit])
    return add_months(
        d,
        amount * {"month": 1, "quarter": 3, "half": 6, "season": 12, "year": 12, "decade": 120, "century": 1200}[unit],
    )


def containing(d: date, unit: str) -> Point:
    """The calendar unit that a day lies in."""
    if unit == "day":
        return day(d)
    if unit in ("week", "fortnight"):
        return week(d)
    if unit == "weekend":
        return weekend(d)
    if unit == "month":
        return month(d.year, d.month)
    if unit == "quarter":
        return part_of_year(d.year, f"Q{(d.month - 1) // 3 + 1}")
    if unit == "half":
        return part_of_year(d.year, f"H{(d.month - 1) // 6 + 1}")
    if unit == "decade":
        return decade(d.year // 10 * 10)
    if unit == "century":
        return century((d.year - 1) // 100 + 1)
    return year(d.year)


def narrowed(point: Point, part: str) -> Point | None:
    """The `early`, `mid` or `late` part, or the `start`, of a stretch (coding manual, section 4).

    Months: days 1-10, 11-20, 21 to the end. Years: first and last quarter, the two in the middle. TIMEX3 keeps the
    value of the whole (its `mod` attribute says the part).
    """
    if point.first is None or point.last is None:
        return None
    if part == "start":
        early = narrowed(point, "early")
        return early and replace(early, unit="start", low=f"{point.first.isoformat()}~")
    first, last, low = point.first, point.last, ""
    if point.unit == "month":
        begin, end = {"early": (1, 10), "mid": (11, 20), "late": (21, last.day)}[part]
        since = {"early": 1, "mid": 15, "late": 21}[part]
        new = span(first.replace(day=begin), first.replace(day=end), point.value, "part")
        return replace(new, low=first.replace(day=since).isoformat() + "~")
    if point.unit == "year":
        begin, end = {"early": (1, 3), "mid": (5, 8), "late": (10, 12)}[part]
        text = f"{first.year:04}-{begin:02}/{first.year:04}-{end:02}"
        low = f"{first.year:04}-{6 if part == 'mid' else begin:02}~"
        return Point(date(first.year, begin, 1), month_end(first.year, end), text, point.value, "part", low)
    days = (last - first).days + 1
    third = max(1, days // 3)
    begin, end = {"early": (0, third), "mid": (third, 2 * third), "late": (days - third, days)}[part]
    a, b = first + timedelta(days=begin), first + timedelta(days=max(begin, end - 1))
    if days > 2000:  # decades and centuries: whole years
        return Point(date(a.year, 1, 1), date(b.year, 12, 31), f"{a.year:04}~/{b.year:04}~", point.value, "part")
    return span(a, b, point.value, "part")
