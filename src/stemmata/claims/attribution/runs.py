"""Speech that names no speaker of its own: subjunctive sentences, bare quotations, "demnach", hearsay "soll"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from stemmata.claims.attribution.found import Found, merge, tokens_span
from stemmata.claims.attribution.lexicon import Cue
from stemmata.claims.attribution.roster import roster
from stemmata.claims.attribution.scene import Scene, Unit
from stemmata.claims.attribution.subjects import phrase
from stemmata.model import Span

RUN = Cue(lemma="(subjunctive)")
NEAR = 10  # sentences to either side in which the speaker of a quotation is looked for
QUOTE = Cue(lemma="(quotation)")


def continued(scene: Scene, found: Sequence[Found]) -> list[Found]:
    """Attributions with those added that carry on the last speaker, sentence by sentence."""
    by_unit: dict[int, list[Found]] = {}
    for one in found:
        by_unit.setdefault(one.unit, []).append(one)
    out = list(found)
    last: Found | None = None
    running: Found | None = None
    heard = -9  # the last unit in which somebody was heard
    for unit in scene.units:
        own = by_unit.get(unit.index, [])
        spoken = [
            f
            for f in own
            if f.source is not None
            and not f.lead.attitude
            and f.rule != "raising verb"
            and not _empty(scene, f)
            and (f.rule != "voice" or _leads(scene, unit, f))
        ]
        covered = any(_covers(f, unit) for k in range(-3, 4) for f in by_unit.get(unit.index + k, ()))
        adjacent = heard == unit.index - 1
        mood = _reported_mood(unit, adjacent)
        reported = mood or _hearsay(scene, unit, adjacent)
        if reported and not covered and not any(_leads(scene, unit, f) for f in spoken):
            last = _latest(last, _subject_before(scene, unit), unit)
        else:
            reported = False
        if reported and last is not None:
            if running is not None and running.content and running.unit == unit.index - 1:
                out.remove(running)
                running = replace(
                    running, unit=unit.index, content=(Span(start=running.content[0].start, end=unit.end),)
                )
            else:
                running = Found(
                    unit.index,
                    "subjunctive run",
                    RUN,
                    (),
                    (Span(start=unit.start, end=unit.end),),
                    last.source,
                    last.head,
                    last.source_unit,
                    named=last.named,
                    follows=last,
                )
            out.append(running)
            heard = unit.index
            continue
        if reported and mood and last is None:
            out.append(replace(_nobody(unit), interviewed=True))  # the expert whom the report introduces
        running = None
        if spoken:
            last = _outermost(spoken)
            heard = unit.index
    out = joined(scene, out)
    return out + bare_quotes(scene, out)


def _nobody(unit: Unit) -> Found:
    """A sentence in the reporting subjunctive before anybody has been heard."""
    return Found(unit.index, "subjunctive run", RUN, (), (Span(start=unit.start, end=unit.end),), None, -1, -1)


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
    return any(q.start < content.end <= q.end + 1 for q in scene.quotes_in(content.start, content.end))


def _outermost(spoken: Sequence[Found]) -> Found:
    """The speaker of a sentence whose words are not inside another's."""

    def nested(one: Found) -> bool:
        return any(
            o is not one and one.source is not None and s.start <= one.source.start < s.end
            for o in spoken
            for s in o.content
        )

    return max(spoken, key=lambda f: (not nested(f), f.lead.reporting, sum(s.end - s.start for s in f.content)))


def _covers(one: Found, unit: Unit) -> bool:
    return any(s.start <= unit.start + 2 and s.end >= unit.end - 3 for s in one.content)


def _reported_mood(unit: Unit, adjacent: bool) -> bool:
    """Whether a main clause of a sentence is in the reporting subjunctive; right behind a speaker any will do."""
    mains = [f for f in unit.fields if f.kind == "main"]
    return bool(mains) and (mains[0].subjunctive or (adjacent and any(f.subjunctive for f in mains)))


def _hearsay(scene: Scene, unit: Unit, adjacent: bool) -> bool:
    """Whether a sentence right behind a speaker passes on hearsay: "soll … haben", "steht im Verdacht", "demnach"."""
    words = scene.grammar.words
    lower = {t.text.lower() for t in unit.tokens}
    if lower & words["hearsay_anaphors"]:
        return True
    if not adjacent:
        return False
    text = scene.text[unit.start : unit.end]
    if any(p in text for p in words["hearsay_phrases"]):
        return True
    mains = [f for f in unit.fields if f.kind == "main"]
    return (
        bool(mains)
        and unit.tokens[mains[0].verb].text.lower() in words["hearsay"]
        and bool(lower & {"haben", "sein", "worden"})
    )


def _empty(scene: Scene, one: Found) -> bool:
    """Whether the words of a source name nobody ("es", "dies", "denen")."""
    pronouns = scene.grammar.pronouns
    word = scene.units[one.source_unit].tokens[one.head].text.lower() if one.head >= 0 and one.source_unit >= 0 else ""
    return word in pronouns["demonstrative"] | pronouns["indefinite"] or word in scene.grammar.words["oblique"]


def _leads(scene: Scene, unit: Unit, one: Found) -> bool:
    """Whether an attribution is the sentence's own statement, not itself part of what somebody reports."""
    if one.head < 0 or one.source_unit != unit.index or not one.cue:
        return True
    if unit.tokens[one.head].text.lower() in scene.grammar.pronouns["indefinite"]:
        return False
    at = next((t.i for t in unit.tokens if t.start >= one.cue[0].start), 0)
    own = unit.fields[unit.field_of(at)]
    return not (own.subjunctive or own.kind in {"sub", "relative"})


