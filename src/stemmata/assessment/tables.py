"""Whether the tables of assessment hold what their rules ask for: a part of `stemmata check-knowledge`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from stemmata.assessment.credibility import UNKNOWN, WHEN
from stemmata.assessment.reliability import read_policy
from stemmata.errors import KnowledgeError
from stemmata.knowledge import table
from stemmata.knowledge.catalogue import families
from stemmata.words import VOCABULARIES, fold

NEEDS = frozenset({"voices", "firm", "certain", "examined"})


def problems() -> list[str]:
    """What is wrong with ratings, policy, likelihood, predictions and checks; each names file, row and mend."""
    return [
        *ratings(table("ratings")),
        *_policy(),
        *likelihood(table("likelihood")),
        *foretold(table("predictions")),
        *_checks(table("consistency")),
    ]


def ratings(rules: Mapping[str, Any]) -> Iterator[str]:
    """Problems of the rules of credibility."""
    where = "knowledge/ratings.toml"
    for row in rules["support"]:
        yield from (
            f"{where}: support {row['id']!r}: {one!r} is no need: use one of {', '.join(sorted(NEEDS))}"
            for one in sorted(set(row["needs"]) - NEEDS)
        )
    for row in rules["limit"]:
        if row["when"] not in WHEN:
            yield f"{where}: limit {row['id']!r}: when {row['when']!r} is none of {', '.join(sorted(WHEN))}"
    for row in (*rules["support"], *rules["limit"]):
        if row["grade"] not in rules["credibility"] or row["grade"] == UNKNOWN:
            yield f"{where}: {row['id']!r}: grade {row['grade']!r} is none of 1 to 5"
    if not any(row["needs"] == {"voices": 1} for row in rules["support"]):
        yield f"{where}: no support row needs one voice only: add one, else some events have no grade"
    yield from (
        f"{where}: [types] opinion: {one!r} is no type"
        for one in rules["types"]["opinion"]
        if one not in VOCABULARIES["event"]
    )
    for key, words in rules["status"].items():
        yield from (f"{where}: [status] {key}: {one!r} is no status" for one in words if one not in _statuses())


def _policy() -> Iterator[str]:
    try:
        read_policy("knowledge/reliability.toml", table("reliability"))
    except KnowledgeError as error:
        yield str(error)


def likelihood(rules: Mapping[str, Any]) -> Iterator[str]:
    """Problems of the scales of likelihood."""
    seen: dict[str, str] = {}
    for name, scale in rules["scale"].items():
        where = f"knowledge/likelihood.toml: scale {name!r}"
        for source in scale["sources"]:
            if seen.setdefault(fold(source), name) != name:
                yield f"{where}: {source!r} is in scale {seen[fold(source)]!r} too: nobody writes by two"
        for row in scale["words"]:
            if not 0 <= row["low"] < row["high"] <= 100:
                yield f"{where}: {row['term']!r}: {row['low']} to {row['high']} is no band of per cent"


def foretold(rules: Mapping[str, Any]) -> Iterator[str]:
    """Problems of what counts as foretold."""
    where = "knowledge/predictions.toml"
    for key in ("statuses", "real"):
        yield from (f"{where}: {key}: {one!r} is no status" for one in rules[key] if one not in _statuses())
    yield from (f"{where}: events: {one!r} is no type" for one in rules["events"] if one not in VOCABULARIES["event"])


def _checks(rules: Mapping[str, Any]) -> Iterator[str]:
    where = "knowledge/consistency.toml"
    yield from (f"{where}: whole: {one!r} is no family" for one in rules["whole"] if one not in families())
    yield from (f"{where}: [slack] {key}: {far!r} is no distance" for key, far in rules["slack"].items() if far < 0)


def _statuses() -> frozenset[str]:
    return frozenset(VOCABULARIES["status"])
