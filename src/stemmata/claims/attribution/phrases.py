"""Attribution without a verb: prepositions ("laut X"), "so X", "X: ...", nouns ("the claim that ...")."""

from __future__ import annotations

from collections.abc import Iterator

from stemmata.claims.attribution.cueing import cue_of
from stemmata.claims.attribution.found import Found, clean, contiguous, minus, tokens_span, with_quotes
from stemmata.claims.attribution.lexicon import Cue, Phrase
from stemmata.claims.attribution.scene import LONG_QUOTE, Field, Scene, Unit, span
from stemmata.claims.attribution.subjects import NOMINAL, phrase, positional
from stemmata.claims.grammar import bare
from stemmata.model import Span, Token

PLAIN = Cue(lemma=":")
POSTPOSED = {"zufolge", "nach"}


def from_prepositions(scene: Scene, unit: Unit) -> Iterator[Found]:
    """ "laut X", "nach Angaben von X", "X zufolge", "according to X" """
    words = [t.text.lower() for t in unit.tokens]
    taken: set[int] = set()
    for row in scene.words.phrases:
        for form in row.forms:
            for i in range(len(words) - len(form) + 1):
                if i in taken or tuple(words[i : i + len(form)]) != form:
                    continue
                found = _prepositional(scene, unit, row, i, i + len(form))
                if found is not None:
                    taken.update(range(i, i + len(form)))
                    yield found


def _prepositional(scene: Scene, unit: Unit, row: Phrase, first: int, last: int) -> Found | None:
    if row.quoted_only or row.needs or _direct(scene, unit.tokens[first].start):
        return None
    run = _before(scene, unit, row, first) or _after(scene, unit, row, last)
    if run is None:
        return None
    source = tokens_span(unit, run)
    if source is None:
        return None
    words = [unit.tokens[i].text.lower() for i in run]
    itself = _itself(scene, unit, run[0]) if scene.grammar.words["own"] & set(words) else None
    own = Span(start=min(source.start, unit.tokens[first].start), end=max(source.end, unit.tokens[last - 1].end))
    whole = span(unit, *_clause(scene, unit, first, run))
    if _opens_reported(scene, unit, first, max(*run, last - 1)):
        whole = Span(start=unit.tokens[first].start, end=max(whole.end, unit.tokens[first].end))
    content = with_quotes(scene, clean(scene.text, minus(whole, [own])))
    content = tuple(c for one in content for c in minus(one, [own]))
    cue = Span(start=unit.tokens[first].start, end=unit.tokens[last - 1].end)
    if not content:
        return None
    head = next((i for i in run if unit.tokens[i].head not in run), run[0])
    if itself is not None:
        named = phrase(scene, unit, itself, 0, len(unit.tokens), relative=False)
        return Found(
            unit.index,
            "own account",
            row.cue,
            (cue,),
            clean(scene.text, minus(whole, [own])),
            source,
            itself,
            unit.index,
            named=named,
        )
    return Found(unit.index, "preposition", row.cue, (cue,), clean(scene.text, content), source, head, unit.index)


def _opens_reported(scene: Scene, unit: Unit, first: int, last: int) -> bool:
    """Whether the phrase opens what a verb of saying before it introduces: "sagte er, nach US-Informationen habe …"."""
    if first == 0 or unit.tokens[first - 1].text != "," or last + 1 >= len(unit.tokens):
        return False
    if unit.tokens[last + 1].upos not in {"VERB", "AUX"} and unit.tokens[last + 1].text != ",":
        return False
    spoken = (cue_of(scene, unit, t) for t in unit.tokens[:first])
    return any(cue is not None and cue[0].reporting for cue in spoken)


def _itself(scene: Scene, unit: Unit, at: int) -> int | None:
    """The subject of the clause that holds token `at`: "X hat nach eigenen Angaben …"."""
    root = next((t for t in unit.tree.up(at) if t.upos in {"VERB", "AUX"} or t.head < 0), None)
    if root is None:
        return None
    return next((k.i for k in unit.tree.kids(root.i, "nsubj") if k.upos in NOMINAL), None)


def _direct(scene: Scene, offset: int) -> bool:
    quote = scene.quote_at(offset)
    return quote is not None and quote.words >= LONG_QUOTE


def _cue_noun(row: Phrase, token: Token) -> bool:
    word = token.text.rsplit("-", 1)[-1]
    if word in row.nouns:
        return True
    low = token.text.lower()
    return token.upos in {"NOUN", "PROPN"} and any(
        low.endswith(n.lower()) and len(low) > len(n) for n in row.nouns if len(n) > 5
    )


