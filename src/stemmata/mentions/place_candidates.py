"""Where a text may name a place: spans whose name the gazetteer knows, with the evidence that stands around them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from stemmata.knowledge.gazetteer import Place, fold, lookup
from stemmata.languages import data
from stemmata.model import Sentence

LONGEST = 6  # words of a name
_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W\d_]+(?:['’ʼʻ`][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"['’]s$|['’]$", re.IGNORECASE)
_JOIN = re.compile(r"[ \u00a0]|[-‐–]|, (?=D\.C\.)")
_END = re.compile(r"[.!?:;\n\"“”„»«()|•]")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of letters; `gap` is what stands between it and the word before. `upos` empty without a parse."""

    start: int
    end: int
    text: str
    low: str
    gap: str
    upos: str

    @property
    def capital(self) -> bool:
        return self.text[0].isupper()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A span that the gazetteer knows by `key`; `first` and `last` its words. `sure` when abbreviated or all own."""

    start: int
    end: int
    key: str
    first: int
    last: int
    places: tuple[Place, ...]
    sure: bool = False


@cache
def words_of(language: str, name: str) -> frozenset[str]:
    """One word list of languages/<language>/places.toml; empty where the file lacks it."""
    return frozenset(data(language, "places").get(name, ()))


@cache
def _abbreviations(language: str) -> re.Pattern[str] | None:
    table = data(language, "places")["abbreviations"]
    if not table:
        return None
    longest_first = sorted(table, key=lambda a: (-len(a), a))
    return re.compile(r"(?<![\w.])(?:" + "|".join(map(re.escape, longest_first)) + r")(?!\w)")


def split(text: str, sentences: Sequence[Sentence]) -> list[Word]:
    """The words of a text, possessive endings cut off, with their part of speech where a parse has one."""
    upos = {t.start: t.upos for s in sentences for t in s.tokens}
    out: list[Word] = []
    end = 0
    for match in _WORD.finditer(text):
        word = match[0]
        tail = _POSSESSIVE.search(word)
        if tail and len(word) > len(tail[0]):
            word = word[: tail.start()]
        out.append(
            Word(
                match.start(),
                match.start() + len(word),
                word,
                word.casefold(),
                text[end : match.start()],
                upos.get(match.start(), ""),
            )
        )
        end = match.end()
    return out


def opens_sentence(words: Sequence[Word], i: int) -> bool:
    return i == 0 or bool(_END.search(words[i].gap))


@lru_cache(maxsize=20_000)
def known(name: str, language: str) -> tuple[str, tuple[Place, ...]]:
    """Key and places of a name, in German also without the genitive -s."""
    places = lookup(name)
    if not places and language == "de" and len(name) > 4 and name.endswith("s"):
        name = name[:-1]
        places = lookup(name)
    if language == "de":  # Munster is not Münster where umlauts are written
        spelled = tuple(p for p in places if p.name.casefold() == name.casefold())
        places = tuple(p for p in places if not spelled or p in spelled or fold(p.name) != fold(name))
    return fold(name), places


def _joined(words: Sequence[Word], i: int, j: int, abbreviated: frozenset[str]) -> bool:
    """Whether words i and j = i + 1 may belong to one name."""
    gap = words[j].gap
    return bool(_JOIN.fullmatch(gap)) or (gap in (". ", ".\u00a0") and words[i].low in abbreviated)


def _longest(text: str, words: Sequence[Word], i: int, language: str) -> Candidate | None:
    small, abbreviated = words_of(language, "small"), words_of(language, "abbreviated")
    reach = i
    while (
        reach + 1 < len(words)
        and reach + 1 < i + LONGEST
        and _joined(words, reach, reach + 1, abbreviated)
        and (
            words[reach + 1].capital
            or words[reach + 1].low in small
            or words[i].low in words_of(language, "lower_starts")
        )
    ):
        reach += 1
    for j in range(reach, i - 1, -1):
        if not words[j].capital and j > i and words[i].capital:
            continue
        start, end = words[i].start, words[j].end
        key, places = known(text[start:end], language)
        if places and not (i == j and not words[i].capital) and _free(text, words, j, language):
            return Candidate(start, end, key, i, j, places)
    return None


def _free(text: str, words: Sequence[Word], j: int, language: str) -> bool:
    """Whether a name may end at word j: no compound or designation goes on ("Hwasong-19"), but for
    "-based" and the like."""
    end = words[j].end
    if end + 1 >= len(text) or text[end] not in "-‐" or not text[end + 1].isalnum():
        return True
    return j + 1 < len(words) and words[j + 1].low in words_of(language, "hyphen_after")


def candidates(text: str, words: Sequence[Word], language: str) -> Iterator[Candidate]:
    """All spans that may name a place, longest first from the left, not overlapping."""
    table = data(language, "places")
    lower_starts = words_of(language, "lower_starts")
    abbreviations = _abbreviations(language)
    short = {m.start(): m for m in abbreviations.finditer(text)} if abbreviations else {}
    i = 0
    while i < len(words):
        word = words[i]
        if word.start in short and (found := _short(short[word.start], table["abbreviations"], words, i)):
            yield found
            i = found.last + 1
            continue
        after_hyphen = word.gap in ("-", "‐") and i > 0
        if after_hyphen or not (word.capital or word.low in lower_starts):
            i += 1
            continue
        if word.text in table["postal"] and word.gap == ", ":
            name = table["postal"][word.text]
            yield Candidate(word.start, word.end, fold(name), i, i, _regions(name), True)
            i += 1
            continue
        found = _longest(text, words, i, language)
        if found and found.key not in words_of(language, "never") | words_of(language, "time_words"):
            yield found
        i = found.last + 1 if found else i + 1


def _short(match: re.Match[str], table: dict[str, str], words: Sequence[Word], i: int) -> Candidate | None:
    """An abbreviated state ("Ky."): after a comma, or with points inside."""
    if words[i].gap != ", " and match[0].count(".") < 2:
        return None
    last = i
    while last + 1 < len(words) and words[last + 1].start < match.end():
        last += 1
    return Candidate(match.start(), match.end(), fold(table[match[0]]), i, last, _regions(table[match[0]]), True)


def _regions(name: str) -> tuple[Place, ...]:
    return tuple(p for p in lookup(name) if p.kind == "region")
