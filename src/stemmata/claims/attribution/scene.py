"""A report laid out for attribution: sentences with their trees, fields between commas, and quotations.

A *field* is a stretch of a sentence between commas, colons, semicolons, dashes and brackets. Fields are told
apart by what opens them and where their finite verb stands; that holds where a tree is wrong.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from stemmata.claims.attribution.lexicon import Grammar, Lexicon, lexicon
from stemmata.claims.attribution.quotes import Quote, find_quotes
from stemmata.claims.grammar import Tree, tree
from stemmata.model import ActorMention, Article, Sentence, Span, Token

FieldKind = Literal["quote", "comp", "relative", "sub", "main", "infinitive", "bare"]
BREAKS = frozenset(",;:–—()[]")
DASHES = frozenset("-–—―")
MARKS = frozenset("„“”‟\"«»‚‘’'")
LONG_QUOTE = 4  # words: a quotation this long may be a clause of its own


@dataclass(frozen=True, slots=True)
class Field:
    """Tokens [first, last) of a sentence; `mark` is the break before it, `verb` its first finite verb or -1."""

    first: int
    last: int
    kind: FieldKind
    mark: str
    verb: int = -1
    subjunctive: bool = False


@dataclass(frozen=True, slots=True)
class Unit:
    """One sentence of the scene."""

    index: int
    tree: Tree
    fields: tuple[Field, ...]
    paragraph: int

    @property
    def tokens(self) -> tuple[Token, ...]:
        """Its tokens."""
        return self.tree.tokens

    @property
    def start(self) -> int:
        """Offset of its first character."""
        return self.tree.sentence.start

    @property
    def end(self) -> int:
        """Offset behind its last character."""
        return self.tree.sentence.end

    def field_of(self, i: int) -> int:
        """Index of the field that holds token `i` (or the one before a break)."""
        for k, one in enumerate(self.fields):
            if i < one.last:
                return k
        return len(self.fields) - 1


@dataclass(slots=True)
class Scene:
    """A report being read for attribution."""

    text: str
    language: str
    words: Lexicon
    units: tuple[Unit, ...]
    quotes: tuple[Quote, ...]
    actors: tuple[ActorMention, ...]
    title_end: int = 0
    agencies: tuple[str, ...] = ()
    actor_starts: list[int] = field(default_factory=list)
    quote_starts: list[int] = field(default_factory=list)
    unit_starts: list[int] = field(default_factory=list)

    @property
    def grammar(self) -> Grammar:
        """Closed word classes of the report's language."""
        return self.words.grammar

    def actors_in(self, start: int, end: int) -> list[ActorMention]:
        """Actors named between two offsets, in order."""
        low = bisect.bisect_left(self.actor_starts, start)
        high = bisect.bisect_left(self.actor_starts, end)
        return [a for a in self.actors[low:high] if a.end <= end]

    def quotes_in(self, start: int, end: int) -> tuple[Quote, ...]:
        """Quotations that begin before `end` and may reach to `start`: the nested few before it are looked at too."""
        low = bisect.bisect_left(self.quote_starts, start)
        high = bisect.bisect_left(self.quote_starts, end)
        return self.quotes[max(0, low - 8) : high]

    def quote_at(self, offset: int) -> Quote | None:
        """The quotation that holds an offset."""
        return next((q for q in self.quotes_in(offset, offset + 1) if q.start <= offset < q.end), None)

    def unit_at(self, offset: int) -> int:
        """Index of the sentence that holds an offset, or of the one before it."""
        return max(0, bisect.bisect_right(self.unit_starts, offset) - 1)


def finite(token: Token, grammar: Grammar) -> bool:
    """Whether a token is a finite verb, by its features or as a closed form."""
    word = token.text.lower()
    if token.upos in {"VERB", "AUX"}:
        return token.feats.get("VerbForm") == "Fin" or "Mood" in token.feats or word in grammar.words["finite"]
    return token.upos in {"ADJ", "ADV", "NOUN"} and word in grammar.words["subjunctive"] and token.text[0].islower()


def subjunctive(token: Token, grammar: Grammar, unit_words: Iterable[str]) -> bool:
    """Whether a finite verb is in the subjunctive that marks reported speech."""
    word = token.text.lower()
    if word in grammar.words["subjunctive"]:
        return not any(grammar.has("first_person", w) for w in unit_words)
    if word in grammar.words["subjunctive_past"]:
        return True
    return (
        token.feats.get("Mood") == "Sub"
        and token.upos in {"VERB", "AUX"}
        and bool(grammar.words["subjunctive"])
        and not word.endswith("te")
        and not any(grammar.has("first_person", w) for w in unit_words)
    )


