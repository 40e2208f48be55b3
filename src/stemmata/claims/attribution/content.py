"""What a report clause reports: the quotation or clauses left, right or around it, or its object."""

from __future__ import annotations

from collections.abc import Iterator

from stemmata.claims.attribution.cueing import cue_of, is_finite, opens_with_verb
from stemmata.claims.attribution.found import merge, minus, with_quotes
from stemmata.claims.attribution.lexicon import Cue
from stemmata.claims.attribution.scene import MARKS, Field, Scene, Unit, span
from stemmata.claims.attribution.subjects import NOMINAL, is_passive
from stemmata.claims.grammar import bare
from stemmata.model import Span, Token

CLOSING = frozenset("“”\"»«’'")


def said(scene: Scene, unit: Unit, v: Token, cue: Cue, a: int, b: int, head: int | None) -> tuple[Span, ...]:
    """What is said: a quotation or clauses left, right or around the report clause."""
    left, right = unit.fields[:a], unit.fields[b:]
    own = unit.fields[unit.field_of(v.i)]
    opening = unit.tokens[unit.fields[a].first]
    if scene.grammar.has("as_said", opening.text) and (own.verb >= 0 or is_passive(scene, unit, v)):
        return with_quotes(scene, stretch(unit, left) + stretch(unit, right))
    inverted = (
        opens_with_verb(scene, unit, own)
        and is_finite(scene, unit, v)
        and unit.field_of(v.i) == a
        and _says(unit, left)
        and (head is None or head > v.i or unit.fields[unit.field_of(head)].kind not in {"bare", "relative"})
    )
    if left and inverted and own.mark != ":":
        return with_quotes(scene, stretch(unit, _speech_before(unit, left)) + _after_medial(scene, unit, left, right))
    if not left and inverted and _after_quote(scene, unit):
        return with_quotes(scene, (Span(start=unit.start - 2, end=unit.start - 1),))
    trails = bool(left) and own.mark != ":" and _trailing(scene, unit, cue, v, a, b)
    said = _right(scene, unit, cue, right, v)
    if said and not (trails and left[-1].kind == "quote"):
        return with_quotes(scene, said)
    if trails:
        return with_quotes(scene, stretch(unit, _speech_before(unit, left)) + _after_medial(scene, unit, left, right))
    by_tree = _clause(scene, unit, v, cue)
    if by_tree:
        return with_quotes(scene, by_tree)
    mark = next((i for i in range(v.i + 1, own.last) if scene.grammar.has("that", unit.tokens[i].text)), None)
    if mark is not None and own.last - mark > 2:
        return with_quotes(scene, (span(unit, mark, _reach(scene, unit, own.last, v)),))
    if _colon_follows(scene, unit):
        quote = next((q for q in scene.quotes_in(unit.end, unit.end + 5) if unit.end <= q.start <= unit.end + 4), None)
        if quote is not None:
            return (quote.span,)
    return _quoted(scene, unit, cue, own)


def _says(unit: Unit, left: tuple[Field, ...]) -> bool:
    """Whether what stands left of an inverted clause can be speech, rather than a subject with its appositions."""
    return (
        any(f.kind not in {"bare", "relative"} for f in left)
        or not left
        or not any(unit.tokens[i].upos in {"NOUN", "PROPN"} for i in range(left[0].first, left[0].last))
    )


def _trailing(scene: Scene, unit: Unit, cue: Cue, v: Token, a: int, b: int) -> bool:
    """Whether a report clause only follows or interrupts speech: ", he said", ", officials in Yerevan complain"."""
    if not cue.reporting or not is_finite(scene, unit, v):
        return False
    if (
        unit.fields[unit.field_of(v.i)].kind != "main"
        or unit.fields[a].mark not in {",", "“", "–", "—", "-", ";"} | MARKS
    ):
        return False
    low, high = unit.fields[a].first, unit.fields[b - 1].last
    if unit.fields[a - 1].kind == "quote" or scene.text[unit.tokens[low - 1].end - 1] in CLOSING:
        return True
    if scene.grammar.has("coordinators", unit.tokens[low].text) or not any(
        f.verb >= 0 or f.kind == "quote" for f in unit.fields[:a]
    ):
        return False
    for kid in unit.tree.kids(v.i, "obj", "ccomp", "xcomp"):
        if cue.addressee and kid.upos in NOMINAL:
            continue
        if (v.i < kid.i < high and bare(kid.deprel) != "obj") or (
            low <= kid.i < high and bare(kid.deprel) == "obj" and kid.i > v.i
        ):
            return False
    return True