def _after(scene: Scene, unit: Unit, row: Phrase, last: int) -> list[int] | None:
    """The source behind the preposition."""
    if "zufolge" in {unit.tokens[last - 1].text.lower()}:
        return None
    end = unit.fields[unit.field_of(min(last, len(unit.tokens) - 1))].last
    head = next((i for i in range(last, min(end, last + 8)) if unit.tokens[i].upos in NOMINAL), None)
    if head is None:
        return None
    if row.nouns:
        head = next((i for i in range(last, min(end, last + 5)) if _cue_noun(row, unit.tokens[i])), None)
        if head is None or any(
            unit.tokens[k].upos not in {"DET", "ADJ", "PRON", "NUM", "PROPN", "NOUN", "ADV"} for k in range(last, head)
        ):
            return None
        return _genitives(scene, unit, last, head, end)
    return _noun_phrase(scene, unit, last, head, end)


def _genitives(scene: Scene, unit: Unit, first: int, head: int, end: int) -> list[int]:
    """ "Angaben der US-Regierung in Washington": the noun with what the tree hangs on it, or a genitive beside it."""
    k = head + 1
    if k < end and not (
        scene.grammar.has("genitive_openers", unit.tokens[k].text)
        or unit.tokens[k].upos in {"PROPN", "ADJ", "DET"}
        or unit.tokens[k].text in '„“"»'
    ):
        return list(range(first, k))
    end = next(
        (
            i
            for i in range(k, end)
            if unit.tokens[i].upos == "ADP"
            and not scene.grammar.has("genitive_openers", unit.tokens[i].text)
            and unit.tokens[i].text.lower() not in {"in", "aus"}
        ),
        end,
    )
    below = contiguous({*unit.tree.subtree(head), *range(first, head + 1)}, head)
    stop = max(i for i in below if i < end) + 1
    if stop <= k:
        while stop < end and unit.tokens[stop].upos in {"DET", "ADJ", "NOUN", "PROPN", "ADP"}:
            stop += 1
            if unit.tokens[stop - 1].upos in {"NOUN", "PROPN"} and (stop >= end or unit.tokens[stop].upos != "PROPN"):
                break
    while (
        stop < end
        and unit.tokens[stop].upos == "PROPN"
        and unit.tokens[stop - 1].upos in {"PROPN", "NOUN", "DET", "ADJ"}
    ):
        stop += 1
    return _no_verb(unit, list(range(first, stop)))


def _noun_phrase(scene: Scene, unit: Unit, first: int, head: int, end: int) -> list[int]:
    top = head
    for _ in range(4):
        up = unit.tokens[top].head
        if (
            first <= up < end
            and unit.tokens[up].upos in NOMINAL
            and bare(unit.tokens[top].deprel) in {"compound", "flat", "nmod", "amod", "nummod", "det", "appos"}
        ):
            top = up
        else:
            break
    below = unit.tree.subtree(top)
    run = [i for i in contiguous({*below, *range(first, top + 1)}, top) if i >= first]
    inside = [i for i in run if i < end]
    return _no_verb(unit, run if len(run) > len(inside) and _appositive(unit, run, end) else inside)


def _appositive(unit: Unit, run: list[int], end: int) -> bool:
    """Whether what runs over the comma is an apposition that is closed by another comma."""
    rest = [i for i in run if i >= end]
    return (
        bool(rest)
        and not any(unit.tokens[i].upos in {"VERB", "AUX"} for i in rest)
        and rest[-1] + 1 < len(unit.tokens)
        and unit.tokens[rest[-1] + 1].text in {",", ".", ")"}
    )


def _no_verb(unit: Unit, run: list[int]) -> list[int]:
    for k, i in enumerate(run):
        if unit.tokens[i].upos == "AUX" or (
            unit.tokens[i].upos == "VERB" and unit.tokens[i].feats.get("VerbForm") == "Fin"
        ):
            return run[:k]
    return run


def _before(scene: Scene, unit: Unit, row: Phrase, first: int) -> list[int] | None:
    """The source before a postposition ("Experten zufolge", "seiner Meinung nach")."""
    word = unit.tokens[first].text.lower()
    if word not in POSTPOSED or first == 0:
        return None
    one = unit.fields[unit.field_of(first)]
    low = one.first
    k = first - 1
    if row.nouns and not _cue_noun(row, unit.tokens[k]):
        return None
    while k > low and unit.tokens[k - 1].upos in {"DET", "ADJ", "NOUN", "PROPN", "NUM", "ADV", "PRON"} | (
        {"ADP"}
        if k - 1 > low and unit.tokens[k - 1].text.lower() in {"von", "aus", "in", "des", "der", "im"}
        else set()
    ):
        k -= 1
    run = list(range(k, first))
    return run if any(unit.tokens[i].upos in NOMINAL for i in run) else None


