"""What a word needs beside it before it is read as an event."""

from __future__ import annotations

import pytest

from clauses import of_sentence


@pytest.mark.parametrize(
    ("language", "with_it", "without", "event"),
    [
        ("en", "The army fired missiles at Odesa.", "The army fired its director.", "use"),
        ("en", "Kuwait handed missiles to Jordan.", "Kuwait handed flowers to Jordan.", "transfer"),
        ("en", "Iran used drones against Odesa.", "Iran used a vote against Odesa.", "use"),
        ("en", "North Korea tested a missile on Monday.", "North Korea tested a vaccine on Monday.", "test"),
        ("de", "Minsk versorgte Syrien mit Panzern.", "Minsk versorgte Syrien mit Weizen.", "transfer"),
        ("de", "Minsk setzte Drohnen gegen Rebellen ein.", "Minsk setzte Juristen gegen Rebellen ein.", "use"),
        ("de", "Nordkorea testete am Montag eine Rakete.", "Nordkorea testete am Montag ein Medikament.", "test"),
    ],
)
def test_a_word_is_read_with_what_it_needs(language: str, with_it: str, without: str, event: str) -> None:
    assert of_sentence(language, with_it, event)
    assert of_sentence(language, without, event) == []


def test_people_sent_with_vehicles_are_a_deployment() -> None:
    sentence = "Poland sent troops with armoured vehicles to Latvia."
    assert of_sentence("en", sentence, "transfer") == []
    assert of_sentence("en", sentence, "deployment")


def test_who_condemns_did_not_do_it() -> None:
    found = of_sentence("en", "Kyiv condemned the delivery of Iranian drones to Russia.", "transfer")
    assert [c.stance for c in found] == ["condemns"]
    assert all("UA" not in str(c.roles) for c in found)
