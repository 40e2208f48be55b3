"""Tables of weights and their sums."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from stemmata.errors import KnowledgeError

Evidence = Mapping[str, float]
"""Names of pieces of evidence and how much of each there is (mostly 1)."""

TOLD = 3
"""Pieces of evidence that a reason names on each side."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What each piece of evidence adds to the log odds of a decision; `bias` is where the sum begins."""

    bias: float
    weights: Mapping[str, float]

    def sum(self, evidence: Evidence) -> float:
        """The log odds that the evidence speaks for, above zero for rather yes than no."""
        return self.bias + sum(self.weights.get(name, 0.0) * value for name, value in evidence.items())

    def told(self, evidence: Evidence) -> str:
        """The pieces that weigh most, as one line: `+1.2 allmet, -0.4 unmet:item`."""
        parts = [(self.weights.get(name, 0.0) * value, name) for name, value in evidence.items()]
        ordered = sorted((p for p in parts if p[0]), key=lambda p: (-abs(p[0]), p[1]))
        return ", ".join(f"{value:+.1f} {name}" for value, name in ordered[: 2 * TOLD])


@cache
def weights(name: str) -> Weights:
    """The table `knowledge/weights/<name>.json`.

    Raises:
        KnowledgeError: the file is missing or damaged.
    """
    path = resources.files("stemmata.knowledge") / "weights" / f"{name}.json"
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        return Weights(bias=float(found["bias"]), weights=found["weights"])
    except (FileNotFoundError, KeyError, ValueError) as error:
        raise KnowledgeError(
            f"knowledge/weights/{name}.json cannot be used ({error}): run training/weigh.py or install stemmata again"
        ) from None
