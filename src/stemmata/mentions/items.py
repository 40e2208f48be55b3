"""Weapons, munitions, parts and other items that a text names."""
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import NamedTuple

from stemmata.knowledge.catalogue import ancestors, designations, families, kin
from stemmata.languages import data
from stemmata.mentions.actors import find_actors
from stemmata.mentions.compounds import event_item, family_named, read_compound, with_adjectives
from stemmata.mentions.item_names import ItemName, load
from stemmata.mentions.matching import (
    containing, ends_word, leftmost_longest, plain, sentence_spans, squeezed, starts_word,
)
from stemmata.model import ActorMention, ItemMention, Sentence, Span

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_GLUED = re.compile(r"[A-Z][A-Z0-9]{0,4}(?![^\W_])|(?<=\d)[a-z](?![^\W_])")
_SPACED = re.compile(r"[ -][A-Z] ?\d{1,2}[A-Z]{0,2}(?![^\W_])")
_CALIBRE_BEFORE = re.compile(r"(\d{1,3}(?:[.,]\d{1,2})?)[- ]?(?:mm|millimet(?:re|er)s?|Millimeter)[- ](?:calib(?:re|er) )?$")
_CALIBRE_AFTER = re.compile(
    r" (?:vom|des|im|mit|of|in) (?:Kaliber|Kalibers|calib(?:re|er)) (?:von )?(\d{1,3}(?:[.,]\d{1,2})?)[- ]?(?:mm|Millimetern?|millimet(?:re|er)s?)")
_UNKNOWN = re.compile(r"[A-ZÄÖÜ][^\W_]*(?:-[^\W_]*)*")
_SHORT = re.compile(r"[A-Za-z][- ]?\d{1,2}")
_ROUNDS = re.compile(r"(?:\d|hundreds|thousands|million|dozens)(?: of)?(?: [a-z-]+)? (rounds)\b(?! of (?!ammunition|artillery|munition))")
_NUMBER_BEFORE = re.compile(r"(?:\d|\b(?:zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|mehrere|mehreren|einige|einigen|zahlreiche|viele|dutzende|hunderte|rund|weitere|weiteren|alle|die beiden)) (?:[a-zäöüß-]+ ){0,2}$", re.IGNORECASE)
_NOT_A_TYPE = re.compile(r"(?:UN|US|EU|G|COP|COVID|Covid|AP|NATO|E|A|B)-?\d*$")


@dataclass(frozen=True, slots=True)
class _Candidate:
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


def find_items(text: str, language: str, sentences: Sequence[Sentence] = ()) -> list[ItemMention]:
    """Every item named in the text, sorted, without overlaps.

    A designation with its class word ("Kampfpanzer des Typs Leopard 2A6", "Shahed-136 drones") is one mention.
    Names that are also common words count only in a sentence that speaks of weapons. `producer` is set when an
    adjective or a phrase of making says so and the catalogue does not say otherwise.
    """
    flat = plain(text)
    kept = _resolve(flat, language, sentences)
    if not kept:
        return []
    actors = find_actors(text, language, sentences)
    return [_mention(flat, c, language, actors, sentences) for c in kept]


def unknown_designations(text: str, language: str) -> list[Span]:
    """Spans that stand where a designation would ("Drohne vom Typ Xyz-7", "Gamma-7 drone") and are in no table."""
    flat = plain(text)
    return [span for c in _resolve(flat, language, ()) if (span := _unknown_span(flat, c, language))]


def _resolve(flat: str, language: str, sentences: Sequence[Sentence]) -> list[_Candidate]:
    named, masks = _named(flat, language)
    heads = list(_compounds(flat, language)) if data(language, "items").get("heads") else []
    types = [c for c in named if c.designation]
    classes = [_more(flat, c, language) for c in (*(c for c in named if not c.designation), *heads, *_rounds(flat, language))]
    classes = leftmost_longest_candidates([c for c in classes if not any(a < c.end and c.start < b for a, b in masks)])
    joined = _parts_of(flat, _join(flat, types, classes, language), language)
    unknown = [_with_unknown(flat, c, language) for c in joined]
    return _in_context(flat, leftmost_longest_candidates(unknown), language, sentences)


def leftmost_longest_candidates(found: list[_Candidate]) -> list[_Candidate]:
    """Of overlapping candidates the first, of those the longest."""
    order = leftmost_longest([(c.start, c.end, i) for i, c in enumerate(found)])
    return [found[i] for _, _, i in order]


def _named(flat: str, language: str) -> tuple[list[_Candidate], list[tuple[int, int]]]:
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
        if not ends_word(flat, end):
            if not entry.designation or not _GLUED.match(flat, end):
                continue
        found.append((start, end, entries))
    best = leftmost_longest(found)
    masks = [(a, b) for a, b, e in best if not e[0].id]
    return [_candidate(flat, a, b, e) for a, b, e in best if e[0].id], masks


