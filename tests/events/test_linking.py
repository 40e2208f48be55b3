"""Which claims are one event: the rules of docs/reference/events.md, one by one."""

from __future__ import annotations

from typing import Any

import pytest
from stories import claim

from stemmata.events import contradictions, link
from stemmata.model import Claim

RAID: dict[str, Any] = {"operator": "RU", "target": "UA", "item": "shahed-136", "time": "2024-01-02"}
GIFT: dict[str, Any] = {"supplier": "IR", "recipient": "RU", "item": "drone", "time": "../2024-01-05"}


def together(*claims: Claim) -> bool:
    """Whether all are one event."""
    return len(set(link(claims).event_of.values())) == 1


CASES = {
    "two reports of one raid": (claim("A#1", **RAID), claim("B#1", **RAID), True),
    "a vaguer word for the weapon": (claim("A#1", **RAID), claim("B#1", **RAID | {"item": "drone"}), True),
    "outcome and raid": (claim("A#1", **RAID), claim("B#1", **RAID, property="impact", quantity=5), True),
    "a figure that slipped": (claim("A#1", **RAID, quantity=28), claim("B#1", **RAID, quantity=280), True),
    "two days": (claim("A#1", **RAID), claim("B#1", **RAID | {"time": "2024-01-17"}), False),
    "two days of one report": (claim("A#1", **RAID), claim("A#2", **RAID | {"time": "2024-01-12"}), False),
    "one day wrong, all figures right": (
        claim("A#1", **RAID, quantity=137),
        claim("B#1", **RAID | {"time": "2024-01-12"}, quantity=137),
        True,
    ),
    "other target": (claim("A#1", **RAID), claim("B#1", **RAID | {"target": "IL"}), False),
    "a denial": (
        claim("A#1", "transfer", **GIFT),
        claim("B#1", "transfer", **GIFT, stance="denies", polarity="negative"),
        True,
    ),
    "other receiver": (claim("A#1", "transfer", **GIFT), claim("B#1", "transfer", **GIFT | {"recipient": "SY"}), False),
    "contract and delivery": (
        claim("A#1", "transfer", **GIFT),
        claim("B#1", "transfer", **GIFT, property="contract"),
        False,
    ),
    "sought and done": (claim("A#1", "transfer", **GIFT), claim("B#1", "transfer", **GIFT, status="sought"), False),
    "a year between the reports": (
        claim("A#1", "transfer", **GIFT),
        claim("B#1", "transfer", said="2025-02-01", **GIFT | {"time": "../2025-02-01", "item": "weapons"}),
        False,
    ),
    "other types": (claim("A#1", **RAID), claim("B#1", "test", **RAID), False),
    "a firm misspelt": (
        claim("A#1", "transfer", **GIFT | {"supplier": "halvorsen-optics"}),
        claim("B#1", "transfer", **GIFT | {"supplier": "halvarsen-optics"}),
        True,
    ),
    "range and weight": (
        claim("A#1", "specification", item="shahed-136", property="range", value=900, unit="km"),
        claim("B#1", "specification", item="shahed-136", property="weight", value=200, unit="kg"),
        False,
    ),
    "range and range": (
        claim("A#1", "specification", item="shahed-136", property="range", value=900, unit="km"),
        claim("B#1", "specification", item="shahed-136", property="range", value=550, unit="mi"),
        True,
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_pairs(name: str) -> None:
    one, other, same = CASES[name]
    assert together(one, other) is same


def test_a_cargo_is_one_event_though_its_items_differ() -> None:
    cargo = {"operator": "US", "recipient": "YE", "time": "2024-01-02", "property": "seized in transit"}
    lists = [
        claim(f"{report}#{n}", "transfer", **cargo, item=item, quantity=number)
        for report in "ABC"
        for n, (item, number) in enumerate((("assault-rifle", 3000), ("ammunition", 578000), ("mortar", 23)))
    ]
    assert together(*lists)


def test_thousands_of_copies_are_one_node() -> None:
    found = link([claim(f"copy{n}#1", **RAID, quantity=28) for n in range(3000)])
    assert len(found.events) == 1
    assert len(found.events[0].links) <= 200


def test_reports_without_dates_and_roles_that_make_no_sense() -> None:
    odd = [
        claim("A#1", said=None, **RAID),
        claim("B#1", said="yesterday", **RAID),
        claim("C#1", operator=None, time="not a time"),
        claim("D#1", place={"name": 3}, quantity={"min": "many"}),
    ]
    found = link(odd)
    assert found.event_of["A#1"] == found.event_of["B#1"]
    assert len(found.event_of) == 4


def test_a_summary_holds_the_dated() -> None:
    found = link(
        [
            claim("A#1", **RAID),
            claim("B#1", **RAID | {"time": "2024-01-09"}),
            claim("C#1", operator="RU", target="UA", item="drone", time="2023-12/2024-01"),
            claim("D#1", operator="RU", target="IL", item="drone", time="2023-12/2024-01"),
        ]
    )
    by_id = {one.id: one for one in found.events}
    whole = by_id[found.event_of["C#1"]]
    assert {one.claims for one in map(by_id.__getitem__, whole.children)} == {("A#1",), ("B#1",)}
    assert by_id[found.event_of["A#1"]].why_parent
    assert not by_id[found.event_of["D#1"]].children


def test_an_act_in_the_course_of_another() -> None:
    flight = {"operator": "KP", "item": "ballistic-missile", "time": "2024-01-02"}
    found = link(
        [claim("A#1", "test", **flight), claim("A#2", "test", **flight | {"item": "missile"}, property="overflight")]
    )
    by_id = {one.id: one for one in found.events}
    assert by_id[found.event_of["A#2"]].parent == found.event_of["A#1"]


def test_links_explain_themselves() -> None:
    (event,) = link([claim("A#1", **RAID, by="ua mayor"), claim("B#1", **RAID, by="ua mayor")]).events
    (only,) = event.links
    assert {"operator.same", "item.same", "time.day", "statement.same"} <= {one.feature for one in only.reasons}
    assert only.weight == pytest.approx(sum(one.weight for one in only.reasons))


def test_near_events_are_named() -> None:
    claims = [
        claim("A#1", **RAID, quantity=40),
        claim("A#2", **RAID | {"time": "2024-01-12"}, quantity=40),
        claim("B#1", **RAID, quantity=40),
        claim("C#1", "test", **RAID),
    ]
    found = link(claims)
    by_id = {one.id: one for one in found.events}
    raid, again = (by_id[found.event_of[name]] for name in ("A#1", "A#2"))
    assert [one.other for one in raid.near] == ["A#2"]
    assert not by_id[found.event_of["C#1"]].near
    between = contradictions(raid, {one.id: one for one in claims}, near=[again])
    assert [(one.role, one.other, sorted(side.value for side in one.sides)) for one in between] == [
        ("time", again.id, ["2024-01-02", "2024-01-12"])
    ]


def test_statements_are_found_across_reports() -> None:
    found = link(
        [
            claim("A#1", **RAID, by="ua mayor"),
            claim("A#2", "transfer", **GIFT, by="ua mayor"),
            claim("B#1", said="2024-01-06", **RAID, by="ua mayor"),
            claim("C#1", said="2024-03-06", **RAID, by="ua mayor"),
            claim("D#1", **RAID),
        ]
    )
    assert [(one.date, one.documents) for one in found.statements] == [
        ("2024-01-05", ("A", "B")),
        ("2024-03-06", ("C",)),
    ]
    assert found.statements[0].claims == ("A#1", "A#2", "B#1")


def test_an_event_says_what_most_claims_say() -> None:
    (event,) = link(
        [
            claim("A#1", **RAID, quantity=28),
            claim("B#1", **RAID, quantity=28),
            claim("C#1", **RAID | {"item": "drone"}, quantity=280),
        ]
    ).events
    assert event.label == "use: Russia against Ukraine; 28 shahed-136; 2024-01-02"
    assert event.time == "2024-01-02"
    assert event.sides == {"asserts": 3}


def test_roles_that_are_measured_stand_in_one_order_whatever_the_hash_seed() -> None:
    given: dict[str, Any] = {"unit": "km", "value": 900, "property": "range", "quantity": 3, "approx": True}
    roles = link([claim("A#1", "specification", item="kn-23", **given)]).events[0].roles
    assert [name for name in roles if name != "item"] == ["property", "quantity", "value", "unit", "approx"]
