"""Which claim of one report renders which claim of another: the same sentence, reworded, translated or garbled."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from stemmata.model import Claim
from stemmata.stemma import slots
from stemmata.stemma.speakers import inner, same

ENOUGH = 1.5
"""How alike two claims of one event must be to be renderings of one sentence."""
Value = TypeVar("Value")


def best(claim: Claim, others: Sequence[Claim]) -> Claim | None:
    """The claim of another report that renders the same sentence, None if none is alike enough."""
    word_for_word = [other for other in others if _verbatim(claim, other)]
    if word_for_word:
        return word_for_word[0]
    ranked = [(alike(claim, other), -i, other) for i, other in enumerate(others)]
    score, _, found = max(ranked, key=lambda r: r[:2], default=(0.0, 0, None))
    return found if score >= ENOUGH else None


def _verbatim(a: Claim, b: Claim) -> bool:
    """The same words, claimed in the same way."""
    told = [[e.quote for e in c.evidence] for c in (a, b)]
    ways = [(c.event, c.polarity, c.stance, [s.name for s in inner(c, None)]) for c in (a, b)]
    return bool(told[0]) and told[0] == told[1] and ways[0] == ways[1]


def alike(a: Claim, b: Claim) -> float:
    """How likely two claims of one event are renderings of one sentence; a garbled figure speaks for it too."""
    if a.event != b.event:
        return 0.0
    score = 0.5 + (1.0 if slots.topic(a) == slots.topic(b) else -1.5)
    score += _agree(slots.item(a), slots.item(b), lambda x, y: not slots.clash_of_items(x, y), 1.0, -0.75)
    score += 0.5 if slots.kind_word(a) and slots.kind_word(a) == slots.kind_word(b) else 0.0
    score += _figures(a, b)
    score += _agree(slots.time(a), slots.time(b), lambda x, y: x == y, 0.5, 0.0)
    score += 0.75 if a.polarity == b.polarity else -0.25
    score += 0.5 if a.stance == b.stance else 0.0
    return score + _speakers(a, b)


def _figures(a: Claim, b: Claim) -> float:
    x, y = slots.stated(a), slots.stated(b)
    if x is not None and y is not None and slots.garbled(x, y):
        return 1.0
    m, n = slots.value(a), slots.value(b)
    close = 1.0 if m is not None and n is not None and slots.garbled(m, n) else 0.0
    score = _agree(slots.quantity(a), slots.quantity(b), lambda s, t: not slots.clash_of_figures(s, t), 2.0, -0.5)
    return score + (close or _agree(m, n, lambda s, t: s == t, 2.0, -0.25))


def _speakers(a: Claim, b: Claim) -> float:
    """One speaker in both; two different ones did not say one sentence."""
    x, y = inner(a, None)[:1], inner(b, None)[:1]
    if not x or not y:
        return 0.0
    return 1.0 if same(x[0], y[0]) else -1.5


def _agree(a: Value | None, b: Value | None, match: Callable[[Value, Value], bool], yes: float, no: float) -> float:
    if a is None or b is None:
        return -0.25 if (a is None) != (b is None) else 0.0
    return yes if match(a, b) else no
