"""How sure it is that a known name names a place here: small weights for the words around it, added up.

The weights were set by hand and tuned on 60 % of the LGL and TR-News articles; `docs/` has the figures.
"""

from __future__ import annotations

from collections.abc import Sequence, Set

from stemmata.knowledge.gazetteer import Place, fold
from stemmata.mentions.place_candidates import Candidate, Word, known, opens_sentence, words_of

ACCEPT = 1.0
NEVER = -9.0
PERSON = -20.0  # and so are other mentions of the name in the text
STATE = 0.4
BARE_DISTRICT = -1.0  # "Jackson" for Jackson County
# word lists of nouns that stand before a place's name, and of words that may stand there without being part of it
_NOUNS = ("settlement_words", "region_before", "district_before", "area_before", "landforms")
_NO_NAMES = (*_NOUNS, "before_name", "time_words")
_KIND = {"country": 4.0, "area": 3.5, "sea": 3.0, "point": 1.5}
_SIZES = ((1_000_000, 2.2), (300_000, 1.6), (100_000, 1.2), (30_000, 0.6), (5_000, 0.2), (0, 0.0))


def prior(place: Place, key: str) -> float:
    """What the gazetteer alone says for a name: big places and those of our own list are meant more often."""
    if place.kind == "district":
        return 2.5 if fold(place.name) == key else BARE_DISTRICT
    if place.kind == "region":
        known = place.population > 2_000_000 or (fold(place.name) == key and " " in key)
        return 2.5 if known else 1.5 if place.population > 200_000 else 0.8
    if place.kind != "settlement":
        return _KIND[place.kind]
    size = 1.2 if place.number < 0 else next(weight for people, weight in _SIZES if place.population >= people)
    odd = fold(place.name) != key and place.population <= 300_000
    return size - (0.7 if len(key) < 7 else 0.2) if odd else size


def _well_known(name: str, language: str) -> bool:
    """Whether a neighbouring word is itself a country or big town ("lange war Moskau Armeniens Partner")."""
    key, places = known(name, language)
    return any(p.kind == "country" or (p.population > 300_000 and fold(p.name) == key) for p in places)


def _neighbours(words: Sequence[Word], c: Candidate) -> tuple[Word | None, Word | None]:
    """The words that touch a candidate, with only a space or hyphen between."""
    before = words[c.first - 1] if c.first and words[c.first].gap in (" ", "\u00a0") else None
    after = words[c.last + 1] if c.last + 1 < len(words) and words[c.last + 1].gap in (" ", "\u00a0") else None
    return before, after


def _inside_name(before: Word | None, words: Sequence[Word], c: Candidate, language: str) -> float:
    """Against: the word before is capitalised and no cue, so that the name is part of a longer one."""
    initial = words[c.first - 1] if c.first and words[c.first].gap == ". " else None
    if initial and len(initial.text) == 1 and initial.capital and c.first > 1 and words[c.first - 2].capital:
        return PERSON  # "Merrick B. Garland"
    if before is None or not before.capital:
        return NEVER if before and before.low in words_of(language, "ships") else 0.0
    if before.low in words_of(language, "ships"):
        return NEVER
    if before.low in words_of(language, "titles"):
        return PERSON
    if c.first == c.last and before.low in words_of(language, "first_names"):
        return PERSON
    if any(before.low in words_of(language, kind) for kind in _NO_NAMES):
        return 0.0
    if _well_known(before.text, language) or (before.text.isupper() and 1 < len(before.text) < 6):
        return 0.0  # a country or town, or an abbreviation ("RSF", "CBC")
    if language == "de":
        return -3.0 if before.upos == "PROPN" else 0.0
    if opens_sentence(words, c.first - 1) and before.upos not in ("", "PROPN"):
        return 0.0
    return -3.0


def _before(before: Word | None, words: Sequence[Word], c: Candidate, language: str) -> float:
    if before is None:
        return 0.0
    if any(before.low in words_of(language, kind) for kind in _NOUNS):
        return 2.5
    score = 0.0
    if before.low in words_of(language, "locative"):
        score = 2.0
    elif before.low in words_of(language, "perhaps"):
        noun = words[c.first - 2].low if before.low in ("of", "von") and c.first > 1 else ""
        score = 3.0 if noun in words_of(language, "settlement_words") else 0.7
    return score


def _after(after: Word | None, words: Sequence[Word], c: Candidate, language: str) -> float:
    if after is None:
        return 0.0
    if after.low in words_of(language, "region_after") or after.low in words_of(language, "district_after"):
        return 2.0
    if after.low in words_of(language, "site_after"):
        return 1.5
    if after.low in words_of(language, "pacts") or (after.capital and after.low in words_of(language, "outlets")):
        return NEVER
    if after.capital and c.first == c.last and words[c.first].low in words_of(language, "first_names"):
        return PERSON
    if after.capital and after.low not in words_of(language, "time_words"):
        if after.low in words_of(language, "bodies"):
            return -1.0
        if after.low in words_of(language, "points") or after.low in words_of(language, "streets"):
            return -1.0
        if _well_known(after.text, language):
            return 0.0
        if language == "de":
            return -3.0 if after.upos == "PROPN" else 0.0
        long = c.last + 2 < len(words) and words[c.last + 2].capital and words[c.last + 2].gap == " "
        return -0.5 if long else -2.5
    return -1.0 if after.low in words_of(language, "speech") else 0.0


def evidence(words: Sequence[Word], c: Candidate, language: str, states: Set[str]) -> float:
    """The sum of all weights for one candidate; `ACCEPT` and above counts as a place.

    `states` are the ISO codes of those the text speaks of: a name in one of them is likelier to be a place.
    """
    if c.sure:
        return 5.0
    before, after = _neighbours(words, c)
    first = words[c.first]
    best = max(prior(p, c.key) for p in c.places)
    score = best + _inside_name(before, words, c, language) + _before(before, words, c, language)
    score += _after(after, words, c, language)
    score += STATE if any(p.country in states for p in c.places) else 0.0
    single = c.first == c.last
    if single and (first.low in words_of(language, "common") or c.key in words_of(language, "common")):
        score -= 2.2 if first.upos != "PROPN" else 1.5
        score -= 1.5 if before and before.low in words_of(language, "articled") else 0.0
    if single and opens_sentence(words, c.first) and not any(p.kind in ("country", "region") for p in c.places):
        score -= 0.5
    if first.upos and first.upos not in ("PROPN", "X") and single and best < 1.5:  # taggers err on big names too
        score -= 2.0 if language == "de" else 1.0
    if len(c.key) <= 3 and not any(p.kind in ("country", "region") for p in c.places):
        score -= 2.0
    return score
