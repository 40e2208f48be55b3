"""Weights: sums and their reasons, what they decide in sentences, laws of the choice."""

from __future__ import annotations

import runpy
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemmata import reading
from stemmata.claims.extract import analyse, extract
from stemmata.claims.setting import Trace
from stemmata.claims.weighing.weights import Weights, weights
from stemmata.errors import KnowledgeError

HERE = Path(__file__).parent
SHARE = 0.93
"""Part of the sentences that the rules read which the weights must leave as they are."""


def test_a_sum_tells_its_largest_parts() -> None:
    table = Weights(bias=-1.0, weights={"needs met": 2.0, "lacks item": -0.5, "tag VERB": 0.1})
    evidence = {"needs met": 1.0, "lacks item": 2.0, "unknown": 1.0}
    assert table.sum(evidence) == 0.0
    assert table.told(evidence) == "+2.0 needs met, -1.0 lacks item"


def test_a_missing_table_is_named() -> None:
    with pytest.raises(
        KnowledgeError, match=r"knowledge/weights/nothing\.json cannot be used .* run training/weigh\.py"
    ):
        weights("nothing")


@given(st.dictionaries(st.text(max_size=5), st.floats(-3, 3)), st.dictionaries(st.text(max_size=5), st.floats(0, 2)))
def test_evidence_without_weight_changes_nothing(table: dict[str, float], evidence: dict[str, float]) -> None:
    known = {name: value for name, value in evidence.items() if name in table}
    both = Weights(bias=0.0, weights=table)
    assert both.sum(evidence) == pytest.approx(both.sum(known))


@pytest.mark.parametrize("name", ["readings", "roles"])
def test_our_tables_say_what_they_were_learned_from(name: str) -> None:
    import json
    from importlib import resources

    path = resources.files("stemmata.knowledge") / "weights" / f"{name}.json"
    head = json.loads(path.read_text(encoding="utf-8"))["learned_from"]
    assert head["documents"] > 50
    assert head["examples"] > 1000
    assert len(head["gold"]) == 16


def report(language: str, text: str) -> Any:
    stated = {"published": "2024-05-17", "language": language, "publisher": "P"}
    return reading.read_text(text, document="test", stated=stated)


def rows(language: str) -> Iterator[tuple[Any, ...]]:
    table = runpy.run_path(str(HERE / f"test_reading_{language}.py"))
    for row in table["READ"]:
        yield row[0] + table["TAIL"], row, table["_agrees"]


@pytest.mark.parametrize("language", ["de", "en"])
def test_what_the_rules_read_well_stays(language: str) -> None:
    lost = [
        row[0]
        for text, row, agrees in rows(language)
        if not any(agrees(claim, row[1], row[2], row[3]) for claim in extract(report(language, text)))
    ]
    every = len(list(rows(language)))
    assert len(lost) <= (1 - SHARE) * every, lost


def test_a_trace_holds_every_reading_and_choice() -> None:
    trace = Trace()
    text = "Iran has delivered 300 missiles to Russia, Kyiv said. Moscow fired two of them at Odesa on Monday."
    analyse(report("en", text), trace=trace)
    assert {token.text for token, _, _ in trace.readings} >= {"delivered", "fired"}
    assert {role for _, role, _ in trace.choices} >= {"supplier", "recipient", "item", "operator", "target"}
    for _, _, candidates in trace.choices:
        assert candidates[-1].id is None


def test_weighed_fields_say_why() -> None:
    text = "Iran has delivered 300 missiles to Russia, Kyiv said."
    (claim,) = (c for c in extract(report("en", text)) if c.event == "transfer")
    (event,) = (row for row in claim.why if row["field"] == "event")
    assert event["weighed"].startswith("+")
