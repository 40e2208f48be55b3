"""Words of a source phrase, and actors as sources: states and capitals speak for their governments."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from stemmata.claims.attribution.roster import Roster, adjectives, metonyms
from stemmata.knowledge import table
from stemmata.model import ActorMention, Source

PERSONAL = {"person"}
ADJECTIVAL = {"adjective", "demonym", "compound"}
BODIES = {"body", "military", "armed-group", "company", "agency", "outlet", "intelligence", "expert"}
WORD = re.compile(r"[^\W_]+(?:[-.'’&][^\W_]+)*\.?|„[^“]*“|\"[^\"]*\"")
SMALL = frozenset(
    ["von", "van", "der", "de", "den", "del", "bin", "al", "el", "ibn", "zu", "zum", "la", "le", "di", "da", "dos"]
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a source phrase and the actor that covers it."""

    text: str
    start: int
    actor: ActorMention | None
    proper: bool = True


def words_of(text: str, start: int, actors: Sequence[ActorMention], proper: frozenset[int] | None) -> list[Word]:
    """The words of a phrase that begins at `start`; `proper`: offsets of proper nouns where capitals do not tell."""
    found = []
    for m in WORD.finditer(text):
        at = start + m.start()
        actor = next((a for a in actors if a.start < at + len(m[0]) and a.end > at), None)
        found.append(Word(m[0].rstrip(".") if len(m[0]) > 3 else m[0], at, actor, proper is None or at in proper))
    return found


def joined(parts: Sequence[str]) -> str:
    out: list[str] = []
    for word in " ".join(p for p in parts if p).split():
        if not out or out[-1] != word:
            out.append(word)
    return " ".join(out)


def of_state(actor: ActorMention, noun: str) -> Source:
    country = actor.country or actor.id
    adjective = adjectives().get(country, actor.name)
    return Source(name=f"{adjective} {noun}", kind="government" if noun == "government" else "unnamed", country=country)


def joint(words: Sequence[Word], roster: Roster) -> Source | None:
    """Several governments that speak as one: "Moscow and Pyongyang"."""
    states = list(
        dict.fromkeys(
            w.actor.id
            for w in words
            if w.actor is not None and w.actor.kind == "state" and w.actor.form in {"name", "capital"}
        )
    )
    linked = any(w.text.lower() in roster.words["joiners"] for w in words)
    if (
        len(states) < 2
        or not linked
        or any(
            w.actor is None and w.text.lower() not in roster.words["joiners"] | roster.words["articles"] for w in words
        )
    ):
        return None
    names = [adjectives().get(s, s) for s in states]
    own = " and ".join(dict.fromkeys(w.actor.name for w in words if w.actor is not None))
    return Source(
        name=f"{', '.join(names[:-1])} and {names[-1]} governments",
        kind="government",
        organisation=own,
        country=", ".join(states),
    )


def from_actor(actor: ActorMention, text: str = "", start: int = 0) -> Source:
    """A source that is an actor: a state or capital speaks for its government."""
    if actor.kind == "state" and actor.form in {"name", "capital", "leader", "demonym"}:
        surface = text[actor.start - start : actor.end - start]
        seat = metonyms().get(surface) or metonyms().get(surface.removesuffix("s"))
        if seat:
            name, _, organisation = seat.partition(" | ")
            return Source(name=name, kind="government", organisation=organisation or None, country=actor.id)
        adjective = adjectives().get(actor.id, actor.name)
        return Source(name=f"{adjective} government", kind="government", organisation=actor.name, country=actor.id)
    return Source(name=actor.name, kind=actor.kind, country=actor.country)


def called(name: str) -> str:
    """A composed name as English usage has it ("US foreign ministry" is the State Department)."""
    return str(table("actors").get("renamed", {}).get(name, name))
