"""Identifications: of what type or make a thing is said to be."""

from __future__ import annotations

import pytest

from clauses import keys, of_sentence


@pytest.mark.parametrize(
    ("language", "sentence", "item", "supplier", "property"),
    [
        ("en", "The debris came from a Hwasong-11 missile.", "hwasong-11", None, "type"),
        ("en", "Ukraine described the drones as Iranian-made.", "drone", "IR", None),
        ("de", "Die Trümmer stammten von einer Rakete vom Typ Hwasong-11.", "hwasong-11", None, "type"),
        ("de", "Die Ermittler identifizierten die Drohne als iranisches Fabrikat.", "drone", "IR", None),
    ],
)
def test_identifications(language: str, sentence: str, item: str, supplier: str | None, property: str | None) -> None:
    found = of_sentence(language, sentence, "identification")
    assert [keys(c.roles["item"]) for c in found] == [{item}]
    assert keys(found[0].roles.get("supplier")) == ({supplier} if supplier else set())
    assert property is None or found[0].roles["property"] == property


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Russian-made tanks were found in Libya."),
        ("en", "Iran delivered Iranian-made drones to Russia."),
        ("en", "The debris lay in a field."),
        ("de", "Die Trümmer lagen auf einem Feld."),
    ],
)
def test_a_make_that_only_names_identifies_nothing(language: str, sentence: str) -> None:
    assert of_sentence(language, sentence, "identification") == []
