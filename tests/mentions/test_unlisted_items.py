"""Weapons that no catalogue lists, by names that the text itself explains."""

from __future__ import annotations

import pytest

from stemmata import reading
from stemmata.claims.extract import analyse


def names(language: str, text: str) -> list[tuple[str, str, str]]:
    """(words, name, family) of the designated items of a text."""
    stated = {"published": "2024-05-17", "language": language, "publisher": "P"}
    found = analyse(reading.read_text(text, document="x", stated=stated)).items
    return [(text[m.start : m.end], m.name, m.family) for m in found if m.designation]


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        (
            "en",
            "Britain will hand over three of its Nightowl ballistic missiles. The Nightowl flies 500 kilometres.",
            [
                ("Nightowl ballistic missiles", "Nightowl", "ballistic-missile"),
                ("Nightowl", "Nightowl", "ballistic-missile"),
            ],
        ),
        (
            "en",
            "The army showed a drone called Zarqun. It fired the Zarqun at a target.",
            [("drone called Zarqun", "Zarqun", "drone"), ("Zarqun", "Zarqun", "drone")],
        ),
        (
            "de",
            "Die Armee zeigte eine Drohne vom Typ Zarqun. Die Zarqun flog 500 Kilometer weit.",
            [("Drohne vom Typ Zarqun", "Zarqun", "drone"), ("Zarqun", "Zarqun", "drone")],
        ),
        ("en", "It was an Arms Trade expert who counted Russian missiles and Hamas rockets.", []),
        ("en", "Western drones and Soviet tanks were seen. Monday missiles hit the town.", []),
        ("de", "Die Armee setzte am Montag Raketen Richtung Norden ein.", []),
    ],
)
def test_names_that_the_text_explains(language: str, text: str, wanted: list[tuple[str, str, str]]) -> None:
    assert names(language, text) == wanted


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("de", "Die Huthis feuerten eine Totschka-U ab.", "Tochka-U"),
        ("de", "Der Iran zeigte das Modell Dehlawijeh, eine Panzerabwehrrakete.", "Dehlavieh"),
        ("en", "Poland sent PT-91 tanks to Ukraine.", "PT-91 Twardy"),
    ],
)
def test_other_spellings_of_listed_names(language: str, text: str, wanted: str) -> None:
    assert [name for _, name, _ in names(language, text)] == [wanted]
