"""How two claims compare, feature by feature: each function finds a level, or None where there is nothing to compare.

What a level weighs stands in `knowledge/linking.toml`; how it is told to people in `features`.
"""

from __future__ import annotations

from datetime import date
from difflib import SequenceMatcher
from functools import lru_cache

from stemmata.events.facts import Facts, Names, Nothing, lineage, rules, vague
from stemmata.knowledge.catalogue import families, kin

Level = str | None
LAST = 3652059
"""The last day there is, for times that are open."""


@lru_cache(maxsize=65536)
def spelled_alike(one: Names, other: Names) -> bool:
    """Two long names that differ by a letter or two: likely one name, garbled."""
    return any(
        min(len(a), len(b)) >= rules()["spelling"]["letters"]
        and SequenceMatcher(None, a, b).ratio() >= rules()["spelling"]["alike"]
        for a in one
        for b in other
    )


# --- who and where ---------------------------------------------------------------------------


def actors(role: str, a: Facts, b: Facts) -> Level:
    """The actors of a role: by id, by state, by spelling."""
    one, other = a.actors.get(role), b.actors.get(role)
    if not one or not other:
        return None
    if not one.isdisjoint(other):
        return "same"
    if not a.states.get(role, Nothing).isdisjoint(b.states.get(role, Nothing)):
        return "state"
    if spelled_alike(one, other):
        return "spelled"
    return "vague" if any(vague(name) for name in one | other) else "differs"


def target(a: Facts, b: Facts) -> Level:
    """Actors, or places that may lie in each other."""
    found = actors("target", a, b)
    if found is None or found == "same":
        return found
    inside = not a.actors["target"].isdisjoint(b.lands) or not b.actors["target"].isdisjoint(a.lands)
    return "within" if inside else found


def place(a: Facts, b: Facts) -> Level:
    """Exact places, else the states they are in."""
    if a.places and b.places:
        if not a.places.isdisjoint(b.places):
            return "same"
        return "elsewhere" if a.lands and b.lands and a.lands.isdisjoint(b.lands) else "other"
    if not a.lands or not b.lands:
        return None
    return "elsewhere" if a.lands.isdisjoint(b.lands) else "within"


# --- what ------------------------------------------------------------------------------------


def item(a: Facts, b: Facts) -> Level:
    """Items in the is-a tree."""
    return kinship(a.items, a.families, b.items, b.families) if a.items and b.items else None


@lru_cache(maxsize=65536)
def kinship(a: Names, a_families: Names, b: Names, b_families: Names) -> str:
    """How two lists of items are related, by ids and families."""
    wide = frozenset(rules()["vague"]["items"])
    if a & b:
        return "generic" if a & b <= wide else "same"
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
    if (ours & theirs) - wide:
        return "cousin"
    one_named = not (a & a_families) or not (b & b_families)
    near = one_named and any(kin(x, y) for x in a_families for y in b_families if known(x) and known(y))
    return "kin" if near else "unrelated"


def known(family: str) -> bool:
    """Whether the table of families has it."""
    return family in families()


def _variants(one: str, other: str) -> bool:
    """Two marks of one type: `leopard-2a4` and `leopard-2a6` begin alike and differ in the end."""
    common = next((i for i, (x, y) in enumerate(zip(one, other, strict=False)) if x != y), min(len(one), len(other)))
    return common >= rules()["spelling"]["stem"] and common >= 0.6 * max(len(one), len(other))


# --- when ------------------------------------------------------------------------------------


def time(a: Facts, b: Facts) -> Level:
    """Days, spans and open times."""
    one, other = a.shape, b.shape
    if "none" in (one, other):
        return "unsaid" if one == other else "one-sided"
    if one == other == "day":
        return _days_apart(a, b)
    if one == other == "until":
        return "open" if abs(end(a) - end(b)) <= rules()["time"]["news"] else "open-apart"
    if "until" in (one, other):
        return _until(a, b) if one == "until" else _until(b, a)
    gap = max(begin(a), begin(b)) - min(end(a), end(b))
    if gap > rules()["time"]["slack"]:
        return "apart"
    if "day" in (one, other):
        return "within"
    if one == other == "period":
        common, whole = -gap + 1, max(end(a), end(b)) - min(begin(a), begin(b)) + 1
        return "period" if common >= whole * rules()["time"]["overlap"] else "overlap"
    return "since" if one == other and abs(begin(a) - begin(b)) <= rules()["news"]["month"] else "overlap"


def begin(one: Facts) -> int:
    """The first day; of an open time the first there is."""
    return one.first if one.first is not None else 1


def end(one: Facts) -> int:
    """The last day; of an open time the last there is."""
    return one.last if one.last is not None else LAST


def _days_apart(a: Facts, b: Facts) -> str:
    gap = max(begin(a), begin(b)) - min(end(a), end(b))
    if gap <= 0:
        return "day" if (a.first, a.last) == (b.first, b.last) else "days"
    if gap <= rules()["time"]["slack"]:
        return "next-day"
    alone = a.first == a.last and b.first == b.last
    # Only beside an equal telling number is another date likelier a slip than another day.
    return "slip" if alone and quantity(a, b) == "same-rare" and _slip(begin(a), begin(b)) else "apart"


