"""How real a sentence says its event is: status, polarity, certainty, stance, in both languages."""

from __future__ import annotations

import pytest

from clauses import of_sentence, parsed, triggers
from stemmata.claims.factuality import judge

ENGLISH: tuple[tuple[str, str], ...] = (
    ("Iran delivered drones to Russia.", "occurred positive certain asserts"),
    ("Iran is delivering drones to Russia.", "ongoing positive certain asserts"),
    ("Iran will deliver drones to Russia.", "planned positive certain asserts"),
    ("Iran is to deliver drones to Russia.", "planned positive certain asserts"),
    ("Iran may have delivered drones to Russia.", "occurred positive possible asserts"),
    ("Iran might deliver drones to Russia.", "planned positive possible asserts"),
    ("Iran could deliver drones to Russia.", "planned positive possible asserts"),
    ("Iran must have delivered drones to Russia.", "occurred positive probable asserts"),
    ("Iran has not delivered drones to Russia.", "occurred negative certain asserts"),
    ("Iran has never delivered drones to Russia.", "occurred negative certain asserts"),
    ("Iran delivered no drones to Russia.", "occurred negative certain asserts"),
    ("Iran probably delivered drones to Russia.", "occurred positive probable asserts"),
    ("Iran reportedly delivered drones to Russia.", "occurred positive probable asserts"),
    ("Iran allegedly delivered drones to Russia.", "occurred positive possible asserts"),
    ("Iran plans to deliver drones to Russia.", "planned positive certain asserts"),
    ("Iran has no plans to deliver drones to Russia.", "planned negative certain asserts"),
    ("Iran offered to deliver drones to Russia.", "offered positive certain asserts"),
    ("Iran agreed to deliver drones to Russia.", "planned positive certain asserts"),
    ("Iran denied delivering drones to Russia.", "occurred negative certain denies"),
    ("Russia asked Iran to deliver drones.", "sought positive certain asserts"),
    ("Iran is considering delivering drones to Russia.", "planned positive possible asserts"),
    ("If Iran delivers drones to Russia, Kyiv will respond.", "hypothetical positive certain asserts"),
    ("Iran would deliver drones to Russia.", "hypothetical positive certain asserts"),
    ("Kyiv condemned the delivery of Iranian drones to Russia.", "occurred positive certain condemns"),
    ("Kyiv doubts that Iran delivered drones to Russia.", "occurred positive possible doubts"),
    ("Iran confirmed the delivery of drones to Russia.", "occurred positive certain confirms"),
    ("Iran is expected to deliver drones to Russia.", "expected positive probable expects"),
    ("Iran and Russia are negotiating the delivery of drones.", "negotiated positive certain asserts"),
    ("A planned delivery of drones from Iran to Russia worries Kyiv.", "planned positive certain asserts"),
    ("Iran is said to have delivered drones to Russia.", "occurred positive probable asserts"),
    ("Iran is suspected of having delivered drones to Russia.", "occurred positive possible asserts"),
    ("Reports that Iran delivered drones to Russia could not be verified.", "occurred positive possible doubts"),
    ("Kyiv stopped short of confirming that Iran delivered drones to Russia.", "occurred positive possible doubts"),
    ("The delivery of drones from Iran to Russia is not under consideration.", "planned negative certain asserts"),
    ("Iran is unable to deliver drones to Russia.", "planned negative certain asserts"),
    ("Iran refused to deliver drones to Russia.", "planned negative certain asserts"),
    ("Kyiv called on Iran to stop the delivery of drones to Russia.", "sought negative certain demands"),
    ("The drones were almost certainly delivered to Russia by Iran.", "occurred positive probable asserts"),
    ("Washington cleared the possible sale of tanks to Poland.", "planned positive certain asserts"),
    ("Germany will no longer block the delivery of tanks to Poland.", "planned positive certain asserts"),
    ("Germany did not want to block the delivery of tanks to Poland.", "planned positive certain asserts"),
    ("Poland wants to buy tanks from Germany.", "sought positive certain asserts"),
    ("Poland is weighing the purchase of tanks from Germany.", "planned positive possible asserts"),
    ("The delivery of tanks to Poland was called off.", "planned negative certain asserts"),
    ("Berlin denied that it was delivering tanks to Syria.", "ongoing negative certain denies"),
)

