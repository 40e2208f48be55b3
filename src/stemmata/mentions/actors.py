"""States, bodies, groups, forces, firms, agencies and persons that a text names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from stemmata.knowledge import table
from stemmata.languages import data
from stemmata.mentions.actor_names import Name, Names, load
from stemmata.mentions.matching import Coverage, ends_word, leftmost_longest, near, plain, starts_word
from stemmata.mentions.unlisted import find_unlisted_firms
from stemmata.model import ActorMention, Sentence


class _Found(NamedTuple):
    start: int
    end: int
    name: Name


class _Organ(NamedTuple):
    start: int
    end: int
    kind: str
    english: str


def find_actors(text: str, language: str, sentences: Sequence[Sentence] = ()) -> list[ActorMention]:
    """Every actor named in the text, sorted, without overlaps.

    A state's adjective or name beside an organ of it ("das russische Verteidigungsministerium", "Ukraine's air
    force", "Generalstab in Kiew") is one mention of the state with the organ's English name; forces have the form
    `forces`. A leader's name has the state's id. Names inside longer names are not found by themselves.
    """
    names = load(language)
    flat = plain(text)
    found = _names(flat, names)
    organs = _organs(flat, names)
    mentions = _compose(flat, found, organs, language)
    mentions += _bare(flat, organs, mentions, language)
    mentions += find_unlisted_firms(flat, mentions, language)
    return sorted(mentions, key=lambda m: m.start)


def _names(flat: str, names: Names) -> list[_Found]:
    """Names at word boundaries, longest first; masks and persons' homonyms fall out."""
    out: list[_Found] = []
    for pattern, start, end in names.automaton.find_matches_as_indexes(flat, overlapping=True):
        if starts_word(flat, start) and ends_word(flat, end):
            out.append(_Found(start, end, names.entries[pattern]))
    best = leftmost_longest(out)
    return [f for f in best if f.name.kind != "mask" and not _is_person(flat, f, names)]


def _is_person(flat: str, found: _Found, names: Names) -> bool:
    """ "Jordan Smith", "Michael Jordan": a state's name used as a person's."""
    if flat[found.start : found.end] not in names.personal:
        return False
    after = re.match(r" ([A-Z][a-zäöü]{2,})", flat[found.end : found.end + 30])
    before = re.search(r"\b([A-Z][a-zäöü]{2,}) $", flat[max(0, found.start - 30) : found.start])
    if after and after[1] not in names.organ_words and names.case_of_nouns == "lower":
        return True
    return bool(before and before[1] not in names.not_first_names and names.case_of_nouns == "lower")


def _organs(flat: str, names: Names) -> list[_Organ]:
    out = []
    for pattern, start, end in names.organ_automaton.find_matches_as_indexes(flat, overlapping=True):
        if starts_word(flat, start) and ends_word(flat, end):
            kind, english = names.organ_entries[pattern]
            out.append(_Organ(start, end, kind, english))
    return leftmost_longest(out)


def _compose(flat: str, found: list[_Found], organs: list[_Organ], language: str) -> list[ActorMention]:
    """Join states and organs; what is left over stands alone."""
    names = load(language)
    used: set[int] = set()
    out: list[ActorMention] = []
    taken = Coverage(len(flat))
    starts = [one.start for one in found]
    for organ in organs:
        around = [(i, found[i]) for i in near(starts, organ.start - 80, organ.end + 12)]
        joined = _left(flat, organ, around, names) or _right(flat, organ, around, names)
        if joined is None:
            continue
        index, start, end = joined
        if index in used or taken.touches(start, end):
            continue
        used.add(index)
        taken.add(start, end)
        state = found[index].name
        out.append(_organ_mention(start, end, state.country or state.id, organ))
    for index, one in enumerate(found):
        if index not in used and not taken.touches(one.start, one.end):
            out.append(_mention(flat, one))
    return out


def _left(flat: str, organ: _Organ, around: list[tuple[int, _Found]], names: Names) -> tuple[int, int, int] | None:
    """The state whose word stands before the organ: adjective, possessive, hyphen."""
    for index, one in around:
        if one.end > organ.start or organ.start - one.end > 40 or not one.name.state:
            continue
        gap = flat[one.end : organ.start]
        if gap == "-" or (one.name.form == "adjective" and names.gap.fullmatch(gap)):
            return index, one.start, organ.end
        if one.name.form in ("name", "capital", "leader") and names.possessive_gap.fullmatch(gap):
            genitive = "'" in gap or flat[one.start : one.end].endswith("s") or one.name.attributive
            if genitive:
                return index, one.start, organ.end
    return None


