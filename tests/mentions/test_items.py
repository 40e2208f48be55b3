"""Items: designations by any of their names, families by their nouns, and what looks like one and is none."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemmata.knowledge.catalogue import families
from stemmata.mentions.items import find_items, unknown_designations


def found(text: str, language: str) -> list[tuple[str, str]]:
    return [(text[m.start : m.end], m.name) for m in find_items(text, language)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Kampfpanzer des Typs Leopard 2A6", [("Kampfpanzer des Typs Leopard 2A6", "Leopard 2A6")]),
        ("de", "ein Leopard 2 A6", [("Leopard 2 A6", "Leopard 2A6")]),
        ("de", "14 Leopard-Panzer", [("Leopard-Panzer", "Leopard")]),
        ("de", "Shahed-136-Drohnen", [("Shahed-136-Drohnen", "Shahed-136")]),
        ("de", "Drohnen vom Typ Shahed 136", [("Drohnen vom Typ Shahed 136", "Shahed-136")]),
        (
            "de",
            "Seezielflugkörper des russischen Typs Jachont",
            [("Seezielflugkörper des russischen Typs Jachont", "Yakhont")],
        ),
        ("de", "Himars-Raketenwerfer", [("Himars-Raketenwerfer", "HIMARS")]),
        ("de", "Patriot-Systeme", [("Patriot-Systeme", "Patriot")]),
        ("de", "drei Patriot-Startgeräte", [("Patriot-Startgeräte", "Patriot launcher")]),
        ("de", "KN‑23-Raketen", [("KN‑23-Raketen", "KN-23")]),
        ("de", "155-Millimeter-Granaten", [("155-Millimeter-Granaten", "155 mm shell")]),
        (
            "de",
            "Artilleriegranaten vom Kaliber 155 Millimeter",
            [("Artilleriegranaten vom Kaliber 155 Millimeter", "155 mm artillery shell")],
        ),
        ("de", "ungelenkte 122-mm-Raketen", [("ungelenkte 122-mm-Raketen", "122 mm rocket")]),
        (
            "de",
            "ballistische Raketenwerfer und ballistische Raketen",
            [
                ("ballistische Raketenwerfer", "ballistic missile launcher"),
                ("ballistische Raketen", "ballistic missile"),
            ],
        ),
        ("de", "mit Boden-Luft-Raketen", [("Boden-Luft-Raketen", "surface-to-air missile")]),
        ("de", "Die Raketenlieferungen gehen weiter.", [("Raketen", "missile")]),
        ("de", "Waffenstillstand, Waffenruhe, Luftwaffe", []),
        ("de", "eine Trägerrakete und eine Goldmine", []),
        ("de", "Ein Leopard lief durch den Zoo.", []),
        ("de", "Der Gepard ist ein schnelles Tier.", []),
        ("de", "Bauteile ballistischer Raketen", [("Bauteile ballistischer Raketen", "ballistic missile component")]),
        ("en", "Igla shoulder-fired missiles", [("Igla shoulder-fired missiles", "Igla")]),
        ("en", "152mm shells", [("152mm shells", "152 mm shell")]),
        ("en", "ballistic missile launchers", [("ballistic missile launchers", "ballistic missile launcher")]),
        ("en", "3,000 rounds were sent", [("rounds", "rounds")]),
        ("en", "two rounds of talks", []),
        ("en", "the armed forces and a think tank", []),
        ("en", "an arms embargo", [("arms", "arms")]),
        ("en", "Su-30SM fighter jets", [("Su-30SM fighter jets", "Su-30SM")]),
        ("en", "French Bastion armoured vehicles", [("Bastion armoured vehicles", "ACMAT Bastion")]),
        ("en", "Bastion coastal missiles", [("Bastion coastal missiles", "Bastion")]),
        ("en", "the patriot said so", []),
        (
            "en",
            "a Challenger 2 and several Challenger 2s sent",
            [("Challenger 2", "Challenger 2"), ("Challenger 2s", "Challenger 2")],
        ),
    ],
)
def test_found(language: str, text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "producer"),
    [
        ("de", "nordkoreanische Raketen", "KP"),
        ("de", "nordkoreanischen ballistischen Raketen", "KP"),
        ("de", "Drohnen iranischer Bauart", "IR"),
        ("de", "Waffen aus chinesischer Produktion", "CN"),
        ("de", "im Iran hergestellte Drohnen", "IR"),
        ("de", "ukrainische Leopard-Panzer", None),
        ("de", "russische Angriffe mit Drohnen", None),
        ("en", "Iranian-made drones", "IR"),
        ("en", "drones made in Turkey", "TR"),
        ("en", "rifles of Belgian origin", "BE"),
        ("en", "a French frigate", None),
    ],
)
def test_producer_only_where_the_text_says_so(language: str, text: str, producer: str | None) -> None:
    assert [m.producer for m in find_items(text, language)] == [producer]


@pytest.mark.parametrize(
    ("language", "text", "names", "family"),
    [
        ("de", "eine Drohne vom Typ Xyz-7", ["Xyz-7"], "drone"),
        ("en", "a Gamma-7 drone", ["Gamma-7"], "drone"),
        ("en", "a drone", [], "drone"),
        ("en", "a Shahed-136 drone", [], "attack-drone"),
    ],
)
def test_unknown_designations(language: str, text: str, names: list[str], family: str) -> None:
    assert [text[s.start : s.end] for s in unknown_designations(text, language)] == names
    (item,) = find_items(text, language)
    assert item.family == family
    assert item.name == (names[0] if names else item.name)


@pytest.mark.parametrize(
    ("language", "text", "plural"),
    [
        ("de", "eine Rakete", False),
        ("de", "die Raketen", True),
        ("de", "zwei Schützenpanzer", True),
        ("de", "gepanzerte Fahrzeuge", True),
        ("en", "a drone", False),
        ("en", "drones", True),
        ("en", "Shahed drones", True),
    ],
)
def test_plural(language: str, text: str, plural: bool) -> None:
    assert [m.plural for m in find_items(text, language)] == [plural]


@given(st.text(alphabet="Drohne KN-23Leopard2AmRakt„“155mİß\u00a0.", max_size=80), st.sampled_from(["de", "en"]))
def test_mentions_are_sorted_apart_and_of_known_families(text: str, language: str) -> None:
    mentions = find_items(text, language)
    assert all(0 <= m.start < m.end <= len(text) for m in mentions)
    assert all(a.end <= b.start for a, b in itertools.pairwise(mentions))
    assert all(m.family in families() for m in mentions)
