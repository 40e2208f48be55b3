"""Which thing fills which role of a frame: declared slots, typed fillers, the surest first."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from stemmata import knowledge
from stemmata.claims.arguments import places_of
from stemmata.claims.grammar import Tree, bare
from stemmata.claims.lexicon import Entry, Lexicon
from stemmata.claims.phrases import Place, case_of
from stemmata.claims.things import Thing, adjective_of, airborne, at_token
from stemmata.claims.triggers import Trigger

ROLE_KINDS: Mapping[str, tuple[str, ...]] = {
    "supplier": ("actor",),
    "recipient": ("actor", "place"),
    "operator": ("actor",),
    "target": ("actor", "place", "item", "site", "group"),
    "item": ("item",),
    "place": ("place",),
    "body": ("actor",),
    "regime": ("regime",),
    "parties": ("actor",),
    "actor": ("actor",),
    "forces": ("forces",),
}
ORDER = ("item", "forces", "supplier", "recipient", "operator", "target", "body", "regime", "parties", "place")
COST: Mapping[str, float] = {"pronoun": 5.0, "definite": 3.0, "speaker": 2.0, "site": 3.0, "group": -1.0}
"""Points a pointed-at thing loses against a named one (a direct argument scores 30)."""


@dataclass(slots=True)
class Filling:
    """Roles of one trigger's event as far as its own sentence fills them; `reasons` says from which slot."""

    trigger: Trigger
    entry: Entry
    frame: Mapping[str, Any]
    roles: dict[str, list[Thing]] = field(default_factory=dict)
    reasons: dict[str, str] = field(default_factory=dict)
    score: float = 0.0
    weighed: Mapping[str, float] = field(default_factory=dict)


@cache
def frames() -> Mapping[str, Mapping[str, Any]]:
    """The frames of the knowledge base."""
    return knowledge.table("frames")


def fill(
    t: Tree, trigger: Trigger, entry: Entry, things: Sequence[Thing], lex: Lexicon, containers: Collection[str] = ()
) -> Filling:
    """The best assignment of things to the roles of an entry's frame, greedily, surest first."""
    frame = frames()[entry["frame"]]
    filling = Filling(trigger, entry, frame)
    options = _options(t, trigger, entry, things, lex, containers)
    taken: dict[int, str] = {}
    for score, role, index, place in sorted(
        options, key=lambda o: (-o[0], ORDER.index(o[1]) if o[1] in ORDER else 99, o[2])
    ):
        if role in filling.roles or score <= 0:
            continue
        if index in taken and not (taken[index] == "target" and role == "place"):
            continue
        thing = things[index]
        if thing.how in POINTING and any(things[k].start == thing.start for k in taken):
            continue  # a pronoun is an actor or an item, not both
        if _same_actor(filling, role, thing):
            continue
        filling.roles[role] = [thing]
        filling.reasons[role] = place.slot
        filling.score += score
        taken[index] = role
        for partner in _partners(t, things, index, place, trigger, lex, ROLE_KINDS.get(role, ())):
            if partner not in taken:
                filling.roles[role].append(things[partner])
                taken[partner] = role
    return filling


PAIRS: Mapping[str, str] = {
    "supplier": "recipient",
    "recipient": "supplier",
    "operator": "target",
    "target": "operator",
}


SIDES = {"parties", "target", "body"}


def _same_actor(filling: Filling, role: str, thing: Thing) -> bool:
    """A state does not supply or attack itself in one clause; the second mention is something else."""
    if filling.frame["event"] in {"referral", "sanction"} and role in SIDES:
        others = [x for other in SIDES - {role} for x in filling.roles.get(other, ())]
        return bool({thing.key, thing.value.get("country") or thing.key} & {x.key for x in others})
    if role in {"operator", "target"} and filling.frame["event"] != "use":
        return False
    return thing.key in {x.key for x in filling.roles.get(PAIRS.get(role, ""), ())}


def _inside_other_noun(
    t: Tree, trigger: Trigger, head: int, things: Sequence[Thing], containers: Collection[str]
) -> bool:
    """ "made no mention of drones": the item belongs to a noun that is neither a container nor an event."""
    if trigger.kind != "verb":
        return False
    token = t.tokens[head]
    preposition = case_of(t, head)
    if preposition and not t.has("genitive", preposition):
        return False
    for _ in range(3):
        if (
            token.head < 0
            or token.head in trigger.tokens
            or bare(token.deprel) not in {"nmod", "conj", "appos", "flat"}
        ):
            return False
        if bare(token.deprel) == "nmod":
            above = t.tokens[token.head]
            low = above.lemma.lower()
            if above.upos not in {"NOUN"} or any(x.start <= above.start < x.end for x in things):
                return False
            return not (low.endswith(tuple(containers)) or above.text.lower().endswith(tuple(containers)))
        token = t.tokens[token.head]
    return False


