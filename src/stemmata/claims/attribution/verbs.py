"""Cue verbs: the report clause around them, and what it reports."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from stemmata.claims.attribution.content import object_said, said
from stemmata.claims.attribution.cueing import cue_of, is_finite, opens_with_verb
from stemmata.claims.attribution.found import Found, clean, merge, minus
from stemmata.claims.attribution.lexicon import Cue
from stemmata.claims.attribution.scene import LONG_QUOTE, Scene, Unit, span
from stemmata.claims.attribution.subjects import is_passive, name_field, phrase, positional, subject
from stemmata.claims.grammar import bare
from stemmata.model import Span, Token

NEAR_SUBJECT = 4
"""Tokens behind an inverted cue verb within which a name is its subject ("said Mark Hale, an analyst")."""


def report_fields(scene: Scene, unit: Unit, v: int, head: int | None) -> tuple[int, int]:
    """Fields [a, b) of the report clause of verb `v`: its own, its subject's, and appositions in between or after."""
    at = unit.field_of(v)
    a, b = at, at + 1
    if head is not None:
        own = unit.field_of(head)
        if own < a and all(f.kind in {"relative", "bare"} for f in unit.fields[own + 1 : a]):
            a = own
        elif own > at and all(f.kind in {"relative", "bare"} for f in unit.fields[at + 1 : own]):
            b = own + 1
    inverted = opens_with_verb(scene, unit, unit.fields[at])
    k = b
    while (
        k < len(unit.fields)
        and unit.fields[k].kind in {"bare", "relative"}
        and unit.fields[k].mark != ":"
        and unit.tokens[unit.fields[k].first].upos != "VERB"
    ):
        k += 1
    rest = unit.fields[k] if k < len(unit.fields) else None
    named = (
        rest is not None
        and rest.kind == "main"
        and rest.subjunctive
        and k == b + 1
        and name_field(unit, b, unit.fields[b].first)
    )
    if k > b and (inverted or named or (rest is not None and rest.kind in {"quote", "comp", "infinitive"})):
        b = k
    return a, b


def from_verbs(scene: Scene, unit: Unit) -> Iterator[Found]:
    """Attributions that the cue verbs of a sentence make."""
    for token in unit.tokens:
        known = cue_of(scene, unit, token)
        if known is None:
            continue
        cue, spelled = known
        found = _attribution(scene, unit, token, cue, spelled)
        if found is not None:
            yield found


