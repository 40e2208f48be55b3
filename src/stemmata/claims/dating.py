"""When undated clauses happened: details of a strike, a flight or a seizure share the date another clause gives it.

A report dates an attack once and tells its parts after that; the headline and the lead come before. Only a date of the
same report is taken, never that of a clause whose actors, item or kind of event speak against it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from stemmata.claims.draft import Draft
from stemmata.claims.merge import HEADS, items_agree
from stemmata.claims.timing import FUTURE

Fits = Callable[[Draft, Draft], bool]

DATED = {"use", "test"}
DETAILS = {"impact", "intercepted", "overflight"}
NEAR = 2
"""Sentences within which a clause is a detail of the event before it."""
FAR = 8
"""The same where the report dates one event of the kind only."""
MEASURED = {"altitude", "flight time", "distance", "range flown", "speed"}
"""Properties that are measured on one flight (coding manual, ruling 12)."""
DAY = re.compile(r"\d{4}-\d\d-\d\d")


def date_details(drafts: Sequence[Draft], fits: Fits) -> None:
    """Give undated clauses the date of the event they belong to, in place.

    Args:
        fits: whether two clauses may tell of one event by their actors and item.
    """
    for draft in drafts:
        if draft.event == "specification":
            _flight(draft, drafts)
        elif draft.event == "violation":
            _breach(draft, drafts)
        elif draft.time_default and _datable(draft):
            donor = _donor(draft, [d for d in drafts if d is not draft and _dated(d)], fits)
            if donor is not None:
                _take(draft, donor)


def place_details(drafts: Sequence[Draft], fits: Fits) -> None:
    """Give clauses without a place that of the clause that tells the same event of the same date, in place."""
    placed = [d for d in drafts if "place" in d.roles and _dated(d)]
    for draft in drafts:
        if "place" in draft.roles or not _dated(draft) or not (draft.event in DATED or draft.event == "transfer"):
            continue
        same = [
            d
            for d in placed
            if d.event == draft.event
            and seized(d) == seized(draft)
            and _edtf(d.roles) == _edtf(draft.roles)
            and abs(d.sentence - draft.sentence) <= FAR
            and fits(draft, d)
        ]
        if same:
            donor = min(same, key=lambda d: (abs(d.sentence - draft.sentence), d.evidence.start))
            draft.roles["place"] = donor.roles["place"]
            draft.why.append(_reason("place", donor))


def _datable(draft: Draft) -> bool:
    if draft.facts.status not in {"occurred", "ongoing"}:
        return False
    return draft.event in DATED or seized(draft) or (draft.event == "assessment" and "time" in draft.roles)


def seized(draft: Draft) -> bool:
    """Whether a transfer is one that was stopped on its way."""
    return draft.roles.get("property") == "seized in transit"


def _dated(draft: Draft) -> bool:
    return not draft.time_default and "time" in draft.roles and draft.facts.status not in FUTURE


def _donor(draft: Draft, dated: Sequence[Draft], fits: Fits) -> Draft | None:
    """The dated clause whose event this one tells more of."""
    kind = "use" if draft.event == "assessment" else draft.event
    same = [d for d in dated if d.event == kind and seized(d) == seized(draft) and fits(draft, d)]
    before = [d for d in same if 0 <= draft.sentence - d.sentence <= NEAR]
    if before:
        return max(before, key=lambda d: (d.sentence, d.evidence.start))
    days = {_edtf(d.roles) for d in dated if d.event == kind and seized(d) == seized(draft)}
    if len(days) != 1 or not DAY.fullmatch(next(iter(days)) or ""):
        return None
    if draft.part in HEADS:
        return next((d for d in same if d.part not in HEADS and items_agree(draft, d)), None)
    detail = draft.roles.get("property") in DETAILS or draft.event == "assessment"
    return next((d for d in same if detail and 0 <= draft.sentence - d.sentence <= FAR), None)


def _flight(draft: Draft, drafts: Sequence[Draft]) -> None:
    """What was measured on one flight has the date of that test: of the one told last before, rather of the item."""
    if draft.roles.get("property") not in MEASURED or "time" in draft.roles:
        return
    tests = [d for d in _tests(drafts) if items_agree(draft, d)]
    before = [d for d in tests if 0 <= draft.sentence - d.sentence <= FAR]
    if before:
        own = draft.keys("item")
        _take(draft, min(before, key=lambda d: (not own & d.keys("item"), draft.sentence - d.sentence)))


def _breach(draft: Draft, drafts: Sequence[Draft]) -> None:
    """A breach that a launch is said to be happened with it; where a report tells of several, with the first told."""
    if "time" in draft.roles or draft.about not in {None, "test"} or draft.facts.status not in {"occurred", "ongoing"}:
        return
    tests = [d for d in _tests(drafts) if d.sentence <= draft.sentence and d.keys("operator") & draft.keys("operator")]
    if tests and not any(d.event == "transfer" and d.sentence == draft.sentence for d in drafts):
        _take(draft, min(tests, key=lambda d: d.sentence))


def _tests(drafts: Sequence[Draft]) -> list[Draft]:
    return [d for d in drafts if d.event == "test" and _dated(d) and DAY.fullmatch(_edtf(d.roles) or "")]


def _edtf(roles: Mapping[str, Any]) -> str | None:
    time = roles.get("time")
    return str(time["edtf"]) if isinstance(time, Mapping) and time.get("edtf") else None


def _take(draft: Draft, donor: Draft) -> None:
    draft.roles["time"] = donor.roles["time"]
    draft.time_default = False
    draft.why.append(_reason("time", donor))


def _reason(field: str, donor: Draft) -> Mapping[str, Any]:
    return {"field": field, "rule": "same event", "from": {"start": donor.evidence.start, "end": donor.evidence.end}}
