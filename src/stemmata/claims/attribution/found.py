"""What the attribution rules find before speakers are named: spans, the cue, the rule."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from stemmata.claims.attribution.lexicon import Cue
from stemmata.claims.attribution.scene import MARKS, Scene, Unit
from stemmata.model import Source, Span


@dataclass(frozen=True, slots=True)
class Found:
    """One attribution as spans. `head` is the token of the source in its unit, -1 where the source is implied.

    `source_unit` is the unit in which the source stands (another one where the speaker runs on); `named` other words
    that say who it is; `follows` the attribution that a run carries on;
    `known` the source itself where no words of the text name it; `interviewed`: the person met before the answers.
     ("nach eigenen Angaben": the subject).
    """

    unit: int
    rule: str
    lead: Cue
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    source: Span | None = None
    head: int = -1
    source_unit: int = -1
    negated: bool = False
    passive: bool = False
    named: Span | None = None
    follows: Found | None = None
    known: Source | None = None
    interviewed: bool = False


def merge(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Spans in order, overlapping ones joined."""
    out: list[Span] = []
    for one in sorted(spans):
        if out and one.start <= out[-1].end:
            out[-1] = Span(start=out[-1].start, end=max(out[-1].end, one.end))
        else:
            out.append(one)
    return tuple(out)


def minus(whole: Span, holes: Iterable[Span]) -> tuple[Span, ...]:
    """A span without some holes."""
    out, at = [], whole.start
    for hole in sorted(holes):
        if hole.end <= at or hole.start >= whole.end:
            continue
        if hole.start > at:
            out.append(Span(start=at, end=hole.start))
        at = max(at, hole.end)
    if at < whole.end:
        out.append(Span(start=at, end=whole.end))
    return tuple(out)


def clean(text: str, spans: Iterable[Span]) -> tuple[Span, ...]:
    """Spans without blanks and stray breaks at their edges; empty ones are dropped."""
    out = []
    for one in spans:
        a, b = one.start, one.end
        while a < b and (text[a].isspace() or text[a] in ",;:–—-)"):
            a += 1
        while b > a and (text[b - 1].isspace() or text[b - 1] in ",;:–—-("):
            b -= 1
        if any(c.isalnum() for c in text[a:b]):
            out.append(Span(start=a, end=b))
    return merge(out)


def tokens_span(unit: Unit, indices: Iterable[int]) -> Span | None:
    """The stretch from the first to the last of some tokens, without punctuation at its edges."""
    inside = sorted(indices)
    while inside and _edge(unit, inside[0]):
        inside = inside[1:]
    while inside and _edge(unit, inside[-1]):
        inside = inside[:-1]
    if not inside:
        return None
    return Span(start=unit.tokens[inside[0]].start, end=unit.tokens[inside[-1]].end)


def _edge(unit: Unit, i: int) -> bool:
    token = unit.tokens[i]
    return (token.upos == "PUNCT" and token.text not in MARKS) or token.text in {",", ":", ";"}


def contiguous(indices: Iterable[int], around: int) -> list[int]:
    """The run of neighbouring indices that holds `around`."""
    known = set(indices)
    low = high = around
    while low - 1 in known:
        low -= 1
    while high + 1 in known:
        high += 1
    return list(range(low, high + 1))


def with_quotes(scene: Scene, content: Sequence[Span]) -> tuple[Span, ...]:
    """Content widened to the whole quotation where it holds most of one, over sentence ends."""
    out = list(content)
    for one in content:
        for quote in scene.quotes_in(one.start, one.end):
            if quote.start >= one.end:
                break
            reaches_out = quote.start < one.start or quote.end > one.end
            if quote.end > one.start and reaches_out and quote.words >= 3:
                out.append(quote.span)
    return merge(out)
