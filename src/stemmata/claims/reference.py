"""What pronouns and definite descriptions point back at, within one report.

A pointed-at thing takes part in roles like a named one, but `how` says how it was found, and named things win.
"""
from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from stemmata import languages
from stemmata.claims.grammar import Tree, bare
from stemmata.claims.things import Thing
from stemmata.model import ActorMention, Attribution

REACH = 3
"""Sentences that a pronoun or description looks back."""


@dataclass(slots=True)
class Memory:
    """What the report has named so far, nearest last, with the number of its sentence."""

    actors: list[tuple[int, Thing, bool]] = field(default_factory=list)
    items: list[tuple[int, Thing]] = field(default_factory=list)

    def note(self, number: int, t: Tree, things: Sequence[Thing]) -> None:
        """Remember the named things of a sentence; subjects are remembered as such."""
        for thing in things:
            if thing.how in {"pronoun", "definite", "speaker"}:
                continue
            if thing.kind == "actor" and thing.how not in {"adjective"}:
                self.actors.append((number, thing, bare(t.tokens[thing.head].deprel) == "nsubj"))
            elif thing.kind == "item":
                self.items.append((number, thing))


@dataclass(frozen=True, slots=True)
class Words:
    """The pointing words of a language."""

    nouns: Mapping[str, tuple[str, ...]]
    third: frozenset[str]
    possessive: frozenset[str]
    first: frozenset[str]
    own: tuple[str, ...]
    definite: frozenset[str]


@cache
def words(language: str) -> Words:
    """The compiled reference words of a language."""
    data = languages.data(language, "references")
    nouns: dict[str, tuple[str, ...]] = {}
    for row in data["noun"]:
        for form in row["forms"]:
            nouns[form] = (*nouns.get(form, ()), *row["kinds"])
    p = data["pronouns"]
    return Words(nouns, frozenset(p["third"]), frozenset(p["possessive"]), frozenset(p["first"]), tuple(p["own"]), frozenset(p["definite"]))


def referred(t: Tree, things: Sequence[Thing], memory: Memory, number: int, language: str, attributions: Sequence[Attribution]) -> list[Thing]:
    """Things for the pointing words of a sentence."""
    w = words(language)
    found: list[Thing] = []
    for token in t.tokens:
        low = token.text.lower()
        if any(x.start <= token.start < x.end and x.kind in {"actor", "item", "place"} for x in things):
            continue
        if low in w.first and token.upos in {"PRON", "DET"} or _own(t, token.i, w):
            found += _speaker(t, token.i, attributions)
        elif low in w.possessive and (token.upos in {"DET", "PRON"} or bare(token.deprel) in {"nmod", "det"}):
            found += _back(t, token.i, memory, number, ("state", "armed-group", "company", "person", "body", "military"), items=False, head=token.i, here=things)
        elif low in w.third and token.upos == "PRON" and bare(token.deprel) not in {"expl", "det"}:
            found += _back(t, token.i, memory, number, ("state", "armed-group", "company", "military"), items=True, head=token.i, here=things)
        elif low in w.nouns and token.upos in {"NOUN", "PROPN"} and _definite(t, token.i, w):
            found += _back(t, token.i, memory, number, w.nouns[low], items=False, head=token.i, how="definite")
    return found


def _definite(t: Tree, i: int, w: Words) -> bool:
    before = t.tokens[i - 1].text.lower() if i else ""
    return any(k.text.lower() in w.definite for k in t.kids(i, "det")) or before in w.definite or before in {"im", "vom", "zum", "zur", "beim"}


def _own(t: Tree, i: int, w: Words) -> bool:
    if i == 0:
        return False
    return f"{t.tokens[i - 1].text} {t.tokens[i].text}".lower() in w.own


def _speaker(t: Tree, i: int, attributions: Sequence[Attribution]) -> list[Thing]:
    """The country or body that speaks where "we", "man" or "his country" stands."""
    token = t.tokens[i]
    for a in attributions:
        if a.chain and any(s.start <= token.start < s.end for s in a.content):
            country = a.chain[0].country
            if country:
                return [Thing("actor", token.start, token.end, i, {"id": country, "text": token.text}, "speaker")]
    return []


def _back(t: Tree, i: int, memory: Memory, number: int, kinds: Sequence[str], *, items: bool, head: int, how: str = "pronoun",
          here: Sequence[Thing] = ()) -> list[Thing]:
    token = t.tokens[i]
    found: list[Thing] = []
    matrix = [x for x in here if x.kind == "actor" and x.end <= token.start and _is(x, kinds) and bare(t.tokens[x.head].deprel) == "nsubj"]
    if matrix:
        found.append(Thing("actor", token.start, token.end, head, {"id": matrix[-1].value.get("id"), "text": token.text}, how, matrix[-1].mention))
    near = [(n, x, s) for n, x, s in memory.actors if number - n <= (REACH if how == "pronoun" else 40) and _is(x, kinds)]
    if near and not matrix:
        subjects = [x for n, x, s in near if s and number - n <= 1]
        chosen: Thing = subjects[-1] if subjects and how == "pronoun" else near[-1][1]
        found.append(Thing("actor", token.start, token.end, head, {"id": chosen.value.get("id"), "text": token.text}, how, chosen.mention))
    if items:
        recent = [x for n, x in memory.items if number - n <= REACH]
        if recent:
            value: dict[str, Any] = {**recent[-1].value, "text": token.text}
            found.append(Thing("item", token.start, token.end, head, value, how, recent[-1].mention))
    return found


def _is(thing: Thing, kinds: Sequence[str]) -> bool:
    mention = thing.mention
    return isinstance(mention, ActorMention) and (mention.kind in kinds or mention.kind in {"military", "ministry", "government"} and "state" in kinds)
