"""Cue verbs: the report clause around them, and what it reports."""
from __future__ import annotations

from collections.abc import Iterator

from stemmata.claims.attribution.found import Found, clean, merge, minus, with_quotes
from stemmata.claims.attribution.lexicon import Cue
from stemmata.claims.attribution.scene import LONG_QUOTE, MARKS, Field, Scene, Unit, finite, span
from stemmata.claims.attribution.subjects import is_passive, phrase, positional, subject
from stemmata.claims.grammar import bare
from stemmata.model import Span, Token

CLOSING = frozenset("“”\"»«’'")


def cue_of(scene: Scene, unit: Unit, token: Token) -> tuple[Cue, tuple[int, ...]] | None:
    """The cue that a verb token (with its separated particle) is, and the tokens that spell it."""
    if token.upos == "ADJ" and token.lemma.lower() in scene.words.adjectives and _predicative(unit, token):
        return scene.words.adjectives[token.lemma.lower()], (token.i,)
    mistagged = scene.language == "de" and token.upos in {"ADJ", "ADV", "NOUN"} and token.text[:1].islower()
    if token.upos not in {"VERB", "AUX"} and not mistagged:
        return None
    particle = next((k for k in unit.tree.kids(token.i, "compound:prt")), None)
    if particle is None:
        particle = _loose_particle(scene, unit, token)
    lemma = token.lemma or token.text
    if particle is not None:
        cue = scene.words.verb(lemma, token.text, particle.text.lower())
        if cue is not None:
            return cue, (token.i, particle.i)
    cue = scene.words.verb(lemma, token.text)
    if cue is None or token.upos not in {"VERB", "AUX"} and not cue.reporting:
        return None
    return cue, (token.i,)


def _predicative(unit: Unit, token: Token) -> bool:
    """Whether an adjective is a predicate ("is confident that"), not an attribute."""
    return any(True for _ in unit.tree.kids(token.i, "cop", "nsubj", "ccomp")) or bare(token.deprel) in {"xcomp", "advcl", "acl"}


def _loose_particle(scene: Scene, unit: Unit, token: Token) -> Token | None:
    """A separable particle at the end of the field that the tree did not tie to its verb."""
    one = unit.fields[unit.field_of(token.i)]
    tail = [t for t in unit.tokens[token.i + 1:one.last] if t.upos != "PUNCT"]
    if scene.language != "de" or not tail or tail[-1].upos not in {"ADP", "ADV", "ADJ"}:
        return None
    return tail[-1]


def report_fields(scene: Scene, unit: Unit, v: int, head: int | None) -> tuple[int, int]:
    """Fields [a, b) of the report clause of verb `v`: its own, its subject's, and appositions in between or after."""
    at = unit.field_of(v)
    a, b = at, at + 1
    if head is not None:
        own = unit.field_of(head)
        if own < a and all(f.kind in {"relative", "bare"} for f in unit.fields[own + 1:a]):
            a = own
        elif own > at and all(f.kind in {"relative", "bare"} for f in unit.fields[at + 1:own]):
            b = own + 1
    inverted = opens_with_verb(scene, unit, unit.fields[at])
    k = b
    while k < len(unit.fields) and unit.fields[k].kind in {"bare", "relative"} and unit.fields[k].mark != ":" \
            and unit.tokens[unit.fields[k].first].upos != "VERB":
        k += 1
    rest = unit.fields[k] if k < len(unit.fields) else None
    if k > b and (inverted or rest is not None and rest.kind in {"quote", "comp", "infinitive"}):
        b = k
    return a, b


