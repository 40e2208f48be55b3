"""What a time expression means before tense and prepositions are weighed, and what it is read against."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from stemmata.mentions.times.points import Point


@dataclass(frozen=True, slots=True)
class Reading:
    """A meaning: TIMEX3 `type`, the stretch named if it is `past` and if it is `future`.

    `value` overrides the TIMEX3 value of the stretch; `suffix` is appended to it (`TEV`, `T07:10`). `clock` is a time
    of day for EDTF. `anchor` is `explicit`, `published` or `mention`. `nearest` says that without a hint of tense the
    nearer of the two stretches is meant (days of a month), not the past one (weekdays).
    """

    type: str
    past: Point | None = None
    future: Point | None = None
    value: str = ""
    suffix: str = ""
    clock: str = ""
    anchor: str = "explicit"
    nearest: bool = False


@dataclass(frozen=True, slots=True)
class Context:
    """What an expression is read against: the publication day, the last stretch named before it, a day of its sentence.

    `event` is the last stretch that is not the date of a statement ("sagte am Montag"); `previous_end` the word behind
    the last mention; `previous_at` and `event_at` their spans in characters, `12-20`.
    """

    published: date | None
    previous: Point | None = None
    sentence: Point | None = None
    event: Point | None = None
    previous_end: int = -1
    previous_at: str = ""
    event_at: str = ""


# What a pattern's elements stand for, or a rule's fixed arguments.
Values = Mapping[str, Any]
# (values of the pattern, fixed arguments of the rule, context) -> meaning; None: the rule does not apply. The values
# also hold the word that the match begins at as `@`, and as `,` whether a comma stands before it.
Read = Callable[[Mapping[str, Any], Mapping[str, Any], Context], "Reading | None"]
