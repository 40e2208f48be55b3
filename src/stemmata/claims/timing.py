"""When an event is said to happen: the time expression of its clause, or what the coding manual infers without one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from stemmata.claims.facts import logged
from stemmata.claims.factuality import Factuality
from stemmata.claims.grammar import Tree, bare, clause_head
from stemmata.claims.setting import Setting
from stemmata.claims.things import Thing
from stemmata.model import Attribution, QuantityMention, Span, TimeMention

FUTURE = {"planned", "expected", "hypothetical"}
TIMELESS = {"specification", "identification", "assessment", "violation"}
NO_SAYING = {"attitude", "deed"}
"""Cues that are acts themselves: the date of "agreed", "refused" or "promised" is that of what was agreed."""
NOW = "PRESENT_REF"


@dataclass(frozen=True, slots=True)
class Dated:
    """A trigger's event with its date: the facts as the date settles them, the `time` role, whether it is only
    inferred, and the expression it comes from."""

    facts: Factuality
    value: dict[str, Any] | None
    inferred: bool
    when: Thing | None


def date_event(
    t: Tree, trigger: int, facts: Factuality, event: str, things: Sequence[Thing], setting: Setting, *, counted: bool
) -> Dated:
    """Date an event by the words of its sentence.

    Args:
        counted: the event has a number ("37 drones since Sunday"), so that it is told of as done.
    """
    when = time_of(t, trigger, things, setting.attributions)
    if when is None:
        return Dated(facts, *time_value(None, facts, event, None, setting.published), None)
    past, perfect = (past_clause(t, when.head, trigger, perfect=p) for p in (False, True))
    if (
        facts.status in {"occurred", "ongoing"}
        and facts.polarity == "positive"
        and not (past and facts.status == "occurred")
        and _ahead(when, setting.published)
    ):
        facts = logged(facts, replace(facts, status="planned"), "date to come")  # "übergeben werden sie 2030"
    if facts.status == "occurred" and facts.polarity == "positive" and _open(when):
        going_on = facts.words[:1] == ("going on",) or t.tokens[_verb(t, trigger)].text.lower().endswith("ing")
        done = past or (not going_on and (counted or (perfect and _numbered(t, trigger, things))))
        if not done:
            facts = logged(facts, replace(facts, status="ongoing"), "open date")  # "since 2015"
        past = done
    told = past or (facts.status != "occurred" and perfect)
    return Dated(facts, *time_value(when, facts, event, None, setting.published, told), when)


def _verb(t: Tree, trigger: int) -> int:
    return trigger if t.tokens[trigger].upos == "VERB" else clause_head(t, trigger)


def _numbered(t: Tree, trigger: int, things: Sequence[Thing]) -> bool:
    """Whether the clause counts something: "have attacked at least ten boats since September"."""
    numbers = [x for x in things if isinstance(x.mention, QuantityMention) and (x.mention.min or 0) >= 2]
    return any(clause_head(t, x.head) == trigger for x in numbers)


def _open(when: Thing) -> bool:
    return str(when.mention.edtf).endswith("/..")


def _ahead(when: Thing, published: str | None) -> bool:
    """Whether the time expression lies after the publication, whatever the tense."""
    first = str(when.mention.edtf).split("/")[0].strip("~?%")
    return bool(published) and first[:4].isdigit() and first[:4] + first[4:10] > str(published)[: len(first[:10])]


def past_clause(t: Tree, time: int, trigger: int, *, perfect: bool = False) -> bool:
    """Whether the clause of a time expression is told in the past (not the present perfect, unless asked for)."""
    head = clause_head(t, time)
    head = trigger if head not in {trigger} and t.tokens[head].upos not in {"VERB", "AUX"} else head
    token = t.tokens[head]
    auxiliaries = {k.text.lower() for k in t.kids(head, "aux", "cop")}
    if auxiliaries:
        tenses = t.closed["past_auxiliaries"] | (t.closed["perfect_auxiliaries"] if perfect else frozenset())
        return bool(auxiliaries & tenses)
    return token.feats.get("Tense") == "Past" and token.feats.get("VerbForm") != "Part"


def _nearer(past: str | None, ahead: str | None, published: str) -> str | None:
    """The reading nearer to the publication: "sollten im Mai übergeben werden" may look back or ahead."""
    days = [(abs(_day_number(e) - _day_number(published)), e) for e in (past, ahead) if e and e[:4].isdigit()]
    return min(days)[1] if days else ahead


def _day_number(edtf: str) -> int:
    """Days of a date's beginning, roughly; enough to compare two readings a year apart."""
    year, month, day = (*edtf[:10].split("/")[0].strip("~").split("-"), "1", "1")[:3]
    return int(year) * 365 + (int(month) if int(month) <= 12 else 6) * 30 + int(day[:2].strip("~/"))


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
    return _when(t, trigger, min(candidates, key=lambda c: c[:2])[2]) if candidates else None


def _when(t: Tree, trigger: int, thing: Thing) -> Thing:
    """ "Since 5 November, when it fired ...": the clause that hangs on a date happened on it, not since then."""
    mention = thing.mention
    after = [k for k in t.tokens if k.start >= thing.end][:2]
    if (
        mention.modifier not in {"since", "from", "after"}
        or len(after) < 2
        or after[0].text != ","
        or not t.has("when", after[1].text)
        or not any(k.i == trigger for k in t.up(after[1].i))
    ):
        return thing
    return replace(thing, mention=replace(mention, edtf=mention.value, edtf_future=mention.value, modifier=None))


def _dates(thing: Thing, attributions: Sequence[Attribution]) -> bool:
    """Whether a thing is a date of an event: no repetition, not the day on which something was said."""
    mention = thing.mention
    if thing.kind != "time" or not isinstance(mention, TimeMention) or mention.edtf is None:
        return False
    if mention.type == "SET" or mention.value == NOW or _momentary(mention.edtf):
        return False
    return not mention.stated or any(s.start <= thing.start and thing.end <= s.end for s in _said(attributions))


def _momentary(edtf: str) -> bool:
    """ "Within minutes": a stretch that ends on the day it begins says only how fast."""
    first, _, last = edtf.partition("/")
    return first == last


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
        if ahead and facts.retold and published:
            edtf = _nearer(mention.edtf, edtf, published)
        day = said_on or (published[:10] if published else None)
        if facts.standing and edtf and "/" not in edtf:
            edtf = f"{edtf}/.."  # imposed in 2011, in force since
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
