"""What each command prints and how it exits."""

from __future__ import annotations

import csv
import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from standins import Run
from stemmata.cli import claims as claims_command
from stemmata.cli.app import COMMANDS


def test_read_keeps_and_says_so(run: Run, reports: Path) -> None:
    first = run("read", "reports")
    assert (first.exit_code, first.stdout) == (0, "")
    assert "3 read, 0 known already, 0 failed; 3 new claims" in first.stderr
    again = run("read", "reports", "--json")
    assert "0 read, 3 known already" in again.stderr
    assert [json.loads(line)["known"] for line in again.stdout.splitlines()] == [True] * 3


def test_reports_without_a_date_are_named(run: Run, reports: Path) -> None:
    found = run("read", "reports")
    assert "no date of publication in reports/" in found.stderr
    assert "--published YYYY-MM-DD" in found.stderr
    assert "no date of publication" not in run("read", "reports", "--published", "2024-01-05").stderr


def test_every_sighting_is_shown(run: Run, reports: Path) -> None:
    first = sorted(reports.glob("*.txt"))[0]
    (reports / "again.txt").write_bytes(first.read_bytes())
    run("read", "reports", "--published", "2024-01-05")
    shown = run("show", f"reports/{first.name}").stdout
    assert "same bytes met 2 times:" in shown
    assert "reports/again.txt" in shown


def test_bad_inputs_are_a_line_each_and_the_batch_goes_on(run: Run, reports: Path) -> None:
    (reports / "empty.txt").write_bytes(b"")
    (reports / "noise.txt").write_bytes(bytes(range(256)) * 20)
    (reports / "odd.txt").write_text("unreadable to all")
    found = run("read", "reports", "missing.html")
    assert found.exit_code == 1
    errors = [line for line in found.stderr.splitlines() if line.startswith("error: ")]
    assert len(errors) == 4
    for name in ("empty.txt", "noise.txt", "odd.txt", "missing.html"):
        assert sum(name in line for line in errors) == 1
    assert "3 read" in found.stderr
    assert "Traceback" not in found.output
    assert run("verify").exit_code == 0


def test_claims_for_people_programs_and_spreadsheets(run: Run, reports: Path) -> None:
    run("read", "reports", "--publisher", "Daily")
    table = run("claims")
    assert "Pyongyang delivered missiles to Moscow" in " ".join(table.stdout.split())
    lines = [json.loads(line) for line in run("claims", "--json").stdout.splitlines()]
    assert [one["roles"]["supplier"]["id"] for one in lines] == ["Berlin", "Pyongyang", "Iran"]
    assert list(lines[0]) == [
        "id",
        "document",
        "event",
        "roles",
        "status",
        "polarity",
        "certainty",
        "stance",
        "sources",
        "evidence",
        "made_by",
    ]
    assert "why" in json.loads(run("claims", "--json", "--why", "--limit", "1").stdout)
    rows = list(csv.DictReader(run("claims", "--csv").stdout.splitlines()))
    assert [row["supplier"] for row in rows] == ["Berlin", "Pyongyang", "Iran"]
    assert tuple(rows[0]) == claims_command.COLUMNS


def test_filters_and_undated_claims(run: Run, reports: Path) -> None:
    run("read", "reports")
    found = run("claims", "--json", "--since", "2024-01-01")
    assert len(found.stdout.splitlines()) == 1
    assert "2 claims that fit otherwise were left out" in found.stderr
    assert "no claim fits" in run("claims", "--actor", "Nobody").stderr


def test_a_formula_stays_text_in_the_table() -> None:
    assert claims_command._safe("=HYPERLINK(1)") == "'=HYPERLINK(1)"
    assert claims_command._safe("plain") == "plain"


def test_show_marks_claims_and_explains_them(run: Run, reports: Path) -> None:
    run("read", "reports")
    found = run("show", "1.txt", "--why")
    assert "[1]Berlin delivered 18 tanks to Kyiv in March." in found.stdout
    assert "delivered" in found.stdout.split("[1] transfer")[1]
    by_url = run("show", "https://a.example/1")
    assert by_url.stdout.splitlines()[0] == "unknown publisher"
    assert run("show", "7.txt").exit_code == 2
    (reports / "odd.txt").write_text("unreadable to all")
    run("read", "reports/odd.txt")
    assert "not read: this can't be read: give something else" in run("show", "odd.txt").stdout


