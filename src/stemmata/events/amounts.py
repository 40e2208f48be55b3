"""Amounts as intervals in SI units, so that 900 km, 885 km and 550 miles can be held against each other."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from stemmata import knowledge, phrases
from stemmata.events.facts import finite
from stemmata.model import Claim

NUMBER = re.compile(r"\d+(?:\.\d+)?")
LOWER = re.compile(r"^(?:more than|over|at least|mehr als|über|mindestens) ")
UPPER = re.compile(r"^(?:up to|at most|less than|nearly|bis zu|höchstens|knapp) ")
ROUNDED = 0.1
"""Share by which two figures marked as rounded may differ and still mean the same."""
CONVERTED = 0.02
"""Share by which a figure converted from another unit may be off."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """From `low` to `high` (None: open) in `unit`; `given` is the unit of the text, `text` what is shown."""

    low: float | None
    high: float | None
    approx: bool
    unit: str
    given: str
    text: str

    @property
    def range(self) -> tuple[float | None, float | None]:
        """Both ends."""
        return self.low, self.high


def read(claim: Claim, role: str) -> Amount | None:
    """The amount of a claim's `quantity` or `value`; None where it is none. Words are amounts without ends."""
    if role == "quantity":
        found = claim.roles.get("quantity")
        if not isinstance(found, Mapping):
            return None
        return _amount(found.get("min"), found.get("max"), bool(found.get("approx")), found.get("unit"))
    value = claim.roles.get("value")
    low, high = _ends(value)
    if low is None and high is None:
        return Amount(low=None, high=None, approx=False, unit="", given="", text=str(value)) if value else None
    return _amount(low, high, bool(claim.roles.get("approx")), claim.roles.get("unit"))


def _ends(value: Any) -> tuple[float | None, float | None]:
    """Both ends of a value as gold and claims write it: 900, "380-800", "more than 1000"."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return float(value), float(value)
    text = str(value).strip().replace(",", "")
    numbers = [float(one) for one in NUMBER.findall(text)]
    if not numbers or len(numbers) > 2 or re.search(r"[^\W\d_]{3,}", LOWER.sub("", UPPER.sub("", text))):
        return None, None
    if LOWER.match(text):
        return numbers[0], None
    return (None, numbers[0]) if UPPER.match(text) else (numbers[0], numbers[-1])


def _amount(low: Any, high: Any, approx: bool, unit: Any) -> Amount | None:
    low, high = finite(low), finite(high)
    if low is None and high is None:
        return None
    given = str(unit or "")
    row = knowledge.table("units")["unit"].get(given, {})
    factor = float(row.get("factor", 1))
    shown = phrases.quantity({"min": low, "max": high, "approx": approx})
    return Amount(
        low=None if low is None else low * factor,
        high=None if high is None else high * factor,
        approx=approx,
        unit=str(row.get("si", given)),
        given=given,
        text=re.sub(r"\.0\b", "", f"{shown} {given}".strip()),
    )


def equal(a: Amount, b: Amount) -> bool:
    """Whether two amounts are one value, be it in two units."""
    if a.low is None and a.high is None:
        return a.text == b.text
    if a.unit != b.unit:
        return False
    slack = CONVERTED if a.given != b.given else 0.0
    return _near(a.low, b.low, slack) and _near(a.high, b.high, slack)


def _near(one: float | None, other: float | None, slack: float) -> bool:
    if one is None or other is None:
        return one is other
    return abs(one - other) <= slack * max(abs(one), abs(other))


def compatible(a: Amount, b: Amount) -> bool:
    """Whether two amounts can both hold: their ranges meet, or both are rounded and near each other."""
    if a.unit != b.unit or (a.low is None and a.high is None) or (b.low is None and b.high is None):
        return False
    low = max(x for x in (a.low, b.low, float("-inf")) if x is not None)
    high = min(x for x in (a.high, b.high, float("inf")) if x is not None)
    if low <= high:
        return True
    slack = ROUNDED if a.approx or b.approx else CONVERTED if a.given != b.given else 0.0
    return low - high <= slack * max(abs(low), abs(high))
