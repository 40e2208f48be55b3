"""Lemmas and moods from the lexicon of forms."""

from __future__ import annotations

import pytest

from stemmata.model import Token
from stemmata.parsing.forms import mend


def token(text: str, upos: str, deprel: str = "root", **feats: str) -> Token:
    """A one-word sentence's token."""
    return Token(i=0, text=text, start=0, end=len(text), lemma="?", upos=upos, feats=feats, head=-1, deprel=deprel)


@pytest.mark.parametrize(
    ("language", "text", "upos", "feats", "lemma"),
    [
        ("de", "abgefeuert", "VERB", {"VerbForm": "Part"}, "abfeuern"),
        ("de", "auszusetzen", "VERB", {"VerbForm": "Inf"}, "aussetzen"),
        ("de", "eingetroffen", "VERB", {"VerbForm": "Part"}, "eintreffen"),
        ("de", "erhält", "VERB", {"VerbForm": "Fin"}, "erhalten"),
        ("de", "bezog", "VERB", {"VerbForm": "Fin"}, "beziehen"),
        ("de", "gehört", "VERB", {"VerbForm": "Fin"}, "gehören"),
        ("de", "lieferten", "VERB", {"VerbForm": "Fin"}, "liefern"),
        ("de", "Panzerabwehrraketen", "NOUN", {}, "Panzerabwehrrakete"),
        ("de", "Vorwürfen", "NOUN", {}, "Vorwurf"),
        ("de", "US-Waffen", "NOUN", {}, "US-Waffe"),
        ("en", "fired", "VERB", {"VerbForm": "Part"}, "fire"),
        ("en", "shells", "NOUN", {}, "shell"),
        ("en", "sold", "VERB", {"VerbForm": "Fin"}, "sell"),
    ],
)
def test_known_forms_have_their_lemma(language: str, text: str, upos: str, feats: dict[str, str], lemma: str) -> None:
    (mended,) = mend([token(text, upos, **feats)], language)
    assert mended.lemma == lemma


@pytest.mark.parametrize(
    ("text", "tense"),
    [
        ("habe", "Pres"),
        ("sei", "Pres"),
        ("seien", "Pres"),
        ("liefere", "Pres"),
        ("handele", "Pres"),
        ("gehe", "Pres"),
        ("wäre", "Past"),
        ("hätten", "Past"),
        ("würde", "Past"),
        ("käme", "Past"),
    ],
)
def test_konjunktiv_is_told_by_its_form(text: str, tense: str) -> None:
    (mended,) = mend([token(text, "VERB", VerbForm="Fin", Mood="Ind")], "de")
    assert (mended.feats["Mood"], mended.feats["Tense"]) == ("Sub", tense)


def test_the_first_person_is_no_konjunktiv() -> None:
    subject = Token(i=0, text="Ich", start=0, end=3, lemma="ich", upos="PRON", feats={}, head=1, deprel="nsubj")
    verb = Token(
        i=1, text="habe", start=4, end=8, lemma="haben", upos="VERB", feats={"Mood": "Ind"}, head=-1, deprel="root"
    )
    assert mend([subject, verb], "de")[1].feats["Mood"] == "Ind"
