"""What the tree says, in a few plain questions: clauses, voice, tense, negation, prepositions.

Everything here works on `model.Sentence` and Universal Dependencies labels, so it serves every language.
Trees are imperfect: callers treat an answer as evidence, never as proof.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from stemmata import languages
from stemmata.model import Sentence, Token

CLAUSAL = {"ccomp", "advcl", "acl", "acl:relcl", "parataxis", "csubj", "csubj:pass", "root", "ROOT"}
NOMINAL = {"NOUN", "PROPN", "PRON", "NUM", "X", "SYM"}


@dataclass(frozen=True, slots=True)
class Tree:
    """A sentence with its children lists; built once, asked often."""

    sentence: Sentence
    children: tuple[tuple[int, ...], ...] = field(default=())
    muted: frozenset[int] = frozenset()
    closed: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def has(self, group: str, word: str) -> bool:
        """Whether a word (any case) is one of a closed class of the language, as `grammar.toml` names them."""
        return word.lower() in self.closed[group]

    @property
    def tokens(self) -> tuple[Token, ...]:
        return self.sentence.tokens

    def kids(self, i: int, *deprels: str) -> Iterator[Token]:
        """Children of token `i`, of these relations (a bare relation includes its subtypes)."""
        for k in self.children[i]:
            token = self.tokens[k]
            if not deprels or token.deprel in deprels or token.deprel.split(":")[0] in deprels:
                yield token

    def up(self, i: int) -> Iterator[Token]:
        """Token `i` and its heads up to the root. A broken tree ends the walk, it never loops."""
        for _ in range(len(self.tokens)):
            yield self.tokens[i]
            if self.tokens[i].head < 0:
                return
            i = self.tokens[i].head

    def subtree(self, i: int) -> set[int]:
        """Indices of `i` and everything below it."""
        found, todo = {i}, [i]
        while todo:
            for k in self.children[todo.pop()]:
                if k not in found:
                    found.add(k)
                    todo.append(k)
        return found


@cache
def closed_classes(language: str) -> Mapping[str, frozenset[str]]:
    """The closed word classes of a language, by name."""
    return {name: frozenset(words) for name, words in languages.data(language, "grammar").items()}


def tree(sentence: Sentence, language: str, muted: frozenset[int] = frozenset()) -> Tree:
    """The sentence with children lists.

    Args:
        language: whose closed word classes the questions are asked with.
        muted: tokens that belong to a number's hedge ("bis zu zehn", "over 50"); they are no prepositions.
    """
    kids: list[list[int]] = [[] for _ in sentence.tokens]
    for token in sentence.tokens:
        if 0 <= token.head < len(kids) and token.head != token.i:
            kids[token.head].append(token.i)
    return Tree(sentence, tuple(tuple(k) for k in kids), muted, closed_classes(language))


SHOWN = 6
"""Words of a path shown at most."""


def path(t: Tree, i: int, top: int = -1) -> str:
    """How token `i` hangs from `top`, or from the root: `Ukraine -obl-> delivered -ccomp-> said`."""
    shown: list[str] = []
    for token in t.up(i):
        shown.append(token.text)
        if token.i == top or token.head < 0 or len(shown) == SHOWN:
            break
        shown.append(f"-{token.deprel}->")
    return " ".join(shown)


def bare(deprel: str) -> str:
    """A relation without its subtype."""
    return deprel.split(":")[0]


def head_of(t: Tree, start: int, end: int) -> int | None:
    """Index of the token of a span (character offsets) whose head lies outside it; None when no token is inside."""
    inside = [k.i for k in t.tokens if k.start < end and k.end > start]
    if not inside:
        return None
    members = set(inside)
    outside = [i for i in inside if t.tokens[i].head not in members and t.tokens[i].upos != "PUNCT"]
    # a preposition just before the span belongs to it; the word it attaches to speaks for the whole name
    before = t.tokens[inside[0] - 1] if inside[0] else None
    if before is not None and before.upos == "ADP" and before.head in outside:
        return before.head
    content = [i for i in outside if t.tokens[i].upos not in {"ADP", "DET", "CCONJ", "PART"}] or outside or inside
    # when a bad tree leaves several, a noun speaks for the span before a stray adjective
    nouns = [i for i in content if t.tokens[i].upos in NOMINAL]
    return (nouns or content)[-1] if len(content) > 1 else content[0]


def preposition(t: Tree, i: int) -> str | None:
    """The lower-case preposition of a nominal: its `case` child, or the adposition just before its phrase."""
    for kid in t.kids(i, "case"):
        if (kid.i < i and kid.upos in {"ADP", "PART", "SCONJ", "ADV", "VERB"}) or kid.deprel == "case":
            return kid.text.lower()
    first = min(k for k in t.subtree(i) if k <= i)
    before = t.tokens[first - 1] if first > 0 else None
    if before is not None and before.upos == "ADP":
        return before.text.lower()
    return None


def clause_head(t: Tree, i: int) -> int:
    """The predicate whose clause token `i` stands in (a verb, or whatever heads the clause)."""
    last = i
    for token in t.up(i):
        last = token.i
        if token.i != i and token.upos in {"VERB", "AUX"}:
            return token.i
        if bare(token.deprel) in {"ccomp", "advcl", "acl", "parataxis", "csubj"} or token.head < 0:
            return token.i
        if bare(token.deprel) == "conj" and token.upos in {"VERB", "AUX"}:
            return token.i
    return last


def passive(t: Tree, i: int) -> bool:
    """Whether the verb is in the passive: by its auxiliaries, its subject's label, or as a bare past participle."""
    token = t.tokens[i]
    labels = ("aux:pass", "obl:agent", *(() if infinitive(t, i) else ("nsubj:pass", "csubj:pass")))
    if any(True for _ in t.kids(i, *labels)):
        return True
    auxiliaries = list(t.kids(i, "aux", "cop"))
    lemmas = {k.lemma.lower() for k in auxiliaries}
    forms = {k.text.lower() for k in auxiliaries}
    if token.feats.get("Voice") == "Pass" and not lemmas & t.closed["have"]:
        return True
    participle = token.feats.get("VerbForm") == "Part" or token.upos == "ADJ"
    by = any(t.has("headline_agent", k.text) for o in t.kids(i, "obl") for k in t.kids(o.i, "case"))
    if by and not auxiliaries and not any(True for _ in t.kids(i, "obj")):
        return True  # headlines drop the auxiliary: "Kyiv hit by waves of drones"
    if participle and forms & t.closed["passive_forms"]:
        return True
    return participle and bool(lemmas & t.closed["passive"]) and token.feats.get("Tense") != "Pres"


def infinitive(t: Tree, i: int) -> bool:
    """Whether the verb is a dependent infinitive with its mark ("to supply", "geliefert zu haben"), which has no
    subject of its own."""
    if bare(t.tokens[i].deprel) not in {"xcomp", "ccomp", "advcl", "acl"}:
        return False
    if any(k.feats.get("VerbForm") == "Fin" for k in t.kids(i, "aux", "cop")):
        return False
    return any(k.upos == "PART" for k in t.kids(i, "mark"))