def _options(
    t: Tree, trigger: Trigger, entry: Entry, things: Sequence[Thing], lex: Lexicon, containers: Collection[str]
) -> list[tuple[float, str, int, Place]]:
    frame = frames()[entry["frame"]]
    found: list[tuple[float, str, int, Place]] = []
    for index, thing in enumerate(things):
        if thing.kind in {"time", "quantity"}:
            continue
        head, cost = thing.head, COST.get(thing.how, 0.0)
        noun = adjective_of(t, thing)
        if noun is not None and noun != trigger.i:
            # the adjective speaks for its noun unless that noun is a thing of its own ("russische Raketen")
            owner = at_token(things, noun, t)
            if any(x.kind in {"actor", "place"} for x in owner) or (trigger.kind == "noun" and noun in trigger.tokens):
                continue
            if any(x.kind == "item" for x in owner) and not _acts(t, trigger, noun, lex):
                continue
            head = noun
        for place in places_of(t, trigger, head, lex):
            slot = place.slot
            nested = slot.startswith("poss-")
            slot = slot.removeprefix("poss-") if nested else slot
            if thing.kind == "item" and _inside_other_noun(t, trigger, head, things, containers):
                continue
            for role, slots in frame.items():
                if (
                    role not in ROLE_KINDS
                    or thing.kind not in ROLE_KINDS[role]
                    or slot not in slots
                    or not _eligible(role, thing, entry["frame"], entry.get("needs", ()))
                ):
                    continue
                if role == "target" and thing.kind == "item" and frame["event"] == "sanction":
                    continue
                if thing.kind != "item" and _said_as_other(role, thing, things):
                    continue
                if (
                    role == "operator"
                    and frame["event"] == "violation"
                    and any(x.kind == "regime" and x.start <= thing.start < x.end for x in things)
                ):
                    continue
                if role == "recipient" and thing.kind == "place" and not _actor_like(thing):
                    continue
                rank = slots.index(slot)
                distance = abs(head - trigger.i)
                found.append((place.weight * 10 - rank * 0.8 - min(distance, 40) * 0.05 - cost, role, index, place))
    return found


def _said_as_other(role: str, thing: Thing, things: Sequence[Thing]) -> bool:
    """A capital is both a town and a government: it is hit as a town and receives as a government."""
    twin = next(
        (x for x in things if x.start == thing.start and x.kind in {"actor", "place"} and x.kind != thing.kind), None
    )
    if twin is None:
        return False
    capital = "capital" in {thing.how, twin.how}
    if role == "target":
        return (thing.kind == "actor") == capital
    return thing.kind == "place" and role != "place"


def _acts(t: Tree, trigger: Trigger, noun: int, lex: Lexicon) -> bool:
    """An armed vehicle that is the subject stands for those who sail or fly it: "American patrol boats found"."""
    return trigger.kind == "verb" and any(p.slot == "subj" and p.weight >= 2 for p in places_of(t, trigger, noun, lex))


def _eligible(role: str, thing: Thing, name: str, needs: Collection[str]) -> bool:
    """Whether such a thing can play the role at all: research bodies and the UN judge, they do not supply or fire;
    what is shot down flies; what flies is no target."""
    mention = thing.mention
    if thing.kind == "site":
        return name in {"attack", "use", "fly", "impact"}
    if thing.kind == "group":
        return name in {"sanction", "ban"}
    if role == "target" and name == "refer" and getattr(mention, "kind", "") == "body":
        return False
    if thing.kind == "place" and role == "target" and thing.value.get("precision") == "sea":
        return False  # what falls into the sea hits nobody
    if thing.kind == "item" and role == "item":
        if "ground-item" in needs:
            return not airborne(thing) and thing.how not in POINTING
        return airborne(thing) or "airborne-item" not in needs
    if thing.kind == "item":
        return name == "attack" and not airborne(thing)
    if thing.kind != "actor" or mention is None:
        return True
    kind = getattr(mention, "kind", "")
    if thing.key in {"UN", "UN Security Council"} and role in {"supplier", "operator", "recipient"}:
        return False
    if role == "body":
        return kind == "body" or name not in {"refer", "meet"}
    if role == "parties":
        return kind != "body" or mention.id in {"EU", "NATO"}
    return kind != "expert" and not (kind == "body" and mention.id not in {"EU", "NATO"} and role != "target")


def _actor_like(thing: Thing) -> bool:
    return thing.value.get("precision") in {"country", "region", "settlement"}


def _partners(
    t: Tree, things: Sequence[Thing], index: int, place: Place, trigger: Trigger, lex: Lexicon, kinds: tuple[str, ...]
) -> list[int]:
    """Other things coordinated with the chosen one ("A und B lieferten", "missiles and launchers")."""
    chosen = things[index]
    found: list[int] = []
    for other, thing in enumerate(things):
        if other == index or thing.kind != chosen.kind or thing.kind not in kinds or POINTING & {thing.how, chosen.how}:
            continue
        if (
            _coordinated(t, thing.head, chosen.head)
            or _coordinated(t, chosen.head, thing.head)
            or _listed(t, thing, chosen)
            or (thing.kind == "item" and t.has("along", case_of(t, thing.head) or "") and _near_list(t, thing, chosen))
        ):
            found.append(other)
    return found


POINTING = {"pronoun", "definite", "speaker"}
LIST_POS = {"CCONJ", "PUNCT", "DET", "NUM", "ADJ", "ADV", "PART"}


def _near_list(t: Tree, a: Thing, b: Thing) -> bool:
    return 0 < a.head - b.head <= 12 and not any(k.upos == "VERB" for k in t.tokens[b.head + 1 : a.head])


def _listed(t: Tree, a: Thing, b: Thing) -> bool:
    """Items side by side in a list, whatever the tree makes of it: "578,000 rounds and 23 missiles"."""
    if a.kind != "item":
        return False
    first, second = (a, b) if a.start < b.start else (b, a)
    between = [k for k in t.tokens if first.end <= k.start and k.end <= second.start]
    joined = any(k.upos == "CCONJ" or k.text == "," for k in between)
    return joined and len(between) <= 6 and all(k.upos in LIST_POS and k.text not in {";", ":", "."} for k in between)


def _coordinated(t: Tree, a: int, b: int) -> bool:
    """`a` is a conjunct of `b`, possibly through further conjuncts."""
    for token in list(t.up(a)):
        if token.i == b:
            return True
        if bare(token.deprel) not in {"conj", "appos", "flat"} or token.upos in {"VERB", "AUX"}:
            return False
    return False
