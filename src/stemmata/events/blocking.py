"""Which claims are compared at all: those that share a key of type, one or two anchors and a stretch of time.

A key depends on its claim alone, so that a new report changes nothing between the claims that were there before.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from itertools import combinations

from stemmata.events.facts import Facts, Nothing, lineage, rules

Key = tuple[Hashable, ...]
DIRECTION = ("supplier", "recipient", "operator", "target", "body", "parties")
SEASON = 92
"""Days of the stretches in which claims without a day are compared: what is told a season apart is other news."""
WEEK = 7
STURDY = 4
"""Consonants that a name must have to be known by them."""


def anchors(one: Facts) -> list[str]:
    """What a claim can be found by: the states behind its actors, the branch of its items, places, its regime."""
    found = {f"{role}:{skeleton(name)}" for role in DIRECTION for name in one.states.get(role, Nothing)}
    found |= {f"target:{land}" for land in one.lands}
    found |= {f"item:{name}" for family in one.families for name in (branch(family), _head(family)) if name}
    found |= {f"place:{place}" for place in one.places}
    if one.regime:
        found.add(f"regime:{one.regime}")
    return sorted(found)


def _head(family: str) -> str:
    """The last word of a kind of item that no table knows a wider kind of: `motor` of `servo-motor`."""
    return family.rpartition("-")[2] if branch(family) == family else ""


def skeleton(name: str) -> str:
    """A name without its vowels, so that a name misspelt is still found; short ones and codes of states as they are."""
    bare = "".join(letter for letter in name if letter.isalnum() and letter not in "aeiouy")
    return bare if len(name) >= rules()["spelling"]["letters"] and len(bare) >= STURDY else name


def telling(anchor: str) -> bool:
    """Whether an anchor is rare enough to stand alone: a firm, a group, a place; no state and no kind of item."""
    role, _, name = anchor.partition(":")
    return role in ("place", "regime") or (role != "item" and len(name) > 2)


def branch(family: str) -> str:
    """The widest kind of an item that still says something: `missile` of an anti-tank missile, nothing of `weapons`."""
    kinds = [kind for kind in lineage(family) if kind not in rules()["vague"]["items"]]
    return min(kinds, key=lambda kind: (len(lineage(kind)), kind), default="")


def keys(one: Facts) -> Iterator[Key]:
    """All keys of a claim."""
    found = anchors(one)
    pairs = [*combinations(found, 2), *((name,) for name in found if telling(name) or len(found) == 1)]
    yield from _dated(one, found, pairs)
    if one.shape != "day":
        for season in _seasons(one.said):
            yield from ((one.type, "season", season, *pair) for pair in pairs)
        if one.shape == "period":
            yield from ((one.type, "period", one.first, one.last, name) for name in found)
        if one.shape == "none" and one.property:
            yield from ((one.type, "property", one.property, name) for name in found if name.startswith("item:"))
    digits = _digits(one)
    if digits:
        for season in _seasons(one.said):
            yield (one.type, "number", season, digits)


def _dated(one: Facts, found: list[str], pairs: Sequence[tuple[str, ...]]) -> Iterator[Key]:
    """Keys by day, and by week for what is told freshly without a day."""
    if one.last is None:
        return
    if one.shape == "day" and one.first is not None:
        for day in range(one.first, one.last + 2):
            yield from ((one.type, "day", day, name) for name in found)
        for week in (one.last // WEEK, one.last // WEEK + 1):
            yield from ((one.type, "week", week, *pair) for pair in pairs)
    elif one.shape == "until":
        yield from ((one.type, "week", one.last // WEEK, *pair) for pair in pairs)


def _seasons(said: int | None) -> tuple[int, ...]:
    """The season of a report and the next, so that neighbours share one; all undated reports share one."""
    return (0,) if said is None else (said // SEASON, said // SEASON + 1)


def _digits(one: Facts) -> str:
    """The digits of a telling number, in any order and without noughts behind: what survives a slip of the pen."""
    if one.quantity is None:
        return ""
    number = int(next(value for value in one.quantity if value is not None))
    bare = "".join(sorted(str(abs(number)).rstrip("0")))
    return bare if number >= rules()["quantity"]["rare"] and len(bare) > 1 else ""


def signature(one: Facts) -> Key:
    """Equal for claims that say the same: they are compared as one, however many copies there are."""
    return (
        one.type, one.status, one.polarity, one.stance, one.shape, one.first, one.last, one.said, one.quantity,
        one.property, one.value, one.regime, one.speaker, one.voice, one.items, one.places, one.lands,
        tuple(sorted((role, tuple(sorted(names))) for role, names in one.actors.items())),
        tuple(sorted((role, tuple(sorted(names))) for role, names in one.states.items())),
    )  # fmt: skip