def _subject_before(scene: Scene, unit: Unit) -> Found | None:
    """The person or body that is the subject of the sentence before, in the same paragraph."""
    if unit.index == 0 or scene.units[unit.index - 1].paragraph != unit.paragraph:
        return None
    before = scene.units[unit.index - 1]
    root = next((t for t in before.tokens if t.head < 0), None)
    head = next((k for k in before.tree.kids(root.i, "nsubj")), None) if root is not None else None
    if head is None or any(f.subjunctive for f in before.fields) or not _animate(scene, before, head.i):
        return None
    source = phrase(scene, before, head.i, 0, len(before.tokens), relative=False)
    return (
        Found(before.index, "subject before", RUN, (), (), source, head.i, before.index) if source is not None else None
    )


def _animate(scene: Scene, unit: Unit, head: int) -> bool:
    """Whether a noun can speak: a person, a body, an office."""
    token = unit.tokens[head]
    if token.upos == "PRON":
        return token.text.lower() in scene.grammar.pronouns["masculine"] | scene.grammar.pronouns["feminine"]
    names = roster(scene.language)
    if any(names.match(kind, [token.text], 0) for kind in ("roles", "bodies", "groups")):
        return True
    return any(a.kind != "state" or a.form in {"compound", "capital"} for a in scene.actors_in(token.start, token.end))


def _latest(last: Found | None, subject_: Found | None, unit: Unit) -> Found | None:
    """The speaker who was heard last; a subject of the sentence before counts where nobody spoke there."""
    if last is None or subject_ is None:
        return last or subject_
    return subject_ if last.unit < unit.index - 1 else last


def bare_quotes(scene: Scene, found: Sequence[Found]) -> list[Found]:
    """Quotations inside reported speech, and those that stand alone after a speaker."""
    out = []
    by_unit: dict[int, list[Found]] = {}
    for one in found:
        by_unit.setdefault(one.unit, []).append(one)
    for quote in scene.quotes:
        at = scene.unit_at(quote.start)
        near_by = [f for k in range(at - NEAR, at + NEAR + 1) for f in by_unit.get(k, ())]
        if any(_same(c, quote.span) for f in near_by for c in f.content):
            continue
        holder = [f for f in near_by if any(s.start <= quote.start and quote.end <= s.end + 1 for s in f.content)]
        if holder and not scene.grammar.nested_quotes:
            continue
        if holder:
            best = min(holder, key=lambda f: sum(s.end - s.start for s in f.content))
            out.append(
                Found(
                    best.unit,
                    "quotation inside",
                    QUOTE,
                    best.cue,
                    (quote.span,),
                    best.source,
                    best.head,
                    best.source_unit,
                )
            )
            continue
        if quote.words < 5:
            continue
        host = _tagged(scene, quote.end) or _host(scene, quote.start)
        if host is not None:
            out.append(host_quote(host, quote.span))
            continue
        before = [
            f
            for f in near_by
            if f.source is not None
            and f.content
            and f.content[0].start < quote.start
            and quote.start - f.content[-1].end < 600
        ]
        if before:
            near = max(before, key=lambda f: f.content[-1].end)
            unit = near.unit
            out.append(
                Found(unit, "quotation alone", QUOTE, (), (quote.span,), near.source, near.head, near.source_unit)
            )
    return out


def host_quote(host: Found, quote: Span) -> Found:
    """A quotation that the subject of its own sentence speaks."""
    return replace(host, rule="quotation alone", lead=QUOTE, content=(quote,))


def _tagged(scene: Scene, at: int) -> Found | None:
    """The report clause right behind a quotation by its words alone: '..." wrote a supporter', '..." Bozell notes'."""
    if not scene.units:
        return None
    unit = scene.units[scene.unit_at(at + 2)]
    if at > unit.end:
        return None
    low = next((t.i for t in unit.tokens if t.start >= at), len(unit.tokens))
    high = low
    while high < len(unit.tokens) and high < low + 14 and unit.tokens[high].text not in {",", ".", ";", ":"}:
        high += 1
    for i in range(low, high):
        token = unit.tokens[i]
        cue = scene.words.verb(token.lemma, token.text)
        if cue is None or not cue.reporting or not token.text[:1].islower():
            continue
        first, last = (i + 1, high) if i - low < 1 else (low, i)
        heads = [k for k in range(first, last) if unit.tokens[k].upos in {"NOUN", "PROPN", "PRON"}]
        if not heads:
            return None
        source = tokens_span(unit, range(first, min(last, heads[-1] + 1)))
        cues = (Span(start=token.start, end=token.end),)
        return Found(unit.index, "quotation alone", cue, cues, (), source, heads[0], unit.index) if source else None
    return None


def _host(scene: Scene, at: int) -> Found | None:
    """The subject of the sentence that holds offset `at` inside it, or that ends in a colon just before it."""
    here = scene.unit_at(at)
    for unit in scene.units[max(0, here - 1) : here + 1]:
        inside = unit.start < at - 1 and at < unit.end
        led = unit.end <= at <= unit.end + 3 and scene.text[unit.start : unit.end].rstrip().endswith(":")
        if not inside and not led:
            continue
        root = next((t for t in unit.tokens if t.head < 0), None)
        head = next((k for k in unit.tree.kids(root.i, "nsubj") if k.start < at), None) if root is not None else None
        if head is None or not (_animate(scene, unit, head.i) or head.upos == "PROPN"):
            return None
        source = phrase(scene, unit, head.i, 0, len(unit.tokens), relative=False)
        return Found(unit.index, "host", QUOTE, (), (), source, head.i, unit.index) if source is not None else None
    return None


def _same(a: Span, b: Span) -> bool:
    both = min(a.end, b.end) - max(a.start, b.start)
    either = max(a.end, b.end) - min(a.start, b.start)
    return both > 0.8 * either
