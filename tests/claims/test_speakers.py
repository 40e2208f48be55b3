"""Who speaks: agencies that were told, names after inverted cues, initials, makers, solid compounds, refusals."""

from __future__ import annotations

import pytest

from clauses import of_sentence

ROWS: tuple[tuple[str, str, str, list[str]], ...] = (
    (
        "en",
        "Two U.S. officials told Reuters that Iran had delivered drones to Russia.",
        "transfer",
        ["two US officials", "Reuters"],
    ),
    (
        "de",
        "Zwei US-Vertreter sagten der Nachrichtenagentur Reuters, Iran habe Drohnen an Russland geliefert.",
        "transfer",
        ["two US officials", "Reuters"],
    ),
    ("en", "Iran had delivered drones to Russia, said Mark Hale, an analyst in London.", "transfer", ["Mark Hale"]),
    (
        "de",
        "Der Iran habe Drohnen an Russland geliefert, sagte die Sicherheitsforscherin Friederike Waldvogel.",
        "transfer",
        ["Friederike Waldvogel"],
    ),
    ("en", "Germany refused to deliver tanks to Ukraine.", "transfer", []),
    ("en", "Poland agreed to buy tanks from Germany.", "transfer", []),
)


@pytest.mark.parametrize(("language", "sentence", "event", "names"), ROWS)
def test_the_chain_of_sources(language: str, sentence: str, event: str, names: list[str]) -> None:
    assert {tuple(s.name for s in c.sources[:-1]) for c in of_sentence(language, sentence, event)} == {tuple(names)}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "South Korea's Joint Chiefs of Staff (JCS) were on alert. North Korea fired a missile, the JCS said.",
            "South Korean Joint Chiefs of Staff",
        ),
        ("The company Fire Point makes drones. Russia fired a missile at Kyiv, the manufacturer said.", "Fire Point"),
    ],
)
def test_short_names_and_descriptions_go_back(text: str, name: str) -> None:
    found = [*of_sentence("en", text, "use"), *of_sentence("en", text, "test")]
    assert {c.sources[0].name for c in found} == {name}
