"""Claims in short phrases."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

import standins
from stemmata import phrases

CLAIM = standins.analyse(standins.read(standins.captured("Oslo delivered guns."))).claims[0]


@pytest.mark.parametrize(
    ("edtf", "said"),
    [
        ("2024-01-05", "2024-01-05"),
        ("../2024-01-05", "by 2024-01-05"),
        ("2024-01-05/..", "from 2024-01-05 on"),
        ("2023-12-31~/2024-01-01~", "about 2023-12-31 to about 2024-01-01"),
        ("2023~", "about 2023"),
        ("2022-23/..", "from autumn 2022 on"),
        ("../2023-33", "by quarter 1 of 2023"),
        ("2024-41~", "about second half of 2024"),
        ("2022-12", "2022-12"),
        (None, ""),
    ],
)
def test_times(edtf: str | None, said: str) -> None:
    assert phrases.time({"edtf": edtf}) == said


@pytest.mark.parametrize(
    ("published", "said"),
    [
        ("2022-10-17T22:40:00+03:00", "2022-10-17 19:40 UTC"),
        ("2022-10-18T00:10Z", "2022-10-18 00:10 UTC"),
        ("2022-10-17T22:40:00", "2022-10-17 22:40"),
        ("2022-10-17", "2022-10-17"),
        ("some day", "some day"),
        (None, "no date"),
    ],
)
def test_moments(published: str | None, said: str) -> None:
    assert phrases.moment(published) == said


@pytest.mark.parametrize(
    ("quantity", "said"),
    [
        ({"min": 1, "max": None}, "at least 1"),
        ({"min": 400, "max": 400, "approx": True}, "about 400"),
        ({"min": None, "max": 50, "approx": True}, "at most about 50"),
        ({"min": 380, "max": 800}, "380-800"),
        (None, ""),
    ],
)
def test_quantities(quantity: dict[str, Any] | None, said: str) -> None:
    assert phrases.quantity(quantity) == said


def test_a_claim() -> None:
    roles = {
        "supplier": {"id": "KP"},
        "operator": {"id": "RU"},
        "target": {"id": "UA", "text": "the country"},
        "item": {"id": "missile", "name": "missile", "family": "missile"},
        "quantity": {"min": 2, "max": None},
    }
    claim = replace(CLAIM, event="use", roles=roles, polarity="negative", stance="denies")
    assert phrases.what(claim) == "Russia against Ukraine; at least 2 missiles from North Korea"
    assert phrases.how(claim) == "NOT occurred, certain, denied"
    assert phrases.direction(replace(claim, event="transfer")) == "North Korea seized by Russia against Ukraine"
