"""Why a claim has its fields: for each the rule, the words and the path in the tree, so that a wrong one can be mended.

A row names its `field` and `rule`; `start` and `end` (or `words`) what it was read from; `tree` how these words hang
together; `from` the clause it was taken over from. Every field of a claim has a row; what nothing in the text sets says
so ("default").
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from stemmata.claims.counting import counts
from stemmata.claims.draft import Draft
from stemmata.claims.facts import Factuality
from stemmata.claims.grammar import Tree, path
from stemmata.claims.roles import Filling
from stemmata.claims.things import Thing
from stemmata.model import Source

Row = Mapping[str, Any]
FACTS = ("status", "polarity", "certainty", "stance")
DEFAULTS: Mapping[str, str] = {
    "status": "default: told as a fact",
    "polarity": "default: nothing negates it",
    "certainty": "default: no hedge",
    "stance": "default: it is said, no more",
    "sources": "the report's own voice",
    "time": "default: the day of the statement",
    "property": "with the event",
    "value": "with the property",
    "unit": "with the property",
    "approx": "with the property",
}


def of_clause(
    t: Tree, f: Filling, draft: Draft, facts: Factuality, when: Thing | None, things: Sequence[Thing], weighed: str
) -> list[Row]:
    """The rows of a draft that its own clause fills."""
    token = t.tokens[f.trigger.i]
    rows: list[Row] = [
        {
            "field": "event",
            "rule": f"{f.entry['frame']}:{f.trigger.kind}",
            "words": f.trigger.word,
            "start": token.start,
            "end": token.end,
            "weighed": weighed,
            "tree": path(t, f.trigger.i),
        }
    ]
    for role, found in draft.things.items():
        rule = f.reasons.get(role, "coordination")
        rows += [
            {"field": role, "rule": rule, "read": x.how, **_words(t, x, f.trigger.i)}
            for x in found
            if role in draft.roles or role == "forces"
        ]
    rows += [{"field": field, "rule": rule, "words": words} for field, rule, words in facts.log]
    if when is not None:
        rows.append({"field": "time", "rule": "clause", **_words(t, when, f.trigger.i)})
    for item in draft.things.get("item", ())[:1] if "quantity" in draft.roles else ():
        number = counts(t, item, things)
        if number is not None:
            rows.append({"field": "quantity", "rule": "number beside it", "start": number.start, "end": number.end})
    return rows


def _words(t: Tree, thing: Thing, trigger: int) -> dict[str, Any]:
    inside = t.sentence.start <= thing.start < t.sentence.end
    tree = {"tree": path(t, thing.head, trigger)} if inside else {}
    return {"start": thing.start, "end": thing.end, **tree}


def of_source(sources: Sequence[Source], rule: str, words: str, spans: Sequence[tuple[int, int]]) -> Row:
    """The row of a chain of sources: the cue that names it and the words that name who speaks."""
    named = {"start": spans[0][0], "end": spans[0][1]} if spans else {}
    return {"field": "sources", "rule": rule, "words": words, "chain": " < ".join(s.name for s in sources), **named}


def whole(draft: Draft) -> list[Row]:
    """All rows of a finished draft: those that its making left, and one for each field that has none."""
    told = {str(row.get("field")) for row in draft.why}
    rows = list(draft.why)
    roles = [role for role in draft.roles if not role.startswith("_")]
    for field in (*roles, *FACTS, "sources"):
        if field not in told:
            rows.append({"field": field, "rule": DEFAULTS.get(field, "with the event"), **_basis(draft, field)})
    return rows


def _basis(draft: Draft, field: str) -> dict[str, Any]:
    """What a field without a row of its own rests on: a date on its anchor, a role on the evidence."""
    value = draft.roles.get(field)
    if isinstance(value, Mapping) and value.get("anchor"):
        return {"words": value["anchor"]}
    return {"start": draft.evidence.start, "end": draft.evidence.end} if field in draft.roles else {}
