"""What the reading of a sentence needs to know about its report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from stemmata.claims.lexicon import Lexicon
from stemmata.model import Attribution, TimeMention


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
