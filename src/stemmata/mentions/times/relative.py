"""Readers of expressions that count from the publication or from an earlier date: deictics, durations, sets, clocks."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from stemmata.mentions.times import points
from stemmata.mentions.times.lengths import duration_value, open_after, open_before
from stemmata.mentions.times.points import Point
from stemmata.mentions.times.reading import Context, Read, Reading, Values

# TIMEX3 letters of the units; below a day they are times.
_STEPS = {"last": -1, "next": 1, "this": 0, "following": 1, "before": -1}


def unit_relative(v: Values, a: Values, c: Context) -> Reading | None:
    """Reads "last week", "im laufenden Jahr", "this weekend"; "earlier this month" with `a.part`."""
    unit, rel = v.get("UNIT") or a["unit"], v.get("REL", a.get("rel", "this"))
    if unit in ("second", "minute", "hour"):
        return None
    if rel in ("following", "before", "same", "that"):
        return _unit_after(unit, rel, c)
    if unit == "day":
        return _relative_day(rel, c)
    if c.published is None:
        return Reading(
            "DATE", value="XXXX" if unit == "year" else "XXXX-XX" if unit == "month" else "XXXX-WXX", anchor="published"
        )
    whole = points.containing(points.shift(c.published, _STEPS[rel], unit), unit)
    past = future = whole
    if rel == "this" and unit in ("week", "weekend"):
        past = _until(whole, c.published)
    if rel == "this":
        future = _since(whole, c.published)
    if a.get("earlier"):
        future = past
    if a.get("later") and whole.last and whole.last > c.published:
        past = future
    value = whole.value
    return Reading("DATE", past, future, value=value, anchor="published")


def last_night(v: Values, a: Values, c: Context) -> Reading | None:
    """Reads "last night", "in der vergangenen Nacht": both days, as any night (ruling 18 of the coding manual)."""
    if v.get("REL", "last") != "last":
        return None
    if c.published is None:
        return Reading("TIME", value="XXXX-XX-XXTNI", anchor="published")
    before = c.published - timedelta(days=1)
    both = points.span(before, c.published, before.isoformat(), "night")
    return Reading("TIME", both, both, suffix="TNI", anchor="published")


def weekend(v: Values, a: Values, c: Context) -> Reading | None:
    """Reads "am Wochenende": the last one that had begun by publication, or the next that has not ended."""
    if c.published is None:
        return Reading("DATE", value="XXXX-WXX-WE", anchor="published")
    this = points.weekend(c.published)
    begun = c.published.weekday() >= 5
    past = this if begun else points.weekend(c.published - timedelta(days=7))
    # TIMEX3 counts from the week of publication, as both benchmarks do.
    return Reading("DATE", past, this, value=this.value, anchor="published")


def _relative_day(rel: str, c: Context) -> Reading | None:
    """ "Am nächsten Tag": the day after the one named last, or tomorrow; the "last day" of what is unknown."""
    if rel == "last" or c.published is None:
        return Reading("DATE", value="XXXX-XX-XX")
    coming = points.day(c.published + timedelta(days=_STEPS[rel]))
    told = _unit_after("day", "following", c) if rel == "next" else None
    return Reading(
        "DATE",
        told.past if told and told.past else coming,
        coming,
        anchor="mention" if told and told.past else "published",
    )


def _until(whole: Point, published: date) -> Point:
    """The part of a week that is over: Monday up to the statement."""
    if whole.first and whole.last and whole.first <= published < whole.last:
        return points.span(whole.first, published, whole.value, whole.unit)
    return whole


def _since(whole: Point, published: date) -> Point:
    if whole.first and whole.last and whole.first < published <= whole.last:
        return points.span(published, whole.last, whole.value, whole.unit)
    return whole


def _unit_after(unit: str, rel: str, c: Context) -> Reading | None:
    """Reads "the following year", "am Tag zuvor", "at the same time": counted from the last date named."""
    base = c.event or c.previous
    if rel == "before" and c.published and (base is None or base.first is None):
        return unit_relative({"UNIT": unit, "REL": "last"}, {}, c)
    if base is None or base.first is None:
        return Reading("DATE", value={"year": "XXXX", "month": "XXXX-XX"}.get(unit, "XXXX-XX-XX"), anchor="mention")
    found = points.containing(points.shift(base.first, {"following": 1, "before": -1}.get(rel, 0), unit), unit)
    return Reading("DATE", found, found, anchor="mention")


def unit_before(v: Values, a: Values, c: Context) -> Reading | None:
    """Reads "Vorjahr", "Vorwoche": before the one of publication; "Vortag": before the day named last."""
    unit = v["BEFORE"]
    return _unit_after("day", "before", c) if unit == "day" else unit_relative({"UNIT": unit}, {"rel": "last"}, c)


def bound(v: Values, a: Values, c: Context) -> Reading | None:
    """Reads "Jahresende", "Monatsbeginn": a part of the running year, month or week, or of the year that is given."""
    part, unit = v["BOUND"]
    if "YEAR" in v and unit == "year":
        whole = points.year(v["YEAR"])
    elif c.published is None:
        return Reading("DATE", value="XXXX", anchor="published")
    else:
        whole = points.containing(c.published, unit)
    found = points.narrowed(whole, part)
    before = found
    if found and found.first and c.published and found.first > c.published and "YEAR" not in v and whole.first:
        before = points.narrowed(points.containing(whole.first - timedelta(days=1), unit), part)
    return Reading("DATE", before, found, anchor="published", nearest=True)


def deictic(v: Values, a: Values, c: Context) -> Reading | None:
    """Reads "gestern", "tomorrow evening": `a.days` or the word's value from publication."""
    offset = v.get("DEICTIC", a.get("days", 0))
    suffix = "T" + v["DAYPART"] if "DAYPART" in v else "T" + a["daypart"] if "daypart" in a else ""
    kind = "TIME" if suffix else "DATE"
    if c.published is None:
        return Reading(kind, value="XXXX-XX-XX", suffix=suffix, anchor="published")
    found = points.day(c.published + timedelta(days=offset))
    return Reading(kind, found, found, suffix=suffix, anchor="published")