def test_what_is_read_cannot_steer_the_terminal(run: Run, reports: Path) -> None:
    (reports / "trap.txt").write_text("Oslo delivered \x1b[2Jguns.\n\n\x9b31mred \x07bell.")
    run("read", "reports", "--publisher", "The \x1b]0;owned\x07 Paper")
    for words in (["show", "trap.txt", "--why"], ["summary"], ["claims"], ["documents"]):
        found = run(*words)
        assert not set(found.output) & {"\x1b", "\x9b", "\x07"}


def test_documents(run: Run, reports: Path) -> None:
    run("read", "reports")
    assert len(run("documents").stdout.splitlines()) == 3
    first = json.loads(run("documents", "--json").stdout.splitlines()[0])
    assert (first["source"], first["claims"], first["sightings"]) == ("reports/0.txt", 2, 1)


def test_summary_groups_by_event_and_direction(run: Run, reports: Path) -> None:
    run("read", "reports")
    found = run("summary").stdout
    assert found.index("TRANSFERS") < found.index("Berlin  (1 claim in 1 report)")
    assert "“Pyongyang delivered missiles to Moscow”" in found


def test_verify_finds_what_was_changed(run: Run, reports: Path) -> None:
    run("read", "reports")
    good = run("verify")
    assert good.exit_code == 0
    head = good.stdout.split()[-1]
    assert run("verify", "--head", head).exit_code == 0
    lost = run("verify", "--head", "f" * 64)
    assert lost.exit_code == 1
    assert "stemmata.db: 1 fault: take" in lost.stderr
    with closing(sqlite3.connect("stemmata.db")) as connection:
        connection.execute("UPDATE articles SET text = replace(text, 'Iran', 'Oman')")
        connection.commit()
    bad = run("verify")
    assert bad.exit_code == 1
    assert "the text does not read 'Iran delivered drones'" in bad.stdout
    mended = run("rebuild")
    assert mended.exit_code == 0
    assert "article or issues differ" in mended.stdout
    assert run("verify").exit_code == 0


def test_rebuild_without_change_prints_nothing(run: Run, reports: Path) -> None:
    run("read", "reports")
    found = run("rebuild", "--dry-run")
    assert (found.exit_code, found.stdout) == (0, "")
    assert "3 documents read again; claims: 0 added, 0 removed, 0 changed; nothing written" in found.stderr


@pytest.mark.parametrize("command", ["claims", "summary", "documents", "verify", "rebuild"])
def test_no_ledger_is_exit_code_3(run: Run, command: str) -> None:
    found = run(command)
    assert found.exit_code == 3
    assert found.stderr == (
        "error: stemmata.db: there is no ledger here: make one with `stemmata read`, or name it with --ledger\n"
    )
    assert not Path("stemmata.db").exists()


def test_ledger_from_the_environment(run: Run, reports: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STEMMATA_LEDGER", "other.db")
    run("read", "reports")
    assert Path("other.db").exists()
    assert not Path("stemmata.db").exists()


@pytest.mark.parametrize(
    "words",
    [
        ["claims", "--event", "theft"],
        ["claims", "--since", "Tuesday"],
        ["claims", "--json", "--csv"],
        ["read", "reports", "--language", "english"],
        ["read", "reports", "--published", "gestern"],
        ["read", "reports", "--published", "2024-13-01"],
        ["read", "reports", "--url", "javascript:alert(1)"],
        ["steal"],
        ["read"],
    ],
)
def test_wrong_usage_is_exit_code_2(run: Run, reports: Path, words: list[str]) -> None:
    run("read", "reports")
    assert run(*words).exit_code == 2


def test_our_own_failure_is_one_line(run: Run, reports: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*_: object, **__: object) -> None:
        raise RuntimeError("boom\nboom")

    run("read", "reports")
    monkeypatch.setattr("stemmata.ledger.book.Ledger.claims", failing)
    found = run("claims")
    assert found.exit_code == 70
    assert found.stderr.splitlines() == [
        "error: Stemmata itself failed (RuntimeError: boom boom): run `stemmata --debug …` and report what it prints"
    ]
    assert isinstance(run("--debug", "claims").exception, RuntimeError)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(run: Run, command: str) -> None:
    found = run(command, "--help")
    assert found.exit_code == 0
    assert "Usage: stemmata" in found.stdout
