"""Another number for what was just told is a claim of its own."""

from __future__ import annotations

import pytest

from clauses import TAIL, claims

KYIV = "North Korea has sent 500 missiles to Russia, Kyiv said. "
KIEW = "Nordkorea hat 500 Raketen an Russland geliefert, teilte Kiew mit. "


@pytest.mark.parametrize(
    ("language", "told", "estimate", "number"),
    [
        ("en", KYIV, "Washington put the number at around 200.", (200, 200, True)),
        ("en", KYIV, "Seoul spoke of 300 missiles.", (300, 300, False)),
        ("de", KIEW, "Washington bezifferte die Zahl auf etwa 200.", (200, 200, True)),
        ("de", KIEW, "Seoul sprach von 300 Raketen.", (300, 300, False)),
    ],
)
def test_numbers_stand_side_by_side(language: str, told: str, estimate: str, number: tuple[int, int, bool]) -> None:
    found = [c for c in claims(language, told + estimate + TAIL[language]) if c.event == "transfer"]
    quantities = [tuple(c.roles["quantity"][k] for k in ("min", "max", "approx")) for c in found]
    assert quantities == [(500, 500, False), number]
    first, second = found
    assert {k: v for k, v in first.roles.items() if k != "quantity"} == {
        k: v for k, v in second.roles.items() if k != "quantity"
    }
    assert first.sources != second.sources
    assert second.evidence[0].start >= len(told)


@pytest.mark.parametrize(
    ("language", "told", "other"),
    [
        ("en", "Iran denied sending missiles to Russia. ", "Washington put the number at 200."),
        ("en", KYIV, "Washington put the number of dead at one."),
        ("en", KYIV, "The capital has 200 streets."),
        ("de", KIEW, "Washington sprach von einem Fehler."),
    ],
)
def test_what_counts_nothing_told_is_none(language: str, told: str, other: str) -> None:
    found = [c for c in claims(language, told + other + TAIL[language]) if c.event == "transfer"]
    assert all(c.evidence[0].start < len(told) for c in found)
