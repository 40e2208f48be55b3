"""Places in German and English sentences: which, how precise, and what is none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemmata.mentions.places import find_places
from stemmata.model import PlaceMention

UA, RU, DE, US = "UA", "RU", "DE", "US"

GERMAN = [
    ("In der Region Saporischschja schlug eine Rakete ein.", [("Saporischschja", "Zaporizhzhia region", UA, "region")]),
    ("Getroffen wurde die Stadt Saporischschja.", [("Saporischschja", "Zaporizhzhia", UA, "settlement")]),
    (
        "Ziele lagen in den Oblasten Charkiw und Sumy.",
        [("Charkiw", "Kharkiv region", UA, "region"), ("Sumy", "Sumy region", UA, "region")],
    ),
    (
        "Im Gebiet Donezk fielen Bomben nahe Pokrowsk.",
        [("Donezk", "Donetsk region", UA, "region"), ("Pokrowsk", "Pokrovsk", UA, "settlement")],
    ),
    ("Artillerie feuerte aus dem Raum Kupjansk.", [("Kupjansk", "Kupiansk area", UA, "district")]),
    (
        "Treffer gab es bei Wuhledar und Awdijiwka.",
        [("Wuhledar", "Vuhledar", UA, "settlement"), ("Awdijiwka", "Avdiivka", UA, "settlement")],
    ),
    ("Kiews Luftabwehr war aktiv.", [("Kiews", "Kyiv", UA, "settlement")]),
    ("Auf der Krim brannte ein Depot.", [("Krim", "Crimea", UA, "region")]),
    ("Die Krim-Brücke wurde gesperrt.", [("Krim-Brücke", "Kerch Bridge", UA, "point")]),
    (
        "Südlich von Cherson am Dnipro schlugen Granaten ein.",
        [("Cherson", "Kherson", UA, "settlement"), ("Dnipro", "Dnipro River", UA, "sea")],
    ),
    ("Die Stadt Dnipro wurde angegriffen.", [("Dnipro", "Dnipro", UA, "settlement")]),
    ("Start war auf dem Testgelände Kapustin Jar.", [("Kapustin Jar", "Kapustin Yar", RU, "settlement")]),
    ("Die Region Belgorod meldete Drohnen.", [("Belgorod", "Belgorod region", RU, "region")]),
    ("Der Frachter wurde im Golf von Oman gestoppt.", [("Golf von Oman", "Gulf of Oman", None, "sea")]),
    ("Die Rakete fiel ins Japanische Meer.", [("Japanische Meer", "Sea of Japan", None, "sea")]),
    ("Der Panzer wurde in Munster erprobt.", [("Munster", "Munster", DE, "settlement")]),
    (
        "Die Waffen kamen aus den Vereinigten Arabischen Emiraten.",
        [("Vereinigten Arabischen Emiraten", "United Arab Emirates", "AE", "country")],
    ),
    (
        "Teheran schickte Waffen in den Jemen.",
        [("Teheran", "Tehran", "IR", "settlement"), ("Jemen", "Yemen", "YE", "country")],
    ),
    (
        "Kämpfe gab es in Nord-Darfur und in Bergkarabach.",
        [("Nord-Darfur", "North Darfur", "SD", "region"), ("Bergkarabach", "Nagorno-Karabakh", "AZ", "region")],
    ),
]
ENGLISH = [
    ("A missile hit the Zaporizhzhia region.", [("Zaporizhzhia", "Zaporizhzhia region", UA, "region")]),
    (
        "A missile hit the city of Kharkiv and Kharkiv Oblast.",
        [("Kharkiv", "Kharkiv", UA, "settlement"), ("Kharkiv", "Kharkiv region", UA, "region")],
    ),
    ("Shells fell near Nikopol.", [("Nikopol", "Nikopol", UA, "settlement")]),
    (
        "KYIV, Ukraine (AP) — Drones were heard.",
        [("KYIV", "Kyiv", UA, "settlement"), ("Ukraine", "Ukraine", UA, "country")],
    ),
    ("It was launched from the Pyongyang area.", [("Pyongyang", "Pyongyang area", "KP", "district")]),
    ("The plant is in Paris, Texas.", [("Paris", "Paris", US, "settlement"), ("Texas", "Texas", US, "region")]),
    (
        "The plant is in Scranton, Pa., and hires.",
        [("Scranton", "Scranton", US, "settlement"), ("Pa.", "Pennsylvania", US, "region")],
    ),
    (
        "The plant is in Atlanta, Georgia.",
        [("Atlanta", "Atlanta", US, "settlement"), ("Georgia", "Georgia", US, "region")],
    ),
    (
        "Tbilisi and Georgia's army agreed.",
        [("Tbilisi", "Tbilisi", "GE", "settlement"), ("Georgia", "Georgia", "GE", "country")],
    ),
    (
        "The dhow crossed the Gulf of Aden off Yemen.",
        [("Gulf of Aden", "Gulf of Aden", None, "sea"), ("Yemen", "Yemen", "YE", "country")],
    ),
    (
        "The Moscow-based firm shipped parts to Dubai.",
        [("Moscow", "Moscow", RU, "settlement"), ("Dubai", "Dubai", "AE", "settlement")],
    ),
    (
        "Drones hit a base near Engels in Russia's Saratov region.",
        [
            ("Engels", "Engels", RU, "settlement"),
            ("Russia", "Russia", RU, "country"),
            ("Saratov", "Saratov region", RU, "region"),
        ],
    ),
    (
        "Fragments fell in the village of Zelenopil, Ukraine.",
        [("Zelenopil", "Zelenopil", UA, "settlement"), ("Ukraine", "Ukraine", UA, "country")],
    ),
    ("Fighting went on in eastern Congo.", [("Congo", "DR Congo", "CD", "country")]),
]
NOWHERE = [
    ("en", "John Kirby spoke with Gen. Lloyd Austin in March."),
    ("en", "Nice words, said Mr. Lincoln."),
    ("en", "The Minsk agreements and the Nairobi Declaration were broken."),
    ("en", "The New York Times and the Washington Post had the story."),
    ("en", "The frigate Lancaster seized the boat."),
    ("en", "Ukrainian and Russian officials met Iranian envoys."),
    ("en", "The Hwasong-19 and the Grad launcher were shown."),
    ("de", "Beim Essen in der Halle sprach der General über den Regen."),
    ("de", "Die ukrainischen und russischen Unterhändler sprachen im Mai und im März."),
    ("de", "Die Fregatte Hessen lief aus."),
    ("de", "Die Hwasong-19 flog weit."),
]


def read(mention: PlaceMention, text: str) -> tuple[str, str, str | None, str]:
    return text[mention.start : mention.end], mention.name, mention.country, mention.precision


@pytest.mark.parametrize(("text", "expected"), GERMAN)
def test_german(text: str, expected: list[tuple[str, str, str | None, str]]) -> None:
    assert [read(m, text) for m in find_places(text, "de")] == expected


@pytest.mark.parametrize(("text", "expected"), ENGLISH)
def test_english(text: str, expected: list[tuple[str, str, str | None, str]]) -> None:
    assert [read(m, text) for m in find_places(text, "en")] == expected


@pytest.mark.parametrize(("language", "text"), NOWHERE)
def test_no_places(language: str, text: str) -> None:
    assert [text[m.start : m.end] for m in find_places(text, language)] == []


def test_context_decides_between_namesakes() -> None:
    """The same name, two texts: the state spoken of decides."""
    lebanon = "The army of Lebanon said a raid near Tripoli and Beirut killed two."
    libya = "The army of Libya said a raid near Tripoli and Benghazi killed two."
    assert [m.country for m in find_places(lebanon, "en") if lebanon[m.start : m.end] == "Tripoli"] == ["LB"]
    assert [m.country for m in find_places(libya, "en") if libya[m.start : m.end] == "Tripoli"] == ["LY"]


@pytest.mark.parametrize("name", ["Crimea", "Sevastopol", "Kerch"])
def test_crimea_is_marked_occupied(name: str) -> None:
    (mention,) = find_places(f"Explosions were heard in {name}.", "en")
    assert (mention.country, mention.status) == ("UA", "occupied")


def test_a_region_has_no_settlement_number() -> None:
    (mention,) = find_places("A strike hit the Kharkiv region.", "en")
    assert (mention.geonameid, mention.id) == (None, "place:ua-kharkiv-region")


def test_an_unknown_village_has_no_coordinates() -> None:
    (mention, _) = find_places("Fragments fell in the village of Zelenopil, Ukraine.", "en")
    assert (mention.id, mention.lat, mention.lon) == ("unresolved:zelenopil", None, None)


WORDS = st.sampled_from(
    (
        "Kyiv",
        "Kiew",
        "Paris",
        ",",
        ".",
        "-",
        "in",
        "near",
        "of",
        "the",
        "Oblast",
        "region",
        "Region",
        "Washington",
        "New",
        "York",
        "St.",
        "U.S.",
        "Pa.",
        "al-",
        "Dorf",
        "village",
        "Stadt",
        "und",
        "and",
        "Street",
        "'s",
        "’s",
        "\n",
        "Ł",
        "平",
        "\u00a0",
        "Kharkiv",
        "Georgia",
        "am",
        "Dnipro",
        "counties",
        "(",
        ")",
        "John",
        "March",
    )
)


@pytest.mark.parametrize("language", ["de", "en"])
@given(st.one_of(st.text(max_size=80), st.lists(WORDS, max_size=25).map(" ".join)))
def test_spans_are_in_range_sorted_and_apart(language: str, text: str) -> None:
    found = find_places(text, language)
    ends = [0, *(m.end for m in found)]
    for mention, end in zip(found, ends, strict=False):
        assert end <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end].strip() == text[mention.start : mention.end]
    assert found == find_places(text, language)
