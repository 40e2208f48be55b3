"""Properties that a sentence states of an item."""

from __future__ import annotations

import pytest

from clauses import claims, keys, of_sentence


@pytest.mark.parametrize(
    ("language", "sentence", "item", "stated"),
    [
        ("en", "The Hwasong-18 missile has a range of 15,000 kilometres.", "hwasong-18", {("range", 15000, "km")}),
        (
            "de",
            "Der Marschflugkörper Taurus hat eine Reichweite von mehr als 500 Kilometern.",
            "taurus",
            {("range", "more than 500", "km")},
        ),
        ("en", "The missile carries a warhead of 450 kilograms.", "missile", {("warhead mass", 450, "kg")}),
        ("en", "The Hwasong-18 uses solid fuel.", "hwasong-18", {("propellant", "solid fuel", None)}),
        ("en", "The Geran-2 is based on the Shahed-136.", "geran-2", {("design basis", "Shahed-136", None)}),
        ("de", "Die Geran-2 ist ein Nachbau der Shahed-136.", "geran-2", {("design basis", "Shahed-136", None)}),
        (
            "en",
            "The missile flew 600 kilometres at an altitude of 50 kilometres.",
            "missile",
            {("altitude", 50, "km"), ("distance", 600, "km")},
        ),
        (
            "en",
            "The missile reached an altitude of 1,000 kilometres and has a range of 4,000 kilometres.",
            "missile",
            {("altitude", 1000, "km"), ("range", 4000, "km")},
        ),
        ("en", "The missile was seen 600 kilometres from Kyiv.", "missile", set()),
    ],
)
def test_what_is_stated(language: str, sentence: str, item: str, stated: set[tuple[str, object, str | None]]) -> None:
    found = of_sentence(language, sentence, "specification")
    assert {(c.roles["property"], c.roles.get("value"), c.roles.get("unit")) for c in found} == stated
    assert all(keys(c.roles["item"]) == {item} for c in found)


def test_the_item_may_stand_in_the_sentence_before() -> None:
    text = "North Korea tested a Hwasong-18 missile on Monday. It has a range of 15,000 kilometres."
    found = [c for c in claims("en", text) if c.event == "specification"]
    assert [keys(c.roles["item"]) for c in found] == [{"hwasong-18"}]
    assert "15,000 kilometres" in found[0].evidence[0].quote
