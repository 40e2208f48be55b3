"""When an event is said to happen: its clause's time, or what publication and statement let us infer."""

from __future__ import annotations

import pytest

from clauses import of_sentence
from stemmata.claims.factuality import Factuality
from stemmata.claims.things import Thing
from stemmata.claims.timing import time_value
from stemmata.model import Status, TimeMention


@pytest.mark.parametrize(
    ("language", "sentence", "edtf"),
    [
        ("en", "Germany delivered tanks to Ukraine.", "../2024-05-17"),
        ("en", "Germany delivered tanks to Ukraine in March.", "2024-03"),
        ("en", "Germany delivered tanks to Ukraine on Thursday.", "2024-05-16"),
        ("en", "Germany will deliver tanks to Ukraine on Thursday.", "2024-05-23"),
        ("en", "Germany will deliver tanks to Ukraine in August.", "2024-08"),
        ("en", "Germany will deliver tanks to Ukraine.", "2024-05-17/.."),
        ("en", "Iran has been delivering drones to Russia since 2022.", "2022/.."),
        ("en", "Kyiv said on Monday that Iran had delivered drones to Russia in March.", "2024-03"),
        ("en", "Kyiv said on Monday that Iran had delivered drones to Russia.", "../2024-05-13"),
        ("en", "Germany delivered tanks to Ukraine on Tuesday, its defence ministry said.", "2024-05-14"),
        ("en", "In March Germany refused to sell tanks to Ukraine.", "2024-03"),
        ("en", "Germany has agreed to send Ukraine 14 tanks.", "../2024-05-17"),
        ("en", "Germany has approved the delivery of 14 tanks to Ukraine.", "../2024-05-17"),
        ("en", "Ukraine has received 14 tanks from Germany since February.", "2024-02/2024-05-17"),
        ("en", "14 March: Germany delivered tanks to Ukraine.", "2024-03-14"),
        ("en", "By now Germany has delivered tanks to Ukraine.", "../2024-05-17"),
        ("de", "14. März: Berlin lieferte Kiew Panzer.", "2024-03-14"),
        ("de", "Berlin lieferte Kiew am Dienstag Panzer, teilte das Ministerium mit.", "2024-05-14"),
        ("de", "Berlin hat Kiew 14 Panzer zugesagt.", "../2024-05-17"),
        ("de", "Im März weigerte sich Berlin, Kiew Panzer zu verkaufen.", "2024-03"),
        ("de", "Seit Februar hat Kiew 14 Panzer aus Berlin erhalten.", "2024-02/2024-05-17"),
        ("de", "Berlin lieferte Kiew Panzer.", "../2024-05-17"),
        ("de", "Berlin lieferte Kiew am Dienstag Panzer.", "2024-05-14"),
        ("de", "Berlin will Kiew am Dienstag Panzer liefern.", "2024-05-21"),
        ("de", "Zwei Panzer aus Berlin sollten im April an Kiew übergeben werden.", "2024-04"),
        ("de", "Zwei Panzer aus Berlin sollten im Juni an Kiew übergeben werden.", "2024-06"),
        ("de", "Berlin wird Kiew bis Ende 2025 Panzer liefern.", "2024-05-17/2025-12-31"),
        ("de", "Kiew teilte am Montag mit, der Iran habe Drohnen an Russland geliefert.", "../2024-05-13"),
    ],
)
def test_the_time_of_a_transfer(language: str, sentence: str, edtf: str) -> None:
    assert [c.roles["time"]["edtf"] for c in of_sentence(language, sentence, "transfer")] == [edtf]


@pytest.mark.parametrize(
    ("status", "property", "event", "said_on", "wanted"),
    [
        ("occurred", None, "transfer", None, "../2024-05-17"),
        ("occurred", None, "transfer", "2024-05-13", "../2024-05-13"),
        ("planned", None, "transfer", None, "2024-05-17/.."),
        ("planned", "contract", "transfer", None, "../2024-05-17"),
        ("planned", "halted", "transfer", None, "../2024-05-17"),
        ("planned", "refused", "transfer", None, "2024-05-17/.."),
        ("ongoing", "seized in transit", "transfer", None, "../2024-05-17"),
        ("ongoing", None, "transfer", None, None),
        ("hypothetical", None, "transfer", None, None),
        ("occurred", None, "specification", None, None),
    ],
)
def test_without_a_time_it_is_inferred_and_marked(
    status: Status, property: str | None, event: str, said_on: str | None, wanted: str | None
) -> None:
    facts = Factuality(status, property=property)
    value, inferred = time_value(None, facts, event, said_on, "2024-05-17T08:00:00Z")
    assert (value["edtf"] if value else None) == wanted
    assert inferred


def test_without_publication_nothing_is_inferred() -> None:
    assert time_value(None, Factuality("occurred"), "transfer", None, None) == (None, True)


@pytest.mark.parametrize(
    ("status", "past", "wanted"),
    [("occurred", False, "2024-05-16"), ("planned", False, "2024-05-23"), ("planned", True, "2024-05-16")],
)
def test_a_weekday_lies_ahead_of_plans_only(status: Status, past: bool, wanted: str) -> None:
    value, inferred = time_value(thing("2024-05-16", "2024-05-23"), Factuality(status), "transfer", None, None, past)
    assert value is not None
    assert (value["edtf"], inferred) == (wanted, False)


def test_since_ends_with_the_statement_for_what_is_over() -> None:
    value, _ = time_value(thing("2024-05-12/..", None), Factuality("occurred"), "use", None, "2024-05-17", True)
    assert value is not None
    assert value["edtf"] == "2024-05-12/2024-05-17"


def thing(edtf: str, ahead: str | None) -> Thing:
    """A time expression of a sentence."""
    mention = TimeMention(
        start=0, end=8, type="DATE", value=edtf, edtf=edtf, edtf_future=ahead, anchor="explicit", text="Thursday"
    )
    return Thing("time", 0, 8, 0, {"text": "Thursday"}, "name", mention)
