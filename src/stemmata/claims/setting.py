"""What the reading of a sentence needs to know about its report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from stemmata.claims.lexicon import Lexicon
from stemmata.model import Attribution, TimeMention


@dataclass(slots=True)
class Trace:
    """What training looks at: every reading and every choice of a role, with its evidence and what was decided.

    `by_weights` False: only the rules decide, as they must before there are weights.
    """

    readings: list[Any] = field(default_factory=list)
    choices: list[Any] = field(default_factory=list)
    by_weights: bool = True


@dataclass(frozen=True, slots=True)
class Setting:
    """What the reading of a sentence needs to know about its report."""

    text: str
    language: str
    published: str | None
    lexicon: Lexicon
    test_context: bool
    attributions: Sequence[Attribution]
    times: Sequence[TimeMention] = ()
    arms_report: bool = False
    attack_context: bool = False
    trace: Trace | None = None
