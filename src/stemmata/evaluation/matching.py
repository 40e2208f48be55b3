"""Which predicted claim answers which gold claim: same event, overlapping evidence, half the core roles right."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from stemmata.evaluation import fields
from stemmata.evaluation.names import listed

CORE = ("supplier", "recipient", "operator", "target", "item", "body", "regime", "parties")
ENOUGH = 0.5
"""Share of the core roles that must be right."""

Object = Mapping[str, Any]
Stretch = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """Gold claim `gold` answered by predicted claim `answer` (positions), with the correctness of each field."""

    gold: int
    answer: int
    fields: Mapping[str, float]

    @property
    def score(self) -> float:
        """Mean correctness over the fields."""
        return sum(self.fields.values()) / len(self.fields)


def quotes(claim: Object) -> list[str]:
    """The quotes a claim rests on, main evidence first."""
    both = listed(claim.get("evidence")) + listed(claim.get("also"))
    return [one.get("quote", "") if isinstance(one, dict) else one for one in both]


def stretches(plain: str, claim: Object) -> list[Stretch]:
    """Where a claim's quotes stand in a text whose white space is plain spaces."""
    found = []
    for quote in quotes(claim):
        at = plain.find(re.sub(r"\s", " ", quote))
        if quote and at >= 0:
            found.append((at, at + len(quote)))
    return found


def touch(some: Sequence[Stretch], others: Sequence[Stretch]) -> bool:
    """Whether any two overlap."""
    return any(one[0] < other[1] and other[0] < one[1] for one in some for other in others)


def matches(text: str, gold: Sequence[Object], answers: Sequence[Object]) -> list[Match]:
    """One-to-one matches, best first; among equals the earlier claims win."""
    plain = re.sub(r"\s", " ", text)
    wanted = [stretches(plain, one) for one in gold]
    given = [stretches(plain, one) for one in answers]
    possible = []
    for i, claim in enumerate(gold):
        core = [key for key in CORE if (claim.get("roles") or {}).get(key)]
        for j, answer in enumerate(answers):
            if claim["event"] != answer.get("event") or not touch(wanted[i], given[j]):
                continue
            found = Match(gold=i, answer=j, fields=fields.judged(claim, answer))
            if sum(found.fields[key] for key in core) >= ENOUGH * len(core):
                possible.append(found)
    return _one_to_one(sorted(possible, key=lambda one: (-one.score, one.gold, one.answer)))


def _one_to_one(possible: Sequence[Match]) -> list[Match]:
    chosen: list[Match] = []
    golds: set[int] = set()
    answers: set[int] = set()
    for one in possible:
        if one.gold not in golds and one.answer not in answers:
            chosen.append(one)
            golds.add(one.gold)
            answers.add(one.answer)
    return chosen
