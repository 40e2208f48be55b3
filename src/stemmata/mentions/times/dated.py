"""Readers of expressions that name a place in the calendar: dates, months, years, weekdays, seasons, parts of them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from stemmata.mentions.times import points
from stemmata.mentions.times.points import Point
from stemmata.mentions.times.reading import Context, Read, Reading, Values


def either(make: Any, published: date | None, unknown: str, *, nearest: bool = False, kind: str = "DATE") -> Reading:
    """The last stretch that had begun by publication, and the next that had not ended, among one a year."""
    if published is None:
        return Reading(kind, value=unknown, anchor="published")
    around = [p for p in (make(published.year + k) for k in (-1, 0, 1)) if p is not None]
    past = [p for p in around if p.first <= published]
    future = [p for p in around if p.last >= published]
    return Reading(
        kind, past[-1] if past else None, future[0] if future else None, value="", anchor="published", nearest=nearest
    )


def calendar_day(year: int, month: int, day: int) -> Point | None:
    """The day, or None where the calendar has none (30 February)."""
    try:
        return points.day(date(year, month, day))
    except ValueError:
        return None


def day_date(v: Values, a: Values, c: Context) -> Reading | None:
    """Reads "30. Dezember 2023", "June 18": without a year the nearest past, or the next if announced."""
    day, month, year = v["DAY"], v["MONTH"], v.get("YEAR")
    if "REL" in v and c.published:
        year = c.published.year + _STEPS[v["REL"]]
    if year is not None and month > v.get("m2", 12):
        year -= 1
    if year is not None:
        found = calendar_day(year, month, day)
        return Reading("DATE", found, found) if found else None
    if not 1 <= day <= 29 and calendar_day(2000, month, day) is None:
        return None
    return either(lambda y: calendar_day(y, month, day), c.published, f"XXXX-{month:02}-{day:02}", nearest=True)


def day_month(v: Values, a: Values, c: Context) -> Reading | None:
    """Reads "am 15.10."."""
    return day_date({"DAY": v["DM"][0], "MONTH": v["DM"][1]}, a, c)


def day_again(v: Values, a: Values, c: Context) -> Reading | None:
    """Reads "January 30 and 31": a further day of the month named just before."""
    before = c.previous
    if (
        before is None
        or before.first is None
        or before.unit != "day"
        or c.previous_end != v["@"]
        or v["DAY"] <= before.first.day
    ):
        return None
    found = calendar_day(before.first.year, before.first.month, v["DAY"])
    return Reading("DATE", found, found) if found else None


def numeric_date(v: Values, a: Values, c: Context) -> Reading | None:
    """Reads "15.03.2024", "2024-03-15T10:00", "7/8/07" (the order of `a`: dmy, mdy)."""
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
    found = calendar_day(year, month, day) if 1000 <= year <= 2199 else None
    return (
        Reading("TIME" if clock else "DATE", found, found, suffix=f"T{clock}" if clock else "", clock=clock)
        if found
        else None
    )


def month_of_that_year(v: Values, a: Values, c: Context) -> Reading | None:
    """Reads "that July", "im Juli desselben Jahres": of the year that was spoken of last."""
    if c.previous is None or c.previous.first is None:
        return None
    found = points.month(c.previous.first.year, v["MONTH"])
    return Reading("DATE", found, found, anchor="mention")


def month_name(v: Values, a: Values, c: Context) -> Reading | None:
    """Reads "im März 2024", "last October", "im März des vergangenen Jahres"."""
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
    """Reads "2004"."""
    found = points.year(v["YEAR"])
    return Reading("DATE", found, found)


def decade_name(v: Values, a: Values, c: Context) -> Reading | None:
    """Reads "in the 1990s" -> 1990/1999."""
    found = points.decade(v["DECADE"])
    return Reading("DATE", found, found)


def split_year(v: Values, a: Values, c: Context) -> Reading | None:
    """Reads "2007/08", a season over two years."""
    first = v["YEAR"]
    if (first + 1) % 100 != v["YY"]:
        return None
    found = Point(date(first, 1, 1), date(first + 1, 12, 31), f"{first}/{first + 1}", f"{first}/{first + 1}", "span")
    return Reading("DATE", found, found)


def century_name(v: Values, a: Values, c: Context) -> Reading | None:
    """Reads "im 15. Jahrhundert"."""
    if not 1 <= v["ORD"] <= 21:
        return None
    found = points.century(v["ORD"])
    return Reading("DATE", found, found)


_STEPS = {"last": -1, "next": 1, "this": 0, "following": 1}


def weekday(v: Values, a: Values, c: Context) -> Reading | None:
    """The nearest such day up to publication, and the next; "last Thursday" is that of the week before."""
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
        near = past.first is not None and (c.published - past.first).days >= 2 and a.get("near")
        past = future = past if near else before
    elif rel == "next":
        past = future = points.day(c.published + timedelta(days=(number - c.published.weekday() - 1) % 7 + 1))
    elif rel == "this":
        monday = c.published - timedelta(days=c.published.weekday())
        past = future = points.day(monday + timedelta(days=number))
    return Reading(kind, past, future, suffix=suffix, anchor="published")


def compound_weekday(v: Values, a: Values, c: Context) -> Reading | None:
    """Reads "Donnerstagabend"."""
    return weekday({**v, "WEEKDAY": v["WDPART"][0]}, a, c)


def season_name(v: Values, a: Values, c: Context) -> Reading | None:
    """Reads "Herbst 2020", "this summer", "im Winter"."""
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
            chosen = (
                points.season(reading.past.first.year - 1, code)
                if current and reading.past and reading.past.first
                else reading.past
            )
        else:
            chosen = this if rel == "this" else reading.future
        return Reading("DATE", chosen, chosen, anchor="published")
    return either(lambda y: points.season(y, code), c.published, "", nearest=True)


def part_of_year(v: Values, a: Values, c: Context) -> Reading | None:
    """Reads "im dritten Quartal", "the first half of last year"."""
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
    """Reads "Anfang März", "late 2024", "Ende nächster Woche": a part of what follows."""
    inner: Reading = v["PERIOD"]
    part = v.get("PART", a.get("part"))
    if inner.type != "DATE" or (inner.past and inner.past.unit in ("day", "part", "start")):
        return None
    past, future = (
        inner.past and points.narrowed(inner.past, part),
        inner.future and points.narrowed(inner.future, part),
    )
    if inner.past and not past:
        return None
    if past and future and inner.past != inner.future and c.published and past.first and past.first > c.published:
        past = _year_before(past, inner.past, part)
    return Reading("DATE", past, future, value=inner.value, anchor=inner.anchor, nearest=inner.nearest)


def _year_before(late: Point, whole: Point | None, part: str) -> Point | None:
    """Reads "Ende März" in early March means last year's, if it is past."""
    if not whole or whole.unit != "month" or not whole.first:
        return late
    return points.narrowed(points.month(whole.first.year - 1, whole.first.month), part)


