"""Where an event happens: the place its clause names, as fine as the text says, where no slot of the frame took it.

After the coding manual `in` X is the place and `on, at, against` X the target; the place of a transfer is where goods
arrive, pass or are seized, never where a contract is signed.
"""

from __future__ import annotations

from collections.abc import Sequence

from stemmata.claims.factuality import Factuality
from stemmata.claims.grammar import Tree, bare, clause_head
from stemmata.claims.phrases import case_of
from stemmata.claims.roles import Filling
from stemmata.claims.setting import Setting
from stemmata.claims.things import Thing

PLACED = {"use", "test", "deployment", "production", "transfer", "identification"}
FINENESS = {"country": 0, "sea": 1, "region": 1, "district": 2, "settlement": 3, "point": 4}
INSIDE = {"nmod", "appos", "flat", "compound", "conj", "amod"}
REACH = 3
"""Nouns between a place's name and the preposition that makes it a place ("im Norden der Insel Luzon")."""
SIGNED = {"contract", "approval", "refused", "halted", "released"}
"""What is said of a deal, whose place is that of an office."""


def settle_place(t: Tree, f: Filling, things: Sequence[Thing], facts: Factuality, setting: Setting) -> None:
    """Give a filling the place of its clause, or a finer name of the place it has, in place."""
    event = str(f.frame["event"])
    if event not in PLACED or (event == "transfer" and facts.property in SIGNED):
        return
    spent = {
        x.start
        for role, found in f.roles.items()
        if role != "place"
        for x in found
        if x.kind != "site" and not (getattr(x.mention, "form", "") == "capital" and _inside(t, x, setting))
    }
    places = [
        x for x in things if x.kind == "place" and not _seat(t, x, things, setting) and not _of_speaker(x, setting)
    ]
    near = [x for x in places if _of_clause(t, f, x) and x.start not in spent]
    towns = [
        x
        for x in f.roles.get("recipient", ())
        if x.kind == "place" and _fineness(x) and not _seat(t, x, things, setting)
    ]
    if towns and event == "transfer" and "place" not in f.roles:
        f.roles["place"] = towns[:1]  # goods that go to a town arrive there
        f.reasons["place"] = f.reasons.get("recipient", "to")
    held = f.roles.get("place", ())
    if held:
        finer = [x for x in near if _finer(x, held[0]) and abs(x.head - held[0].head) <= 2 * REACH]
        if finer:
            f.roles["place"] = [max(finer, key=_fineness)]
        return
    slots = ("in", "near", "over", "at", "on") if event != "transfer" else ("in", "near", "at", "on", "via", "over")
    lex = setting.lexicon
    words = frozenset(w for slot in slots for w in lex.prepositions.get(slot, ()))
    if event == "test":
        words |= lex.prepositions.get("from", frozenset())
    fitting = [x for x in near if (event != "transfer" or _fineness(x)) and _preposition(t, f, x, things) in words]
    if fitting:
        f.roles["place"] = [min(fitting, key=lambda x: (-_fineness(x), abs(x.head - f.trigger.i)))]
        f.reasons["place"] = "clause"


def _seat(t: Tree, place: Thing, things: Sequence[Thing], setting: Setting) -> bool:
    """Whether a capital stands for its government ("handed it to Kyiv"), and is not where something is ("in Kyiv")."""
    capital = any(x.start == place.start and getattr(x.mention, "form", "") == "capital" for x in things)
    return capital and not _inside(t, place, setting)


def _inside(t: Tree, place: Thing, setting: Setting) -> bool:
    return (case_of(t, place.head) or "") in setting.lexicon.prepositions["in"] - setting.lexicon.prepositions["to"]


def _of_speaker(place: Thing, setting: Setting) -> bool:
    """Whether a place says where a speaker sits: "the general staff in Seoul", "the ministry in London"."""
    return any(
        s.start <= place.start < s.end + SEATED and not any(c.start <= place.start < c.end for c in a.content)
        for a in setting.attributions
        for s in a.source
        if s.start < place.start
    )


SEATED = 12
"""Characters behind a speaker's name within which its seat stands."""


def _of_clause(t: Tree, f: Filling, place: Thing) -> bool:
    own = f.trigger.i if f.trigger.kind != "noun" else clause_head(t, f.trigger.i)
    return clause_head(t, place.head) in {own, f.trigger.i} or any(k.i == f.trigger.i for k in t.up(place.head))


def _preposition(t: Tree, f: Filling, place: Thing, things: Sequence[Thing]) -> str | None:
    """The preposition that makes a name a place, over the nouns it belongs to; None inside the phrase of an item or
    actor, whose place says nothing of the event's."""
    i = place.head
    for _ in range(REACH):
        found = case_of(t, i)
        token = t.tokens[i]
        above = token.head
        if found and not t.has("genitive", found):
            body = bare(token.deprel) == "nmod" and any(
                x.kind == "actor" and x.start <= t.tokens[above].start < x.end for x in things
            )
            return None if body else found
        if above < 0 or above == f.trigger.i or bare(token.deprel) not in INSIDE:
            return None
        if any(x.kind in {"item", "actor"} and x.start <= t.tokens[above].start < x.end for x in things):
            return None
        i = above
    return None


def _fineness(place: Thing) -> int:
    return FINENESS.get(str(place.value.get("precision")), 0)


def _finer(place: Thing, held: Thing) -> bool:
    """ "Munster in northern Germany", "Russia's Kursk region": the narrower name of the same stretch of land."""
    same = place.value.get("country") == (held.value.get("country") or held.value.get("id"))
    return same and _fineness(place) > _fineness(held)
