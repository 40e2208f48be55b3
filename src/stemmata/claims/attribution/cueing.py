"""Which words of a sentence are cues, and whether they are finite."""

from __future__ import annotations

from stemmata.claims.attribution.lexicon import Cue
from stemmata.claims.attribution.scene import Field, Scene, Unit, finite
from stemmata.claims.grammar import bare
from stemmata.model import Token


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
    if cue is None or (token.upos not in {"VERB", "AUX"} and not cue.reporting):
        return None
    return cue, (token.i,)


def _predicative(unit: Unit, token: Token) -> bool:
    """Whether an adjective is a predicate ("is confident that"), not an attribute."""
    return any(True for _ in unit.tree.kids(token.i, "cop", "nsubj", "ccomp")) or bare(token.deprel) in {
        "xcomp",
        "advcl",
        "acl",
    }


def _loose_particle(scene: Scene, unit: Unit, token: Token) -> Token | None:
    """A separable particle at the end of the field that the tree did not tie to its verb."""
    one = unit.fields[unit.field_of(token.i)]
    before = unit.tokens[token.i - 1] if token.i > one.first else None
    if before is not None and before.text.lower() in scene.grammar.words["particles"] and before.upos in {"ADJ", "ADV"}:
        return before  # "wie X bekannt gab"
    tail = [t for t in unit.tokens[token.i + 1 : one.last] if t.upos != "PUNCT"]
    if scene.language != "de" or not tail or tail[-1].upos not in {"ADP", "ADV", "ADJ"}:
        return None
    return tail[-1]


def is_finite(scene: Scene, unit: Unit, v: Token) -> bool:
    return finite(v, scene.grammar) or any(finite(k, scene.grammar) for k in unit.tree.kids(v.i, "aux"))


def opens_with_verb(scene: Scene, unit: Unit, one: Field) -> bool:
    """Whether a field begins with its finite verb, as inverted report clauses do."""
    for i in range(one.first, one.last):
        token = unit.tokens[i]
        if token.upos == "PUNCT" or not any(c.isalnum() for c in token.text):
            continue
        return finite(token, scene.grammar) or token.upos == "VERB"
    return False
