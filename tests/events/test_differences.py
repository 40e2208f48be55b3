"""Contradictions: which values are held against each other, and what is none."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from stories import claim

from stemmata.events import contradictions, link
from stemmata.events.amounts import compatible, equal, read
from stemmata.model import Claim
from stemmata.model.events import Contradiction

RAID: dict[str, Any] = {"operator": "RU", "target": "UA", "item": "shahed-136", "time": "2024-01-02"}
GIFT: dict[str, Any] = {"supplier": "halvorsen-optics", "recipient": "IR", "item": "motor", "time": "2023-02/2023-11"}

SHIPPED: dict[str, Any] = {"supplier": "IR", "recipient": "houthis", "item": "mortar", "time": "2024-01-02"}


def found(*claims: Claim) -> dict[str, Contradiction]:
    """By role, of the first event."""
    event = link(claims).events[0]
    return {one.role: one for one in contradictions(event, {one.id: one for one in claims})}


def test_agreement_is_no_contradiction() -> None:
    assert found(claim("A#1", **RAID, quantity=28), claim("B#1", **RAID, quantity=28), claim("C#1", **RAID)) == {}


def test_sides_with_who_says_which_since_when() -> None:
    one = found(
        claim("B#1", said="2024-01-06", **RAID, quantity=280, by="ua mayor"),
        claim("A#1", said="2024-01-03", **RAID, quantity=28, by="ua mayor"),
        claim("C#1", said="2024-01-07", **RAID, quantity=280),
    )["quantity"]
    assert (one.kind, one.note) == ("conflict", "the same digits, slipped")
    assert [(side.value, side.since, side.documents, side.sources) for side in one.sides] == [
        ("28", "2024-01-03", ("A",), ("ua mayor",)),
        ("280", "2024-01-06", ("B", "C"), ("ua mayor", "Daily")),
    ]


CASES = {
    "time": ((RAID | {"quantity": 137}, RAID | {"quantity": 137, "time": "2024-01-12"}), "conflict"),
    "supplier": ((GIFT, GIFT | {"supplier": "halvarsen-optics"}), "conflict"),
    "polarity": ((GIFT, GIFT | {"polarity": "negative", "stance": "denies"}), "denial"),
    "certainty": ((GIFT, GIFT | {"certainty": "possible"}), "hedge"),
    "stance": ((GIFT, GIFT | {"stance": "doubts"}), "hedge"),
    "operator": ((RAID, RAID | {"operator": "partner-navy"}), "compatible"),
    "recipient": ((SHIPPED, SHIPPED | {"recipient": "YE"}), "compatible"),
}


@pytest.mark.parametrize("role", CASES)
def test_roles(role: str) -> None:
    (one, other), kind = CASES[role]
    event = "transfer" if "supplier" in one else "use"
    assert found(claim("A#1", event, **one), claim("B#1", event, **other))[role].kind == kind


def test_items_of_one_list_are_no_contradiction() -> None:
    cargo = {"operator": "US", "recipient": "YE", "time": "2024-01-02", "property": "seized in transit"}

    def listed(report: str, *items: str) -> list[Claim]:
        return [
            claim(f"{report}#{n}", "transfer", **cargo, item=item, quantity=number)
            for n, (item, number) in enumerate(zip(items, (3000, 23), strict=True))
        ]

    alike = [one for report in "AB" for one in listed(report, "assault-rifle", "anti-tank-guided-missile")]
    assert "item" not in found(*alike)
    garbled = [*alike, *listed("C", "assault-rifle", "surface-to-air-missile")]
    assert [side.documents for side in found(*garbled)["item"].sides] == [("A", "B"), ("C",)]


def test_marks_of_one_type() -> None:
    def handed(id: str, text: str) -> Claim:
        tank = claim(id, "transfer", supplier="DE", recipient="UA", time="2024-01-02", quantity=18)
        return replace(
            tank, roles={**tank.roles, "item": {"id": "leopard-2", "family": "main-battle-tank", "text": text}}
        )

    told = [handed("A#1", "Leopard 2A6"), handed("B#1", "Leopard 2A4 tanks"), handed("C#1", "tanks")]
    assert [side.value for side in found(*told)["item"].sides] == ["Leopard 2A6", "Leopard 2A4 tanks"]
    assert "item" not in found(handed("A#1", "Leopard 2A6"), handed("B#1", "Leopard 2"))


def test_a_denial_of_the_whole_contradicts_its_parts() -> None:
    denied = claim("A#1", "transfer", supplier="IR", recipient="YE", item="weapons", time="../2024-01-05",
                   stance="denies", polarity="negative")  # fmt: skip
    seized = claim("B#1", "transfer", supplier="IR", recipient="YE", item="mortar", time="2023-12-20",
                   property="seized in transit")  # fmt: skip
    linking = link([denied, seized])
    by_id = {one.id: one for one in linking.events}
    whole = by_id[linking.event_of["A#1"]]
    parts = [by_id[one] for one in whole.children]
    (one,) = contradictions(whole, {"A#1": denied, "B#1": seized}, parts=parts)
    assert (one.role, one.kind) == ("polarity", "denial")


AMOUNTS = [
    ({"value": 900, "unit": "km"}, {"value": 900, "unit": "km"}, True, True),
    ({"value": 885, "unit": "km"}, {"value": 550, "unit": "mi"}, True, True),
    ({"value": 900, "unit": "km"}, {"value": 550, "unit": "mi"}, True, True),
    ({"value": 900, "unit": "km"}, {"value": 885, "unit": "km"}, False, False),
    ({"value": 900, "unit": "km", "approx": True}, {"value": 885, "unit": "km"}, False, True),
    ({"value": "1000-2500", "unit": "km"}, {"value": "more than 1000", "unit": "km"}, False, True),
    ({"value": 900, "unit": "km"}, {"value": 900, "unit": "kg"}, False, False),
    ({"value": "solid fuel"}, {"value": "solid fuel"}, True, False),
    ({"value": "solid fuel"}, {"value": "liquid fuel"}, False, False),
]


@pytest.mark.parametrize(("one", "other", "same", "both"), AMOUNTS)
def test_amounts_in_two_units(one: dict[str, Any], other: dict[str, Any], same: bool, both: bool) -> None:
    a, b = (read(claim("A#1", "specification", property="range", **given), "value") for given in (one, other))
    assert a
    assert b
    assert equal(a, b) is same
    assert (equal(a, b) or compatible(a, b)) is (both or same)
