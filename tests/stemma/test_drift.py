"""What changes from report to report, who brought it in, who passed it on."""

from __future__ import annotations

from typing import Any

import pytest
from telling import FACTS, Told, source, stemma_of

from stemmata.model.stemma import Drift

MAYOR = source("Olha Petrenko", country="UA")
BASE: dict[str, Any] = {
    "roles": {
        "quantity": {"min": 28, "max": 28},
        "item": {"id": "drone"},
        "time": "2024-02-28",
        "operator": {"id": "RU"},
    }
}


def line(*changes: dict[str, Any]) -> list[Drift]:
    """A line of reports each naming the one before, with the same claim changed."""
    reports, outlets = [], ("Harbour Dispatch", "Inland Courier", "Coastal Herald", "Valley Observer")
    for i, change in enumerate(({}, *changes)):
        named = f" The {outlets[i - 1]} reported it." if i else ""
        claim = BASE | change
        who = change.get("source", MAYOR) if "source" in change else MAYOR
        claim.pop("source", None)
        reports.append(
            Told(
                id=f"r{i}",
                publisher=outlets[i],
                published=f"2024-03-0{i + 1}",
                text=f"Drones {i}\n\n{FACTS[0]} {FACTS[2]}{named}",
                claims=[(FACTS[0], "raid", who, claim)],
            )
        )
    return list(stemma_of(reports).drift)


def roles(**changed: Any) -> dict[str, Any]:
    return {"roles": BASE["roles"] | changed}


@pytest.mark.parametrize(
    ("change", "role", "word"),
    [
        (roles(quantity={"min": 38, "max": 38}), "quantity", "number"),
        (roles(quantity={"min": 28, "max": None}), "quantity", "bounds"),
        (roles(time="2024-02-18"), "time", "date"),
        (roles(item={"id": "cruise-missile"}), "item", "item"),
        (roles(operator={"id": "UA"}), "operator", "actor"),
        ({"polarity": "negative"}, "polarity", "added negation"),
    ],
)
def test_what_changed(change: dict[str, Any], role: str, word: str) -> None:
    found = line(change)
    assert [(d.role, d.change, d.introduced_by) for d in found] == [(role, word, "r1")]


def test_a_lost_hedge_and_who_passed_it_on() -> None:
    (found,) = line({"certainty": "possible"}, {"certainty": "certain"}, {"certainty": "certain"})[1:] or line()
    assert (found.change, found.introduced_by, found.inherited_by) == ("lost hedge", "r2", ("r3",))


def test_a_hedge_gained_is_told_apart() -> None:
    assert [d.change for d in line({"certainty": "probable"})] == ["added hedge"]


def test_what_another_speaker_says_is_no_change() -> None:
    other = source("Russian defence ministry", country="RU")
    assert line({**roles(quantity={"min": 38, "max": 38}), "source": other}) == []


def test_a_lost_attribution() -> None:
    reports = [
        Told(
            "a", "Harbour Dispatch", "2024-03-01", f"Drones\n\n{FACTS[0]} {FACTS[2]}", [(FACTS[0], "raid", MAYOR, BASE)]
        ),
        Told("b", "Inland Courier", "2024-03-02", f"Raid\n\n{FACTS[0]} {FACTS[2]}", [(FACTS[0], "raid", None, BASE)]),
    ]
    assert [(d.change, d.right) for d in stemma_of(reports).drift] == [("lost attribution", "Olha Petrenko")]


def test_no_change_no_drift() -> None:
    assert line({}, {}) == []
