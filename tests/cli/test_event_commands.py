"""`stemmata events`, `event`, `decide`: from reports to dossiers and rulings."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]
COPY = "Pyongyang delivered missiles to Moscow, it says."


@pytest.fixture
def told(run: Run, reports: Path) -> Run:
    """A ledger in which one event is told twice."""
    (reports / "copy.txt").write_text(COPY)
    run("read", "reports", "--publisher", "Daily")
    return run


def test_events_for_people_and_programs(told: Run) -> None:
    table = told("events").stdout
    assert "missiles" in table
    found = [json.loads(line) for line in told("events", "--json").stdout.splitlines()]
    assert sorted(len(one["claims"]) for one in found) == [1, 1, 2]
    assert len(told("events", "--json", "--actor", "Iran").stdout.splitlines()) == 1
    assert len(told("events", "--json", "--limit", "1").stdout.splitlines()) == 1
    assert "no event fits" in told("events", "--type", "use").stderr
    assert told("events", "--event", "nothing").exit_code == 2


def test_the_dossier_explains_itself(told: Run) -> None:
    found = [json.loads(line) for line in told("events", "--json").stdout.splitlines()]
    name = next(one["id"] for one in found if len(one["claims"]) == 2)
    text = told("event", name[:14]).stdout
    for words in (
        "2 claims in 2 reports",
        "REPORTS",
        "“Pyongyang delivered",
        "STEMMA",
        "WHY ONE EVENT",
        "same because",
    ):
        assert words in text
    whole = json.loads(told("event", name, "--json").stdout)
    assert list(whole) == ["event", "claims", "statements", "contradictions", "stemma"]
    assert told("event", "0000").exit_code == 2


def test_the_stemma_as_a_picture(told: Run, tmp_path: Path) -> None:
    name = json.loads(told("events", "--json").stdout.splitlines()[0])["id"]
    drawn = tmp_path / "stemma.svg"
    assert "the stemma" in told("event", name, "--svg", str(drawn)).stderr
    assert drawn.read_text(encoding="utf-8").startswith("<svg")
    assert told("event", name, "--svg", str(tmp_path / "nowhere" / "stemma.svg")).exit_code == 2


def test_ruling(told: Run) -> None:
    found = [json.loads(line) for line in told("events", "--json").stdout.splitlines()]
    one, other = next(one["claims"] for one in found if len(one["claims"]) == 2)
    assert told("decide", "different", one, other, "--by", "me", "--reason", "two cargoes").exit_code == 0
    assert len(told("events", "--json").stdout.splitlines()) == 4
    assert told("decide", "same", one, other, "--by", "me").exit_code == 0
    assert "a person decided so" in told("event", one).stdout
    assert told("decide", "same", one, "nothing").exit_code == 2
    listed = told("decide", "--list").stdout.splitlines()
    assert [line.split()[1:3] for line in listed] == [["me", "different"], ["me", "same"]]
    assert "two cargoes" in listed[0]
    assert told("decide", "same").exit_code == 2
    assert told("verify").exit_code == 0


def test_no_rulings_is_said(told: Run) -> None:
    found = told("decide", "--list")
    assert (found.exit_code, found.stdout) == (0, "")
    assert "no rulings" in found.stderr


def test_a_dossier_cannot_steer_the_terminal(run: Run, reports: Path) -> None:
    (reports / "trap.txt").write_text("Oslo delivered \x1b[2Jguns.")
    run("read", "reports", "--publisher", "The \x1b]0;owned\x07 Paper")
    for line in run("events", "--json").stdout.splitlines():
        found = run("event", json.loads(line)["id"], "--why")
        assert not set(found.output) & {"\x1b", "\x9b", "\x07"}
