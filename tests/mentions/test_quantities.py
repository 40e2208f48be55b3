"""Quantities: the coding manual's table in both languages, units, what is no quantity, and what holds of any text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stemmata.mentions.quantities import find_quantities, measured, unit_kind

Row = tuple[str, str, float | None, float | None, bool, str | None]

GERMAN: list[Row] = [
    ("Sie lieferten 18 Panzer.", "18", 18, 18, False, None),
    ("Sie lieferten zwölf Panzer.", "zwölf", 12, 12, False, None),
    ("Sie lieferten dreiundzwanzig Panzer.", "dreiundzwanzig", 23, 23, False, None),
    ("Sie lieferten 1.240 Motoren.", "1.240", 1240, 1240, False, None),
    ("Sie lieferten 120 000 Granaten.", "120 000", 120000, 120000, False, None),
    ("Sie lieferten 1,5 Millionen Granaten.", "1,5 Millionen", 1.5e6, 1.5e6, False, None),
    ("Sie lieferten eine halbe Million Granaten.", "eine halbe Million", 5e5, 5e5, False, None),
    ("Mindestens eine Rakete fiel.", "Mindestens eine", 1, None, False, None),
    ("Mehrere Raketen fielen.", "Mehrere", 2, None, False, None),
    ("Einige Raketen fielen.", "Einige", 2, None, False, None),
    ("Es fielen rund 50 Raketen.", "rund 50", 50, 50, True, None),
    ("Es fielen etwa 50 Raketen.", "etwa 50", 50, 50, True, None),
    ("Es fielen mehr als 180 Raketen.", "mehr als 180", 180, None, False, None),
    ("Sie schossen über 180 Raketen ab.", "über 180", 180, None, False, None),
    ("Ein Vertrag über 180 Panzer.", "180", 180, 180, False, None),
    ("Knapp 50 Panzer fehlen.", "Knapp 50", None, 50, True, None),
    ("Gut 300 Panzer fehlen.", "Gut 300", 300, None, True, None),
    ("Bis zu zehn Panzer fehlen.", "Bis zu zehn", None, 10, False, None),
    ("Höchstens zehn Panzer fehlen.", "Höchstens zehn", None, 10, False, None),
    ("Ein Dutzend Panzer fehlt.", "Ein Dutzend", 12, None, True, None),
    ("Etwa ein Dutzend Panzer fehlt.", "Etwa ein Dutzend", 12, 12, True, None),
    ("Mehr als ein Dutzend Boote.", "Mehr als ein Dutzend", 12, None, False, None),
    ("Zwei Dutzend Boote.", "Zwei Dutzend", 24, 24, False, None),
    ("Dutzende Raketen fielen.", "Dutzende", 24, None, True, None),
    ("Hunderte Raketen fielen.", "Hunderte", 200, None, True, None),
    ("Einige hundert Raketen fielen.", "Einige hundert", 200, None, True, None),
    ("Tausende Granaten fielen.", "Tausende", 2000, None, True, None),
    ("Zwischen 20 und 30 Raketen.", "Zwischen 20 und 30", 20, 30, False, None),
    ("Es waren 20 bis 30 Raketen.", "20 bis 30", 20, 30, False, None),
    ("Es waren 20-30 Raketen.", "20-30", 20, 30, False, None),
    ("Eine Reichweite von 900 Kilometern.", "900 Kilometern", 900, 900, False, "km"),
    ("Mit höchstens 40 Kilometern Reichweite.", "höchstens 40 Kilometern", None, 40, False, "km"),
    ("Ein Sprengkopf von 4,5 Tonnen.", "4,5 Tonnen", 4.5, 4.5, False, "t"),
    ("Im Wert von rund 400 Millionen Dollar.", "rund 400 Millionen Dollar", 4e8, 4e8, True, "USD"),
    ("Es kamen 5000 nordkoreanische Soldaten.", "5000", 5000, 5000, False, "person"),
    ("Sie schickten 13.000 Container.", "13.000", 13000, 13000, False, "container"),
    ("Sie fanden 1,6 Millionen Schuss Munition.", "1,6 Millionen", 1.6e6, 1.6e6, False, "round"),
    ("In drei Lieferungen.", "drei", 3, 3, False, "shipment"),
    ("Etwa 30 Prozent trafen.", "Etwa 30 Prozent", 30, 30, True, "%"),
    ("Die 155-Millimeter-Haubitzen.", "155", 155, 155, False, "mm"),
]  # fmt: skip

ENGLISH: list[Row] = [
    ("They sent 18 tanks.", "18", 18, 18, False, None),
    ("They sent twenty-three tanks.", "twenty-three", 23, 23, False, None),
    ("They sent 1,240 motors.", "1,240", 1240, 1240, False, None),
    ("They sent 2.7 million shells.", "2.7 million", 2.7e6, 2.7e6, False, None),
    ("They sent two hundred and fifty shells.", "two hundred and fifty", 250, 250, False, None),
    ("They sent half a dozen radars.", "half a dozen", 6, 6, False, None),
    ("They sent two dozen radars.", "two dozen", 24, 24, False, None),
    ("At least one missile fell.", "At least one", 1, None, False, None),
    ("Several missiles fell.", "Several", 2, None, False, None),
    ("Multiple missiles fell.", "Multiple", 2, None, False, None),
    ("Some missiles fell.", "Some", 2, None, False, None),
    ("A couple of missiles fell.", "A couple of", 2, None, False, None),
    ("Some 170 drones came.", "Some 170", 170, 170, True, None),
    ("About ten drones came.", "About ten", 10, 10, True, None),
    ("More than 180 missiles fell.", "More than 180", 180, None, False, None),
    ("They launched over 30 missiles.", "over 30", 30, None, False, None),
    ("They handed over 30 missiles.", "30", 30, 30, False, None),
    ("Upwards of 30 missiles.", "Upwards of 30", 30, None, False, None),
    ("Nearly 50 tanks.", "Nearly 50", None, 50, True, None),
    ("Just over 300 tanks.", "Just over 300", 300, None, True, None),
    ("Up to ten tanks.", "Up to ten", None, 10, False, None),
    ("Fewer than 40 tanks.", "Fewer than 40", None, 40, False, None),
    ("A dozen tanks.", "A dozen", 12, None, True, None),
    ("About a dozen tanks.", "About a dozen", 12, 12, True, None),
    ("Dozens of drones came.", "Dozens of", 24, None, True, None),
    ("Several dozen drones came.", "Several dozen", 24, None, True, None),
    ("Hundreds of drones came.", "Hundreds of", 200, None, True, None),
    ("Thousands of rifles.", "Thousands of", 2000, None, True, None),
    ("Tens of thousands of rifles.", "Tens of thousands of", 20000, None, True, None),
    ("Between 20 and 30 missiles.", "Between 20 and 30", 20, 30, False, None),
    ("From four to six million shells.", "From four to six million", 4e6, 6e6, False, None),
    ("It flies 20-30 km.", "20-30 km", 20, 30, False, "km"),
    ("A range of 900 km.", "900 km", 900, 900, False, "km"),
    ("A range of 900km.", "900km", 900, 900, False, "km"),
    ("Over 50 tons of ammunition.", "Over 50 tons", 50, None, False, "t"),
    ("It cost $40 million.", "$40 million", 4e7, 4e7, False, "USD"),
    ("A 375-million-dollar deal.", "375-million", 3.75e8, 3.75e8, False, "USD"),
    ("About 300 people came.", "About 300", 300, 300, True, "person"),
    ("More than 13,000 containers left.", "More than 13,000", 13000, None, False, "container"),
    ("They sent 5,000 North Korean soldiers.", "5,000", 5000, 5000, False, "person"),
    ("They sent 31 M1 Abrams.", "31", 31, 31, False, None),
    ("Nine out of ten hit.", "Nine out of ten", 90, 90, False, "%"),
    ("The first three missile tests failed.", "three", 3, 3, False, "test"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "row"), [("de", r) for r in GERMAN] + [("en", r) for r in ENGLISH])
def test_reads(language: str, row: Row) -> None:
    found = [q for q in find_quantities(row[0], language) if not q.article]
    assert [(q.text, q.min, q.max, q.approx, q.unit) for q in found] == [row[1:]]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Die KN-23, die S-300, die T-72 und der Leopard 2 standen bereit."),
        ("de", "Am 30. Dezember 2023 um 7.10 Uhr verwies die 3. Brigade auf Resolution 2216."),
        ("de", "Das Spiel endete 3:0, wie das Gremium (1718) in Nr. 14/2024 schrieb."),
        ("en", "The KN-23, the S-300, the T-72 and the Leopard 2A6 stood by."),
        ("en", "On 30 December 2023 at 7:10 p.m. the 3rd Brigade cited Resolution 2216 of 2015."),
        ("en", "The panel (1718) saw the last one in 2024, some time ago and one after another."),
    ],
)
def test_no_quantity(language: str, text: str) -> None:
    assert [q.text for q in find_quantities(text, language) if not q.article] == []


def test_articles_are_marked() -> None:
    found = find_quantities("A drone hit one tank.", "en")
    assert [(q.text, q.article) for q in found] == [("A", True), ("one", False)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("900 km", (900, "km", False)),
        ("about 900 km", (900, "km", True)),
        ("380 to 800 km", ("380-800", "km", False)),
        ("more than 7,000 km", ("more than 7000", "km", False)),
        ("at most 40 km", ("at most 40", "km", False)),
        ("nearly 86 minutes", (86, "min", True)),
    ],
)
def test_measured(text: str, value: tuple[float | str, str, bool]) -> None:
    assert measured(find_quantities(f"It flew {text}.", "en")[0]) == value


def test_kinds_of_units() -> None:
    assert [unit_kind(u) for u in (None, "km", "container", "person", "round", "USD")] == [
        "item", "length", "package", "people", "item", "money"]  # fmt: skip


_WORDS = (
    *("rund", "mehr", "als", "50", "bis", "zu", "-", "two", "dozen", "million", "over", "a", "eine", "1.240", "%"),
    *("km", "$", "several", "hundred", "and", "between", "KN", "zwischen", "und", "\n", "halbe", "of", "9" * 400),
)


@settings(deadline=None)
@given(
    st.one_of(st.text(max_size=100), st.lists(st.sampled_from(_WORDS), max_size=20).map(" ".join)),
    st.sampled_from(["de", "en"]),
)
def test_laws(text: str, language: str) -> None:
    end = 0
    for q in find_quantities(text, language):
        assert text[q.start : q.end] == q.text
        assert end <= q.start < q.end
        assert q.min is not None or q.max is not None
        assert q.min is None or q.max is None or q.min <= q.max
        end = q.end
