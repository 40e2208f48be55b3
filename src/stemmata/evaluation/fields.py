"""How right each field of a claim is, from 0 to 1, against the gold claim it is matched with.

Only what the gold states is judged. A name counts half where it is more or less specific than the gold's, a time by
the share of days in common, sources by the links of the chain that were found.
"""

from __future__ import annotations

import datetime as dt
import difflib
from collections.abc import Callable, Mapping
from typing import Any

from stemmata.evaluation import names, periods

PLAIN = ("status", "polarity", "certainty", "stance")
UNJUDGED = ("approx", "also")
"""Keys that some gold claims hold among their roles without being roles."""
PLACE_WORDS = frozenset({"region", "oblast", "open", "field", "city", "the", "near", "of"})
TITLE_WORDS = frozenset(
    {"the", "of", "and", "in", "on", "a", "us", "un", "government", "ministry", "defence", "unnamed"}
)
"""Words of a source's name that many sources share."""
SHARED_ENOUGH = frozenset({"us", "un", "intelligence"})
SOURCE_PARTS = ("name", "role", "organisation", "country", "kind")
NUMBER_SLACK = 0.005
OPEN_SLACK = 31
"""Days by which the closed side of a half-open time may be off for half the credit."""


def time(gold: Any, answer: Any) -> float:
    """Share of days in common; a time open at one side must be open at the same side."""
    want, have = _period(gold), _period(answer)
    if want is None or have is None:
        return float(want is None and have is None)
    if want == have:
        return 1.0
    if (want[0] == dt.date.min) != (have[0] == dt.date.min) or (want[1] == dt.date.max) != (have[1] == dt.date.max):
        return 0.0
    if want[0] == dt.date.min:
        return _closed_side((want[1] - have[1]).days)
    if want[1] == dt.date.max:
        return _closed_side((want[0] - have[0]).days)
    common = (min(want[1], have[1]) - max(want[0], have[0])).days + 1
    together = (max(want[1], have[1]) - min(want[0], have[0])).days + 1
    return max(0.0, common / together)


def _period(value: Any) -> periods.Period | None:
    edtf = value.get("edtf") if isinstance(value, dict) else value
    return periods.bounds(str(edtf)) if edtf else None


def _closed_side(off: int) -> float:
    if abs(off) <= 1:
        return 1.0
    return 0.5 if abs(off) <= OPEN_SLACK else 0.0


def quantity(gold: Any, answer: Any) -> float:
    """A third each for lower bound, upper bound and hedge."""
    if not isinstance(gold, dict):
        return float(not answer)
    if not isinstance(answer, dict):
        return 0.0
    right: list[bool] = [gold.get(key) == answer.get(key) for key in ("min", "max")]
    right.append(bool(gold.get("approx")) == bool(answer.get("approx")))
    return sum(right) / 3


def place(gold: Any, answer: Any) -> float:
    """1 when a name, a telling word of it or the country is right, .75 for nearly the same spelling."""
    want, have = names.names(gold), names.names(answer)
    if not want or not have:
        return float(not want and not have)
    countries = [str(one.get("country", "")).casefold() for one in names.listed(answer) if isinstance(one, dict)]
    variants = have[0].split("|")
    if want[0] in variants or (len(want[0]) == 2 and want[0] in countries):
        return 1.0
    wanted = names.words(want[0]) - PLACE_WORDS
    for variant in variants:
        given = names.words(variant) - PLACE_WORDS
        if wanted & given:
            return 1.0
        if wanted and given and _spelled_alike(wanted, given):
            return 0.75
    return 0.0


def _spelled_alike(wanted: set[str], given: set[str]) -> bool:
    return difflib.SequenceMatcher(None, " ".join(sorted(wanted)), " ".join(sorted(given))).ratio() > 0.75


def value(gold: Any, answer: Any) -> float:
    """Numbers within half a per cent, words as names."""
    if gold == answer:
        return 1.0
    try:
        want, have = float(gold), float(answer)
    except (TypeError, ValueError):
        return names.likeness(names.fold(gold), names.fold(answer))
    return float(abs(want - have) <= NUMBER_SLACK * max(abs(want), 1))


def chain(found: Any) -> list[str]:
    """The links of a chain of sources as folded names."""
    return [
        names.joined([one.get(key) for key in SOURCE_PARTS]) if isinstance(one, dict) else names.fold(one)
        for one in names.listed(found)
    ]


def link(gold: str, answers: list[str]) -> float:
    """How surely one link of the gold chain stands among the answers."""
    want, best = set(gold.split()), 0.0
    telling = want - TITLE_WORDS
    for answer in answers:
        have = set(answer.split())
        if telling & have:
            best = max(best, 1.0 if len(telling & have) >= 0.5 * len(telling) else 0.5)
        elif not telling and want & have:
            best = max(best, 1.0)
        elif want & have & SHARED_ENOUGH:
            best = max(best, 0.5)
    return best


def sources(gold: Any, answer: Any) -> float:
    """Half for the innermost link, half for the share of the others; a chain too long costs."""
    want, have = chain(gold), chain(answer)
    if not want or not have:
        return float(not want and not have)
    innermost = link(want[0], have[:1])
    if len(want) == 1:
        others = 1.0 if len(have) == 1 else 0.5
    else:
        others = sum(link(one, have[1:]) for one in want[1:]) / len(want[1:])
        if len(have) > len(want):
            others *= len(want) / len(have)
    return (innermost + others) / 2


JUDGES: Mapping[str, Callable[[Any, Any], float]] = {"quantity": quantity, "time": time, "place": place, "value": value}


def role(claim: Mapping[str, Any], key: str) -> Any:
    """A role of an answer; a supplier may stand as the item's producer, an operator as the actor."""
    roles = claim.get("roles") or {}
    if key == "supplier" and not roles.get("supplier"):
        items = [one for one in names.listed(roles.get("item")) if isinstance(one, dict)]
        producers = [one["producer"] for one in items if one.get("producer")]
        if producers:
            return producers
    if key == "operator" and not roles.get("operator"):
        return roles.get("actor")
    return roles.get(key)


def judged(gold: Mapping[str, Any], answer: Mapping[str, Any]) -> dict[str, float]:
    """The correctness of every field that the gold claim states."""
    found = {
        key: JUDGES.get(key, names.overlap)(want, role(answer, key))
        for key, want in (gold.get("roles") or {}).items()
        if key not in UNJUDGED
    }
    for key in PLAIN:
        found[key] = float(names.fold(gold.get(key)) == names.fold(answer.get(key)))
    found["sources"] = sources(gold.get("sources"), answer.get("sources"))
    return found
