"""The stemma: from which report, wire, statement and origin each report of an event descends."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from stemmata.model import Article, Claim, Source
from stemmata.model.stemma import Account, Edge, Ground, Node, Stemma
from stemmata.stemma.candidates import candidates
from stemmata.stemma.copies import first_copies, reprint
from stemmata.stemma.descent import edges as best_edges
from stemmata.stemma.digest import Digest, digest
from stemmata.stemma.drift import find_drift
from stemmata.stemma.naming import mentions
from stemmata.stemma.origins import Roll, independent, node_id, origins
from stemmata.stemma.slips import find_text_slips
from stemmata.stemma.tracing import Traced, Tracer
from stemmata.stemma.variants import Variant, find_variants
from stemmata.stemma.weighing import Pair, World, backwards, holders, strongest, weigh, weights
from stemmata.stemma.wires import Wire

__all__ = ["Account", "Stemma", "descend", "for_event"]


def descend(reports: Iterable[Article], claims: Mapping[str, Sequence[Claim]], event_of: Mapping[str, str]) -> Stemma:
    """The descent of related reports.

    `claims` are the claims of each report by document id, `event_of` maps a claim's id to its event's. Reports without
    claims take part by their text. The order of the input changes nothing.
    """
    digests = {one.document: digest(one, claims.get(one.document, ())) for one in reports}
    digests = {key: digests[key] for key in sorted(digests)}
    copies = first_copies(digests)
    unlike = {key: one for key, one in digests.items() if key not in copies}
    slips = find_variants(unlike.values(), event_of)
    slips += _new(find_text_slips(unlike.values(), event_of), slips)
    pairs = _pairs(unlike, event_of, slips)
    edges, wires = best_edges(unlike, pairs)
    edges += [reprint(digests[copy], digests[first]) for copy, first in copies.items()]
    parents: dict[str, list[Edge]] = defaultdict(list)
    for edge in edges:
        parents[edge.child].append(edge)
    held = {w.id: w for w in wires}
    tracer = Tracer(digests, event_of, parents, held)
    traced = [tracer.trace(one.id, c) for one in digests.values() for c in one.claims if c.id in event_of]
    roll = Roll(t.source for t in traced if t.source)
    drift = find_drift(digests, event_of, edges, held, tracer, slips)
    edges += _statements(traced, event_of, roll)
    by_event: dict[str, list[Traced]] = defaultdict(list)
    for one in traced:
        by_event[event_of[one.claim.id]].append(one)
    order = {one.id: one.order for one in digests.values()}
    sources = {node_id(roll.full(t.source)): roll.full(t.source) for t in traced if t.source}
    return Stemma(
        nodes=tuple(_nodes(digests, wires, sources, edges)),
        edges=tuple(sorted(edges, key=lambda e: (e.child, -e.weight, e.parent, e.events))),
        origins={event: origins(some, roll, order) for event, some in sorted(by_event.items())},
        sources=dict(sorted(sources.items())),
        drift=tuple(drift),
    )


def for_event(stemma: Stemma, event: str, children: Sequence[str] = ()) -> Account:
    """One event's part of a stemma, with that of the events it holds: how many origins are independent."""
    events = {event, *children}
    rows = tuple(o for one in sorted(events) for o in stemma.origins.get(one, ()))
    start = {d for o in rows for d in o.documents}
    ends = {o.node for o in rows}
    up: dict[str, list[Edge]] = defaultdict(list)
    for edge in stemma.edges:
        if not edge.events or events & set(edge.events):
            up[edge.child].append(edge)
    kept: list[Edge] = []
    seen: set[str] = set()
    todo = sorted(start)
    while todo:
        at = todo.pop()
        if at in seen:
            continue
        seen.add(at)
        for edge in up.get(at, ()):
            if edge.kind != "statement" or edge.parent in ends:
                kept.append(edge)
                todo.append(edge.parent)
    return Account(
        event=event,
        nodes=tuple(n for n in stemma.nodes if n.id in seen),
        edges=tuple(sorted(kept, key=lambda e: (e.child, -e.weight, e.parent))),
        origins=rows,
        independent=independent(rows, stemma.sources),
        witnesses=len(start - {e.child for e in kept if e.parent in start}),
        drift=tuple(d for d in stemma.drift if d.event in events),
    )


def _new(found: Iterable[Variant], known: Sequence[Variant]) -> list[Variant]:
    """Slips of the texts that the claims do not show already."""
    seen = {(s.value, document) for s in known for document in s.few}
    return [s for s in found if not any((s.value, document) in seen for document in s.few)]


def _pairs(digests: Mapping[str, Digest], event_of: Mapping[str, str], slips: Sequence[Variant]) -> list[Pair]:
    named = mentions(digests.values())
    having: dict[str, list[Variant]] = defaultdict(list)
    for slip in slips:
        for document in sorted(slip.few):
            having[document].append(slip)
    reports: dict[str, set[str]] = defaultdict(set)
    for one in digests.values():
        for claim in one.claims:
            if claim.id in event_of:
                reports[event_of[claim.id]].add(one.id)
    world = World(
        digests=digests,
        event_of=event_of,
        named=named,
        variants=having,
        holders=holders(digests.values()),
        reports_on={event: len(some) for event, some in reports.items()},
    )
    possible = candidates(list(digests.values()), event_of, named)
    found: list[Pair] = []
    for child in sorted(possible):
        pairs = [weigh(digests[child], digests[parent], world) for parent in possible[child]]
        found += strongest(pair for pair in pairs if not backwards(pair, digests))
    return found


def _statements(traced: Sequence[Traced], event_of: Mapping[str, str], roll: Roll) -> list[Edge]:
    """Edges from a report, or the wire it was made from, to who said it first."""
    rows: dict[tuple[str, str], list[Traced]] = defaultdict(list)
    for one in traced:
        if one.through is None:
            child = one.wire or one.document
            parent = node_id(roll.full(one.source)) if one.source else node_id(None, child)
            rows[child, parent].append(one)
    found = []
    for (child, parent), some in sorted(rows.items()):
        source = some[0].source
        name = roll.full(source).name if source else "nobody"
        at = tuple(e for t in some for e in t.claim.evidence[:1])[:6]
        found.append(
            Edge(
                child=child,
                parent=parent,
                kind="statement",
                weight=weights()["statement"]["named" if source else "background"],
                grounds=(Ground(feature="statement", detail=f"{name} named for it", weight=0.0, child=at),),
                events=tuple(sorted({event_of[t.claim.id] for t in some})),
            )
        )
    return found


def _nodes(
    digests: Mapping[str, Digest], wires: Sequence[Wire], sources: Mapping[str, Source], edges: Sequence[Edge]
) -> list[Node]:
    known = {e.child for e in edges if e.kind != "statement" or e.parent in sources}
    found = [
        Node(
            id=one.id,
            kind="document",
            name=one.article.publisher or one.article.url or one.id,
            published=one.article.published.value if one.article.published else None,
            publisher=one.article.publisher,
            language=one.article.language,
            title=one.article.title,
            recorded=one.id in known,
        )
        for one in digests.values()
    ]
    found += [Node(id=w.id, kind="wire", name=w.agency, published=w.day if w.earliest else None) for w in wires]
    found += [Node(id=i, kind="origin", name=s.name, country=s.country) for i, s in sources.items()]
    blank = sorted({e.parent for e in edges if e.kind == "statement"} - set(sources))
    found += [Node(id=i, kind="origin", name="background, nobody named", recorded=False) for i in blank]
    return sorted(found, key=lambda n: (n.kind, n.id))
