"""Readers of lengths of time: "drei Tage", "vor zwei Jahren", "in about three months", "nine days earlier"."""

from __future__ import annotations

from datetime import date, timedelta

from stemmata.mentions.times import points
from stemmata.mentions.times.points import Point
from stemmata.mentions.times.reading import Context, Read, Reading, Values

LETTERS = {
    "second": "TS",
    "minute": "TM",
    "hour": "TH",
    "day": "D",
    "week": "W",
    "weekend": "WE",
    "fortnight": "W",
    "month": "M",
    "quarter": "Q",
    "year": "Y",
    "decade": "Y",
    "century": "Y",
    "season": "Y",
    "half": "M",
}
_FACTORS = {"decade": 10, "century": 100, "fortnight": 2, "half": 6}


def duration_value(amount: float | None, unit: str) -> str:
    """TIMEX3 duration: 2, year -> `P2Y`; None, day -> `PXD`; 3.5, minute -> `PT3.5M`."""
    letter = LETTERS[unit]
    text = "X" if amount is None else f"{amount * _FACTORS.get(unit, 1):g}"
    return f"PT{text}{letter[1]}" if letter[0] == "T" else f"P{text}{letter}"


def open_before(c: Context) -> Point | None:
    """Up to the publication."""
    return Point(None, c.published, f"../{c.published}", "PAST_REF", "open") if c.published else None


def open_after(c: Context) -> Point | None:
    """From the publication on."""
    return Point(c.published, None, f"{c.published}/..", "FUTURE_REF", "open") if c.published else None


def counted_relative(v: Values, a: Values, c: Context) -> Reading | None:
    """Reads "in den vergangenen zwei Jahren", "the next few weeks": a length that ends or begins at publication."""
    rel = v.get("REL", a.get("rel", "last"))
    if rel == "this" and "COUNT" not in v:
        today = points.day(c.published) if c.published else None
        return Reading("DATE", today, today, value="PRESENT_REF", anchor="published")
    if rel not in ("last", "next", "following", "this"):
        return None
    toward = "coming" if rel in ("next", "following") else "past"
    return duration({"COUNT": v.get("COUNT"), "UNIT": v.get("UNIT") or a["unit"]}, {"toward": toward}, c)


def duration(v: Values, a: Values, c: Context) -> Reading | None:
    """Reads "drei Tage": a length without a place in time; `a.toward` says where it lies: see `_placed`."""
    amount, unit = v.get("c2", v.get("COUNT", a.get("count"))), v.get("UNIT") or a["unit"]
    if amount is not None:
        amount += a.get("plus", 0)
    if "past" in str(a.get("toward")) and "count" in a and unit in ("day", "weekend"):
        return None
    if amount is not None and amount > 100000:
        return None
    value = a.get("value") or duration_value(amount, unit)
    if a.get("toward") in ("later", "earlier") and v[","] and c.previous_end == v["@"] - 1:
        # "in March, two months after the signing" explains a date and counts from none
        return Reading("DURATION", value=value)
    placed = _placed(str(a.get("toward", "")), amount, unit, c)
    if a.get("toward") in ("ahead", "within") and unit not in (
        "second",
        "minute",
        "hour",
    ):  # "in 20 months" of what has been
        before = _placed("past", amount, unit, c)
        return Reading("DURATION", before, placed, value=value, anchor="published")
    anchor = "mention" if a.get("toward") in ("later", "earlier") else "published"
    kind = "DURATION"
    return Reading(kind, placed, placed, value=value, anchor=anchor if a.get("toward") else "explicit")


def _placed(toward: str, amount: float | None, unit: str, c: Context) -> Point | None:
    """Where a counted stretch lies: `ago`, `ahead` (from publication), `past` ("the past two years"), `coming`,
    `since` ("seit zwei Jahren"), `within`, `later` and `earlier` (than the last date named)."""
    if toward in ("later", "earlier"):
        return _from_previous(1 if toward == "later" else -1, amount, unit, c)
    if not toward or c.published is None:
        return None
    p = c.published
    if amount is None:
        return open_after(c) if toward in ("ahead", "coming", "within") else open_before(c)
    if unit in ("second", "minute", "hour"):
        return points.day(p)
    sign = -1 if toward in ("ago", "past", "since") else 1
    other = _moved(p, sign * amount, unit)
    if toward == "ago":
        return _as_precise(other, unit)
    if toward == "ahead":
        return points.day(other) if unit == "day" else points.about(points.day(other))
    if toward == "since":
        start = _as_precise(other, unit).lower.rstrip("~") + "~"
        return Point(other, None, f"{start}/..", "", "open")
    if toward == "past":
        return Point(other, p, f"{other}~/{p}", "", "span")
    return Point(p, other, f"{p}/{other}", "", "span")


def _moved(d: date, amount: float, unit: str) -> date:
    whole = int(amount)
    moved = points.shift(d, whole, unit)
    rest = amount - whole
    if rest and unit in ("year", "decade"):
        return points.add_months(moved, round(rest * (12 if unit == "year" else 120)))
    return moved + timedelta(days=round(rest * {"month": 30, "week": 7}.get(unit, 1))) if rest else moved


def _as_precise(d: date, unit: str) -> Point:
    """Reads "two years ago" names a year, "two weeks ago" about a day."""
    if unit in ("week", "fortnight", "weekend"):
        return points.about(points.day(d))
    return points.containing(
        d, {"quarter": "month", "half": "month", "season": "year", "century": "year", "decade": "year"}.get(unit, unit)
    )


def _from_previous(sign: int, amount: float | None, unit: str, c: Context) -> Point | None:
    """Reads "Nine days earlier", "drei Jahre später": as precise as the date it is counted from."""
    base = c.event or c.previous
    if base is None or base.first is None or amount is None or unit in ("second", "minute", "hour"):
        return None
    moved = _moved(base.first, sign * amount, unit)
    if base.unit in ("day", "month", "year"):
        order = ("day", "month", "year")
        coarse = max(order.index(base.unit), {"month": 0, "year": 0}.get(unit, 0))
        return points.containing(moved, order[coarse])
    return (
        points.about(points.day(moved))
        if unit in ("day", "week")
        else points.containing(moved, "month" if unit == "month" else "year")
    )


READERS: dict[str, Read] = {"duration": duration, "counted_relative": counted_relative}
