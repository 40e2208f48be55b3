"""Actors: states by all their names, organs and forces of states, bodies, groups, firms, persons."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemmata.mentions.actors import find_actors


def found(text: str, language: str) -> list[tuple[str, str, str]]:
    return [(text[m.start : m.end], m.id, m.form) for m in find_actors(text, language)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Nordkoreas Raketen trafen Kiew.", [("Nordkoreas", "KP", "name"), ("Kiew", "UA", "capital")]),
        ("de", "Moskaus Antwort", [("Moskaus", "RU", "capital")]),
        ("de", "ein russischer Diplomat", [("russischer", "RU", "adjective")]),
        ("de", "Iranische Drohnen", [("Iranische", "IR", "adjective")]),
        ("de", "Die Schwedinnen und Schweden", [("Schwedinnen", "SE", "demonym"), ("Schweden", "SE", "name")]),
        (
            "de",
            "Er kommt aus den Vereinigten Arabischen Emiraten.",
            [("Vereinigten Arabischen Emiraten", "AE", "name")],
        ),
        ("de", "Die US-Regierung schwieg.", [("US-Regierung", "US", "name")]),
        ("de", "russische Streitkräfte hätten gefeuert", [("russische Streitkräfte", "RU", "forces")]),
        ("de", "Polens Verteidigungsministerium", [("Polens Verteidigungsministerium", "PL", "compound")]),
        ("de", "das Außenministerium in Teheran", [("Außenministerium in Teheran", "IR", "compound")]),
        ("de", "der Generalstab der Ukraine", [("Generalstab der Ukraine", "UA", "forces")]),
        ("de", "Truppen in Kiew", [("Kiew", "UA", "capital")]),
        ("de", "im Golf von Aden", []),
        ("de", "Die „Washington Post“ berichtete.", [("Washington Post", "washington-post", "name")]),
        ("de", "Laut Putin", [("Putin", "RU", "leader")]),
        ("de", "uns gibt es", []),
        ("de", "die Huthi-Rebellen", [("Huthi-Rebellen", "houthis", "name")]),
        ("de", "Kämpfer des Islamischen Staats", [("Islamischen Staats", "islamic-state", "name")]),
        ("en", "Ukraine's air force said", [("Ukraine's air force", "UA", "forces")]),
        ("en", "the Russian ministry of defence", [("Russian ministry of defence", "RU", "compound")]),
        ("en", "the armed forces of Ukraine", [("armed forces of Ukraine", "UA", "forces")]),
        ("en", "Tell us about it.", []),
        ("en", "The New York Times reported.", [("New York Times", "new-york-times", "name")]),
        ("en", "Michael Jordan flew to Jordan.", [("Jordan", "JO", "name")]),
        ("en", "Iranians and Poles", [("Iranians", "IR", "demonym"), ("Poles", "PL", "demonym")]),
        ("en", "Washington denied it.", [("Washington", "US", "capital")]),
        ("en", "the U.S. State Department", [("U.S. State Department", "US", "name")]),
        ("en", "the U.N. Security Council", [("U.N. Security Council", "UN Security Council", "name")]),
        ("en", "Houthi fighters", [("Houthi", "houthis", "name")]),
    ],
)
def test_found(language: str, text: str, expected: list[tuple[str, str, str]]) -> None:
    assert found(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("de", "das deutsche Verteidigungsministerium", "German defence ministry"),
        ("de", "die ukrainische Luftwaffe", "Ukrainian Air Force"),
        ("de", "das amerikanische Außenministerium", "US State Department"),
        ("de", "der südkoreanische Geheimdienst", "South Korean National Intelligence Service"),
        ("de", "die estnische Zollbehörde", "Estonian customs"),
        ("en", "Japan's foreign ministry", "Japanese foreign ministry"),
        ("en", "Turkish intelligence officials", "Turkish intelligence officials"),
    ],
)
def test_organs_get_a_short_english_name(language: str, text: str, name: str) -> None:
    assert [m.name for m in find_actors(text, language)] == [name]


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("de", "Die Firma Lindenau Optik lieferte. Lindenau Optik bestritt das.", ["Lindenau Optik", "Lindenau Optik"]),
        ("de", "Die Torvald Marin GmbH liefert.", ["Torvald Marin"]),
        ("en", "Quillfeather Dynamics, a drone maker in Ohio, said so.", ["Quillfeather Dynamics"]),
        ("en", "the company said", []),
    ],
)
def test_firms_that_no_table_lists(language: str, text: str, names: list[str]) -> None:
    assert [m.name for m in find_actors(text, language) if m.kind == "company"] == names


@given(st.text(alphabet="UNSaKiewdr-'. \u00a0„“Poln’İß", max_size=80), st.sampled_from(["de", "en"]))
def test_mentions_are_sorted_and_apart(text: str, language: str) -> None:
    mentions = find_actors(text, language)
    assert all(0 <= m.start < m.end <= len(text) for m in mentions)
    assert all(a.end <= b.start for a, b in itertools.pairwise(mentions))
