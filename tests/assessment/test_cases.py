"""The dated rules asked about events: nothing is filled in, and nothing is called illegal."""

from __future__ import annotations

from typing import Any

import pytest
from told import claim, event

from stemmata.assessment.cases import bearing, cases
from stemmata.model.events import Event


def of(**more: Any) -> Event:
    return event([claim("a", roles=more.pop("roles", {}), **more)])


def found(one: Event) -> dict[str, str]:
    return {finding.rule.id: finding.outcome for _, some in bearing(one).answers for finding in some}


def test_an_event_as_claimed() -> None:
    assert found(of())["kp-1718-8b"] == "would breach"


OUTCOMES: list[tuple[dict[str, Any], str | None]] = [
    ({"time": {"edtf": "2006-10-13"}}, None),
    ({"time": {"edtf": "2006-10/2006-11"}}, "possibly"),
    ({"time": None}, "possibly"),
    ({"supplier": {"id": "FR", "text": "Paris"}}, None),
    ({"supplier": {"id": "korean-mining", "text": "KOMID", "country": "KP"}}, "would breach"),
]


@pytest.mark.parametrize(("roles", "outcome"), OUTCOMES)
def test_dates_and_directions(roles: dict[str, Any], outcome: str | None) -> None:
    assert found(of(roles=roles)).get("kp-1718-8b") == outcome


NOTES = [
    ({"roles": {"supplier": None, "recipient": None}}, "neither supplier nor recipient is named"),
    ({"roles": {"supplier": None}}, "no supplier is named"),
    ({"roles": {"recipient": None}}, "no recipient is named"),
    ({"roles": {"time": None}}, "the event has no date"),
    ({"roles": {"item": {"id": "wunderwaffe", "text": "Wunderwaffe"}}}, "is in no table of items"),
    ({"roles": {"property": "halted"}}, "said to be called off"),
    ({"event": "use", "roles": {"supplier": None, "recipient": None}}, "nobody is named who fires"),
    ({"event": "assessment"}, "not about events of type assessment"),
]


@pytest.mark.parametrize(("more", "note"), NOTES)
def test_what_is_missing_is_said(more: dict[str, Any], note: str) -> None:
    assert any(note in one for one in bearing(of(**more)).notes)


def test_a_family_known_only_by_the_claim_is_asked() -> None:
    item = {"id": "hwasal-99", "name": "Hwasal-99", "family": "ballistic-missile"}
    assert [case.item for case, _ in cases(of(roles={"item": item}))] == ["ballistic-missile"]


def test_each_item_is_asked() -> None:
    items = [{"id": "kn-23", "family": "short-range-ballistic-missile"}, {"id": "shell", "family": "shell"}]
    assert [case.item for case, _ in cases(of(roles={"item": items}))] == ["kn-23", "shell"]


def test_an_actor_is_no_place() -> None:
    roles = {"recipient": {"id": "rsf", "text": "RSF"}, "supplier": {"id": "AE", "text": "UAE"}, "place": None}
    ((case, _),) = cases(of(roles=roles))
    assert case.place == ()
    darfur = {"id": "place:darfur", "name": "Darfur", "precision": "region", "text": "Darfur"}
    ((case, _),) = cases(of(roles={**roles, "place": darfur}))
    assert case.place == ("Darfur",)


@pytest.mark.parametrize("day", ["2024-01-02", None])
def test_never_in_our_own_voice(day: str | None) -> None:
    answer = bearing(of(roles={"time": {"edtf": day} if day else None}))
    words = " ".join(
        [*answer.notes, *(w for _, some in answer.answers for one in some for w in (one.outcome, *one.why))]
    )
    assert "illegal" not in words.casefold()
    assert "violat" not in words.casefold()
