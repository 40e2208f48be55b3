"""What a wording says of an event: status, polarity, certainty and stance, with the words that say so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from stemmata.model import Certainty, Polarity, Stance, Status

RANK: Mapping[str, int] = {"certain": 2, "probable": 1, "possible": 0}


@dataclass(frozen=True, slots=True)
class Factuality:
    """What the wording states. `explicit_status`: a word says the status, it is no default; `decided`: what is planned
    was decided or promised before the report; `unfinished`: "not yet", "no longer"; `default_deal`: the
    verb itself tells of a contract (buy, order) and nothing yet says whether it came to one;
    `retold`: a form that may tell of what was planned then ("sollten")."""

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


def weaker(a: Certainty, b: Certainty) -> Certainty:
    """The weaker of two certainties: of two hedges the weaker counts (coding manual, section 7)."""
    return a if RANK[a] <= RANK[b] else b
