"""Where sentences and words begin and end."""

from __future__ import annotations

import pytest

from stemmata.parsing import parse_text

SPLITS = {
    "de": [
        ["Am 30. Dezember feuerten sie eine Rakete ab.", "Das war 2023.", "Am 3. Mai folgte die nächste."],
        ["Der Preis liegt bei 2,5 Mio. Euro.", "Die Firma schweigt."],
        ["„Wir liefern nicht.“", "Das sagte er am Montag.", "„Wann?“, fragte sie."],
        ["Es waren Reste einer KN-23.", "Das sagte Kirby.", "Er traf ihn am 12.", "Die Regierung schwieg."],
        ["Laut Art. 5 Abs. 2 gilt das Verbot auch für Ersatzteile, z.B. für Motoren u.a. Teile."],
        ["Berlin/Kiew (dpa/afp) –", "Die Ukraine erhielt Panzer."],
        ["Caracas -", "Unter dem Druck der USA sucht Maduro Hilfe."],
        ["Der Sprecher nannte drei Gründe: Geld, Zeit und Personal."],
    ],
    "en": [
        ["The U.S. Army sent 18 howitzers on Dec. 30.", "Gen. A. Smith met J. Doe at noon.", "They left."],
        ["It looked like a GB50A.", "The wreck was that of an Iskander-M.", "Nobody was hurt."],
        ['"We have sold nothing," Mr. Kirby said.', '"Why?" he was asked.', "(He did not reply.)"],
        ["SEOUL, April 16 (Reuters) -", "Four ships made 64 voyages.", "They left."],
        ["KYIV —", "Russia fired 12 missiles."],
        ["Kim - North Korea's leader - inspected the plant."],
        ["13:30", "Tokyo wants a meeting."],
        ["Lot No. 5 was made in the 1990s.", "It cost 90 million euros."],
    ],
}


@pytest.mark.parametrize(("language", "sentences"), [(code, case) for code, cases in SPLITS.items() for case in cases])
def test_sentences_end_where_they_end(language: str, sentences: list[str]) -> None:
    text = " ".join(sentences)
    assert [text[found.start : found.end] for found in parse_text(text, language)] == sentences


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        (
            "de",
            "Die US-Regierung schickte KN-23-Raketen (Hwasong-11A).",
            ["Die", "US-Regierung", "schickte", "KN-23-Raketen", "(", "Hwasong-11A", ")", "."],
        ),
        ("de", "Es war 1999.", ["Es", "war", "1999", "."]),
        ("en", "They don\u2019t buy S-300s.", ["They", "do", "n\u2019t", "buy", "S-300s", "."]),
    ],
)
def test_words(language: str, text: str, words: list[str]) -> None:
    (sentence,) = parse_text(text, language)
    assert [token.text for token in sentence.tokens] == words
