"""How many: what a number beside an item counts."""

from __future__ import annotations

from typing import Any

import pytest

from clauses import of_sentence


@pytest.mark.parametrize(
    ("language", "sentence", "wanted"),
    [
        ("en", "Germany delivered 18 tanks to Ukraine.", (18, 18, False)),
        ("en", "Germany delivered around 50 tanks to Ukraine.", (50, 50, True)),
        ("en", "Germany delivered at least 20 tanks to Ukraine.", (20, None, False)),
        ("en", "Germany delivered three of the tanks to Ukraine.", (3, 3, False)),
        ("en", "Germany delivered tanks to three states.", None),
        ("en", "Iran sent 300 tonnes of ammunition to Russia.", None),
        ("en", "Three officials said Germany delivered tanks to Ukraine.", None),
        ("de", "Berlin lieferte Kiew mehr als 100 Panzer.", (100, None, False)),
        ("de", "Berlin lieferte Kiew rund 30 Panzer.", (30, 30, True)),
        ("de", "Berlin lieferte Kiew bis zu zehn Panzer.", (None, 10, False)),
        ("de", "Berlin lieferte Kiew Panzer.", None),
    ],
)
def test_quantity(language: str, sentence: str, wanted: tuple[int | None, int | None, bool] | None) -> None:
    found = of_sentence(language, sentence, "transfer")
    assert found
    quantity = found[0].roles.get("quantity")
    assert (quantity and (quantity["min"], quantity["max"], quantity["approx"])) == wanted


def test_each_item_has_its_own_number() -> None:
    found = of_sentence("en", "North Korea sent 40 tanks and 12 howitzers to Russia.", "transfer")
    assert {c.roles["item"]["id"]: c.roles["quantity"]["min"] for c in found} == {"tank": 40, "howitzer": 12}


@pytest.mark.parametrize(
    ("language", "sentence", "wanted"),
    [
        ("en", "Iran sent four containers of shells to Russia.", ("containers", 4, None)),
        ("en", "Iran sent 300 tonnes of ammunition to Russia.", ("weight", 300, "t")),
        ("de", "Berlin lieferte vier Batterien des Systems Patriot an Kiew.", ("batteries", 4, None)),
        ("de", "Minsk schickte 20 Container mit Granaten nach Syrien.", ("containers", 20, None)),
        ("de", "Berlin lieferte Kiew 30 Panzer.", (None, None, None)),
    ],
)
def test_packages_and_weights(language: str, sentence: str, wanted: tuple[str | None, int | None, str | None]) -> None:
    roles: Any = of_sentence(language, sentence, "transfer")[0].roles
    assert tuple(roles.get(k) for k in ("property", "value", "unit")) == wanted
    assert not isinstance(roles.get("value"), float), "whole numbers are written as such"
