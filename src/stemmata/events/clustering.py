"""Constrained clustering: from pairwise weights to groups, the strongest pairs first, never against a ban.

Two groups are joined by their strongest pair if the mean weight between their members is positive (average linkage)
and no ban forbids it. A group depends only on the claims that positive pairs connect, so that what a new report doesn't
touch stays as it is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from stemmata.events.blocking import anchors, keys, signature
from stemmata.events.facts import Facts
from stemmata.events.features import report_weight, weigh

Pair = tuple[int, int]
CROWD = 100
"""In a block of more than this many different claims each is compared with as many neighbours in time only."""
SAMPLE = 8
"""Members of a group that speak for it when two groups are weighed: enough for a mean, few enough for thousands."""
BEST = 0.25
"""Share of the best matches in the weight between two groups."""


@dataclass(slots=True)
class Node:
    """Claims that say the same; `fact` is one of them, `documents` all reports they stand in."""

    fact: Facts
    members: list[Facts]
    documents: frozenset[str]


@dataclass(slots=True)
class Group:
    """Nodes judged to be of one event; `age` counts its joins, so that a refusal is not asked for again in vain."""

    nodes: list[int]
    documents: dict[str, list[int]]
    age: int = 0
    refused: dict[int, tuple[int, int]] = field(default_factory=dict)


def nodes_of(found: Sequence[Facts], alone: frozenset[str]) -> list[Node]:
    """Claims with equal signatures as one node, in an order that depends on content only; `alone` are kept apart."""
    together: dict[object, list[Facts]] = defaultdict(list)
    for one in found:
        apart = one.id in alone or not anchors(one)  # what names nobody and nothing is like nothing else
        together[(one.id,) if apart else signature(one)].append(one)
    nodes = []
    for members in together.values():
        members.sort(key=lambda one: (one.document, one.start, one.id))
        nodes.append(Node(members[0], members, frozenset(one.document for one in members)))
    return sorted(nodes, key=lambda one: (one.fact.document, one.fact.start, one.fact.id))


def candidates(nodes: Sequence[Node]) -> list[Pair]:
    """The pairs that share a key."""
    blocks: dict[object, list[int]] = defaultdict(list)
    for i, node in enumerate(nodes):
        for key in set(keys(node.fact)):
            blocks[key].append(i)
    found: set[Pair] = set()
    for block in blocks.values():
        if len(block) > CROWD:
            block.sort(key=lambda i: (nodes[i].fact.last or 0, nodes[i].fact.said or 0, i))
        for at, i in enumerate(block):
            found.update((min(i, j), max(i, j)) for j in block[at + 1 : at + 1 + CROWD])
    return sorted(found)


class Weights:
    """Weights of pairs of nodes, made when they are asked for."""

    def __init__(self, nodes: Sequence[Node], bans: frozenset[Pair]) -> None:
        self.nodes = nodes
        self.bans = bans
        self.known: dict[Pair, float] = {}

    def __call__(self, i: int, j: int) -> float:
        """The weight of a pair, with what their standing in one report says."""
        pair = (i, j) if i < j else (j, i)
        if pair not in self.known:
            a, b = self.nodes[i], self.nodes[j]
            found = weigh(a.fact, b.fact)
            if not a.documents.isdisjoint(b.documents):
                found += report_weight(a.fact, b.fact)
            self.known[pair] = found
        return self.known[pair]

    def between(self, one: Group, other: Group) -> float:
        """Between two groups: mostly the mean, partly how well each of the smaller fits its best match.

        The mean alone would part two lists of one cargo, where each item has one counterpart and many strangers.
        """
        ours, theirs = sorted((spread(one.nodes), spread(other.nodes)), key=lambda some: (len(some), some))
        rows = [[self(i, j) for j in theirs] for i in ours]
        mean = sum(map(sum, rows)) / (len(ours) * len(theirs))
        return (1 - BEST) * mean + BEST * sum(map(max, rows)) / len(ours)


@dataclass(slots=True)
class Clustered:
    """Groups of nodes, the weights between nodes, and for each node the least one that positive pairs lead to.

    `near` are the strongest positive pairs between groups that were not joined, one for any two groups.
    """

    groups: list[list[int]]
    weights: Weights
    patches: list[int]
    near: list[Pair]


def spread(members: list[int]) -> list[int]:
    """At most `SAMPLE` of them, evenly spaced."""
    if len(members) <= SAMPLE:
        return members
    return [members[at * len(members) // SAMPLE] for at in range(SAMPLE)]


def banned(one: Group, other: Group, weights: Weights, conflict: Callable[[Facts, Facts], bool]) -> bool:
    """Whether a person's decision, or a conflict within one report, keeps two groups apart."""
    if weights.bans:
        for i in one.nodes:
            if any(((i, j) if i < j else (j, i)) in weights.bans for j in other.nodes):
                return True
    small, large = sorted((one, other), key=lambda group: len(group.documents))
    nodes = weights.nodes
    return any(
        conflict(nodes[i].fact, nodes[j].fact)
        for document, mine in small.documents.items()
        for i in mine
        for j in large.documents.get(document, ())
    )


def cluster(
    nodes: Sequence[Node],
    pairs: Iterable[Pair],
    *,
    same: Sequence[Pair],
    different: frozenset[Pair],
    conflict: Callable[[Facts, Facts], bool],
) -> Clustered:
    """Groups of nodes. What people ruled the `same` is joined first and whatever the weights say."""
    weights = Weights(nodes, different)
    groups = {i: Group([i], {key: [i] for key in node.documents}) for i, node in enumerate(nodes)}
    root = list(range(len(nodes)))
    for i, j in same:
        _join(groups, root, find(root, i), find(root, j))
    strong = [(weights(i, j), i, j) for i, j in pairs]
    strong = sorted((one for one in strong if one[0] > 0), key=lambda one: (-one[0], one[1], one[2]))
    for _, i, j in strong:
        one, other = find(root, i), find(root, j)
        if one == other:
            continue
        ages = (groups[one].age, groups[other].age)
        if groups[one].refused.get(other) == ages:
            continue
        if banned(groups[one], groups[other], weights, conflict) or weights.between(groups[one], groups[other]) <= 0:
            groups[one].refused[other] = ages
            groups[other].refused[one] = ages[::-1]
            continue
        _join(groups, root, one, other)
    patches = list(range(len(nodes)))
    for i, j in (*same, *((i, j) for _, i, j in strong)):
        one, other = find(patches, i), find(patches, j)
        patches[max(one, other)] = min(one, other)
    near: dict[Pair, Pair] = {}
    for _, i, j in strong:
        one, other = sorted((find(root, i), find(root, j)))
        if one != other:
            near.setdefault((one, other), (i, j))
    return Clustered(
        groups=sorted(sorted(group.nodes) for group in groups.values()),
        weights=weights,
        patches=[find(patches, i) for i in range(len(nodes))],
        near=list(near.values()),
    )


def find(root: list[int] | dict[int, int], i: int) -> int:
    """The group of a node."""
    while root[i] != i:
        root[i] = root[root[i]]
        i = root[i]
    return i


def _join(groups: dict[int, Group], root: list[int], one: int, other: int) -> None:
    if one == other:
        return
    kept, gone = (one, other) if len(groups[one].nodes) >= len(groups[other].nodes) else (other, one)
    ours, theirs = groups[kept], groups.pop(gone)
    root[gone] = kept
    ours.nodes = sorted([*ours.nodes, *theirs.nodes])
    for document, some in theirs.documents.items():
        ours.documents[document] = [*ours.documents.get(document, ()), *some]
    ours.age += theirs.age + 1
    ours.refused = {}