def _speech_before(unit: Unit, left: tuple[Field, ...]) -> tuple[Field, ...]:
    """The fields before a trailing report clause back to a semicolon, which ends another statement."""
    for k in range(len(left) - 1, 0, -1):
        if left[k].mark == ";":
            return left[k:]
    return left


def _after_medial(scene: Scene, unit: Unit, left: tuple[Field, ...], right: tuple[Field, ...]) -> tuple[Span, ...]:
    """What goes on behind an interrupting report clause; after a quotation only another; a semicolon ends it."""
    stop = next((k for k, one in enumerate(right) if one.mark == ";"), len(right))
    if any(cue_of(scene, unit, unit.tokens[i]) is not None for f in right[stop:] for i in range(f.first, f.last)):
        right = right[:stop]
    if (left and scene.text[unit.tokens[left[-1].last - 1].end - 1] in CLOSING) or (left and left[-1].kind == "quote"):
        first = next((k for k, one in enumerate(right) if one.kind == "quote"), None)
        taken = first is None or any(unit.tokens[one.first].upos == "VERB" for one in right[:first])
        return () if taken else stretch(unit, right[first:])
    if not right or right[0].kind in {"bare", "relative"}:
        return ()
    return stretch(unit, right)


def stretch(unit: Unit, part: tuple[Field, ...]) -> tuple[Span, ...]:
    return (span(unit, part[0].first, part[-1].last),) if part else ()


def _after_quote(scene: Scene, unit: Unit) -> bool:
    return any(0 <= unit.start - q.end <= 1 for q in scene.quotes_in(unit.start, unit.start + 1))


def _right(scene: Scene, unit: Unit, cue: Cue, right: tuple[Field, ...], v: Token) -> tuple[Span, ...]:
    """Content that follows the report clause: complement clauses, quotations, subjunctive or verb-second clauses."""
    if not right:
        return ()
    first = right[0]
    if scene.language != "de" and first.mark != ":" and first.kind not in {"quote"}:
        return ()
    if (
        first.kind == "sub"
        and len(right) > 2
        and right[1].kind == "main"
        and right[1].subjunctive
        and scene.grammar.has("as_said", unit.tokens[first.first].text)
    ):
        right, first = right[1:], right[1]  # "sagte der Rat, wie sich die Junta nennt, die Lage sei …"
    if not _fits(scene, unit, cue, right, v):
        return ()
    taken = [first]
    for one in right[1:]:
        if (
            one.kind == "main"
            and not one.subjunctive
            and scene.grammar.has("coordinators", unit.tokens[one.first].text)
            and first.kind != "quote"
            and any(f.subjunctive or f.kind == "comp" for f in taken)
        ):
            break
        taken.append(one)
    return stretch(unit, tuple(taken))


def _fits(scene: Scene, unit: Unit, cue: Cue, right: tuple[Field, ...], v: Token) -> bool:
    """Whether the first field behind a report clause can be what is reported."""
    first = right[0]
    if first.kind in {"quote", "comp"}:
        return True
    if first.mark == ":":
        return cue.reporting
    if first.mark != ",":
        return False
    if first.kind == "main":
        coordinated = scene.grammar.has("coordinators", unit.tokens[first.first].text)
        said_already = any(k.i < unit.fields[unit.field_of(v.i)].last for k in unit.tree.kids(v.i, "obj"))
        return first.subjunctive or (
            not coordinated and cue.reporting and not cue.deed and is_finite(scene, unit, v) and not said_already
        )
    if first.kind == "infinitive":
        return cue.infinitive or cue.reporting
    return first.kind == "sub" and len(right) > 1 and right[1].kind == "main" and right[1].subjunctive


def _colon_follows(scene: Scene, unit: Unit) -> bool:
    return scene.text[unit.start : unit.end].rstrip().endswith(":")


