"""Items that are named again by less: "the missiles", "five of them", "48 more of these planes", "the same system"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace

from stemmata.claims.grammar import Tree, bare
from stemmata.claims.pointing import Words, definite, pointed, words
from stemmata.claims.things import Thing, airborne
from stemmata.model import ItemMention

REACH = 3
"""Sentences within which a narrower kind is meant by a general name."""
COUNTED = {"NOUN", "PROPN", "ADV", "PRON"}
QUANTIFYING = {"PRON", "DET", "ADJ", "NUM", "ADV", "NOUN"}
ARGUMENTS = {"nsubj", "obj", "obl"}
NEAR = 4
"""Tokens within which what a number counts follows it ("300 to 400 drones")."""

Named = Sequence[tuple[int, Thing]]


def counted(t: Tree, i: int, w: Words, here: Sequence[Thing]) -> bool:
    """Whether a unit, a quantifier or a bare number stands for items named before ("five of them"), not for those it
    names itself ("the first of three BrahMos batteries", "300 to 400 drones")."""
    token, low, relation = t.tokens[i], t.tokens[i].text.lower(), bare(t.tokens[i].deprel)
    if low in w.units:
        return token.upos in COUNTED
    if _names_itself(t, i, here):
        return False
    if low in w.kinds:
        return relation in ARGUMENTS and definite(t, i, w) and token.upos == "NOUN"
    if low in w.quantifiers:
        return relation in {"nsubj", "obj"} and token.upos in QUANTIFYING
    number = token.upos == "NUM" or any(x.kind == "quantity" and x.head == i for x in here)
    return number and relation in ARGUMENTS and not _unit_follows(t, i, here)


def _names_itself(t: Tree, i: int, here: Sequence[Thing]) -> bool:
    """Whether what is counted stands below the word or right after it, an item or some other noun."""
    below = t.subtree(i) - {i}
    if any(x.kind == "item" and (x.head in below or 0 < x.head - i <= NEAR) and _open(t, i, x.head) for x in here):
        return True
    return any(k.upos == "NOUN" and not _pointed_at(k.i, here) for k in t.kids(i, "nmod"))


def _open(t: Tree, i: int, j: int) -> bool:
    low, high = sorted((i, j))
    return not any(k.upos in {"VERB", "PUNCT", "AUX"} for k in t.tokens[low + 1 : high])


def _pointed_at(i: int, here: Sequence[Thing]) -> bool:
    return any(x.head == i for x in here)


def counted_items(t: Tree, i: int, named: Named, number: int, here: Sequence[Thing], w: Words) -> list[Thing]:
    """The item that a bare number or a unit counts: the last one named, in this sentence or before; for a unit rather
    the last of its families ("the batteries", "these planes")."""
    token = t.tokens[i]
    families = w.units.get(token.text.lower(), frozenset())
    before = [x for x in here if x.kind == "item" and x.end <= token.start]
    if not before:
        before = [x for n, x in named if number - n <= 2 * REACH or _of_family(x, families)]
    back = before[::-1]
    back = [*(x for x in back if _of_family(x, families)), *(x for x in back if not _of_family(x, families))]
    if not back:
        return []
    others = [x for x in back if airborne(x) != airborne(back[0])]
    return pointed(token, i, "item", back, "definite") + (
        pointed(token, i, "item", [*others[:1], *back], "definite") if others else []
    )


def _of_family(x: Thing, families: Collection[str]) -> bool:
    mention = x.mention
    return isinstance(mention, ItemMention) and bool({mention.id, mention.family, *mention.ancestors} & set(families))


def _unit_follows(t: Tree, i: int, things: Sequence[Thing]) -> bool:
    """Whether the number belongs to a date, a measure or a named thing."""
    token = t.tokens[i]
    if any(x.start <= token.start < x.end and x.kind != "quantity" for x in things):
        return True
    return any(
        x.kind == "quantity" and x.start <= token.start < x.end and getattr(x.mention, "unit", None) for x in things
    )


def specified(t: Tree, things: Sequence[Thing], named: Named, number: int, language: str) -> list[Thing]:
    """ "The missiles" after "BrahMos" are BrahMos: a definite general name takes the last designation that fits;
    so does one that stands in apposition to it ("the Agni-Prime, a two-stage missile")."""
    w = words(language)
    return [_specified(t, x, things, named, number, w) if _general(x) else x for x in things]


def _general(x: Thing) -> bool:
    return isinstance(x.mention, ItemMention) and not x.mention.designation


def _specified(t: Tree, x: Thing, things: Sequence[Thing], named: Named, number: int, w: Words) -> Thing:
    mention: ItemMention = x.mention
    beside = [y for y in things if _beside(t, x, y)]
    if beside:
        return _called(x, beside[0])
    if not definite(t, x.head, w, x):
        return x
    known = [(n, y) for n, y in named if _narrower(y.mention, mention, number - n)]
    if mention.id == ANY and mention.plural:
        just = [(n, y) for n, y in named if number - n <= REACH and y.key != ANY]
        known = just if len({y.key for _, y in just}) == 1 else []  # "the weapons" after nothing but "missiles"
    if known and not mention.producer:
        return _called(x, _topic(known, number))
    if x.value["text"].lower().endswith(w.flying) and not any(y.key == x.key for _, y in named):
        flying = [y for n, y in named if airborne(y) and number - n <= 2 * REACH]
        return _called(x, flying[-1]) if flying else x  # "the aircraft" after "28 drones"
    return x


def _called(general: Thing, item: Thing) -> Thing:
    return replace(
        general,
        value={**item.value, "text": general.value["text"]},
        mention=item.mention,
        how="definite name",
    )


def _beside(t: Tree, general: Thing, item: Thing) -> bool:
    """Whether a designation is what a general name stands in apposition to."""
    if not isinstance(item.mention, ItemMention) or not item.mention.designation:
        return False
    token = t.tokens[general.head]
    return bare(token.deprel) == "appos" and token.head == item.head and _narrower(item.mention, general.mention, 0)


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


def _topic(known: Named, number: int) -> Thing:
    """Of designations named so far the last one of the sentence before, else the one named most often and first."""
    just = [x for n, x in known if number - n <= 1]
    if just:
        return just[-1]
    count = Counter(x.key for _, x in known)
    return max(enumerate(known), key=lambda k: (count[k[1][1].key], -k[0]))[1][1]


def spoken_of(named: Named) -> list[Thing]:
    """The items named so far, the last one by its designation where the report has just given one: "It has a range of
    300 km" after "the Iris-T missile" or "the Iris-T. The missile ..." speaks of the Iris-T."""
    things = [x for _, x in named]
    if not things or not _general(things[-1]):
        return things
    last = things[-1]
    just = [x for n, x in named[-LATELY:-1] if not _general(x) and _narrower(x.mention, last.mention, 0)]
    return [*things[:-1], just[-1]] if just else things


LATELY = 8
"""Items before the last one among which its designation is looked for."""
