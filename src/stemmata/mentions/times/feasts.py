"""Readers of feasts and of the turn of the year."""

from __future__ import annotations

from datetime import date, timedelta

from stemmata.mentions.times import points
from stemmata.mentions.times.dated import calendar_day, either
from stemmata.mentions.times.points import Point
from stemmata.mentions.times.reading import Context, Read, Reading, Values

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def holiday(v: Values, a: Values, c: Context) -> Reading | None:
    """Feasts of a fixed date (`MM-DD`), the nth weekday of a month (`11-thu4`) or by days from Easter (`easter+49`)."""

    def make(year: int) -> Point | None:
        """The feast of one year."""
        text = str(v.get("HOLIDAY") or a["on"])
        if text[3:6] in _WEEKDAYS:
            first = date(year, int(text[:2]), 1)
            return points.day(
                first + timedelta(days=(_WEEKDAYS.index(text[3:6]) - first.weekday()) % 7 + 7 * (int(text[6:]) - 1))
            )
        if text.startswith("easter"):
            return points.day(easter(year) + timedelta(days=int(text[6:] or 0)))
        return calendar_day(year, int(text[:2]), int(text[3:5]))

    year = v.get("YEAR")
    if year is not None:
        found = make(year)
        return Reading("DATE", found, found)
    return either(make, c.published, "XXXX-XX-XX", nearest=True)


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous computus of 1876, Butcher's)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    month, day = divmod(h + k - 7 * m + 114, 31)
    return date(year, month, day + 1)


def turn_of_year(v: Values, a: Values, c: Context) -> Reading | None:
    """Reads "über den Jahreswechsel": 31 December and 1 January, approximate."""

    def make(year: int) -> Point:
        """The night before a year."""
        return Point(
            date(year - 1, 12, 31),
            date(year, 1, 1),
            f"{year - 1:04}-12-31~/{year:04}-01-01~",
            f"{year:04}-01-01",
            "part",
        )

    if "YEAR" in v:
        found = make(v["YEAR"] + 1 - a.get("ends", 0))
        return Reading("DATE", found, found)
    return either(make, c.published, "XXXX-01-01")


READERS: dict[str, Read] = {"holiday": holiday, "turn_of_year": turn_of_year}
