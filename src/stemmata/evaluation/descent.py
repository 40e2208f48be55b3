"""How right a stemma is: parents, numbers of independent origins, errors and who inherited them.

A document's parent is right if it is its true parent, one that the gold says the texts cannot exclude, or, where the
true parent is a wire that nobody holds, one of that wire's parents. A wire of ours is the gold's lost wire with which
it shares most children; one that is no wire of the gold is taken out, its parents standing for it. An origin of ours is
that on which the gold lets most of the document's claims rest that we trace to it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from stemmata.evaluation.clusters import Clusters, parents_of
from stemmata.evaluation.figures import f1
from stemmata.evaluation.gold_claims import gold_id
from stemmata.evaluation.matching import matches
from stemmata.model import Claim
from stemmata.model.stemma import Drift, Edge, Stemma
from stemmata.stemma import descend, for_event


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A stemma to be judged, and which of its claims and events are which of the gold's."""

    stemma: Stemma
    claim_as: Mapping[str, str]
    """Our claim's id to the gold claim's that it answers."""
    event_as: Mapping[str, str]
    """The gold event's id to ours."""
    event_of: Mapping[str, str]
    document_of: Mapping[str, str]
    """By our claim's id."""


def from_gold(clusters: Clusters) -> dict[str, Any]:
    """Figures of the stemma of the gold's own claims in the gold's own events."""
    stemma = descend(clusters.articles.values(), clusters.claims, clusters.event_of)
    documents = {c.id: document for document, some in clusters.claims.items() for c in some}
    return judged(
        clusters,
        Answer(
            stemma=stemma,
            claim_as={one: one for one in documents},
            event_as={one: one for one in clusters.events},
            event_of=clusters.event_of,
            document_of=documents,
        ),
    )


def end_to_end(clusters: Clusters, ours: Mapping[str, Sequence[Claim]]) -> dict[str, Any]:
    """Figures of the stemma of our claims, given by gold document, in our events."""
    from stemmata.events import link
    from stemmata.ledger.forms import claim_object

    found = link(c for some in ours.values() for c in some)
    claim_as: dict[str, str] = {}
    for one in clusters.gold:
        some = ours.get(one.document["id"], ())
        for match in matches(one.document["text"], one.claims, [claim_object(c) for c in some]):
            claim_as[some[match.answer].id] = gold_id(one.document["id"], match.gold)
    event_as: dict[str, str] = {}
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for mine, theirs in claim_as.items():
        if theirs in clusters.event_of:
            counts[clusters.event_of[theirs]][found.event_of[mine]] += 1
    for event, some_events in counts.items():
        event_as[event] = min(some_events, key=lambda name: (-some_events[name], name))
    return judged(
        clusters,
        Answer(
            stemma=descend(clusters.articles.values(), ours, found.event_of),
            claim_as=claim_as,
            event_as=event_as,
            event_of=found.event_of,
            document_of={c.id: document for document, some in ours.items() for c in some},
        ),
    )


def judged(clusters: Clusters, answer: Answer) -> dict[str, Any]:
    """All figures of a stemma."""
    return {
        "parents": judge_parents(clusters, answer),
        "origins": judge_counts(clusters, answer),
        "errors": judge_errors(clusters, answer),
    }


