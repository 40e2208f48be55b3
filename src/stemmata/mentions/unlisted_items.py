"""Weapons that no catalogue lists: names that their first mention explains by a word for their kind.

"The Nightfall ballistic missile", "Kampfjets vom Typ Kaan", "the Ajax, a tracked vehicle": after that the bare name is
an item too. As with firms, a name must be explained in the text itself; nothing is guessed from outside it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from stemmata.languages import data
from stemmata.mentions.compounds import family_named
from stemmata.mentions.item_joining import after_type_words
from stemmata.mentions.matching import Coverage
from stemmata.model import ItemMention, Sentence, Token

_WORD = r"[A-ZÄÖÜÇŞİ][^\W_]*(?:-[^\W_]+)*"
_BEFORE = re.compile(rf"(?<![\w-])({_WORD}(?: [A-Z0-9][\w-]{{0,10}})?)[\"”“»«]?[ -]$")
_AFTER = re.compile(rf" [\"„“«»]?({_WORD}(?: [A-Z]{{0,3}}-?\d[\w-]{{0,8}})?)(?![\w-])")
_APPOSED = re.compile(rf"(?<![\w-])({_WORD}(?: [A-Z0-9][\w-]{{0,10}})?)[\"”“»«]?, (?:\w+ )(?:[a-zäöüß-]+ ){{0,3}}$")
_NO_NAME = re.compile(r"-(?:made|built|designed|era|style|backed|led|produced|supplied)$")
_SMALL = {"DET", "ADP", "NUM", "PUNCT", "AUX", "CCONJ", "PRON", "ADV"}
_SHORTEST = 3


def with_unlisted(
    text: str,
    items: Sequence[ItemMention],
    taken: Iterable[tuple[int, int]],
    sentences: Sequence[Sentence],
    language: str,
) -> list[ItemMention]:
    """The items with those of unlisted names, sorted, without overlaps.

    Args:
        taken: where actors and places are named: their names are no weapons'.
    """
    busy = Coverage(len(text), taken)
    for m in items:
        if m.designation:
            busy.add(m.start, m.end)
    places = {k.start: (k, s) for s in sentences for k in s.tokens}
    names = _explained(text, items, busy, places, language)
    for name in sorted(names, key=lambda n: (-len(n), n)):
        items = _all_of(text, name, names[name], items, busy)
    return sorted(items, key=lambda m: (m.start, m.end))


Tokens = Mapping[int, tuple[Token, Sentence]]
"""Tokens by where they begin, each with its sentence."""


def _explained(
    text: str, items: Sequence[ItemMention], busy: Coverage, tokens: Tokens, language: str
) -> dict[str, ItemMention]:
    """Name -> the mention of its kind, for the names that the text explains."""
    found: dict[str, ItemMention] = {}
    rows = data(language, "items")
    small: bool = rows["nouns_are_small"]
    kinds = Coverage(len(text), ((m.start, m.end) for m in items))
    for m in (m for m in items if not m.designation):
        for name, start, called in _names_beside(text, m, language):
            end = start + len(name)
            if busy.touches(start, end) or not _may_be_name(name, rows["no_names"]):
                continue
            # "Arms Trade", "Chemical Weapons Convention": there the kind is part of another name
            apart = not kinds.touches(start, end) and not (small and text[m.start].isupper())
            capital = small and end + 1 == m.start and _within(start, tokens)
            if called or (apart and (capital or _tied(start, m, tokens))):
                found.setdefault(name, m)
    return found


def _may_be_name(name: str, never: Sequence[str]) -> bool:
    return (
        len(name) >= _SHORTEST
        and not _NO_NAME.search(name)
        and name.split(" ")[0] not in never
        and not family_named(name)
    )


def _within(start: int, tokens: Tokens) -> bool:
    """Whether a word stands inside a sentence, where a capital means a name."""
    name, sentence = tokens.get(start, (None, None))
    return name is not None and sentence is not None and name.i > 0 and name.upos not in _SMALL


def _tied(start: int, m: ItemMention, tokens: Tokens) -> bool:
    """Whether the parser, too, takes a proper noun and a word for a kind as one phrase, with no further name after."""
    name, sentence = tokens.get(start, (None, None))
    if name is None or sentence is None or name.upos != "PROPN" or m.start == sentence.start:
        return False
    kind = next((k for k in sentence.tokens if k.start < m.end <= k.end), None)
    if kind is None or kind.end != m.end:
        return False
    one, other = (name, kind) if name.head == kind.i else (kind, name)
    after = sentence.tokens[name.i + 1] if name.i + 1 < len(sentence.tokens) else None
    if after is not None and after.upos == "PROPN" and after.i != kind.i:
        return False
    return one.head == other.i and one.deprel.split(":")[0] in _TYING


_TYING = {"compound", "flat", "nmod", "appos", "dep"}


def _names_beside(text: str, m: ItemMention, language: str) -> list[tuple[str, int, bool]]:
    """Names before, after or in apposition to a word for a kind, where they begin, and whether the text calls it so."""
    found: list[tuple[str, int, bool]] = []
    ahead = text[max(0, m.start - 60) : m.start]
    for pattern in (_BEFORE, _APPOSED):
        hit = pattern.search(ahead)
        if hit:
            found.append((hit[1], max(0, m.start - 60) + hit.start(1), False))
    called = after_type_words(language).match(text, m.end)
    if called:
        found.append((called[1], called.start(1), True))
    else:
        hit = _AFTER.match(text, m.end)
        if hit:
            found.append((hit[1], hit.start(1), False))
    inside = text.find(m.name, m.start, m.end)
    if inside >= 0 and all(not word.islower() for word in m.name.split(" ")):
        found.append((m.name, inside, True))
    return found


def _occurrences(text: str, name: str) -> list[re.Match[str]]:
    return list(re.finditer(rf"(?<![\w-]){re.escape(name)}(?:s(?![\w])|(?![\w]))", text))


def _all_of(text: str, name: str, kind: ItemMention, items: Sequence[ItemMention], busy: Coverage) -> list[ItemMention]:
    """The items with every mention of a name, each joined with the word for its kind beside it."""
    kept = list(items)
    slug = re.sub(r"[^a-z0-9]+", "-", unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower())
    for hit in _occurrences(text, name):
        start, end = hit.span()
        if busy.touches(start, end):
            continue
        partner = next((m for m in kept if not m.designation and _joined(text, m, start, end)), None)
        base = partner or replace(kind, plural=False, producer=None)
        if partner is not None:
            kept.remove(partner)
            start, end = min(start, partner.start), max(end, partner.end)
        kept.append(replace(base, start=start, end=end, id=slug.strip("-"), name=name, designation=True))
        busy.add(start, end)
    return kept


def _joined(text: str, m: ItemMention, start: int, end: int) -> bool:
    """Whether a word for a kind stands beside a name or holds it."""
    if m.start <= start and end <= m.end:
        return True
    return text[end : m.start] in {" ", "-", '" ', "” "} or text[m.end : start] in {" ", ' "', " “", " „"}
