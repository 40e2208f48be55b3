"""The tense of a verb group, by its auxiliaries and the form of its verb (closed classes in `grammar.toml`)."""

from __future__ import annotations

from stemmata.claims.grammar import Tree, passive
from stemmata.claims.operators import operators
from stemmata.model import Token


def tense(t: Tree, v: int, language: str) -> str:
    """past, present, future or infinitive, as the verb group of token `v` shows."""
    token = t.tokens[v]
    auxiliaries = {k.text.lower() for k in t.kids(v, "aux", "cop")}
    future = auxiliaries & operators(language).future
    if future and not auxiliaries & t.closed["passive_forms"]:
        alike = future <= t.closed["present_group"]  # "wird geliefert" is a passive, "wird geliefert werden" a future
        return "present" if alike and passive(t, v) and len(auxiliaries) == 1 else "future"
    if auxiliaries & t.closed["past_group"]:
        return "past"
    if auxiliaries & t.closed["state_group"]:
        done = token.feats.get("VerbForm") == "Part" or token.upos in {"VERB", "ADJ"}
        return "past" if done else "present"
    if auxiliaries & t.closed["present_group"]:
        return "present"
    if auxiliaries & t.closed["infinitive_auxiliaries"]:
        return "infinitive"
    return _bare(t, token, alone=not auxiliaries)


def _bare(t: Tree, token: Token, *, alone: bool) -> str:
    """The tense that the form of a verb shows by itself."""
    form, low = token.feats.get("VerbForm"), token.text.lower()
    if token.feats.get("Tense") == "Past" and form != "Part":
        return "past"
    if alone and low.endswith(tuple(t.closed["gerund_endings"])):
        return "infinitive"
    if alone and form in {"Part", "Inf"} and _finite_alike(t, token, form):
        return "present"
    if form == "Part" and token.feats.get("Tense") != "Pres":
        return "past"
    return "infinitive" if form in {"Inf", "Ger"} else "present"


def _finite_alike(t: Tree, token: Token, form: str) -> bool:
    """Whether a form taken for a participle or an infinitive is finite: "Rheinmetall montiert die Anlagen in Rom",
    "Resolutionen, die Tests verbieten": it has a subject of its own, and a participle an object besides."""
    if not any(k.deprel == "nsubj" for k in t.kids(token.i)) or any(True for _ in t.kids(token.i, "mark")):
        return False
    low = token.text.lower()
    if form == "Inf":
        return low.endswith(tuple(t.closed["plural_endings"]))
    weak = low.endswith(tuple(t.closed["weak_endings"])) and not low.startswith(tuple(t.closed["participle_prefixes"]))
    return weak and any(True for _ in t.kids(token.i, "obj"))
