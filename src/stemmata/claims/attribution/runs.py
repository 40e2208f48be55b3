"""Speech that names no speaker of its own: subjunctive sentences, bare quotations, "demnach", hearsay "soll"."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from stemmata.claims.attribution.found import Found, merge
from stemmata.claims.attribution.lexicon import Cue
from stemmata.claims.attribution.scene import Scene, Unit
from stemmata.model import Span

RUN = Cue(lemma="(subjunctive)")
QUOTE = Cue(lemma="(quotation)")


def continued(scene: Scene, found: Sequence[Found]) -> list[Found]:
    """Attributions with those added that carry on the last speaker, sentence by sentence."""
    by_unit: dict[int, list[Found]] = {}
    for one in found:
        by_unit.setdefault(one.unit, []).append(one)
    out = list(found)
    last: Found | None = None
    running: Found | None = None
    for unit in scene.units:
        own = by_unit.get(unit.index, [])
        spoken = [f for f in own if f.source is not None and not f.lead.attitude]
        covered = any(_covers(f, unit) for f in found if abs(f.unit - unit.index) <= 3)
        if not covered and not spoken and _reported_mood(unit) and last is not None:
            if running is not None and running.content and running.unit == unit.index - 1:
                out.remove(running)
                running = replace(running, unit=unit.index, content=(Span(start=running.content[0].start, end=unit.end),))
            else:
                running = Found(unit.index, "subjunctive run", RUN, (), (Span(start=unit.start, end=unit.end),),
                                last.source, last.head, last.source_unit)
            out.append(running)
        else:
            running = None
        if spoken:
            last = _outermost(spoken)
    out = joined(scene, out)
    return out + bare_quotes(scene, out)


def joined(scene: Scene, found: Sequence[Found]) -> list[Found]:
    """Attributions with the quotation that goes on right behind their report clause: "A", he said. "B"."""
    out = list(found)
    starts = {q.start: q for q in scene.quotes}
    for k, one in enumerate(found):
        if one.rule != "cue verb" or not one.cue or not one.content:
            continue
        unit = scene.units[one.unit]
        at = unit.end
        while at < len(scene.text) and at < unit.end + 3 and scene.text[at] == " ":
            at += 1
        quote = starts.get(at)
        last = one.content[-1]
        if quote is None or one.cue[-1].start < last.start or last.end < unit.start or not _quoted(scene, last):
            continue
        out[k] = replace(one, content=merge((*one.content, quote.span)))
    return out


def _quoted(scene: Scene, content: Span) -> bool:
    return any(q.start < content.end <= q.end + 1 for q in scene.quotes)


def _outermost(spoken: Sequence[Found]) -> Found:
    """The speaker of a sentence whose words are not inside another's."""
    def nested(one: Found) -> bool:
        return any(o is not one and one.source is not None and s.start <= one.source.start < s.end
                   for o in spoken for s in o.content)
    return max(spoken, key=lambda f: (not nested(f), f.lead.reporting, sum(s.end - s.start for s in f.content)))


def _covers(one: Found, unit: Unit) -> bool:
    return any(s.start <= unit.start + 2 and s.end >= unit.end - 3 for s in one.content)


def _reported_mood(unit: Unit) -> bool:
    """Whether the main clause of a sentence is in the reporting subjunctive."""
    mains = [f for f in unit.fields if f.kind == "main"]
    return bool(mains) and mains[0].subjunctive


def bare_quotes(scene: Scene, found: Sequence[Found]) -> list[Found]:
    """Quotations inside reported speech, and those that stand alone after a speaker."""
    out = []
    for quote in scene.quotes:
        if any(_same(c, quote.span) for f in found for c in f.content):
            continue
        holder = [f for f in found if any(s.start <= quote.start and quote.end <= s.end + 1 for s in f.content)]
        if holder and not scene.grammar.nested_quotes:
            continue
        if holder:
            best = min(holder, key=lambda f: sum(s.end - s.start for s in f.content))
            out.append(Found(best.unit, "quotation inside", QUOTE, best.cue, (quote.span,), best.source, best.head, best.source_unit))
            continue
        if quote.words < 5:
            continue
        before = [f for f in found if f.source is not None and f.content and f.content[0].start < quote.start
                  and quote.start - f.content[-1].end < 600]
        if before:
            near = max(before, key=lambda f: f.content[-1].end)
            unit = near.unit
            out.append(Found(unit, "quotation alone", QUOTE, (), (quote.span,), near.source, near.head, near.source_unit))
    return out


def _same(a: Span, b: Span) -> bool:
    both = min(a.end, b.end) - max(a.start, b.start)
    either = max(a.end, b.end) - min(a.start, b.start)
    return both > 0.8 * either
