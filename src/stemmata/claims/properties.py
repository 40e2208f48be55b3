"""Properties that a clause states of an item: range, altitude, warhead, propellant; and first uses.

A property is a number with a unit beside a word that names the property, in one stretch between stops, and an item
that the sentence, or the sentence before, names.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from stemmata import languages
from stemmata.claims.draft import Draft, listed
from stemmata.claims.factuality import Factuality
from stemmata.claims.grammar import Tree
from stemmata.claims.things import Thing
from stemmata.model import ItemMention, PartKind, QuantityMention, Span

STOPS = {".", ";", ":"}
NEAR = 9
"""Words between the number and the word that names the property; "eine Reichweite von mehr als 900 Kilometern"."""


def properties_of(
    t: Tree, things: Sequence[Thing], before: Sequence[Thing], part: PartKind, number: int, language: str
) -> list[Draft]:
    """Specification drafts of a sentence.

    Args:
        before: item things of the report so far, nearest last, for "diese" and "they".
    """
    data = languages.data(language, "properties")
    items = [x for x in things if x.kind == "item" and not _part(x)]
    before = [x for x in before if not _part(x)]
    made: list[Draft] = []
    for thing in things:
        mention = thing.mention
        if not isinstance(mention, QuantityMention) or mention.unit is None:
            continue
        if any(x.kind == "item" and x.start <= thing.start and thing.end <= x.end for x in things):
            continue  # "Granaten des Kalibers 155 Millimeter": part of the item's name
        row = next((r for r in data["measure"] if mention.unit in r["units"] and _of(t, thing, things, r)), None)
        item = _nearest(t, thing.head, items) or (before[-1] if before else None)
        if row is None or item is None:
            continue
        roles = {"property": row["property"], "value": _value(mention), "unit": mention.unit}
        if mention.approx:
            roles["approx"] = True
        made.append(_draft(t, item, items, roles, (thing.start, thing.end), part, number, row["property"]))
    made += _stated(t, data["stated"], items, before, part, number)
    made += _basis(t, items, before, set(data["basis"]["words"]), part, number)
    return made


PARTS = {"component", "warhead", "propellant", "engine", "explosives", "fuse"}


def _part(thing: Thing) -> bool:
    """Warheads, engines and propellants are parts that a property speaks of, not the item that has it."""
    mention = thing.mention
    return (
        isinstance(mention, ItemMention)
        and not mention.designation
        and bool(PARTS & {mention.id, mention.family, *mention.ancestors})
    )


def _value(q: QuantityMention) -> int | float | str:
    low, high = _plain(q.min), _plain(q.max)
    if low is not None and high is not None:
        return low if low == high else f"{low}-{high}"
    return f"more than {low}" if high is None else f"at most {high}"


def _plain(value: float | None) -> int | float | None:
    return int(value) if value is not None and float(value).is_integer() else value


def _of(t: Tree, thing: Thing, things: Sequence[Thing], row: Mapping[str, Any]) -> bool:
    """Whether a number is what a property's word speaks of: the word is near, and no other such number is nearer to it
    ("flew 600 kilometres at an altitude of 50 kilometres")."""
    at = _word_near(t, thing, row["words"])
    if at is None:
        return False
    others = [x for x in things if isinstance(x.mention, QuantityMention) and x.mention.unit in row["units"]]
    verbal = t.tokens[at].upos == "VERB"  # "climbed to 50 kilometres and flew 600": a verb speaks of what follows it

    def rank(x: Thing) -> tuple[bool, int, bool]:
        return (verbal and x.head < at, abs(x.head - at), x.head < at)

    return min(rank(x) for x in [thing, *others]) == rank(thing)


def _word_near(t: Tree, thing: Thing, words: Sequence[str]) -> int | None:
    """The nearest token, in the number's own stretch between stops, at which one of the words begins."""
    low = max(0, thing.head - NEAR)
    high = min(len(t.tokens), thing.head + NEAR + 1)
    for k in range(thing.head, low - 1, -1):
        if t.tokens[k].text in STOPS:
            low = k + 1
            break
    for k in range(thing.head, high):
        if t.tokens[k].text in STOPS:
            high = k
            break
    lows = [k.text.lower() for k in t.tokens[low:high]]
    found = [
        low + n
        for n, token in enumerate(lows)
        if any(" ".join(lows[n:]).startswith(word) or (word in token and len(word) > 7) for word in words)
    ]
    return min(found, key=lambda k: abs(k - thing.head), default=None)


def _nearest(t: Tree, i: int, items: Sequence[Thing]) -> Thing | None:
    """The item a number speaks of: the nearest one, those before it first."""
    if not items:
        return None
    return min(items, key=lambda x: (abs(x.head - i) + (12 if x.head > i else 0), x.start))


def _stated(
    t: Tree,
    rows: Sequence[Mapping[str, Any]],
    items: Sequence[Thing],
    before: Sequence[Thing],
    part: PartKind,
    number: int,
) -> list[Draft]:
    made: list[Draft] = []
    text = " ".join(k.text.lower() for k in t.tokens).replace(" - ", "-")
    for row in rows:
        word = next((w for w in row["words"] if w in text), None)
        if word is None:
            continue
        first = re.split(r"[ -]", word)[0]
        at = next((k for k in t.tokens if first in k.text.lower()), None)
        item = (_nearest(t, at.i, items) if at else None) or (before[-1] if before else None)
        if at is None or item is None:
            continue
        span = (at.start, t.tokens[min(at.i + len(word.split()) - 1, len(t.tokens) - 1)].end)
        made.append(
            _draft(t, item, items, {"property": row["property"], "value": row["value"]}, span, part, number, word)
        )
    return made


def _basis(
    t: Tree, items: Sequence[Thing], before: Sequence[Thing], words: set[str], part: PartKind, number: int
) -> list[Draft]:
    """ "X is based on Y", "X, a copy of the Y": the item before the word goes back to the one after it."""
    at = next((k for k in t.tokens if k.text.lower() in words), None)
    if at is None:
        return []
    after = [x for x in items if x.head > at.i and getattr(x.mention, "designation", False) and x.head - at.i <= NEAR]
    first = [x for x in items if x.head < at.i] or list(before[-1:])
    if not after or not first or first[-1].key == after[0].key:
        return []
    roles = {"property": "design basis", "value": after[0].value["name"]}
    return [_draft(t, first[-1], items, roles, (at.start, after[0].end), part, number, at.text)]


def _draft(
    t: Tree,
    item: Thing,
    items: Sequence[Thing],
    roles: dict[str, Any],
    span: tuple[int, int],
    part: PartKind,
    number: int,
    word: str,
) -> Draft:
    low, high = span
    if t.sentence.start <= item.start < t.sentence.end:
        near = [k.i for k in t.tokens if min(low, item.start) <= k.start and k.end <= max(high, item.end)]
        if len(near) <= 14:
            low, high = min(low, item.start), max(high, item.end)
    draft = Draft(
        event="specification",
        frame="specification",
        things={"item": [item]},
        facts=Factuality("occurred"),
        evidence=Span(start=low, end=high),
        sentence=number,
        part=part,
        word=word,
        time_default=True,
    )
    draft.roles = {"item": listed([dict(item.value)]), **roles}
    producers = {m.producer for m in draft.item_mentions() if m.producer}
    if len(producers) == 1:
        draft.roles["supplier"] = {"id": producers.pop()}
    draft.why = [
        {"field": "event", "rule": "property", "words": word, "start": span[0], "end": span[1]},
        {"field": "item", "rule": "nearest", "start": item.start, "end": item.end},
    ]
    return draft
