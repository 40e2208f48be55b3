"""Exports of arms to a state that are stopped as a class are a restrictive measure, not a deal that fell through.

After the coding manual (ruling 2) one consignment that is stopped is a transfer, a class of exports to a state a
sanction: "Germany has stopped arms exports to X", "Italy no longer supplies weapons to X".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from stemmata import languages
from stemmata.claims.draft import Draft
from stemmata.claims.facts import Factuality
from stemmata.claims.grammar import Tree
from stemmata.claims.roles import Filling
from stemmata.claims.tense import tense
from stemmata.claims.things import Thing
from stemmata.model import ItemMention, Status

CLASSES = {"weapons", "military-equipment", "ammunition", "dual-use-goods", "lethal-weapons"}
"""Families so wide that who names nothing else means arms exports as such."""
PROPERTY = "export stop"


@cache
def _until_now(language: str) -> re.Pattern[str]:
    words = languages.data(language, "triggers")["words"]["no_longer"]
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, words)) + r")(?!\w)")


def stopped_class(t: Tree, f: Filling, facts: Factuality, things: Sequence[Thing], language: str) -> Factuality | None:
    """The factuality of the measure, if exports as a class are stopped; None if not."""
    ended = any(k.text.lower() in _words(language, "ceasing") for k in t.kids(f.trigger.i, "advmod"))
    if (
        f.frame["event"] != "transfer"
        or (facts.polarity != "negative" and not ended)
        or facts.status in {"sought", "hypothetical"}
    ):
        return None
    items = [x.mention for x in f.roles.get("item", ())]
    if any(len(str(x.value.get("text", "")).split()) > 1 for x in f.roles.get("item", ()) if x.key == "ammunition"):
        return None  # "Gepard ammunition" is no class
    if not items or not all(isinstance(m, ItemMention) and not m.designation and m.id in CLASSES for m in items):
        return None
    if not {"supplier", "recipient"} & set(f.roles) or _single(t, f, language):
        return None
    ceased = bool(_until_now(language).search(" ".join(k.text.lower() for k in t.tokens)))
    if facts.property == "halted":
        return replace(facts, status=_status(t, f, language), polarity="positive", property=PROPERTY)
    if ceased and "supplier" in f.roles and facts.stance == "asserts":
        return replace(facts, status=_status(t, f, language), polarity="positive", property=PROPERTY)
    return None


def _words(language: str, name: str) -> frozenset[str]:
    return frozenset(languages.data(language, "triggers")["words"][name])


def _single(t: Tree, f: Filling, language: str) -> bool:
    """ "A shipment", "one delivery": a consignment, no class."""
    one = languages.data(language, "triggers")["words"]["one"]
    return any(k.text.lower() in one or k.upos == "NUM" for k in t.kids(f.trigger.i, "det", "nummod"))


def _status(t: Tree, f: Filling, language: str) -> Status:
    """Stopped, or to be stopped: by the tense of the verb that stops."""
    for token in t.up(f.trigger.i):
        if token.upos == "VERB":
            return "planned" if tense(t, token.i, language) in {"future", "infinitive"} else "occurred"
    return "occurred"


def into_measure(draft: Draft) -> None:
    """Turn a stopped transfer into the measure, in place: the supplier imposes it, the recipient is its target."""
    draft.event = "sanction"
    for old, new in (("supplier", "body"), ("recipient", "target")):
        if old in draft.roles:
            draft.roles[new] = draft.roles.pop(old)
        if old in draft.things:
            draft.things[new] = draft.things.pop(old)
    draft.why.append({"field": "event", "rule": "exports stopped as a class", "words": draft.word})
