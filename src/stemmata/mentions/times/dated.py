"""Readers of expressions that name a place in the calendar: dates, months, years, weekdays, seasons, parts of them."""
from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from stemmata.mentions.times import points
from stemmata.mentions.times.points import Point
from stemmata.mentions.times.reading import Context, Read, Reading

Values = Mapping[str, Any]


def either(make: Any, published: date | None, unknown: str, *, nearest: bool = False, kind: str = "DATE") -> Reading:
    """The last stretch that had begun by publication, and the next that had not ended, among one a year."""
    if published is None:
        return Reading(kind, value=unknown, anchor="published")
    around = [p for p in (make(published.year + k) for k in (-1, 0, 1)) if p is not None]
    past = [p for p in around if p.first <= published]
    future = [p for p in around if p.last >= published]
    return Reading(kind, past[-1] if past else None, future[0] if future else None, value="", anchor="published", nearest=nearest)


def _date(year: int, month: int, day: int) -> Point | None:
    try:
        return points.day(date(year, month, day))
    except ValueError:
        return None


def day_date(v: Values, a: Values, c: Context) -> Reading | None:
    """"30. Dezember 2023", "June 18": without a year the nearest past, or the next if announced."""
    day, month, year = v["DAY"], v["MONTH"], v.get("YEAR")
    if "REL" in v and c.published:
        year = c.published.year + _STEPS[v["REL"]]
    if year is not None and month > v.get("m2", 12):
        year -= 1
    if year is not None:
        found = _date(year, month, day)
        return Reading("DATE", found, found) if found else None
    if not 1 <= day <= 29 and _date(2000, month, day) is None:
        return None
    return either(lambda y: _date(y, month, day), c.published, f"XXXX-{month:02}-{day:02}", nearest=True)


def day_month(v: Values, a: Values, c: Context) -> Reading | None:
    """"am 15.10."."""
    return day_date({"DAY": v["DM"][0], "MONTH": v["DM"][1]}, a, c)


def day_again(v: Values, a: Values, c: Context) -> Reading | None:
    """"January 30 and 31": a further day of the month named just before."""
    before = c.previous
    if before is None or before.first is None or before.unit != "day" or c.previous_end != v["@"] or v["DAY"] <= before.first.day:
        return None
    found = _date(before.first.year, before.first.month, v["DAY"])
    return Reading("DATE", found, found) if found else None


def numeric_date(v: Values, a: Values, c: Context) -> Reading | None:
    """"15.03.2024", "2024-03-15T10:00", "7/8/07" (the order of `a`: dmy, mdy)."""
    text = v.get("DMY") or v.get("SLASH") or v.get("ISO") or ""
    clock = ""
    if "ISO" in v:
        clock = text[11:16]
        numbers = [int(n) for n in text[:10].split("-")][::-1]
    else:
        numbers = [int(n) for n in text.replace(".", "/").replace(" ", "").replace("\u00a0", "").split("/")]
        if a.get("order") == "mdy" and numbers[1] <= 31 and numbers[0] <= 12:
            numbers[0], numbers[1] = numbers[1], numbers[0]
    day, month, year = numbers
    if year < 100:
        year += 2000 if year < 60 else 1900
    found = _date(year, month, day) if 1000 <= year <= 2199 else None
    return Reading("TIME" if clock else "DATE", found, found, suffix=f"T{clock}" if clock else "", clock=clock) if found else None


def month_name(v: Values, a: Values, c: Context) -> Reading | None:
    """"im März 2024", "last October", "im März des vergangenen Jahres"."""
    month, year, rel = v["MONTH"], v.get("YEAR"), v.get("REL")
    if year is None and rel is not None and "m2" in v and c.published:
        year, rel = c.published.year + _STEPS[rel], None
    if year is not None and month > v.get("m2", 12):  # "between November and March 2024"
        year -= 1
    if year is not None:
        found = points.month(year, month)
        return Reading("DATE", found, found)
    if c.published is None:
        return Reading("DATE", value=f"XXXX-{month:02}", anchor="published")
    if rel is not None and a.get("rel") == "year":
        found = points.month(c.published.year + _STEPS[rel], month)
        return Reading("DATE", found, found, anchor="published")
    reading = either(lambda y: points.month(y, month), c.published, "")
    if rel == "last" and month == c.published.month:
        before = points.month(c.published.year - 1, month)
        return Reading("DATE", before, before, anchor="published")
    if rel == "last":
        return Reading("DATE", reading.past, reading.past, anchor="published")
    if rel == "next":
        later = points.month(c.published.year + (month <= c.published.month), month)
        return Reading("DATE", later, later, anchor="published")
    if rel == "this":
        same = points.month(c.published.year, month)
        return Reading("DATE", same, same, anchor="published")
    return reading


