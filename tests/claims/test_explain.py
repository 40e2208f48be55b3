"""Why a claim has its fields: a rule for each, the words that lie in the text, the path in the tree."""

from __future__ import annotations

import pytest

from clauses import claims, planted
from stemmata.claims.grammar import path
from stemmata.model import Claim

REPORTS: tuple[tuple[str, str], ...] = (
    ("en", "Germany may have delivered 14 tanks to Ukraine in March, Kyiv said. Berlin denied this on Monday."),
    ("en", "North Korea fired a ballistic missile on Tuesday. It flew 900 km. The launch breached UN resolutions."),
    (
        "en",
        "Reports that Iran had sent drones to Russia could not be verified. The Shahed-136 has a range of 900 km.",
    ),
    ("de", "Berlin soll Kiew im März 14 Panzer geliefert haben, teilte das Verteidigungsministerium in Kiew mit."),
    ("de", "Russland griff Kiew am Montag mit 28 Drohnen an. Fünf davon seien durchgekommen, sagte der Bürgermeister."),
    ("de", "Die EU verhängte Sanktionen gegen den Iran. Teheran weist den Vorwurf zurück, Drohnen geliefert zu haben."),
)


def fields(claim: Claim) -> set[str]:
    """What has to be explained of a claim."""
    return {"event", "status", "polarity", "certainty", "stance", "sources", *claim.roles}


@pytest.mark.parametrize(("language", "text"), REPORTS)
def test_every_field_has_a_reason(language: str, text: str) -> None:
    found = claims(language, text)
    assert found
    for claim in found:
        assert fields(claim) <= {str(row["field"]) for row in claim.why}, claim
        assert all(row.get("rule") for row in claim.why)


@pytest.mark.parametrize(("language", "text"), REPORTS)
def test_reasons_point_into_the_text(language: str, text: str) -> None:
    for claim in claims(language, text):
        for row in claim.why:
            place = row.get("from") or row
            assert 0 <= place.get("start", 0) <= place.get("end", 0) <= len(text)


def test_roles_of_the_clause_show_their_path() -> None:
    (claim,) = (c for c in claims(*REPORTS[0]) if c.event == "transfer" and c.polarity == "positive")
    trees = {row["field"]: row["tree"] for row in claim.why if "tree" in row}
    assert trees["supplier"] == "Germany -nsubj-> delivered"
    assert trees["event"] == "delivered -ccomp-> said"
    hedge = next(row for row in claim.why if row["field"] == "certainty")
    assert (hedge["rule"], hedge["words"]) == ("modal: possible", "may")


def test_a_path_ends_at_its_goal_or_the_root() -> None:
    t = planted("Berlin/PROPN/1/nsubj said/VERB/-/root Kyiv/PROPN/3/nsubj got/VERB/1/ccomp tanks/NOUN/3/obj")
    assert path(t, 4) == "tanks -obj-> got -ccomp-> said"
    assert path(t, 4, 3) == "tanks -obj-> got"