def _as_written(surface: str, entry: ItemName) -> bool:
    """Case as the entry demands; abbreviations of up to four letters exactly, names with a capital."""
    if "  " in surface:
        return False
    written = entry.written
    if entry.designation:
        if written.isupper() and len(written) <= 4 and written.isalpha():
            return surface == written
        return surface[0].isupper() or surface[0].isdigit() or not written[0].isupper()
    return surface.rstrip("s") == written.rstrip("s") if entry.cased else True


def _candidate(flat: str, start: int, end: int, entries: tuple[ItemName, ...]) -> _Candidate:
    entry = entries[0]
    name, plural = entry.name, entry.plural
    more = _GLUED.match(flat, end) if entry.designation else None
    if entry.designation and more is None and flat[end - 1].isdigit():
        more = _SPACED.match(flat, end)
    if more:
        plural = more[0] == "s"
        if not plural and flat[end - 1].isdigit():
            name += more[0].strip(" -").replace(" ", "")
        end = more.end()
    short = bool(entry.designation and _SHORT.fullmatch(flat[start:end]))
    return _Candidate(start, end, start, entry.id, name, entry.family, entry.designation, plural,
                      not (entry.guarded or short), entries[1:])


def _compounds(flat: str, language: str) -> Iterator[_Candidate]:
    """Item words read by their parts, with their adjectives."""
    before: list[re.Match[str]] = []
    for word in _WORD.finditer(flat):
        surface = word[0]
        if before and flat[before[-1].end():word.start()] != " ":
            before = []
        if surface[0].isupper() or "-" in surface:
            adjacent = [m for m in before if m[0][0].islower() or m.start() == 0 or flat[m.start() - 2] in ".:!?\""]
            found = read_compound(surface, language)
            found, used = with_adjectives(found, surface, [m[0] for m in adjacent], language)
            if found:
                start = word.end() - min(found.used, len(surface))
                head = word.end() - len(surface.rpartition("-")[2])
                if used and start == word.start():
                    start = adjacent[-used].start()
                name = f"{found.calibre} mm {found.name}" if found.calibre else found.name
                yield _Candidate(start, word.end(), head, _item_id(found.family, name), name, found.family, False,
                                 bool(found.plural) if found.plural is not None else _counted(flat, start),
                                 not found.guarded)
            elif (event := event_item(surface, language)):
                family, length = event
                yield _Candidate(word.start(), word.start() + length, word.start(), family, families()[family].name,
                                 family, False, True, True)
        before = [*before[-1:], word]


def _counted(flat: str, start: int) -> bool:
    """Whether a number or a word of number stands before: decides the number of "Panzer", "Marschflugkörper"."""
    return bool(_NUMBER_BEFORE.search(flat[max(0, start - 40):start]))


def _item_id(family: str, name: str) -> str:
    """The family's id, or one composed from the name where the name is more specific ("152-mm-shell")."""
    if family_named(name) == family:
        return family
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") if re.match(r"\d", name) else family


def _rounds(flat: str, language: str) -> Iterator[_Candidate]:
    """English "3,000 rounds": munitions when a number counts them."""
    if language == "en":
        for m in _ROUNDS.finditer(flat):
            yield _Candidate(m.start(1), m.end(1), m.start(1), "ammunition", "rounds", "ammunition", False, True, False)


@cache
def _adjectives_before(language: str) -> re.Pattern[str] | None:
    words = data(language, "items")["adjectives"]
    if isinstance(words, dict):
        return None
    either = "|".join(re.escape(w).replace(r"\-", "[- ]") for w in sorted(words, key=len, reverse=True))
    return re.compile(rf"(?:(?<=[\s\"'(-])|^)((?:(?:{either}) )+)$", re.IGNORECASE)


def _more(flat: str, c: _Candidate, language: str) -> _Candidate:
    """A family's name with what stands before it: adjectives and calibre."""
    pattern = _adjectives_before(language)
    start, name, family = c.start, c.name, c.family
    if pattern and (m := pattern.search(flat, max(0, start - 60), start)):
        composed = f"{m[1].strip().lower()} {name}"
        family, name, start = family_named(composed) or family, composed, m.start(1)
    if m := _CALIBRE_BEFORE.search(flat, max(0, start - 24), start):
        name, start = f"{m[1]} mm {name}", m.start()
    end = c.end
    if m := _CALIBRE_AFTER.match(flat, end):
        name, end = f"{m[1]} mm {name}", m.end()
    if start == c.start and end == c.end:
        return c
    return replace(c, start=start, end=end, name=name, family=family, id=_item_id(family, name), sure=True)