def reference(v: Values, a: Values, c: Context) -> Reading | None:
    """Reads "derzeit", "kürzlich", "künftig": PRESENT_REF, PAST_REF, FUTURE_REF."""
    value = v.get("REF") or a["value"]
    if a.get("until"):
        return Reading("DATE", open_before(c), open_before(c), value=value, anchor="published")
    today = points.day(c.published) if c.published else None
    found = {"PAST_REF": open_before(c), "FUTURE_REF": open_after(c), "PRESENT_REF": today}[value]
    return Reading("DATE", found, found, value=value, anchor="published")


def unit_set(v: Values, a: Values, c: Context) -> Reading | None:
    """Reads "täglich", "every year", "einmal im Monat"."""
    if "SET" in v:
        return Reading("SET", value=v["SET"])
    if "WEEKDAY" in v or "WEEKDAYS" in v or "WDPART" in v:
        number = v["WEEKDAY"] if "WEEKDAY" in v else v["WDPART"][0] if "WDPART" in v else v["WEEKDAYS"]
        part = v["WDPART"][1] if "WDPART" in v else v.get("DAYPART")
        return Reading("SET", value=f"XXXX-WXX-{number + 1}" + (f"T{part}" if part else ""))
    if "DAYPARTS" in v:
        return Reading("SET", value=f"XXXX-XX-XXT{v['DAYPARTS']}")
    return Reading("SET", value=duration_value(v.get("COUNT", 1), v["UNIT"]))


def same_last_year(v: Values, a: Values, c: Context) -> Reading | None:
    """Reads "the same month a year ago", "im selben Zeitraum des Vorjahres": a year before the stretch named last."""
    base = c.previous
    if base is None or base.first is None or base.unit not in ("month", "quarter"):
        if c.published is None:
            return Reading("DATE", value="XXXX", anchor="mention")
        found = points.year(c.published.year - 1)
    else:
        found = points.containing(points.add_months(base.first, -12), base.unit)
    return Reading("DATE", found, found, anchor="mention")


def long_word(v: Values, a: Values, c: Context) -> Reading | None:
    """Reads "jahrelang", "monatelang"."""
    return Reading("DURATION", value=v["LASTING"])


