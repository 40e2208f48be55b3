"""Judgements that ride on an event: a first use, and what a part can be used for.

After the coding manual "first combat use" is an assessment besides the use; "can be used in drones" states a property
of the part, not a use of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from stemmata import languages
from stemmata.claims.draft import Draft
from stemmata.claims.factuality import Factuality
from stemmata.claims.grammar import Tree
from stemmata.claims.things import Thing
from stemmata.model import ItemMention, Status

FIRST_OF = {"use": "first combat use", "deployment": "first deployment", "test": "first test"}
SEIZED = "seized in transit"


def _kind(draft: Draft) -> str | None:
    """What the first of such events is called, or None where being the first is no judgement on arms."""
    if draft.event == "transfer":
        return "first seizure" if draft.facts.property == SEIZED else None
    return FIRST_OF.get(draft.event)


def _first_word(t: Tree, draft: Draft, adjectives: Sequence[str]) -> str | None:
    """ "The first documented use", "the first missile launch since": the adjective stands with the event noun."""
    if not draft.noun:
        return None
    for k in t.tokens:
        if draft.evidence.start - 40 <= k.start < draft.evidence.end and k.text.lower() in adjectives:
            noun = t.tokens[k.head] if k.head >= 0 else k
            if noun.text.lower().endswith(draft.word) or noun.lemma.lower() == draft.word:
                return k.text
    return None


def judged(t: Tree, drafts: Sequence[Draft], things: Sequence[Thing], language: str) -> list[Draft]:
    """The drafts with first uses added as assessments and possible uses of parts turned into specifications."""
    data = languages.data(language, "properties")
    text = " ".join(k.text.lower() for k in t.tokens)
    adverb = next((w for w in data["first"]["adverbs"] if w in text), None)
    time = next((w for w in data["first"]["times"] if w in text), None)
    made: list[Draft] = []
    for draft in drafts:
        property_ = _kind(draft)
        words = _first_word(t, draft, data["first"]["adjectives"]) if property_ else None
        if draft.event == "use" and _usable(t, draft, data["usable"]):
            made.append(_purpose(t, draft, things))
        elif words or (time and property_ and not draft.noun and text.index(time) < draft.evidence.end):
            made.append(_first(draft, words or str(time), keep_event=False))
        else:
            made.append(draft)
            if adverb and property_ and not draft.noun and draft.facts.polarity == "positive" and "item" in draft.roles:
                made.append(_first(draft, adverb, keep_event=True))
    return made


def _first(draft: Draft, word: str, *, keep_event: bool) -> Draft:
    roles = {k: v for k, v in draft.roles.items() if k in {"operator", "target", "item", "supplier", "place", "time"}}
    roles["property"] = _kind(draft)
    status: Status = "hypothetical" if draft.facts.status == "hypothetical" and not keep_event else "occurred"
    return replace_draft(draft, "assessment", roles, replace(draft.facts, status=status, property=None), word)


def replace_draft(draft: Draft, event: str, roles: dict[str, object], facts: Factuality, word: str) -> Draft:
    """A draft of another event over the same words."""
    return Draft(
        event=event,
        frame=draft.frame,
        things=dict(draft.things),
        facts=facts,
        evidence=draft.evidence,
        sentence=draft.sentence,
        part=draft.part,
        roles=roles,
        word=word,
        noun=draft.noun,
        time_default=draft.time_default,
        why=[*draft.why, {"field": "event", "rule": event, "words": word}],
    )


def _usable(t: Tree, draft: Draft, data: dict[str, list[str]]) -> bool:
    """A part that can be used somewhere: its item is a component, the verb is modal."""
    items = [x.mention for x in draft.things.get("item", ()) if isinstance(x.mention, ItemMention)]
    parts = bool(items) and all("component" in (m.id, m.family, *m.ancestors) for m in items)
    low = {k.text.lower() for k in t.tokens if draft.evidence.start - 80 <= k.start <= draft.evidence.end + 20}
    return parts and bool(low & set(data["modals"]))


def _purpose(t: Tree, draft: Draft, things: Sequence[Thing]) -> Draft:
    own = {x.start for x in draft.things.get("item", ())}
    whole = next((x for x in things if x.kind == "item" and x.start not in own and x.how == "name"), None)
    roles = {"item": draft.roles["item"], "property": "use"}
    if whole is not None:
        roles["value"] = whole.value["name"]
    return replace_draft(draft, "specification", roles, Factuality("occurred"), "use")
