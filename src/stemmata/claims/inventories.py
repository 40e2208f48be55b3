"""What goes on about the event just told: "the package includes 420 missiles", "a second transport will follow".

A clause whose verb evokes no event of its own but lists goods, or says that more followed, tells a further part of the
transfer, strike, test or deployment before it: a claim of its own with its own items and numbers (coding manual,
section 1: items with quantities of their own are claims of their own).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from stemmata import languages
from stemmata.claims.counting import plain_number, quantity_of
from stemmata.claims.draft import Draft, listed
from stemmata.claims.factuality import judge
from stemmata.claims.grammar import Tree
from stemmata.claims.setting import Setting
from stemmata.claims.things import Thing
from stemmata.claims.timing import date_event
from stemmata.claims.triggers import Trigger
from stemmata.model import PartKind, Span

LISTED = {"transfer"}
FOLLOWED = {"transfer", "deployment", "test"}
REACH = 2
"""Sentences looked back on for what is listed."""
WORDS = 15


def inventories_of(
    t: Tree,
    things: Sequence[Thing],
    here: Sequence[Draft],
    earlier: Sequence[Draft],
    part: PartKind,
    number: int,
    setting: Setting,
) -> list[Draft]:
    """The drafts of a clause that lists or continues, or none."""
    words = languages.data(setting.language, "triggers")["words"]
    for verb in t.tokens:
        if verb.upos not in {"VERB", "AUX"}:
            continue
        told = [*earlier, *(d for d in here if d.evidence.end <= verb.start)]
        if _is(t, verb.i, words["including"]):
            found = _listed(t, verb.i, things, here)
            donor = _donor(told, LISTED, number)
            if found and donor is not None:
                return [_draft(t, verb.i, group, donor, things, part, number, setting) for group in found]
        if _is(t, verb.i, words["following"]) and not any(True for _ in t.kids(verb.i, "obj")):
            donor = _donor(told, FOLLOWED, number)
            subject = next((k.i for k in t.kids(verb.i, "nsubj")), None)
            if donor is not None and subject is not None and _more(t, subject, things, words["more"]):
                inside = t.subtree(subject)
                items = [x for x in things if x.kind == "item" and x.head in inside and x.how == "name"]
                return [_draft(t, verb.i, items, donor, things, part, number, setting, subject=subject)]
    return _rates(t, things, told_by(earlier, here), part, number, setting)


def told_by(earlier: Sequence[Draft], here: Sequence[Draft]) -> list[Draft]:
    """What has been told before a clause without words of its own; nothing if the sentence tells of a making itself."""
    return [] if any(d.event == "production" for d in here) else list(earlier)


def _rates(
    t: Tree, things: Sequence[Thing], earlier: Sequence[Draft], part: PartKind, number: int, setting: Setting
) -> list[Draft]:
    """ "By now it is more than 300 a month": a rate goes on about the making just told."""
    rates = languages.data(setting.language, "triggers")["words"]["rates"]
    donor = next((d for d in reversed(earlier) if d.event == "production" and number - d.sentence <= REACH), None)
    if donor is None or donor.facts.polarity == "negative":
        return []
    for x in things:
        if x.kind != "quantity" or getattr(x.mention, "unit", None) not in {None, "item"}:
            continue
        after = " ".join(k.text.lower() for k in t.tokens if x.end <= k.start < x.end + 40)
        rate = next((r for r in rates if re.search(r"(?<!\w)" + re.escape(r) + r"(?!\w)", after)), None)
        if rate is None or (x.mention.max or x.mention.min or 0) < 2:
            continue
        last = max(k.i for k in t.tokens if k.start < x.end + 40 and k.text.lower() == rate.split()[-1])
        draft = _draft(t, x.head, [], donor, things, part, number, setting, subject=last)
        draft.roles["quantity"] = {
            "min": plain_number(x.mention.min),
            "max": plain_number(x.mention.max),
            "approx": x.mention.approx,
            "text": x.mention.text,
        }
        draft.roles["property"] = rate
        return [draft]
    return []


def _is(t: Tree, i: int, words: Sequence[str]) -> bool:
    token = t.tokens[i]
    particle = next((k.text.lower() for k in t.kids(i, "compound:prt")), "")
    return bool({token.lemma.lower(), particle + token.lemma.lower(), token.text.lower()} & set(words))


def _donor(told: Sequence[Draft], events: set[str], number: int) -> Draft | None:
    """The last event told of these kinds; what is denied or only feared has no parts."""
    for draft in reversed(told):
        if draft.event in events and number - draft.sentence <= REACH:
            return draft if draft.facts.polarity == "positive" and draft.facts.status != "hypothetical" else None
    return None


def _listed(t: Tree, verb: int, things: Sequence[Thing], here: Sequence[Draft]) -> list[list[Thing]]:
    """The goods that the verb lists, each with its own number apart, the others together."""
    taken = {x.start for d in here for x in d.things.get("item", ())}
    below = t.subtree(verb)
    objects = [k.i for k in t.kids(verb, "obj")] or [k.i for k in t.kids(verb, "nsubj")]
    inside = {i for o in objects for i in t.subtree(o)}
    items = [
        x
        for x in things
        if x.kind == "item" and x.how == "name" and x.head in below and x.head in inside and x.start not in taken
    ]
    counted = [x for x in items if quantity_of(t, x, things)]
    if len(items) <= 1 or len(counted) < 2:
        return [items] if items else []
    return [[x] for x in counted]


def _more(t: Tree, subject: int, things: Sequence[Thing], words: Sequence[str]) -> bool:
    """ "A second transport", "weitere 3000", "the dozen from Oman": a number or a word for more."""
    inside = t.subtree(subject)
    counted = any(x.kind == "quantity" and x.head in inside for x in things)
    return counted or any(t.tokens[i].text.lower() in words for i in inside)


def _draft(
    t: Tree,
    verb: int,
    items: Sequence[Thing],
    donor: Draft,
    things: Sequence[Thing],
    part: PartKind,
    number: int,
    setting: Setting,
    subject: int | None = None,
) -> Draft:
    anchors = [verb, *(k.i for x in items for k in t.tokens if x.start <= k.start and k.end <= x.end)]
    anchors += [subject] if subject is not None else []
    low, high = min(anchors), max(anchors)
    if high - low >= WORDS:
        low = high - WORDS + 1 if verb < high else low
        high = min(high, low + WORDS - 1)
    roles = {k: v for k, v in donor.roles.items() if k not in {"quantity", "value", "unit", "time"}}
    facts = donor.facts
    inferred = donor.time_default
    time: Mapping[str, Any] | None = donor.roles.get("time")
    if subject is not None:
        trigger = Trigger(verb, "verb", t.tokens[verb].lemma, ({"frame": donor.frame},), 0, (verb,))
        scope = (t.sentence.start, t.sentence.end)
        facts = replace(judge(t, trigger, setting.language, "occurred", scope), property=donor.facts.property)
        dated = date_event(t, verb, facts, donor.event, things, setting, counted=False)
        facts, time, inferred = dated.facts, dated.value, dated.inferred
    draft = Draft(
        event=donor.event,
        frame=donor.frame,
        things={**donor.things, **({"item": list(items)} if items else {})},
        facts=facts,
        evidence=Span(start=t.tokens[low].start, end=t.tokens[high].end),
        sentence=number,
        part=part,
        word=t.tokens[verb].lemma,
        time_default=inferred,
    )
    draft.roles = roles
    if items:
        draft.roles["item"] = listed([dict(x.value) for x in items])
    quantity = quantity_of(t, items[0], things) if items else _number(t, subject, things)
    if quantity:
        draft.roles["quantity"] = dict(quantity)
    if time:
        draft.roles["time"] = dict(time)
    draft.why = [
        {
            "field": "event",
            "rule": "more of what was told",
            "words": t.tokens[verb].text,
            "from": {"start": donor.evidence.start, "end": donor.evidence.end},
        }
    ]
    return draft


def _number(t: Tree, subject: int | None, things: Sequence[Thing]) -> Mapping[str, Any] | None:
    """The number in a subject that names no item ("3,000 more followed")."""
    if subject is None:
        return None
    inside = t.subtree(subject)
    for x in things:
        if x.kind == "quantity" and x.head in inside and not getattr(x.mention, "unit", None):
            low, high = x.mention.min, x.mention.max
            if (high or low or 0) > 1:
                return {
                    "min": plain_number(low),
                    "max": plain_number(high),
                    "approx": x.mention.approx,
                    "text": x.mention.text,
                }
    return None
