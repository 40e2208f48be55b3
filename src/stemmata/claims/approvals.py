"""Who clears, refuses or stops a transfer: the `body` of the claim.

After the coding manual (ruling 2) a transfer that a government or one of its organs approves has the approver as
`body`.
Who stops or refuses one is its body too where the goods are somebody else's.
"""

from __future__ import annotations

from collections.abc import Sequence

from stemmata.claims.arguments import places_of
from stemmata.claims.grammar import Tree
from stemmata.claims.lexicon import Lexicon
from stemmata.claims.operators import operator_entries
from stemmata.claims.things import Thing
from stemmata.claims.triggers import Trigger

CLEARING = {"approval", "released"}
STOPPING = {"refused", "halted"}


def approver(t: Tree, trigger: Trigger, stated: str | None, things: Sequence[Thing], lex: Lexicon) -> Thing | None:
    """The actor who is the subject of the word that clears or stops the transfer of a trigger; None where none is.

    Args:
        stated: the property of the transfer, as its words say ("approval", "halted").
    """
    if stated not in CLEARING | STOPPING:
        return None
    words = [trigger.i] if any(e.get("property") == stated for e in trigger.entries) else []
    words += [k.i for k in t.up(trigger.i) if k.i != trigger.i and _says(t, k.i, stated, lex.language)]
    best: tuple[float, Thing] | None = None
    for i in words[:1]:
        word = Trigger(i, "verb" if t.tokens[i].upos in {"VERB", "AUX", "ADJ"} else "noun", "", (), 0, (i,))
        for thing in things:
            if thing.kind != "actor":
                continue
            weight = max((p.weight for p in places_of(t, word, thing.head, lex) if _doing(p.slot, word)), default=0.0)
            if weight >= ENOUGH and (best is None or weight > best[0]):
                best = (weight, thing)
    return best[1] if best else None


ENOUGH = 1.5
"""Least weight of a place that makes an actor the approver."""


def _says(t: Tree, i: int, stated: str, language: str) -> bool:
    meant = {stated} | (STOPPING if stated == "released" else set())  # "will no longer block"
    return any(e.get("property") in meant for e in operator_entries(t, i, language))


def _doing(slot: str, word: Trigger) -> bool:
    return slot in {"subj", "poss-subj"} or (word.kind == "noun" and slot in {"poss", "by", "of"})
