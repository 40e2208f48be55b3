"""Which reports may be whose parents: blocking, so that cost grows with the reports and not with their pairs."""

from __future__ import annotations

import bisect
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from stemmata.stemma.digest import Digest
from stemmata.stemma.figures import weight
from stemmata.stemma.minhash import buckets, signature
from stemmata.stemma.naming import Mention, credited, publisher

FIRST, BEFORE = 3, 6
"""Of a group of reports that share something: the earliest, and those just before the child."""
MOST = 12
"""Candidates of one report."""
NAMED = 100
"""A report that is named counts as if it shared this many things."""
MOST_HOLDERS = 400
"""What more reports share than these says nothing: the days of the month, "Iran"."""


def may_follow(child: Digest, parent: Digest) -> bool:
    """Whether the parent may have been published before the child; always, where a date is missing."""
    return child.latest is None or parent.earliest is None or parent.earliest <= child.latest


def candidates(
    digests: Sequence[Digest], event_of: Mapping[str, str], named: Mapping[str, Mapping[str, Mention]]
) -> dict[str, list[str]]:
    """For each report the reports it may descend from, sorted; never itself."""
    ranked = sorted(digests, key=lambda one: one.order)
    place = {one.id: i for i, one in enumerate(ranked)}
    found: dict[str, Counter[str]] = {one.id: Counter() for one in ranked}
    for group in _groups(ranked, event_of):
        _pair(sorted({place[one] for one in group}), ranked, found)
    houses = defaultdict(list)
    for one in ranked:
        for house in (publisher(one.article), *credited(one.article)):
            houses[house].append(place[one.id])
    for one in ranked:
        for name in sorted(named.get(one.id, {})):
            _near(place[one.id], houses.get(name, []), ranked, found[one.id])
    known = {one.id: one for one in ranked}
    return {
        child: _nearest([p for p in parents if p != child and may_follow(known[child], known[p])], parents)
        for child, parents in found.items()
    }


def _nearest(parents: Sequence[str], shared: Mapping[str, int]) -> list[str]:
    """The candidates that share most with a child, no more than `MOST`, sorted."""
    return sorted(sorted(parents, key=lambda p: (-shared[p], p))[:MOST])


def _groups(ranked: Sequence[Digest], event_of: Mapping[str, str]) -> Iterable[list[str]]:
    """Reports that share wording, an event, or a long figure."""
    signatures = {one.id: s for one in ranked if (s := signature(one.shingles)) is not None}
    yield from buckets(signatures)
    shared: dict[object, set[str]] = defaultdict(set)
    for one in ranked:
        for claim in one.claims:
            if claim.id in event_of:
                shared[event_of[claim.id]].add(one.id)
        for value in one.values:
            if weight(value) >= 1:
                shared[value].add(one.id)
    for what in sorted(shared, key=str):
        if len(shared[what]) > 1 and (isinstance(what, str) or len(shared[what]) <= MOST_HOLDERS):
            yield sorted(shared[what])


def _pair(group: list[int], ranked: Sequence[Digest], found: dict[str, Counter[str]]) -> None:
    """Each with the first of the group and those just before it; those without a date, or of one day, both ways."""
    for at, number in enumerate(group):
        child = ranked[number]
        near = group[max(0, at - BEFORE) : at] + group[:FIRST]
        near += [n for n in group[at + 1 : at + 1 + BEFORE] if may_follow(child, ranked[n])]
        found[child.id].update({ranked[n].id for n in near})


def _near(child: int, house: list[int], ranked: Sequence[Digest], found: Counter[str]) -> None:
    """The reports of a house that is named: those just before, and after it those that may still be before."""
    at = bisect.bisect_left(house, child)
    near = house[max(0, at - 2 * BEFORE) : at]
    near += [n for n in house[at : at + BEFORE] if may_follow(ranked[child], ranked[n])]
    found.update({ranked[n].id: NAMED for n in near})