def _join(flat: str, types: list[_Candidate], classes: list[_Candidate], language: str) -> list[_Candidate]:
    """Designations with their class words as one; the rest as they are."""
    names = load(language)
    starts: dict[int, _Candidate] = {}
    for c in classes:
        starts.setdefault(c.start, c)
        starts.setdefault(c.head, c)
    ends = {c.end: c for c in classes}
    used: set[int] = set()
    out: list[_Candidate] = []
    for t in types:
        partner = _class_of(flat, t, starts, ends, names.type_words)
        if partner is None or id(partner) in used:
            loose = _loose_class(language).match(flat, t.end)
            out.append(replace(t, end=loose.end(), plural=loose[1] is None, sure=True) if loose else t)
            continue
        fitting = _fitting(t, partner, names.takes)
        if fitting is not None:
            used.add(id(partner))
            out.append(_together(fitting, partner, names.takes))
        elif t.sure:
            out.append(t)
    rest = [c for c in classes if id(c) not in used]
    spans = [(c.start, c.end) for c in out]
    return out + [c for c in rest if not any(a < c.end and c.start < b for a, b in spans)]


def _class_of(flat: str, t: _Candidate, starts: dict[int, _Candidate], ends: dict[int, _Candidate],
              type_words: re.Pattern[str]) -> _Candidate | None:
    """The class word after a designation, before it, or around it: "Shahed drones", "Haubitzen des Typs AH-4"."""
    if flat[t.end:t.end + 1] in (" ", "-", '"'):
        after = starts.get(t.end + 1) or (starts.get(t.end + 2) if flat[t.end] == '"' else None)
        if after:
            return after
    left = flat[max(0, t.start - 60):t.start]
    if m := type_words.search(left):
        return ends.get(t.start - len(left) + m.start())
    if left.endswith(" "):
        return ends.get(t.start - 1)
    return ends.get(t.start - 2) if left[-2:] in (' "', " (", " '") else None


def _fitting(t: _Candidate, c: _Candidate, takes: frozenset[str]) -> _Candidate | None:
    """The reading of a designation that its class word allows: "Bastion armoured vehicles" are not the missile."""
    if c.family in takes or kin(t.family, c.family):
        return t
    for other in t.others:
        if kin(other.family, c.family):
            return replace(t, id=other.id, name=other.name, family=other.family)
    return None


@cache
def _loose_class(language: str) -> re.Pattern[str]:
    """Words that class a designation only beside it: "Patriot systems", "Patriot-Batterie"; group 1 the singular."""
    rows = data(language, "items")["beside"]
    one, many = ("|".join(map(re.escape, rows[k])) for k in ("singular", "plural"))
    return re.compile(rf"\"?[ -](?:(?:{'|'.join(rows['between'])})[ -])*(?:({one})|(?:{many}))(?![^\W_])")


def _together(t: _Candidate, c: _Candidate, takes: frozenset[str]) -> _Candidate:
    start, end = min(t.start, c.start), max(t.end, c.end)
    if c.family in takes and t.family not in takes:
        name = f"{t.name} {families()[c.family].name}"
        return replace(c, start=start, end=end, id=c.family, name=name, sure=True)
    return replace(t, start=start, end=end, plural=c.plural, sure=True)


def _parts_of(flat: str, found: list[_Candidate], language: str) -> list[_Candidate]:
    """"Bauteile ballistischer Raketen", "components for drones": one item, parts of the second."""
    found = sorted(found, key=lambda c: c.start)
    out: list[_Candidate] = []
    gap = re.compile(data(language, "items")["parts_gap"])
    for c in found:
        last = out[-1] if out else None
        if last and last.family in _PARTS and not last.designation and gap.fullmatch(flat[last.end:c.start]) and c.family not in _PARTS:
            family = next((f for f in (f"{c.family}-parts", f"{c.family}-engine") if f in families() and last.family != "engine"), last.family)
            out[-1] = replace(last, end=c.end, id=family, family=family, name=f"{c.name} {last.name}", sure=True)
        else:
            out.append(c)
    return out


_PARTS = frozenset({"component", "engine", "motor", "electronics", "guidance-system", "launcher"})


def _with_unknown(flat: str, c: _Candidate, language: str) -> _Candidate:
    """A class word beside something shaped like a designation takes its name from it."""
    span = None if c.designation else _unknown_beside(flat, c, language)
    if span is None:
        return c
    start, end = min(c.start, span.start), max(c.end, span.end)
    return replace(c, start=start, end=end, id=c.family, name=flat[span.start:span.end], sure=True)


def _unknown_beside(flat: str, c: _Candidate, language: str) -> Span | None:
    rest = flat[c.end:c.end + 60]
    if m := _after_type_words(language).match(rest):
        return Span(start=c.end + m.start(1), end=c.end + m.end(1))
    m = _UNKNOWN.match(flat, c.end + 1) if rest[:1] == " " else None
    if m and _shaped(m[0]):
        return Span(start=m.start(), end=m.end())
    tail = re.search(r"([A-ZÄÖÜ][^\W_]*(?:-[^\W_]+)*)[ \"-]{1,2}$", flat[max(0, c.start - 30):c.start])
    if tail and _shaped(tail[1]):
        start = max(0, c.start - 30) + tail.start(1)
        return Span(start=start, end=start + len(tail[1])) if starts_word(flat, start) else None
    return None


