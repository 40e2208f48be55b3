"""What speaks for or against two claims being of one event: named features, each with its level's weight in bits."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import lru_cache, partial

from stemmata.events import levels as by
from stemmata.events.facts import Facts, Nothing, rules
from stemmata.model.events import Reason

ROLES = ("supplier", "recipient", "operator", "body", "parties")
FEATURES: Mapping[str, Callable[[Facts, Facts], by.Level]] = {
    **{role: partial(by.actors, role) for role in ROLES},
    "target": by.target,
    "place": by.place,
    "item": by.item,
    "time": by.time,
    "quantity": by.quantity,
    "property": by.property,
    "value": by.value,
    "regime": by.regime,
    "status": by.status,
    "denial": by.denial,
    "statement": by.statement,
    "news": by.news,
}
TOLD: Mapping[str, Callable[[Facts], str]] = {
    **{role: lambda one, role=role: _names(one.actors.get(role, Nothing)) for role in (*ROLES, "target")},  # type: ignore[misc]  # bound
    "place": lambda one: _names(one.places or one.lands),
    "item": lambda one: _names(one.items),
    "time": lambda one: _period(one),
    "quantity": lambda one: _number(one.quantity),
    "property": lambda one: one.property or "–",
    "value": lambda one: one.value,
    "regime": lambda one: one.regime,
    "status": lambda one: one.status,
    "denial": lambda one: f"{one.stance} {one.speaker}".strip(),
    "statement": lambda one: one.speaker,
    "report": lambda one: "one report",
    "news": lambda one: "no date" if one.said is None else date.fromordinal(one.said).isoformat(),
}
"""What is shown of either claim as the ground of a feature."""


def levels(a: Facts, b: Facts) -> Iterator[tuple[str, str]]:
    """`(feature, level)` for all that can be compared, standing in one report left out."""
    for name, compare in FEATURES.items():
        found = compare(a, b)
        if found is not None:
            yield name, found


def weigh(a: Facts, b: Facts) -> float:
    """The sum of the weights in bits, but for what standing in one report says (`report_weight`)."""
    table = weights(a.type)
    total = table["prior"]["any"]
    for name, level in levels(a, b):
        total += table[name][level]
    return total


def report_weight(a: Facts, b: Facts) -> float:
    """What it weighs that two claims stand in one report."""
    return weights(a.type)["report"][by.report(a, b)]


def reasons(a: Facts, b: Facts) -> tuple[Reason, ...]:
    """All that speaks for or against, with its weight; what weighs nothing is left out."""
    table = weights(a.type)
    found = [Reason(feature="prior", detail="any two that are compared", weight=table["prior"]["any"])]
    within = [("report", by.report(a, b))] if a.document == b.document else []
    for name, level in (*levels(a, b), *within):
        if table[name][level]:
            shown = dict.fromkeys((TOLD[name](a), TOLD[name](b)))
            found.append(Reason(feature=f"{name}.{level}", detail=" | ".join(shown), weight=table[name][level]))
    return tuple(found)


@lru_cache(maxsize=64)
def weights(type_: str) -> Mapping[str, Mapping[str, float]]:
    """The weights for a type of event, by feature and level: the general ones, then its own."""
    general, own = rules()["weights"], rules().get("types", {}).get(type_, {})
    return {
        name: {level: float(bits) for level, bits in (rows | own.get(name, {})).items()}
        for name, rows in general.items()
    }


def _names(names: frozenset[str]) -> str:
    return "+".join(sorted(names)) or "–"


def _period(one: Facts) -> str:
    if one.shape == "none":
        return "no time"
    first = date.fromordinal(one.first).isoformat() if one.first else ".."
    last = date.fromordinal(one.last).isoformat() if one.last else ".."
    return first if first == last else f"{first}/{last}"


def _number(value: tuple[float | None, float | None] | None) -> str:
    low, high = (None if one is None else f"{one:g}" for one in value or (None, None))
    return str(low) if low == high else f"{low or ''}–{high or ''}"
