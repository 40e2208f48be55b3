"""Cue words of a language, ready to be looked up by lemma or form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from stemmata.languages import data
from stemmata.model import Certainty, Polarity, Stance, Status

RANK: dict[Certainty, int] = {"certain": 0, "probable": 1, "possible": 2}


@dataclass(frozen=True, slots=True)
class Cue:
    """What a cue word says about its content, and where its content may stand.

    `object`, `preps`, `infinitive`: content besides a clause or quotation. `subject` is "evidence" or
    "impersonal" where the grammatical subject is no speaker. `attitude`: no assertion of the content; `intends`: none
    where the content is an infinitive ("agreed to buy").
    """

    lemma: str
    certainty: Certainty = "certain"
    stance: Stance = "asserts"
    status: Status | None = None
    polarity: Polarity = "positive"
    reporting: bool = False
    object: bool = False
    infinitive: bool = False
    preps: tuple[str, ...] = ()
    subject: str | None = None
    same_speaker: bool = False
    attitude: bool = False
    intends: bool = False
    distance: bool = False
    raising: bool = False
    deed: bool = False
    addressee: bool = False
    passive_speaker: bool = False
    particle: str | None = None
    needs: str | None = None
    negated: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A prepositional cue: `forms` may stand before, after or on both sides of the source; or need a head noun."""

    forms: tuple[tuple[str, ...], ...]
    nouns: frozenset[str]
    cue: Cue
    quoted_only: frozenset[str] = frozenset()
    needs: str | None = None


@dataclass(frozen=True, slots=True)
class Grammar:
    """Closed word classes of `speech.toml`, as lower-case sets."""

    words: Mapping[str, frozenset[str]]
    pronouns: Mapping[str, frozenset[str]]
    irregular: Mapping[str, str]
    object_content: str
    nested_quotes: bool
    endings: tuple[tuple[str, str], ...]

    def has(self, group: str, word: str) -> bool:
        """Whether the word (any case) belongs to a group."""
        return word.lower() in self.words[group]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All cue words of one language."""

    code: str
    verbs: Mapping[str, Cue]
    adjectives: Mapping[str, Cue]
    nouns: Mapping[str, Cue]
    phrases: tuple[Phrase, ...]
    inner: tuple[tuple[str, ...], ...]
    anaphors: frozenset[str]
    grammar: Grammar

    def verb(self, lemma: str, form: str, particle: str | None = None) -> Cue | None:
        """The cue of a verb by lemma or irregular form; with a separated particle, only that of the whole verb."""
        bases = (lemma.lower(), *self.bases(form.lower()))
        if particle:
            for base in bases:
                for name in (particle + base, f"{base} {particle}"):
                    if base and name in self.verbs:
                        return self.verbs[name]
            return None
        return next((self.verbs[base] for base in bases if base in self.verbs), None)

    def bases(self, form: str) -> tuple[str, ...]:
        """Infinitives that a form may belong to: irregular forms, weak endings, with or without a prefix."""
        return _bases(self.code, form)

    def noun(self, lemma: str, form: str) -> Cue | None:
        """The cue of a noun; the last part of a compound counts ("US-Angaben", "Medienbericht")."""
        for word in (lemma, form):
            if word in self.nouns:
                return self.nouns[word]
            last = word.rsplit("-", 1)[-1]
            if last in self.nouns:
                return self.nouns[last]
        if self.code != "en":
            for name, cue in self.nouns.items():
                if len(name) > 4 and len(lemma) > len(name) + 2 and lemma.lower().endswith(name.lower()):
                    return cue
        return None


@cache
def _bases(code: str, form: str) -> tuple[str, ...]:
    grammar = lexicon(code).grammar
    found = [grammar.irregular.get(form, ""), form, *_infinitives(grammar, form)]
    for prefix in sorted(grammar.words.get("particles", ())):
        if form.startswith(prefix) and len(form) > len(prefix) + 3:
            rest = form[len(prefix) :]
            for infix in sorted(grammar.words["infixes"]):
                if rest.startswith(infix) and len(rest) > len(infix) + 2:
                    inner = rest[len(infix) :]
                    found += [
                        prefix + base
                        for base in (grammar.irregular.get(inner, ""), *_infinitives(grammar, inner))
                        if base
                    ]
    return tuple(dict.fromkeys(f for f in found if f))


def _infinitives(grammar: Grammar, form: str) -> list[str]:
    """Infinitives of a weak form: its ending replaced by that of the infinitive, a doubled consonant undone."""
    found = []
    for ending, infinitive in grammar.endings:
        if form.endswith(ending) and len(form) > len(ending) + 1:
            stem = form[: -len(ending)]
            found.append(stem + infinitive)
            if not infinitive and stem[-1] == stem[-2]:
                found.append(stem[:-1])
    return found


def _cue(lemma: str, row: Mapping[str, Any]) -> Cue:
    keys = {
        "certainty",
        "stance",
        "status",
        "polarity",
        "reporting",
        "object",
        "infinitive",
        "subject",
        "same_speaker",
        "attitude",
        "distance",
        "raising",
        "deed",
        "addressee",
        "particle",
        "negated",
        "passive_speaker",
        "needs",
    }
    return Cue(lemma=lemma, preps=tuple(row.get("preps", ())), **{k: v for k, v in row.items() if k in keys})


def _merge(old: Cue | None, new: Cue) -> Cue:
    """A lemma may stand in several rows: the first row's values, every row's constructions."""
    if old is None:
        return new
    return replace(
        old,
        addressee=old.addressee or new.addressee,
        object=old.object or new.object,
        infinitive=old.infinitive or new.infinitive,
        intends=old.intends or (new.attitude and new.infinitive),
        preps=tuple(dict.fromkeys(old.preps + new.preps)),
        reporting=old.reporting or new.reporting,
    )


def _words(forms: list[str]) -> tuple[tuple[str, ...], ...]:
    return tuple(sorted({tuple(f.lower().split()) for f in forms}, key=lambda f: (-len(f), f)))


@cache
def lexicon(code: str) -> Lexicon:
    """The cue words of a language, from `cues.toml` and `speech.toml`."""
    cues, speech = data(code, "cues"), data(code, "speech")
    verbs: dict[str, Cue] = {}
    for row in cues.get("verb", ()):
        for lemma in row["lemmas"]:
            name = f"{lemma} {row['particle']}" if row.get("particle") else lemma
            verbs[name] = _merge(verbs.get(name), _cue(lemma, row))
    nouns = {lemma: _cue(lemma, row) for row in reversed(cues.get("noun", ())) for lemma in row["lemmas"]}
    adjectives = {lemma: _cue(lemma, row) for row in cues.get("adjective", ()) for lemma in row["lemmas"]}
    phrases = tuple(
        Phrase(
            _words(row["forms"]),
            frozenset(row.get("nouns", ())),
            _cue(row["forms"][0], row),
            frozenset(row.get("quoted", ())),
            row.get("with"),
        )
        for row in cues.get("preposition", ())
    )
    grammar = Grammar(
        {k: frozenset(v) for k, v in speech.items() if isinstance(v, list) and k != "endings"},
        {k: frozenset(v) for k, v in speech["pronouns"].items()},
        speech.get("irregular", {}),
        speech["object_content"],
        speech["nested_quotes"],
        tuple((e, i) for e, i in speech["endings"]),
    )
    inner = _words([f for row in cues.get("chain", ()) if row["adds"] == "inner" for f in row["forms"]])
    anaphors = frozenset(f for row in cues.get("anaphor", ()) for f in row["forms"])
    return Lexicon(code, verbs, adjectives, nouns, phrases, inner, anaphors, grammar)
