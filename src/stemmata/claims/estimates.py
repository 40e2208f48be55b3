"""Numbers given by others: "Washington put their number at around 200" is a claim of its own about what was just told.

A sentence that evokes no event but counts what the clause before it moved or fired repeats that event with its own
number and source. After the coding manual differing numbers are claims side by side, never averaged.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from stemmata import languages
from stemmata.claims.counting import plain_number
from stemmata.claims.draft import Draft
from stemmata.claims.factuality import RANK
from stemmata.claims.grammar import Tree, bare
from stemmata.claims.things import Thing
from stemmata.model import Attribution, PartKind, QuantityMention, Span

COUNTED = {"transfer", "use", "deployment"}
REACH = 2
"""Sentences looked back on for what is counted."""
WORDS = 15


def estimates_of(
    t: Tree,
    things: Sequence[Thing],
    here: Sequence[Draft],
    earlier: Sequence[Draft],
    part: PartKind,
    number: int,
    language: str,
    attributions: Sequence[Attribution],
) -> list[Draft]:
    """The draft of a sentence that only gives another number, or none."""
    if here:
        return []
    told = next(
        (
            d
            for d in reversed(earlier)
            if d.event in COUNTED
            and number - d.sentence <= REACH
            and d.facts.polarity == "positive"
            and d.facts.status in {"occurred", "ongoing"}
        ),
        None,
    )
    if told is None:
        return []
    words = languages.data(language, "triggers")["words"]
    verbs = [k for k in t.tokens if k.upos == "VERB" and k.lemma.lower() in words["counting"]]
    for thing in things:
        mention = thing.mention
        if (
            thing.kind != "quantity"
            or not isinstance(mention, QuantityMention)
            or mention.unit
            or (mention.max or mention.min or 0) < 2
        ):
            continue
        verb = next((v for v in verbs if v.i in {k.i for k in t.up(thing.head)}), None)
        said = [
            a
            for a in attributions
            if verb is not None and a.chain and any(c.start <= verb.start < c.end for c in a.cue)
        ]
        if verb is None or not said or not _counts_the_same(t, thing, things, told, words["units_of_count"]):
            continue
        return [_draft(t, verb.i, thing, mention, told, said[0], part, number)]
    return []


def _counts_the_same(t: Tree, thing: Thing, things: Sequence[Thing], told: Draft, units: Sequence[str]) -> bool:
    """Whether the number stands alone, or counts an item of the kind told or a general word for it."""
    token = t.tokens[thing.head]
    if bare(token.deprel) != "nummod":
        return any(k.text.lower() in units for k in t.tokens)
    noun = t.tokens[token.head]
    item = next((x for x in things if x.kind == "item" and x.start <= noun.start < x.end), None)
    if item is not None:
        families = {f for m in told.item_mentions() for f in (m.family, m.id, *m.ancestors)}
        return getattr(item.mention, "family", None) in families or noun.text.lower() in units
    forces = any(x.kind == "forces" and x.start <= noun.start < x.end for x in things)
    return noun.text.lower() in units or (forces and told.event == "deployment")


def _draft(
    t: Tree,
    verb: int,
    thing: Thing,
    mention: QuantityMention,
    told: Draft,
    said: Attribution,
    part: PartKind,
    number: int,
) -> Draft:
    low, high = sorted((verb, thing.head))
    high = min(high + 1 if bare(t.tokens[thing.head].deprel) == "nummod" else high, len(t.tokens) - 1)
    low = max(low, high - WORDS + 1)
    roles = {k: v for k, v in told.roles.items() if k not in {"value", "unit"}}
    roles["quantity"] = {
        "min": plain_number(mention.min),
        "max": plain_number(mention.max),
        "approx": mention.approx,
        "text": mention.text,
    }
    draft = Draft(
        event=told.event,
        frame=told.frame,
        things=dict(told.things),
        facts=replace(told.facts, stance="asserts"),
        sentence=number,
        part=part,
        evidence=Span(start=t.tokens[low].start, end=t.tokens[high].end),
        word=t.tokens[verb].lemma,
        time_default=told.time_default,
    )
    draft.roles = roles
    draft.chain = said.chain
    draft.facts = replace(draft.facts, certainty=min(said.certainty, told.facts.certainty, key=lambda c: RANK[c]))
    draft.why = [
        {
            "field": "event",
            "rule": "another number for what was told",
            "words": t.tokens[verb].text,
            "from": {"start": told.evidence.start, "end": told.evidence.end},
        },
        {"field": "quantity", "rule": "counting verb", "start": thing.start, "end": thing.end},
    ]
    return draft
