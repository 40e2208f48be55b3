"""The page of a designation: names, published figures, claims in any unit."""

from __future__ import annotations

from typing import Any

import pytest
from told import claim

from stemmata.assessment.capabilities import Figure, find, page, published, reach
from stemmata.assessment.capabilities import _figure as figure
from stemmata.errors import QueryError
from stemmata.knowledge import table
from stemmata.model import Claim

NAMES = [
    ("KN-23", ("kn-23",)),
    ("kn 23", ("kn-23",)),
    ("북한판 이스칸데르", ("kn-23",)),
    ("Schahed-136", ("shahed-136",)),
    ("short-range ballistic missile", ("short-range-ballistic-missile",)),
]


@pytest.mark.parametrize(("name", "ids"), NAMES)
def test_names_in_any_spelling(name: str, ids: tuple[str, ...]) -> None:
    assert find(name) == ids


def test_an_unknown_name_is_an_error_with_what_comes_near() -> None:
    with pytest.raises(QueryError, match=r"'Shahed-163' is no designation.*Shahed-13"):
        find("Shahed-163")
    with pytest.raises(QueryError, match="see knowledge/weapons"):
        find("zzzzzzzz")


FIGURES: list[tuple[str, float | None, float | None, tuple[str, ...], bool]] = [
    ("430 and 690 flown 25 Jul 2019 [W2]", 430, 690, ("W2",), False),
    ('"over 800" [W4]', 800, 800, ("W4",), False),
    ("up to about 2,000 [W40]", 2000, 2000, ("W40",), False),
    ("2,500-4,000 (unverified)", 2500, 4000, (), True),
    ("40 / 60 rocket-assisted [W10]", 40, 60, ("W10",), False),
    ("2.5 (unverified)", 2.5, 2.5, (), True),
    ("not published [W4]", None, None, ("W4",), False),
    ("press 380-800 together", None, None, (), False),
    ("almost 800 (500 mi) [W37]", 800, 800, ("W37",), False),
]


@pytest.mark.parametrize(("text", "low", "high", "sources", "unverified"), FIGURES)
def test_figures_are_read_only_where_they_begin_with_numbers(
    text: str, low: float | None, high: float | None, sources: tuple[str, ...], unverified: bool
) -> None:
    found: Figure = figure(text)
    assert (found.low, found.high, found.sources, found.unverified) == (low, high, sources, unverified)


def test_every_row_of_facts_can_be_shown() -> None:
    for row in table("weapon_facts")["fact"]:
        span = reach(row["id"])
        assert span is None or 0 < span[0] <= span[1] < 25_000
        assert all("[" not in one.text for one in published(row["id"]))


def spec(key: str, value: Any, unit: str, **more: Any) -> Claim:
    roles = {"property": "range", "value": value, "unit": unit, "supplier": None, "recipient": None}
    return claim(key, event="specification", roles={**roles, **more.pop("roles", {})}, **more)


VERDICTS = [
    (800, "km", "as published"),
    (500, "mi", "as published"),  # 804.7 km
    (500, "km", "within what is published"),
    (900, "km", "beyond what is published"),
    (200, "km", "beyond what is published"),
    ("380-800", "km", "as published"),
]


@pytest.mark.parametrize(("value", "unit", "verdict"), VERDICTS)
def test_claims_against_published_figures(value: object, unit: str, verdict: str) -> None:
    (found,) = page("kn-23", [spec("a", value, unit)]).claimed
    assert found.verdict == verdict


def test_one_value_in_two_units_is_one_row() -> None:
    some = [spec("a", 885, "km", who="Kirby"), spec("b", 550, "mi", who="analysts"), spec("c", 900, "km", who="Kirby")]
    found = page("kn-23", some).claimed
    assert [(one.value, one.also, one.said_by) for one in found] == [
        ("885 km", ("550 mi",), ("Kirby", "analysts")),
        ("900 km", (), ("Kirby",)),
    ]


def test_other_makers_are_named() -> None:
    item = {"id": "kn-23", "name": "KN-23", "text": "KN-23", "producer": "IR"}
    (found,) = page("kn-23", [claim("a", roles={"item": item})]).contradictions
    assert "made in Iran; listed: North Korea" in found


def test_a_family_lists_its_kinds() -> None:
    found = page("ballistic-missile")
    assert "KN-23" in found.kinds
    assert found.figures == ()