def clock_word(v: Values, a: Values, c: Context) -> Reading | None:
    """Reads "at noon", "um Mitternacht"."""
    return clock_time({"CLOCK": v["HOURWORD"]}, a, c)


def rate(v: Values, a: Values, c: Context) -> Reading | None:
    """Reads "15 a year", "400 Euro im Monat"."""
    return Reading("SET", value=duration_value(1, v["UNIT"]))


def daypart(v: Values, a: Values, c: Context) -> Reading | None:
    """Reads "am Nachmittag": of the day named last in the sentence, else of the publication day."""
    suffix = "T" + v["DAYPART"]
    day = c.sentence or (c.previous if c.previous and c.previous.unit == "day" else None)
    if day is None and c.published is not None:
        day = points.day(c.published)
    if day is None:
        return Reading("TIME", value="XXXX-XX-XX", suffix=suffix, anchor="published")
    return Reading(
        "TIME", day, day, suffix=suffix, anchor="mention" if day in (c.sentence, c.previous) else "published"
    )


def clock_time(v: Values, a: Values, c: Context) -> Reading | None:
    """Reads "um 7.10 Uhr", "6:40 p.m.": on the day named last in the sentence, in the text, or of publication."""
    text, marks = v["CLOCK"], {v.get("TM"), v.get("zone")}
    if "pm" in marks and text < "12:00":
        text = f"{int(text[:2]) + 12:02}{text[2:]}"
    elif "am" in marks and text >= "12:00":
        text = f"{int(text[:2]) - 12:02}{text[2:]}"
    day = c.sentence or (c.previous if c.previous and c.previous.unit == "day" else None)
    if day is None and c.published is not None:
        day = points.day(c.published)
    zone = "Z" if "Z" in marks else ""
    if day is None:
        return Reading("TIME", value=f"T{text}{zone}", anchor="published")
    # `bare`: without a day in its sentence an hour keeps its own TIMEX3 value (KRAUTS); MEANTIME gives it a day.
    value = f"T{text}{zone}" if a.get("bare") and not c.sentence else ""
    return Reading("TIME", day, day, value=value, suffix=f"T{text}{zone}", clock=text, anchor="published")


def night_to(v: Values, a: Values, c: Context) -> Reading | None:
    """Reads "in der Nacht zum Freitag": Thursday and Friday (ruling 18 of the coding manual)."""
    inner: Reading = v["PERIOD"]
    if inner.type != "DATE" or (inner.past is not None and inner.past.unit != "day"):
        return None
    both = [
        p and p.first and replace(points.span(p.first - timedelta(days=1), p.first, p.value, "night"), value=p.value)
        for p in (inner.past, inner.future)
    ]
    return Reading(
        "TIME",
        both[0] or None,
        both[1] or None,
        value=inner.value,
        suffix="TNI",
        anchor=inner.anchor,
        nearest=inner.nearest,
    )


def part_of_day(v: Values, a: Values, c: Context) -> Reading | None:
    """Reads "am Abend des 3. Mai", "Tuesday evening", "early on Friday": a time of the day that is named."""
    inner: Reading = v["PERIOD"]
    if inner.type != "DATE" or (inner.past is not None and inner.past.unit != "day"):
        return None
    part = v.get("DAYPART") or a.get("daypart")
    return replace(inner, type="TIME", suffix=f"T{part}")


def ordinal_unit(v: Values, a: Values, c: Context) -> Reading | None:
    """Reads "am ersten Tag": a unit counted from a beginning that is not known."""
    return Reading("DATE", value="XXXX-XX-XX")


READERS: dict[str, Read] = {
    "unit_relative": unit_relative,
    "before": unit_before,
    "weekend": weekend,
    "last_night": last_night,
    "bound": bound,
    "deictic": deictic,
    "reference": reference,
    "unit_set": unit_set,
    "rate": rate,
    "same_last_year": same_last_year,
    "long_word": long_word,
    "clock_word": clock_word,
    "daypart": daypart,
    "clock_time": clock_time,
    "night_to": night_to,
    "part_of_day": part_of_day,
    "ordinal_unit": ordinal_unit,
}
