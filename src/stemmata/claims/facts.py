"""What a wording says of an event: status, polarity, certainty and stance, with the words that say so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from stemmata.model import Certainty, Polarity, Stance, Status

RANK: Mapping[str, int] = {"certain": 2, "probable": 1, "possible": 0}


@dataclass(frozen=True, slots=True)
class Factuality:
    """What the wording states. `explicit_status`: a word says the status, it is no default; `decided`: what is planned
    was decided or promised before the report; `unfinished`: "not yet", "no longer"; `default_deal`: the
    verb itself tells of a contract (buy, order) and nothing yet says whether it came to one;
    `retold`: a form that may tell of what was planned then ("sollten"); `standing`: a measure in
    force, told with the date of its making; `log`: (field, step, words) of each change."""

    status: Status
    polarity: Polarity = "positive"
    certainty: Certainty = "certain"
    stance: Stance = "asserts"
    property: str | None = None
    words: tuple[str, ...] = ()
    explicit_status: bool = False
    decided: bool = False
    unfinished: bool = False
    default_deal: bool = False
    retold: bool = False
    standing: bool = False
    log: tuple[tuple[str, str, str], ...] = ()


def weaker(a: Certainty, b: Certainty) -> Certainty:
    """The weaker of two certainties: of two hedges the weaker counts (coding manual, section 7)."""
    return a if RANK[a] <= RANK[b] else b


LOGGED = ("status", "polarity", "certainty", "stance", "property")


def logged(before: Factuality, after: Factuality, step: str) -> Factuality:
    """The state after a step, with the fields that the step changed and the words that did it on record."""
    words = " ".join(after.words[len(before.words) :]) or " ".join(after.words)
    rows = tuple(
        (field, f"{step}: {getattr(after, field)}", words)
        for field in LOGGED
        if getattr(before, field) != getattr(after, field)
    )
    return replace(after, log=(*before.log, *rows)) if rows else after
