"""Joining what names one item: designation and class word, parts and what they are parts of, unknown designations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from stemmata.knowledge.catalogue import ancestors, designations, families, kin
from stemmata.languages import data
from stemmata.mentions.compounds import family_named
from stemmata.mentions.item_candidates import Candidate
from stemmata.mentions.item_names import load
from stemmata.mentions.matching import Coverage, starts_word
from stemmata.model import Span

_UNKNOWN = re.compile(r"[A-ZÄÖÜ][^\W_]*(?:-[^\W_]*)*")
_UNKNOWN_BEFORE = re.compile(r"([A-ZÄÖÜ][^\W_]*(?:-[^\W_]+)*)[ \"-]{1,2}$")
_SHAPE = re.compile(r"[A-ZÄÖÜ][^\W\d_]{0,14}-?\d{1,4}[A-Za-z]{0,3}")
_NOT_A_TYPE = re.compile(r"(?:UN|US|EU|G|COP|COVID|Covid|AP|NATO|E|A|B)-?\d*$")
_PARTS = frozenset({"component", "engine", "motor", "electronics", "guidance-system", "gun-barrel", "launcher"})


def join(flat: str, types: list[Candidate], classes: list[Candidate], language: str) -> list[Candidate]:
    """Designations with their class words as one; the rest as they are."""
    names = load(language)
    starts: dict[int, Candidate] = {}
    for c in classes:
        starts.setdefault(c.start, c)
        starts.setdefault(c.head, c)
    ends = {c.end: c for c in classes}
    used: set[int] = set()
    out: list[Candidate] = []
    for t in _adjacent(flat, types):
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
    taken = Coverage(len(flat), ((c.start, c.end) for c in out))
    return out + [c for c in rest if not taken.touches(c.start, c.end)]


def _adjacent(flat: str, types: list[Candidate]) -> list[Candidate]:
    """ "AIM-120 AMRAAM", "M142 HIMARS": two names of one designation side by side are one."""
    out: list[Candidate] = []
    for t in types:
        last = out[-1] if out else None
        if last and last.id == t.id and flat[last.end : t.start] in (" ", "-"):
            out[-1] = replace(last, end=t.end, plural=t.plural, sure=True)
        else:
            out.append(t)
    return out


def _class_of(
    flat: str, t: Candidate, starts: dict[int, Candidate], ends: dict[int, Candidate], type_words: re.Pattern[str]
) -> Candidate | None:
    """The class word after a designation, before it, or around it: "Shahed drones", "Haubitzen des Typs AH-4"."""
    if flat[t.end : t.end + 1] in (" ", "-", '"'):
        after = starts.get(t.end + 1) or (starts.get(t.end + 2) if flat[t.end] == '"' else None)
        if after:
            return after
    left = flat[max(0, t.start - 60) : t.start]
    if m := type_words.search(left):
        return ends.get(t.start - len(left) + m.start())
    if left.endswith(" "):
        return ends.get(t.start - 1)
    return ends.get(t.start - 2) if left[-2:] in (' "', " (", " '") else None


def _fitting(t: Candidate, c: Candidate, takes: frozenset[str]) -> Candidate | None:
    """The reading of a designation that its class word allows: "Bastion armoured vehicles" are not the missile.

    A class word as narrow as the family of another reading decides for it: "IRIS-T air-to-air missiles".
    """
    line = {c.family, *ancestors(c.family)}
    for other in t.others:
        if other.family in line and t.family not in line:
            return replace(t, id=other.id, name=other.name, family=other.family)
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


def _together(t: Candidate, c: Candidate, takes: frozenset[str]) -> Candidate:
    start, end = min(t.start, c.start), max(t.end, c.end)
    if c.family in takes and t.family != c.family and c.family not in ancestors(t.family):
        name = f"{t.name} {families()[c.family].name}"
        return replace(c, start=start, end=end, id=c.family, name=name, sure=True)
    return replace(t, start=start, end=end, plural=c.plural, sure=True)


def parts_of(flat: str, found: list[Candidate], language: str) -> list[Candidate]:
    """ "Bauteile ballistischer Raketen", "components for drones": one item, parts of the second."""
    out: list[Candidate] = []
    gap = re.compile(data(language, "items")["parts_gap"])
    for c in sorted(found, key=lambda c: c.start):
        last = out[-1] if out else None
        if (
            last
            and last.family in _PARTS
            and not last.designation
            and c.family not in _PARTS
            and gap.fullmatch(flat[last.end : c.start])
        ):
            family = next(_kinds_of_part(last.family, c.family))
            out[-1] = replace(last, end=c.end, id=family, family=family, name=f"{c.name} {last.name}", sure=True)
        elif (
            last
            and c.family in _PARTS - {"launcher"}
            and not (c.designation or last.designation or last.plural)
            and flat[last.end : c.start] == " "
        ):
            family = next(_kinds_of_part(c.family, last.family))
            out[-1] = replace(c, start=last.start, id=family, family=family, name=f"{last.name} {c.name}", sure=True)
        else:
            out.append(c)
    return out


def _kinds_of_part(part: str, whole: str) -> Iterator[str]:
    """Families for a part of a whole, the most specific first: "drone-parts", "drone-engine", else the part's own."""
    ending = "engine" if part in ("engine", "motor") else "parts"
    yield from (f"{w}-{ending}" for w in (whole, *ancestors(whole)) if f"{w}-{ending}" in families())
    yield part