def year_name(v: Values, a: Values, c: Context) -> Reading | None:
    """"2004"."""
    found = points.year(v["YEAR"])
    return Reading("DATE", found, found)


def decade_name(v: Values, a: Values, c: Context) -> Reading | None:
    """"in the 1990s" -> 1990/1999."""
    found = points.decade(v["DECADE"])
    return Reading("DATE", found, found)


def split_year(v: Values, a: Values, c: Context) -> Reading | None:
    """"2007/08", a season over two years."""
    first = v["YEAR"]
    if (first + 1) % 100 != v["YY"]:
        return None
    found = Point(date(first, 1, 1), date(first + 1, 12, 31), f"{first}/{first + 1}", f"{first}/{first + 1}", "span")
    return Reading("DATE", found, found)


def century_name(v: Values, a: Values, c: Context) -> Reading | None:
    """"im 15. Jahrhundert"."""
    if not 1 <= v["ORD"] <= 21:
        return None
    found = points.century(v["ORD"])
    return Reading("DATE", found, found)


_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_STEPS = {"last": -1, "next": 1, "this": 0, "following": 1}


def weekday(v: Values, a: Values, c: Context) -> Reading | None:
    """"am Donnerstag": the nearest up to publication, or the next from publication on; "last Thursday": the week before."""
    number, suffix = v["WEEKDAY"], "T" + v["DAYPART"] if "DAYPART" in v else ""
    if "WDPART" in v:
        number, suffix = v["WDPART"][0], "T" + v["WDPART"][1]
    kind = "TIME" if suffix else "DATE"
    if c.published is None:
        return Reading(kind, value=f"XXXX-WXX-{number + 1}", suffix=suffix, anchor="published")
    past = points.day(c.published - timedelta(days=(c.published.weekday() - number) % 7))
    future = points.day(c.published + timedelta(days=(number - c.published.weekday()) % 7))
    rel = v.get("REL")
    if rel == "last":
        monday = c.published - timedelta(days=c.published.weekday() + 7)
        before = points.day(monday + timedelta(days=number))
        near = past.first is not None and 2 <= (c.published - past.first).days and a.get("near")
        past = future = past if near else before
    elif rel == "next":
        past = future = points.day(c.published + timedelta(days=(number - c.published.weekday() - 1) % 7 + 1))
    elif rel == "this":
        monday = c.published - timedelta(days=c.published.weekday())
        past = future = points.day(monday + timedelta(days=number))
    return Reading(kind, past, future, suffix=suffix, anchor="published")


def compound_weekday(v: Values, a: Values, c: Context) -> Reading | None:
    """"Donnerstagabend"."""
    return weekday({**v, "WEEKDAY": v["WDPART"][0]}, a, c)


def season_name(v: Values, a: Values, c: Context) -> Reading | None:
    """"Herbst 2020", "this summer", "im Winter"."""
    code, year, rel = v["SEASON"], v.get("YEAR"), v.get("REL")
    if rel in ("that", "same") and c.previous and c.previous.first:
        year = c.previous.first.year
    if year is not None:
        found = points.season(year, code)
        return Reading("DATE", found, found)
    if c.published is None:
        return Reading("DATE", value=f"XXXX-{code}", anchor="published")
    if rel in ("this", "next", "last"):
        reading = either(lambda y: points.season(y, code), c.published, "")
        this = points.season(c.published.year, code)
        if rel == "last":
            current = reading.past and reading.past.last and reading.past.last >= c.published
            chosen = points.season(reading.past.first.year - 1, code) if current and reading.past and reading.past.first else reading.past
        else:
            chosen = this if rel == "this" else reading.future
        return Reading("DATE", chosen, chosen, anchor="published")
    return either(lambda y: points.season(y, code), c.published, "", nearest=True)


def part_of_year(v: Values, a: Values, c: Context) -> Reading | None:
    """"im dritten Quartal", "the first half of last year"."""
    number, letter = v.get("ORD", a.get("ord")), str(a["part"])
    if not 1 <= number <= (4 if letter == "Q" else 2):
        return None
    code, year = f"{letter}{number}", v.get("YEAR")
    if year is None and "REL" in v and c.published:
        year = c.published.year + _STEPS.get(v["REL"], 0)
    if year is not None:
        found = points.part_of_year(year, code)
        return Reading("DATE", found, found)
    return either(lambda y: points.part_of_year(y, code), c.published, f"XXXX-{code}")


