"""What changed on the way: figures, dates, items and names garbled, hedges and negations lost, attributions dropped."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from stemmata.model import Claim
from stemmata.model.stemma import Change, Drift, Edge
from stemmata.stemma import slots
from stemmata.stemma.changes import Found, changes
from stemmata.stemma.digest import Digest
from stemmata.stemma.renderings import best
from stemmata.stemma.speakers import first_hand, nameless, same
from stemmata.stemma.tracing import Tracer
from stemmata.stemma.variants import Variant
from stemmata.stemma.wires import Wire


@dataclass(frozen=True, slots=True)
class _Row:
    """A change as it was found: in which event, what, by whom, in which claim; `few` are all reports that have it."""

    event: str
    change: Found
    by: str
    claim: Claim
    few: frozenset[str] = frozenset()
    by_origin: bool = False


def find_drift(
    digests: Mapping[str, Digest],
    event_of: Mapping[str, str],
    edges: Sequence[Edge],
    wires: Mapping[str, Wire],
    tracer: Tracer,
    slips: Sequence[Variant],
) -> list[Drift]:
    """All changes along the edges, with who passed them on; sorted."""
    tree = _Tree(edges, wires)
    brought: dict[tuple[str, str, str], dict[str, Drift]] = defaultdict(dict)
    for row in (
        *_along_edges(digests, event_of, tracer, tree),
        *_of_slips(slips, tracer, tree, {e.child for e in edges if e.kind == "correction"}),
        *_taken_back(digests, event_of, edges, tree),
    ):
        role, what, wrong, right = row.change
        known = brought[row.event, role, wrong]
        if row.by in known or not known.keys().isdisjoint(tree.above(row.by)):
            continue  # a forebear brought it in
        below = tree.below(row.by)
        known[row.by] = Drift(
            event=row.event,
            role=role,
            change=what,
            wrong=wrong,
            right=right,
            introduced_by=row.by,
            inherited_by=tuple(sorted(below & row.few)) or _heirs(digests, event_of, row, below),
            claims=(row.claim.id,),
            by_origin=row.by_origin,
        )
    found = [drift for some in brought.values() for drift in some.values()]
    return sorted(found, key=lambda d: (d.event, d.role, d.introduced_by, d.wrong))


def _along_edges(
    digests: Mapping[str, Digest], event_of: Mapping[str, str], tracer: Tracer, tree: _Tree
) -> Iterable[_Row]:
    for document in tree.downwards(digests):
        for claim in digests[document].claims:
            if claim.id in event_of:
                for change in (
                    *_against_parent(digests, document, claim, tracer),
                    *_against_siblings(digests, event_of, document, claim, tracer, tree),
                    *_hardened(digests, document, claim, tracer),
                ):
                    yield _Row(event_of[claim.id], change, document, claim)


def _of_slips(slips: Iterable[Variant], tracer: Tracer, tree: _Tree, mending: Collection[str]) -> Iterable[_Row]:
    """Slips of reports none of whose forebears has them; a report that corrects makes no slip."""
    for slip in slips:
        for document in tree.downwards(slip.few):
            claim = slip.claims[document]
            if tree.above(document) & slip.few or document in mending:
                continue
            if slip.in_text or not tracer.trace(document, claim).model:
                what = slip.role, _WHAT.get(slip.role, "name"), slip.value, slip.usual
                yield _Row(slip.event, what, document, claim, slip.few if slip.in_text else frozenset())


_WHAT: Mapping[str, Change] = {"quantity": "number", "value": "number", "time": "date", "item": "item"}


class _Tree:
    """Who is above and below whom, over reports and wires."""

    def __init__(self, edges: Iterable[Edge], wires: Mapping[str, Wire]) -> None:
        self.parents: dict[str, set[str]] = defaultdict(set)
        self.children: dict[str, set[str]] = defaultdict(set)
        self.wires = wires
        for edge in edges:
            if edge.kind != "statement":
                self.parents[edge.child].add(edge.parent)
                if edge.kind != "correction":
                    self.children[edge.parent].add(edge.child)

    def below(self, one: str) -> set[str]:
        """All descendants; not through corrections, which pass nothing on."""
        return _closure(self.children, one)

    def above(self, one: str) -> set[str]:
        """All forebears."""
        return _closure(self.parents, one)

    def downwards(self, some: Iterable[str]) -> list[str]:
        """Parents before children."""
        return sorted(some, key=lambda one: (len(self.above(one)), one))


def _closure(step: Mapping[str, set[str]], one: str) -> set[str]:
    seen: set[str] = set()
    todo = list(step.get(one, ()))
    while todo:
        at = todo.pop()
        if at not in seen:
            seen.add(at)
            todo += step.get(at, ())
    return seen


def _against_parent(digests: Mapping[str, Digest], document: str, claim: Claim, tracer: Tracer) -> list[Found]:
    traced = tracer.trace(document, claim)
    if traced.model is None:
        return []
    holder = str(traced.model.document.get("id"))
    mine = first_hand(claim, digests[document].article.publisher)
    theirs = first_hand(traced.model, digests[holder].article.publisher) if holder in digests else None
    if mine is not None and theirs is not None and not (nameless(mine) or nameless(theirs) or same(mine, theirs)):
        return []
    found = changes(claim, traced.model)
    cites = any(s.kind in slots.MEDIA for s in claim.sources[:-1])
    if theirs is not None and mine is None and not cites:
        found.append(("sources", "lost attribution", "nobody named", theirs.name))
    if slots.names(claim, "operator") and not slots.names(traced.model, "operator") and claim.event == "use":
        found.append(("operator", "operator added", slots.names(claim, "operator")[0], "not named"))
    return found


def _against_siblings(
    digests: Mapping[str, Digest],
    event_of: Mapping[str, str],
    document: str,
    claim: Claim,
    tracer: Tracer,
    tree: _Tree,
) -> list[Found]:
    """A report made from a wire against the others made from it: what most of them have, the wire had.

    Of two that differ, the earlier is taken to be right.
    """
    traced = tracer.trace(document, claim)
    if traced.wire is None or (traced.through is not None and traced.through != traced.wire):
        return []
    counts: Counter[Found] = Counter()
    others = 0
    for other in tree.wires[traced.wire].children:
        same = [c for c in digests[other].claims if event_of.get(c.id) == event_of[claim.id]]
        model = best(claim, same) if other != document else None
        if model is not None:
            others += 1
            counts.update(changes(claim, model))
    first = tree.wires[traced.wire].children[0]
    return [c for c, n in sorted(counts.items()) if n * 2 > others and (n > 1 or document != first)]


def _taken_back(
    digests: Mapping[str, Digest], event_of: Mapping[str, str], edges: Sequence[Edge], tree: _Tree
) -> Iterable[_Row]:
    """What a correction mends was wrong before, up to the report that said it first."""
    for edge in edges:
        if edge.kind != "correction" or edge.parent not in digests:
            continue
        for claim in digests[edge.child].claims:
            event = event_of.get(claim.id)
            if event is None:
                continue
            if claim.polarity == "negative":
                if any(c.polarity == "positive" and event_of.get(c.id) == event for c in digests[edge.child].claims):
                    continue  # it is a figure that is taken back, not the event
                yield from _withdrawn(digests, event_of, event, claim, edge.parent, tree)
                continue
            earlier = best(claim, [c for c in digests[edge.parent].claims if event_of.get(c.id) == event])
            for role, what, right, wrong in changes(claim, earlier) if earlier else ():
                if role in ("quantity", "time", "item") or what == "name":
                    first, model = _first(digests, event_of, event, role, wrong, edge.parent, tree, earlier)
                    yield _Row(event, (role, what, wrong, right), first, model, by_origin=True)


def _withdrawn(
    digests: Mapping[str, Digest], event_of: Mapping[str, str], event: str, claim: Claim, document: str, tree: _Tree
) -> Iterable[_Row]:
    """What the corrected report asserted, and the correction says is not so."""
    earlier = [c for c in digests[document].claims if event_of.get(c.id) == event and c.polarity == "positive"]
    model = best(claim, earlier)
    if model is not None:
        first, source = _first(digests, event_of, event, "polarity", "positive", document, tree, model)
        yield _Row(event, ("polarity", "taken back", "positive", "negative"), first, source, by_origin=True)


def _hardened(digests: Mapping[str, Digest], document: str, claim: Claim, tracer: Tracer) -> list[Found]:
    """A more special item than the parent's claim has, which the parent has in a hedged claim of its own."""
    model = tracer.trace(document, claim).model
    mine, theirs = slots.item(claim), slots.item(model) if model is not None else None
    if model is None or mine is None or theirs is None or mine == theirs or claim.certainty != "certain":
        return []
    holder = digests.get(str(model.document.get("id")))
    for other in holder.claims if holder else ():
        if slots.item(other) == mine and other.certainty != "certain" and other.polarity == claim.polarity:
            return [("item", "lost hedge", mine, theirs)]
    return []


