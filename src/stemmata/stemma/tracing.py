"""From each claim back to who said it first: through parents and wires to a speaker, a body, or unnamed background."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from stemmata.knowledge import table
from stemmata.model import Article, Claim, Source
from stemmata.model.stemma import Edge
from stemmata.stemma import slots
from stemmata.stemma.digest import Digest
from stemmata.stemma.renderings import best
from stemmata.stemma.speakers import first_hand, nameless, same
from stemmata.stemma.spelling import key, latin
from stemmata.stemma.wires import Wire

MOSTLY = 0.6
"""Share of a sentence's figures and names that the parent must have for the sentence to come from there."""


@dataclass(frozen=True, slots=True)
class Traced:
    """A claim and where it comes from.

    `source` is who said it, None for background; `through` the parent that held it, None where the report, or the wire
    it was made from, has it from the source itself; `model` the parent's claim that it renders, if there is one.
    """

    claim: Claim
    document: str
    source: Source | None
    through: str | None
    wire: str | None
    model: Claim | None


@dataclass
class Tracer:
    """Traces every claim once; parents come before children because edges have no ring."""

    digests: Mapping[str, Digest]
    event_of: Mapping[str, str]
    edges: Mapping[str, Sequence[Edge]]
    wires: Mapping[str, Wire]
    _done: dict[str, Traced] = field(default_factory=dict)
    _by_event: dict[tuple[str, str], list[Claim]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        for one in self.digests.values():
            for claim in one.claims:
                if claim.id in self.event_of:
                    self._by_event[one.id, self.event_of[claim.id]].append(claim)

    def trace(self, document: str, claim: Claim) -> Traced:
        """Where a claim of a report comes from."""
        if claim.id not in self._done:
            self._done[claim.id] = self._trace(document, claim)
        return self._done[claim.id]

    def _trace(self, document: str, claim: Claim) -> Traced:
        one = self.digests[document]
        own = first_hand(claim, one.article.publisher)
        wire = None
        for edge in self._edges(document):
            if edge.parent in self.wires:
                wire = wire or edge.parent
                held = next(iter(self._through_wire(one, claim, edge.parent)), None)
            else:
                held = self._through(one, claim, edge)
            if held is not None:
                model, parent = held
                before = self.trace(parent, model).source if model is not None else None
                if own is not None and before is not None and not nameless(own) and not same(own, before):
                    continue  # the same matter, said by somebody else
                source = before if own is None or (before is not None and nameless(own)) else own
                return Traced(claim, document, source or own, edge.parent, wire, model)
        if own is None and speaks_for_itself(one.article):
            own = Source(name=one.article.publisher or "", kind="expert")
        if own is None:
            own = of_act(claim)
        if own is None and wire is not None:
            own = self._of_sibling(one, claim, wire)
        return Traced(claim, document, own, None, wire, None)

    def _edges(self, document: str) -> list[Edge]:
        """Reports that give all, then those that give some events, then wires."""
        edges = self.edges.get(document, ())
        return sorted(edges, key=lambda e: (e.parent in self.wires, bool(e.events), -e.weight, e.parent))

    def _through(self, one: Digest, claim: Claim, edge: Edge) -> tuple[Claim | None, str] | None:
        """The parent's claim that this one renders; `(None, parent)` where only the parent's text has it."""
        event = self.event_of.get(claim.id, "")
        if edge.events and event not in edge.events:
            return None
        parent = self.digests[edge.parent]
        if edge.kind == "correction":
            return (None, parent.id) if _worded(one, claim, edge) else None
        model = best(claim, self._by_event.get((parent.id, event), ()))
        if model is not None:
            return model, parent.id
        if _worded(one, claim, edge) or (self._by_event.get((parent.id, event)) and not edge.events):
            return None, parent.id
        return (None, parent.id) if not edge.events and _told(one, claim, parent) else None

    def _through_wire(self, one: Digest, claim: Claim, wire: str) -> Iterable[tuple[Claim | None, str]]:
        for edge in sorted(self.edges.get(wire, ()), key=lambda e: (-e.weight, e.parent)):
            event = self.event_of.get(claim.id, "")
            if edge.parent in self.digests:
                model = best(claim, self._by_event.get((edge.parent, event), ()))
                if model is not None:
                    yield model, edge.parent

    def _of_sibling(self, one: Digest, claim: Claim, wire: str) -> Source | None:
        """Who another report of the same wire names for it."""
        event = self.event_of.get(claim.id, "")
        for other in self.wires[wire].children:
            if other != one.id:
                told = self._by_event.get((other, event), ())
                model = best(claim, [each for each in told if _denies(each) == _denies(claim)])
                source = first_hand(model, self.digests[other].article.publisher) if model else None
                if source is not None:
                    return source
        return None


def _denies(claim: Claim) -> bool:
    return claim.polarity == "negative" or claim.stance == "denies"


def of_act(claim: Claim) -> Source | None:
    """Who did a public act of a known day: a sanction or referral is announced by those who make it."""
    day = slots.time(claim) or ""
    if claim.event not in ("sanction", "referral") or claim.status != "occurred" or len(day) != len("2024-01-05"):
        return None
    for role in ("actor", "parties", "body"):
        names = slots.names(claim, role)
        if names:
            state = next(iter(slots.ids(claim, role))) if len(names) == 1 else ""
            known = state if len(state) == 2 and state.isupper() and state != "EU" and state != "UN" else None
            return Source(name=" and ".join(names), kind="government" if known else "international", country=known)
    return None


def speaks_for_itself(article: Article) -> bool:
    """Whether a publisher is a body, an authority or an institute, and no outlet."""
    return bool(article.publisher and _issuers().search(latin(article.publisher)))


@cache
def _issuers() -> re.Pattern[str]:
    words = "|".join(re.escape(latin(w)) for w in table("stemma")["issuers"]["words"])
    return re.compile(rf"(?<!\w)\w*(?:{words})(?!\w)")


def _worded(one: Digest, claim: Claim, edge: Edge) -> bool:
    """Whether the claim's words lie in a passage that the parent has."""
    at = [(e.start, e.end) for e in claim.evidence]
    passages = [p for g in edge.grounds if g.feature == "wording" for p in g.child]
    return any(p.start < end and start < p.end for p in passages for start, end in at)


def _told(one: Digest, claim: Claim, parent: Digest) -> bool:
    """Whether most figures and names of the claim's sentence stand in the parent."""
    for start, end in ((e.start, e.end) for e in claim.evidence):
        for line in one.lines:
            if line.start < end and start < line.end:
                figures = [f.value for f in one.figures if line.start <= f.start < line.end]
                names = {key(w) for w in one.words[line.first : line.last]} & one.names.keys()
                marks = [f in parent.values for f in figures] + [n in parent.vocabulary for n in sorted(names)]
                return bool(marks) and sum(marks) >= MOSTLY * len(marks)
    return False
