"""What pronouns and definite descriptions point back at, within one report.

A pointed-at thing takes part in roles like a named one, but `how` says how it was found, and named things win.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from stemmata import languages
from stemmata.claims.agreement import agrees, is_of
from stemmata.claims.grammar import Tree, bare
from stemmata.claims.phrases import case_of
from stemmata.claims.pointing import Words, words
from stemmata.claims.things import Thing, airborne
from stemmata.model import Attribution, ItemMention, Token

REACH = 3
"""Sentences that a pronoun or description looks back."""


@dataclass(slots=True)
class Memory:
    """What the report has named so far, nearest last, with the number of its sentence."""

    language: str
    actors: list[tuple[int, Thing, bool]] = field(default_factory=list)
    items: list[tuple[int, Thing]] = field(default_factory=list)
    places: list[tuple[int, Thing]] = field(default_factory=list)
    regimes: list[tuple[int, Thing]] = field(default_factory=list)

    def note(self, number: int, t: Tree, things: Sequence[Thing]) -> None:
        """Remember the named things of a sentence; subjects are remembered as such."""
        for thing in things:
            if thing.how in {"pronoun", "definite", "speaker"}:
                continue
            if thing.kind == "actor" and thing.how not in {"adjective"}:
                self.actors.append((number, thing, bare(t.tokens[thing.head].deprel) == "nsubj"))
            elif thing.kind == "item":
                self.items.append((number, thing))
            elif thing.kind == "regime":
                self.regimes.append((number, thing))
            elif thing.kind == "place" and not _governs(t, thing, things):
                self.places.append((number, thing))


def _governs(t: Tree, place: Thing, things: Sequence[Thing]) -> bool:
    """Whether a capital's name stands for its government: as a subject, or without a preposition of place."""
    if not any(x.start == place.start and x.kind == "actor" for x in things):
        return False
    return bare(t.tokens[place.head].deprel) == "nsubj" or not case_of(t, place.head)


COUNTED = {"NOUN", "PROPN", "ADV", "PRON"}
QUANTIFYING = {"PRON", "DET", "ADJ", "NUM", "ADV", "NOUN"}


def _counted(t: Tree, i: int, w: Words, here: Sequence[Thing]) -> bool:
    """Whether a unit, a quantifier or a bare number stands for items named before ("five of them"), not for those it
    names itself ("the first of three BrahMos batteries")."""
    token, low, relation = t.tokens[i], t.tokens[i].text.lower(), bare(t.tokens[i].deprel)
    below = t.subtree(i)
    if any(x.kind == "item" and x.head in below and x.head != i for x in here) and low not in w.units:
        return False
    if low in w.units:
        return token.upos in COUNTED
    if low in w.kinds:
        return relation in {"nsubj", "obj", "obl"} and _definite(t, i, w) and token.upos == "NOUN"
    if low in w.quantifiers:
        return relation in {"nsubj", "obj"} and token.upos in QUANTIFYING
    number = token.upos == "NUM" or any(x.kind == "quantity" and x.head == i for x in here)
    return number and relation in {"nsubj", "obj", "obl"} and not _unit_follows(t, i, here)


ACTORS = ("state", "armed-group", "company", "person", "body", "military")


def referred(
    t: Tree, things: Sequence[Thing], memory: Memory, number: int, language: str, attributions: Sequence[Attribution]
) -> list[Thing]:
    """Things for the pointing words of a sentence."""
    w = words(language)
    compass = languages.data(language, "references")["korea"]
    forces = frozenset(languages.data(language, "triggers")["words"]["forces"])
    found: list[Thing] = []
    for token in t.tokens:
        low = token.text.lower()
        korea = next((state for side, state in (("north", "KP"), ("south", "KR")) if low in compass[side]), None)
        if korea and _definite(t, token.i, w) and any(x.value.get("id") == "KP" for _, x, _ in memory.actors):
            found.append(Thing("actor", token.start, token.end, token.i, {"id": korea, "text": token.text}, "definite"))
            continue
        if low in forces and token.upos in {"NOUN", "PROPN"}:
            found.append(_forces(t, token.i, things))
        if any(x.start <= token.start < x.end and x.kind in {"actor", "item", "place"} for x in things):
            continue
        if (low in w.first and token.upos in {"PRON", "DET"}) or _own(t, token.i, w):
            found += _speaker(t, token.i, attributions)
        elif low in w.possessive and (token.upos in {"DET", "PRON"} or bare(token.deprel) in {"nmod", "det"}):
            if not _owns_actor(t, token.i, w):
                found += _back(t, token.i, memory, number, ACTORS, items=False, head=token.i, here=things)
        elif low in w.persons and token.upos == "PRON":
            found += _back(t, token.i, memory, number, ("person", "company"), items=False, head=token.i, here=things)
        elif low in w.third and token.upos in {"PRON", "DET"} and bare(token.deprel) not in {"expl", "det"}:
            found += _back(
                t,
                token.i,
                memory,
                number,
                ("state", "armed-group", "company", "military"),
                items=True,
                head=token.i,
                here=things,
            )
        elif low in w.rules and token.upos in {"NOUN", "PROPN"} and _definite(t, token.i, w):
            found += _pointing(token, token.i, "regime", [x for _, x in reversed(memory.regimes)], "definite")
        elif low in w.places and token.upos == "NOUN":
            found += _place(t, token.i, memory, number, w.places[low], things)
        elif _counted(t, token.i, w, things):
            found += _items(t, token.i, memory, number, things)
        elif (
            low in w.nouns
            and token.upos in {"NOUN", "PROPN"}
            and (_definite(t, token.i, w) or _possessed(t, token.i, w))
        ):
            found += _described(t, token.i, memory, number, w.nouns[low], things)
    return found


