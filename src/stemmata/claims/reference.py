"""What pronouns and definite descriptions point back at, within one report.

A pointed-at thing takes part in roles like a named one, but `how` says how it was found, and named things win.
"""
from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from stemmata import knowledge, languages
from stemmata.claims.arguments import case_of
from stemmata.claims.grammar import Tree, bare
from stemmata.claims.things import Thing, airborne
from stemmata.model import ActorMention, Attribution, ItemMention

REACH = 3
"""Sentences that a pronoun or description looks back."""


@dataclass(slots=True)
class Memory:
    """What the report has named so far, nearest last, with the number of its sentence."""

    actors: list[tuple[int, Thing, bool]] = field(default_factory=list)
    items: list[tuple[int, Thing]] = field(default_factory=list)
    places: list[tuple[int, Thing]] = field(default_factory=list)

    def note(self, number: int, t: Tree, things: Sequence[Thing]) -> None:
        """Remember the named things of a sentence; subjects are remembered as such."""
        for thing in things:
            if thing.how in {"pronoun", "definite", "speaker"}:
                continue
            if thing.kind == "actor" and thing.how not in {"adjective"}:
                self.actors.append((number, thing, bare(t.tokens[thing.head].deprel) == "nsubj"))
            elif thing.kind == "item":
                self.items.append((number, thing))
            elif thing.kind == "place" and (case_of(t, thing.head) or not any(x.start == thing.start and x.kind == "actor" for x in things)):
                self.places.append((number, thing))


@dataclass(frozen=True, slots=True)
class Words:
    """The pointing words of a language."""

    nouns: Mapping[str, tuple[str, ...]]
    third: frozenset[str]
    possessive: frozenset[str]
    first: frozenset[str]
    own: tuple[str, ...]
    definite: frozenset[str]
    units: frozenset[str] = frozenset()
    places: Mapping[str, str] = field(default_factory=dict)
    quantifiers: frozenset[str] = frozenset()


@cache
def words(language: str) -> Words:
    """The compiled reference words of a language."""
    data = languages.data(language, "references")
    nouns: dict[str, tuple[str, ...]] = {}
    for row in data["noun"]:
        for form in row["forms"]:
            nouns[form] = (*nouns.get(form, ()), *row["kinds"])
    p = data["pronouns"]
    return Words(nouns, frozenset(p["third"]), frozenset(p["possessive"]), frozenset(p["first"]), tuple(p["own"]), frozenset(p["definite"]),
                 frozenset(data["items"]["units"]),
                 {form: kind for kind, forms in data["places"].items() for form in forms},
                 frozenset(data["items"]["quantifiers"]))


def referred(t: Tree, things: Sequence[Thing], memory: Memory, number: int, language: str, attributions: Sequence[Attribution]) -> list[Thing]:
    """Things for the pointing words of a sentence."""
    w = words(language)
    forces = frozenset(languages.data(language, "triggers")["words"]["forces"])
    found: list[Thing] = []
    for token in t.tokens:
        low = token.text.lower()
        if low in forces and token.upos in {"NOUN", "PROPN"}:
            found.append(_forces(t, token.i, things))
        if any(x.start <= token.start < x.end and x.kind in {"actor", "item", "place"} for x in things):
            continue
        if low in w.first and token.upos in {"PRON", "DET"} or _own(t, token.i, w):
            found += _speaker(t, token.i, attributions)
        elif low in w.possessive and (token.upos in {"DET", "PRON"} or bare(token.deprel) in {"nmod", "det"}):
            found += _back(t, token.i, memory, number, ("state", "armed-group", "company", "person", "body", "military"), items=False, head=token.i, here=things)
        elif low in w.third and token.upos == "PRON" and bare(token.deprel) not in {"expl", "det"}:
            found += _back(t, token.i, memory, number, ("state", "armed-group", "company", "military"), items=True, head=token.i, here=things)
        elif low in w.places and token.upos == "NOUN":
            found += _place(t, token.i, memory, w.places[low], things)
        elif low in w.units and token.upos in {"NOUN", "PROPN", "ADV", "PRON"}:
            found += _items(t, token.i, memory, number, things)
        elif low in w.quantifiers and bare(token.deprel) in {"nsubj", "obj"} and token.upos in {"PRON", "DET", "ADJ", "NUM", "ADV", "NOUN"}:
            found += _items(t, token.i, memory, number, things)
        elif token.upos == "NUM" and bare(token.deprel) in {"nsubj", "obj", "obl"} and not _unit_follows(t, token.i, things) \
                and not any(x.kind == "item" and x.head in t.subtree(token.i) for x in things):
            found += _items(t, token.i, memory, number, things)
        elif low in w.nouns and token.upos in {"NOUN", "PROPN"} and _definite(t, token.i, w):
            found += _back(t, token.i, memory, number, w.nouns[low], items=False, head=token.i, how="definite")
    return found


def _forces(t: Tree, i: int, here: Sequence[Thing]) -> Thing:
    """People under arms, with the state or group they belong to where their own phrase says so."""
    token = t.tokens[i]
    owner = next((x for x in here if x.kind == "actor" and (x.start <= token.start < x.end or t.tokens[x.head].head == i)), None)
    value = {"id": owner.value["id"], "text": token.text} if owner else {"text": token.text}
    return Thing("forces", token.start, token.end, i, value, "name", owner.mention if owner else None)


