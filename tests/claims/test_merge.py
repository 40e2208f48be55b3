"""One claim for one event from one chain; dated occurrences, items and denials stay apart.

The texts are our own. A row gives the report, the event, roles (ids, comma for several), status and polarity of one
claim that a reader takes from it.
"""

from __future__ import annotations

import pytest

from clauses import claims


@pytest.mark.parametrize(
    ("language", "text", "event", "count"),
    [
        ("en", "Russia attacked Odesa with drones on Monday. Russia attacked Odesa with drones on Tuesday.", "use", 2),
        ("en", "Poland will buy 180 K2 tanks from South Korea. The tanks are to be delivered by 2026.", "transfer", 1),
        (
            "en",
            "Germany has handed 18 Leopard 2 tanks to Ukraine. They are the first Leopards to reach the country.",
            "transfer",
            1,
        ),
        (
            "en",
            "Ukraine received 31 Abrams tanks from the United States. It has also received 18 Leopard 2 tanks from "
            "Germany.",
            "transfer",
            2,
        ),
        (
            "en",
            "Nearly forty drones fired at Kyiv\n\nRussia fired 38 drones at Kyiv on Monday, the Ukrainian air force "
            "said.",
            "use",
            1,
        ),
        (
            "en",
            "Leopards reach Ukraine\n\nGermany has handed over 18 Leopard 2 tanks to Ukraine, the defence ministry in "
            "Berlin said. "
            "Defence Minister Boris Pistorius said the tanks had been delivered to Ukraine.",
            "transfer",
            1,
        ),
        (
            "en",
            "Iran has delivered drones to Russia, Ukraine said on Monday. Tehran rejected the charge.",
            "transfer",
            2,
        ),
    ],
)
def test_mentions_of_one_event_are_one_claim(language: str, text: str, event: str, count: int) -> None:
    found = [c for c in claims(language, text) if c.event == event]
    assert len(found) == count, [(dict(c.roles), c.status, c.polarity) for c in found]


def test_a_headline_gives_way_to_the_body() -> None:
    text = "Nearly forty drones fired at Kyiv\n\nRussia fired 38 drones at Kyiv on Monday, the Ukrainian air force "
    "said."
    claim = next(c for c in claims("en", text) if c.event == "use")
    assert claim.evidence[0].start > text.index("\n")
    assert claim.roles["quantity"]["min"] == 38
    assert any(e.end <= text.index("\n") for e in claim.also)
