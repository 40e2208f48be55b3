"""Bundles: the claims of one event with the links that hold them together, and the patch they were found in.

A patch is all that positive pairs connect. What happens in one patch has no bearing on another, so that after a change
only the patches are linked anew that changed claims are in or come into touch with.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from stemmata.events.blocking import keys, signature
from stemmata.events.clustering import Clustered, Pair, candidates, cluster, find, nodes_of
from stemmata.events.conflicts import conflict
from stemmata.events.facts import Facts
from stemmata.events.features import reasons
from stemmata.events.rulings import Rulings
from stemmata.model.events import Link, Reason

NEAR = 5
"""Other events kept that nearly are one with an event."""
LINKS = 200
"""Links kept of one event, the strongest; more would explain nothing more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """Ids of claims, sorted; the id of the first claim of their patch; the links, the strongest first.

    `near` are the strongest links to other bundles that all in all don't fit, each from a claim of this one.
    """

    claims: tuple[str, ...]
    patch: str
    links: tuple[Link, ...]
    near: tuple[Link, ...] = ()


def bundles(found: Sequence[Facts], ruled: Rulings) -> list[Bundle]:
    """All claims in bundles, sorted."""
    nodes = nodes_of(found, ruled.named)
    at: Mapping[str, int] = {one.id: i for i, node in enumerate(nodes) for one in node.members}
    made = cluster(
        nodes,
        candidates(nodes),
        same=[(at[a], at[b]) for a, b in ruled.same],
        different=frozenset(tuple(sorted((at[a], at[b]))) for a, b in ruled.different),  # type: ignore[misc]  # two
        conflict=conflict,
    )
    first: dict[int, str] = {}
    for i, patch in enumerate(made.patches):
        least = min(one.id for one in nodes[i].members)
        first[patch] = min(first.get(patch, least), least)
    near = _near(made)
    return sorted(
        (
            Bundle(
                claims=tuple(sorted(one.id for i in group for one in nodes[i].members)),
                patch=first[made.patches[group[0]]],
                links=_links(group, made, ruled),
                near=_strongest(one for i in group for one in near.get(i, ())),
            )
            for group in made.groups
        ),
        key=lambda one: one.claims,
    )


def rebundled(
    found: Sequence[Facts], ruled: Rulings, before: Iterable[Bundle], changed: frozenset[str]
) -> list[Bundle]:
    """The bundles of all claims, where those of `before` hold for all but the `changed` claims.

    `changed` names claims that are new, that read otherwise than before, that are gone, or that a new ruling names.
    The answer is that of `bundles(found, ruled)`; only patches in touch with a change are linked.
    """
    kept = list(before)
    patch_of = {claim: one.patch for one in kept for claim in one.claims}
    touched = {patch_of[claim] for claim in changed if claim in patch_of}
    near = {key for one in found if one.id in changed for key in _marks(one)}
    touched |= {
        patch_of[one.id]
        for one in found
        if one.id in patch_of and patch_of[one.id] not in touched and not near.isdisjoint(_marks(one))
    }
    ids = {one.id for one in found}
    again = [one for one in found if one.id not in patch_of or patch_of[one.id] in touched]
    inside = {one.id for one in again}
    own = Rulings(
        same=tuple(pair for pair in ruled.same if inside.issuperset(pair)),
        different=tuple(pair for pair in ruled.different if inside.issuperset(pair)),
        named=ruled.named,
    )
    rest = [one for one in kept if one.patch not in touched and ids.issuperset(one.claims)]
    return sorted([*rest, *bundles(again, own)], key=lambda one: one.claims)


def _marks(one: Facts) -> set[object]:
    """All by which two claims can come into one patch."""
    return {signature(one), *keys(one)}


def _links(group: Sequence[int], made: Clustered, ruled: Rulings) -> tuple[Link, ...]:
    """What people ruled, the strongest pairs that hold a group together (a spanning tree), and equal claims."""
    nodes = made.weights.nodes
    inside = {one.id for i in group for one in nodes[i].members}
    word = (Reason(feature="decision", detail="same", weight=0.0),)
    found = [
        Link(claim=a, other=b, weight=0.0, reasons=word, decided=True)
        for a, b in ruled.same
        if a in inside and b in inside
    ]
    found += [_link(nodes[i].fact, nodes[j].fact) for i, j in _tree(group[:LINKS], made)]
    for i in group:
        first = nodes[i].members[0]
        found += [_link(first, other) for other in nodes[i].members[1 : LINKS - len(found)]]
        if len(found) >= LINKS:
            break
    return tuple(found[:LINKS])


def _near(made: Clustered) -> dict[int, list[Link]]:
    """The links between groups that were not joined, by either end."""
    found: dict[int, list[Link]] = defaultdict(list)
    for i, j in made.near:
        a, b = made.weights.nodes[i].fact, made.weights.nodes[j].fact
        found[i].append(_link(a, b))
        found[j].append(_link(b, a))
    return found


def _strongest(links: Iterable[Link]) -> tuple[Link, ...]:
    return tuple(sorted(links, key=lambda one: (-one.weight, one.claim, one.other))[:NEAR])


def _tree(group: Sequence[int], made: Clustered) -> list[Pair]:
    """A maximum spanning tree over a group, strongest pairs first."""
    pairs = [(i, j) for at, i in enumerate(group) for j in group[at + 1 :]]
    pairs.sort(key=lambda pair: (-made.weights(*pair), pair))
    root = {i: i for i in group}
    kept = []
    for i, j in pairs:
        one, other = find(root, i), find(root, j)
        if one != other:
            root[max(one, other)] = min(one, other)
            kept.append((i, j))
    return kept


def _link(a: Facts, b: Facts) -> Link:
    why = reasons(a, b)
    return Link(claim=a.id, other=b.id, weight=round(sum(one.weight for one in why), 2), reasons=why)