def _place(t: Tree, i: int, memory: Memory, kind: str, here: Sequence[Thing]) -> list[Thing]:
    """ "The city", "die ukrainische Hauptstadt": the last place of that kind; a capital by the state beside it."""
    token = t.tokens[i]
    if any(x.kind == "place" and t.tokens[x.head].head == i for x in here):
        return []
    if kind == "capital":
        state = next((x for x in here if x.kind == "actor" and t.tokens[x.head].head == i), None)
        name = capital_of(str(state.value["id"])) if state else None
        if name is not None:
            return [Thing("place", token.start, token.end, i, {"name": name, "country": state.value["id"] if state else None,
                                                               "precision": "settlement", "text": token.text}, "definite")]
        return []
    recent = [x for _, x in memory.places if x.value.get("precision") == kind]
    if not recent:
        return []
    return [Thing("place", token.start, token.end, i, {**recent[-1].value, "text": token.text}, "definite", recent[-1].mention)]


def capital_of(state: str) -> str | None:
    """The short English name of a state's capital, from the table of states."""
    row = next((s for s in knowledge.table("states")["state"] if s["id"] == state), None)
    return str(row["capital"]) if row and row.get("capital") else None


def _items(t: Tree, i: int, memory: Memory, number: int, here: Sequence[Thing]) -> list[Thing]:
    """The item that a bare number or a unit counts: the last one named, in this sentence or before."""
    token = t.tokens[i]
    named_here = [x for x in here if x.kind == "item" and x.end <= token.start]
    recent = named_here or [x for n, x in memory.items if number - n <= 2 * REACH]
    if not recent:
        return []
    chosen = [recent[-1], *[x for x in reversed(recent) if airborne(x) != airborne(recent[-1])][:1]]
    return [Thing("item", token.start, token.end, i, {**x.value, "text": token.text}, "definite", x.mention) for x in chosen]


def _unit_follows(t: Tree, i: int, things: Sequence[Thing]) -> bool:
    """Whether the number belongs to a date, a measure or a named thing."""
    token = t.tokens[i]
    if any(x.start <= token.start < x.end and x.kind != "quantity" for x in things):
        return True
    return any(x.kind == "quantity" and x.start <= token.start < x.end and getattr(x.mention, "unit", None) for x in things)


def specified(t: Tree, things: Sequence[Thing], memory: Memory, language: str) -> list[Thing]:
    """ "The missiles" after "BrahMos" are BrahMos: a definite general name takes the last designation that fits."""
    w = words(language)
    found: list[Thing] = []
    for thing in things:
        mention = thing.mention
        if thing.kind == "item" and isinstance(mention, ItemMention) and not mention.designation and _definite(t, thing.head, w, thing):
            known = [x for _, x in memory.items if x.mention.designation and mention.family in (x.mention.family, *x.mention.ancestors)]
            if known and not mention.producer:
                value = {**known[-1].value, "text": thing.value["text"]}
                thing = replace(thing, value=value, mention=known[-1].mention, how="definite name")
        found.append(thing)
    return found


def _definite(t: Tree, i: int, w: Words, thing: Thing | None = None) -> bool:
    first = next((k.i for k in t.tokens if thing is not None and k.start >= thing.start), i)
    before = t.tokens[first - 1].text.lower() if first else ""
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
    subject = bare(token.deprel) == "nsubj" or how == "pronoun" and bare(token.deprel) in {"nmod", "det"}
    matrix = [x for x in here if subject and _agrees(x, token.text.lower())]
    matrix = [x for x in matrix if x.kind == "actor" and x.end <= token.start and _is(x, kinds) and bare(t.tokens[x.head].deprel) == "nsubj"]
    if matrix:
        found.append(Thing("actor", token.start, token.end, head, {"id": matrix[-1].value.get("id"), "text": token.text}, how, matrix[-1].mention))
    near = [(n, x, s) for n, x, s in memory.actors if number - n <= (REACH if how == "pronoun" else 40) and _is(x, kinds)
            and (how != "pronoun" or _agrees(x, token.text.lower()))]
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


GENDER: Mapping[str, frozenset[str]] = {
    "fem": frozenset({"UA", "TR", "CH", "SK", "US", "AE", "NL", "PH", "EU", "UN", "NATO"}),
    "masc": frozenset({"IR", "IQ", "SD", "YE", "LB", "TD", "SS"}),
}
"""Grammatical gender (or plural, with the feminine) of states in German; the others are neuter."""


def _agrees(thing: Thing, pronoun: str) -> bool:
    """Whether a pronoun can stand for the actor, by gender and number where the language shows them."""
    mention = thing.mention
    if not isinstance(mention, ActorMention):
        return True
    person = mention.kind == "person"
    if pronoun in {"he", "she", "him", "his"}:
        return person
    if pronoun in {"it", "its"}:
        return not person
    if pronoun in {"sie", "ihre", "ihrer", "ihren", "ihrem", "ihr"}:
        return mention.kind in {"armed-group", "company", "military", "body"} or person or mention.id in GENDER["fem"]
    if pronoun == "es":
        return mention.kind == "state" and mention.id not in GENDER["fem"] | GENDER["masc"]
    if pronoun in {"er", "ihm", "ihn"}:
        return person or mention.id in GENDER["masc"]
    return True


def _is(thing: Thing, kinds: Sequence[str]) -> bool:
    mention = thing.mention
    return isinstance(mention, ActorMention) and (mention.kind in kinds or mention.kind in {"military", "ministry", "government"} and "state" in kinds)
