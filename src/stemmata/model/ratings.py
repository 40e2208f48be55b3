"""The nouns of assessment: ratings with their steps, what a person ruled, findings of checks, predictions.

Plain frozen dataclasses like those of `stemmata.model`; rules live in `stemmata.assessment`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from stemmata.model import Certainty

Outcome = Literal["open", "perhaps fulfilled", "fulfilled", "contradicted", "overdue"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One rule that was applied: its name in the data file, what it found, and the grade that it allows."""

    rule: str
    text: str
    grade: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Overrule:
    """What a person decided of a rating: the grade, who, when (ISO 8601), and why. Kept in the ledger's decisions.

    `about` is the event's label at that time, or the source's name; empty where an earlier version kept none.
    """

    grade: str
    person: str
    made: str
    reason: str
    about: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rating:
    """A grade of the Admiralty code with every step that led to it.

    `subject` is the event's id or the source's name, `scale` what is rated: `credibility` (1-6), `event` or `position`
    (A-F). `computed` is what the rules give; `grade` is that, or what the last of `overruled` says.
    """

    subject: str
    scale: str
    grade: str
    label: str
    computed: str
    steps: tuple[Step, ...]
    overruled: tuple[Overrule, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """One independent origin of an event's account, or one who denies it.

    `party`: it takes part in the event as claimed. `examined`: it says that it looked at the object itself.
    """

    name: str
    certainty: Certainty
    examined: bool = False
    party: bool = False
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Hearing:
    """All that bears on the credibility of an event. `voices` assert it, one for each independent origin.

    `conflicts` are the roles on which claims exclude each other, `torn` those who stand on both sides. `foretold`:
    nobody says that it has happened; `opinion`: what is claimed is a reading of the law; `as_claimed` is the status
    that is judged where it is only planned or the like. `unrecorded` counts the reports of which nothing says where
    they have it from.
    """

    event: str
    voices: tuple[Voice, ...] = ()
    denials: tuple[Voice, ...] = ()
    doubts: tuple[Voice, ...] = ()
    conflicts: tuple[str, ...] = ()
    torn: tuple[str, ...] = ()
    foretold: bool = False
    opinion: bool = False
    as_claimed: str = ""
    unrecorded: int = 0
    reports: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Likelihood:
    """A word of likelihood: the source's own, and its band in per cent where the source writes by a known scale."""

    claim: str
    source: str
    words: str
    scale: str | None = None
    low: int | None = None
    high: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fulfilment:
    """A later event that bears out a prediction, or speaks against it. `days` is the lead time: least and most.

    `sure` is False where something that both should name is named by one only.
    """

    event: str
    label: str
    time: str | None
    days: tuple[int | None, int | None]
    reasons: tuple[str, ...]
    sure: bool
    against: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Prediction:
    """Something foretold: by whom, on which day, for when, and what came of it by `as_of`."""

    event: str
    label: str
    status: str
    by: tuple[str, ...]
    said: str | None
    window: tuple[str | None, str | None]
    claims: tuple[str, ...]
    documents: tuple[str, ...]
    quote: str
    outcome: Outcome
    as_of: str | None
    fulfilments: tuple[Fulfilment, ...] = ()
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """What a check found that an analyst should look at: never more than what the numbers say.

    `verdict`: `odd` (should be looked at), `fits`, `cannot be told`. `figures` hold what was compared.
    """

    check: str
    verdict: Literal["odd", "fits", "cannot be told"]
    text: str
    claims: tuple[str, ...]
    documents: tuple[str, ...] = ()
    figures: Mapping[str, str | float] = field(default_factory=dict)
