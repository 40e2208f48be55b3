"""From events, claims and the stemma to what the rules of credibility ask for. The one place where they meet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from stemmata.assessment.credibility import credibility
from stemmata.events import contradictions
from stemmata.knowledge import table
from stemmata.model import Certainty, Claim, Source
from stemmata.model.events import Contradiction, Event
from stemmata.model.ratings import Hearing, Overrule, Rating, Voice
from stemmata.model.stemma import Account, Edge, Node, Origin, Stemma
from stemmata.stemma import for_event
from stemmata.stemma.origins import BACKGROUND
from stemmata.words import fold

SURENESS: Sequence[Certainty] = ("possible", "probable", "certain")
ADDED = "added hedge"


def ratings(
    events: Iterable[Event],
    claims: Mapping[str, Claim],
    stemma: Stemma,
    overruled: Mapping[str, Sequence[Overrule]] | None = None,
) -> dict[str, Rating]:
    """The credibility of each event by its id.

    `overruled` are people's decisions on events by id, in their order. Only an event's own claims are heard: who tells
    of a part of it has not said that the whole was so.
    """
    lines = Lines(stemma)
    found = {}
    for event in events:
        account = lines.account(event, parts=())
        heard = hearing(event, claims, account, stemma.sources, contradictions(event, claims))
        found[event.id] = credibility(heard, (overruled or {}).get(event.id, ()))
    return found


def hearing(
    event: Event,
    claims: Mapping[str, Claim],
    account: Account,
    sources: Mapping[str, Source],
    differing: Sequence[Contradiction],
) -> Hearing:
    """What bears on the credibility of one event; `differing` are its contradictions."""
    hedged = {
        document
        for drift in account.drift
        if drift.change == ADDED and not drift.by_origin
        for document in (drift.introduced_by, *drift.inherited_by)
    }
    parties = _parties(event)
    voices = sorted(
        (_voice([o for o in account.origins if o.counted and o.node in some], claims, sources, parties, hedged)
         for some in account.independent),
        key=lambda one: (-SURENESS.index(one.certainty), not one.examined, one.name),
    )[: account.count]  # fmt: skip
    told = [claims[c] for o in account.origins if o.standing == "asserts" for c in o.claims if c in claims]
    named = {d for o in account.origins if o.house != BACKGROUND for d in o.documents}
    documents = {d for o in account.origins for d in o.documents}
    statuses = {one.status for one in told}
    return Hearing(
        event=event.id,
        voices=tuple(voices),
        denials=tuple(_against("denies", account, claims, sources, parties)),
        doubts=tuple(_against("doubts", account, claims, sources, parties)),
        conflicts=tuple(_conflicts(differing, {c for d in account.drift for c in d.claims})),
        torn=tuple(
            sorted({o.name for o in account.origins if o.standing == "denies" and o.house in _both_sides(account)})
        ),
        foretold=bool(statuses) and statuses <= set(table("ratings")["status"]["foretold"]),
        opinion=event.type in table("ratings")["types"]["opinion"],
        as_claimed=_as_claimed(statuses),
        unrecorded=len(documents - named),
        reports=len(documents),
    )


def _as_claimed(statuses: Collection[str]) -> str:
    judged = table("ratings")["status"]["as_claimed"]
    return " or ".join(one for one in judged if one in statuses) if statuses and set(statuses) <= set(judged) else ""


def _voice(
    some: Sequence[Origin],
    claims: Mapping[str, Claim],
    sources: Mapping[str, Source],
    parties: frozenset[str],
    hedged: Collection[str] = (),
) -> Voice:
    """One independent origin: as sure as the surest of those who speak for it."""
    best = max((_sureness(one, claims, hedged) for one in some), default=0)
    return Voice(
        name=some[0].name,
        names=tuple(dict.fromkeys(one.name for one in some)),
        certainty=SURENESS[best],
        examined=any(one.examined for one in some),
        party=any(_takes_part(sources.get(one.node), parties) for one in some),
    )


def _sureness(origin: Origin, claims: Mapping[str, Claim], hedged: Collection[str]) -> int:
    """How sure an origin is: what its least sure report says, so that a copy that lost a hedge adds nothing.

    Reports that are known to have added a hedge of their own are left out, if others remain.
    """
    by_report: dict[str, int] = {}
    for one in origin.claims:
        if one in claims:
            document = str(claims[one].document.get("id"))
            by_report[document] = max(by_report.get(document, 0), SURENESS.index(claims[one].certainty))
    kept = [value for document, value in by_report.items() if document not in hedged] or list(by_report.values())
    return min(kept, default=0)


def _against(
    standing: str, account: Account, claims: Mapping[str, Claim], sources: Mapping[str, Source], parties: frozenset[str]
) -> Iterator[Voice]:
    """Who denies or doubts it, one for each house; who nobody names is left out."""
    houses: dict[str, list[Origin]] = defaultdict(list)
    for one in account.origins:
        if one.standing == standing and one.house != BACKGROUND:
            houses[one.house].append(one)
    for house in sorted(houses):
        yield _voice(houses[house], claims, sources, parties)


def _both_sides(account: Account) -> frozenset[str]:
    """Houses that assert the event somewhere: if they deny it elsewhere, both are counted and it is said."""
    return frozenset(one.house for one in account.origins if one.counted)


def _conflicts(differing: Sequence[Contradiction], slipped: Collection[str]) -> Iterator[str]:
    """Core roles on which claims exclude each other; a side that is known to be a slip of copying does not count."""
    for one in differing:
        sides = [side for side in one.sides if not set(side.claims) <= set(slipped)]
        if one.kind == "conflict" and one.role in table("ratings")["roles"]["core"] and len(sides) > 1:
            yield f"{one.role} ({' / '.join(side.value for side in sides)})"


def _parties(event: Event) -> frozenset[str]:
    """Names and states of those who take part in an event as claimed."""
    found: set[str] = set()
    for role in table("ratings")["roles"]["parties"]:
        value = event.roles.get(role)
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, Mapping):
                found |= {str(one[key]) for key in ("id", "name", "country") if one.get(key)}
            elif one:
                found.add(str(one))
    return frozenset({fold(one) for one in found} | found)


def _takes_part(source: Source | None, parties: frozenset[str]) -> bool:
    if source is None:
        return False
    official = source.kind in ("government", "military", "intelligence")
    own = {fold(name) for name in (source.name, source.organisation) if name}
    return bool(own & parties) or bool(official and source.country and source.country in parties)


class Lines:
    """A stemma by report, so that one event's part is found without going through all of it."""

    def __init__(self, stemma: Stemma) -> None:
        """Edges are looked up by child, nodes by id."""
        self._stemma = stemma
        self._up: dict[str, list[Edge]] = defaultdict(list)
        for edge in stemma.edges:
            self._up[edge.child].append(edge)

    @cached_property
    def _nodes(self) -> dict[str, Node]:
        return {one.id: one for one in self._stemma.nodes}

    @cached_property
    def _drift(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        for i, one in enumerate(self._stemma.drift):
            found[one.event].append(i)
        return found

    def account(self, event: Event, *, parts: Sequence[str] | None = None) -> Account:
        """The account of an event and of those that it holds, or of some of them only, by their ids."""
        parts = event.children if parts is None else parts
        ids = (event.id, *parts)
        origins = {one: self._stemma.origins.get(one, ()) for one in ids}
        todo = sorted({d for rows in origins.values() for o in rows for d in o.documents})
        seen: set[str] = set()
        edges: list[Edge] = []
        while todo:
            at = todo.pop()
            if at not in seen:
                seen.add(at)
                edges += self._up.get(at, ())
                todo += [edge.parent for edge in self._up.get(at, ())]
        part = Stemma(
            nodes=tuple(self._nodes[one] for one in sorted(seen) if one in self._nodes),
            edges=tuple(edges),
            origins=origins,
            sources=self._stemma.sources,
            drift=tuple(self._stemma.drift[i] for one in ids for i in self._drift.get(one, ())),
        )
        return for_event(part, event.id, parts)


def speakers(claims: Iterable[Claim]) -> Iterator[Source]:
    """Every source of some claims once, by name."""
    found = {one.name: one for claim in claims for one in claim.sources}
    yield from (found[name] for name in sorted(found))
