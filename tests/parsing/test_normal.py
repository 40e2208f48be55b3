"""Text as the pipelines see it, and the way back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemmata.parsing.normal import normalise, visible


@pytest.mark.parametrize(
    ("given_text", "seen"),
    [
        ("30\u00a0km", "30 km"),
        ("\u201eJa\u201c, sagte", '"Ja", sagte'),
        ("don\u2019t", "don't"),
        ("a \u2014 b", "a \u2013 b"),
    ],
)
def test_marks_are_plain_and_the_length_stays(given_text: str, seen: str) -> None:
    assert normalise(given_text).text == seen
    assert len(seen) == len(given_text)


def test_soft_hyphens_go_and_offsets_are_kept() -> None:
    text = "Ra\u00adke\u00adten flogen"
    normal = normalise(text)
    assert normal.text == "Raketen flogen"
    start, end = normal.start(0), normal.end(7)
    assert visible(text[start:end]) == "Raketen"
    assert text[normal.start(8) : normal.end(14)] == "flogen"


@given(st.text())
def test_every_kept_character_maps_to_its_place(text: str) -> None:
    normal = normalise(text)
    for k, character in enumerate(normal.text):
        assert normal.start(k) == normal.end(k + 1) - 1
        if character.isalnum():
            assert text[normal.start(k)] == character
