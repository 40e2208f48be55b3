"""The names of actors in one language, with their inflected forms, ready to be looked up."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, NamedTuple

from stemmata.knowledge import table
from stemmata.languages import data
from stemmata.mentions.matching import plain

_STATE_LIKE = frozenset({"EU", "UN", "NATO"})


class Name(NamedTuple):
    """What one surface form stands for."""

    id: str
    english: str
    kind: str
    form: str
    country: str | None
    state: bool = False
    attributive: bool = False


class Names(NamedTuple):
    """All forms of one language as automata, and the patterns that join states and organs."""

    automaton: Any
    entries: tuple[Name, ...]
    organ_automaton: Any
    organ_entries: tuple[tuple[str, str], ...]
    organ_words: frozenset[str]
    personal: frozenset[str]
    not_first_names: frozenset[str]
    gap: re.Pattern[str]
    possessive_gap: re.Pattern[str]
    of_gap: re.Pattern[str]
    case_of_nouns: str


@cache
def load(language: str) -> Names:
    """Everything `find_actors` needs for a language; built once."""
    from ahocorasick_rs import AhoCorasick

    rows = data(language, "actors")
    surfaces: dict[str, Name] = {}
    for surface, name in _surfaces(language, rows):
        surfaces.setdefault(plain(surface), name)
    organs: dict[str, tuple[str, str]] = {}
    for surface, value in rows["organs"].items():
        kind, _, english = value.partition(" | ")
        for form in _organ_forms(surface, language):
            organs.setdefault(form, (kind, english))
    between = "|".join(map(re.escape, rows["between"]))
    of = "|".join(map(re.escape, sorted(rows["of"], key=len, reverse=True)))
    return Names(
        automaton=AhoCorasick(list(surfaces)),
        entries=tuple(surfaces.values()),
        organ_automaton=AhoCorasick(list(organs)),
        organ_entries=tuple(organs.values()),
        organ_words=frozenset(w for o in organs for w in o.split()),
        personal=frozenset(rows["personal"]),
        not_first_names=frozenset(rows.get("titles", ())),
        gap=re.compile(rf" (?:(?:{between}) ){{0,2}}"),
        possessive_gap=re.compile(rf"(?:'s?)? (?:(?:{between}) ){{0,2}}"),
        of_gap=re.compile(rf" (?:{of}) (?:the )?"),
        case_of_nouns="upper" if language == "de" else "lower",
    )


def _surfaces(language: str, rows: dict[str, Any]) -> Iterator[tuple[str, Name]]:
    """Forms and what they stand for; of two for one form the first counts."""
    for mask in rows["masks"]:
        yield mask, Name("", "", "mask", "name", None)
    yield from _of_actors(language)
    english = {row["id"]: row["name"] for row in table("states")["state"]}
    for code, row in rows["state"].items():
        for form, key in (("name", "name"), ("capital", "capital"), ("adjective", "adjective"), ("demonym", "demonym")):
            for word in row.get(key, ()):
                attributive = language == "en" and word in _ATTRIBUTIVE
                if language == "de" and form == "capital" and word[-1] not in "aeio":
                    yield word + "er", Name(code, english[code], "state", form, code, True, True)
                for surface in _inflected(word, form, language):
                    of = "demonym" if language == "en" and form == "adjective" and surface != word else form
                    yield surface, Name(code, english[code], "state", of, code, True, attributive)


_ATTRIBUTIVE = frozenset({"US", "U.S.", "UK", "U.K.", "USA", "DRC", "UAE"})


def _of_actors(language: str) -> Iterator[tuple[str, Name]]:
    for row in table("actors")["actor"]:
        country = row.get("country")
        own = row["kind"] in ("state", "military") and country
        name = Name(
            country if own else row["id"],
            row["name"],
            row["kind"],
            "forces" if row["kind"] == "military" else "name",
            country,
            row["id"] in _STATE_LIKE,
            row["id"] in _STATE_LIKE,
        )
        for word in _forms(row, language):
            for surface in _inflected(word, "name", language):
                yield surface, name
    for row in table("people")["person"]:
        leads = row.get("leads", False)
        name = Name(
            row["country"] if leads else row["id"],
            row["name"],
            "person",
            "leader" if leads else "name",
            row.get("country"),
            leads,
        )
        for word in (row["name"], *row.get("forms", ())):
            for surface in _inflected(word, "name", language):
                yield surface, name
    for kind in ("agency", "outlet"):
        for row in table({"agency": "agencies", "outlet": "outlets"}[kind])[kind]:
            name = Name(row["id"], row["name"], kind, "name", row.get("country"))
            for word in row.get("forms", ()):
                for surface in _inflected(word, "name", language):
                    yield surface, name


def _forms(row: dict[str, Any], language: str) -> Iterable[str]:
    """The row's forms in the language; English names of firms and bodies are used in every language."""
    own = list(row.get(language, ())) + list(row.get("forms", ()))
    if language != "en":
        own += [f for f in row.get("en", ()) if f[0].isupper()]
    return own or [row["name"]]


def _inflected(word: str, form: str, language: str) -> Iterator[str]:
    """The word and its inflected forms."""
    yield word
    if language == "de":
        yield from _german(word, form)
    elif form == "demonym" or (form == "adjective" and word[-1] in "nik"):
        yield word + "s"


# "Islamischer Staat", "Europäische Union": the adjective is declined, and the noun takes the genitive's ending.
_DECLINED = re.compile(r"([A-ZÄÖÜ][a-zäöüß-]{3,}?)(?:er|es|en|e) ([A-ZÄÖÜ][\w-]+)")


def _german(word: str, form: str) -> Iterator[str]:
    if form == "adjective":
        for stem in {word, word[0].upper() + word[1:]}:
            for ending in ("e", "en", "er", "es", "em"):
                yield stem + ending
        yield word[0].upper() + word[1:]
    elif form == "demonym":
        endings = ("n", "s", "in", "innen") if word.endswith("er") else ("s", "n", "en", "in", "innen")
        for ending in endings:
            yield (word[:-1] if word.endswith("e") and ending.startswith("in") else word) + ending
        if word.endswith("e"):
            yield word + "n"
    elif m := _DECLINED.fullmatch(word):
        for ending in ("e", "en", "er", "es", "em"):
            for case in ("", "s", "es"):
                yield f"{m[1]}{ending} {m[2]}{case}"
    elif word[-1].isalpha() and not word.endswith(("s", "ß", "x", "z")):
        yield word + "s"


def _organ_forms(surface: str, language: str) -> Iterator[str]:
    yield surface
    if language == "de":
        for ending in ("s", "es", "n", "en", "e"):
            yield surface + ending
    else:
        capital = surface[0].upper() + surface[1:]
        yield capital
        yield " ".join(w if w in ("of", "the", "to") else w[0].upper() + w[1:] for w in surface.split())
