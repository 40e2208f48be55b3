"""Lemmas and moods that are known for certain, from a language's lexicon of forms.

`languages/<code>/pipeline/forms.tsv` (written by training/lexicon.py) has one row a form: form, UPOS, lemma and,
for verbs, the VerbForm it stands for, `Fin.Sub` where a third person of that form can only be subjunctive. What
it knows overrules the trained components, which guess at unknown words; separable prefixes and compounds are
undone by the language's table.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources

from stemmata.model import Token

FORMS = "forms.tsv"
VERBAL = frozenset({"VERB", "AUX"})
_CLAUSAL = frozenset({"root", "ccomp", "advcl", "acl", "conj", "parataxis", "csubj"})
_SUBJUNCTIVE = "Fin.Sub"
_TAIL = 4  # letters the known end of a compound must have
_HEAD = 3  # and what stands before it


@dataclass(frozen=True, slots=True)
class Lexicon:
    """`forms`: (form, UPOS) -> {shape: lemma}; the language's separable prefixes, longest first."""

    forms: Mapping[tuple[str, str], Mapping[str, str]]
    separable: tuple[str, ...]
    infix: str
    compounds: bool


@cache
def lexicon(language: str) -> Lexicon:
    """The lexicon of a language; empty where none ships."""
    folder = resources.files("stemmata.languages") / language / "pipeline"
    table = tomllib.loads((folder / "tokens.toml").read_text(encoding="utf-8"))
    forms: dict[tuple[str, str], dict[str, str]] = {}
    path = folder / FORMS
    for line in path.read_text(encoding="utf-8").splitlines() if path.is_file() else ():
        form, upos, lemma, shape = line.split("\t")
        forms.setdefault((form, upos), {})[shape] = lemma
    prefixes = tuple(sorted(table["separable"], key=lambda prefix: (-len(prefix), prefix)))
    return Lexicon(forms, prefixes, table["infix"], table["compounds"])


def mend(tokens: Sequence[Token], language: str) -> tuple[Token, ...]:
    """The sentence's tokens with the lemmas and moods that the lexicon is sure of."""
    known = lexicon(language)
    subjects = {token.head: token.text.lower() for token in tokens if token.deprel.startswith("nsubj")}
    copulas = {token.head for token in tokens if token.deprel == "cop"}
    mended = []
    for token in tokens:
        shapes = _verb(token.text.lower(), known)
        if token.upos in VERBAL:
            token = _as_verb(token, shapes, subjects.get(token.i)) if shapes else token
        elif _SUBJUNCTIVE in shapes and _predicates(token, subjects, copulas):
            token = _as_verb(replace(token, upos="VERB", feats={}), shapes, subjects.get(token.i))
        elif lemma := _lemma(token, known):
            token = replace(token, lemma=lemma)
        mended.append(token)
    return tuple(mended)


def _predicates(token: Token, subjects: Mapping[int, str], copulas: set[int]) -> bool:
    """Whether a word that was not taken for a verb stands where only a finite verb can."""
    return token.deprel in _CLAUSAL and token.i in subjects and token.i not in copulas and token.text.islower()


def _verb(form: str, known: Lexicon) -> Mapping[str, str]:
    """The shapes a verb form may have and the lemma for each."""
    if found := known.forms.get((form, "VERB")):
        return found
    for prefix in known.separable:
        if not form.startswith(prefix):
            continue
        rest = form[len(prefix) :]
        if known.infix and rest.startswith(known.infix):
            inner = known.forms.get((rest[len(known.infix) :], "VERB"), {}).get("Inf")
            if inner:
                return {"Inf": prefix + inner}
        if found := known.forms.get((rest, "VERB")):
            return {shape: prefix + lemma for shape, lemma in found.items()}
    return {}


def _as_verb(token: Token, shapes: Mapping[str, str], subject: str | None) -> Token:
    """The verb with its lemma and, where only the subjunctive has this form, its mood."""
    shape = token.feats.get("VerbForm", "Fin" if "Mood" in token.feats else "")
    finite = [name for name in shapes if name.startswith("Fin")]
    lemma = shapes.get(shape) or (shapes[finite[0]] if shape == "Fin" and finite else "") or _likeliest(shapes)
    token = replace(token, lemma=lemma)
    certain = shape in ("Fin", "") or shape not in shapes
    if finite == [_SUBJUNCTIVE] and certain and subject not in ("ich", "i"):
        plural = token.text.lower().endswith("en")
        present = token.text.lower() in (lemma[:-2] + "e", lemma[:-1] + "e", lemma[:-3] + "le", "sei", "seien")
        token = replace(
            token,
            feats={
                **token.feats,
                "Mood": "Sub",
                "Number": "Plur" if plural else "Sing",
                "Person": "3",
                "Tense": "Pres" if present else "Past",
                "VerbForm": "Fin",
            },
        )
    return token


def _likeliest(shapes: Mapping[str, str]) -> str:
    return next(shapes[name] for name in ("Part", "Fin", "Inf", _SUBJUNCTIVE, *shapes) if name in shapes)


def _lemma(token: Token, known: Lexicon) -> str | None:
    """The lemma of a noun or adjective, through the end of a compound if need be."""
    form = token.text
    found = known.forms.get((form, token.upos)) or known.forms.get((form.lower(), token.upos))
    if found:
        return next(iter(found.values()))
    if not known.compounds or token.upos != "NOUN":
        return None
    for cut in range(_HEAD, len(form) - _TAIL + 1):
        tail = form[cut:] if form[cut - 1] == "-" else form[cut:].capitalize()
        if found := known.forms.get((tail, "NOUN")):
            lemma = next(iter(found.values()))
            return form[:cut] + (lemma if form[cut - 1] == "-" else lemma.lower())
    return None
