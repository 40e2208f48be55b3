"""What pronouns and definite descriptions point back at, within one report.

A pointed-at thing takes part in roles like a named one, but `how` says how it was found, and named things win.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from stemmata import languages
from stemmata.claims.agreement import agrees, is_of
from stemmata.claims.grammar import Tree, bare, clause_head
from stemmata.claims.item_references import counted, counted_items
from stemmata.claims.phrases import case_of
from stemmata.claims.pointing import Words, definite, pointed, words
from stemmata.claims.things import Thing
from stemmata.model import Attribution

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
        if korea and definite(t, token.i, w) and any(x.value.get("id") == "KP" for _, x, _ in memory.actors):
            found.append(Thing("actor", token.start, token.end, token.i, {"id": korea, "text": token.text}, "definite"))
            continue
        named = any(x.kind == "item" and x.start < token.start <= x.end + 1 for x in things)  # "MiG-29 fighters"
        if low in forces and token.upos in {"NOUN", "PROPN"} and not named:
            found.append(_forces(t, token.i, things))
        if any(x.start <= token.start < x.end and x.kind in {"actor", "item", "place"} for x in things):
            continue
        if (low in w.first and token.upos in {"PRON", "DET"}) or _own(t, token.i, w):
            found += _speaker(t, token.i, attributions, memory)
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
        elif low in w.rules and token.upos in {"NOUN", "PROPN"} and definite(t, token.i, w):
            found += pointed(token, token.i, "regime", [x for _, x in reversed(memory.regimes)], "definite")
        elif low in w.places and token.upos == "NOUN":
            found += _place(t, token.i, memory, number, w.places[low], things)
        elif counted(t, token.i, w, things):
            found += counted_items(t, token.i, memory.items, number, things, w)
        elif (
            low in w.nouns
            and token.upos in {"NOUN", "PROPN"}
            and (definite(t, token.i, w) or _possessed(t, token.i, w))
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
        return pointed(token, i, "actor", known[:1], "definite") if known and "state" in kinds else back
    if "state" in kinds:
        return pointed(token, i, "actor", [owner], "definite")
    state = owner.value.get("id")
    known = [
        x
        for _, x, _ in reversed(memory.actors)
        if is_of(x, kinds) and getattr(x.mention, "country", None) in {state, None}
    ]
    return pointed(token, i, "actor", known, "definite")


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
    return pointed(token, i, "place", recent, "definite")


def capital_of(state: str) -> str | None:
    """The short English name of a state's capital, from the names of English reports."""
    row = languages.data("en", "actors")["state"].get(state, {})
    return str(row["capital"][0]) if row.get("capital") else None


def _own(t: Tree, i: int, w: Words) -> bool:
    if i == 0:
        return False
    return f"{t.tokens[i - 1].text} {t.tokens[i].text}".lower() in w.own


def _speaker(t: Tree, i: int, attributions: Sequence[Attribution], memory: Memory) -> list[Thing]:
    """The country, firm or group that speaks where "we", "man" or "his country" stands; of a speaker of whom neither
    is said, the firm that the report has named last."""
    token = t.tokens[i]
    for a in attributions:
        if not a.chain or not any(s.start <= token.start < s.end for s in a.content):
            continue
        source = a.chain[0]
        if source.country:
            return [Thing("actor", token.start, token.end, i, {"id": source.country, "text": token.text}, "speaker")]
        firms = [x for _, x, _ in reversed(memory.actors) if is_of(x, ("company", "armed-group"))]
        if source.kind in SPEAKING_FOR or source.organisation:
            return pointed(token, i, "actor", firms, "speaker")
    return []


SPEAKING_FOR = {"company", "person", "unnamed", "armed-group"}
"""Kinds of sources that may speak for a firm or group when no state stands behind them."""


SUBJECT = 3
"""Lead of a subject over other antecedents, where a sentence of distance costs two."""


def _before(t: Tree, i: int, here: Sequence[Thing]) -> list[tuple[Thing, bool]]:
    """Actors named earlier in the sentence that a pronoun can mean, and whether they are subjects: those of its own
    clause only where it is a possessive ("Iran sent its drones")."""
    own = bare(t.tokens[i].deprel) in {"nmod", "det"}
    found: list[tuple[Thing, bool]] = []
    for x in here:
        if x.kind != "actor" or x.end > t.tokens[i].start or x.how in {"adjective", "pronoun", "definite", "speaker"}:
            continue
        if own or clause_head(t, x.head) != clause_head(t, i):
            found.append((x, bare(t.tokens[x.head].deprel) == "nsubj"))
    return found


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
    reach = REACH if how == "pronoun" else 40
    near = [
        (number - n, x, s)
        for n, x, s in memory.actors
        if number - n <= reach and is_of(x, kinds) and (how != "pronoun" or agrees(x, low, memory.language))
    ]
    if how == "pronoun":
        near += [(0, x, s) for x, s in _before(t, i, here) if is_of(x, kinds) and agrees(x, low, memory.language)]
        near.sort(key=lambda c: 2 * c[0] - (SUBJECT if c[2] else 0), reverse=True)
    actors = [x for _, x, _ in reversed(near)]
    found = pointed(token, head, "actor", actors, how)
    if items:
        recent = [x for n, x in reversed(memory.items) if number - n <= REACH]
        found += pointed(token, head, "item", recent, how)
    return found
