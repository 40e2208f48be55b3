"""From weighed pairs to edges: wires, the best tree, further parents of compiled reports."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from stemmata.model.stemma import Edge, Ground
from stemmata.stemma.arborescence import best_parents
from stemmata.stemma.digest import Digest
from stemmata.stemma.kinds import kind_of
from stemmata.stemma.naming import agency_key
from stemmata.stemma.weighing import Pair, quote, weights
from stemmata.stemma.wires import Wire, find_wires, near

_DIRECT = ("update", "correction")
_CLOSE = 3.0
"""A parent whose weight is this near to the best cannot be excluded."""


@dataclass(frozen=True)
class Choice:
    """Everything that may be an edge, by child and parent; `pairs` where both are reports."""

    weight: Mapping[str, Mapping[str, float]]
    pairs: dict[tuple[str, str], Pair]
    wires: Mapping[str, Wire]
    through: dict[tuple[str, str], Pair]
    """The comparison with one of its reports by which somebody names a wire."""
    part: dict[tuple[str, str], float]
    """What speaks for a report as a further parent."""


def edges(digests: Mapping[str, Digest], pairs: Sequence[Pair]) -> tuple[list[Edge], list[Wire]]:
    """The edges between reports and wires, and the wires; no ring, and none against time."""
    wires = find_wires(digests, pairs)
    choice = _choice(digests, [p for p in pairs if p.grounds], wires)
    least = weights()["least"]
    table = {
        child: {p: round(w - least, 3) for p, w in sorted(row.items())} for child, row in sorted(choice.weight.items())
    }
    main = best_parents(table)
    parents: dict[str, set[str]] = defaultdict(set)
    for child, parent in main.items():
        parents[child].add(parent)
    found = [_edge(digests, choice, child, parent, main=True) for child, parent in sorted(main.items())]
    for child in sorted(choice.weight, key=lambda one: (one in choice.wires, one)):
        found += _further(digests, choice, child, parents)
    return found, [w for w in wires if any(e.parent == w.id for e in found)]


def _choice(digests: Mapping[str, Digest], pairs: Sequence[Pair], wires: Sequence[Wire]) -> Choice:
    """Weigh every edge that may be: credits, then comparisons, those of a credited report mostly for its wire."""
    of, table = _credits(digests, wires)
    latest = {w.id: w.latest for w in wires}
    for pair in pairs:
        _uncredited(pair, digests[pair.parent], digests[pair.child], of[pair.child], table, latest)
    choice = Choice(table, {(p.child, p.parent): p for p in pairs}, {w.id: w for w in wires}, {}, {})
    for pair in _one_of_each_house(pairs):
        child, parent = digests[pair.child], digests[pair.parent]
        both = set(child.article.agencies) & set(parent.article.agencies)
        choice.pairs[pair.child, pair.parent] = pair
        target = _named_wire(pair, of[pair.parent])
        if target is not None and target.id not in table[pair.child]:
            for one in [w.id for w in of[pair.child]] or [pair.child]:
                if one == pair.child or _before(target.earliest, latest[one]):
                    table[one][target.id] = max(table[one].get(target.id, 0.0), pair.weight)
                    choice.through[one, target.id] = pair
        elif not of[pair.child] or both or pair.has(*_DIRECT):
            table[pair.child][pair.parent] = pair.weight
            choice.part[pair.child, pair.parent] = pair.part
        elif pair.named:
            for wire in of[pair.child]:
                if _before(parent.earliest, latest[wire.id]):
                    before = table[wire.id].get(pair.parent, 0.0)
                    table[wire.id][pair.parent] = max(before, pair.weight)
    return choice


def _before(earlier: dt.datetime | None, later: dt.datetime | None) -> bool:
    """Whether one time may be before another; always, where one is not known."""
    return earlier is None or later is None or earlier <= later


def _credits(
    digests: Mapping[str, Digest], wires: Sequence[Wire]
) -> tuple[dict[str, list[Wire]], dict[str, dict[str, float]]]:
    """The wires that each report credits, and the weights of these edges."""
    row = weights()["credit"]
    of: dict[str, list[Wire]] = defaultdict(list)
    table: dict[str, dict[str, float]] = {one: {} for one in digests}
    for wire in wires:
        table[wire.id] = {}
        for one in wire.children:
            of[one].append(wire)
            dated = any(p.kind == "dateline" for p in digests[one].article.parts)
            table[one][wire.id] = row["wire"] + (row["dateline"] if dated else 0.0)
    return of, table


def _named_wire(pair: Pair, wires: Sequence[Wire]) -> Wire | None:
    """The wire that a child means by an agency's name, where more than one report of it is held; else the report."""
    for wire in wires:
        if pair.named == agency_key(wire.agency) and len(wire.children) > 1:
            return wire
    return None


