"""How a phrase stands to an event word: as subject, object, after which preposition, by way of which verb."""

from __future__ import annotations

import pytest

from clauses import planted
from stemmata.claims.arguments import places_of, weights
from stemmata.claims.lexicon import lexicon
from stemmata.claims.phrases import CONTROL, DIRECT, GAP, LINEAR, case_of
from stemmata.claims.triggers import find_triggers

ACTIVE = (
    "Iran/PROPN/1/nsubj sent/VERB/-/root drones/NOUN/1/obj to/ADP/4/case "
    "Russia/PROPN/1/obl from/ADP/6/case Bushehr/PROPN/1/obl"
)
PASSIVE = (
    "Drones/NOUN/2/nsubj:pass were/AUX/2/aux:pass sent/VERB/-/root to/ADP/4/case Russia/PROPN/2/obl "
    "by/ADP/6/case Iran/PROPN/2/obl"
)
RELATIVE = (
    "the/DET/1/det drones/NOUN/-/root that/PRON/4/obj Iran/PROPN/4/nsubj "
    "sent/VERB/1/acl:relcl to/ADP/6/case Russia/PROPN/4/obl"
)
REDUCED = "drones/NOUN/-/root sent/VERB/0/acl/VerbForm=Part,Tense=Past to/ADP/3/case Russia/PROPN/1/obl"
CARRYING = "ships/NOUN/-/root carrying/VERB/0/acl/VerbForm=Part,Tense=Pres rockets/NOUN/1/obj"
PLANS = "Iran/PROPN/1/nsubj plans/VERB/-/root to/PART/3/mark send/VERB/1/xcomp/VerbForm=Inf drones/NOUN/3/obj"
JOINED = (
    "Iran/PROPN/1/nsubj built/VERB/-/root rockets/NOUN/1/obj and/CCONJ/4/cc sent/VERB/1/conj drones/NOUN/4/obj "
    "to/ADP/7/case Russia/PROPN/4/obl"
)
GERMAN_PASSIVE = "Panzer/NOUN/4/nsubj:pass wurden/AUX/4/aux:pass von/ADP/3/case Minsk/PROPN/4/obl geliefert/VERB/-/root"
GERMAN_RELATIVE = "Panzer/NOUN/-/root ,/PUNCT/4/punct die/PRON/4/obj Minsk/PROPN/4/nsubj lieferte/VERB/0/acl:relcl"
ADJECTIVE = "die/DET/2/det gelieferten/ADJ/2/amod Panzer/NOUN/-/root"
OF_NOUN = (
    "Delivery/NOUN/-/root of/ADP/2/case drones/NOUN/0/nmod from/ADP/4/case "
    "Iran/PROPN/0/nmod to/ADP/6/case Russia/PROPN/0/nmod"
)
POSSESSIVE = "Iran/PROPN/2/nmod:poss 's/PART/0/case deliveries/NOUN/-/root"
COMPOUND = "drone/NOUN/1/compound deliveries/NOUN/-/root"
LIGHT = "Iran/PROPN/1/nsubj began/VERB/-/root deliveries/NOUN/1/obj of/ADP/4/case drones/NOUN/2/nmod"
PHRASE = "Minsk/PROPN/1/nsubj took/VERB/-/root delivery/NOUN/1/obj of/ADP/4/case rockets/NOUN/2/nmod"
VIEW = (
    "Minsk/PROPN/1/nsubj takes/VERB/-/root the/DET/3/det view/NOUN/1/obj that/SCONJ/5/mark delivering/VERB/3/acl "
    "drones/NOUN/5/obj"
)
SAID = (
    "Kyiv/PROPN/1/nsubj said/VERB/-/root Iran/PROPN/4/nsubj had/AUX/4/aux "
    "sent/VERB/1/ccomp/VerbForm=Part drones/NOUN/4/obj"
)


