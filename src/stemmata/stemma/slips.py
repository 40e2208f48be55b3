"""Garbled figures found in the texts themselves, where no claim was read from the sentence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from stemmata.model import Claim
from stemmata.stemma import slots
from stemmata.stemma.digest import Digest
from stemmata.stemma.figures import weight
from stemmata.stemma.spelling import key
from stemmata.stemma.variants import Variant, is_slip

MOST = 200
"""Reports of one event that are looked through."""
LEAST = 10
SHARED = 2
"""Names and other figures that the two sentences must have in common."""


def find_text_slips(digests: Iterable[Digest], event_of: Mapping[str, str]) -> list[Variant]:
    """Figures that few reports of an event have where more, or the earlier, have a garbled form, in like sentences."""
    on: dict[str, dict[str, Digest]] = defaultdict(dict)
    for one in digests:
        for claim in one.claims:
            if claim.id in event_of:
                on[event_of[claim.id]][one.id] = one
    pairs: dict[frozenset[str], list[tuple[int, Variant]]] = defaultdict(list)
    for event in sorted(on):
        if 2 < len(on[event]) <= MOST:
            for away, slip in _slips(event, on[event], event_of):
                pairs[frozenset({slip.value, slip.usual})].append((away, slip))
    return [_chosen(some) for some in pairs.values()]


def _chosen(some: Sequence[tuple[int, Variant]]) -> Variant:
    """Of one pair of figures in several events: the way round that most reports show, where claims are nearest."""
    most = max((s for _, s in some), key=lambda s: (len(s.few) + len(s.many), s.event))
    ranked = sorted(((away, slip.event, slip) for away, slip in some if slip.value == most.value), key=lambda r: r[:2])
    claims = {d: c for _, _, slip in reversed(ranked) for d, c in slip.claims.items()}
    few = frozenset(claims)
    many = frozenset(d for _, _, slip in ranked for d in slip.many) - few
    return replace(ranked[0][2], few=few, many=many, claims=claims)


def _slips(event: str, reports: Mapping[str, Digest], event_of: Mapping[str, str]) -> Iterable[tuple[int, Variant]]:
    """With how far the event's claims are from the figures."""
    having: dict[float, set[str]] = defaultdict(set)
    for one in reports.values():
        for value in one.values:
            if value >= LEAST and value == int(value):
                having[value].add(one.id)
    order = {d: one.order for d, one in reports.items()}
    for value in sorted(having):
        for usual in sorted(having):
            few, many = having[value] - having[usual], having[usual] - having[value]
            if not slots.garbled(value, usual) or not is_slip(few, many, order):
                continue
            if max(weight(value), weight(usual)) >= 1 and _alike(value, usual, few, many, reports):
                claims = {d: _nearest(reports[d], value, event, event_of) for d in sorted(few)}
                away = sum(n for n, _ in claims.values())
                role = "value" if any("value" in c.roles for _, c in claims.values()) else "quantity"
                shown = slots.number(value), slots.number(usual)
                of = {d: c for d, (_, c) in claims.items()}
                yield away, Variant(event, role, *shown, frozenset(few), frozenset(many), of, in_text=True)
                break


def _alike(value: float, usual: float, few: Iterable[str], many: Iterable[str], reports: Mapping[str, Digest]) -> bool:
    """Whether the figures stand in sentences that share names and other figures."""
    mine = [_marks(reports[d], value) for d in sorted(few)]
    theirs = [_marks(reports[d], usual) for d in sorted(many)]
    return any(len(a & b) >= SHARED for a in mine for b in theirs)


def _marks(one: Digest, value: float) -> set[str]:
    """Names and other figures of the sentences with a figure."""
    marks: set[str] = set()
    for figure in one.figures:
        if figure.value == value:
            for line in one.lines:
                if line.start <= figure.start < line.end:
                    marks |= {k for w in one.words[line.first : line.last] if (k := key(w))}
                    marks |= {f"{f.value:g}" for f in one.figures if line.start <= f.start < line.end} - {f"{value:g}"}
    return marks


def _nearest(one: Digest, value: float, event: str, event_of: Mapping[str, str]) -> tuple[int, Claim]:
    """The claim of the event that stands nearest to the figure, and how far off."""
    at = next(f.start for f in one.figures if f.value == value)
    own = [c for c in one.claims if event_of.get(c.id) == event]
    ranked = [(abs(c.evidence[0].start - at) if c.evidence else len(one.article.text), c.id, c) for c in own]
    away, _, claim = min(ranked, key=lambda r: r[:2])
    return away, claim