def _possessed(t: Tree, i: int, w: Words) -> bool:
    return i > 0 and t.tokens[i - 1].text.lower() in w.possessive


def _owns_actor(t: Tree, i: int, w: Words) -> bool:
    """ "Her client": the possessive belongs to a description of somebody else, who acts himself."""
    return i + 1 < len(t.tokens) and bool({"person", "company"} & set(w.nouns.get(t.tokens[i + 1].text.lower(), ())))


def _described(
    t: Tree, i: int, memory: Memory, number: int, kinds: Sequence[str], here: Sequence[Thing]
) -> list[Thing]:
    """ "The militia", "the German firm", "the country's army": by kind, and by the state that the phrase names."""
    token = t.tokens[i]
    owner = next(
        (
            x
            for x in here
            if x.kind == "actor"
            and t.tokens[x.head].head == i
            and x.head != i
            and bare(t.tokens[x.head].deprel) in {"amod", "nmod", "compound"}
            and not case_of(t, x.head)
        ),
        None,
    )
    if owner is None:
        known = [
            x for x in here if x.kind == "actor" and x.end < token.start and x.how == "adjective" and is_of(x, kinds)
        ]
        back = _back(t, i, memory, number, kinds, items=False, head=i, how="definite")
        return _pointing(token, i, "actor", known[:1], "definite") if known and "state" in kinds else back
    if "state" in kinds:
        return _pointing(token, i, "actor", [owner], "definite")
    state = owner.value.get("id")
    known = [
        x
        for _, x, _ in reversed(memory.actors)
        if is_of(x, kinds) and getattr(x.mention, "country", None) in {state, None}
    ]
    return _pointing(token, i, "actor", known, "definite")


def _forces(t: Tree, i: int, here: Sequence[Thing]) -> Thing:
    """People under arms, with the state or group they belong to where their own phrase says so."""
    token = t.tokens[i]
    owner = next(
        (x for x in here if x.kind == "actor" and (x.start <= token.start < x.end or t.tokens[x.head].head == i)), None
    )
    value = {"id": owner.value["id"], "text": token.text} if owner else {"text": token.text}
    return Thing("forces", token.start, token.end, i, value, "name", owner.mention if owner else None)


def _place(t: Tree, i: int, memory: Memory, number: int, kind: str, here: Sequence[Thing]) -> list[Thing]:
    """ "The city", "die ukrainische Hauptstadt": the last place of that kind; a capital by the state beside it."""
    token = t.tokens[i]
    if any(x.kind == "place" and t.tokens[x.head].head == i for x in here):
        return []
    if kind == "capital":
        state = next((x for x in here if x.kind == "actor" and t.tokens[x.head].head == i), None)
        name = capital_of(str(state.value["id"])) if state else None
        if name is None or state is None:
            return []
        value = {"name": name, "country": state.value["id"], "precision": "settlement", "text": token.text}
        found = Thing("place", token.start, token.end, i, value, "definite")
        memory.places.append((number, found))  # "the city" in what follows
        return [found]
    recent = [x for _, x in reversed(memory.places) if x.value.get("precision") == kind]
    return _pointing(token, i, "place", recent, "definite")


def capital_of(state: str) -> str | None:
    """The short English name of a state's capital, from the names of English reports."""
    row = languages.data("en", "actors")["state"].get(state, {})
    return str(row["capital"][0]) if row.get("capital") else None


def _items(t: Tree, i: int, memory: Memory, number: int, here: Sequence[Thing]) -> list[Thing]:
    """The item that a bare number or a unit counts: the last one named, in this sentence or before."""
    token = t.tokens[i]
    named_here = [x for x in here if x.kind == "item" and x.end <= token.start]
    recent = named_here or [x for n, x in memory.items if number - n <= 2 * REACH]
    if not recent:
        return []
    others = [x for x in reversed(recent) if airborne(x) != airborne(recent[-1])]
    back = list(reversed(recent))
    return _pointing(token, i, "item", back, "definite") + (
        _pointing(token, i, "item", [*others[:1], *back], "definite") if others else []
    )


