"""What people decided of events: found again after rebuilds, whatever claim is gone or has moved."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import asdict, replace

import pytest

from standins import captured
from stemmata.events.rulings import pointer
from stemmata.ledger import store
from stemmata.ledger.book import Ledger
from stemmata.ledger.judgements import CREDIBILITY, LOST
from stemmata.model import Claim

pytestmark = pytest.mark.usefixtures("stand_ins")
COPIES = ("Pyongyang delivered missiles to Moscow, it says.", "Pyongyang delivered missiles to Moscow, says Kyiv.")


@pytest.fixture
def rated(ledger: Ledger) -> list[Claim]:
    """The three claims of one event that was rated."""
    ledger.keep([captured(text, f"copy{i}.txt") for i, text in enumerate(COPIES)])
    event = next(one for one in ledger.events() if len(one.claims) == 3)
    claims = list(ledger.claims_of(event).values())
    ledger.rate(claims[0], "2", scale="credibility", person="Ada", reason="seen on site")
    return claims


def rebuilt(ledger: Ledger, monkeypatch: pytest.MonkeyPatch, gone: Callable[[Claim], bool]) -> None:
    """The ledger read again by an extractor that does not make some claims."""
    module = sys.modules["stemmata.claims.extract"].__dict__
    analyse = module["analyse"]

    def less(article):  # type: ignore[no-untyped-def]  # the stand-in's own shape
        found = analyse(article)
        return replace(found, claims=tuple(one for one in found.claims if not gone(one)))

    monkeypatch.setitem(module, "analyse", less)
    list(ledger.rebuild())


def placed(ledger: Ledger, event_of: dict[str, str] | None = None) -> dict[str, list[str]]:
    """The grades that were decided, by event."""
    known = event_of or {claim: one.id for one in ledger.events() for claim in one.claims}
    found = ledger.overruled_events(known, ledger.claims())
    return {event: [one.grade for one in some] for event, some in found.items()}


@pytest.mark.parametrize("left", [(0,), (1,), (2,), (1, 2)])
def test_it_holds_as_long_as_one_claim_is_left(
    ledger: Ledger, rated: list[Claim], monkeypatch: pytest.MonkeyPatch, left: tuple[int, ...]
) -> None:
    keep = {rated[i].id for i in left}
    rebuilt(ledger, monkeypatch, lambda one: one.id not in keep and one.id in {claim.id for claim in rated})
    assert placed(ledger) == {ledger.event(rated[left[0]].id).id: ["2"]}
    assert ledger.verify() == []


def test_with_no_claim_left_it_is_told_with_the_label(
    ledger: Ledger, rated: list[Claim], monkeypatch: pytest.MonkeyPatch
) -> None:
    label = ledger.event(rated[0].id).label
    rebuilt(ledger, monkeypatch, lambda one: one.id in {claim.id for claim in rated})
    found = ledger.overruled_events({}, ledger.claims())
    assert [(one.grade, one.about) for one in found[LOST]] == [("2", label)]


MOVED = [("abb", "b"), ("aab", "a"), ("bba", "b"), ("abc", "a"), ("bac", "b")]


@pytest.mark.parametrize(("events", "expected"), MOVED)
def test_it_goes_to_the_event_with_most_claims_of_several_the_earliest(
    ledger: Ledger, rated: list[Claim], events: str, expected: str
) -> None:
    event_of = dict(zip((one.id for one in rated), events, strict=True))
    assert placed(ledger, event_of) == {expected: ["2"]}


def test_decisions_that_name_one_claim_still_hold(ledger: Ledger) -> None:
    claim = next(ledger.claims(actor="Berlin"))
    with store.writing(ledger._engine) as connection:
        store.decide(
            connection,
            made="2024-02-01T00:00:00Z",
            person="Ada",
            kind=CREDIBILITY,
            subject=asdict(pointer(claim)),
            content={"grade": "3"},
            reason="seen",
        )
    assert placed(ledger) == {ledger.event(claim.id).id: ["3"]}
