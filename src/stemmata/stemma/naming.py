"""Who names whom: mentions of one report's publisher in the text of another."""

from __future__ import annotations

import bisect
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple
from urllib.parse import urlsplit

from ahocorasick_rs import AhoCorasick

from stemmata.knowledge import table
from stemmata.model import Article
from stemmata.stemma.digest import Digest
from stemmata.stemma.spelling import latin

_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
_NOT_SOURCES = frozenset({"caption", "photo-credit", "byline", "date"})
_NEAR = 60
_SHORTEST = 4


class Mention(NamedTuple):
    """A publisher named in a text."""

    publisher: str
    start: int
    end: int


def publisher(article: Article) -> str:
    """A publisher's name as a key, from its address where it has none; empty if neither is known.

    >>> publisher(Article(document="a", text="", parts=(), publisher="The Harbour Dispatch"))
    'harbour dispatch'
    """
    name = _folded(article.publisher or "")
    if not name and article.url:
        host = (urlsplit(article.url).hostname or "").removeprefix("www.")
        name = host.split(".")[0]
    words = name.split()
    return " ".join(words[1:] if len(words) > 1 and words[0] in _citing()["articles"] else words)


def credited(article: Article) -> tuple[str, ...]:
    """The agencies credited for a report, as keys that no publisher has."""
    return tuple(agency_key(name) for name in article.agencies)


def agency_key(name: str) -> str:
    """An agency's name as a key."""
    return f"{_folded(name)} (agency)"


def mentions(digests: Iterable[Digest]) -> dict[str, dict[str, Mention]]:
    """For each report the publishers of others that it names as sources, by key."""
    all_ = list(digests)
    names = _names(all_)
    for form, keys in _agency_names(all_).items():
        names[form] = names.get(form, frozenset()) | keys
    if not names:
        return {}
    patterns = sorted(names)
    automaton = AhoCorasick(patterns)
    found: dict[str, dict[str, Mention]] = {}
    for one in all_:
        own = {publisher(one.article), *credited(one.article)}
        plain, places = one.plain()
        for number, start, end in automaton.find_matches_as_indexes(plain, overlapping=True):
            for name in sorted(names[patterns[number]] - own):
                at = _source(one.article, plain, places, start, end)
                if at:
                    found.setdefault(one.id, {}).setdefault(name, Mention(name, *at))
    return found


def _names(digests: Iterable[Digest]) -> dict[str, frozenset[str]]:
    """Forms by which publishers are named, folded, to their keys."""
    forms: dict[str, set[str]] = defaultdict(set)
    for name in {publisher(one.article) for one in digests} - {""}:
        for form in {name, *_short(name), *_known().get(name, ())}:
            if len(form) >= _SHORTEST:
                forms[form].add(name)
    return {form: frozenset(keys) for form, keys in forms.items()}


def _agency_names(digests: Iterable[Digest]) -> dict[str, frozenset[str]]:
    """Forms by which the agencies credited in any of the reports are named in running text."""
    wanted = {name for one in digests for name in one.article.agencies}
    found: dict[str, frozenset[str]] = {}
    for row in table("agencies")["agency"]:
        if row["name"] in wanted:
            for form in (row["name"], *row.get("forms", ())):
                if len(form) > 2:
                    found[_folded(form)] = frozenset({agency_key(row["name"])})
    return found


def _short(name: str) -> list[str]:
    """ "lindqvist centre for arms transparency" is named as "lindqvist centre"."""
    words = name.split()
    cuts = [i for i, word in enumerate(words) if word in _citing()["short_before"] and i >= 2]
    return [" ".join(words[: cuts[0]])] if cuts else []


@cache
def _known() -> Mapping[str, tuple[str, ...]]:
    """Other names of outlets and bodies that the tables know, by each of their names."""
    rows = [*table("outlets")["outlet"], *table("actors")["actor"]]
    found: dict[str, tuple[str, ...]] = {}
    for row in rows:
        names = [row["name"], *row.get("forms", ()), *row.get("en", ()), *row.get("de", ())]
        folded = tuple(dict.fromkeys(_folded(n) for n in names))
        for name in folded:
            found.setdefault(name, folded)
    return found


@cache
def _citing() -> dict[str, frozenset[str]]:
    return {key: frozenset(words) for key, words in table("stemma")["citing"].items()}


@cache
def _agency_words() -> frozenset[str]:
    rows = table("agencies")["agency"]
    return frozenset(form.casefold() for row in rows for form in (row["name"], *row.get("forms", ())))


def _folded(name: str) -> str:
    return " ".join(latin(m.group()) for m in _WORD.finditer(name))


def _source(
    article: Article, plain: str, places: Sequence[tuple[int, int, int]], start: int, end: int
) -> tuple[int, int] | None:
    """Where a name found in the plain text stands in the article, if it stands there as a source's name."""
    after = plain[end : end + 2]
    if plain[start - 1 : start] != " " or not (after.startswith(" ") or after == "s "):
        return None
    first = bisect.bisect_right(places, start, key=lambda place: place[0]) - 1
    last = bisect.bisect_right(places, end - 1, key=lambda place: place[0]) - 1
    a, b = places[first][1], places[last][2]
    if any(p.kind in _NOT_SOURCES and p.start <= a < p.end for p in article.parts):
        return None
    known = article.text[a:b].casefold() in _agency_words()
    if first == last and not known and (not article.text[a].isupper() or not _cited(article.text, a, b)):
        return None
    if known and any(p.kind in ("credit", "dateline") and p.start <= a < p.end for p in article.parts):
        return None
    return a, b


def _cited(text: str, start: int, end: int) -> bool:
    """A name of one word counts beside a word of citing, or in quotation marks."""
    if text[max(0, start - 1) : start] in tuple("„“\"«»'") and start:
        return True
    around = {latin(m.group()) for m in _WORD.finditer(text, max(0, start - _NEAR), min(len(text), end + _NEAR))}
    return bool(around & {latin(w) for w in _citing()["words"]})
