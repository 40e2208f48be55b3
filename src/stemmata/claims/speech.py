"""Who says a draft's event: the attributions that cover its clause, and what their cues do to its factuality."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from stemmata.claims.attribution.kinds import of_kind
from stemmata.claims.draft import Draft
from stemmata.claims.explain import of_source
from stemmata.claims.factuality import RANK
from stemmata.claims.operators import operators
from stemmata.claims.setting import Setting
from stemmata.claims.timing import time_value
from stemmata.model import Attribution

Scope = Callable[[Sequence[Attribution], int, int], Attribution | None]


def attribute(draft: Draft, attributions: Sequence[Attribution], scope: Scope, setting: Setting) -> None:
    """Set the draft's chain of sources and let the cue speak: the weaker certainty wins, a stance is taken over."""
    found = scope(attributions, draft.evidence.start, draft.evidence.end)
    if found is None:
        return
    if found.chain:
        _substitute(draft, setting)
    _date_by_statement(draft, found, setting)
    draft.attribution = found
    own_wish = found.status == "sought" and _takes_part(draft, found)
    draft.chain = (found.chain[1:] if own_wish else found.chain) or draft.chain
    changes: dict[str, Any] = {}
    if RANK[found.certainty] < RANK[draft.facts.certainty]:
        changes["certainty"] = found.certainty
    measure = found.stance == "condemns" and draft.event == "sanction"  # told in passing of what is condemned
    refusal = draft.facts.property == "refused" and found.stance == "denies"
    if found.stance != "asserts" and draft.facts.stance == "asserts" and not (refusal or own_wish or measure):
        changes["stance"] = found.stance
    around = setting.text[max(0, found.cue[0].start - NEAR) : found.cue[-1].end + NEAR] if found.cue else ""
    bound = operators(setting.language).never.search(around)  # "does not expect it before June"
    if found.polarity == "negative" and draft.facts.polarity == "positive" and not bound:
        changes["polarity"] = "negative"
    if found.stance == "denies" and not refusal:
        changes["polarity"] = "negative"
    if _foreseen(draft, found):
        changes |= {"status": "expected", "stance": "expects", "certainty": "probable"}
    if found.status and not draft.facts.explicit_status:
        changes["status"] = found.status
    if found.status == "sought" and draft.facts.property == "halted":
        changes |= {"status": "sought", "stance": "demands"}
    if changes.get("status", draft.facts.status) == "expected" and found.chain and draft.facts.stance == "asserts":
        changes["stance"] = "expects"
    if (
        changes.get("stance", draft.facts.stance) == "denies"
        and draft.event == "transfer"
        and draft.facts.status == "ongoing"
        and draft.facts.words[:1] != ("going on",)
    ):
        changes["status"] = "occurred"  # "denies that it supplies them": what it is accused of having done
    if changes:
        draft.facts = replace(draft.facts, **changes)
        if "time" not in draft.roles and draft.time_default:
            time, _ = time_value(None, draft.facts, draft.event, said_on(found, setting), setting.published)
            draft.roles.update({"time": time} if time else {})
        said = _cue_words(found, setting)
        draft.why += [{"field": f, "rule": f"attribution:{found.rule}", "words": said} for f in sorted(changes)]
    if draft.chain:
        spans = [(s.start, s.end) for s in found.source]
        draft.why.append(of_source(draft.chain, f"attribution:{found.rule}", _cue_words(found, setting), spans))


def _cue_words(found: Attribution, setting: Setting) -> str:
    return " ".join(setting.text[c.start : c.end] for c in found.cue)


def _takes_part(draft: Draft, found: Attribution) -> bool:
    """Whether who asks for something is to get or to give it: an actor of the claim, who says nothing of others."""
    country = found.chain[0].country if found.chain else None
    sides = ("recipient",) if draft.facts.polarity == "positive" else ()
    return country is not None and any(country in draft.keys(role) for role in sides)


def _foreseen(draft: Draft, found: Attribution) -> bool:
    """What others will do is expected, not planned, where an observer says it or it is only likely (section 5)."""
    facts = draft.facts
    first = found.chain[0] if found.chain else None
    observer = first is not None and (of_kind(first).kind == "expert" or facts.certainty == "probable")
    speaker = first.country if first is not None and observer else None
    if (
        facts.status != "planned"
        or facts.words[:1] != ("future",)
        or facts.property
        or facts.polarity == "negative"
        or speaker is None
    ):
        return False
    sides = [draft.keys(role) for role in ("supplier", "recipient", "operator") if role in draft.roles]
    return bool(sides) and not any(speaker in keys for keys in sides)


def _substitute(draft: Draft, setting: Setting) -> None:
    """In reported speech "würden eingesetzt" stands for a Konjunktiv I that looks like the indicative, "would send" for
    "will send": no condition, unless one is named."""
    facts, ops = draft.facts, operators(setting.language)
    words = {w.lower() for w in facts.words}
    if facts.status != "hypothetical" or draft.event == "violation" or words & ops.conditional:
        return
    if words & ops.backshifted:
        ahead = str((draft.roles.get("time") or {}).get("edtf", "")) > (setting.published or "9")
        draft.facts = replace(facts, status="planned" if ahead else ops.backshift)


NEAR = 70
"""Characters between a cue and the time expression that dates it ("said at a briefing in Washington on Thursday")."""


def _date_by_statement(draft: Draft, found: Attribution, setting: Setting) -> None:
    """A claim without a time of its own is bounded by the day of the statement where the cue is dated."""
    if not draft.time_default or "time" not in draft.roles:
        return
    day = said_on(found, setting)
    if day is None:
        return
    edtf = str(draft.roles["time"]["edtf"])
    draft.roles["time"] = {"edtf": f"../{day}" if edtf.startswith("..") else f"{day}/..", "anchor": f"statement {day}"}


def said_on(found: Attribution, setting: Setting) -> str | None:
    """The day (EDTF) on which an attribution's statement was made: that of its cue, or of the last dated cue of the
    same speaker before it, who goes on."""
    day = _cue_day(found, setting)
    if day is not None or not found.chain:
        return day
    name, at = found.chain[0].name, found.content[0].start
    before = [a for a in setting.attributions if a.chain and a.chain[0].name == name and a.content[0].start < at]
    return next((d for a in reversed(before[-SPOKEN:]) if (d := _cue_day(a, setting)) and len(d) == DAY), None)


DAY = len("2024-05-17")
SPOKEN = 6
"""Statements of one speaker looked back on for the day on which they were made."""


def _cue_day(found: Attribution, setting: Setting) -> str | None:
    best: tuple[int, str] | None = None
    for time in setting.times:
        if time.edtf is None or "/" in time.edtf or len(time.edtf) < 7:
            continue
        if any(s.start < time.end and time.start < s.end for s in found.content):
            continue
        for cue in found.cue:
            gap = max(time.start - cue.end, cue.start - time.end)
            between = setting.text[min(cue.end, time.end) : max(cue.start, time.start)]
            if (
                gap <= NEAR
                and not any(stop in between for stop in (". ", "; ", "\n"))
                and (best is None or gap < best[0])
            ):
                best = (gap, time.edtf[:10])
    return best[1] if best else None
