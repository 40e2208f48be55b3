"""Speaker nouns of a language, and states' adjectives, ready for look-up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from stemmata.knowledge import table
from stemmata.languages import data


@dataclass(frozen=True, slots=True)
class Roster:
    """Nouns that name speakers, each with its short English name."""

    code: str
    roles: Mapping[str, str]
    groups: Mapping[str, str]
    bodies: Mapping[str, str]
    documents: Mapping[str, str]
    blocs: Mapping[str, str]
    numbers: Mapping[str, str]
    words: Mapping[str, frozenset[str]]
    longest: int

    def match(self, kind: str, words: list[str], at: int) -> tuple[int, str, str] | None:
        """(words used, English name, prefix of a compound) where a noun of `kind` stands at `at`, longest first."""
        names: Mapping[str, str] = getattr(self, kind)
        for length in range(min(self.longest, len(words) - at), 0, -1):
            surface = " ".join(words[at : at + length])
            name = names.get(surface) or names.get(surface.lower() if self.code == "en" else surface)
            if name is not None:
                return length, name, ""
        return self._compound(names, words[at])

    def _compound(self, names: Mapping[str, str], word: str) -> tuple[int, str, str] | None:
        for cut in ("s", "es", "n", "en", "e"):
            if self.code != "en" and word.endswith(cut) and word[: -len(cut)] in names:
                return 1, names[word[: -len(cut)]], ""
        if "-" not in word:
            return self._solid(names, word)
        prefix, last = word.rsplit("-", 1)
        name = (
            names.get(last)
            or names.get(last[:1].upper() + last[1:])
            or names.get(last.rstrip("s"))
            or names.get(last.lower())
        )
        return (1, name, prefix) if name else None

    def _solid(self, names: Mapping[str, str], word: str) -> tuple[int, str, str] | None:
        """A German compound written in one word by its last part: "Sicherheitsforscherin", "Rüstungsanalyst"."""
        if self.code == "en" or names is not self.roles or not word[:1].isupper() or len(word) < LONG:
            return None
        for at in range(MODIFIER, len(word) - HEAD + 1):
            name = names.get(word[at].upper() + word[at + 1 :])
            if name is not None:
                return 1, name, ""
        return None


LONG, MODIFIER, HEAD = 11, 4, 6
"""Letters of a solid compound of an office at least, of its first part and of its last."""


@cache
def roster(code: str) -> Roster:
    """The speaker nouns of a language, from `speakers.toml`."""
    rows = data(code, "speakers")
    kinds = {k: dict(rows[k]) for k in ("roles", "groups", "bodies", "documents", "blocs", "numbers")}
    longest = max(len(name.split()) for k in ("roles", "groups", "bodies", "documents") for name in kinds[k])
    words = {k: frozenset(v) for k, v in rows.items() if isinstance(v, list)}
    return Roster(code, **kinds, words=words, longest=longest)


@cache
def adjectives() -> Mapping[str, str]:
    """English adjective of each state id ("KP" -> "North Korean"); the US is "US"."""
    found = {row["id"]: row.get("adjective", row["name"]) for row in table("states")["state"]}
    found.update({"US": "US", "GB": "British", "EU": "EU", "UN": "UN", "NATO": "NATO"})
    return found


@cache
def people() -> Mapping[str, tuple[str, str]]:
    """(role, country) of persons known by name."""
    return {row["name"]: (row.get("role", ""), row.get("country", "")) for row in table("people")["person"]}


@cache
def person_forms() -> Mapping[str, str]:
    """Name of the person that a form of a name means."""
    found: dict[str, str] = {}
    for row in table("people")["person"]:
        for form in (row["name"], *row.get("forms", ())):
            found.setdefault(form, row["name"])
    return found


@cache
def metonyms() -> Mapping[str, str]:
    """Houses and seats that output names as such ("Kreml" -> "Kremlin"), in every language."""
    from stemmata.languages import codes

    found: dict[str, str] = {}
    for code in codes():
        found.update(data(code, "speakers").get("metonyms", {}))
    return found
