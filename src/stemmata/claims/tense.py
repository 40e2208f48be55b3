"""The tense of a verb group, by its auxiliaries and the form of its verb."""

from __future__ import annotations

from stemmata.claims.grammar import Tree, passive
from stemmata.claims.operators import operators

PAST_FORMS = {
    "hat",
    "haben",
    "habe",
    "hatte",
    "hatten",
    "hätte",
    "hätten",
    "had",
    "has",
    "have",
    "'ve",
    "'d",
    "worden",
    "wurde",
    "wurden",
    "was",
    "were",
    "been",
    "ist",
    "sind",
    "sei",
    "seien",
    "war",
    "waren",
    "wäre",
    "wären",
}


def tense(t: Tree, v: int, language: str) -> str:
    """past, present, future, infinitive or participle, as the verb group of token `v` shows."""
    token = t.tokens[v]
    auxiliaries = {k.text.lower() for k in t.kids(v, "aux", "cop")}
    ops = operators(language)
    if auxiliaries & ops.future and not ({"worden"} & auxiliaries):
        if language != "de" or not passive(t, v) or ("werden" in auxiliaries and len(auxiliaries) > 1):
            return "future"
        return "present"
    if auxiliaries & PAST_FORMS:
        progressive = token.feats.get("Tense") == "Pres" or token.text.lower().endswith("ing")
        past_be = auxiliaries & {
            "was",
            "were",
            "wurde",
            "wurden",
            "had",
            "hatte",
            "hatten",
            "war",
            "waren",
            "worden",
            "been",
            "has",
            "have",
            "hat",
            "haben",
            "habe",
            "hätte",
            "hätten",
        }
        if past_be:
            return "past"
        if auxiliaries & {"ist", "sind", "sei", "seien", "wäre", "wären"}:
            return "past" if token.feats.get("VerbForm") == "Part" or token.upos in {"VERB", "ADJ"} else "present"
        return "present" if progressive else "past"
    if auxiliaries & {"is", "are", "being", "wird", "werden", "werde", "am", "'s", "'re"}:
        return "present"
    form = token.feats.get("VerbForm")
    if token.feats.get("Tense") == "Past" and form != "Part":
        return "past"
    if language == "en" and not auxiliaries and token.text.lower().endswith("ing"):
        return "infinitive"
    if form == "Part" and token.feats.get("Tense") != "Pres":
        return "past"
    if form in {"Inf", "Ger"}:
        return "infinitive"
    return "present"
