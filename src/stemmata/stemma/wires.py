"""Agency wires that nobody holds: inferred from the credits of the reports that were made from them."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from stemmata.stemma.digest import Digest
from stemmata.stemma.weighing import SEVERAL, Pair, weights


@dataclass(frozen=True, slots=True)
class Wire:
    """One agency's report on one matter: `children` credit it, in the order of their time."""

    id: str
    agency: str
    children: tuple[str, ...]
    earliest: dt.datetime | None
    latest: dt.datetime | None

    @property
    def day(self) -> str:
        """The day of the first report made from it, as ISO date."""
        return self.earliest.date().isoformat() if self.earliest else "undated"


def find_wires(digests: Mapping[str, Digest], pairs: Iterable[Pair]) -> list[Wire]:
    """One wire for each group of reports that credit an agency within a day and a half and share content."""
    group: dict[tuple[str, str], tuple[str, str]] = {
        (agency, one.id): (agency, one.id) for one in digests.values() for agency in one.article.agencies
    }

    def top(member: tuple[str, str]) -> tuple[str, str]:
        while group[member] != member:
            group[member] = group[group[member]]
            member = group[member]
        return member

    for pair in pairs:
        child, parent = digests[pair.child], digests[pair.parent]
        both = set(child.article.agencies) & set(parent.article.agencies)
        if both and related(pair) and near(child, parent):
            for agency in sorted(both):
                a, b = sorted([top((agency, child.id)), top((agency, parent.id))])
                group[b] = a
    members: dict[tuple[str, str], list[str]] = defaultdict(list)
    for agency, document in sorted(group):
        members[top((agency, document))].append(document)
    return [_wire(agency, [digests[d] for d in some]) for (agency, _), some in sorted(members.items())]


def _wire(agency: str, children: Sequence[Digest]) -> Wire:
    ranked = sorted(children, key=lambda one: one.order)
    times = [one.earliest for one in ranked if one.earliest]
    ends = [one.latest for one in ranked if one.latest]
    first = ranked[0]
    day = min(times).date().isoformat() if times else "undated"
    return Wire(
        id=f"wire:{agency}:{day}:{first.id.removeprefix('sha256:')[:12]}",
        agency=agency,
        children=tuple(one.id for one in ranked),
        earliest=min(times) if times else None,
        latest=min(ends) if len(ends) == len(ranked) else None,
    )


def related(pair: Pair) -> bool:
    """Whether two reports share enough to be of one wire."""
    least = weights()["credit"]["related"]
    return pair.shared.share >= least or (pair.retold.share >= least and len(pair.retold.marks) >= SEVERAL)


def near(a: Digest, b: Digest) -> bool:
    """Whether two reports may be of one wire by their time; those without a date may."""
    if a.earliest is None or b.earliest is None or a.latest is None or b.latest is None:
        return True
    hours = dt.timedelta(hours=weights()["credit"]["hours"])
    return a.earliest - b.latest <= hours and b.earliest - a.latest <= hours
