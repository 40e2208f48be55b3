"""When two names mean the same: folding, words, and graded equality for families of items."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from typing import Any

from stemmata.words import fold

# Number and synonym differences that say nothing about whether the right thing was named.
SAME_WORD = {
    "missiles": "missile",
    "drones": "drone",
    "shells": "shell",
    "launchers": "launcher",
    "rounds": "round",
    "weapons": "weapon",
    "systems": "system",
    "vehicles": "vehicle",
    "components": "component",
    "tanks": "tank",
    "srbm": "short range ballistic missile",
    "uav": "drone",
    "arms": "weapon",
    "munition": "ammunition",
    "munitions": "ammunition",
}
EMPTY_WORDS = frozenset({"the", "of", "and", "series", "family", "system"})
VARIANTS = ("id", "name", "text")
ALIKE = 0.84
"""Share of characters in common from which two spellings of one name are taken for each other."""


__all__ = ["fold", "harmonic", "joined", "likeness", "listed", "names", "overlap", "words"]


def listed(value: Any) -> list[Any]:
    """A list of what is there: nothing, one or many."""
    if value is None or value == "":
        return []
    return list(value) if isinstance(value, list) else [value]


def names(value: Any) -> list[str]:
    """The comparable names of a role value, each with its variants joined by `|`."""
    return [
        "|".join(fold(one[key]) for key in VARIANTS if one.get(key)) if isinstance(one, dict) else fold(one)
        for one in listed(value)
    ]


def words(name: str) -> set[str]:
    """The words of a folded name that carry meaning."""
    return {part for word in name.split() for part in SAME_WORD.get(word, word).split()} - EMPTY_WORDS


def likeness(gold: str, variants: str) -> float:
    """1 for the same name, .75 for nearly the same spelling, .5 for a more or less specific one, else 0."""
    best, want = 0.0, words(gold)
    for variant in variants.split("|"):
        have = words(variant)
        if not want or not have:
            continue
        if want == have or gold == variant:
            return 1.0
        if want <= have or have <= want:
            best = max(best, 0.5)
        elif difflib.SequenceMatcher(None, gold, variant).ratio() >= ALIKE:
            best = max(best, 0.75)
    return best


def overlap(gold: Any, answer: Any) -> float:
    """How far two sets of names agree, as F1."""
    want, have = names(gold), names(answer)
    if not want or not have:
        return float(not want and not have)
    recall = sum(max(likeness(one, other) for other in have) for one in want) / len(want)
    precision = sum(max(likeness(one, other) for one in want) for other in have) / len(have)
    return harmonic(precision, recall)


def harmonic(precision: float, recall: float) -> float:
    """F1."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def joined(parts: Sequence[Any]) -> str:
    """A folded name of several parts."""
    return fold(" ".join(str(part) for part in parts if part))