def _slip(one: int, other: int) -> bool:
    """Whether two days differ by one digit of the day, by the month only or by the year only: 15 and 25 January."""
    a, b = date.fromordinal(one).isoformat(), date.fromordinal(other).isoformat()
    parts = [x != y for x, y in zip(a.split("-"), b.split("-"), strict=True)]
    return sum(parts) == 1 and (not parts[2] or sum(x != y for x, y in zip(a[-2:], b[-2:], strict=True)) == 1)


def _until(until: Facts, other: Facts) -> str:
    """A completed event without a date beside one with a date: fresh news of it, or long after."""
    if other.shape == "since":
        return "overlap"
    gap = end(until) - end(other)
    if gap < -rules()["time"]["slack"]:
        return "before" if begin(other) > end(until) else "overlap"
    if other.shape == "period":
        return "past-period"
    return "fresh" if gap <= rules()["time"]["fresh"] else "past"


# --- how many, how much ----------------------------------------------------------------------


def quantity(a: Facts, b: Facts) -> Level:
    """Figures of one property and one kind of item; a rare number counts for unlike items too."""
    if a.quantity is None or b.quantity is None or a.property != b.property:
        return None
    rare = max(one or 0 for one in a.quantity) >= rules()["quantity"]["rare"]
    if a.items and b.items and kinship(a.items, a.families, b.items, b.families) in ("vague", "unrelated"):
        return "same-number" if rare and a.quantity == b.quantity else None
    if a.quantity == b.quantity:
        return "same-rare" if rare else "same"
    if garbled(a.quantity, b.quantity):
        return "garbled"
    low = max(one[0] or 0 for one in (a.quantity, b.quantity))
    high = min(float("inf") if one[1] is None else one[1] for one in (a.quantity, b.quantity))
    return "fits" if low <= high else "differs"


def garbled(one: tuple[float | None, float | None], other: tuple[float | None, float | None]) -> bool:
    """1240, 12400 and 1420: the same digits, slipped or changed over, in a number of two or more."""
    x, y = _digits(one), _digits(other)
    if min(len(x), len(y)) < 2 or max(one[0] or 0, other[0] or 0) < rules()["quantity"]["rare"]:
        return False
    return x == y or (len(x) == len(y) >= 3 and sorted(x) == sorted(y))


def _digits(value: tuple[float | None, float | None]) -> str:
    return str(int(next((n for n in value if n is not None), 0))).rstrip("0")


def value(a: Facts, b: Facts) -> Level:
    """What is said of one property."""
    if not a.value or not b.value or a.property != b.property:
        return None
    return "same" if a.value == b.value else "differs"


# --- what of it ------------------------------------------------------------------------------


def property(a: Facts, b: Facts) -> Level:
    """Which side of it, or which act of its own."""
    if a.property == b.property:
        return "same" if a.property else None
    stages, free = rules()["stages"]["words"], rules()["stages"]["free"]
    if a.property in free or b.property in free:
        return None
    both = bool(a.property and b.property)
    if a.property in stages or b.property in stages:
        return "stage" if both else "stage-one"
    return "differs" if both else "one"


def status(a: Facts, b: Facts) -> Level:
    """How far it has come."""
    one, other = rules()["status"][a.status], rules()["status"][b.status]
    if one == other:
        return "same"
    return "real" if "real" in (one, other) else "differs"


def regime(a: Facts, b: Facts) -> Level:
    """The rule, by its words."""
    if not a.regime or not b.regime:
        return None
    if a.regime == b.regime:
        return "same"
    one, other = set(a.regime.split()), set(b.regime.split())
    return "alike" if len(one & other) * 2 >= min(len(one), len(other)) else "differs"


def denial(a: Facts, b: Facts) -> Level:
    """A denial belongs to what it denies."""
    if (a.stance == "denies") == (b.stance == "denies"):
        return None
    held = b if a.stance == "denies" else a
    return "answers" if held.polarity == "positive" else None


def statement(a: Facts, b: Facts) -> Level:
    """Passed on from one speaker by reports of the same weeks."""
    if not a.speaker or not b.speaker or a.said is None or b.said is None or a.document == b.document:
        return None
    if abs(a.said - b.said) > rules()["time"]["news"]:
        return None
    if a.speaker == b.speaker:
        return "same"
    return "voice" if a.voice == b.voice else None


def report(a: Facts, b: Facts) -> str:
    """Within one report: what could have been one claim and is two is two events, more likely than not."""
    ours, theirs = ((one.speaker, one.polarity, one.stance, one.status, one.property) for one in (a, b))
    if ours != theirs:
        return "one"
    return "listed" if a.items and b.items and not a.items & b.items else "twins"


def news(a: Facts, b: Facts) -> Level:
    """Days between two reports."""
    if a.said is None or b.said is None or a.document == b.document:
        return None
    days, limits = abs(a.said - b.said), rules()["news"]
    for name in ("day", "week", "month"):
        if days <= limits[name]:
            return name
    return "later"
