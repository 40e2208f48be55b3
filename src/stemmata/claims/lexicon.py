"""Which words evoke which frames: the trigger lists of a language, compiled to a form -> entry table.

Verbs are matched by their written forms, generated from the infinitive and the table of strong stems, so that a
wrong lemma of the parser does not lose a claim. A separable particle may stand apart from its verb.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from stemmata import languages

Entry = Mapping[str, Any]

ADJECTIVE_ENDINGS = ("", "e", "er", "es", "em", "en")
WEAK_ENDINGS = ("e", "st", "est", "t", "et", "en", "n", "te", "ten", "test", "tet", "ete", "eten", "etest", "etet")
STRONG_ENDINGS = ("", "e", "st", "est", "t", "et", "en", "n", "te", "ten", "test", "tet")
INSEPARABLE = ("be", "er", "ver", "ent", "zer", "ge", "miss", "emp", "über", "unter", "wider", "voll")


@dataclass(frozen=True, slots=True)
class Word:
    """A trigger word: its citation form, the particle or phrase it needs beside it, and the entries it evokes.

    A word may need both ("in_*_liste|auf|nehmen"): then `phrase` is the phrase and `particle` the separable part.
    """

    lemma: str
    particle: str | None
    entries: tuple[Entry, ...]
    phrase: str | None = None


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The compiled trigger lists of one language."""

    verbs: Mapping[str, tuple[Word, ...]]
    participles: frozenset[str]
    gerunds: frozenset[str]
    nouns: Mapping[str, tuple[Entry, ...]]
    compounds: bool
    adjectival: frozenset[str]
    prepositions: Mapping[str, frozenset[str]]
    language: str = ""