GERMAN: tuple[tuple[str, str], ...] = (
    ("Minsk lieferte Panzer an Syrien.", "occurred positive certain asserts"),
    ("Minsk liefert Panzer an Syrien.", "ongoing positive certain asserts"),
    ("Minsk wird Panzer an Syrien liefern.", "planned positive certain asserts"),
    ("Minsk hat Panzer an Syrien geliefert.", "occurred positive certain asserts"),
    ("Minsk soll Panzer an Syrien geliefert haben.", "occurred positive probable asserts"),
    ("Minsk soll Panzer an Syrien liefern.", "planned positive certain asserts"),
    ("Minsk könnte Panzer an Syrien liefern.", "hypothetical positive possible asserts"),
    ("Minsk könnte Panzer an Syrien geliefert haben.", "occurred positive possible asserts"),
    ("Minsk dürfte Panzer an Syrien geliefert haben.", "occurred positive probable asserts"),
    ("Minsk muss Panzer an Syrien geliefert haben.", "occurred positive probable asserts"),
    ("Minsk will Panzer an Syrien liefern.", "planned positive certain asserts"),
    ("Minsk hat keine Panzer an Syrien geliefert.", "occurred negative certain asserts"),
    ("Minsk lieferte nie Panzer an Syrien.", "occurred negative certain asserts"),
    ("Minsk lieferte vermutlich Panzer an Syrien.", "occurred positive probable asserts"),
    ("Minsk lieferte angeblich Panzer an Syrien.", "occurred positive possible asserts"),
    ("Minsk plant, Panzer an Syrien zu liefern.", "planned positive certain asserts"),
    ("Minsk bot an, Panzer an Syrien zu liefern.", "offered positive certain asserts"),
    ("Minsk bestreitet, Panzer an Syrien geliefert zu haben.", "occurred negative certain denies"),
    ("Minsk erwägt, Panzer an Syrien zu liefern.", "planned positive possible asserts"),
    ("Wenn Minsk Panzer an Syrien liefert, droht Kiew mit Sanktionen.", "hypothetical positive certain asserts"),
    ("Falls Minsk Panzer an Syrien liefert, droht Kiew mit Sanktionen.", "hypothetical positive certain asserts"),
    ("Minsk würde Panzer an Syrien liefern.", "hypothetical positive certain asserts"),
    ("Kiew verurteilte die Lieferung von Panzern aus Minsk an Syrien.", "occurred positive certain condemns"),
    ("Kiew bezweifelt, dass Minsk Panzer an Syrien geliefert hat.", "occurred positive possible doubts"),
    ("Kiew forderte Minsk auf, keine Panzer an Syrien zu liefern.", "sought negative certain demands"),
    ("Minsk bestätigte die Lieferung von Panzern an Syrien.", "occurred positive certain confirms"),
    ("Minsk habe Panzer an Syrien geliefert, sagte Kiew.", "occurred positive certain asserts"),
    ("Minsk und Syrien verhandeln über die Lieferung von Panzern.", "negotiated positive certain asserts"),
    ("Berlin will die Lieferung von Panzern an Syrien nicht mehr blockieren.", "planned positive certain asserts"),
    ("Die ersten Panzer aus Minsk erwartet Syrien nicht vor 2030.", "expected positive probable expects"),
    ("Minsk vermied jede Zusage über die Lieferung von Panzern an Syrien.", "planned negative certain asserts"),
    ("Polen möchte Panzer aus Deutschland kaufen.", "sought positive certain asserts"),
    ("Berlin soll die Lieferung von Panzern an Syrien genehmigt haben.", "planned positive probable asserts"),
    ("Minsk steht im Verdacht, Panzer an Syrien geliefert zu haben.", "occurred positive possible asserts"),
    ("Kiew verdächtigt Minsk, Panzer an Syrien geliefert zu haben.", "occurred positive possible asserts"),
    ("Ob Minsk Panzer an Syrien lieferte, ließ sich nicht feststellen.", "occurred positive possible doubts"),
    ("Minsk weigerte sich, Panzer an Syrien zu liefern.", "planned negative certain asserts"),
    ("Die Panzer dürften nicht vor Juni an Syrien geliefert werden.", "expected positive probable asserts"),
    ("Es gibt keine Genehmigung für die Lieferung von Panzern an Syrien.", "planned negative certain asserts"),
    ("Minsk hält die versprochene Lieferung von Panzern an Syrien zurück.", "planned negative certain asserts"),
)

GAPS: tuple[tuple[str, str, str], ...] = (
    ("de", "Minsk hat nicht vor, Panzer an Syrien zu liefern.", "planned negative certain asserts"),
    ("en", "Should Iran deliver drones to Russia, Kyiv will respond.", "hypothetical positive certain asserts"),
)
"""What a reader says of sentences that are still read otherwise."""