def week_of(v: Values, a: Values, c: Context) -> Reading | None:
    """Reads "the week of January 8": the week that the day lies in."""
    inner: Reading = v["PERIOD"]
    if inner.past is None or inner.past.unit != "day":
        return None
    past, future = (points.week(p.first) if p and p.first else None for p in (inner.past, inner.future))
    return Reading("DATE", past, future, anchor=inner.anchor, nearest=True)


def week_of_month(v: Values, a: Values, c: Context) -> Reading | None:
    """ "The last week of March", "die zweite Woche des Monats": the week of its nth Thursday (ISO 8601)."""
    inner: Reading = v["PERIOD"]
    number = v.get("ORD", -1)
    weeks = []
    for point in (inner.past, inner.future):
        if point is None or point.unit != "month" or point.first is None or point.last is None:
            return None
        day = point.first if number > 0 else point.last
        day += (
            timedelta(days=(3 - day.weekday()) % 7 + 7 * (number - 1))
            if number > 0
            else -timedelta(days=(day.weekday() - 3) % 7)
        )
        weeks.append(points.week(day))
    return Reading("DATE", weeks[0], weeks[1], anchor=inner.anchor)


def day_only(v: Values, a: Values, c: Context) -> Reading | None:
    """Reads "on the 15th": of the month named last, else the nearest such day."""
    base = c.previous.first if c.previous and c.previous.unit in ("day", "month") and c.previous.first else None
    if base is not None:
        found = calendar_day(base.year, base.month, v["ORD"])
        return Reading("DATE", found, found, anchor="mention") if found else None
    if c.published is None:
        return None
    months = [points.add_months(c.published.replace(day=1), k) for k in (-1, 0, 1)]
    days = [d for m in months if (d := calendar_day(m.year, m.month, v["ORD"])) and d.first]
    past, future = (
        [d for d in days if d.first and d.first <= c.published],
        [d for d in days if d.first and d.first >= c.published],
    )
    return (
        Reading("DATE", past[-1] if past else None, future[0] if future else None, anchor="published", nearest=True)
        if days
        else None
    )


READERS: dict[str, Read] = {
    "day_date": day_date,
    "day_again": day_again,
    "day_month": day_month,
    "numeric_date": numeric_date,
    "month_name": month_name,
    "month_of_that_year": month_of_that_year,
    "year_name": year_name,
    "decade_name": decade_name,
    "split_year": split_year,
    "century_name": century_name,
    "weekday": weekday,
    "compound_weekday": compound_weekday,
    "season_name": season_name,
    "part_of_year": part_of_year,
    "narrowed": narrowed,
    "week_of_month": week_of_month,
    "week_of": week_of,
    "day_only": day_only,
}
