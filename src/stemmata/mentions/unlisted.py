"""Firms that no table lists: found by their legal form or by the word for a firm beside the name."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import NamedTuple

from stemmata.languages import data
from stemmata.mentions.matching import Coverage
from stemmata.model import ActorMention

_CAPITAL = r"(?<![\w'-])[A-ZÄÖÜŁŚŠČ][\w'-]{1,39}(?![\w'-])"
_NAME = rf"{_CAPITAL}(?: (?:& |und |and |de )?{_CAPITAL}){{0,3}}"


class _Patterns(NamedTuple):
    legal: re.Pattern[str]
    before: re.Pattern[str]
    after: re.Pattern[str]
    never: frozenset[str]


@cache
def _patterns(language: str) -> _Patterns:
    rows = data(language, "actors")["firms"]
    legal = "|".join(map(re.escape, rows["legal"]))
    nouns = "|".join(map(re.escape, sorted(rows["nouns"], key=len, reverse=True)))
    return _Patterns(
        legal=re.compile(rf"({_NAME}) (?:{legal})(?![\w])"),
        before=re.compile(rf"(?<![\w])(?:[\w-]{{0,30}}(?:{nouns}))(?: namens| called)? \"?({_NAME})"),
        after=re.compile(rf"({_NAME})\"?, {rows['apposition']} (?:[\w-]+ ){{0,2}}(?:{nouns})(?![\w])(?! [A-ZÄÖÜ])"),
        never=frozenset(rows["never"]),
    )


def find_unlisted_firms(flat: str, known: list[ActorMention], language: str) -> list[ActorMention]:
    """Mentions of firms by names that their first mention explains, everywhere in the text.

    `flat` is the text as `matching.plain` leaves it, `known` the actors already found: a name that overlaps one of
    them is theirs.
    """
    names = sorted(_introduced(flat, known, language), key=len, reverse=True)
    out: list[ActorMention] = []
    taken = Coverage(len(flat), ((m.start, m.end) for m in known))
    for name in names:
        for m in re.finditer(rf"(?<![\w]){re.escape(name)}(?:s(?![\w])|(?![\w]))", flat):
            if taken.touches(m.start(), m.end()):
                continue
            taken.add(m.start(), m.end())
            out.append(
                ActorMention(start=m.start(), end=m.end(), id=slug(name), name=name, kind="company", form="name")
            )
    return out


def slug(name: str) -> str:
    """The id of a firm that no table lists: its name in lower-case ASCII, joined by hyphens."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def _introduced(flat: str, known: list[ActorMention], language: str) -> set[str]:
    patterns = _patterns(language)
    taken = Coverage(len(flat), ((a.start, a.end) for a in known))
    found: set[str] = set()
    for pattern in patterns[:3]:
        for m in pattern.finditer(flat):
            name = m[1]
            words = name.split(" ")
            while words and (words[0] in patterns.never or not words[0][0].isupper()):
                words = words[1:]
            start = m.end(1) - len(" ".join(words))
            end = m.end(1)
            if not words or taken.touches(start, end):
                continue
            if len(words) == 1 and (len(words[0]) < 4 or words[0].lower() in patterns.never):
                continue
            found.add(" ".join(words))
    return found
