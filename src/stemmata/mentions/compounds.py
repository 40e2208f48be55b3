"""German compounds: the last part is the head, what stands before it makes it more specific."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from stemmata.languages import data
from stemmata.mentions.item_names import english_names

# Case and number endings of nouns, and of adjectives before them (Duden, Die Grammatik: Deklination).
_ENDINGS = ("", "n", "en", "e", "s", "es", "er", "ern", "ens")
_ADJECTIVE = re.compile(r"(?:e|en|er|es|em)$")
_LONGEST = 80  # letters; no item's name is longer, and hostile words may be
_LINKS = ("s", "es", "n", "en", "er", "e", "")
_CALIBRE = re.compile(r"(\d{1,3}(?:[.,]\d{1,2})?)[- ]?(?:mm|millimeter)$", re.IGNORECASE)


class Compound(NamedTuple):
    """An item word: its family and English name, and how many letters of the word belong to it.

    `used` counts from the end of the word (of the singular or inflected form as written), so that a foreign
    first part ("Shahed" in "Shahed-Drohnen") can be left to others. `plural` is None when the form leaves it open.
    """

    family: str
    name: str
    used: int
    plural: bool | None
    guarded: bool
    elsewhere: bool = False
    calibre: str | None = None


class _Tables(NamedTuple):
    heads: dict[str, str]
    tails: frozenset[str]
    closed: frozenset[str]
    guarded: frozenset[str]
    elsewhere: frozenset[str]
    modifiers: dict[str, str]
    adjectives: dict[str, str]
    phrases: dict[str, str]
    phrase_heads: frozenset[str]
    events: frozenset[str]
    event_tails: frozenset[str]
    event_modifiers: dict[str, str]


@cache
def _tables(language: str) -> _Tables:
    rows = data(language, "items")
    heads, events = rows.get("heads", {}), rows.get("events", {}).get("nouns", [])
    phrases = rows.get("phrases", {})
    return _Tables(
        heads=heads,
        tails=frozenset(h[-3:] for h in heads),
        closed=frozenset(rows.get("closed", {}).get("words", ())),
        guarded=frozenset(rows["guarded"]["words"]) if heads else frozenset(),
        elsewhere=frozenset(rows["guarded"]["in_weapon_texts"]) if heads else frozenset(),
        modifiers=rows.get("modifiers", {}),
        adjectives=rows["adjectives"] if heads else {},
        phrases=phrases,
        phrase_heads=frozenset(p.split(" ")[1] for p in phrases),
        events=frozenset(events),
        event_tails=frozenset(e[-3:] for e in events),
        event_modifiers=rows.get("event_modifiers", {}),
    )


@cache
def family_named(english: str) -> str | None:
    """The family with this English name or form; compounds of weapons may carry plural names."""
    return english_names().get(english)


@cache
def _head(word: str, language: str) -> tuple[str, str, str] | None:
    """(head, first part, ending) of a lower-case word with the longest head, or None."""
    tables = _tables(language)
    best: tuple[str, str, str] | None = None
    for ending in _ENDINGS:
        if not word.endswith(ending):
            continue
        stem = word[: len(word) - len(ending)] if ending else word
        if stem[-3:] not in tables.tails:
            continue
        for k in range(len(stem) - 2):
            if stem[k:] in tables.heads:
                if best is None or len(stem) - k > len(best[0]):
                    best = (stem[k:], stem[:k], ending)
                break
    return best


def read_compound(word: str, language: str) -> Compound | None:
    """The item a word names by its last part: "Kurzstreckenraketen", "155-mm-Granaten", "US-Kampfjets"."""
    if len(word) > _LONGEST:
        return None
    parts = word.split("-")
    found = _whole(word, language)
    for k in range(1, len(parts)):
        if found is None and (k == len(parts) - 1 or "-".join(parts[k:])[:1].isupper()):
            found = _parts(["-".join(parts[:k]), "-".join(parts[k:])], language)
    return found


def _whole(word: str, language: str) -> Compound | None:
    """A word without hyphens, or one whose hyphened form the tables list ("Boden-Luft-Rakete", "U-Boot")."""
    low = word.lower()
    head = _head(low, language)
    if head is None or not word[0].isupper():
        return None
    base, first, ending = head
    tables = _tables(language)
    if first.endswith("-"):
        return None
    return _named(base, first, ending, len(word), tables)


def _named(base: str, first: str, ending: str, length: int, tables: _Tables) -> Compound | None:
    name = tables.heads[base]
    family = family_named(name)
    if family is None:
        return None
    english = _modifier(first, tables)
    if english == "-" or (english is None and first and base in tables.closed):
        return None
    if english:
        composed = f"{english} {name}"
        family, name = family_named(composed) or family, composed
    elsewhere = base in tables.elsewhere and not first
    guarded = elsewhere or (base in tables.guarded and not first)
    return Compound(family, name, length, _plural(base, ending), guarded, elsewhere)


def _modifier(first: str, tables: _Tables) -> str | None:
    """The English word for a first part; None when the tables do not know it."""
    if not first:
        return ""
    for link in _LINKS:
        stem = first[: len(first) - len(link)] if link and first.endswith(link) else first
        if stem in tables.modifiers:
            return tables.modifiers[stem]
    return None


def _parts(parts: list[str], language: str) -> Compound | None:
    """Hyphened words: the head is in the last part, the parts before it modify or belong to others."""
    last = parts[-1]
    if not last:
        return None
    tables = _tables(language)
    before = "-".join(parts[:-1])
    calibre = _CALIBRE.search(before)
    inner = _whole(last[0].upper() + last[1:], language)
    head = _head(last.lower(), language)
    if inner is None or head is None:
        return None
    if calibre:
        if inner.family == "missile":  # only rockets are named by calibre
            inner = inner._replace(family="rocket", name="rocket")
        return inner._replace(used=len(last) + 1 + len(before) - calibre.start(), calibre=calibre[1])
    english = _modifier(before.lower(), tables)
    if english == "-":
        return None
    if english:
        composed = f"{english} {inner.name}"
        return inner._replace(
            family=family_named(composed) or inner.family, name=composed, used=len(last) + 1 + len(before)
        )
    return inner._replace(guarded=False) if head[0] in tables.closed else inner


def _plural(base: str, ending: str) -> bool | None:
    if ending in ("n", "en", "ern", "er", "e") and not (ending == "e" and base.endswith("n")):
        return True
    if ending in ("s", "es", "ens"):
        return base.endswith(("o", "ar", "jet", "uav", "flak", "deal")) or None
    return False if base.endswith(("e", "ung", "ion")) else None


def adjective_stem(word: str) -> str:
    """A German adjective without its ending: "ballistischen" to "ballistisch"."""
    return _ADJECTIVE.sub("", word.lower())


def with_adjectives(
    found: Compound | None, word: str, adjectives: list[str], language: str
) -> tuple[Compound | None, int]:
    """The item with the adjectives that stand before it (nearest last), and how many of them belong to it."""
    tables = _tables(language)
    used = 0
    stems = [adjective_stem(a) for a in adjectives]
    low = word.lower()
    head = _head(low, language) if len(low) <= _LONGEST else None
    keys = [head[0]] if head else []
    for ending in _ENDINGS:
        if low.endswith(ending):
            stem = low[: len(low) - len(ending)] if ending else low
            keys += [stem, *(h for h in tables.phrase_heads if stem.endswith(h) and stem != h)]
    for key in keys:
        phrase = tables.phrases.get(f"{stems[-1]} {key}") if stems and not (found and found.calibre) else None
        if phrase:
            family = family_named(phrase)
            if family:
                inflected = key != low and low[len(low) - 1] in "en"
                base = found or Compound(family, phrase, len(word), inflected or None, False)
                return base._replace(family=family, name=phrase, used=max(base.used, len(word)), guarded=False), 1
    if found is None:
        return None, 0
    for stem in reversed(stems):
        english = tables.adjectives.get(stem)
        if english is None:
            break
        if found.calibre and english == "unguided":
            used += 1
            continue
        composed = f"{english} {found.name}"
        found = found._replace(family=family_named(composed) or found.family, name=composed, guarded=False)
        used += 1
    return found, used


def event_item(word: str, language: str) -> tuple[str, int] | None:
    """The item in front of an event noun: "Raketenlieferungen" gives missile and 7, the length of the first part."""
    tables = _tables(language)
    low = word.lower()
    for ending in _ENDINGS if len(word) <= _LONGEST else ():
        if not low.endswith(ending):
            continue
        stem = low[: len(low) - len(ending)] if ending else low
        if stem[-3:] not in tables.event_tails:
            continue
        for first, english in tables.event_modifiers.items():
            if low.startswith(first) and stem[len(first) :].lstrip("-") in tables.events:
                family = family_named(english)
                if family:
                    return family, len(first)
    return None
