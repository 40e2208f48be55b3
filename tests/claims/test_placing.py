"""Where an event happens: by a slot of its frame, by its clause, by the clause that tells the same event."""

from __future__ import annotations

import pytest

from clauses import claims, of_sentence


@pytest.mark.parametrize(
    ("language", "sentence", "event", "name"),
    [
        ("en", "Russia fired two missiles at a depot in Kharkiv.", "use", "Kharkiv"),
        (
            "en",
            "Poland trained Ukrainian crews on the Leopard at Grafenwöhr in southern Germany.",
            "deployment",
            "Grafenwöhr",
        ),
        ("en", "Ammunition was flown from Serbia to Misrata.", "transfer", "Misratah"),
        ("en", "North Korea fired a ballistic missile from the Pyongyang area.", "test", "Pyongyang"),
        ("de", "Die USA verlegten eine Typhon-Batterie in den Norden der Insel Luzon.", "deployment", "Luzon"),
        ("de", "Russland griff in Charkiw ein Depot mit Drohnen an.", "use", "Kharkiv"),
        ("de", "In Misrata trafen Waffen aus der Türkei ein.", "transfer", "Misratah"),
    ],
)
def test_the_place_of_an_event(language: str, sentence: str, event: str, name: str) -> None:
    places = [c.roles["place"]["name"] for c in of_sentence(language, sentence, event) if "place" in c.roles]
    assert any(name in p for p in places), places


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Germany agreed in Ankara to sell tanks to Turkey."),
        ("en", "The ministry in Berlin said Germany had handed Ukraine 18 tanks."),
        ("en", "Germany handed 18 tanks to Kyiv."),
        ("de", "Nach Angaben des Generalstabs in Seoul lieferte Nordkorea Granaten an Russland."),
        ("de", "Deutschland übergab Kiew 18 Panzer."),
    ],
)
def test_seats_and_signings_are_no_places(language: str, sentence: str) -> None:
    assert [c.roles.get("place") for c in of_sentence(language, sentence, "transfer")] == [None]


def test_a_detail_happened_where_the_event_did() -> None:
    text = (
        "The US Navy seized 2,116 rifles in the Gulf of Oman on Tuesday. The rifles came from Iran. "
        "The US Navy also seized 20 missiles on Tuesday."
    )
    assert {c.roles["place"]["name"] for c in claims("en", text) if c.roles.get("property") == "seized in transit"} == {
        "Gulf of Oman"
    }
