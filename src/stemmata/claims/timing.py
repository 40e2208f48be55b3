"""When an event is said to happen: the time expression of its clause, or what the coding manual infers without one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from stemmata.claims.factuality import Factuality
from stemmata.claims.grammar import Tree, bare, clause_head
from stemmata.claims.things import Thing
from stemmata.model import Attribution, Span, TimeMention

FUTURE = {"planned", "expected", "hypothetical"}
TIMELESS = {"specification", "identification", "assessment", "violation"}
NO_SAYING = {"attitude", "deed"}
"""Cues that are acts themselves: the date of "agreed", "refused" or "promised" is that of what was agreed."""
NOW = "PRESENT_REF"


def time_of(t: Tree, trigger: int, things: Sequence[Thing], attributions: Sequence[Attribution]) -> Thing | None:
    """The time expression that dates the trigger's event: the nearest one in its clause or in a governing clause
    that is not somebody's saying. "Now" and "by now" date nothing."""
    heads = _clauses_above(t, trigger, [c for a in attributions if a.rule not in NO_SAYING for c in a.cue])
    inside = {k.i for k in t.tokens if _under(t, k.i, trigger)}
    candidates: list[tuple[int, int, Thing]] = []
    for thing in things:
        if not _dates(thing, attributions):
            continue
        own = clause_head(t, thing.head)
        if (thing.head in inside and own in (heads[0], trigger)) or _labels(t, thing):
            rank = 0
        elif own == heads[0]:
            rank = 1
        elif own in heads:
            rank = 2 + heads.index(own)
        elif thing.head in inside:
            rank = 3
        else:
            continue
        candidates.append((rank, abs(thing.head - trigger), thing))
    return min(candidates, key=lambda c: c[:2])[2] if candidates else None


def _dates(thing: Thing, attributions: Sequence[Attribution]) -> bool:
    """Whether a thing is a date of an event: no repetition, not the day on which something was said."""
    mention = thing.mention
    if thing.kind != "time" or not isinstance(mention, TimeMention) or mention.edtf is None:
        return False
    if mention.type == "SET" or mention.value == NOW:
        return False
    return not mention.stated or any(s.start <= thing.start and thing.end <= s.end for s in _said(attributions))


def _said(attributions: Sequence[Attribution]) -> list[Span]:
    """What is said, not what is only meant or done: a date in it is the event's ("struck on Friday, he said")."""
    return [s for a in attributions if a.rule not in NO_SAYING and a.cue for s in a.content]


def _labels(t: Tree, thing: Thing) -> bool:
    """ "23 February: The frigate stopped ...": a date before a colon at the head of a sentence dates all of it."""
    after = next((k for k in t.tokens if k.start >= thing.end), None)
    return after is not None and after.text == ":" and not any(k.end <= thing.start for k in t.tokens)


def _under(t: Tree, i: int, top: int) -> bool:
    return any(token.i == top for token in t.up(i))


def _clauses_above(t: Tree, trigger: int, cues: Sequence[Span]) -> list[int]:
    """The trigger's clause and those that govern it, up to (not including) a clause of saying."""
    found: list[int] = []
    i = trigger if t.tokens[trigger].upos in {"VERB", "AUX"} else clause_head(t, trigger)
    for _ in range(6):
        token = t.tokens[i]
        if found and any(c.start < token.end and token.start < c.end for c in cues):
            break
        found.append(i)
        if token.head < 0 or bare(token.deprel) in {"parataxis"}:
            break
        above = clause_head(t, i)
        if above == i:
            above = token.head
        if above in found:
            break
        i = above
    return found or [trigger]


def time_value(
    thing: Thing | None, facts: Factuality, event: str, said_on: str | None, published: str | None, past: bool = False
) -> tuple[dict[str, Any] | None, bool]:
    """The `time` role and whether it is only inferred.

    Args:
        past: the clause that holds the time expression is in the past tense ("hatte Ende Januar zugesagt").
        said_on: EDTF day of the statement, when its cue is dated.
        published: ISO date of publication.
    """
    if thing is not None and isinstance(thing.mention, TimeMention):
        mention = thing.mention
        ahead = facts.status in FUTURE and not past and facts.property not in {"contract", "halted", "approval"}
        edtf = (mention.edtf_future if ahead else mention.edtf) or mention.edtf
        day = said_on or (published[:10] if published else None)
        if past and facts.status == "occurred" and edtf and edtf.endswith("/..") and day:
            edtf = edtf.removesuffix("..") + day  # "had destroyed 37 since Sunday": until the statement
        return {"edtf": edtf, "text": mention.text, "anchor": mention.anchor}, False
    day = said_on or (published[:10] if published else None)
    if day is None or event in TIMELESS:
        return None, True
    anchor = f"statement {said_on}" if said_on else f"published {day}"
    if facts.status == "occurred" or facts.property == "seized in transit":
        return {"edtf": f"../{day}", "anchor": anchor}, True
    if facts.status in {"planned", "expected"}:
        if facts.decided or facts.property in {"contract", "halted"}:
            return {"edtf": f"../{day}", "anchor": anchor}, True
        return {"edtf": f"{day}/..", "anchor": anchor}, True
    if facts.status == "sought" and facts.polarity == "negative":
        return {"edtf": f"{day}/..", "anchor": anchor}, True  # a demand to stop
    return None, True
