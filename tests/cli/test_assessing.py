"""`stemmata ratings`, `rate`, `predictions`, `consistency`, `dossier` and `weapon`, as their user meets them."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import Result

from standins import Run


@pytest.fixture
def read(run: Run, reports: Path) -> Run:
    """The commands in a folder with a ledger of three reports."""
    assert run("read", "reports").exit_code == 0
    return run


def rows(result: Result) -> list[dict[str, object]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_every_event_has_a_rating_with_its_reasons(read: Run) -> None:
    found = rows(read("ratings", "--json"))
    assert {one["grade"] for one in found} == {"6"}
    assert all(one["steps"] for one in found)
    text = read("ratings", "Pyongyang").stdout
    assert "no independent origin asserts it [no-origin]" in text


def test_rating_by_a_person_shows_everywhere(read: Run) -> None:
    (event,) = rows(read("ratings", "Pyongyang", "--json"))
    name = str(event["subject"])
    done = read("rate", name, "3", "--by", "Ada", "--reason", "two bills of lading")
    assert done.exit_code == 0, done.output
    (after,) = rows(read("ratings", "Pyongyang", "--json"))
    assert (after["grade"], after["computed"]) == ("3", "6")
    assert "overruled by Ada: two bills of lading; the rules give 6" in read("ratings").stdout
    assert read("verify").exit_code == 0
    read("rebuild")
    assert "two bills of lading" in read("ratings").stdout


def test_a_decision_whose_claim_is_gone_is_still_told(read: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    (event,) = rows(read("ratings", "Pyongyang", "--json"))
    assert read("rate", str(event["subject"]), "3", "--by", "Ada", "--reason", "two bills of lading").exit_code == 0
    quiet = sys.modules["stemmata.claims.extract"]
    analyse = quiet.__dict__["analyse"]
    monkeypatch.setitem(quiet.__dict__, "analyse", lambda article: replace(analyse(article), claims=()))
    read("rebuild")
    told = read("ratings").stderr
    assert "not placed: " in told
    assert "Pyongyang" in told.split("not placed: ")[1].split(", whose claims")[0]
    assert "not there any more: 3 by Ada" in told


def test_no_sources_is_said(run: Run) -> None:
    (Path.cwd() / "quiet.txt").write_text("Quiet day at the border.")
    assert run("read", "quiet.txt").exit_code in (0, 1)
    found = run("ratings", "--sources")
    assert (found.exit_code, found.stdout) == (0, "")
    assert "no sources: read reports first" in found.stderr


def test_rating_a_source(read: Run, tmp_path: Path) -> None:
    assert "F Daily" in read("ratings", "--sources").stdout
    assert read("rate", "daily", "c", "--by", "Ada", "--reason", "right so far").exit_code == 0
    assert "C Daily: fairly reliable on what happened (overruled by Ada: right so far; the rules give F)" in (
        read("ratings", "--sources").stdout
    )


def test_a_policy_of_ones_own(read: Run, tmp_path: Path) -> None:
    row = '[[policy]]\nfor = "event"\ngrade = "D"\nsources = ["Daily"]\n'
    (tmp_path / "p.toml").write_text(row + 'why = "no imprint"\n')
    assert "D Daily" in read("ratings", "--sources", "--policy", "p.toml").stdout
    (tmp_path / "p.toml").write_text(row)
    failed = read("ratings", "--sources", "--policy", "p.toml")
    assert failed.exit_code == 1
    assert "p.toml: policy 1: why is missing" in failed.stderr


BAD = [
    (("rate", "nothing", "3", "--reason", "x"), 2, "names no event"),
    (("rate", "nobody", "B", "--reason", "x"), 2, "is no source in this ledger"),
    (("rate", "Daily", "X", "--reason", "x"), 2, "none of A, B, C, D, E, F"),
    (("rate", "Daily", "B", "--reason", "  "), 2, "without a reason is not kept"),
    (("rate", "Daily", "B"), 2, "Missing option '--reason'"),
    (("ratings", "zeppelins"), 2, "names no event"),
    (("predictions", "--on", "soon"), 2, "YYYY-MM-DD"),
    (("dossier", "zeppelins", "-o", "x.html"), 2, "names no event"),
    (("dossier", "Pyongyang", "-o", "x.pdf"), 2, ".html, .md, .json"),
    (("dossier", "Pyongyang", "-o", "nowhere/x.html"), 2, "cannot be written"),
    (("dossier", "Pyongyang", "-o", "x.html", "--policy", "none.toml"), 1, "cannot be read"),
    (("weapon", "Wunderwaffe"), 2, "is no designation and no family"),
    (("consistency", "zeppelins"), 2, "names no event"),
]


@pytest.mark.parametrize(("words", "code", "message"), BAD)
def test_bad_input_is_one_clear_line(read: Run, words: tuple[str, ...], code: int, message: str) -> None:
    found = read(*words)
    assert found.exit_code == code
    assert message in found.stderr
    assert "Traceback" not in found.output


@pytest.mark.parametrize("command", ["ratings", "predictions", "consistency"])
def test_without_a_ledger(run: Run, command: str) -> None:
    assert run(command).exit_code == 3


@pytest.mark.parametrize("form", ["html", "md", "json"])
def test_a_dossier_is_written_whole(read: Run, tmp_path: Path, form: str) -> None:
    done = read("dossier", "Pyongyang", "-o", f"x.{form}")
    assert done.exit_code == 0
    assert "1 event" in done.stderr
    assert "Pyongyang delivered missiles to Moscow" in (tmp_path / f"x.{form}").read_text(encoding="utf-8")
    assert sorted(path.name for path in tmp_path.glob("*.part")) == []


def test_what_is_odd_is_explained_and_what_is_not_there_is_said(read: Run) -> None:
    assert "nothing that fits was foretold" in read("predictions").stderr
    assert "said to have happened on 2024-03-01 or later, in a report of 2024-01-05" in read("consistency").stdout
    assert "nothing odd was found" in read("consistency", "Pyongyang").stderr


def test_a_weapon_without_a_ledger(run: Run) -> None:
    text = run("weapon", "kn 23").stdout
    assert "made by: North Korea" in text
    assert "[W2]" in text
    (found,) = rows(run("weapon", "KN-23", "--json"))
    assert found["id"] == "kn-23"