def _breaks(tokens: Sequence[Token], inside: Sequence[Quote | None]) -> list[int]:
    """Indices of the tokens at which a field ends."""
    found = []
    for i, token in enumerate(tokens):
        quote = inside[i]
        if quote is not None and quote.words >= LONG_QUOTE and quote.start < token.start:
            continue
        spaced = token.text in DASHES and 0 < i < len(tokens) - 1 and tokens[i - 1].end < token.start
        if (token.text in BREAKS and token.text != "-") or spaced:
            found.append(i)
    return found


def _infinitive(tokens: Sequence[Token], grammar: Grammar) -> bool:
    for k, token in enumerate(tokens):
        if token.upos == "VERB" and token.feats.get("VerbForm") in {"Inf", None}:
            if k and tokens[k - 1].text.lower() in grammar.words["infinitive_marks"]:
                return True
            if any(mark in token.text[2:-3] and len(mark) > 1 for mark in ("zu",)) and token.text.endswith("n"):
                return True
    return False


def _kind(tokens: Sequence[Token], verb: int, final: bool, grammar: Grammar) -> FieldKind:
    words = [t for t in tokens if t.upos != "PUNCT" and t.text not in MARKS]
    while words and grammar.has("openers", words[0].text):
        words = words[1:]
    if not words:
        return "bare"
    lead = words[0].text.lower()
    if lead in grammar.words["complementizers"] and (verb >= 0 or len(words) > 3):
        return "comp"
    after_adp = words[1].text.lower() if words[0].upos == "ADP" and len(words) > 1 else lead
    relative = words[0].upos == "PRON" and words[0].feats.get("PronType") == "Rel"
    if verb >= 0 and after_adp in grammar.words["relatives"] and (final or relative) and words[0].text[:1].islower():
        return "relative"
    if verb >= 0 and lead in grammar.words["subordinators"]:
        return "sub"
    if verb >= 0 and lead in grammar.words["question_words"] and final:
        return "comp"
    if verb >= 0:
        return "main"
    if lead in grammar.words["purpose"]:
        return "sub"
    return "infinitive" if _infinitive(tokens, grammar) else "bare"


def fields(sentence: Sentence, quotes: Sequence[Quote], grammar: Grammar) -> tuple[Field, ...]:
    """A sentence cut at commas, colons, dashes and brackets; a long quotation is one field."""
    tokens = sentence.tokens
    inside: list[Quote | None] = []
    for token in tokens:
        inside.append(next((q for q in quotes if q.start <= token.start < q.end), None))
    found: list[Field] = []
    begin, mark = 0, ""

    def close(end: int) -> None:
        if end <= begin:
            return
        part = tokens[begin:end]
        words = [t.text for t in part]
        verbs = [t.i for t in part if finite(t, grammar) and not _long(inside[t.i])]
        quoted = _long(inside[begin]) and inside[begin].start <= part[0].start  # type: ignore[union-attr]
        verb = verbs[0] if verbs else -1
        final = bool(verbs) and verbs[-1] >= part[-1].i - 2
        kind: FieldKind = (
            "quote"
            if quoted and all(inside[k] is inside[begin] for k in range(begin, end))
            else _kind(part, verb, final, grammar)
        )
        found.append(Field(begin, end, kind, mark, verb, any(subjunctive(tokens[v], grammar, words) for v in verbs)))

    for i in _breaks(tokens, inside):
        close(i)
        begin, mark = i + 1, tokens[i].text
        if found and tokens[i].text in MARKS:
            begin = i
    close(len(tokens))
    return tuple(_split_at_quotes(found, tokens, inside))


def _long(quote: Quote | None) -> bool:
    return quote is not None and quote.words >= LONG_QUOTE


def _split_at_quotes(found: list[Field], tokens: Sequence[Token], inside: Sequence[Quote | None]) -> Iterable[Field]:
    """A field that starts or ends with a long quotation and has words beside it is cut there."""
    for one in found:
        if one.kind == "quote":
            yield one
            continue
        k = one.first
        if _long(inside[k]):
            while k < one.last and inside[k] is inside[one.first]:
                k += 1
            yield Field(one.first, k, "quote", one.mark)
            if k < one.last:
                yield Field(k, one.last, one.kind, "“", one.verb, one.subjunctive)
            continue
        yield one


