"""Wording shared by two reports: which words of the one stand in the other in the same order, and where.

Quotations do not count: two reporters may write down the same speech.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from stemmata.stemma.digest import SHINGLE, Digest

_SHORTEST_PASSAGE = 6
_MOST_PASSAGES = 12


class Stretch(NamedTuple):
    """The same words in two texts: offsets in the child's and in the parent's."""

    start: int
    end: int
    there: int
    there_end: int
    words: int


@dataclass(frozen=True, slots=True)
class Shared:
    """`share`: of the child's own words, those that stand in the parent; `back`: the other way round.

    `own`: share of the child's sentences of which less than a third stands in the parent. `covered` are the numbers
    of the child's lines that the parent holds.
    """

    share: float
    back: float
    own: float
    words: int
    stretches: tuple[Stretch, ...]
    covered: frozenset[int]


NOTHING = Shared(0.0, 0.0, 1.0, 0, (), frozenset())


def shared(child: Digest, parent: Digest) -> Shared:
    """How much of the child's wording the parent has."""
    if len(child.words) < SHINGLE or child.shingles.keys().isdisjoint(parent.shingles):
        return NOTHING
    at = _places(child, parent)
    free = [i for i, quoted in enumerate(child.quoted) if not quoted]
    hit = sum(1 for i in free if at[i] >= 0)
    covered, counted = set(), 0
    for number, line in enumerate(child.lines):
        own = [i for i in range(line.first, line.last) if not child.quoted[i]]
        if len(own) >= SHINGLE:
            counted += 1
            if sum(1 for i in own if at[i] >= 0) * 3 >= len(own):
                covered.add(number)
    there = {i for i in at if i >= 0}
    counting = parent.quoted.count(0)
    return Shared(
        share=hit / len(free) if free else 0.0,
        back=sum(1 for i in there if not parent.quoted[i]) / counting if counting else 0.0,
        own=1 - len(covered) / counted if counted else 1.0,
        words=hit,
        stretches=_stretches(child, parent, at),
        covered=frozenset(covered),
    )


def _places(child: Digest, parent: Digest) -> list[int]:
    """For each word of the child its place in the parent, -1 where it is not in a shared run."""
    at = [-1] * len(child.words)
    last = -2
    for i, shingle in enumerate(child.runs):
        there = parent.shingles.get(shingle)
        if there is None:
            continue
        if 0 <= last + 1 < len(parent.words) - SHINGLE + 1 and _same(child, i, parent, last + 1):
            there = last + 1
        last = there
        for k in range(SHINGLE):
            if at[i + k] < 0:
                at[i + k] = there + k
    return at


def _same(child: Digest, i: int, parent: Digest, j: int) -> bool:
    return child.words[i : i + SHINGLE] == parent.words[j : j + SHINGLE]


def _stretches(child: Digest, parent: Digest, at: list[int]) -> tuple[Stretch, ...]:
    """Runs of words that follow each other in both, the longest first, then in the child's order."""
    runs: list[tuple[int, int]] = []
    for i, there in enumerate(at):
        if there < 0:
            continue
        if runs and runs[-1][1] == i and at[i - 1] + 1 == there:
            runs[-1] = (runs[-1][0], i + 1)
        else:
            runs.append((i, i + 1))
    long = sorted((r for r in runs if r[1] - r[0] >= _SHORTEST_PASSAGE), key=lambda r: (r[0] - r[1], r[0]))
    return tuple(
        Stretch(child.starts[a], child.ends[b - 1], parent.starts[at[a]], parent.ends[at[b - 1]], b - a)
        for a, b in sorted(long[:_MOST_PASSAGES])
    )