def _attribution(scene: Scene, unit: Unit, v: Token, cue: Cue, spelled: tuple[int, ...]) -> Found | None:
    if scene.quote_at(v.start) is not None and _direct(scene, v.start):
        return None  # the words of somebody who is quoted
    head = subject(scene, unit, v, cue)
    if head is not None and unit.tokens[head].head == v.i and _of_another(scene, unit, v, head):
        head = None
    a, b = report_fields(scene, unit, v.i, head)
    low, high = unit.fields[a].first, unit.fields[b - 1].last
    passive = is_passive(scene, unit, v)
    if head is not None and not low <= head < high and unit.fields[a].kind != "relative":
        head = None if scene.language == "de" else head
    named_after = head is not None and 0 < head - v.i <= NEAR_SUBJECT and unit.tokens[head].upos == "PROPN"
    before = (
        _subject_fields(scene, unit, v)
        if head is None or (head > v.i and not passive and not named_after and scene.language == "en")
        else None
    )
    if before is not None:
        head, a = before
        low = unit.fields[a].first
    if head is None and not passive and (is_finite(scene, unit, v)):
        head = positional(scene, unit, low, high, v.i)
    if head is not None and (cue.subject == "impersonal" or _pleonastic(scene, unit, head)):
        head = _voice(scene, unit, low, high)
        if (
            head is None
            and cue.subject == "impersonal"
            and all(f.kind in {"bare", "relative"} for f in unit.fields[:a])
        ):
            head = _voice(scene, unit, 0, low)
    if head is not None and unit.tokens[head].text.lower() in scene.grammar.pronouns["indefinite"]:
        voice = _voice(scene, unit, low, high)  # "wie man in Eriwan beklagt"
        head = (
            voice if voice is not None and scene.actors_in(unit.tokens[voice].start, unit.tokens[voice].end) else head
        )
    content = _raised(unit, v, head) if cue.raising or _raises(scene, unit, v, passive) else ()
    if content:
        return Found(
            unit.index,
            "raising verb",
            cue,
            (span(unit, v.i, v.i + 1),),
            clean(scene.text, content),
            None,
            -1,
            unit.index,
            _negated(scene, unit, v),
            True,
        )
    content = said(scene, unit, v, cue, a, b, head)
    rule = "cue verb"
    if not content:
        content = object_said(scene, unit, v, cue, a, b)
        rule = "deed" if cue.deed else "cue verb with object"
    if not content or rule != "cue verb":
        back = _back(scene, unit, v, cue)
        content, rule = (back, "refers back") if back else (content, rule)
        if back and head is not None and unit.tokens[head].text.lower() in scene.grammar.pronouns["demonstrative"]:
            head = positional(scene, unit, v.i + 1, high, v.i)
    if not content:
        return _voice_only(scene, unit, v, cue, head, low, high)
    if (v.text.lower(),) in scene.words.inner:
        rule = "cites"
    before_verb = head is not None and low <= head < v.i < high
    source = _source(scene, unit, head, low, v.i if before_verb else high)
    if source is not None and rule == "cue verb":
        content = tuple(c for one in content for c in minus(one, [source]))
    content = clean(scene.text, content)
    if not content:
        return None
    first = next((k for k in unit.tokens if k.start >= content[0].start), None)
    if cue.intends and first is not None and first.text.lower() in scene.grammar.words["infinitive_marks"]:
        cue = replace(cue, attitude=True)
    cues = merge(Span(start=unit.tokens[i].start, end=unit.tokens[i].end) for i in spelled)
    return Found(
        unit.index,
        rule,
        cue,
        cues,
        content,
        source,
        head if head is not None else -1,
        unit.index,
        _negated(scene, unit, v),
        passive,
    )


def _of_another(scene: Scene, unit: Unit, v: Token, head: int) -> bool:
    """Whether a "subject" stands in a clause of its own before an inverted report clause: part of what is said."""
    at, there = unit.field_of(v.i), unit.field_of(head)
    return (
        there < at
        and unit.fields[there].verb >= 0
        and unit.fields[there].kind != "relative"
        and opens_with_verb(scene, unit, unit.fields[at])
    )


def _back(scene: Scene, unit: Unit, v: Token, cue: Cue) -> tuple[Span, ...]:
    """The sentence before, where the object only points to it: "Das bestätigte das Ministerium." """
    if unit.index == 0 or not cue.reporting or cue.polarity == "negative" or cue.attitude:
        return ()
    lead = unit.tokens[0]
    points = lead.text.lower() in scene.grammar.pronouns["demonstrative"] and lead.head == v.i
    pointing = (
        [lead]
        if points and (bare(lead.deprel) != "nsubj" or lead.text.lower() in scene.grammar.words["fronted"])
        else []
    )
    pointing += [k for k in unit.tree.kids(v.i, "obj") if k.text.lower() in scene.grammar.words["pointers"]]
    before = scene.units[unit.index - 1]
    if not any(p.upos in {"PRON", "DET"} and p.i != v.i for p in pointing) or before.paragraph != unit.paragraph:
        return ()
    if any(f.kind in {"comp", "quote"} for f in unit.fields):
        return ()
    return (Span(start=before.start, end=before.end),)