@pytest.mark.parametrize(
    ("language", "sentence", "facts"), [*(("en", *row) for row in ENGLISH), *(("de", *row) for row in GERMAN)]
)
def test_the_words_decide(language: str, sentence: str, facts: str) -> None:
    found = {f"{c.status} {c.polarity} {c.certainty} {c.stance}" for c in of_sentence(language, sentence, "transfer")}
    assert found == {facts}


@pytest.mark.xfail(strict=True, reason="not read yet")
@pytest.mark.parametrize(("language", "sentence", "facts"), GAPS)
def test_gaps(language: str, sentence: str, facts: str) -> None:
    found = {f"{c.status} {c.polarity} {c.certainty} {c.stance}" for c in of_sentence(language, sentence, "transfer")}
    assert found == {facts}


@pytest.mark.parametrize(
    ("language", "sentence", "status"),
    [
        ("de", "Sollte Minsk Panzer an Syrien liefern, droht Kiew mit Sanktionen.", "hypothetical"),
        ("de", "Sollte Minsk Panzer an Syrien liefern?", "planned"),
        ("en", "Should Iran deliver drones to Russia, Kyiv will respond.", "hypothetical"),
        ("en", "Had Iran delivered drones to Russia, Kyiv would have responded.", "hypothetical"),
    ],
)
def test_a_condition_may_open_with_its_verb(language: str, sentence: str, status: str) -> None:
    assert {c.status for c in of_sentence(language, sentence, "transfer")} == {status}


@pytest.mark.parametrize(
    ("language", "sentence", "word", "status"),
    [
        ("en", "The missiles delivered to Minsk were old.", "delivered", "occurred"),
        ("de", "Die gelieferten Raketen waren alt.", "gelieferten", "occurred"),
        ("de", "Die liefernden Firmen schwiegen.", "liefernden", "ongoing"),
    ],
)
def test_a_participle_by_its_form(language: str, sentence: str, word: str, status: str) -> None:
    t = parsed(language, sentence)
    trigger = next(x for x in triggers(t, language) if t.tokens[x.i].text == word)
    facts = judge(t, trigger, language, "occurred", (0, len(sentence)))
    assert (facts.status, facts.polarity, facts.certainty, facts.stance) == (status, "positive", "certain", "asserts")


def test_the_words_that_decided_are_kept() -> None:
    t = parsed("en", "Iran has probably not delivered drones.")
    trigger = next(x for x in triggers(t, "en") if x.word == "deliver")
    facts = judge(t, trigger, "en", "occurred", (0, t.sentence.end))
    assert {"probably", "not"} <= set(facts.words)
    assert (facts.polarity, facts.certainty) == ("negative", "probable")


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "The ministry does not comment on deliveries of arms to Ukraine."),
        ("en", "Kyiv declined to comment on reports that Iran had sent drones to Russia."),
        ("de", "Das Ministerium äußert sich nicht zu Waffenlieferungen an die Ukraine."),
    ],
)
def test_silence_says_nothing(language: str, sentence: str) -> None:
    assert of_sentence(language, sentence, "transfer") == []


@pytest.mark.parametrize(
    ("language", "sentence", "event", "facts"),
    [
        ("en", "The ship breached the embargo on Libya that the UN imposed in 2011.", "sanction", "ongoing 2011/.."),
        (
            "de",
            "Das Schiff brach das Waffenembargo, das der Sicherheitsrat 2011 gegen Libyen verhängt hat.",
            "sanction",
            "ongoing 2011/..",
        ),
        ("en", "The EU imposed an arms embargo on Myanmar in March.", "sanction", "occurred 2024-03"),
        ("en", "Russian missiles are stationed in Belarus.", "deployment", "ongoing None"),
        ("de", "In Polen sind Patriot-Systeme stationiert.", "deployment", "ongoing None"),
        ("de", "Die Firma montiert Drohnen in Rom.", "production", "ongoing None"),
    ],
)
def test_what_lasts(language: str, sentence: str, event: str, facts: str) -> None:
    found = {f"{c.status} {(c.roles.get('time') or {}).get('edtf')}" for c in of_sentence(language, sentence, event)}
    assert facts in found


@pytest.mark.parametrize(
    ("sentence", "stance"),
    [
        ("The Iranian government said it had not sent drones to Russia.", "denies"),
        ("The Iranian government said it had not sent drones to Russia yet.", "asserts"),
        ("The Iranian government said it had sent no drones to Russia so far.", "asserts"),
    ],
)
def test_what_is_not_done_yet_is_no_denial(sentence: str, stance: str) -> None:
    assert {c.stance for c in of_sentence("en", sentence, "transfer")} == {stance}