def opens_with_verb(scene: Scene, unit: Unit, one: Field) -> bool:
    """Whether a field begins with its finite verb, as inverted report clauses do."""
    for i in range(one.first, one.last):
        token = unit.tokens[i]
        if token.upos == "PUNCT" or not any(c.isalnum() for c in token.text):
            continue
        return finite(token, scene.grammar) or token.upos == "VERB"
    return False


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
        return None     # the words of somebody who is quoted
    head = subject(scene, unit, v, cue)
    a, b = report_fields(scene, unit, v.i, head)
    low, high = unit.fields[a].first, unit.fields[b - 1].last
    passive = is_passive(scene, unit, v)
    if head is not None and not low <= head < high and unit.fields[a].kind != "relative":
        head = None if scene.language == "de" else head
    if head is None and not passive and (_is_finite(scene, unit, v)):
        head = positional(scene, unit, low, high, v.i)
    if head is not None and (cue.subject == "impersonal" or _pleonastic(scene, unit, head)):
        head = _voice(scene, unit, low, high)
    content = _raised(unit, v, head) if cue.raising or _raises(scene, unit, v, passive) else ()
    if content:
        return Found(unit.index, "raising verb", cue, (span(unit, v.i, v.i + 1),), clean(scene.text, content), None, -1, unit.index,
                     _negated(scene, unit, v), True)
    content = _content(scene, unit, v, cue, a, b, head)
    rule = "cue verb"
    if not content:
        content = _object(scene, unit, v, cue, a, b)
        rule = "cue verb with object"
    if not content:
        return None
    source = None
    if head is not None:
        at_low = low if low <= head < high else 0
        at_high = high if low <= head < high else len(unit.tokens)
        source = phrase(scene, unit, head, at_low, at_high, relative=scene.grammar.object_content == "object")
    if source is not None and rule == "cue verb":
        content = tuple(c for one in content for c in minus(one, [source]))
    content = clean(scene.text, content)
    if not content:
        return None
    cues = merge(Span(start=unit.tokens[i].start, end=unit.tokens[i].end) for i in spelled)
    return Found(unit.index, rule, cue, cues, content, source, head if head is not None else -1,
                 unit.index, _negated(scene, unit, v), passive)


def _raises(scene: Scene, unit: Unit, v: Token, passive: bool) -> bool:
    """Whether a passive cue lends its subject to an infinitive: "the shipment is expected to arrive"."""
    return passive and scene.grammar.object_content == "object" and any(
        k.i > v.i and any(m.text.lower() in scene.grammar.words["infinitive_marks"] for m in unit.tree.kids(k.i, "mark"))
        for k in unit.tree.kids(v.i, "xcomp"))


def _raised(unit: Unit, v: Token, head: int | None) -> tuple[Span, ...]:
    """Subject and infinitive of a verb that takes its subject from below ("Moscow seems to …")."""
    low = next((k for k in unit.tree.kids(v.i, "xcomp", "ccomp") if k.i > v.i), None)
    subject_ = next((k for k in unit.tree.kids(v.i, "nsubj")), None)
    if low is None or subject_ is None:
        return ()
    a, b = sorted(unit.tree.subtree(subject_.i)), sorted(unit.tree.subtree(low.i))
    return merge([span(unit, a[0], min(a[-1], v.i - 1) + 1), span(unit, max(b[0], v.i + 1), b[-1] + 1)] if a[0] < v.i else [])


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
        if case is not None and case.text.lower() in scene.grammar.words["voice_prepositions"] \
                and token.text not in scene.grammar.words["time_nouns"] and bare(token.deprel) != "nmod":
            return i
    return None


def _direct(scene: Scene, offset: int) -> bool:
    quote = scene.quote_at(offset)
    return quote is not None and quote.words >= LONG_QUOTE


def _is_finite(scene: Scene, unit: Unit, v: Token) -> bool:
    return finite(v, scene.grammar) or any(finite(k, scene.grammar) for k in unit.tree.kids(v.i, "aux"))


def _negated(scene: Scene, unit: Unit, v: Token) -> bool:
    return any(k.text.lower() in scene.grammar.words["negations"] for k in unit.tree.kids(v.i, "advmod", "neg", "det"))