def _right(flat: str, organ: _Organ, around: list[tuple[int, _Found]], names: Names) -> tuple[int, int, int] | None:
    """The state whose name follows the organ: "armed forces of Ukraine", "Außenministerium in Teheran"."""
    for index, one in around:
        if one.start <= organ.end or one.start - organ.end > 12 or not one.name.state:
            continue
        gap = flat[organ.end : one.start]
        if one.name.form in ("name", "capital") and names.of_gap.fullmatch(gap):
            if " in" in gap and (organ.kind == "military" or one.name.form != "capital"):
                return None  # "troops in Kyiv" are not Kyiv's troops
            return index, organ.start, one.end
    return None


def _bare(flat: str, organs: list[_Organ], mentions: list[ActorMention], language: str) -> list[ActorMention]:
    """Organs without a state beside them ("das Verteidigungsministerium teilte mit") that the text itself places.

    By "in CAPITAL" in the same clause, by the same organ named with its state before, or, for ministries and the
    like, by the capital of the dateline. What the text does not place is left out.
    """
    rows = data(language, "actors")["bare"]
    named = Coverage(len(flat), ((m.start, m.end) for m in mentions))
    outside = [o for o in organs if not named.touches(o.start, o.end)]
    opens = re.compile(rf"(?:^|[\s\"(])(?:{rows['articles']}) $")
    at_seat = re.compile(rows["at_seat"])
    out: list[ActorMention] = []
    for organ in sorted(outside, key=lambda o: o.start):
        if organ.english in rows["never"] or not opens.search(flat[max(0, organ.start - 12) : organ.start]):
            continue
        seat = _seat(flat, organ, mentions, at_seat)
        earlier = None if seat else _named_before(organ, [*mentions, *out])
        if earlier:
            out.append(replace(earlier, start=organ.start, end=organ.end))
        elif state := seat or (_dateline(flat, mentions) if organ.kind == "state" else None):
            out.append(_organ_mention(organ.start, organ.end, state, organ))
    return out


def _seat(flat: str, organ: _Organ, mentions: list[ActorMention], at_seat: re.Pattern[str]) -> str | None:
    for m in mentions:
        if m.form == "capital" and 0 < m.start - organ.end < 40 and at_seat.fullmatch(flat[organ.end : m.start]):
            return m.country
    return None


def _named_before(organ: _Organ, mentions: list[ActorMention]) -> ActorMention | None:
    """The last like organ named with its state: "the ministry" takes up any ministry."""
    last = [m for m in mentions if m.end <= organ.start and m.country and m.name.endswith(" " + organ.english)]
    return max(last, key=lambda m: m.start) if last else None


_DATELINE = re.compile(r"[A-ZÄÖÜ][\w -]{2,20}(?:/[A-ZÄÖÜ][\w -]{2,20})? ?(?:\([\w/, -]{2,20}\)|,? ?\d{1,2}\. )")


def _dateline(flat: str, mentions: list[ActorMention]) -> str | None:
    """The state of a capital that opens a dateline: "Berlin (dpa) - "."""
    for m in mentions:
        if m.form == "capital" and m.start < 600 and _DATELINE.match(flat, m.start):
            return m.country
    return None


def _organ_mention(start: int, end: int, state: str, organ: _Organ) -> ActorMention:
    composed = f"{_adjective(state)} {organ.english}"
    name = _renamed().get(composed, composed)
    form = "forces" if organ.kind == "military" else "compound"
    kind = {"intelligence": "state"}.get(organ.kind, organ.kind)
    return ActorMention(start=start, end=end, id=state, name=name, kind=kind, form=form, country=state)


def _mention(flat: str, one: _Found) -> ActorMention:
    form = one.name.form
    if flat[one.end : one.end + 1] == "-" and form == "name" and flat[one.end + 1 : one.end + 2].isalpha():
        form = "compound"
    return ActorMention(
        start=one.start,
        end=one.end,
        id=one.name.id,
        name=one.name.english,
        kind=one.name.kind,
        form=form,
        country=one.name.country,
    )


@cache
def _renamed() -> dict[str, str]:
    return dict(table("actors").get("renamed", {}))


@cache
def _adjectives() -> dict[str, str]:
    return {row["id"]: row.get("adjective", row["name"]) for row in table("states")["state"]}


def _adjective(state: str) -> str:
    """The English adjective of a state or the body's own name: "Russian", "EU"."""
    return _adjectives().get(state, state)
