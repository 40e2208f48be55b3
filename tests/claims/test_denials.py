"""Denials: which claim they deny, what they keep of it, and who denies.

The texts are our own. A row gives the report, the event, roles (ids, comma for several), status and polarity of one
claim that a reader takes from it.
"""

from __future__ import annotations

import pytest

from clauses import claims, keys, says


@pytest.mark.parametrize(
    ("language", "text", "roles", "evidence"),
    [
        (
            "en",
            "Iran has delivered drones to Russia, Ukraine said on Monday. Tehran rejected the charge.",
            "supplier=IR recipient=RU item=drone",
            "Tehran rejected the charge",
        ),
        (
            "en",
            "Iran has delivered drones to Russia, Ukraine said on Monday. Tehran rejected the accusation. Iran had "
            "sent no weapons "
            "to Russia, foreign ministry spokesman Nasser Kanaani said.",
            "supplier=IR recipient=RU item=weapons",
            "Iran had sent no weapons",
        ),
        (
            "de",
            "Der Iran hat Drohnen an Russland geliefert, teilte die Ukraine mit. Teheran wies den Vorwurf zurück. Man "
            "habe keiner "
            "Seite Waffen geliefert, sagte Außenamtssprecher Nasser Kanaani.",
            "supplier=IR item=weapons",
            "Man habe keiner Seite Waffen geliefert",
        ),
        (
            "en",
            "Prosecutors say the firm Kessler Optics supplied Iran with 200 drone engines. The company rejected the "
            "allegations.",
            "supplier=kessler-optics recipient=IR item=drone-engine",
            "The company rejected the allegations",
        ),
        (
            "en",
            "Iran denies arming the Houthis with missiles. The US Navy seized 2,000 rifles in the Gulf of Oman on 3 "
            "May.",
            "supplier=IR recipient=houthis item=missile",
            "Iran denies arming the Houthis with missiles",
        ),
    ],
)
def test_a_denial_is_one_claim_of_its_own(language: str, text: str, roles: str, evidence: str) -> None:
    denied = [c for c in claims(language, text) if c.stance == "denies"]
    assert len(denied) == 1, [(dict(c.roles), c.evidence[0].quote) for c in denied]
    assert says(denied[0], "transfer", roles, "occurred negative denies"), dict(denied[0].roles)
    assert evidence in denied[0].evidence[0].quote


def test_the_accusation_stands() -> None:
    text = "Iran has delivered drones to Russia, Ukraine said on Monday. Tehran rejected the charge."
    assert any(says(c, "transfer", "supplier=IR recipient=RU", "occurred positive asserts") for c in claims("en", text))
    assert {c.sources[0].country for c in claims("en", text)} == {"UA", "IR"}


def test_a_denial_counts_and_dates_nothing() -> None:
    text = "Iran has delivered 500 drones to Russia in March, Ukraine said on Monday. Tehran rejected the charge."
    denied = next(c for c in claims("en", text) if c.stance == "denies")
    assert "quantity" not in denied.roles


def test_joint_deniers_deny_what_involves_them_all() -> None:
    text = (
        "North Korea has sent artillery shells to Russia, Ukraine said. Russia supplied Syria with missiles. "
        "Russia and North Korea denied the allegations."
    )
    denied = [c for c in claims("en", text) if c.stance == "denies"]
    assert [keys(c.roles["supplier"]) for c in denied] == [{"KP"}]