@pytest.mark.parametrize(
    ("language", "words", "trigger", "phrase", "slot", "weight"),
    [
        ("en", ACTIVE, "sent", "Iran", "subj", DIRECT),
        ("en", ACTIVE, "sent", "drones", "obj", DIRECT),
        ("en", ACTIVE, "sent", "Russia", "to", DIRECT),
        ("en", ACTIVE, "sent", "Bushehr", "from", DIRECT),
        ("en", PASSIVE, "sent", "Drones", "obj", DIRECT),
        ("en", PASSIVE, "sent", "Russia", "to", DIRECT),
        ("en", PASSIVE, "sent", "Iran", "subj", DIRECT),
        ("en", RELATIVE, "sent", "drones", "obj", GAP),
        ("en", RELATIVE, "sent", "Iran", "subj", DIRECT),
        ("en", REDUCED, "sent", "drones", "obj", GAP),
        ("en", CARRYING, "carrying", "ships", "subj", GAP),
        ("en", CARRYING, "carrying", "rockets", "obj", DIRECT),
        ("en", PLANS, "send", "Iran", "subj", CONTROL),
        ("en", PLANS, "send", "drones", "obj", DIRECT),
        ("en", JOINED, "sent", "Iran", "subj", CONTROL),
        ("en", JOINED, "sent", "Russia", "to", DIRECT),
        ("en", SAID, "sent", "Iran", "subj", DIRECT),
        ("de", GERMAN_PASSIVE, "geliefert", "Panzer", "obj", DIRECT),
        ("de", GERMAN_PASSIVE, "geliefert", "Minsk", "subj", DIRECT),
        ("de", GERMAN_RELATIVE, "lieferte", "Panzer", "obj", GAP),
        ("de", GERMAN_RELATIVE, "lieferte", "Minsk", "subj", DIRECT),
        ("de", ADJECTIVE, "gelieferten", "Panzer", "obj", GAP),
        ("en", OF_NOUN, "Delivery", "drones", "of", DIRECT),
        ("en", OF_NOUN, "Delivery", "Iran", "from", DIRECT),
        ("en", OF_NOUN, "Delivery", "Russia", "to", DIRECT),
        ("en", POSSESSIVE, "deliveries", "Iran", "poss", DIRECT),
        ("en", COMPOUND, "deliveries", "drone", "mod", DIRECT),
        ("en", LIGHT, "deliveries", "Iran", "subj", CONTROL),
        ("en", LIGHT, "deliveries", "drones", "of", DIRECT),
        ("en", PHRASE, "took", "rockets", "obj", DIRECT),
    ],
)
def test_the_best_slot(language: str, words: str, trigger: str, phrase: str, slot: str, weight: float) -> None:
    t = planted(words, language)
    lex = lexicon(language)
    event = next(x for x in find_triggers(t, lex, language) if t.tokens[x.i].text == trigger)
    head = next(k.i for k in t.tokens if k.text == phrase)
    found = places_of(t, event, head, lex)
    assert (slot, weight) in [(p.slot, p.weight) for p in found if p.weight == found[0].weight], found
    assert weights(found) == {p.slot: p.weight for p in found}


@pytest.mark.parametrize(
    ("language", "words", "trigger", "phrase"),
    [
        ("en", SAID, "sent", "Kyiv"),
        ("en", JOINED, "sent", "rockets"),
        ("en", VIEW, "takes", "drones"),
    ],
)
def test_what_belongs_to_another_verb_is_never_sure(language: str, words: str, trigger: str, phrase: str) -> None:
    t = planted(words, language)
    lex = lexicon(language)
    event = next(x for x in find_triggers(t, lex, language) if t.tokens[x.i].text == trigger)
    head = next(k.i for k in t.tokens if k.text == phrase)
    assert all(p.weight <= LINEAR and p.slot != "obj" for p in places_of(t, event, head, lex))


def test_a_stop_between_leaves_nothing_to_the_order_of_words() -> None:
    t = planted("Minsk/PROPN/-/root ,/PUNCT/0/punct missiles/NOUN/3/nsubj:pass delivered/VERB/0/parataxis")
    event = next(x for x in find_triggers(t, lexicon("en"), "en") if x.word == "deliver")
    assert places_of(t, event, 0, lexicon("en")) == []


def test_a_compound_names_its_own_modifier() -> None:
    t = planted("die/DET/1/det Raketenlieferung/NOUN/-/root", "de")
    event = find_triggers(t, lexicon("de"), "de")[0]
    assert [(p.slot, p.weight) for p in places_of(t, event, 1, lexicon("de"))] == [("mod", DIRECT)]


@pytest.mark.parametrize(
    ("words", "token", "wanted"),
    [
        ("to/ADP/1/case Minsk/PROPN/-/root", 1, "to"),
        ("to/ADP/1/case Minsk/PROPN/-/root and/CCONJ/3/cc Riga/PROPN/1/conj", 3, "to"),
        ("because/ADP/2/case of/ADP/0/fixed Minsk/PROPN/-/root", 2, "because of"),
        ("from/ADP/3/advmod the/DET/2/det north/NOUN/3/obl came/VERB/-/root", 2, "from"),
        ("Minsk/PROPN/-/root 's/PART/0/case", 0, None),
        ("Minsk/PROPN/1/nsubj came/VERB/-/root", 0, None),
    ],
)
def test_the_preposition_of_a_phrase(words: str, token: int, wanted: str | None) -> None:
    assert case_of(planted(words), token) == wanted