def narrowed(v: Values, a: Values, c: Context) -> Reading | None:
    """"Anfang März", "late 2024", "Ende nächster Woche": a part of what follows."""
    inner: Reading = v["PERIOD"]
    part = v.get("PART", a.get("part"))
    if inner.type != "DATE" or (inner.past and inner.past.unit in ("day", "part", "start")):
        return None
    past, future = inner.past and points.narrowed(inner.past, part), inner.future and points.narrowed(inner.future, part)
    if inner.past and not past:
        return None
    if past and future and inner.past != inner.future and c.published and past.first and past.first > c.published:
        past = _year_before(past, inner.past, part)
    return Reading("DATE", past, future, value=inner.value, anchor=inner.anchor, nearest=inner.nearest)


def _year_before(late: Point, whole: Point | None, part: str) -> Point | None:
    """"Ende März" in early March means last year's, if it is past."""
    if not whole or whole.unit != "month" or not whole.first:
        return late
    return points.narrowed(points.month(whole.first.year - 1, whole.first.month), part)


def week_of_month(v: Values, a: Values, c: Context) -> Reading | None:
    """"the last week of March", "in der zweiten Woche des Monats": the week of that month's nth Thursday (ISO 8601)."""
    inner: Reading = v["PERIOD"]
    number = v.get("ORD", -1)
    weeks = []
    for point in (inner.past, inner.future):
        if point is None or point.unit != "month" or point.first is None or point.last is None:
            return None
        day = point.first if number > 0 else point.last
        day += timedelta(days=(3 - day.weekday()) % 7 + 7 * (number - 1)) if number > 0 else -timedelta(days=(day.weekday() - 3) % 7)
        weeks.append(points.week(day))
    return Reading("DATE", weeks[0], weeks[1], anchor=inner.anchor)


def day_only(v: Values, a: Values, c: Context) -> Reading | None:
    """"on the 15th": of the month named last, else the nearest such day."""
    base = c.previous.first if c.previous and c.previous.unit in ("day", "month") and c.previous.first else None
    if base is not None:
        found = _date(base.year, base.month, v["ORD"])
        return Reading("DATE", found, found, anchor="mention") if found else None
    if c.published is None:
        return None
    months = [points.add_months(c.published.replace(day=1), k) for k in (-1, 0, 1)]
    days = [d for m in months if (d := _date(m.year, m.month, v["ORD"])) and d.first]
    past, future = [d for d in days if d.first and d.first <= c.published], [d for d in days if d.first and d.first >= c.published]
    return Reading("DATE", past[-1] if past else None, future[0] if future else None, anchor="published", nearest=True) if days else None


def holiday(v: Values, a: Values, c: Context) -> Reading | None:
    """Feasts of a fixed date (`MM-DD`), the nth weekday of a month (`11-thu4`) or by days from Easter (`easter+49`)."""
    def make(year: int) -> Point | None:
        text = str(v.get("HOLIDAY") or a["on"])
        if text[3:6] in _WEEKDAYS:
            first = date(year, int(text[:2]), 1)
            return points.day(first + timedelta(days=(_WEEKDAYS.index(text[3:6]) - first.weekday()) % 7 + 7 * (int(text[6:]) - 1)))
        if text.startswith("easter"):
            return points.day(easter(year) + timedelta(days=int(text[6:] or 0)))
        return _date(year, int(text[:2]), int(text[3:5]))

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
    """"über den Jahreswechsel": 31 December and 1 January, approximate."""
    def make(year: int) -> Point:
        return Point(date(year - 1, 12, 31), date(year, 1, 1), f"{year - 1:04}-12-31~/{year:04}-01-01~", f"{year:04}-01-01", "part")

    if "YEAR" in v:
        found = make(v["YEAR"] + 1 - a.get("ends", 0))
        return Reading("DATE", found, found)
    return either(make, c.published, "XXXX-01-01")


READERS: dict[str, Read] = {
    "day_date": day_date, "day_again": day_again, "day_month": day_month, "numeric_date": numeric_date, "month_name": month_name, "year_name": year_name,
    "decade_name": decade_name, "split_year": split_year, "century_name": century_name, "weekday": weekday,
    "compound_weekday": compound_weekday, "season_name": season_name, "part_of_year": part_of_year,
    "narrowed": narrowed, "week_of_month": week_of_month, "holiday": holiday, "day_only": day_only, "turn_of_year": turn_of_year,
}