@cache
def _after_type_words(language: str) -> re.Pattern[str]:
    """Type words and what follows them in a designation's place."""
    return re.compile(data(language, "items")["type_words"] + r"(?: the)? [\"']?([A-ZÄÖÜ][^\W_]*(?:-[^\W_]+)*(?: \d[^\W_]*)?)")


def _shaped(word: str) -> bool:
    """Letters, then a number: the shape of a designation ("Gamma-7", "XB35"), and no resolution or summit."""
    return bool(re.fullmatch(r"[A-ZÄÖÜ][^\W\d_]{0,14}-?\d{1,4}[A-Za-z]{0,3}", word)) and not _NOT_A_TYPE.match(word)


def _unknown_span(flat: str, c: _Candidate, language: str) -> Span | None:
    if c.designation or c.name not in flat[c.start:c.end] or family_named(c.name):
        return None
    at = flat.find(c.name, c.start, c.end)
    shaped = _shaped(c.name) or c.name[:1].isupper()
    return Span(start=at, end=at + len(c.name)) if shaped and c.name not in _names_of_types() else None


@cache
def _names_of_types() -> frozenset[str]:
    return frozenset(d.name for d in designations().values())


def _in_context(flat: str, found: list[_Candidate], language: str, sentences: Sequence[Sentence]) -> list[_Candidate]:
    """Drop guarded names in sentences that do not speak of weapons, unless the text uses the name surely elsewhere."""
    sure = {c.id for c in found if c.sure}
    context = load(language).context
    spans = [(s.start, s.end) for s in sentences] or sentence_spans(flat)
    out: list[_Candidate] = []
    for c in sorted(found, key=lambda c: c.start):
        if c.sure or c.id in sure:
            out.append(c)
            continue
        a, b = containing(spans, c.start)
        words = _lower_words(flat[a:c.start] + " " + flat[c.end:b])
        near = any(a <= o.start < b for o in found if o is not c and o.sure)
        if near or words & context:
            out.append(c)
    return out


def _lower_words(stretch: str) -> set[str]:
    words: set[str] = set()
    for m in _WORD.finditer(stretch.lower()):
        words.add(m[0])
        words.update(m[0].split("-"))
    return words


def _mention(flat: str, c: _Candidate, language: str, actors: list[ActorMention], sentences: Sequence[Sentence]) -> ItemMention:
    return ItemMention(
        start=c.start, end=c.end, id=c.id, name=c.name, family=c.family, ancestors=ancestors(c.family),
        designation=c.designation, plural=c.plural, producer=_producer(flat, c, language, actors),
    )


def _producer(flat: str, c: _Candidate, language: str, actors: list[ActorMention]) -> str | None:
    """The state that the text says made the item: by adjective, "-made", "made in", "iranischer Bauart"."""
    made = _making(language)
    for actor in actors:
        if actor.country is None or actor.kind != "state":
            continue
        if actor.form == "adjective" and "warship" in (c.family, *ancestors(c.family)):
            continue  # a French frigate sails for France, whoever built it
        if actor.end <= c.start <= actor.end + 40:
            gap = flat[actor.end:c.start]
            hyphened = gap == "-" and actor.form == "compound"
            if hyphened or made.between.fullmatch(gap) or (actor.form == "adjective" and made.adjectives.fullmatch(gap)):
                return _plausible(c, actor.country)
        elif c.end < actor.start <= c.end + 24:
            gap = flat[c.end:actor.start]
            if made.made_in.fullmatch(gap) or (made.of.fullmatch(gap) and made.origin.match(flat, actor.end)):
                return _plausible(c, actor.country)
    return None


def _plausible(c: _Candidate, state: str) -> str | None:
    """Not against the catalogue: "Ukrainian Leopard tanks" are not made in Ukraine."""
    known = designations()[c.id].producer if c.designation else ()
    return state if not known or state in known else None


class _Making(NamedTuple):
    """How a text says who made an item, by the words between the item and the state."""

    adjectives: re.Pattern[str]  # state's adjective, other adjectives, item
    between: re.Pattern[str]     # state, a word of making, item
    made_in: re.Pattern[str]     # item, "made in", state
    of: re.Pattern[str]          # item, "of", state's adjective ...
    origin: re.Pattern[str]      # ... "origin"


@cache
def _making(language: str) -> _Making:
    rows = data(language, "actors")["making"]
    return _Making(**{key: re.compile(rows[key]) for key in _Making._fields})