def _german(base: str, strong: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """(form, kind) of a German verb without its separable particle; kind is finite, infinitive, past, present."""
    stem = base[:-2] if base.endswith("en") else base[:-1]
    prefix = next((p for p in INSEPARABLE if base.startswith(p) and len(base) > len(p) + 3), "")
    root = strong.get(base) or strong.get(base[len(prefix) :])
    lead = "" if base in strong else prefix
    yield base, "infinitive"
    if root is None:
        yield from ((stem + e, "finite") for e in WEAK_ENDINGS)
        opened = "" if prefix or base.endswith("ieren") else "ge"
        bodies = [opened + stem + t for t in ("t", "et")]
    else:
        if root.get("weak"):
            opened = "" if prefix else "ge"
            yield from ((stem + e, "finite") for e in WEAK_ENDINGS)
            yield from ((opened + stem + "et" + e, "past") for e in ADJECTIVE_ENDINGS)
        yield from ((stem + e, "finite") for e in ("e", "st", "t", "et", "en", "n"))
        for part in root["stems"]:
            yield from ((lead + part + e, "finite") for e in STRONG_ENDINGS)
        whole = str(root["participle"])
        bodies = [lead + whole.removeprefix("ge") if lead and whole.startswith("ge") else lead + whole]
    for body in bodies:
        yield from ((body + e, "past") for e in ADJECTIVE_ENDINGS)
    yield from ((base + "d" + e, "present") for e in ADJECTIVE_ENDINGS)


def _english(base: str, strong: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """(form, kind) of an English verb."""
    double = base[-1] in "bdgmnprt" and base[-2:-1] in list("aeiou") and base[-3:-2] not in list("aeiou")
    yield base, "infinitive"
    sibilant = base.endswith(("s", "x", "z", "ch", "sh"))
    yield (
        (base + "es" if sibilant else base[:-1] + "ies" if base[-1] == "y" and base[-2] not in "aeiou" else base + "s"),
        "finite",
    )
    root = strong.get(base)
    if root:
        yield from ((form, "finite") for form in root["stems"])
        yield from ((form, "past") for form in root["stems"])
        yield str(root["participle"]), "past"
    else:
        bodies = [
            base + "d"
            if base.endswith("e")
            else base[:-1] + "ied"
            if base[-1] == "y" and base[-2] not in "aeiou"
            else base + "ed"
        ]
        if double:
            bodies.append(base + base[-1] + "ed")
        for body in bodies:
            yield body, "finite"
            yield body, "past"
    stem = base[:-1] if base.endswith("e") and not base.endswith("ee") else base
    yield stem + "ing", "present"
    if double:
        yield base + base[-1] + "ing", "present"


GENERATORS = {"de": _german}


def _forms(base: str, language: str, strong: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    return GENERATORS.get(language, _english)(base, strong)


UMLAUT = {"a": "ä", "o": "ö", "u": "ü"}


def _german_plurals(noun: str) -> Iterable[str]:
    yield from (noun, noun + "en", noun + "n", noun + "e", noun + "s", noun + "es", noun + "er")
    at = max(noun.rfind(v) for v in UMLAUT)
    if noun[at - 1 : at + 1] == "au":
        at -= 1
    if at >= 0:  # Vertrag, Verträge; Kauf, Käufe
        changed = noun[:at] + UMLAUT[noun[at]] + noun[at + 1 :]
        yield from (changed + "e", changed + "en", changed)


def _english_plurals(noun: str) -> Iterable[str]:
    y = noun[:-1] + "ies" if noun.endswith("y") and noun[-2] not in "aeiou" else noun + "s"
    return (noun, y, noun + "es")


def _joined(particle: str, form: str, kind: str, language: str) -> Iterator[str]:
    """Spellings in which the particle is written together with the verb."""
    if language != "de":
        return
    yield particle + form
    if kind == "infinitive":
        yield particle + "zu" + form


@dataclass(frozen=True, slots=True)
class Words:
    """Verbs by written form, nouns by written form: what a list of entries compiles to."""

    verbs: Mapping[str, tuple[Word, ...]]
    nouns: Mapping[str, tuple[Entry, ...]]
    participles: frozenset[str]
    gerunds: frozenset[str]


def compile_words(entries: Iterable[Entry], language: str, strong: Mapping[str, Any]) -> Words:
    """The written forms of the verbs and nouns of some entries, each with what it stands for."""
    words: dict[tuple[str, str | None, str | None], list[Entry]] = {}
    nouns: dict[str, list[Entry]] = {}
    plural = _german_plurals if language == "de" else _english_plurals
    for entry in entries:
        for verb in entry.get("verbs", ()):
            words.setdefault(_parts(verb, language), []).append(entry)
        for noun in entry.get("nouns", ()):
            for form in plural(noun):
                nouns.setdefault(form, []).append(entry)
    verbs: dict[str, list[Word]] = {}
    kinds: dict[str, set[str]] = {"past": set(), "present": set(), "infinitive": set(), "finite": set()}
    for (base, particle, phrase), meant in words.items():
        apart = Word(base, particle, tuple(meant), phrase)
        whole = Word((particle or "") + base, None, tuple(meant), phrase)
        for form, kind in _forms(base, language, strong):
            spellings = [(form, apart)]
            if particle:
                spellings += [(joined, whole) for joined in _joined(particle, form, kind, language)]
            for spelling, word in spellings:
                known = verbs.setdefault(spelling, [])
                if word not in known:
                    known.append(word)
                kinds[kind].add(spelling)
    verbs.update({k.replace("ß", "ss"): v for k, v in verbs.items() if "ß" in k and k.replace("ß", "ss") not in verbs})
    nouns.update({k.replace("ß", "ss"): v for k, v in nouns.items() if "ß" in k and k.replace("ß", "ss") not in nouns})
    for found in kinds.values():  # Swiss spelling
        found |= {k.replace("ß", "ss") for k in found if "ß" in k}
    return Words(
        {k: tuple(v) for k, v in verbs.items()},
        {k: tuple(v) for k, v in nouns.items()},
        frozenset(kinds["past"]),
        frozenset(kinds["present"]),
    )


def _parts(verb: str, language: str) -> tuple[str, str | None, str | None]:
    """Base, particle and phrase of a verb as the lists write it: "ab|feuern", "hand|over", "in_*_liste|auf|nehmen"."""
    pieces = verb.split("|")
    if language != "de":
        return pieces[0], "|".join(pieces[1:]) or None, None
    phrase = pieces.pop(0) if len(pieces) > 2 else None
    return pieces[-1], (pieces[0] if len(pieces) > 1 else None), phrase


@cache
def lexicon(language: str) -> Lexicon:
    """The compiled trigger lexicon of a language.

    Raises:
        KnowledgeError: the language has no trigger file.
    """
    data = languages.data(language, "triggers")
    learned = languages.data(language, "triggers_learned").get("trigger", [])
    words = compile_words([*data["trigger"], *learned], language, data.get("strong", {}))
    return Lexicon(
        verbs=words.verbs,
        participles=words.participles,
        gerunds=words.gerunds,
        nouns=words.nouns,
        compounds=language == "de",
        adjectival=words.participles | words.gerunds,
        prepositions={k: frozenset(v) for k, v in data["prepositions"].items()},
        language=language,
    )


def noun_entries(lex: Lexicon, word: str) -> tuple[tuple[Entry, ...], str]:
    """Entries evoked by a noun and the trigger part of it; a German compound is matched by its last part."""
    low = word.lower()
    if low in lex.nouns:
        return lex.nouns[low], low
    for at in range(3, len(low) - 3) if lex.compounds else ():
        if low[at:] in lex.nouns:
            return lex.nouns[low[at:]], low[at:]
    return (), ""