def _content(scene: Scene, unit: Unit, v: Token, cue: Cue, a: int, b: int, head: int | None) -> tuple[Span, ...]:
    """What is said: a quotation or clauses left, right or around the report clause."""
    left, right = unit.fields[:a], unit.fields[b:]
    own = unit.fields[unit.field_of(v.i)]
    opening = unit.tokens[unit.fields[a].first]
    if scene.grammar.has("as_said", opening.text) and (own.verb >= 0 or is_passive(scene, unit, v)):
        return with_quotes(scene, _stretch(unit, left) + _stretch(unit, right))
    inverted = opens_with_verb(scene, unit, own) and unit.field_of(v.i) == a and _says(unit, left) \
        and (head is None or head > v.i or unit.fields[unit.field_of(head)].kind not in {"bare", "relative"} and scene.language == "de")
    if left and inverted and own.mark != ":":
        return with_quotes(scene, _stretch(unit, _speech_before(unit, left)) + _after_medial(scene, unit, left, right))
    if not left and inverted and _after_quote(scene, unit):
        return with_quotes(scene, (Span(start=unit.start - 2, end=unit.start - 1),))
    trails = bool(left) and own.mark != ":" and _trailing(scene, unit, cue, v, a, b)
    said = _right(scene, unit, cue, right, v)
    if said and not (trails and left[-1].kind == "quote"):
        return with_quotes(scene, said)
    if trails:
        return with_quotes(scene, _stretch(unit, _speech_before(unit, left)) + _after_medial(scene, unit, left, right))
    by_tree = _clause(scene, unit, v, cue)
    if by_tree:
        return with_quotes(scene, by_tree)
    if _colon_follows(scene, unit):
        quote = next((q for q in scene.quotes if unit.end <= q.start <= unit.end + 4), None)
        if quote is not None:
            return (quote.span,)
    return _quoted(scene, unit, cue, own)


def _says(unit: Unit, left: tuple[Field, ...]) -> bool:
    """Whether what stands left of an inverted clause can be speech, rather than a subject with its appositions."""
    return any(f.kind not in {"bare", "relative"} for f in left) or not left \
        or not any(unit.tokens[i].upos in {"NOUN", "PROPN"} for i in range(left[0].first, left[0].last))


def _trailing(scene: Scene, unit: Unit, cue: Cue, v: Token, a: int, b: int) -> bool:
    """Whether a report clause only follows or interrupts speech: ", he said", ", officials in Yerevan complain"."""
    if not cue.reporting or not _is_finite(scene, unit, v):
        return False
    if unit.fields[unit.field_of(v.i)].kind != "main" or unit.fields[a].mark not in {",", "“", "–", "—", "-", ";"} | MARKS:
        return False
    low, high = unit.fields[a].first, unit.fields[b - 1].last
    if unit.fields[a - 1].kind == "quote" or scene.text[unit.tokens[low - 1].end - 1] in CLOSING:
        return True
    if scene.grammar.has("coordinators", unit.tokens[low].text) or not any(
            f.verb >= 0 or f.kind == "quote" for f in unit.fields[:a]):
        return False
    for kid in unit.tree.kids(v.i, "obj", "ccomp", "xcomp"):
        if v.i < kid.i < high and bare(kid.deprel) != "obj" or low <= kid.i < high and bare(kid.deprel) == "obj" and kid.i > v.i:
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
    right = right[:stop]
    if left and scene.text[unit.tokens[left[-1].last - 1].end - 1] in CLOSING or left and left[-1].kind == "quote":
        first = next((k for k, one in enumerate(right) if one.kind == "quote"), None)
        taken = first is None or any(unit.tokens[one.first].upos == "VERB" for one in right[:first])
        return () if taken else _stretch(unit, right[first:])
    if not right or right[0].kind in {"bare", "relative"}:
        return ()
    return _stretch(unit, right)


def _stretch(unit: Unit, part: tuple[Field, ...]) -> tuple[Span, ...]:
    return (span(unit, part[0].first, part[-1].last),) if part else ()


def _after_quote(scene: Scene, unit: Unit) -> bool:
    return any(0 <= unit.start - q.end <= 1 for q in scene.quotes)


