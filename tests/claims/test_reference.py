"""Pronouns, descriptions and counted things: what they point back at.

The texts are our own. A row gives the report, the event, roles (ids, comma for several), status and polarity of one
claim that a reader takes from it.
"""

from __future__ import annotations

import pytest

from clauses import claims, keys, says


@pytest.mark.parametrize(
    ("language", "text", "event", "roles", "facts"),
    [
        (
            "en",
            "Russia attacked Odesa with 30 Shahed-136 drones on Tuesday. Five of them got through.",
            "use",
            "operator=RU item=shahed-136 property=impact",
            "occurred positive asserts",
        ),
        (
            "en",
            "Ukraine received 31 Abrams tanks from the United States. It has also received 18 Leopard 2 tanks from "
            "Germany.",
            "transfer",
            "supplier=DE recipient=UA item=leopard-2",
            "occurred positive asserts",
        ),
        (
            "en",
            "Russia fired missiles at Kharkiv on Monday. The city was also hit by drones.",
            "use",
            "target=geonames:706483 item=drone",
            "occurred positive asserts",
        ),
        (
            "de",
            "Nordkorea testete am Montag eine Rakete vom Typ Hwasong-18. Die Rakete hat eine Reichweite von 15.000 "
            "Kilometern.",
            "specification",
            "item=hwasong-18",
            "occurred positive asserts",
        ),
        (
            "en",
            "Prosecutors say the firm Kessler Optics supplied Iran with 200 drone engines. The company rejected the "
            "allegations.",
            "transfer",
            "supplier=kessler-optics recipient=IR item=drone-engine",
            "occurred negative denies",
        ),
    ],
)
def test_pointing_words(language: str, text: str, event: str, roles: str, facts: str) -> None:
    found = claims(language, text)
    assert any(says(c, event, roles, facts) for c in found), [(c.event, dict(c.roles), c.status) for c in found]


def test_general_words_for_what_flies() -> None:
    found = claims("en", "Sudan's army uses Iranian Mohajer-6 drones. The aircraft struck Omdurman on Sunday.")
    assert {i for c in found for i in keys(c.roles.get("item"))} == {"mohajer-6"}


def test_the_country_is_whoever_receives_elsewhere() -> None:
    text = "Germany has handed 18 Leopard 2 tanks to Ukraine. They are the first Leopards to reach the country."
    assert all(keys(c.roles.get("recipient")) == {"UA"} for c in claims("en", text) if c.event == "transfer")
