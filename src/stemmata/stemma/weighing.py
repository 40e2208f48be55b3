"""The evidence that one report was made from another, piece by piece, each with its weight and its passages."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from stemmata.knowledge import table
from stemmata.model import Article, Claim, Evidence
from stemmata.model.stemma import Ground
from stemmata.stemma.changes import changes
from stemmata.stemma.corrections import takes_back
from stemmata.stemma.digest import Digest
from stemmata.stemma.naming import Mention, credited, publisher
from stemmata.stemma.renderings import best
from stemmata.stemma.retelling import Retold, retold
from stemmata.stemma.variants import Variant
from stemmata.stemma.wording import Shared, shared

_MOST_PASSAGES = 6
_LONGEST_QUOTE = 200
KEPT = 6
"""Possible parents of a report that are kept with their passages."""
SEVERAL = 3
"""Marks in common that make two reports of one matter."""


@dataclass(frozen=True)
class World:
    """All reports that are compared, and what is known of them together."""

    digests: Mapping[str, Digest]
    event_of: Mapping[str, str]
    named: Mapping[str, Mapping[str, Mention]]
    variants: Mapping[str, Sequence[Variant]]
    """By document: the slips that it has, or that it could have but has not."""
    holders: Mapping[str | float, int]
    """How many reports have a name or figure."""
    reports_on: Mapping[str, int]
    """How many reports there are on an event."""

    def worth(self, name: str) -> float:
        """How much a shared name says: 0 if all reports have it, 1 if an eighth or less have."""
        share = len(self.digests) / max(1, self.holders.get(name, 1))
        return max(0.0, min(1.0, math.log(share) / math.log(8)))


@dataclass(frozen=True, slots=True)
class Pair:
    """A child, a possible parent, and what speaks for and against it."""

    child: str
    parent: str
    grounds: tuple[Ground, ...]
    shared: Shared
    retold: Retold
    named: str = ""
    """The publisher or agency, as a key, by which the child names the parent."""

    @property
    def weight(self) -> float:
        """The sum of the evidence."""
        return round(sum(g.weight for g in self.grounds), 3)

    @property
    def part(self) -> float:
        """The same for a further parent, from which only a part was taken: that the rest is missing says nothing."""
        return round(
            sum(g.weight for g in self.grounds if g.weight > 0 or g.feature in ("error", "conflict", "time")), 3
        )

    def has(self, *features: str) -> bool:
        """Whether one of these speaks for it."""
        return any(g.feature in features and g.weight > 0 for g in self.grounds)


@cache
def weights() -> dict[str, Any]:
    """`knowledge/stemma.toml`."""
    return table("stemma")


def holders(digests: Iterable[Digest]) -> Counter[str | float]:
    """In how many reports each name and figure stands."""
    found: Counter[str | float] = Counter()
    for one in digests:
        found.update(one.names.keys())
        found.update(one.values)
    return found


def quote(article: Article, start: int, end: int) -> Evidence:
    """A passage of a report, cut where it is long."""
    end = min(end, start + _LONGEST_QUOTE)
    return Evidence(start=start, end=end, quote=article.text[start:end])


def weigh(child: Digest, parent: Digest, world: World) -> Pair:
    """Everything that speaks for and against `child` having been made from `parent`."""
    wording, told = shared(child, parent), retold(child, parent, world.event_of, world.worth)
    content = max(told.share, wording.share)
    name, named = _named(child, parent, content, world)
    grounds = [
        *named,
        *_content(child, parent, wording, told, named=bool(name)),
        *_passages(child, parent, wording),
        *_rare(child, parent, told, world),
        *_errors(child, parent, world),
        *_outlet(child, parent, content, told),
    ]
    if grounds:
        grounds += [*(() if name else _credit(child, parent)), *_time(child, parent)]
    return Pair(child.id, parent.id, tuple(g for g in grounds if abs(g.weight) >= 0.05), wording, told, name)


def strongest(pairs: Iterable[Pair]) -> list[Pair]:
    """The pairs of one child; those that cannot become an edge without their passages: there are many of them."""
    ranked = sorted(pairs, key=lambda p: (-max(p.weight, p.part), p.parent))
    return [pair if n < KEPT or pair.named else _slim(pair) for n, pair in enumerate(_slim_weak(p) for p in ranked)]


def _slim_weak(pair: Pair) -> Pair:
    if pair.weight >= weights()["least"] or pair.part >= weights()["second_least"]:
        return pair
    return _slim(pair)


def _slim(pair: Pair) -> Pair:
    told = replace(pair.retold, marks=pair.retold.marks[:SEVERAL])
    return replace(pair, grounds=(), named="", shared=replace(pair.shared, stretches=()), retold=told)


def backwards(pair: Pair, digests: Mapping[str, Digest]) -> bool:
    """Whether two reports that are nearly one text stand against their order: of such, the earlier is the model."""
    near = weights()["wording"]["near"]
    same = pair.shared.share >= near and pair.shared.back >= near
    return same and digests[pair.parent].order > digests[pair.child].order


def _named(child: Digest, parent: Digest, content: float, world: World) -> tuple[str, list[Ground]]:
    row = weights()["named"]
    named = world.named.get(child.id, {})
    house = next((h for h in (publisher(parent.article), *credited(parent.article)) if h in named), "")
    if not house or content < row["least_content"]:
        return "", []
    at = quote(child.article, named[house].start, named[house].end)
    return house, [Ground(feature="named", detail=f"names {at.quote}", weight=row["weight"], child=(at,))]


def _content(child: Digest, parent: Digest, wording: Shared, told: Retold, *, named: bool) -> list[Ground]:
    """Shared wording or, where that says more, the same content in other words: they are not two proofs."""
    found = [*_wording(child, parent, wording), *_retold(child, parent, told)]
    best = sorted(found, key=lambda g: -g.weight)[:1]
    if named and best and best[0].weight < -weights()["retold"]["named"]:
        return [replace(best[0], weight=-weights()["retold"]["named"])]
    return best


def _passages(child: Digest, parent: Digest, wording: Shared) -> list[Ground]:
    """A few runs of words that two reports hardly come to by themselves, where little else is shared."""
    row = weights()["passage"]
    if wording.words >= weights()["wording"]["words"] and wording.share >= weights()["wording"]["abridgement"]:
        return []
    worth = sum(row["word"] * (s.words - row["free"]) for s in wording.stretches)
    if worth <= 0:
        return []
    return [
        Ground(
            feature="passage",
            detail="word for word: " + "; ".join(f"“{child.article.text[s.start : s.end]}”" for s in wording.stretches),
            weight=round(min(row["most"], worth), 3),
            child=tuple(quote(child.article, s.start, s.end) for s in wording.stretches[:_MOST_PASSAGES]),
            parent=tuple(quote(parent.article, s.there, s.there_end) for s in wording.stretches[:_MOST_PASSAGES]),
        )
    ]


def _wording(child: Digest, parent: Digest, wording: Shared) -> list[Ground]:
    row = weights()["wording"]
    if wording.words < row["words"]:
        return []
    beyond = row["own"] * wording.own if child.article.agencies else 0.0
    return [
        Ground(
            feature="wording",
            detail=f"{wording.share:.0%} of its words stand there in the same order",
            weight=round(row["weight"] * wording.share - beyond, 3),
            child=tuple(quote(child.article, s.start, s.end) for s in wording.stretches[:_MOST_PASSAGES]),
            parent=tuple(quote(parent.article, s.there, s.there_end) for s in wording.stretches[:_MOST_PASSAGES]),
        )
    ]


def _retold(child: Digest, parent: Digest, told: Retold) -> list[Ground]:
    row = weights()["retold"]
    if len(told.marks) + len(told.events) < row["least_marks"]:
        return []
    kept = told.share * (1 - row["order"] * (1 - told.order))
    placed = [m for m in told.marks if m.end and m.there_end][:_MOST_PASSAGES]
    return [
        Ground(
            feature="retold",
            detail=f"{told.share:.0%} of its figures, names and events stand there, {told.order:.0%} in the same order",
            weight=round(row["weight"] * (kept - row["floor"]), 3),
            child=tuple(quote(child.article, m.start, m.end) for m in placed),
            parent=tuple(quote(parent.article, m.there, m.there_end) for m in placed),
        )
    ]


def _rare(child: Digest, parent: Digest, told: Retold, world: World) -> list[Ground]:
    """Details that hardly another report on these events has."""
    row = weights()["rare"]
    reports = max((world.reports_on.get(e, 0) for e in told.events), default=0)
    most = max(2, int(row["holders"] * reports))
    few = []
    for mark in told.marks:
        if mark.end and mark.there_end and world.holders.get(mark.what, 0) <= most and mark.weight >= 0.75:
            few.append(mark)
    if not few or reports <= most:
        return []
    return [
        Ground(
            feature="rare",
            detail="hardly another report has " + ", ".join(_text(child, m.start, m.end) for m in few[:_MOST_PASSAGES]),
            weight=round(min(row["most"], row["weight"] * sum(m.weight for m in few)), 3),
            child=tuple(quote(child.article, m.start, m.end) for m in few[:_MOST_PASSAGES]),
            parent=tuple(quote(parent.article, m.there, m.there_end) for m in few[:_MOST_PASSAGES]),
        )
    ]


def _errors(child: Digest, parent: Digest, world: World) -> list[Ground]:
    """A slip in both; or one of the parent's that the child would have had to mend."""
    row = weights()["error"]
    found = []
    for slip in world.variants.get(parent.id, ()):
        if parent.id not in slip.few:
            continue
        if child.id in slip.few:
            found.append(
                Ground(
                    feature="error",
                    detail=f"both have {slip.value} where {len(slip.many)} others have {slip.usual}",
                    weight=row["weight"],
                    child=_evidence(slip.claims.get(child.id)),
                    parent=_evidence(slip.claims.get(parent.id)),
                )
            )
        elif child.id in slip.many:
            detail = f"has {slip.usual}, not {slip.value}"
            found.append(
                Ground(feature="error", detail=detail, weight=-row["against"], parent=_evidence(slip.claims[parent.id]))
            )
    return found


