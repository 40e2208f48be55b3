"""Makers and matter of the rules that a claim names."""

from __future__ import annotations

import pytest

from clauses import claims, keys

NAMED = {
    "de": "Das UN-Waffenembargo gegen Libyen besteht seit 2011. ",
    "en": "The UN arms embargo on Libya has been in force since 2011. ",
}


@pytest.mark.parametrize(
    ("language", "text", "event", "roles"),
    [
        (
            "en",
            "A delivery of drones to Yemen would violate Resolution 2216 of the Security Council.",
            "violation",
            {"body": "UN Security Council", "regime": "UNSCR 2216"},
        ),
        (
            "de",
            "Eine Lieferung von Drohnen in den Jemen würde gegen die Resolution 2216 des Sicherheitsrats verstoßen.",
            "violation",
            {"body": "UN Security Council", "regime": "UNSCR 2216"},
        ),
        (
            "en",
            NAMED["en"] + "Turkey sent drones to Tripoli. The delivery violated the arms embargo.",
            "violation",
            {"body": "UN", "regime": "UN arms embargo"},
        ),
        (
            "de",
            NAMED["de"] + "Die Türkei schickte Drohnen nach Tripolis. Die Lieferung verstieß gegen das Waffenembargo.",
            "violation",
            {"body": "UN", "regime": "UN arms embargo"},
        ),
        ("en", NAMED["en"], "sanction", {"body": "UN", "regime": "UN arms embargo", "item": "weapons"}),
        ("de", NAMED["de"], "sanction", {"body": "UN", "regime": "UN arms embargo", "item": "weapons"}),
    ],
)
def test_a_rule_says_who_made_it(language: str, text: str, event: str, roles: dict[str, str]) -> None:
    found = [c for c in claims(language, text) if c.event == event]
    assert any(
        all(
            value in keys(c.roles.get(role)) or c.roles.get(role, {}).get("name") == value
            for role, value in roles.items()
        )
        for c in found
    ), [dict(c.roles) for c in found]
