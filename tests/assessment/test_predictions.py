"""What was foretold and what came of it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from told import claim, event

from stemmata.assessment.predictions import _span, predictions
from stemmata.model import Claim
from stemmata.model.events import Event
from stemmata.model.ratings import Prediction

RU, UA = {"id": "RU", "text": "Russia"}, {"id": "UA", "text": "Ukraine"}
USE: dict[str, Any] = {"supplier": None, "recipient": None, "operator": RU, "target": UA, "time": None}


def foretold(key: str = "f", **more: Any) -> Claim:
    roles = {**USE, **more.pop("roles", {})}
    plain = {"event": "use", "status": "expected", "stance": "expects", "published": "2024-01-04", "who": "Kirby"}
    return claim(key, roles=roles, **{**plain, **more})


def happened(key: str = "h", day: str | None = "2024-01-06", **more: Any) -> Claim:
    roles = {**USE, "time": {"edtf": day} if day else None, **more.pop("roles", {})}
    return claim(key, roles=roles, **{"event": "use", "published": "2024-01-08", **more})


def one_each(*some: Claim) -> tuple[list[Event], dict[str, Claim]]:
    return [event([one], id=f"event:{one.id}") for one in some], {one.id: one for one in some}


def outcome(*some: Claim, **more: Any) -> Prediction:
    (found,) = predictions(*one_each(*some), **more)
    return found


def test_further_use_is_expected_and_comes_two_days_later() -> None:
    found = outcome(foretold(), happened())
    assert (found.outcome, found.by, found.said) == ("fulfilled", ("Kirby",), "2024-01-04")
    (match,) = found.fulfilments
    assert match.days == (2, 2)
    assert "2 days after it was foretold on 2024-01-04" in match.reasons
    assert "operator: RU" in match.reasons


SINCE: dict[str, Any] = {"roles": {"time": {"edtf": "2024-01-04/2024-01-31"}}}
SRBM = {"id": "short-range-ballistic-missile", "name": "SRBM", "family": "short-range-ballistic-missile"}
GRAD = {"id": "grad", "name": "Grad", "family": "multiple-rocket-launcher"}
OUTCOMES: list[tuple[str, Claim, list[Claim], str]] = [
    ("nothing came", foretold(), [], "open"),
    ("another operator", foretold(), [happened(roles={"operator": UA, "target": RU})], "open"),
    (
        "another item",
        foretold(),
        [happened(roles={"item": {"id": "grad", "family": "multiple-rocket-launcher"}})],
        "open",
    ),
    ("before it was foretold", foretold(), [happened(day="2024-01-02")], "open"),
    ("reported before it was foretold", foretold(), [happened(published="2024-01-03")], "open"),
    ("the same day", foretold(), [happened(day="2024-01-04")], "perhaps fulfilled"),
    ("its day is not known", foretold(), [happened(day=None)], "perhaps fulfilled"),
    ("a broader item", foretold(), [happened(roles={"item": SRBM})], "perhaps fulfilled"),
    ("a narrower item", foretold(roles={"item": SRBM}), [happened()], "fulfilled"),
    ("another type", foretold(), [happened(event="test")], "open"),
    ("a denial is no fulfilment", foretold(), [happened(polarity="negative", stance="denies")], "open"),
    ("within its time", foretold(**SINCE), [happened()], "fulfilled"),
    ("after its time", foretold(**SINCE), [happened(day="2024-02-09", published="2024-02-10")], "fulfilled"),
    ("its time is over", foretold(**SINCE), [claim("x", published="2024-03-01")], "overdue"),
    ("its time is not over", foretold(**SINCE), [claim("x", published="2024-01-20")], "open"),
    ("a time before the report is the decision's", foretold(roles={"time": {"edtf": "../2024-01-04"}}), [], "open"),
]


@pytest.mark.parametrize(("told", "later", "wanted"), [row[1:] for row in OUTCOMES], ids=[row[0] for row in OUTCOMES])
def test_outcomes(told: Claim, later: list[Claim], wanted: str) -> None:
    assert outcome(told, *later).outcome == wanted


def test_late_is_said_to_be_late() -> None:
    found = outcome(foretold(**SINCE), happened(day="2024-02-09", published="2024-02-10"))
    assert any("after the time foretold" in one for one in found.fulfilments[0].reasons)


def test_overdue_as_of_a_day_of_the_users_choice() -> None:
    assert outcome(foretold(**SINCE), as_of=date(2024, 1, 31)).outcome == "open"
    assert outcome(foretold(**SINCE), as_of=date(2024, 2, 1)).outcome == "overdue"


def test_without_dates_nothing_is_later() -> None:
    found = outcome(foretold(published=None), happened())
    assert (found.outcome, found.said) == ("open", None)
    assert "no date" in found.why


AGAINST = [
    ({"polarity": "negative", "stance": "denies", "status": "planned"}, "the plan itself is denied"),
    ({"roles": {"property": "halted"}, "status": "occurred"}, "said to be called off"),
]


@pytest.mark.parametrize(("more", "why"), AGAINST)
def test_contradicted(more: dict[str, Any], why: str) -> None:
    told, later = claim("f", status="planned", published="2024-01-04"), claim("g", published="2024-01-09", **more)
    found = predictions([event([told, later])], {one.id: one for one in (told, later)})[0]
    assert found.outcome == "contradicted"
    assert found.fulfilments[0].against
    assert why in found.why


def test_not_yet_is_no_contradiction_before_its_time_is_over() -> None:
    told = claim("f", status="planned", published="2024-01-04", roles={"time": {"edtf": "2024-02"}})
    not_yet = claim("g", polarity="negative", published="2024-01-09")
    over = claim("h", polarity="negative", published="2024-03-09")
    assert predictions([event([told, not_yet])], {one.id: one for one in (told, not_yet)})[0].outcome == "open"
    assert predictions([event([told, over])], {one.id: one for one in (told, over)})[0].outcome == "contradicted"


def test_a_refusal_is_broken_by_the_delivery() -> None:
    refused = claim("f", status="planned", polarity="negative", roles={"property": "refused", "time": None})
    delivered = claim("g", published="2024-02-05", roles={"time": {"edtf": "2024-02-02"}})
    found = outcome(refused, delivered)
    assert found.outcome == "contradicted"
    assert found.label.startswith("NOT ")


def test_an_approval_foretells_the_delivery() -> None:
    approved = claim("f", status="planned", roles={"property": "approval", "time": None})
    delivered = claim("g", published="2024-02-05", roles={"time": {"edtf": "2024-02-02"}})
    assert outcome(approved, delivered).outcome == "fulfilled"


CLAIMS = st.lists(
    st.tuples(st.booleans(), st.integers(1, 28), st.sampled_from(["expected", "planned", "sought"])), max_size=6
)


@given(CLAIMS, st.randoms(use_true_random=False))
def test_order_changes_nothing_and_nothing_is_fulfilled_before_it_is_foretold(rows: list[Any], random: Any) -> None:
    some = [
        foretold(str(i), status=status, published=f"2024-01-{day:02}")
        if told
        else happened(str(i), day=f"2024-01-{day:02}", published="2024-01-30")
        for i, (told, day, status) in enumerate(rows)
    ]
    events, claims = one_each(*some)
    found = predictions(events, claims)
    random.shuffle(events)
    assert predictions(events, claims) == found
    assert all((one.days[0] or 0) >= 0 for each in found for one in each.fulfilments)


@pytest.mark.parametrize(("days", "words"), [((1, 1), "1 day"), ((2, None), "2 days"), ((1, 4), "1 to 4 days")])
def test_lead_time_in_words(days: tuple[int, int | None], words: str) -> None:
    assert _span(days) == words
