"""What can never be one event, whatever else agrees."""

from __future__ import annotations

from stemmata.events.facts import Facts, Nothing, rules, vague
from stemmata.events.levels import spelled_alike

MEASURED = ("specification", "test")


def conflict(a: Facts, b: Facts) -> bool:
    """Whether two claims of one report tell of two events: two days; or by one voice two receivers, places, values."""
    if _two_days(a, b):
        return True
    one_voice = a.speaker == b.speaker and a.polarity == b.polarity
    return one_voice and (_two_ends(a, b) or _two_values(a, b))


def _two_values(a: Facts, b: Facts) -> bool:
    """One property with two values: "760 km far" and "330 km far" were two flights."""
    return a.type in MEASURED and bool(a.value and b.value) and a.property == b.property and a.value != b.value


def _two_days(a: Facts, b: Facts) -> bool:
    if a.first is None or a.last is None or b.first is None or b.last is None or {a.shape, b.shape} != {"day"}:
        return False
    return max(a.first, b.first) - min(a.last, b.last) > int(rules()["time"]["slack"])


def _two_ends(a: Facts, b: Facts) -> bool:
    """Receivers or exact places that have nothing in common."""
    for role in ("recipient", "supplier"):
        one, other = a.states.get(role, Nothing), b.states.get(role, Nothing)
        if one and other and not one & other and not spelled_alike(one, other) and not any(map(vague, one | other)):
            return True
    return a.type == "use" and bool(a.places) and bool(b.places) and not a.places & b.places
