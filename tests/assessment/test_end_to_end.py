"""From two reports as they are read to what was foretold, rated and asked: nothing stands in for anything."""

from __future__ import annotations

import pytest

from stemmata import Ledger
from stemmata.assessment.cases import bearing
from stemmata.assessment.predictions import predictions
from stemmata.capture import from_bytes
from stemmata.dossier.collecting import Whole, collect
from stemmata.dossier.contents import contents
from stemmata.dossier.rendering import SUFFIXES, render

REPORTS = {
    "2024-01-04": (
        "John Kirby said on Thursday that Russia had fired North Korean ballistic missiles at Ukraine on 30 December. "
        "The US government expects that Russia will use further North Korean missiles against Ukraine, Kirby said."
    ),
    "2024-01-08": (
        "Russia fired two North Korean ballistic missiles at Ukraine on 6 January, the Ukrainian general staff said on "
        "Monday. North Korea delivered KN-23 missiles to Russia in December, it said. Moscow denied this."
    ),
}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Whole:
    book = Ledger(tmp_path_factory.mktemp("ledger") / "x.db")
    book.keep(
        from_bytes(
            text.encode(),
            source=f"{day}.txt",
            retrieved="2024-02-01T00:00:00Z",
            media_type="text/plain",
            stated={"published": day, "language": "en", "publisher": "Harbour Post"},
        )
        for day, text in REPORTS.items()
    )
    return collect(book)


def test_further_use_is_expected_and_comes_two_days_later(whole: Whole) -> None:
    found = predictions(whole.events.values(), whole.claims)
    use = next(one for one in found if one.label.startswith("use") and "Kirby" in str(one.by))
    assert (use.outcome, use.said) == ("fulfilled", "2024-01-04")
    assert use.fulfilments[0].days == (2, 2)


def test_a_delivery_that_is_denied_is_laid_beside_the_rules(whole: Whole) -> None:
    delivery = next(
        one
        for one in whole.events.values()
        if one.type == "transfer" and "KN-23" in one.label and "Russia" in one.label
    )
    rules = {one.rule.id for _, some in bearing(delivery).answers for one in some}
    assert "kp-1718-8b" in rules
    assert whole.rated(delivery)[0].grade in "23456"


def test_every_event_has_a_dossier_in_every_form(whole: Whole) -> None:
    for event in whole.events.values():
        found = contents(whole, [event], wanted=event.id)
        assert found["events"][0]["rating"]["steps"]
        for suffix in SUFFIXES:
            assert event.id in render(found, suffix).replace("\\", "")
