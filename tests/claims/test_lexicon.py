"""The trigger lexicon: which written forms a verb or noun of the lists has."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemmata.claims.lexicon import compile_words, lexicon, noun_entries

STRONG_DE = {
    "geben": {"stems": ["gib", "gab", "gäb"], "participle": "gegeben"},
    "schießen": {"stems": ["schoss", "schöss"], "participle": "geschossen"},
    "senden": {"stems": ["sand"], "participle": "gesandt", "weak": True},
}
STRONG_EN = {"take": {"stems": ["took"], "participle": "taken"}, "sell": {"stems": ["sold"], "participle": "sold"}}


def forms(language: str, verb: str) -> dict[str, set[str | None]]:
    """Written form -> the particles that it needs beside it (None: none)."""
    strong = STRONG_DE if language == "de" else STRONG_EN
    words = compile_words([{"frame": "give", "verbs": [verb]}], language, strong)
    return {form: {w.particle for w in found} for form, found in words.verbs.items()}


@pytest.mark.parametrize(
    ("language", "verb", "wanted"),
    [
        (
            "de",
            "liefern",
            "liefern liefere lieferst liefert lieferte lieferten geliefert gelieferte liefernd liefernde",
        ),
        ("de", "rüsten", "rüsten rüste rüstet rüstete rüsteten gerüstet gerüsteten rüstend"),
        ("de", "exportieren", "exportiert exportierte exportierten exportierende"),
        ("de", "bestellen", "bestellt bestellte bestellten bestellend"),
        ("de", "geben", "gebe gibt gab gaben gäbe gegeben gegebenen gebend"),
        ("de", "übergeben", "übergibt übergab übergaben übergeben übergebenen"),
        ("de", "beschießen", "beschießt beschoss beschossen beschossene"),
        ("de", "senden", "sendet sendete sandte sandten gesandt gesendet gesendete"),
        ("de", "entsenden", "entsandte entsendet entsandt entsendet entsandten"),
        ("en", "deliver", "deliver delivers delivered delivering"),
        ("en", "supply", "supply supplies supplied supplying"),
        ("en", "ship", "ships shipped shipping"),
        ("en", "donate", "donates donated donating"),
        ("en", "launch", "launches launched launching"),
        ("en", "deploy", "deploys deployed deploying"),
        ("en", "take", "takes took taken taking"),
        ("en", "sell", "sells sold selling"),
        ("en", "free", "frees freed freeing"),
    ],
)
def test_a_verb_has_its_forms(language: str, verb: str, wanted: str) -> None:
    found = forms(language, verb)
    assert [form for form in wanted.split() if form not in found] == []
    assert all(particles == {None} for particles in found.values())


@pytest.mark.parametrize(
    ("language", "verb", "unwanted"),
    [
        ("de", "bestellen", "gebestellt begestellt"),
        ("de", "exportieren", "geexportiert"),
        ("de", "beschießen", "gebeschossen begeschossen"),
        ("de", "übergeben", "geübergeben übergegeben"),
        ("en", "sell", "selled"),
        ("en", "supply", "supplys supplyed"),
        ("en", "deploy", "deploies deploied deployying"),
        ("en", "donate", "donateed donateing"),
    ],
)
def test_a_verb_has_no_others(language: str, verb: str, unwanted: str) -> None:
    found = forms(language, verb)
    assert [form for form in unwanted.split() if form in found] == []


@pytest.mark.parametrize(
    ("verb", "apart", "together"),
    [
        ("aus|liefern", "liefert lieferte liefern", "ausliefert ausgeliefert auszuliefern ausliefernden"),
        ("ab|geben", "gibt gab gaben", "abgibt abgab abgegeben abzugeben abgegebene"),
        ("ab|schießen", "schießt schoss schossen", "abschoss abgeschossen abzuschießen abgeschossene"),
    ],
)
def test_a_separable_verb_stands_apart_or_together(verb: str, apart: str, together: str) -> None:
    found = forms("de", verb)
    particle = verb.split("|")[0]
    assert {form: found.get(form) for form in apart.split()} == {form: {particle} for form in apart.split()}
    assert {form: found.get(form) for form in together.split()} == {form: {None} for form in together.split()}


def test_an_english_phrase_needs_its_particle() -> None:
    assert forms("en", "take|delivery_of")["took"] == {"delivery_of"}
    assert "delivery_oftook" not in forms("en", "take|delivery_of")


@pytest.mark.parametrize(
    ("language", "noun", "wanted"),
    [
        ("de", "lieferung", "lieferung lieferungen"),
        ("de", "vertrag", "vertrag vertrags vertrages verträge verträgen"),
        ("de", "kauf", "kauf kaufs kaufes käufe käufen"),
        ("de", "verkauf", "verkauf verkäufe verkäufen"),
        ("de", "test", "tests teste testes"),
        ("en", "delivery", "delivery deliveries"),
        ("en", "shipment", "shipment shipments"),
        ("en", "launch", "launch launches"),
        ("en", "convoy", "convoys"),
    ],
)
def test_a_noun_has_its_forms(language: str, noun: str, wanted: str) -> None:
    found = compile_words([{"frame": "give", "nouns": [noun]}], language, {}).nouns
    assert [form for form in wanted.split() if form not in found] == []


@pytest.mark.parametrize(
    ("language", "word", "part"),
    [
        ("de", "Waffenlieferungen", "lieferungen"),
        ("de", "Raketentests", "tests"),
        ("de", "Drohnenangriffe", "angriffe"),
        ("de", "Lieferwagen", ""),
        ("de", "Lieferung", "lieferung"),
        ("en", "deliveries", "deliveries"),
        ("en", "nondelivery", ""),
    ],
)
def test_a_german_compound_speaks_by_its_last_part(language: str, word: str, part: str) -> None:
    entries, found = noun_entries(lexicon(language), word)
    assert found == part
    assert bool(entries) == bool(part)


@pytest.mark.parametrize("language", ["de", "en"])
def test_participles_and_gerunds_are_verb_forms(language: str) -> None:
    lex = lexicon(language)
    assert lex.participles | lex.gerunds <= lex.verbs.keys()
    assert lex.adjectival == lex.participles | lex.gerunds


@given(st.text("abdefgiklmnoprstu", min_size=3, max_size=9))
def test_any_base_gives_its_own_form_once(stem: str) -> None:
    for language, base in (("de", stem + "en"), ("en", stem)):
        words = compile_words([{"frame": "give", "verbs": [base]}], language, {})
        assert [w.lemma for w in words.verbs[base]] == [base]
        assert all(form == form.strip() and form for form in words.verbs)
