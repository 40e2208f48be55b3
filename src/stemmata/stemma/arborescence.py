"""The best tree of descent: a maximum-weight arborescence (Chu and Liu 1965, Edmonds 1967).

Every node gets the parent of greatest weight; a ring of parents is drawn together into one node, its edges weighed
anew, and opened again at the place that costs least. Ties fall to the parent that sorts first, so that the order of
the input changes nothing.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import TypeVar

Name = TypeVar("Name", bound=Hashable)

Weights = Mapping[int, Mapping[int, float]]


def best_parents(weights: Mapping[Name, Mapping[Name, float]]) -> dict[Name, Name]:
    """For every child its parent in the arborescence of greatest weight.

    `weights[child][parent]` is the weight of an edge; a name that is nobody's child is a root. Children without
    candidates, and children for which having no parent is as good (no positive weight), are roots as well: that is a
    maximum-weight branching. The order of names in `weights` breaks ties, so give it sorted.
    """
    names = list(dict.fromkeys([*weights, *(p for row in weights.values() for p in row)]))
    place = {name: i for i, name in enumerate(names, start=1)}
    table: dict[int, dict[int, float]] = {}
    for child, row in weights.items():
        table[place[child]] = {place[p]: w for p, w in row.items() if w > 0 and p != child}
        table[place[child]][0] = 0.0
    for i in range(1, len(names) + 1):
        table.setdefault(i, {0: 0.0})
    chosen: dict[int, int] = {}
    for part in _parts(table):
        chosen |= _solve({i: table[i] for i in part}, len(names) + 1)
    return {names[c - 1]: names[p - 1] for c, p in sorted(chosen.items()) if p}


def _parts(table: Mapping[int, Mapping[int, float]]) -> list[list[int]]:
    """Nodes that edges hold together: each part is solved by itself."""
    group = {i: i for i in table}

    def top(i: int) -> int:
        while group[i] != i:
            group[i] = group[group[i]]
            i = group[i]
        return i

    for child, row in table.items():
        for parent in row:
            if parent:
                a, b = sorted((top(child), top(parent)))
                group[b] = a
    parts: dict[int, list[int]] = {}
    for i in sorted(table):
        parts.setdefault(top(i), []).append(i)
    return list(parts.values())


def _solve(table: dict[int, dict[int, float]], fresh: int) -> dict[int, int]:
    """Parents of all nodes of `table`; 0 is the root. Rings are contracted one after the other, then opened."""
    contracted: list[tuple[int, list[int], dict[int, int], dict[int, dict[int, int]]]] = []
    while True:
        chosen = {child: max(sorted(row), key=row.__getitem__) for child, row in table.items()}
        ring = _ring(chosen)
        if not ring:
            break
        table, entered, left = _contract(table, chosen, ring, fresh)
        contracted.append((fresh, ring, {c: chosen[c] for c in ring}, {0: entered, **left}))
        fresh += 1
    for node, ring, inside, moved in reversed(contracted):
        parent = chosen.pop(node)
        entry = moved[0][parent]
        chosen |= {c: p for c, p in inside.items() if c != entry}
        chosen[entry] = parent
        for child, parents in moved.items():
            if child and chosen.get(child) == node:
                chosen[child] = parents[node]
        assert set(ring) <= set(chosen)
    return chosen


def _ring(chosen: Mapping[int, int]) -> list[int]:
    """A ring of parents, if there is one."""
    done: set[int] = set()
    for start in sorted(chosen):
        path: list[int] = []
        at = start
        seen: set[int] = set()
        while at in chosen and at not in done and at not in seen:
            seen.add(at)
            path.append(at)
            at = chosen[at]
        if at in seen:
            return path[path.index(at) :]
        done |= seen
    return []


def _contract(
    table: Mapping[int, Mapping[int, float]], chosen: Mapping[int, int], ring: list[int], fresh: int
) -> tuple[dict[int, dict[int, float]], dict[int, int], dict[int, dict[int, int]]]:
    """The table with `ring` as the node `fresh`; where each parent enters the ring; which member stands for it."""
    members = set(ring)
    into: dict[int, float] = {}
    entered: dict[int, int] = {}
    for child in ring:
        kept = table[child][chosen[child]]
        for parent, weight in table[child].items():
            gain = weight - kept
            if parent not in members and (parent not in into or gain > into[parent]):
                into[parent], entered[parent] = gain, child
    smaller: dict[int, dict[int, float]] = {}
    left: dict[int, dict[int, int]] = {}
    for child, row in table.items():
        if child in members:
            continue
        inner = [p for p in sorted(row) if p in members]
        smaller[child] = {p: w for p, w in row.items() if p not in members}
        if inner:
            best = max(inner, key=row.__getitem__)
            smaller[child][fresh] = row[best]
            left[child] = {fresh: best}
    smaller[fresh] = into
    return smaller, entered, left
