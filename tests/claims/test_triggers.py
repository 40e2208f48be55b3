"""Which words of a sentence evoke an event: particles, hyphens, participles, nouns, and words that do not."""

from __future__ import annotations

import pytest

from clauses import named_words, parsed, planted, triggers
from stemmata.claims.lexicon import lexicon
from stemmata.claims.triggers import constructions, find_triggers, particle_of


@pytest.mark.parametrize(
    ("language", "sentence", "wanted"),
    [
        ("en", "North Korea test-fired two missiles.", "fired=test-fire"),
        ("en", "Iran used drones against Odesa.", "used=use"),
        ("en", "Moscow will hand over tanks to Minsk.", "hand=hand over"),
        ("en", "Air defences shot down nine drones.", "shot=shoot down"),
        ("en", "Belarus took delivery of missiles.", "took=take delivery of"),
        ("en", "Iran supplies drones.", "supplies=supply"),
        ("en", "Supplies of tanks to Minsk continued.", "Supplies=supplies"),
        ("en", "A shipment of arms to Libya arrived.", "shipment=shipment arrived=arrive"),
        ("de", "Berlin lieferte Panzer an Kiew.", "lieferte=liefern"),
        ("de", "Moskau gab die Panzer an Minsk ab.", "gab=abgeben"),
        ("de", "Moskau plant, Panzer abzugeben.", "abzugeben=abgeben"),
        ("de", "Die Armee nahm die Panzer entgegen.", "nahm=entgegennehmen"),
        ("de", "Berlin sagte Kiew Panzer zu.", "sagte=zusagen"),
        ("de", "Die Raketenlieferung traf ein.", "Raketenlieferung=lieferung traf=eintreffen"),
        ("de", "Die Luftabwehr schoss neun Drohnen ab.", "schoss=abschießen"),
        ("de", "Minsk setzte die Drohnen gegen Rebellen ein.", "setzte=einsetzen"),
    ],
)
def test_words_that_evoke(language: str, sentence: str, wanted: str) -> None:
    found = named_words(parsed(language, sentence), language)
    rows = sentence_rows(wanted)
    assert {word: found.get(word) for word in rows} == rows


def sentence_rows(wanted: str) -> dict[str, str]:
    """`a=b c d=e` as rows; a word without `=` goes on with the one before."""
    rows: dict[str, str] = {}
    last = ""
    for piece in wanted.split():
        word, equals, name = piece.partition("=")
        if equals:
            last = word
            rows[word] = name
        else:
            rows[last] += " " + word
    return rows


@pytest.mark.parametrize(
    ("language", "sentence", "unwanted"),
    [
        ("en", "Drones used to attack Odesa came from Iran.", "used"),
        ("en", "The army carried out an attack.", "carried"),
        ("de", "Die Zahl der Panzer nahm zu.", "nahm"),
        ("de", "Sie wies die Vorwürfe zurück.", "wies"),
        ("de", "Der Lieferwagen stand da.", "Lieferwagen"),
    ],
)
def test_words_that_do_not(language: str, sentence: str, unwanted: str) -> None:
    assert unwanted not in named_words(parsed(language, sentence), language)


def test_an_attributive_participle_takes_no_particle_of_the_main_verb() -> None:
    t = planted(
        "Die/DET/2/det gelieferten/ADJ/2/amod Panzer/NOUN/3/nsubj kamen/VERB/-/root an/ADP/3/compound:prt "
        "./PUNCT/3/punct"
    )
    assert named_words(t, "de") == {"gelieferten": "liefern", "kamen": "ankommen"}
    assert next(x for x in triggers(t, "de") if x.i == 1).kind == "participle"


def test_words_within_a_name_are_silent_but_for_what_reaches_beyond() -> None:
    rifles = planted("The/DET/2/det assault/NOUN/2/compound rifles/NOUN/3/nsubj arrived/VERB/-/root")
    assert [x.i for x in find_triggers(rifles, lexicon("en"), "en", [(4, 18)])] == [3]
    load = planted("Die/DET/1/det Raketenlieferung/NOUN/2/nsubj kam/VERB/-/root")
    assert [x.modifier for x in find_triggers(load, lexicon("de"), "de", [(4, 11)]) if x.i == 1] == [7]


def test_a_verb_that_reads_as_a_name_is_one_where_the_clause_has_no_other() -> None:
    t = planted("Iran/PROPN/1/nsubj arms/VERB/-/root Bolivia/PROPN/1/obj")
    assert [x.word for x in find_triggers(t, lexicon("en"), "en", [(5, 9)])] == ["arm"]
    t = planted("Iran/PROPN/1/nsubj sells/VERB/-/root arms/NOUN/1/obj")
    assert [x.word for x in find_triggers(t, lexicon("en"), "en", [(11, 15)])] == ["sell"]


@pytest.mark.parametrize(
    ("words", "particle", "where"),
    [
        ("sie/PRON/1/nsubj gab/VERB/-/root sie/PRON/1/obj ab/ADP/1/compound:prt ./PUNCT/1/punct", "ab", (3,)),
        ("sie/PRON/1/nsubj gab/VERB/-/root sie/PRON/1/obj ab/ADP/2/case und/CCONJ/1/cc", "ab", (3,)),
        ("sie/PRON/1/nsubj gab/VERB/-/root ,/PUNCT/1/punct ab/ADP/4/case Montag/NOUN/1/obl", "ab", ()),
        ("sie/PRON/1/nsubj gab/VERB/-/root ab/ADP/3/case Montag/NOUN/1/obl viel/ADV/1/advmod", "ab", ()),
        ("it/PRON/1/nsubj shot/VERB/-/root down/ADP/3/case two/NUM/1/obj", "down", (2,)),
        ("it/PRON/1/nsubj took/VERB/-/root delivery/NOUN/1/obj of/ADP/4/case it/PRON/2/nmod", "delivery_of", (2, 3)),
    ],
)
def test_where_a_particle_stands(words: str, particle: str, where: tuple[int, ...]) -> None:
    language = "de" if words.startswith("sie/") else "en"
    assert particle_of(planted(words, language), 1, particle) == where


def test_any_other_full_verb_may_be_read_by_what_it_governs() -> None:
    t = planted("Minsk/PROPN/1/nsubj lobbed/VERB/-/root shells/NOUN/1/obj and/CCONJ/4/cc has/AUX/5/aux run/VERB/1/conj")
    assert [x.i for x in constructions(t, {5}, lambda tree, i: False)] == [1]
    assert constructions(t, {5}, lambda tree, i: True) == []