def retagged(sentence: Sentence, words: Lexicon) -> Sentence:
    """A sentence whose cue verbs the tagger took for nouns or participles (", the daily reports", "X called for")."""
    if words.code == "de":
        return sentence
    tokens = list(sentence.tokens)
    start = 0
    for i in range(len(tokens) + 1):
        if i < len(tokens) and tokens[i].text not in BREAKS and tokens[i].text not in ".!?":
            continue
        found = _mistaken(tokens, start, i, words)
        if found is not None:
            tokens[found.i] = replace(found, upos="VERB", feats={"VerbForm": "Fin"})
        start = i + 1
    for t in tokens:
        if _of_the_root(tokens, t, words):
            tokens[t.i] = replace(t, feats={"VerbForm": "Fin"})
    return sentence if tokens == list(sentence.tokens) else replace(sentence, tokens=tuple(tokens))


def _mistaken(tokens: Sequence[Token], start: int, end: int, words: Lexicon) -> Token | None:
    """The finite cue verb of a stretch behind a comma that has a subject but, by its tags, no finite verb."""
    part = tokens[start:end]
    if start < 3 or len(part) < 2 or tokens[start - 1].text not in {",", "”", '"'} or len(part) > 14:
        return None
    if part[0].upos not in {"DET", "NOUN", "PROPN", "ADJ", "PRON"} or any(finite(t, words.grammar) for t in part):
        return None
    last = part[-1]
    if last.upos == "NOUN" and last.text[:1].islower() and not any(t.upos in {"VERB", "AUX"} for t in part):
        cue = words.verb(last.lemma, last.text)
        return replace(last, lemma=cue.lemma) if cue and cue.lemma in words.grammar.words["final_cues"] else None
    for t in part[1:]:
        if t.upos == "VERB" and t.text.endswith("ed") and tokens[t.i - 1].upos in {"NOUN", "PROPN", "PRON", "ADV"}:
            cue = words.verb(t.lemma, t.text)
            subject = any(k.head == t.i and k.deprel == "nsubj" for k in part[: t.i - start])
            return t if cue is not None and cue.reporting and subject else None
    return None


def _of_the_root(tokens: Sequence[Token], t: Token, words: Lexicon) -> bool:
    """Whether a "participle" of a nominal root is the sentence's verb: "Amnesty called for ..."."""
    head = tokens[t.head] if t.head >= 0 else t
    if t.deprel != "acl" or t.upos != "VERB" or head.head >= 0 or head.upos not in {"NOUN", "PROPN"} or t.i < head.i:
        return False
    if not t.text.endswith(("ed", "id", "ld", "te", "nt", "ew")) or words.verb(t.lemma, t.text) is None:
        return False
    agent = any(k.text.lower() == "by" and k.i in {t.i + 1, t.i + 2} for k in tokens)
    return not agent and not any(finite(k, words.grammar) for k in tokens[: t.i])


def set_scene(article: Article, sentences: Sequence[Sentence], actors: Sequence[ActorMention]) -> Scene:
    """Lay out an article. Photo credits and agency credits have no speakers and are left out."""
    words = lexicon(article.language or "en")
    skip = [(p.start, p.end) for p in article.parts if p.kind in {"photo-credit", "credit", "byline", "date"}]
    paragraphs = _paragraphs(article)
    quotes = find_quotes(article.text, paragraphs)
    starts = [p[0] for p in paragraphs]
    quote_starts = [q.start for q in quotes]
    units: list[Unit] = []
    for given in sentences:
        sentence = retagged(given, words)
        if not sentence.tokens or any(a <= sentence.start < b for a, b in skip):
            continue
        low, high = bisect.bisect_left(quote_starts, sentence.start), bisect.bisect_left(quote_starts, sentence.end)
        near = [q for q in quotes[max(0, low - 8) : high] if q.end > sentence.start]
        where = bisect.bisect_right(starts, sentence.start) - 1
        units.append(Unit(len(units), tree(sentence, words.code), fields(sentence, near, words.grammar), where))
    titles = [p.end for p in article.parts if p.kind in {"title", "kicker"}]
    ordered = tuple(sorted(actors, key=lambda a: (a.start, a.end)))
    return Scene(
        article.text,
        words.code,
        words,
        tuple(units),
        tuple(quotes),
        ordered,
        max(titles, default=0),
        tuple(article.agencies),
        [a.start for a in ordered],
        quote_starts,
        [u.start for u in units],
    )


def _paragraphs(article: Article) -> list[tuple[int, int]]:
    """Lines of the text that hold anything."""
    found, at = [], 0
    for line in article.text.split("\n"):
        if line.strip():
            found.append((at, at + len(line)))
        at += len(line) + 1
    return found


def span(unit: Unit, first: int, last: int) -> Span:
    """Characters of tokens [first, last)."""
    return Span(start=unit.tokens[first].start, end=unit.tokens[last - 1].end)