def _unit_follows(t: Tree, i: int, things: Sequence[Thing]) -> bool:
    """Whether the number belongs to a date, a measure or a named thing."""
    token = t.tokens[i]
    if any(x.start <= token.start < x.end and x.kind != "quantity" for x in things):
        return True
    return any(
        x.kind == "quantity" and x.start <= token.start < x.end and getattr(x.mention, "unit", None) for x in things
    )


def specified(t: Tree, things: Sequence[Thing], memory: Memory, number: int, language: str) -> list[Thing]:
    """ "The missiles" after "BrahMos" are BrahMos: a definite general name takes the last designation that fits."""
    w = words(language)
    found: list[Thing] = []
    for thing in things:
        mention = thing.mention
        if (
            thing.kind == "item"
            and isinstance(mention, ItemMention)
            and not mention.designation
            and _definite(t, thing.head, w, thing)
        ):
            known = [(n, x) for n, x in memory.items if _narrower(x.mention, mention, number - n)]
            if known and not mention.producer:
                topic = _topic(known, number)
                value = {**topic.value, "text": thing.value["text"]}
                thing = replace(thing, value=value, mention=topic.mention, how="definite name")
            elif thing.value["text"].lower().endswith(tuple(w.flying)) and not any(
                x.key == thing.key for _, x in memory.items
            ):
                flying = [(n, x) for n, x in memory.items if airborne(x) and number - n <= 2 * REACH]
                if flying:  # "the aircraft" after "28 drones"
                    named = flying[-1][1]
                    thing = replace(
                        thing,
                        value={**named.value, "text": thing.value["text"]},
                        mention=named.mention,
                        how="definite name",
                    )
        found.append(thing)
    return found


def _narrower(named: ItemMention, general: ItemMention, distance: int) -> bool:
    """Whether a general name ("the missiles", "the weapons") can mean the item: a designation of the kind, or just now
    a narrower kind."""
    if general.id == ANY:
        return not general.plural and named.designation
    if named.designation:
        return general.family in (named.family, *named.ancestors)
    return distance <= REACH and general.family in named.ancestors


ANY = "weapons"
"""The item that any other can be called."""


def _topic(known: Sequence[tuple[int, Thing]], number: int) -> Thing:
    """Of designations named so far the last one of the sentence before, else the one named most often and first."""
    just = [x for n, x in known if number - n <= 1]
    if just:
        return just[-1]
    count = Counter(x.key for _, x in known)
    return max(enumerate(known), key=lambda k: (count[k[1][1].key], -k[0]))[1][1]


def _definite(t: Tree, i: int, w: Words, thing: Thing | None = None) -> bool:
    first = next((k.i for k in t.tokens if thing is not None and k.start >= thing.start), i)
    before = t.tokens[first - 1].text.lower() if first else ""
    return (
        any(k.text.lower() in w.definite for k in t.kids(i, "det"))
        or before in w.definite
        or t.has("fused_articles", before)
    )


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


def _back(
    t: Tree,
    i: int,
    memory: Memory,
    number: int,
    kinds: Sequence[str],
    *,
    items: bool,
    head: int,
    how: str = "pronoun",
    here: Sequence[Thing] = (),
) -> list[Thing]:
    token = t.tokens[i]
    low = token.text.lower()
    subject = bare(token.deprel) == "nsubj" or (how == "pronoun" and bare(token.deprel) in {"nmod", "det"})
    actors = [
        x
        for x in here
        if x.kind == "actor"
        and x.end <= token.start
        and is_of(x, kinds)
        and subject
        and agrees(x, low, memory.language)
        and bare(t.tokens[x.head].deprel) == "nsubj"
    ][-1:]
    reach = REACH if how == "pronoun" else 40
    near = [
        (n, x, s)
        for n, x, s in memory.actors
        if number - n <= reach and is_of(x, kinds) and (how != "pronoun" or agrees(x, low, memory.language))
    ]
    if how == "pronoun":
        actors += [x for n, x, s in reversed(near) if s and number - n <= 1]
    actors += [x for _, x, _ in reversed(near)]
    found = _pointing(token, head, "actor", actors, how)
    if items:
        recent = [x for n, x in reversed(memory.items) if number - n <= REACH]
        found += _pointing(token, head, "item", recent, how)
    return found


CHOICES = 4
"""Antecedents kept for a pointing word; a fifth is hardly ever meant."""


def _pointing(token: Token, head: int, kind: str, antecedents: Sequence[Thing], how: str) -> list[Thing]:
    """The pointing word as a thing of its likeliest antecedent, with the next ones for the context to choose from."""
    made: list[Thing] = []
    for x in antecedents:
        value = {"id": x.value.get("id"), "text": token.text} if kind == "actor" else {**x.value, "text": token.text}
        thing = Thing(kind, token.start, token.end, head, value, how, x.mention)
        if thing.key not in {m.key for m in made}:
            made.append(thing)
    return [replace(made[0], others=tuple(made[1:CHOICES]))] if made else []
