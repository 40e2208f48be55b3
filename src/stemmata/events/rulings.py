"""What people decided, found again among the claims by content."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from stemmata.model import Claim
from stemmata.model.events import Decision, Pointer

Ids = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rulings:
    """Pairs of claim ids that are the same event, are not, or of which the first's event is part of the second's.

    `named` are all claims that a ruling names; `lost` the decisions whose claims are not there (any more).
    """

    same: tuple[Ids, ...] = ()
    different: tuple[Ids, ...] = ()
    part_of: tuple[Ids, ...] = ()
    named: frozenset[str] = frozenset()
    lost: tuple[Decision, ...] = ()


def pointer(claim: Claim) -> Pointer:
    """A claim by content."""
    first = claim.evidence[0]
    return Pointer(document=str(claim.document.get("id")), event=claim.event, start=first.start, end=first.end)


def rulings(decisions: Sequence[Decision], claims: Iterable[Claim]) -> Rulings:
    """The rulings that hold, of several on one pair the last one."""
    if not decisions:
        return Rulings()
    places: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    wanted = {(one.document, one.event) for ruling in decisions for one in (ruling.one, ruling.other)}
    for claim in claims:
        key = (str(claim.document.get("id")), claim.event)
        if key in wanted:
            places[key].append(claim)
    last: dict[frozenset[str], tuple[Decision, str, str]] = {}
    lost = []
    for decision in decisions:
        one, other = (claim_at(places[at.document, at.event], at) for at in (decision.one, decision.other))
        if one is None or other is None or one == other:
            lost.append(decision)
        else:
            last[frozenset((one, other))] = (decision, one, other)
    pairs = {
        verdict: tuple(sorted((a, b) for ruling, a, b in last.values() if ruling.verdict == verdict))
        for verdict in ("same", "different", "part-of")
    }
    return Rulings(
        same=pairs["same"],
        different=tuple(sorted({*pairs["different"], *pairs["part-of"]})),
        part_of=pairs["part-of"],
        named=frozenset(one for _, a, b in last.values() for one in (a, b)),
        lost=tuple(lost),
    )


def claim_at(claims: Sequence[Claim], at: Pointer) -> str | None:
    """The claim whose main evidence is there, else the one that shares most of it (an extractor may quote more)."""
    best: tuple[int, str] | None = None
    for claim in claims:
        first = claim.evidence[0]
        common = min(first.end, at.end) - max(first.start, at.start)
        exact = (first.start, first.end) == (at.start, at.end)
        if exact or common > 0:
            rank = (1 << 30 if exact else common, claim.id)
            best = max(best, rank) if best else rank
    return best[1] if best else None
