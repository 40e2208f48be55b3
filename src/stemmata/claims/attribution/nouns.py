"""Attribution by nouns: "die Behauptung, dass ...", "criticism of ...", "in the watchdog's view"."""

from __future__ import annotations

from collections.abc import Iterator

from stemmata.claims.attribution.found import Found, clean, contiguous, minus, with_quotes
from stemmata.claims.attribution.lexicon import Cue
from stemmata.claims.attribution.phrases import PLAIN
from stemmata.claims.attribution.scene import Scene, Unit, span
from stemmata.claims.attribution.subjects import phrase
from stemmata.claims.grammar import bare
from stemmata.model import Span, Token


def from_nouns(scene: Scene, unit: Unit) -> Iterator[Found]:
    """Nouns with a content clause: "die Behauptung, dass …", "the claim that …", "a report of …"."""
    for token in unit.tokens:
        if token.upos != "NOUN" or scene.quote_at(token.start) is not None:
            continue
        held = _in_view(scene, unit, token)
        if held is not None:
            yield held
            continue
        cue = scene.words.noun(token.lemma, token.text)
        if cue is None:
            continue
        content = _noun_content(scene, unit, token, cue)
        if not content:
            continue
        source = _holder(scene, unit, token)
        head = source[1] if source else -1
        own = Span(start=token.start, end=token.end)
        yield Found(
            unit.index,
            "cue noun",
            cue,
            (own,),
            clean(scene.text, with_quotes(scene, content)),
            source[0] if source else None,
            head,
            unit.index,
        )


def _in_view(scene: Scene, unit: Unit, token: Token) -> Found | None:
    """ "In the watchdog's view, ...", "by Kyiv's account, ..." """
    if token.text.lower() not in scene.grammar.words["views"]:
        return None
    case = next((k for k in unit.tree.kids(token.i, "case") if k.i < token.i), None)
    holder = next((k for k in unit.tree.kids(token.i, "nmod") if k.i < token.i and k.deprel == "nmod:poss"), None)
    if case is None or holder is None or case.text.lower() not in {"in", "by"}:
        return None
    source = phrase(scene, unit, holder.i, case.i + 1, token.i)
    own = span(unit, case.i, token.i + 1)
    content = clean(scene.text, minus(span(unit, 0, len(unit.tokens)), [own]))
    cue = scene.words.noun(token.lemma, token.text) or PLAIN
    return Found(unit.index, "preposition", cue, (own,), content, source, holder.i, unit.index) if content else None


def _noun_content(scene: Scene, unit: Unit, token: Token, cue: Cue) -> tuple[Span, ...]:
    at = unit.field_of(token.i)
    follows = unit.fields[at + 1] if at + 1 < len(unit.fields) else None
    near = unit.fields[at].last - token.i <= 6
    if follows is not None and near and follows.mark in {",", ":"} and follows.kind == "comp":
        k = at + 2
        while k < len(unit.fields) and unit.fields[k].kind in {"relative", "comp", "bare", "sub"}:
            k += 1
        return (span(unit, follows.first, unit.fields[k - 1].last),)
    for kid in unit.tree.kids(token.i, "acl", "ccomp"):
        mark = next(unit.tree.kids(kid.i, "mark"), None)
        if kid.i > token.i and mark is not None and scene.grammar.has("complementizers", mark.text):
            run = contiguous(unit.tree.subtree(kid.i), kid.i)
            return (span(unit, run[0], run[-1] + 1),)
    for kid in unit.tree.kids(token.i, "nmod") if cue.preps else ():
        case = next(unit.tree.kids(kid.i, "case"), None)
        if kid.i > token.i and case is not None and case.text.lower() in cue.preps:
            run = contiguous(unit.tree.subtree(kid.i), kid.i)
            return (span(unit, case.i + 1, run[-1] + 1),)
    return ()


def _holder(scene: Scene, unit: Unit, token: Token) -> tuple[Span, int] | None:
    for kid in unit.tree.kids(token.i, "nmod", "det"):
        if kid.upos == "DET" and kid.text.lower() not in scene.grammar.pronouns["possessive"]:
            continue
        if kid.deprel == "det" and kid.text.lower() not in scene.grammar.pronouns["possessive"]:
            continue
        source = phrase(scene, unit, kid.i, 0, len(unit.tokens))
        if source is not None:
            return source, kid.i
    head = _supporter(scene, unit, token)
    source = phrase(scene, unit, head, 0, len(unit.tokens), relative=False) if head is not None else None
    return (source, head) if source is not None and head is not None else None


def _supporter(scene: Scene, unit: Unit, token: Token) -> int | None:
    """The subject of the verb that the noun depends on: "X vertritt die Ansicht, dass …"."""
    if token.head < 0 or bare(token.deprel) not in {"obj", "obl"}:
        return None
    verb = unit.tokens[token.head]
    if verb.upos not in {"VERB", "AUX"} or any(True for _ in unit.tree.kids(verb.i, "nsubj:pass", "aux:pass")):
        return None
    return next((k.i for k in unit.tree.kids(verb.i, "nsubj") if k.i != token.i), None)
