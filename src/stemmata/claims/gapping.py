"""One verb, several deals: "bought missiles from France and radars from China", "sent tanks to Poland and jets to
Ukraine". The second item and its own partner make a claim of their own, with the verb's other roles (coding manual,
section 1: split by supplier or recipient).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from stemmata.claims.grammar import Tree
from stemmata.claims.lexicon import Lexicon
from stemmata.claims.phrases import case_of, kinds_of
from stemmata.claims.roles import Filling
from stemmata.claims.things import Thing

PARTNERS = ("supplier", "recipient", "target")
BETWEEN = {"CCONJ", "PUNCT", "DET", "NUM", "ADJ", "ADV"}
"""What may stand between a partner and the next item."""
WITHIN = {"ADP", "DET"}
"""What may stand between an item and its partner."""


def gapped(t: Tree, f: Filling, things: Sequence[Thing], lex: Lexicon) -> list[Filling]:
    """The filling and those of the further pairs of item and partner after it, in order."""
    made = [f]
    role = next((r for r in PARTNERS if len(f.roles.get(r, ())) == 1 and f.reasons.get(r) in lex.prepositions), None)
    items = sorted(f.roles.get("item", ()), key=lambda x: x.start)
    if role is None or not items or f.trigger.kind == "noun":
        return made
    own = [x for x in things if x.kind == f.roles[role][0].kind and x.start >= items[0].end]
    first = own[0] if own and _only(t, items[0].end, own[0].start, WITHIN) else f.roles[role][0]
    item, partner = items[0], first
    while item.start < partner.start:
        pair = _next(t, partner, f.frame[role], things, lex)
        if pair is None:
            break
        item, partner = pair
        made.append(replace(f, roles={**f.roles, "item": [item], role: [partner]}, reasons=dict(f.reasons)))
    if len(made) > 1:
        made[0] = replace(f, roles={**f.roles, "item": items[:1], role: [first]}, reasons=dict(f.reasons))
    return made


def _next(
    t: Tree, partner: Thing, slots: Collection[str], things: Sequence[Thing], lex: Lexicon
) -> tuple[Thing, Thing] | None:
    """The next item after a partner and the partner of its own, tied by a preposition that the role may have."""
    item = next((x for x in things if x.kind == "item" and x.how == "name" and x.start >= partner.end), None)
    if item is None or not _only(t, partner.end, item.start, BETWEEN) or not _joined(t, partner.end, item.start):
        return None
    other = next((x for x in things if x.kind == partner.kind and x.start >= item.end), None)
    if other is None or not _only(t, item.end, other.start, WITHIN):
        return None
    return (item, other) if set(slots) & set(kinds_of(lex, case_of(t, other.head) or "")) else None


def _only(t: Tree, low: int, high: int, tags: set[str]) -> bool:
    return all(k.upos in tags and k.text not in {";", ":", "."} for k in t.tokens if low <= k.start < high)


def _joined(t: Tree, low: int, high: int) -> bool:
    return any(k.upos == "CCONJ" or k.text == "," for k in t.tokens if low <= k.start < high)
