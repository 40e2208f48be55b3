"""A phrase in its clause: the preposition that governs it, its way up to a predicate, the slot its relation gives it.

Slots are named as in knowledge/frames.toml; a weight says how sure the tree makes one.
"""

from __future__ import annotations

from dataclasses import dataclass

from stemmata.claims.grammar import Tree, bare
from stemmata.claims.lexicon import Lexicon

DIRECT, GAP, CONTROL, NESTED, LINEAR, LOOSE = 3.0, 2.6, 2.0, 1.8, 1.2, 0.6


@dataclass(frozen=True, slots=True)
class Place:
    """One grammatical place of a phrase: its slot, how sure, and the token of the trigger's clause it hangs from."""

    slot: str
    weight: float
    top: int


def kinds_of(lex: Lexicon, preposition: str) -> list[str]:
    """The kinds of slot that a preposition opens."""
    return [kind for kind, words in lex.prepositions.items() if preposition in words]


def case_of(t: Tree, h: int) -> str | None:
    """The preposition that governs token `h`: its own, or that of the phrase it is coordinated with or part of."""
    for token in t.up(h):
        cases = [k for k in t.kids(token.i, "case") if k.i not in t.muted and not t.has("clitics", k.text)]
        if cases:
            first = cases[0]
            extra = [k.text.lower() for k in t.kids(first.i, "fixed")]
            return " ".join([first.text.lower(), *extra])
        if bare(token.deprel) not in {"conj", "appos", "flat", "compound", "nummod", "amod", "det"}:
            # mis-attached prepositions stand right before the phrase all the same
            first_i = min((k for k in t.subtree(token.i) if k <= token.i), default=token.i)
            before = t.tokens[first_i - 1] if first_i else None
            if (
                before is not None
                and before.upos == "ADP"
                and before.i not in t.muted
                and bare(before.deprel) != "compound"
            ):
                return before.text.lower()
            return None
    return None


def path_to(t: Tree, h: int, v: int) -> list[int] | None:
    """Tokens from `h` up to, not including, `v`; None when `v` is not above or another clause lies between."""
    path: list[int] = []
    for token in t.up(h):
        if token.i == v:
            return path
        path.append(token.i)
        relation = bare(token.deprel)
        if relation in {"ccomp", "advcl", "acl", "parataxis", "csubj"} or token.head < 0:
            return None
        if relation == "conj" and token.upos in {"VERB", "AUX"}:
            return None
    return None


def slot_of(relation: str, voice_passive: bool) -> str:
    """The slot of a bare phrase by its relation; "" where the relation does not say."""
    if relation in {"nsubj:pass", "csubj:pass"}:
        return "obj"
    if relation == "obl:agent":
        return "subj"
    base = bare(relation)
    if base == "nsubj":
        return "obj" if voice_passive else "subj"
    if base == "obj":
        return "obj"
    if base == "iobj" or relation == "obl:arg":
        return "iobj"
    return ""
