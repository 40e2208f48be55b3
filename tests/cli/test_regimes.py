"""`stemmata regimes` and `stemmata check-knowledge`, as their user meets them."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from stemmata.cli.app import stemmata


def run(*words: str) -> tuple[int, str]:
    result = CliRunner().invoke(stemmata, list(words))
    return result.exit_code, result.output


def test_all_rules_are_listed_by_regime() -> None:
    code, text = run("regimes")
    assert code == 0
    assert "104 rules" in text
    assert "un-north-korea" in text


@pytest.mark.parametrize(("day", "there"), [("2024-04-30", True), ("2024-05-01", False)])
def test_what_was_in_force(day: str, there: bool) -> None:
    code, text = run("regimes", "--on", day, "--regime", "un-north-korea")
    assert code == 0
    assert ("kp-1874-26" in text) is there


def test_a_rule_is_explained_with_its_sources() -> None:
    code, text = run("regimes", "kp-1718-8b")
    assert code == 0
    assert "op. para 8(b)" in text
    assert "R64: UN Sanctions App" in text


def test_a_question_is_answered_with_paragraph_and_reason() -> None:
    words = ["--supplier", "KP", "--recipient", "RU", "--item", "KN-23", "--date", "2023-12-30"]
    code, text = run("regimes", *words)
    assert code == 0
    assert "would breach  kp-1718-8b  UNSCR 1718 (2006), op. para 8(b)" in text
    found = json.loads(run("regimes", *words, "--json")[1])
    assert {one["rule"] for one in found if one["outcome"] == "would breach"} == {"kp-1718-8b", "kp-1874-9"}


def test_no_rule_is_said() -> None:
    assert run("regimes", "--supplier", "PK", "--recipient", "AZ", "--item", "rifle", "--date", "2020")[1] == (
        "no rule found\n"
    )


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["x-99"], "no rule 'x-99'"),
        (["--regime", "un-mars"], "no regime 'un-mars'"),
        (["--on", "yesterday"], "give a day as YYYY-MM-DD"),
        (["--supplier", "Atlantis"], "no such actor"),
        (["--item", "ray gun"], "neither a designation nor a family"),
        (["--date", "soon", "--supplier", "KP"], "soon"),
    ],
)
def test_bad_questions(words: list[str], message: str) -> None:
    code, text = run("regimes", *words)
    assert code == 2
    assert message in text


def test_knowledge_is_sound() -> None:
    assert run("check-knowledge") == (0, "the knowledge tables agree with each other\n")