def _clause(scene: Scene, unit: Unit, v: Token, cue: Cue) -> tuple[Span, ...]:
    """A complement clause by the tree."""
    found = []
    for kid in unit.tree.kids(v.i, "ccomp", "xcomp", "parataxis", "csubj"):
        relation = bare(kid.deprel)
        if cue.addressee and kid.upos in NOMINAL and not any(True for _ in unit.tree.kids(kid.i, "cop", "nsubj")):
            continue
        if (relation == "xcomp" and not (cue.infinitive or cue.reporting or cue.object)) or (
            relation == "parataxis" and not cue.reporting
        ):
            continue
        if any(f.mark == ";" and v.i < f.first <= kid.i for f in unit.fields):
            continue
        inside = unit.tree.subtree(kid.i)
        if len(inside) < 2 and kid.upos not in {"VERB", "AUX"}:
            continue
        run = sorted(inside)
        first = run[0]
        if relation == "xcomp" and first > v.i and cue.object:
            first = min([first, *(min(unit.tree.subtree(o.i)) for o in unit.tree.kids(v.i, "obj") if o.i > v.i)])
        found.append(span(unit, first, _reach(scene, unit, run[-1] + 1, v)))
    return merge(minus_verb(unit, found, v))


def _reach(scene: Scene, unit: Unit, last: int, v: Token) -> int:
    """Where a complement clause that a tree cut short ends: on over dependent fields, up to new speech."""
    if last <= v.i or last >= len(unit.tokens) or scene.grammar.object_content == "clause":
        return last
    for one in unit.fields:
        if one.first < last - 1:
            continue
        if one.mark in {":", "–", "—"}:
            break
        lead = unit.tokens[one.first]
        if (
            lead.upos == "VERB"
            or one.kind in {"quote"}
            or scene.grammar.has("as_said", lead.text)
            or any(cue_of(scene, unit, unit.tokens[i]) is not None for i in range(one.first, one.last))
        ):
            break
        if one.first > last + 1:
            break
        last = max(last, one.last)
    return last


def minus_verb(unit: Unit, spans: list[Span], v: Token) -> Iterator[Span]:
    """Spans cut at the cue verb, which a tree may have put inside its own content."""
    for one in spans:
        if one.start <= v.start < one.end:
            yield from minus(one, [Span(start=v.start, end=v.end)])
        else:
            yield one


def _quoted(scene: Scene, unit: Unit, cue: Cue, own: Field) -> tuple[Span, ...]:
    """A quotation inside the report clause itself ("nannte das 'absurd'")."""
    low, high = unit.tokens[own.first].start, unit.tokens[own.last - 1].end
    inside = [
        q.span
        for q in scene.quotes_in(low, high + 1)
        if low <= q.start and q.end <= high + 1 and q.words >= (1 if cue.reporting else 2)
    ]
    return merge(inside)


def object_said(scene: Scene, unit: Unit, v: Token, cue: Cue, a: int, b: int) -> tuple[Span, ...]:
    """Content of a cue that takes a plain or prepositional object."""
    if cue.needs:
        last = unit.fields[unit.field_of(v.i)].last
        if not any(t.text.lower() == cue.needs for t in unit.tokens[v.i + 1 : last]) or v.i + 1 >= last:
            return ()
        return (span(unit, v.i + 1, last),)
    if not (cue.object or cue.preps or (cue.reporting and scene.grammar.object_content == "clause")):
        return ()
    if scene.grammar.object_content == "clause" and unit.fields[unit.field_of(v.i)].kind in {"relative", "sub", "comp"}:
        return ()
    objects = []
    for kid in unit.tree.kids(v.i, "obj", "obl", "iobj", "nmod", "nsubj:pass", "advcl"):
        case = next(unit.tree.kids(kid.i, "case", "mark"), None)
        word = case.text.lower() if case is not None else ""
        relation = bare(kid.deprel)
        if (
            (relation == "obj" and cue.object)
            or (word and word in cue.preps)
            or (kid.deprel == "nsubj:pass" and cue.object)
        ):
            run = sorted(unit.tree.subtree(kid.i))
            objects.append(span(unit, run[0], run[-1] + 1))
    if not objects and not (
        scene.grammar.object_content == "clause"
        and cue.object
        and is_finite(scene, unit, v)
        and len([t for t in unit.tokens[unit.fields[a].first : unit.fields[b - 1].last] if t.upos == "NOUN"]) > 1
    ):
        return ()
    if scene.grammar.object_content == "clause":
        while b < len(unit.fields) and (unit.fields[b].kind != "main" or unit.fields[b].subjunctive):
            b += 1
        return stretch(unit, unit.fields[a:b])
    return merge(minus_verb(unit, objects, v))
