"""What is still open on an event, as an analyst would write it on the last page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from stemmata.assessment.cases import Bearing
from stemmata.assessment.provisions import POSSIBLY
from stemmata.model.events import Contradiction, Event
from stemmata.model.ratings import Rating, Remark
from stemmata.model.stemma import Account

SEEN = ("use", "identification", "transfer")
"""Types of events of which an object can be looked at."""
NAMES = {"time": "date", "polarity": "whether it happened", "stance": "whether it can be established"}


def questions(
    event: Event,
    account: Account,
    rating: Rating,
    differing: Sequence[Contradiction],
    remarks: Sequence[Remark],
    rules: Bearing,
) -> Iterator[str]:
    """The open questions of one event, each from something that was found or is missing."""
    if account.count == 0:
        yield "no independent origin yet"
    elif account.count == 1:
        yield "only one independent origin"
    for one in differing:
        if one.kind in ("conflict", "denial"):
            yield f"{NAMES.get(one.role, one.role)} disputed: {' / '.join(side.value for side in one.sides)}"
    yield from _missing(event)
    if event.type in SEEN and account.origins and not any(one.examined for one in account.origins):
        yield "nobody is known to have looked at the object"
    for change in account.drift:
        yield f"{change.role}: “{change.wrong}” came in on the way, elsewhere “{change.right}”"
    if any(one.rule == "lineage-not-recorded" for one in rating.steps):
        yield "of some reports the lineage is not recorded: where do they have it from?"
    for remark in remarks:
        if remark.verdict == "odd":
            yield f"to be looked at: {remark.text}"
    if any(one.outcome == POSSIBLY for _, findings in rules.answers for one in findings):
        yield "some rules can only be said to be possibly breached: see the reasons there"


def _missing(event: Event) -> Iterator[str]:
    if not event.time:
        yield "no date"
    elif event.time.startswith("../"):
        yield f"the day is not known, only that it was by {event.time[3:]}"
    if event.type == "transfer":
        if not event.roles.get("supplier"):
            yield "no supplier is named"
        if not event.roles.get("recipient"):
            yield "no recipient is named"
    elif event.type in ("use", "test") and not event.roles.get("operator"):
        yield "nobody is named who fired"
    if not event.roles.get("item") and event.type in (*SEEN, "test", "production"):
        yield "no item is named"
