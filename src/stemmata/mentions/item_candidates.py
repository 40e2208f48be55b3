"""Words and names that may be items, each by itself: from the tables, from compounds, with what modifies them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from stemmata.languages import data
from stemmata.mentions.compounds import event_item, family_named, read_compound, with_adjectives
from stemmata.mentions.item_names import ItemName, family_name, load
from stemmata.mentions.matching import ends_word, leftmost_longest, squeeze, squeezed, starts_word

WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
# What may be glued to a designation ("T-72B3", "Challenger 2s") or follow it ("Leopard 2 A6").
_GLUED = re.compile(r"(?:[A-Z][A-Z0-9]{0,4}(?:-\d{1,2})?|(?<=\d)[a-z]|(?<=[A-Za-z])(?:e?s|e?n))(?![^\W_])")
_SPACED = re.compile(r"[ -][A-Z] ?\d{1,2}[A-Z]{0,2}(?![^\W_])")
_MODEL = re.compile(r" [A-Z]{1,3}\d{1,2}[A-Z]?(?![^\W_])")
_MILLIMETRES = r"(\d{1,3}(?:[.,]\d{1,2})?)[- ]?(?:mm|Millimetern?|millimet(?:re|er)s?)"
_CALIBRE_BEFORE = re.compile(_MILLIMETRES + r"[- ](?:calib(?:re|er) )?$")
_CALIBRE_AFTER = re.compile(r" (?:vom|des|im|mit|of|in) (?:Kalibers?|calib(?:re|er)) (?:von )?" + _MILLIMETRES)
_WEIGHT_BEFORE = re.compile(r"(\d[\d.,]{0,6}-(?:pound|kilogram|kg|ton|tonne)) $")
_SHORT = re.compile(r"[A-Za-z][- ]?\d{1,2}")


@dataclass(frozen=True, slots=True)
class Candidate:
    """An item on the way: `head` is where its head word begins, `sure` that no context is needed."""

    start: int
    end: int
    head: int
    id: str
    name: str
    family: str
    designation: bool
    plural: bool
    sure: bool
    others: tuple[ItemName, ...] = ()
    elsewhere: bool = False
    weak: bool = False


def first_longest(found: Iterable[Candidate]) -> list[Candidate]:
    """Of overlapping candidates the first, of those the longest."""
    found = list(found)
    order = leftmost_longest([(c.start, c.end, i) for i, c in enumerate(found)])
    return [found[i] for _, _, i in order]


def named(flat: str, language: str) -> tuple[list[Candidate], list[tuple[int, int]]]:
    """Names of the tables at word boundaries, and the stretches that masks hide."""
    names = load(language)
    low, offsets = squeezed(flat)
    found: list[tuple[int, int, tuple[ItemName, ...]]] = []
    for pattern, a, b in names.automaton.find_matches_as_indexes(low, overlapping=True):
        start, end = offsets[a], offsets[b - 1] + 1
        entries = names.entries[pattern]
        entry = entries[0]
        if not starts_word(flat, start) or not _as_written(flat[start:end], entry):
            continue
        if not ends_word(flat, end) and (not entry.designation or not _GLUED.match(flat, end)):
            continue
        found.append((start, end, entries))
    best = leftmost_longest(found)
    masks = [(a, b) for a, b, e in best if not e[0].id]
    return [_candidate(flat, a, b, e) for a, b, e in best if e[0].id], masks


def _as_written(surface: str, entry: ItemName) -> bool:
    """Case as the entry demands: names with a capital, abbreviations as listed."""
    if "  " in surface:
        return False
    written = entry.written
    if entry.designation:
        return surface[0].isupper() or surface[0].isdigit() or not written[0].isupper()
    return surface.rstrip("s") == written.rstrip("s") if entry.cased else True


def _weak(surface: str, entry: ItemName) -> bool:
    """ "Bonus", "Tow" for BONUS, TOW: an abbreviation that is a word needs its class word, as do some names."""
    if entry.beside:
        return True
    written = entry.written
    word = entry.designation and written.isupper() and written.isalpha()
    return word and surface != written and (entry.guarded or len(written) <= 4)


def _candidate(flat: str, start: int, end: int, entries: tuple[ItemName, ...]) -> Candidate:
    entry = entries[0]
    name, plural = entry.name, entry.plural
    if entry.designation:
        name, plural, end = _extended(flat, start, end, entry)
        if m := _CALIBRE_BEFORE.search(flat, max(0, start - 24), start):
            start = m.start()
    short = bool(entry.designation and _SHORT.fullmatch(flat[start:end]))
    return Candidate(
        start,
        end,
        start,
        entry.id,
        name,
        entry.family,
        entry.designation,
        plural,
        not (entry.guarded or short),
        entries[1:],
        entry.elsewhere,
        _weak(flat[start:end], entry),
    )


def _extended(flat: str, start: int, end: int, entry: ItemName) -> tuple[str, bool, int]:
    """A designation with its variant ("T-72B3", "Leopard 2 A6", "Spike LR2") or inflection: name, plural, end."""
    digit = flat[end - 1].isdigit()
    more = _GLUED.match(flat, end) or (_SPACED if digit else _MODEL).match(flat, end)
    if more is None:
        return entry.name, entry.plural, end
    if more[0].islower() and not (digit and more[0] != "s"):
        return entry.name, True, more.end()
    base = entry.name if squeeze(entry.name) == squeeze(entry.written) else entry.written
    gap = " " if more[0][0] == " " and not digit else ""
    return base + gap + more[0].strip(" -").replace(" ", ""), False, more.end()


def compounds(flat: str, language: str) -> Iterator[Candidate]:
    """Item words read by their parts, with their adjectives."""
    before: list[re.Match[str]] = []
    for word in WORD.finditer(flat):
        surface = word[0]
        if before and flat[before[-1].end() : word.start()] != " ":
            before = []
        if surface[0].isupper() or "-" in surface:
            adjacent = [m for m in before if _may_be_adjective(flat, m)]
            found = read_compound(surface, language)
            found, used = with_adjectives(found, surface, [m[0] for m in adjacent], language)
            if found:
                start = word.end() - min(found.used, len(surface))
                head = word.end() - len(surface.rpartition("-")[2])
                if used and start == word.start():
                    start = adjacent[-used].start()
                name = f"{found.calibre} mm {found.name}" if found.calibre else found.name
                yield Candidate(
                    start,
                    word.end(),
                    head,
                    _item_id(found.family, name),
                    name,
                    found.family,
                    False,
                    bool(found.plural) if found.plural is not None else _counted(flat, start, language),
                    not found.guarded,
                    elsewhere=found.elsewhere,
                )
            elif event := event_item(surface, language):
                family, length = event
                yield Candidate(
                    word.start(),
                    word.start() + length,
                    word.start(),
                    family,
                    family_name(family),
                    family,
                    False,
                    True,
                    True,
                )
        before = [*before[-1:], word]


def _may_be_adjective(flat: str, word: re.Match[str]) -> bool:
    """Small first letter, or a capital only because a sentence begins or the word is a compound of a noun."""
    start = word.start()
    return word[0][0].islower() or "-" in word[0] or start < 2 or flat[start - 2] in '.:!?"'


def _counted(flat: str, start: int, language: str) -> bool:
    """Whether a number or a word of number stands before: decides the number of "Panzer", "Marschflugkörper"."""
    return bool(_pattern(language, "number_before").search(flat[max(0, start - 40) : start]))


@cache
def _pattern(language: str, key: str) -> re.Pattern[str]:
    return re.compile(data(language, "items")[key])


def _item_id(family: str, name: str) -> str:
    """The family's id, or one composed from the name where the name is more specific ("152-mm-shell")."""
    if family_named(name) == family:
        return family
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") if " mm " in name else family


