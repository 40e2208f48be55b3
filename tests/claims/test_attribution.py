"""Who says what: content, source and chain on short reports of our own."""

from __future__ import annotations

import pytest

from stemmata.claims.attribution import chain_for, find_attributions, report_links, scope
from stemmata.mentions.actors import find_actors
from stemmata.model import Article, Attribution, Part
from stemmata.parsing import parse


def read(text: str, language: str) -> tuple[Article, list[Attribution]]:
    parts, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            parts.append(Part(kind="body", start=at, end=at + len(line)))
        at += len(line) + 1
    article = Article(document="test", text=text, parts=tuple(parts), language=language)
    sentences = parse(article)
    return article, find_attributions(article, sentences, find_actors(text, language, sentences))


def chain(text: str, words: str, language: str) -> list[str]:
    """Names of the chain that `words` stand under."""
    article, found = read(text, language)
    start = article.text.index(words)
    return [s.name for s in chain_for(found, start, start + len(words))]


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        (
            "Russland habe 40 Drohnen eingesetzt, sagte der ukrainische Verteidigungsminister Petro Halenko am Montag.",
            "Russland habe 40 Drohnen eingesetzt",
            ["Petro Halenko"],
        ),
        (
            "Nach Angaben der US-Regierung hat Nordkorea Raketen geliefert.",
            "hat Nordkorea Raketen geliefert",
            ["US government"],
        ),
        (
            "Laut Amnesty International wurden Haubitzen aus China gefunden.",
            "wurden Haubitzen aus China gefunden",
            ["Amnesty International"],
        ),
        (
            "Teheran bestreitet, Waffen an Russland geliefert zu haben.",
            "Waffen an Russland geliefert zu haben",
            ["Iranian government"],
        ),
        (
            "Die Panzer seien da, teilte das polnische Verteidigungsministerium mit. "
            "Zwei weitere Züge seien unterwegs.",
            "Zwei weitere Züge seien unterwegs",
            ["Polish defence ministry"],
        ),
        (
            "Die Panzer sind angekommen. Das bestätigte das polnische Verteidigungsministerium in Warschau.",
            "Die Panzer sind angekommen",
            ["Polish defence ministry"],
        ),
        ("Die Lieferung ist unterwegs.", "Die Lieferung ist unterwegs", []),
    ],
)
def test_german_chains(text: str, words: str, expected: list[str]) -> None:
    assert chain(text, words, "de") == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        (
            "Russia fired 40 drones at Kyiv, the Ukrainian air force said on Monday.",
            "Russia fired 40 drones at Kyiv",
            ["Ukrainian Air Force"],
        ),
        (
            "According to SIPRI, China sold howitzers to the Emirates.",
            "China sold howitzers to the Emirates",
            ["SIPRI"],
        ),
        (
            "Tehran denies that it has supplied missiles to Russia.",
            "it has supplied missiles to Russia",
            ["Iranian government"],
        ),
        (
            '"We have sent no shells," said the Serbian defence minister, Petar Jovic. "Not a single one."',
            "Not a single one",
            ["Petar Jovic"],
        ),
        ("The shipment left the port in May.", "The shipment left the port in May", []),
    ],
)
def test_english_chains(text: str, words: str, expected: list[str]) -> None:
    assert chain(text, words, "en") == expected


def test_denial_and_certainty() -> None:
    article, found = read("Die Regierung in Teheran wies den Vorwurf zurück, Drohnen geliefert zu haben.", "de")
    start = article.text.index("Drohnen geliefert")
    one = scope(found, start, start + 15)
    assert one is not None
    assert (one.stance, one.polarity) == ("denies", "negative")


def test_speaker_is_known_again_by_surname() -> None:
    text = (
        "John Kirby, a spokesman for the National Security Council, said Russia had received missiles. "
        "Kirby said the launchers were North Korean."
    )
    article, found = read(text, "en")
    start = article.text.index("the launchers were")
    source = chain_for(found, start, start + 20)[0]
    assert source.name == "John Kirby"
    assert source.role is not None


def test_report_links_join_agencies() -> None:
    article = Article(document="x", text="", parts=(), publisher="Musterblatt", agencies=("AFP", "dpa"), language="de")
    assert [s.name for s in report_links(article)] == ["AFP+dpa", "Musterblatt"]


@pytest.mark.parametrize("language", ["de", "en"])
def test_spans_lie_in_the_text_and_order_is_stable(language: str) -> None:
    text = '"Nein", sagte er. – So? "Offen „und kaputt\nX: Y, said Z; "no' * 3
    article, found = read(text, language)
    for one in found:
        for span in (*one.source, *one.cue, *one.content):
            assert 0 <= span.start < span.end <= len(article.text)
    assert read(text, language)[1] == found


def test_empty_text() -> None:
    assert read("", "de")[1] == []
