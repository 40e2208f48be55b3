"""Names that the text itself calls a village, a town or a street, where the gazetteer has none.

They are places without coordinates: recorded as the text has them, never guessed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from stemmata.knowledge.gazetteer import fold
from stemmata.mentions.place_candidates import Candidate, Word, words_of
from stemmata.model import PlaceMention, Precision

_OF = frozenset(("of", "von", "namens", "called"))
_COMPASS = frozenset(("north", "south", "east", "west"))
_JOINS = (" ", "\u00a0", "-")


def unresolved(words: Sequence[Word], taken: Sequence[Candidate], language: str) -> Iterator[PlaceMention]:
    """Mentions of settlements and streets by their kind of name; `taken` candidates that stand in a street's name are
    to be given up by the caller (they overlap)."""
    used = {i for c in taken for i in range(c.first, c.last + 1)}
    streets, kinds = words_of(language, "streets"), words_of(language, "settlement_words")
    for i, word in enumerate(words):
        if word.capital and word.low in streets and (first := _street(words, i, language)) < i:
            mention = _mention(words[first : i + 1], "point")
            if fold(mention.name) not in words_of(language, "never"):
                yield mention
        elif word.low in kinds and (span := _named(words, i, used, language)):
            yield _mention(span, "settlement")


def _mention(span: Sequence[Word], precision: Precision) -> PlaceMention:
    name = "".join(w.gap + w.text if k else w.text for k, w in enumerate(span))
    return PlaceMention(
        start=span[0].start,
        end=span[-1].end,
        id=f"unresolved:{fold(name).replace(' ', '-')}",
        name=name,
        country=None,
        lat=None,
        lon=None,
        precision=precision,
    )


def _street(words: Sequence[Word], i: int, language: str) -> int:
    """The first word of the name that ends in a street word; i itself if there is none."""
    first = i
    if i + 1 < len(words) and words[i + 1].capital and words[i + 1].gap == " ":
        return i  # "Wall Street Journal", "St Louis"
    barred = words_of(language, "before_name") - _COMPASS
    while first and i - first < 3 and words[first].gap in _JOINS:
        if not words[first - 1].capital or words[first - 1].low in barred:
            break
        first -= 1
    return first


def _named(words: Sequence[Word], i: int, used: set[int], language: str) -> list[Word]:
    """The capitalised words after "village of", "Dorf", up to three of them. German needs the tagger's word for it."""
    start = i + 1
    if start < len(words) and words[start].low in _OF and words[start].gap in _JOINS:
        start += 1
    elif language == "en":
        return []
    span: list[Word] = []
    for j in range(start, min(start + 3, len(words))):
        word = words[j]
        if word.gap not in _JOINS or not word.capital or j in used or word.low in words_of(language, "time_words"):
            break
        if language == "de" and word.upos != "PROPN":
            break
        span.append(word)
    return span if span and len(span[0].text) > 2 else []