def rounds(flat: str, language: str) -> Iterator[Candidate]:
    """English "3,000 rounds": munitions when a number counts them."""
    if "rounds" in data(language, "items"):
        for m in _pattern(language, "rounds").finditer(flat):
            yield Candidate(m.start(1), m.end(1), m.start(1), "ammunition", m[1], "ammunition", False, True, False)


@cache
def _adjectives_before(language: str) -> re.Pattern[str] | None:
    words = data(language, "items")["adjectives"]
    if isinstance(words, dict):
        return None
    either = "|".join(re.escape(w).replace(r"\-", "[- ]") for w in sorted(words, key=len, reverse=True))
    return re.compile(rf"(?:(?<=[\s\"'(-])|^)((?:(?:{either}) )+)$", re.IGNORECASE)


@cache
def _reach(language: str) -> re.Pattern[str]:
    return re.compile(data(language, "items")["reach"]["pattern"])


def with_modifiers(flat: str, c: Candidate, language: str) -> Candidate:
    """A family's name with what stands before it: adjectives and calibre."""
    pattern = _adjectives_before(language)
    start, name, family = c.start, c.name, c.family
    if pattern and (m := pattern.search(flat, max(0, start - 60), start)):
        composed = f"{m[1].strip().lower()} {name}"
        family, name, start = family_named(composed) or family, composed, m.start(1)
    if m := _WEIGHT_BEFORE.search(flat, max(0, start - 24), start):
        name, start = f"{m[1]} {name}", m.start()
    if m := _CALIBRE_BEFORE.search(flat, max(0, start - 24), start):
        name, start = f"{m[1]} mm {name}", m.start()
    end = c.end
    if m := _CALIBRE_AFTER.match(flat, end):
        name, end = f"{m[1]} mm {name}", m.end()
    reach = data(language, "items").get("reach")
    if reach and (m := _reach(language).match(flat, end)):
        composed = f"{reach[m[1]]} {name}"
        family, name, end = family_named(composed) or family, composed, m.end()
    if start == c.start and end == c.end:
        return c
    return replace(c, start=start, end=end, name=name, family=family, id=_item_id(family, name), sure=True)
