"""What speaks for or against two claims being of one event: each feature finds a level, the table weighs it.

A feature is a function of two claims that returns `(level, detail)`, or None where there is nothing to compare. The
weight of a level in bits stands in `knowledge/linking.toml`, which also says where it comes from.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from difflib import SequenceMatcher
from functools import lru_cache

from stemmata.events.facts import Facts, Names, Nothing, lineage, rules, vague
from stemmata.model.events import Reason

Level = tuple[str, str] | None


def _shown(names: Names) -> str:
    return "+".join(sorted(names)) or "–"


@lru_cache(maxsize=65536)
def spelled_alike(one: Names, other: Names) -> bool:
    """Two long names that differ by a letter or two: likely one name, garbled."""
    return any(
        min(len(a), len(b)) >= rules()["spelling"]["letters"]
        and SequenceMatcher(None, a, b).ratio() >= rules()["spelling"]["alike"]
        for a in one
        for b in other
    )


def _actors(role: str) -> Callable[[Facts, Facts], Level]:
    def compare(a: Facts, b: Facts) -> Level:
        one, other = a.actors.get(role, Nothing), b.actors.get(role, Nothing)
        if not one or not other:
            return None
        shown = f"{_shown(one)} | {_shown(other)}"
        if one & other:
            return "same", _shown(one & other)
        if a.states.get(role, Nothing) & b.states.get(role, Nothing):
            return "state", shown
        if spelled_alike(one, other):
            return "spelled", shown
        if any(vague(name) for name in one | other):
            return "vague", shown
        return "differs", shown

    return compare


def _target(a: Facts, b: Facts) -> Level:
    found = _actors("target")(a, b)
    if found is None or found[0] == "same":
        return found
    shown = found[1]
    ours, theirs = a.actors["target"], b.actors["target"]
    if (ours & b.lands) or (theirs & a.lands):
        return "within", shown
    return found


def _place(a: Facts, b: Facts) -> Level:
    if a.places and b.places:
        if a.places & b.places:
            return "same", _shown(a.places & b.places)
        if a.lands and b.lands and not a.lands & b.lands:
            return "elsewhere", f"{_shown(a.places)} | {_shown(b.places)}"
        return "other", f"{_shown(a.places)} | {_shown(b.places)}"
    if not a.lands or not b.lands:
        return None
    shown = f"{_shown(a.places or a.lands)} | {_shown(b.places or b.lands)}"
    return ("within" if a.lands & b.lands else "elsewhere"), shown


def _item(a: Facts, b: Facts) -> Level:
    if not a.items or not b.items:
        return None
    if a.items & b.items:
        generic = a.items & b.items <= frozenset(rules()["vague"]["items"])
        return ("generic" if generic else "same"), _shown(a.items & b.items)
    shown = f"{_shown(a.items)} | {_shown(b.items)}"
    return _kinship(a.items, a.families, b.items, b.families), shown


@lru_cache(maxsize=65536)
def _kinship(a: Names, a_families: Names, b: Names, b_families: Names) -> str:
    """How two lists of items without a common one are related."""
    wide = frozenset(rules()["vague"]["items"])
    if a & wide or b & wide:
        return "vague"
    both_designated = not (a & a_families) and not (b & b_families)
    ours, theirs = ({kind for one in some for kind in lineage(one)} for some in (a_families, b_families))
    if both_designated and any(_variants(x, y) for x in a for y in b):
        return "variant"
    if a_families & b_families and both_designated:
        return "sister"
    if not both_designated and (a_families & theirs or b_families & ours):
        return "kind-of"
    if any(x.endswith(f"-{y}") or y.endswith(f"-{x}") for x in a for y in b):
        return "kind-of"  # a servo-motor is a motor though no table says so
    common = (ours & theirs) - wide
    return "cousin" if common else "unrelated"


def _variants(one: str, other: str) -> bool:
    """Two marks of one type: `leopard-2a4` and `leopard-2a6` begin alike and differ in the end."""
    common = next((i for i, (x, y) in enumerate(zip(one, other, strict=False)) if x != y), min(len(one), len(other)))
    return common >= rules()["spelling"]["stem"] and common >= 0.6 * max(len(one), len(other))


def _time(a: Facts, b: Facts) -> Level:
    shapes = {a.shape, b.shape}
    if "none" in shapes:
        return ("unsaid" if shapes == {"none"} else "one-sided"), "no time" if shapes == {"none"} else "one has no time"
    shown = f"{_period(a)} | {_period(b)}"
    if shapes == {"day"}:
        return _days_apart(a, b), shown
    if shapes == {"until"}:
        return ("open" if abs(_end(a) - _end(b)) <= rules()["time"]["news"] else "open-apart"), shown
    if "until" in shapes:
        return _until(*((a, b) if a.shape == "until" else (b, a))), shown
    gap = max(_begin(a), _begin(b)) - min(_end(a), _end(b))
    if gap > rules()["time"]["slack"]:
        return "apart", shown
    if "day" in shapes:
        return "within", shown
    if shapes == {"period"}:
        common, whole = -gap + 1, max(_end(a), _end(b)) - min(_begin(a), _begin(b)) + 1
        return ("period" if common >= whole * rules()["time"]["overlap"] else "overlap"), shown
    return ("since" if shapes == {"since"} and abs(_begin(a) - _begin(b)) <= 31 else "overlap"), shown


def _days_apart(a: Facts, b: Facts) -> str:
    gap = max(_begin(a), _begin(b)) - min(_end(a), _end(b))
    if gap <= 0:
        return "day" if (a.first, a.last) == (b.first, b.last) else "days"
    if gap <= rules()["time"]["slack"]:
        return "next-day"
    alone = a.first == a.last and b.first == b.last
    return "slip" if alone and _same_figure(a, b) and _slip(_begin(a), _begin(b)) else "apart"


def _same_figure(a: Facts, b: Facts) -> bool:
    """Whether both give one rare number of one thing: only then a date that differs is likelier a slip than a day."""
    found = _quantity(a, b)
    return found is not None and found[0] == "same-rare"


def _slip(one: int, other: int) -> bool:
    """Whether two days differ by one digit of the day, by the month only or by the year only: 15 and 25 January."""
    a, b = date.fromordinal(one).isoformat(), date.fromordinal(other).isoformat()
    parts = [x != y for x, y in zip(a.split("-"), b.split("-"), strict=True)]
    return sum(parts) == 1 and (not parts[2] or sum(x != y for x, y in zip(a[-2:], b[-2:], strict=True)) == 1)


def _until(until: Facts, other: Facts) -> str:
    """A completed event without a date beside one with a date: fresh news of it, or long after."""
    if other.shape == "since":
        return "overlap"
    gap = _end(until) - _end(other)
    if gap < -rules()["time"]["slack"]:
        return "before" if _begin(other) > _end(until) else "overlap"
    if other.shape == "period":
        return "past-period"
    return "fresh" if gap <= rules()["time"]["fresh"] else "past"


def _begin(one: Facts) -> int:
    return one.first if one.first is not None else 1


def _end(one: Facts) -> int:
    return one.last if one.last is not None else 3652059


def _period(one: Facts) -> str:
    first = date.fromordinal(one.first).isoformat() if one.first else ".."
    last = date.fromordinal(one.last).isoformat() if one.last else ".."
    return first if first == last else f"{first}/{last}"


def _quantity(a: Facts, b: Facts) -> Level:
    if a.quantity is None or b.quantity is None or a.property != b.property:
        return None
    rare = max(one or 0 for one in a.quantity) >= rules()["quantity"]["rare"]
    if not _kindred_items(a, b):
        return ("same-number", _number(a.quantity)) if rare and a.quantity == b.quantity else None
    shown = f"{_number(a.quantity)} | {_number(b.quantity)}"
    if a.quantity == b.quantity:
        return ("same-rare" if rare else "same"), _number(a.quantity)
    if garbled(a.quantity, b.quantity):
        return "garbled", shown
    low = max(one[0] or 0 for one in (a.quantity, b.quantity))
    high = min(float("inf") if one[1] is None else one[1] for one in (a.quantity, b.quantity))
    return ("fits" if low <= high else "differs"), shown


def _kindred_items(a: Facts, b: Facts) -> bool:
    return not a.items or not b.items or bool(a.items & b.items) or item_level(a, b) in ("kind-of", "cousin", "sister")


def item_level(a: Facts, b: Facts) -> str:
    """How the items of two claims are related; empty where one has none."""
    found = _item(a, b)
    return found[0] if found else ""


def _number(value: tuple[float | None, float | None]) -> str:
    low, high = (None if one is None else f"{one:g}" for one in value)
    if low == high:
        return str(low)
    return f"{low or ''}–{high or ''}"


def _digits(value: tuple[float | None, float | None]) -> str:
    return str(int(next((n for n in value if n is not None), 0))).rstrip("0")


def garbled(one: tuple[float | None, float | None], other: tuple[float | None, float | None]) -> bool:
    """1240, 12400 and 1420: the same digits, slipped, or one digit misread in a number of three or more."""
    x, y = _digits(one), _digits(other)
    if min(len(x), len(y)) < 2 or max(one[0] or 0, other[0] or 0) < rules()["quantity"]["rare"]:
        return False
    return x == y or (len(x) == len(y) >= 3 and sorted(x) == sorted(y))


def _property_(a: Facts, b: Facts) -> Level:
    if a.property == b.property:
        return ("same", a.property) if a.property else None
    stages, free = rules()["stages"]["words"], rules()["stages"]["free"]
    shown = f"{a.property or '–'} | {b.property or '–'}"
    if a.property in free or b.property in free:
        return None
    if a.property in stages or b.property in stages:
        return ("stage" if a.property and b.property else "stage-one"), shown
    return ("differs" if a.property and b.property else "one"), shown


def _value(a: Facts, b: Facts) -> Level:
    if not a.value or not b.value or a.property != b.property:
        return None
    return ("same" if a.value == b.value else "differs"), f"{a.value} | {b.value}"


def _status(a: Facts, b: Facts) -> Level:
    groups: Mapping[str, str] = rules()["status"]
    one, other = groups[a.status], groups[b.status]
    if one == other:
        return "same", one
    return ("real" if "real" in (one, other) else "differs"), f"{a.status} | {b.status}"


def _regime(a: Facts, b: Facts) -> Level:
    if not a.regime or not b.regime:
        return None
    if a.regime == b.regime:
        return "same", a.regime
    one, other = set(a.regime.split()), set(b.regime.split())
    return ("alike" if len(one & other) * 2 >= min(len(one), len(other)) else "differs"), f"{a.regime} | {b.regime}"


def _denial(a: Facts, b: Facts) -> Level:
    """A denial belongs to what it denies."""
    one, other = a.stance == "denies", b.stance == "denies"
    if one == other:
        return None
    positive = b if one else a
    return (
        ("answers", f"{a.speaker or a.document} | {b.speaker or b.document}")
        if positive.polarity == "positive"
        else None
    )


def _statement(a: Facts, b: Facts) -> Level:
    if not a.speaker or not b.speaker:
        return None
    near = a.said is not None and b.said is not None and abs(a.said - b.said) <= rules()["time"]["news"]
    if a.speaker == b.speaker and near and a.document != b.document:
        return "same", a.speaker
    if a.voice == b.voice and near and a.document != b.document:
        return "voice", a.voice
    return None


def _report(a: Facts, b: Facts) -> tuple[str, str]:
    """Within one report: what could have been one claim and is two is two events, more likely than not."""
    twins = (a.speaker, a.polarity, a.stance, a.status, a.property) == (
        b.speaker, b.polarity, b.stance, b.status, b.property)  # fmt: skip
    if not twins:
        return "one", "told in one report"
    if a.items and b.items and not a.items & b.items:
        return "listed", "items of one list"
    return "twins", "told apart in one report by one source"


def _news(a: Facts, b: Facts) -> Level:
    if a.said is None or b.said is None or a.document == b.document:
        return None
    days = abs(a.said - b.said)
    level = next((name for name, limit in rules()["news"].items() if days <= limit), "later")
    return level, f"reports {days} days apart"


FEATURES: Mapping[str, Callable[[Facts, Facts], Level]] = {
    "supplier": _actors("supplier"),
    "recipient": _actors("recipient"),
    "operator": _actors("operator"),
    "body": _actors("body"),
    "parties": _actors("parties"),
    "target": _target,
    "place": _place,
    "item": _item,
    "time": _time,
    "quantity": _quantity,
    "property": _property_,
    "value": _value,
    "regime": _regime,
    "status": _status,
    "denial": _denial,
    "statement": _statement,
    "news": _news,
}


def levels(a: Facts, b: Facts) -> Iterator[tuple[str, str, str]]:
    """`(feature, level, detail)` for all that can be compared."""
    for name, compare in FEATURES.items():
        found = compare(a, b)
        if found:
            yield name, *found


def report_weight(a: Facts, b: Facts) -> float:
    """What it weighs that two claims stand in one report."""
    return weights(a.type)[f"report.{_report(a, b)[0]}"]


def reasons(a: Facts, b: Facts) -> tuple[Reason, ...]:
    """All that speaks for or against, with its weight; what weighs nothing is left out."""
    found = [Reason(feature="prior", detail="any two that are compared", weight=weights(a.type)["prior.any"])]
    table = weights(a.type)
    within = [("report", *_report(a, b))] if a.document == b.document else []
    for name, level, detail in (*levels(a, b), *within):
        weight = table[f"{name}.{level}"]
        if weight:
            found.append(Reason(feature=f"{name}.{level}", detail=detail, weight=weight))
    return tuple(found)


def weigh(a: Facts, b: Facts) -> float:
    """The sum of the weights in bits, but for what standing in one report says (`report_weight`)."""
    table = weights(a.type)
    return table["prior.any"] + sum(table[f"{name}.{level}"] for name, level, _ in levels(a, b))


def weights(type_: str) -> Mapping[str, float]:
    """The weights for a type of event, by `feature.level`: the general ones, then its own."""
    return _weights(type_)


@lru_cache(maxsize=64)
def _weights(type_: str) -> dict[str, float]:
    table = rules()
    general = {
        f"{name}.{level}": float(bits) for name, rows in table["weights"].items() for level, bits in rows.items()
    }
    own = table.get("types", {}).get(type_, {})
    return general | {f"{name}.{level}": float(bits) for name, rows in own.items() for level, bits in rows.items()}
