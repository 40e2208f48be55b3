"""What days a gold time covers, read as leniently as gold written by hand needs.

Reads the part of EDTF (ISO 8601-2) that claims use: dates of year, month or day precision, seasons, quarters and
halves (21-24, 33-36, 40-41), unspecified parts (`XX`), intervals open at either end, qualifiers `?~%`. The exact
reader (`mentions.edtf`) refuses what is not in its subset; here the beginning that can be read counts.
"""

from __future__ import annotations

import datetime as dt
import re

DATE = re.compile(r"^(-?\d{4})(?:-(\d\d|XX))?(?:-(\d\d|XX))?")
QUALIFIERS = re.compile(r"[?~%\[\]{}]")
# Divisions of a year as EDTF numbers them; winter (24) is cut to December so that it stays within its year.
DIVISIONS = {
    21: (3, 5),
    22: (6, 8),
    23: (9, 11),
    24: (12, 12),
    33: (1, 3),
    34: (4, 6),
    35: (7, 9),
    36: (10, 12),
    40: (1, 6),
    41: (7, 12),
}

Period = tuple[dt.date, dt.date]


def last_of_month(year: int, month: int) -> dt.date:
    """The last day of a month."""
    following = dt.date(year + month // 12, month % 12 + 1, 1)
    return following - dt.timedelta(days=1)


def months(month: str | None) -> tuple[int, int] | None:
    """First and last month that a month field covers; None when the number is no month and no division."""
    if month is None or month == "XX":
        return 1, 12
    number = int(month)
    if number in DIVISIONS:
        return DIVISIONS[number]
    return (number, number) if 1 <= number <= 12 else None


def days(text: str) -> Period | None:
    """First and last day of one date; None when it is no date."""
    found = DATE.match(text)
    if not found or int(found[1]) < 1:
        return None
    year, span = int(found[1]), months(found[2])
    if span is None:
        return None
    try:
        if found[3] and found[3] != "XX" and found[2] != "XX" and int(found[2]) <= 12:
            day = dt.date(year, span[0], int(found[3]))
            return day, day
        return dt.date(year, span[0], 1), last_of_month(year, span[1]) if year < 9999 else dt.date.max
    except ValueError:
        return None


def bounds(edtf: str | None) -> Period | None:
    """The days that an expression covers, `date.min` and `date.max` for open ends; None when it can't be read.

    >>> bounds("2024-01")
    (datetime.date(2024, 1, 1), datetime.date(2024, 1, 31))
    """
    if not edtf:
        return None
    text = QUALIFIERS.sub("", edtf)
    parts = text.split("/") if "/" in text else text.split(",")
    low = (dt.date.min,) * 2 if parts[0] in ("", "..") else days(parts[0])
    high = (dt.date.max,) * 2 if parts[-1] in ("", "..") else days(parts[-1])
    if low is None or high is None or low[0] > high[1]:
        return None
    return low[0], high[1]