def _first(
    digests: Mapping[str, Digest],
    event_of: Mapping[str, str],
    event: str,
    role: str,
    wrong: str,
    document: str,
    tree: _Tree,
    claim: Claim | None,
) -> tuple[str, Any]:
    """The forebear nearest the root that has the value."""
    for one in tree.downwards([document, *(d for d in tree.above(document) if d in digests)]):
        for other in digests[one].claims:
            if event_of.get(other.id) == event and wrong in _values(other, role):
                return one, other
    return document, claim


def _heirs(
    digests: Mapping[str, Digest], event_of: Mapping[str, str], row: _Row, below: Iterable[str]
) -> tuple[str, ...]:
    """The descendants that have the value too."""
    role, _, wrong, _ = row.change
    heirs = []
    for one in below:
        same = [c for c in digests[one].claims if event_of.get(c.id) == row.event] if one in digests else []
        if role in ("polarity", "certainty", "status", "stance", "sources"):
            match = best(row.claim, same)
            same = [match] if match is not None else []
        if any(wrong in _values(c, role) for c in same):
            heirs.append(one)
    return tuple(sorted(heirs))


_READ: Mapping[str, Callable[[Claim], Any]] = {
    "quantity": slots.figure,
    "value": slots.value,
    "time": slots.time,
    "item": slots.item,
    "polarity": lambda claim: claim.polarity,
    "certainty": lambda claim: claim.certainty,
    "status": lambda claim: claim.status,
    "stance": lambda claim: claim.stance,
    "sources": lambda claim: None if slots.named_source(claim) else "nobody named",
}


def _values(claim: Claim, role: str) -> tuple[str, ...]:
    if role not in _READ:
        return slots.names(claim, role)
    value = _READ[role](claim)
    return () if value is None else (slots.number(value) if isinstance(value, float) else str(value),)