def _one_of_each_house(pairs: Sequence[Pair]) -> list[Pair]:
    """Of a house that is named, only the report that fits best is what was named; the others must stand on the rest."""
    best: dict[tuple[str, str], Pair] = {}
    for pair in pairs:
        if pair.named:
            at = pair.child, pair.named
            if at not in best or (pair.weight, best[at].parent) > (best[at].weight, pair.parent):
                best[at] = pair
    named = {(p.child, p.parent) for p in best.values()}
    return [p if not p.named or (p.child, p.parent) in named else _unnamed(p) for p in pairs]


def _unnamed(pair: Pair) -> Pair:
    grounds = tuple(g for g in pair.grounds if g.feature != "named")
    return replace(pair, grounds=grounds, named="")


def _uncredited(
    pair: Pair,
    plain: Digest,
    credited: Digest,
    wires: Iterable[Wire],
    table: Mapping[str, dict[str, float]],
    latest: dict[str, dt.datetime | None],
) -> None:
    """A report without a credit whose words stand in one that credits a wire is of that wire, if it is the earlier."""
    share = pair.shared.back
    earlier = plain.latest is not None and credited.earliest is not None and plain.latest < credited.earliest
    if plain.article.agencies or not earlier or not near(plain, credited):
        return
    if pair.shared.words < weights()["wording"]["words"] or share < weights()["wording"]["abridgement"]:
        return
    for wire in wires:
        weight = round(weights()["wording"]["weight"] * share, 3)
        table[plain.id][wire.id] = max(table[plain.id].get(wire.id, 0.0), weight)
        known = latest[wire.id]
        latest[wire.id] = min(known, plain.latest) if known and plain.latest else known or plain.latest


def _further(digests: Mapping[str, Digest], choice: Choice, child: str, parents: dict[str, set[str]]) -> list[Edge]:
    """Further parents of a compiled report: named, credited, corrected, or giving sentences that no other gave."""
    found = []
    least = weights()["second_least"]
    rows = {p: choice.part.get((child, p), w) for p, w in choice.weight[child].items()}
    for parent, weight in sorted(rows.items(), key=lambda row: (-row[1], row[0])):
        if weight < least or parent in parents[child]:
            continue
        if _reaches(parents, child, parent) or _reaches(parents, parent, child):
            continue
        if not _adds(choice, child, parent, parents[child]) or _known_otherwise(choice, child, parent, parents):
            continue
        parents[child].add(parent)
        found.append(_edge(digests, choice, child, parent, main=False))
    return found


def _known_otherwise(choice: Choice, child: str, parent: str, parents: Mapping[str, set[str]]) -> bool:
    """Whether all reports of a wire descend from `parent` without it."""
    return child in choice.wires and all(
        any(_reaches(parents, up, parent) for up in parents[one] if up != child) for one in choice.wires[child].children
    )


def _reaches(parents: Mapping[str, set[str]], child: str, ancestor: str) -> bool:
    """Whether `ancestor` is among the forebears of `child`."""
    seen, todo = set(), [child]
    while todo:
        one = todo.pop()
        if one == ancestor:
            return True
        if one not in seen:
            seen.add(one)
            todo += sorted(parents.get(one, ()))
    return False