def with_unknown(flat: str, c: Candidate, language: str) -> Candidate:
    """A class word beside something shaped like a designation takes its name from it."""
    span = None if c.designation else _unknown_beside(flat, c, language)
    if span is None:
        return c
    start, end = min(c.start, span.start), max(c.end, span.end)
    return replace(c, start=start, end=end, id=c.family, name=flat[span.start : span.end], sure=True)


def _unknown_beside(flat: str, c: Candidate, language: str) -> Span | None:
    rest = flat[c.end : c.end + 60]
    general = tuple(data(language, "items")["context"])
    if (m := after_type_words(language).match(rest)) and not m[1].lower().endswith(general):
        return Span(start=c.end + m.start(1), end=c.end + m.end(1))
    m = _UNKNOWN.match(flat, c.end + 1) if rest[:1] == " " else None
    if m and _shaped(m[0]):
        return Span(start=m.start(), end=m.end())
    tail = _UNKNOWN_BEFORE.search(flat[max(0, c.start - 30) : c.start])
    if tail and _shaped(tail[1]):
        start = max(0, c.start - 30) + tail.start(1)
        return Span(start=start, end=start + len(tail[1])) if starts_word(flat, start) else None
    return None


@cache
def after_type_words(language: str) -> re.Pattern[str]:
    """Type words and what follows them in a designation's place."""
    words: str = data(language, "items")["type_words"]
    return re.compile(words + r"(?: the)? [\"']?([A-ZÄÖÜ][^\W_]*(?:-[^\W_]+)*(?: \d[^\W_]*| [A-Z]{2,})?)")


def _shaped(word: str) -> bool:
    """Letters, then a number: the shape of a designation ("Gamma-7", "XB35"), and no resolution or summit."""
    return bool(_SHAPE.fullmatch(word)) and not _NOT_A_TYPE.match(word)


def unknown_span(flat: str, c: Candidate) -> Span | None:
    """Where a candidate holds the literal name of a designation that is in no table."""
    if c.designation or c.name not in flat[c.start : c.end] or family_named(c.name):
        return None
    at = flat.find(c.name, c.start, c.end)
    shaped = _shaped(c.name) or c.name[:1].isupper()
    return Span(start=at, end=at + len(c.name)) if shaped and c.name not in _names_of_types() else None


@cache
def _names_of_types() -> frozenset[str]:
    return frozenset(d.name for d in designations().values())
