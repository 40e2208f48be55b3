"""What changed on the way: figures, dates, items and names garbled, hedges and negations lost, attributions dropped."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
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
    found: dict[tuple[str, str, str, str], Drift] = {}

    def add(
        event: str, change: Found, by: str, claim: Claim, *, origin: bool = False, few: Collection[str] = ()
    ) -> None:
        role, what, wrong, right = change
        key = event, role, by, wrong
        below = tree.below(by)
        heirs = tuple(sorted(below & set(few))) or _heirs(digests, event_of, event, role, wrong, claim, below)
        if not _inherited(found, event, role, wrong, by, tree):
            found.setdefault(
                key,
                Drift(
                    event=event,
                    role=role,
                    change=what,
                    wrong=wrong,
                    right=right,
                    introduced_by=by,
                    inherited_by=heirs,
                    claims=(claim.id,),
                    by_origin=origin,
                ),
            )

    for document in tree.downwards(digests):
        for claim in digests[document].claims:
            if claim.id in event_of:
                event = event_of[claim.id]
                for change in _against_parent(digests, document, claim, tracer):
                    add(event, change, document, claim)
                for change in _against_siblings(digests, event_of, document, claim, tracer, tree):
                    add(event, change, document, claim)
                for change in _hardened(digests, document, claim, tracer):
                    add(event, change, document, claim)
    mending = {e.child for e in edges if e.kind == "correction"}
    for slip in slips:
        for document in tree.downwards(slip.few):
            if tree.above(document) & slip.few or document in mending:
                continue
            what: Found = slip.role, _WHAT.get(slip.role, "name"), slip.value, slip.usual
            if slip.in_text:
                add(slip.event, what, document, slip.claims[document], few=slip.few)
            elif not tracer.trace(document, slip.claims[document]).model:
                add(slip.event, what, document, slip.claims[document])
    for row in _taken_back(digests, event_of, edges, tree):
        add(*row[:4], origin=True)
    return sorted(found.values(), key=lambda d: (d.event, d.role, d.introduced_by, d.wrong))


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
) -> Iterable[tuple[str, Found, str, Claim]]:
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
                    yield event, (role, what, wrong, right), first, model


def _withdrawn(
    digests: Mapping[str, Digest], event_of: Mapping[str, str], event: str, claim: Claim, document: str, tree: _Tree
) -> Iterable[tuple[str, Found, str, Claim]]:
    """What the corrected report asserted, and the correction says is not so."""
    earlier = [c for c in digests[document].claims if event_of.get(c.id) == event and c.polarity == "positive"]
    model = best(claim, earlier)
    if model is not None:
        first, source = _first(digests, event_of, event, "polarity", "positive", document, tree, model)
        yield event, ("polarity", "taken back", "positive", "negative"), first, source


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


def _inherited(found: Mapping[Any, Drift], event: str, role: str, wrong: str, by: str, tree: _Tree) -> bool:
    """Whether a forebear brought the value in already."""
    above = tree.above(by)
    return any(
        d.event == event and d.role == role and d.wrong == wrong and d.introduced_by in above for d in found.values()
    )


def _heirs(
    digests: Mapping[str, Digest],
    event_of: Mapping[str, str],
    event: str,
    role: str,
    wrong: str,
    claim: Claim,
    below: Iterable[str],
) -> tuple[str, ...]:
    """The descendants that have the value too."""
    heirs = []
    for one in below:
        same = [c for c in digests[one].claims if event_of.get(c.id) == event] if one in digests else []
        if role in ("polarity", "certainty", "status", "stance", "sources"):
            match = best(claim, same)
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