def _adds(choice: Choice, child: str, parent: str, have: set[str]) -> bool:
    """Whether a further parent explains something that those before it don't."""
    pair = choice.pairs.get((child, parent))
    if child in choice.wires:
        return True
    if pair is None and (child, parent) in choice.through:
        return True
    if pair is None:
        return not any(p in choice.wires for p in have) or _credits_apart(choice, parent, have)
    if pair.has(*_DIRECT) and not pair.named:
        return not any((p := choice.pairs.get((child, other))) and p.has(*_DIRECT) for other in have)
    if pair.named:
        return True
    covered: set[int] = set()
    for other in have:
        one = choice.pairs.get((child, other))
        covered |= one.shared.covered if one else set()
    return not any(p in choice.wires for p in have) and len(pair.shared.covered - covered) > 1


def _credits_apart(choice: Choice, wire: str, have: set[str]) -> bool:
    """A second agency's wire is a parent of its own where the report credits both."""
    agencies = {choice.wires[p].agency for p in have if p in choice.wires}
    return choice.wires[wire].agency not in agencies


def _edge(digests: Mapping[str, Digest], choice: Choice, child: str, parent: str, *, main: bool) -> Edge:
    row = choice.weight[child]
    weight = row[parent] if main else choice.part.get((child, parent), row[parent])
    pair = _pair(choice, child, parent)
    if pair is None:
        return _of_wire(digests, choice, child, parent, weight)
    some = digests[pair.child]
    events = () if main else tuple(sorted(pair.retold.events))
    return Edge(
        child=child,
        parent=parent,
        kind=kind_of(some, digests[parent], pair),
        weight=weight,
        grounds=pair.grounds,
        events=events,
        also=_also(choice, child, parent) if main else (),
    )


def _pair(choice: Choice, child: str, parent: str) -> Pair | None:
    """The comparison behind an edge; for a wire that of the child that speaks most clearly."""
    if child not in choice.wires:
        return choice.pairs.get((child, parent))
    pairs = [choice.pairs[c, parent] for c in choice.wires[child].children if (c, parent) in choice.pairs]
    return max(pairs, key=lambda p: (p.weight, p.child), default=None)


def _of_wire(digests: Mapping[str, Digest], choice: Choice, child: str, parent: str, weight: float) -> Edge:
    named = choice.through.get((child, parent))
    if named is not None:
        kind = kind_of(digests[named.child], digests[named.parent], named)
        return Edge(child=child, parent=parent, kind=kind, weight=weight, grounds=named.grounds)
    wire, one = choice.wires[parent], digests[child]
    credits = [p for p in one.article.parts if p.kind in ("dateline", "credit")]
    passages = tuple(quote(one.article, p.start, p.end) for p in credits)
    credited = wire.agency in one.article.agencies
    ground = Ground(
        feature="credit" if credited else "wording",
        detail=f"credits {wire.agency}" if credited else f"its words stand in a report credited to {wire.agency}",
        weight=weight,
        child=passages,
    )
    full = max((len(digests[c].words) for c in wire.children), default=0)
    short = len(one.words) < weights()["wording"]["reprint"] * full
    foreign = one.language != digests[wire.children[0]].language
    return Edge(
        child=child,
        parent=parent,
        kind="translation" if foreign else "abridgement" if short else "reprint",
        weight=weight,
        grounds=(ground,),
        also=_also(choice, child, parent),
    )


def _also(choice: Choice, child: str, parent: str) -> tuple[str, ...]:
    """Parents that come close: a wire that both credit, a sibling that would do as well."""
    row = choice.weight[child]
    close = {p for p, w in row.items() if p != parent and w >= weights()["least"] and row[parent] - w <= _CLOSE}
    if parent not in choice.wires:
        close |= {p for p in row if p in choice.wires}
    return tuple(sorted(close))