def _subject_fields(scene: Scene, unit: Unit, v: Token) -> tuple[int, int] | None:
    """(head, first field) of a subject cut off from its verb by commas: "the adviser, Shin Won-sik, said"."""
    at = unit.field_of(v.i)
    if (
        not opens_with_verb(scene, unit, unit.fields[at])
        or unit.fields[at].mark != ","
        or not is_finite(scene, unit, v)
    ):
        return None
    k = at
    while (
        k > 0
        and unit.fields[k - 1].kind == "bare"
        and unit.tokens[unit.fields[k - 1].first].upos in {"DET", "NOUN", "PROPN", "ADJ", "NUM"}
    ):
        k -= 1
        if unit.fields[k].mark != ",":
            break
    if k == at or (
        at + 1 < len(unit.fields)
        and k == at - 1
        and any(f.kind in {"main", "quote"} for f in unit.fields[:k])
        and scene.language == "de"
    ):
        return None
    head = positional(scene, unit, unit.fields[k].first, unit.fields[k].last, unit.fields[k].last - 1)
    return (head, k) if head is not None else None


def _source(scene: Scene, unit: Unit, head: int | None, low: int, high: int) -> Span | None:
    """The words that name the source: inside the report clause, or in the whole sentence where it stands outside."""
    if head is None:
        return None
    inside = low <= head < high
    return phrase(
        scene,
        unit,
        head,
        low if inside else 0,
        high if inside else len(unit.tokens),
        relative=scene.grammar.object_content == "object",
    )


def _voice_only(scene: Scene, unit: Unit, v: Token, cue: Cue, head: int | None, low: int, high: int) -> Found | None:
    """A cue without content ("Selenskyj widersprach."): nothing is reported, but somebody has been heard."""
    source = _source(scene, unit, head, low, high)
    if source is None or not cue.reporting or not is_finite(scene, unit, v):
        return None
    cues = (Span(start=v.start, end=v.end),)
    return Found(unit.index, "voice", cue, cues, (), source, head if head is not None else -1, unit.index)


def _raises(scene: Scene, unit: Unit, v: Token, passive: bool) -> bool:
    """Whether a passive cue lends its subject to an infinitive: "the shipment is expected to arrive"."""
    return (
        passive
        and scene.grammar.object_content == "object"
        and any(
            k.i > v.i
            and any(m.text.lower() in scene.grammar.words["infinitive_marks"] for m in unit.tree.kids(k.i, "mark"))
            for k in unit.tree.kids(v.i, "xcomp")
        )
    )


def _raised(unit: Unit, v: Token, head: int | None) -> tuple[Span, ...]:
    """Subject and infinitive of a verb that takes its subject from below ("Moscow seems to …")."""
    low = next((k for k in unit.tree.kids(v.i, "xcomp", "ccomp") if k.i > v.i), None)
    subject_ = next((k for k in unit.tree.kids(v.i, "nsubj")), None)
    if low is None or subject_ is None:
        return ()
    a, b = sorted(unit.tree.subtree(subject_.i)), sorted(unit.tree.subtree(low.i))
    return merge(
        [span(unit, a[0], min(a[-1], v.i - 1) + 1), span(unit, max(b[0], v.i + 1), b[-1] + 1)] if a[0] < v.i else []
    )


def _pleonastic(scene: Scene, unit: Unit, head: int) -> bool:
    """Whether a subject is no speaker: "es wird angenommen", "it is believed"."""
    word = unit.tokens[head].text.lower()
    return scene.language == "de" and word == "es"


def _voice(scene: Scene, unit: Unit, low: int, high: int) -> int | None:
    """Where an impersonal "hieß es" comes from: "aus dem Ministerium", "in dem Bericht", "von der Polizei"."""
    for i in range(low, high):
        token = unit.tokens[i]
        if token.upos not in {"NOUN", "PROPN"}:
            continue
        case = next(unit.tree.kids(i, "case"), None)
        if (
            case is not None
            and case.text.lower() in scene.grammar.words["voice_prepositions"]
            and token.text not in scene.grammar.words["time_nouns"]
            and bare(token.deprel) != "nmod"
        ):
            return i
    return None


def _direct(scene: Scene, offset: int) -> bool:
    quote = scene.quote_at(offset)
    return quote is not None and quote.words >= LONG_QUOTE


def _negated(scene: Scene, unit: Unit, v: Token) -> bool:
    return any(k.text.lower() in scene.grammar.words["negations"] for k in unit.tree.kids(v.i, "advmod", "neg", "det"))
