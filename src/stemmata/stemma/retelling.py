"""What a report retells of another in its own words or in another language: figures, names and events, in order."""

from __future__ import annotations

import bisect
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from stemmata.stemma.digest import Digest
from stemmata.stemma.figures import weight


class Mark(NamedTuple):
    """Something that survives translation: a figure or a name, with its place in the child and in the parent."""

    what: str | float
    weight: float
    start: int
    end: int
    there: int
    there_end: int


@dataclass(frozen=True, slots=True)
class Retold:
    """`share` of what the child could have from the parent; `order` how far it keeps the parent's order (0 to 1)."""

    share: float
    order: float
    marks: tuple[Mark, ...]
    events: tuple[str, ...]
    possible: float


Rarity = Callable[[str], float]


def retold(child: Digest, parent: Digest, event_of: Mapping[str, str], worth: Rarity) -> Retold:
    """How much of the child's content the parent has, whatever the words.

    Three shares are averaged, each where both reports have such content: figures, names (counted in the report whose
    language writes only names with capitals), events of claims. `worth` weighs a name by how few reports have it.
    """
    figures = _figures(child, parent)
    names, of = _names(child, parent, worth)
    shares = []
    total = sum(weight(v) for v in child.values)
    if total:
        shares.append((sum(m.weight for m in figures) / total, min(total, 4.0)))
    if of:
        shares.append((min(1.0, sum(m.weight for m in names) / of), min(of, 4.0)))
    mine, theirs = _events(child, event_of), _events(parent, event_of)
    common = [e for e in mine if e in set(theirs)]
    if mine and theirs:
        shares.append((len(common) / len(mine), min(len(mine), 4.0)))
    whole = sum(w for _, w in shares)
    return Retold(
        share=sum(s * w for s, w in shares) / whole if whole else 0.0,
        order=_order([theirs.index(e) for e in common], [m.there for m in figures]),
        marks=tuple(sorted([*figures, *names], key=lambda m: (m.start, str(m.what)))),
        events=tuple(common),
        possible=total + of + len(mine),
    )


def _figures(child: Digest, parent: Digest) -> list[Mark]:
    places = {f.value: f for f in reversed(parent.figures)}
    found = []
    seen: set[float] = set()
    for figure in child.figures:
        there = places.get(figure.value)
        if there is not None and figure.value not in seen:
            seen.add(figure.value)
            found.append(Mark(figure.value, weight(figure.value), figure.start, figure.end, there.start, there.end))
    return found


def _names(child: Digest, parent: Digest, worth: Rarity) -> tuple[list[Mark], float]:
    """Names in both, and the weight of all that could be."""
    counted, other = (parent, child) if child.language == "de" and parent.language != "de" else (child, parent)
    found = []
    for name in sorted(counted.names.keys() & other.vocabulary):
        start, end = child.names.get(name, (0, 0))
        there, there_end = parent.names.get(name, (0, 0))
        found.append(Mark(name, worth(name), start, end, there, there_end))
    return found, sum(worth(name) for name in counted.names)


def _events(one: Digest, event_of: Mapping[str, str]) -> list[str]:
    """The events of a report's claims in the order of the text, each once."""
    return list(dict.fromkeys(event_of[c.id] for c in one.claims if c.id in event_of))


def _order(*sequences: Sequence[int]) -> float:
    """The share of each sequence that ascends (its longest increasing part), averaged; 1 where there is no order."""
    shares = [_ascending(s) / len(s) for s in sequences if len(s) > 2]
    return sum(shares) / len(shares) if shares else 1.0


def _ascending(sequence: Sequence[int]) -> int:
    ends: list[int] = []
    for one in sequence:
        at = bisect.bisect_right(ends, one)
        ends[at : at + 1] = [one]
    return len(ends)