def _right(scene: Scene, unit: Unit, cue: Cue, right: tuple[Field, ...], v: Token) -> tuple[Span, ...]:
    """Content that follows the report clause: complement clauses, quotations, subjunctive or verb-second clauses."""
    if not right:
        return ()
    first = right[0]
    if scene.language != "de" and first.mark != ":" and first.kind not in {"quote"}:
        return ()
    if first.kind == "sub" and len(right) > 2 and right[1].kind == "main" and right[1].subjunctive \
            and scene.grammar.has("as_said", unit.tokens[first.first].text):
        right, first = right[1:], right[1]      # "sagte der Rat, wie sich die Junta nennt, die Lage sei …"
    if not _fits(scene, unit, cue, right, v):
        return ()
    taken = [first]
    for one in right[1:]:
        if one.kind == "main" and not one.subjunctive and scene.grammar.has("coordinators", unit.tokens[one.first].text) \
                and first.kind != "quote" and any(f.subjunctive or f.kind == "comp" for f in taken):
            break
        taken.append(one)
    return _stretch(unit, tuple(taken))


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
        return first.subjunctive or not coordinated and cue.reporting and _is_finite(scene, unit, v)
    if first.kind == "infinitive":
        return cue.infinitive or cue.reporting
    return first.kind == "sub" and len(right) > 1 and right[1].kind == "main" and right[1].subjunctive


def _colon_follows(scene: Scene, unit: Unit) -> bool:
    return scene.text[unit.start:unit.end].rstrip().endswith(":")


def _clause(scene: Scene, unit: Unit, v: Token, cue: Cue) -> tuple[Span, ...]:
    """A complement clause by the tree."""
    found = []
    for kid in unit.tree.kids(v.i, "ccomp", "xcomp", "parataxis", "csubj"):
        relation = bare(kid.deprel)
        if relation == "xcomp" and not (cue.infinitive or cue.reporting or cue.object) or relation == "parataxis" and not cue.reporting:
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
        if one.first < last - 1 or one.mark in {";", ":", "–", "—"} and one.first >= last:
            continue
        lead = unit.tokens[one.first]
        if lead.upos == "VERB" or one.kind in {"quote"} or scene.grammar.has("as_said", lead.text) \
                or any(cue_of(scene, unit, unit.tokens[i]) is not None for i in range(one.first, one.last)):
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
    inside = [q.span for q in scene.quotes if low <= q.start and q.end <= high + 1 and q.words >= (1 if cue.reporting else 2)]
    return merge(inside)


def _object(scene: Scene, unit: Unit, v: Token, cue: Cue, a: int, b: int) -> tuple[Span, ...]:
    """Content of a cue that takes a plain or prepositional object."""
    if cue.needs and not any(c.text.lower() == cue.needs for k in unit.tree.kids(v.i, "obl") for c in unit.tree.kids(k.i, "case")):
        return ()
    if not (cue.object or cue.preps or cue.reporting and scene.grammar.object_content == "clause"):
        return ()
    if scene.grammar.object_content == "clause" and unit.fields[unit.field_of(v.i)].kind in {"relative", "sub", "comp"}:
        return ()
    objects = []
    for kid in unit.tree.kids(v.i, "obj", "obl", "iobj", "nmod", "nsubj:pass", "advcl"):
        case = next(unit.tree.kids(kid.i, "case", "mark"), None)
        word = case.text.lower() if case is not None else ""
        relation = bare(kid.deprel)
        if relation == "obj" and cue.object or word and word in cue.preps or kid.deprel == "nsubj:pass" and cue.object:
            run = sorted(unit.tree.subtree(kid.i))
            objects.append(span(unit, run[0], run[-1] + 1))
    if not objects:
        return ()
    if scene.grammar.object_content == "clause":
        while b < len(unit.fields) and unit.fields[b].kind != "main":
            b += 1
        return _stretch(unit, unit.fields[a:b])
    return merge(minus_verb(unit, objects, v))
