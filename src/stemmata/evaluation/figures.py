"""From matches to the figures we go by: claim F1, full F1, correctness by field, counts by event type."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from stemmata.evaluation.matching import Match, Object, matches, quotes
from stemmata.evaluation.names import harmonic


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """One document: what was wanted, what was given, what fits what."""

    id: str
    group: str
    gold: Sequence[Object]
    answers: Sequence[Object]
    matches: Sequence[Match]


@dataclass(slots=True, kw_only=True)
class Tally:
    """Counts over a set of documents."""

    matched: int = 0
    predicted: int = 0
    gold: int = 0
    credit: float = 0.0

    def add(self, one: Judged) -> None:
        """Count one document in."""
        self.matched += len(one.matches)
        self.predicted += len(one.answers)
        self.gold += len(one.gold)
        self.credit += sum(match.score for match in one.matches)


def judge(document: Mapping[str, Any], gold: Sequence[Object], answers: Sequence[Object], *, by: str) -> Judged:
    """Match the claims of one document; `by` names the field of the document to group by."""
    return Judged(
        id=document["id"],
        group=f"{by}={document.get(by)}",
        gold=gold,
        answers=answers,
        matches=matches(document["text"], gold, answers),
    )


def f1(hits: float, predicted: int, gold: int) -> tuple[float, float, float]:
    """Precision, recall and their harmonic mean."""
    precision = hits / predicted if predicted else 0.0
    recall = hits / gold if gold else 0.0
    return precision, recall, harmonic(precision, recall)


def figures(documents: Sequence[Judged]) -> dict[str, Any]:
    """`{groups, fields, events}`: every figure, rounded to three places."""
    groups: dict[str, Tally] = defaultdict(Tally)
    by_field: dict[str, list[float]] = defaultdict(list)
    events: dict[str, dict[str, int]] = defaultdict(lambda: {"matched": 0, "predicted": 0, "gold": 0})
    for one in documents:
        groups["all"].add(one)
        groups[one.group].add(one)
        for match in one.matches:
            events[one.gold[match.gold]["event"]]["matched"] += 1
            for name, right in match.fields.items():
                by_field[name].append(right)
        for claim in one.answers:
            events[claim.get("event", "?")]["predicted"] += 1
        for claim in one.gold:
            events[claim["event"]]["gold"] += 1
    return {
        "groups": {name: _group(tally) for name, tally in sorted(groups.items())},
        "fields": {name: round(sum(all_) / len(all_), 3) for name, all_ in sorted(by_field.items())},
        "events": dict(sorted(events.items())),
    }


def _group(tally: Tally) -> dict[str, Any]:
    precision, recall, claim_f1 = f1(tally.matched, tally.predicted, tally.gold)
    return {
        "precision": round(precision, 3),
        "recall": round(recall, 3),
        "claim_f1": round(claim_f1, 3),
        "full_f1": round(f1(tally.credit, tally.predicted, tally.gold)[2], 3),
        "predicted": tally.predicted,
        "gold": tally.gold,
    }


def report(found: Mapping[str, Any]) -> list[str]:
    """The figures as lines for people."""
    lines = [
        f"{name:16} claim F1 {g['claim_f1']:.3f} (P {g['precision']:.3f} R {g['recall']:.3f})"
        f"  full F1 {g['full_f1']:.3f}   {g['predicted']} predicted, {g['gold']} gold"
        for name, g in found["groups"].items()
    ]
    lines.append("fields   " + "  ".join(f"{name} {right:.2f}" for name, right in found["fields"].items()))
    counts = "  ".join(f"{name} {c['matched']}/{c['predicted']}/{c['gold']}" for name, c in found["events"].items())
    lines.append(f"events   {counts}   (matched/predicted/gold)")
    return lines


def detail(one: Judged) -> list[str]:
    """What was found, missed and made up in one document."""
    lines = []
    for match in one.matches:
        claim = one.gold[match.gold]
        wrong = {name: round(right, 2) for name, right in match.fields.items() if right < 1}
        lines.append(f"MATCH {claim['event']} | {quotes(claim)[0]} | {wrong}")
    matched = {match.gold for match in one.matches}
    for i, claim in enumerate(one.gold):
        if i not in matched:
            lines.append(f"MISSED {claim['event']} {claim['status']} {claim['roles']} | {quotes(claim)[0]}")
    used = {match.answer for match in one.matches}
    for j, claim in enumerate(one.answers):
        if j not in used:
            lines.append(f"EXTRA {claim.get('event')} {claim.get('status')} | {(quotes(claim) or ['no quote'])[0]}")
    return lines