def report(found: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """The figures as lines for people."""
    lines = []
    for name, part in found.items():
        for title in ("all", "reports and wires"):
            row = part["parents"][title]
            lines.append(
                f"{name.replace('_', ' '):13} parents, {title:18} F1 {row['f1']:.3f} (P {row['precision']:.3f} "
                f"R {row['recall']:.3f})   {row['predicted']} predicted, {row['gold']} gold"
            )
        row = part["origins"]
        lines.append(
            f"{'':13} independent origins right in {row['right']} of {row['events']} events ({row['share']:.2f}), "
            f"more than reports in {row['more than documents']}"
        )
        row = part["errors"]
        lines.append(
            f"{'':13} errors found {row['found']} of {row['gold']} ({row['share']:.2f}), "
            f"heirs F1 {row['heirs_f1']:.2f}; {row['predicted']} changes along edges in all"
        )
    return lines


@dataclass(frozen=True, slots=True)
class Parent:
    """A parent that we give a document: `name` in the gold's words, None for what the gold does not know."""

    child: str
    name: str | None
    kind: str
    ours: str


def parents(clusters: Clusters, answer: Answer) -> list[Parent]:
    """Every parent of every document, in the gold's names."""
    up: dict[str, list[Edge]] = defaultdict(list)
    for edge in answer.stemma.edges:
        up[edge.child].append(edge)
    wires = _wires(clusters, answer.stemma)
    found: set[Parent] = set()
    for document in clusters.articles:
        found |= set(_parents(document, document, up, wires, clusters, answer))
    return sorted(found, key=lambda p: (p.child, p.kind, p.name or "", p.ours))


def _parents(
    document: str,
    at: str,
    up: Mapping[str, list[Edge]],
    wires: Mapping[str, str],
    clusters: Clusters,
    answer: Answer,
) -> Iterable[Parent]:
    kinds = {n.id: n.kind for n in answer.stemma.nodes}
    for edge in up.get(at, ()):
        if edge.parent in wires:
            yield Parent(document, wires[edge.parent], "wire", edge.parent)
        elif kinds[edge.parent] == "wire":
            yield from _parents(document, edge.parent, up, wires, clusters, answer)
        elif kinds[edge.parent] == "document":
            yield Parent(document, edge.parent, "document", edge.parent)
        else:
            claims = _resting(document, edge.parent, answer)
            if claims or at == document:
                yield Parent(document, _origin(claims, clusters, answer), "origin", edge.parent)


def _resting(document: str, origin: str, answer: Answer) -> list[str]:
    """A document's claims that we trace to an origin."""
    rows = [o for some in answer.stemma.origins.values() for o in some if o.node == origin]
    return [c for o in rows for c in o.claims if answer.document_of[c] == document]


def _origin(claims: Iterable[str], clusters: Clusters, answer: Answer) -> str | None:
    rests = clusters.origin_of
    counts = Counter(rests[answer.claim_as[c]] for c in claims if answer.claim_as.get(c) in rests)
    return min(counts, key=lambda name: (-counts[name], name)) if counts else None


def _wires(clusters: Clusters, stemma: Stemma) -> dict[str, str]:
    """Our wires to the gold's lost ones, by the children they share; one to one, the best first."""
    gold: dict[str, set[str]] = defaultdict(set)
    for row in clusters.stemma.values():
        lost = {one["id"] for one in row["lost"]}
        for edge in row["edges"]:
            gold[edge["parent"]] |= {edge["child"]} if edge["parent"] in lost else set()
            if edge.get("also_possible") in lost:
                gold[edge["also_possible"]].add(edge["child"])
    ours: dict[str, set[str]] = defaultdict(set)
    names = {n.id for n in stemma.nodes if n.kind == "wire"}
    for edge in stemma.edges:
        if edge.parent in names:
            ours[edge.parent].add(edge.child)
    ranked = sorted((-len(ours[w] & some), len(ours[w] | some), w, name) for w in ours for name, some in gold.items())
    found: dict[str, str] = {}
    for common, _, wire, name in ranked:
        if common and wire not in found and name not in found.values():
            found[wire] = name
    return found


def judge_parents(clusters: Clusters, answer: Answer) -> dict[str, Any]:
    """Precision, recall and F1 over all parents of documents, and over parents that are reports or wires alone."""
    gold, given = parents_of(clusters), parents(clusters, answer)
    right: set[Parent] = set()
    met: set[tuple[str, str]] = set()
    for parent in given:
        edge = _meets(parent, gold)
        if edge is not None and (parent.name, parent.child) not in {(p.name, p.child) for p in right}:
            right.add(parent)
            met.add((parent.child, edge["parent"]))
    wanted = [(e["child"], e["parent"]) for child in clusters.articles for e in gold.get(child, ())]
    origins = {o["id"] for row in clusters.stemma.values() for o in row["origins"]}
    close = [w for w in wanted if w[1] not in origins]
    return {
        "all": _row(len(right), len(given), len(met & set(wanted)), len(wanted)),
        "reports and wires": _row(
            sum(p.kind != "origin" for p in right),
            sum(p.kind != "origin" for p in given),
            len(met & set(close)),
            len(close),
        ),
        "wrong": [f"{p.child} from {p.name or p.ours}" for p in given if p not in right],
        "missed": [f"{child} from {parent}" for child, parent in wanted if (child, parent) not in met],
    }


def _meets(parent: Parent, gold: Mapping[str, list[Mapping[str, Any]]]) -> Mapping[str, Any] | None:
    """The gold edge that a parent answers."""
    if parent.name is None:
        return None
    for edge in gold.get(parent.child, ()):
        if parent.name in (edge["parent"], edge.get("also_possible")):
            return edge
    for edge in gold.get(parent.child, ()):
        absent = edge["parent"] not in gold or edge["parent"].startswith("L")
        if absent and any(parent.name == above["parent"] for above in gold.get(edge["parent"], ())):
            return edge
    return None


def _row(right: int, given: int, met: int, wanted: int) -> dict[str, Any]:
    precision, recall = right / given if given else 0.0, met / wanted if wanted else 0.0
    whole = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return {
        "precision": round(precision, 3),
        "recall": round(recall, 3),
        "f1": round(whole, 3),
        "predicted": given,
        "gold": wanted,
    }


def judge_counts(clusters: Clusters, answer: Answer) -> dict[str, Any]:
    """In how many events the number of independent origins is exactly right."""
    wrong, above = [], []
    for event, account in sorted(clusters.accounts.items()):
        ours = answer.event_as.get(event)
        found = for_event(answer.stemma, ours) if ours else None
        count = found.count if found else 0
        if count != account["independent_origin_count"]:
            wrong.append(f"{event}: {count}, not {account['independent_origin_count']}")
        if found and count > len({d for o in found.origins for d in o.documents}):
            above.append(event)
    whole = len(clusters.accounts)
    return {
        "right": whole - len(wrong),
        "events": whole,
        "share": round((whole - len(wrong)) / whole, 3) if whole else 0.0,
        "more than documents": len(above),
        "wrong": wrong,
    }


ROLE_OF_KIND = {"lost attribution": "sources"}
ALIKE_ROLES = ({"polarity", "stance"}, {"certainty", "status"})
"""Roles in which one and the same slip may be written down."""


def judge_errors(clusters: Clusters, answer: Answer) -> dict[str, Any]:
    """Of the gold's errors, how many are found, with who brought them in; and how well who inherited them is known."""
    found, missed, heirs, hits, given = 0, [], 0, 0, 0
    wanted = [(row, error) for row in clusters.stemma.values() for error in row["inherited_errors"]]
    for _, error in wanted:
        drift = next((d for d in answer.stemma.drift if _is(d, error, clusters, answer)), None)
        if drift is None:
            missed.append(f"{error['id']}: {error['kind']}, {error['wrong']}")
            continue
        found += 1
        mine, theirs = set(drift.inherited_by), set(error["inherited_by"])
        hits, given, heirs = hits + len(mine & theirs), given + len(mine), heirs + len(theirs)
    return {
        "found": found,
        "gold": len(wanted),
        "share": round(found / len(wanted), 3) if wanted else 1.0,
        "predicted": len(answer.stemma.drift),
        "heirs_f1": round(f1(hits, given, heirs)[2], 3),
        "missed": missed,
    }


def _is(drift: Drift, error: Mapping[str, Any], clusters: Clusters, answer: Answer) -> bool:
    if drift.introduced_by != error["introduced_by"]:
        return False
    events = {clusters.event_of.get(answer.claim_as.get(c, "")) for c in drift.claims}
    role = ROLE_OF_KIND.get(error["kind"], error["role"])
    roles = {role, error["role"]}.union(*(some for some in ALIKE_ROLES if error["role"] in some))
    here = error["event"] in events or drift.event == answer.event_as.get(error["event"])
    return here and drift.role in roles