def _evidence(claim: Claim | None) -> tuple[Evidence, ...]:
    return claim.evidence[:1] if claim else ()


def _credit(child: Digest, parent: Digest) -> list[Ground]:
    mine, theirs = set(child.article.agencies), set(parent.article.agencies)
    if not mine or not theirs or mine & theirs:
        return []
    detail = f"credits {', '.join(sorted(mine))}, not {', '.join(sorted(theirs))}"
    return [Ground(feature="conflict", detail=detail, weight=-weights()["conflict"]["credit"])]


def _outlet(child: Digest, parent: Digest, content: float, told: Retold) -> list[Ground]:
    """A later report of the same house on the same events: an update, or a correction."""
    row = weights()["outlet"]
    same_address = child.article.url is not None and child.article.url == parent.article.url
    house = publisher(child.article)
    same_house = bool(house) and house == publisher(parent.article)
    if not same_address and not same_house and not set(child.article.agencies) & set(parent.article.agencies):
        return []
    back = takes_back(child, parent)
    if back is None and not same_address and not same_house:
        return []
    if back is None and (same_address or same_house):
        back = _changed(child, parent, told)
    if not same_address and not told.events and content < weights()["retold"]["floor"]:
        return []
    what, base = (
        ("at the same address", row["address"])
        if same_address
        else ("of the same house", row["update" if same_house else "agency"])
    )
    found = [Ground(feature="update", detail=f"a report {what} on the same matter", weight=base)]
    if back is not None:
        at = quote(child.article, *back)
        found.append(
            Ground(feature="correction", detail=f"takes back: {at.quote}", weight=row["correction"], child=(at,))
        )
    return found if same_address or back is not None or content >= weights()["retold"]["floor"] else []


def _changed(child: Digest, parent: Digest, told: Retold) -> tuple[int, int] | None:
    """A figure, date or item that the later report of a house gives otherwise, in what is else the same report."""
    if told.share < weights()["retold"]["floor"]:
        return None
    for claim in child.claims:
        earlier = best(claim, parent.claims)
        for role, *_ in changes(claim, earlier) if earlier is not None else ():
            if role in ("quantity", "value", "time", "item") and claim.evidence:
                return claim.evidence[0].start, claim.evidence[0].end
    return None


def _time(child: Digest, parent: Digest) -> list[Ground]:
    if child.earliest is None or parent.latest is None:
        return []
    days = (child.earliest - parent.latest).total_seconds() / 86_400
    if days <= 1:
        return []
    against = weights()["time"]["day"] * math.log2(days)
    return [Ground(feature="time", detail=f"{days:.0f} days later", weight=-round(against, 3))]


def _text(one: Digest, start: int, end: int) -> str:
    return one.article.text[start:end]