def _clause(scene: Scene, unit: Unit, first: int, run: list[int]) -> tuple[int, int]:
    """Tokens [first, last) that a prepositional source covers: its relative clause, or all to a semicolon."""
    at = unit.field_of(first)
    one = unit.fields[at]
    if one.kind in {"relative"} and unit.field_of(run[-1]) == at:
        return one.first, one.last
    low = max((f.first for f in unit.fields[: at + 1] if f.mark == ";"), default=0)
    high = min((f.first for f in unit.fields[at + 1 :] if f.mark == ";"), default=len(unit.tokens))
    return low, high


def from_so(scene: Scene, unit: Unit) -> Iterator[Found]:
    """ "…, so Kirby weiter" """
    for k, one in enumerate(unit.fields):
        if one.first >= len(unit.tokens) or not scene.grammar.has("so_said", unit.tokens[one.first].text):
            continue
        if one.kind not in {"bare", "sub", "main"} or one.verb >= 0 or (k == 0 and one.mark == ""):
            continue
        nouns = [i for i in range(one.first + 1, one.last) if unit.tokens[i].upos in NOMINAL]
        if not nouns or one.last - one.first > 14:
            continue
        stop = k + 1
        while stop < len(unit.fields) and unit.fields[stop].kind in {"bare", "relative"}:
            stop += 1
        source = phrase(scene, unit, nouns[0], one.first + 1, unit.fields[stop - 1].last)
        content = (span(unit, 0, one.first),) + (
            (span(unit, unit.fields[stop].first, len(unit.tokens)),) if stop < len(unit.fields) else ()
        )
        cue = span(unit, one.first, one.first + 1)
        yield Found(
            unit.index,
            "so speaker",
            PLAIN,
            (cue,),
            clean(scene.text, with_quotes(scene, content)),
            source,
            nouns[0],
            unit.index,
        )


def from_colon(scene: Scene, unit: Unit) -> Iterator[Found]:
    """ "X: claim" headlines, "Kirby: „…“", and "claim – X" headlines."""
    if len(unit.fields) < 2:
        return
    first, rest = unit.fields[0], unit.fields[1]
    if (
        rest.mark == ":"
        and first.kind == "bare"
        and first.last - first.first <= 10
        and _speaker_like(scene, unit, first)
    ):
        if rest.kind in {"quote", "main"} or unit.start < scene.title_end:
            yield _headline(scene, unit, first, span(unit, rest.first, len(unit.tokens)))
        return
    told = next((k for k, f in enumerate(unit.fields) if f.mark == ":" and f.kind == "main" and f.subjunctive), 0)
    if told:
        low, high = unit.fields[told - 1].first, unit.fields[told - 1].last
        head = positional(scene, unit, low, high, high - 1)
        if head is not None and not any(cue_of(scene, unit, unit.tokens[i]) for i in range(low, high)):
            source = phrase(scene, unit, head, low, high, relative=False)
            said = clean(scene.text, (span(unit, unit.fields[told].first, len(unit.tokens)),))
            yield Found(unit.index, "colon", PLAIN, (), said, source, head, unit.index)
            return
    last = unit.fields[-1]
    if (
        unit.start < scene.title_end
        and last.mark in {"–", "—", "-"}
        and last.kind == "bare"
        and last.last - last.first <= 5
        and _speaker_like(scene, unit, last)
    ):
        yield _headline(scene, unit, last, span(unit, 0, last.first))


def _headline(scene: Scene, unit: Unit, one: Field, content: Span) -> Found:
    heads = [i for i in range(one.first, one.last) if unit.tokens[i].upos in NOMINAL]
    source = tokens_span(unit, range(one.first, one.last))
    said = clean(scene.text, with_quotes(scene, (content,)))
    return Found(unit.index, "colon", PLAIN, (), said, source, heads[-1] if heads else one.first, unit.index)


def _speaker_like(scene: Scene, unit: Unit, one: Field) -> bool:
    tokens = unit.tokens[one.first : one.last]
    if any(t.upos in {"VERB", "AUX", "ADP"} for t in tokens) or not tokens or not tokens[0].text[:1].isupper():
        return False
    low, high = tokens[0].start, tokens[-1].end
    return bool(scene.actors_in(low, high)) or any(t.upos == "PROPN" for t in tokens)


def inner_links(scene: Scene, unit: Unit) -> list[tuple[Span, Span]]:
    """Sources that a speaker relies on ("unter Berufung auf X", "citing X"): (cue, source) spans."""
    words = [t.text.lower() for t in unit.tokens]
    found = []
    for form in scene.words.inner:
        for i in range(len(words) - len(form) + 1):
            if tuple(words[i : i + len(form)]) != form:
                continue
            last = i + len(form)
            end = unit.fields[unit.field_of(min(last, len(words) - 1))].last
            head = next((k for k in range(last, min(end, last + 8)) if unit.tokens[k].upos in NOMINAL), None)
            if head is None:
                continue
            source = tokens_span(unit, _noun_phrase(scene, unit, last, head, end))
            if source is not None:
                found.append((span(unit, i, last), source))
    return found
