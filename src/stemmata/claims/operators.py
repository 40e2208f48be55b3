"""The operator words of a language: what governs an event in a sentence, and what kind of word it is.

Operators say how real an event is ("plan", "refuse", "deny"); they are data (languages/<code>/operators.toml).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from stemmata import languages
from stemmata.claims.grammar import Tree
from stemmata.claims.lexicon import Entry, Words, compile_words
from stemmata.claims.phrases import case_of
from stemmata.claims.triggers import particle_of
from stemmata.model import Status


@dataclass(frozen=True, slots=True)
class Operators:
    """The operator words of a language, compiled."""

    words: Words
    adjectives: Mapping[str, tuple[Entry, ...]]
    negation: frozenset[str]
    never: re.Pattern[str]
    unfinished: re.Pattern[str]
    conditional: frozenset[str]
    future: frozenset[str]
    hypothetical: frozenset[str]
    backshifted: frozenset[str]
    backshift: Status
    cues: tuple[tuple[re.Pattern[str], Entry], ...]
    governing: tuple[tuple[re.Pattern[str], Entry], ...]
    openers: frozenset[str]
    questions: frozenset[str]
    existence: frozenset[str]
    retold: frozenset[str]
    inverted: frozenset[str]
    under: frozenset[str]
    imposing: frozenset[str]
    silence: frozenset[str]
    copulas: frozenset[str]
    modals: tuple[Entry, ...]


def _any(forms: Sequence[str]) -> re.Pattern[str]:
    longest_first = sorted(forms, key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest_first)) + r")(?!\w)", re.IGNORECASE)


@cache
def operators(language: str) -> Operators:
    """The operator and cue words of a language."""
    data = languages.data(language, "operators")
    cues = languages.data(language, "cues")
    strong = languages.data(language, "triggers").get("strong", {})
    adjectives: dict[str, list[Entry]] = {}
    for entry in data["operator"]:
        for form in entry.get("adjectives", ()):
            adjectives.setdefault(form, []).append(entry)
    scanned = {kind: [(_any(e["forms"]), e) for e in cues.get(kind, ())] for kind in ("adverb", "hearsay", "phrase")}
    return Operators(
        words=compile_words(data["operator"], language, strong),
        adjectives={k: tuple(v) for k, v in adjectives.items()},
        negation=frozenset(data["negation"]["words"]),
        never=_any(data["negation"]["not"]),
        unfinished=_any(data["negation"]["unfinished"]),
        conditional=frozenset(data["conditional"]["words"]),
        future=frozenset(data["future"]["auxiliaries"]),
        hypothetical=frozenset(data["subjunctive"]["hypothetical"]),
        backshifted=frozenset(data["subjunctive"]["reported"]),
        backshift=data["subjunctive"]["means"],
        cues=tuple(pair for kind in scanned.values() for pair in kind),
        governing=(*scanned["hearsay"], *scanned["phrase"]),
        openers=frozenset(data["clauses"]["openers"]),
        questions=frozenset(data["clauses"]["questions"]),
        existence=frozenset(data["clauses"]["existence"]),
        retold=frozenset(data["clauses"]["retold"]),
        silence=frozenset(data["clauses"]["silence"]),
        imposing=frozenset(data["clauses"]["imposing"]),
        inverted=frozenset(data["conditional"]["inverted"]),
        under=frozenset(data["clauses"]["under"]),
        copulas=frozenset(data["clauses"]["copulas"]),
        modals=tuple(cues.get("modal", ())),
    )


def operator_entries(t: Tree, i: int, language: str) -> list[Entry]:
    """The operator entries of token `i`."""
    return [entry for entry, _ in operators_at(t, i, operators(language), language)]


def sanctioning(t: Tree, i: int, language: str) -> bool:
    """Whether the verb over token `i` is one of imposing, holding or ending a measure."""
    head = t.tokens[i].head
    return head >= 0 and any(
        "sanction" in e.get("needs", ()) for e, _ in operators_at(t, head, operators(language), language)
    )


def ruled(t: Tree, i: int, language: str) -> bool:
    """Whether an operator governs the definite event noun `i`: "condemned the stationing", "no contract was signed"."""
    token = t.tokens[i]
    determined = any(True for _ in t.kids(i, "det", "nmod:poss"))
    return (
        determined
        and token.head >= 0
        and any(
            e.get("stance") or e.get("status") or e.get("polarity") for e in operator_entries(t, token.head, language)
        )
    )


def judging(t: Tree, i: int, language: str) -> bool:
    """Whether token `i` condemns or demands what it governs."""
    return any(
        e.get("stance") == "condemns" or e.get("status") == "sought"
        for e, _ in operators_at(t, i, operators(language), language)
    )


@cache
def _saying(language: str) -> frozenset[str]:
    """Lemmas of verbs of saying and thinking, from the cue words."""
    rows = languages.data(language, "cues").get("verb", ())
    return frozenset(
        str(f).lower()
        for row in rows
        for f in (*row.get("lemmas", ()), *row.get("forms", ()), *([row["lemma"]] if "lemma" in row else []))
    )


def governing(t: Tree, i: int, language: str) -> bool:
    """Whether token `i` is a verb of saying or an operator, which speaks about events and tells none itself."""
    token = t.tokens[i]
    lemma = token.lemma.lower()
    names = {lemma, *(k.text.lower() + lemma for k in t.kids(i, "compound:prt"))}
    return bool(operators_at(t, i, operators(language), language)) or bool(names & _saying(language))


def governed_with(t: Tree, i: int, entry: Entry) -> bool:
    """Whether the operator governs through one of the prepositions it asks for ("" is none)."""
    return "with" not in entry or (case_of(t, i) or "") in entry["with"]


def operators_at(t: Tree, i: int, ops: Operators, language: str) -> list[tuple[Entry, str]]:
    low = t.tokens[i].text.lower()
    noun = t.tokens[i].upos in {"NOUN", "PROPN"} and not any(True for _ in t.kids(i, "aux"))
    words = () if noun else ops.words.verbs.get(low, ())
    whole = [w for w in words if w.particle and particle_of(t, i, w.particle)]  # "call off" is no "call"
    found = [(entry, low) for w in whole or [w for w in words if w.particle is None] for entry in w.entries]
    if t.tokens[i].upos in {"NOUN", "PROPN"} or language != "de":
        found += [(entry, low) for entry in ops.words.nouns.get(low, ())]
    found += [(entry, low) for entry in ops.adjectives.get(low, ())]
    return found
