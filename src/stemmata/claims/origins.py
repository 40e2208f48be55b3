"""Identifications: of what make or type a found, shown or described thing is said to be.

"Described the drones as Iranian-made", "debris came from a Hwasong-11", "fragments were those of a GB50A",
"deuteten auf Geräte vom Typ Songar hin": a verb of identifying or a noun of remains, and a type or an origin.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from stemmata import languages
from stemmata.claims.draft import Draft, listed
from stemmata.claims.factuality import Factuality
from stemmata.claims.grammar import Tree
from stemmata.claims.phrases import case_of
from stemmata.claims.things import Thing
from stemmata.model import PartKind, Span

WORDS = 15


def origins_of(
    t: Tree, things: Sequence[Thing], before: Sequence[Thing], part: PartKind, number: int, language: str
) -> list[Draft]:
    """Identification drafts of a sentence.

    Args:
        before: item things named earlier, nearest last, for "it described the aircraft as Iranian-made".
    """
    data = languages.data(language, "properties")["origin"]
    low = [k.text.lower() for k in t.tokens]
    verb = next((k for k in t.tokens if k.lemma.lower() in data["verbs"] or k.text.lower() in data["verbs"]), None)
    remains = next((k for k in t.tokens if k.text.lower().endswith(tuple(data["remains"]))), None)
    makes = [k for k in t.tokens if k.text.lower() in data["makes"] or k.text.lower().endswith(tuple(data["suffixes"]))]
    items = [x for x in things if x.kind == "item"]
    if verb is not None and verb.lemma.lower() not in data["describing"]:
        # "Russian-made weapons" beside another verb only names the weapons
        makes = [
            m for m in makes if not any(m.i < x.head <= m.i + 4 and t.tokens[x.head - 1].upos != "ADP" for x in items)
        ]
        if verb.upos == "AUX" and remains is None:
            return []
    if verb is None or not (remains or makes) or any(w in low for w in data["not"]):
        return []
    origin = _origin(t, things, makes)
    item = _item(items, verb.i, remains.i if remains else None) or (before[-1] if before and origin else None)
    if item is None or not (origin or remains):
        return []
    if remains is not None and not origin and not _typed(item):
        return []
    anchors = [verb.i, item.head if item in items else verb.i, *([makes[0].i] if makes else [])]
    low_i, high_i = min(anchors), max(anchors)
    if high_i - low_i >= WORDS:
        low_i, high_i = max(low_i, verb.i - 5), min(high_i, verb.i + 5)
    draft = Draft(
        event="identification",
        frame="origin",
        things={"item": [item]},
        facts=Factuality("occurred"),
        part=part,
        sentence=number,
        evidence=Span(start=t.tokens[low_i].start, end=t.tokens[high_i].end),
        word=verb.lemma,
        time_default=True,
    )
    draft.roles = {"item": listed([dict(item.value)]), "property": "origin" if origin else "type"}
    where = [x for x in things if x.kind == "place" and x.value.get("precision") != "country" and case_of(t, x.head)]
    if where:
        draft.roles["place"] = listed([dict(x.value) for x in where])
    supplier = origin or _producer(item)
    if supplier:
        draft.roles["supplier"] = supplier
    draft.why = [
        {"field": "event", "rule": "identification", "words": verb.text, "start": verb.start, "end": verb.end},
        {"field": "item", "rule": "nearest", "start": item.start, "end": item.end},
    ]
    return [draft]


def _typed(thing: Thing) -> bool:
    return bool(getattr(thing.mention, "designation", False))


def _origin(t: Tree, things: Sequence[Thing], makes: Sequence[Any]) -> Mapping[str, Any] | None:
    """The state whose adjective stands before a word of make ("iranisches Fabrikat", "Iranian-made")."""
    for make in makes:
        for thing in things:
            if thing.kind == "actor" and 0 <= make.i - thing.head <= 3:
                return {"id": thing.value["id"], "text": thing.value["text"]}
    return None


def _item(items: Sequence[Thing], verb: int, remains: int | None) -> Thing | None:
    """The type named after the verb, else the one nearest to it."""
    after = [x for x in items if x.head > (remains if remains is not None else verb) and _typed(x)]
    if after:
        return after[0]
    return min(items, key=lambda x: abs(x.head - verb)) if items else None


def _producer(item: Thing) -> Mapping[str, Any] | None:
    producer = getattr(item.mention, "producer", None)
    return {"id": producer} if producer else None
