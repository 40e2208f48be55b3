"""One verb with several pairs of item and partner."""

from __future__ import annotations

import pytest

from clauses import keys, of_sentence


@pytest.mark.parametrize(
    ("language", "sentence", "role", "pairs"),
    [
        (
            "en",
            "Serbia bought Mistral missiles from France and HQ-22 systems from China.",
            "supplier",
            {("mistral", "FR"), ("hq-22", "CN")},
        ),
        (
            "en",
            "Norway sent tanks to Poland and howitzers to Ukraine.",
            "recipient",
            {("tank", "PL"), ("howitzer", "UA")},
        ),
        (
            "de",
            "Serbien kaufte Mistral-Raketen in Frankreich und HQ-22-Systeme in China.",
            "supplier",
            {("mistral", "FR"), ("hq-22", "CN")},
        ),
        ("en", "Norway sent tanks and howitzers to Ukraine.", "recipient", {("tank", "UA"), ("howitzer", "UA")}),
    ],
)
def test_each_pair_is_a_claim(language: str, sentence: str, role: str, pairs: set[tuple[str, str]]) -> None:
    found = [c.roles for c in of_sentence(language, sentence, "transfer")]
    assert {(i, p) for c in found for i in keys(c.get("item")) for p in keys(c.get(role))} == pairs
