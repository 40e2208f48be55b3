"""The command as a process: exit codes, interruption, closed pipes, many processes, the same bytes twice."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import stemmata

SAMPLES = Path(stemmata.__file__).parent / "samples" / "reports"
COMMAND = [sys.executable, "-m", "stemmata"]


def run(folder: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command in a folder, as a user would."""
    return subprocess.run(
        [*COMMAND, *words],
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "STEMMATA_LEDGER": "x.db", **environment},
        check=False,
    )


def test_samples_give_claims_and_the_same_bytes_twice(tmp_path: Path) -> None:
    exports = []
    for i, words in enumerate((["--jobs", "1"], ["--jobs", "2"])):
        folder = tmp_path / str(i)
        folder.mkdir()
        done = run(folder, "read", str(SAMPLES), *words, PYTHONHASHSEED=str(i))
        assert done.returncode == 0, done.stderr
        exports.append([run(folder, "claims", shape, PYTHONHASHSEED=str(i)).stdout for shape in ("--json", "--csv")])
        assert run(folder, "verify").returncode == 0
        assert run(folder, "rebuild", *words).stdout == ""
    assert exports[0] == exports[1]
    assert len(exports[0][0].splitlines()) >= 10


def test_bad_inputs_end_in_lines_not_tracebacks(tmp_path: Path) -> None:
    (tmp_path / "empty.html").write_bytes(b"")
    (tmp_path / "noise.html").write_bytes(os.urandom(4096))
    (tmp_path / "broken.html").write_text("<html><body><p>Berlin (dpa) - Iran lieferte <b>Drohnen an Russland.")
    (tmp_path / "welsh.txt").write_text("Mae hen wlad fy nhadau yn annwyl i mi, gwlad beirdd a chantorion o fri.")
    (tmp_path / "latin.html").write_bytes("<p>Die Raketen fielen für Übungszwecke auf Öde Äcker.".encode("latin-1"))
    names = [
        "empty.html",
        "noise.html",
        "broken.html",
        "welsh.txt",
        "latin.html",
        "none.html",
        "http://127.0.0.1/",
        "ftp://a.example/",
        str(SAMPLES / "fenland-en.txt"),
    ]
    done = run(tmp_path, "read", *names)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    errors = [line for line in done.stderr.splitlines() if line.startswith("error: ")]
    for name in ("empty.html", "noise.html", "none.html", "127.0.0.1", "ftp://"):
        assert sum(name in line for line in errors) == 1, (name, errors)
    assert sum("welsh.txt" in line and "'cy'" in line for line in errors) == 1  # not read as English
    assert not any(line.count(name) > 1 for line in errors for name in names if name.endswith((".txt", ".html")))
    assert not any("sha256:" in line for line in errors)
    assert run(tmp_path, "verify").returncode == 0
    assert "fenland" in run(tmp_path, "documents", "--json").stdout


def test_annotate_in_two_processes_is_the_same(tmp_path: Path) -> None:
    rows = [
        {"id": path.stem, "html" if path.suffix == ".html" else "text": path.read_text(encoding="utf-8")}
        for path in sorted(SAMPLES.iterdir())
        if path.suffix in (".html", ".txt")
    ]
    (tmp_path / "rows.jsonl").write_text("\n".join(map(json.dumps, [*rows, {"id": "bad"}])), encoding="utf-8")
    one, two = (run(tmp_path, "annotate", "rows.jsonl", "--jobs", jobs) for jobs in ("1", "2"))
    assert (one.stdout, one.stderr, one.returncode) == (two.stdout, two.stderr, 1)
    found = {line["id"]: line for line in map(json.loads, one.stdout.splitlines())}
    assert list(found) == [row["id"] for row in rows]
    assert all(("text" in found[row["id"]]) == ("html" in row) for row in rows)


def test_standard_input(tmp_path: Path) -> None:
    text = (SAMPLES / "fenland-en.txt").read_text(encoding="utf-8")
    done = subprocess.run(
        [*COMMAND, "read", "-", "--ledger", "x.db", "--published", "2022-10-18"],
        cwd=tmp_path,
        input=text,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(run(tmp_path, "documents", "--json").stdout)["source"] == "-"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["claims"], 3),
        (["claims", "--event", "theft"], 2),
        (["--help"], 0),
        (["nothing"], 2),
        (["read"], 2),
    ],
)
def test_exit_codes(tmp_path: Path, words: list[str], code: int) -> None:
    done = run(tmp_path, *words)
    assert done.returncode == code
    assert "Traceback" not in done.stderr


def many(folder: Path, number: int) -> None:
    """That many different reports."""
    text = (SAMPLES / "fenland-en.txt").read_text(encoding="utf-8")
    folder.mkdir()
    for i in range(number):
        (folder / f"{i:03}.txt").write_text(f"{text}\n\nNr. {i}\n", encoding="utf-8")


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_interruption_leaves_a_whole_ledger_and_work_goes_on(tmp_path: Path, jobs: str) -> None:
    many(tmp_path / "reports", 50)
    with subprocess.Popen(
        [*COMMAND, "read", "reports", "--ledger", "x.db", "--json", "--jobs", jobs],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    ) as process:
        assert process.stdout
        process.stdout.readline()
        time.sleep(0.2)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=180)
    assert process.returncode == 130, said
    assert "Traceback" not in said
    assert "interrupted" in said
    assert run(tmp_path, "verify").returncode == 0
    done = len(run(tmp_path, "documents", "--json").stdout.splitlines())
    assert 1 <= done < 50
    rest = run(tmp_path, "read", "reports")
    assert f"{50 - done} read, {done} known already, 0 failed" in rest.stderr
    assert run(tmp_path, "verify").returncode == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this system")
def test_a_full_disk_for_the_output_is_a_line(tmp_path: Path) -> None:
    many(tmp_path / "in", 2)
    assert run(tmp_path, "read", "in", "--ledger", "full.db").returncode == 0
    with open("/dev/full", "w", encoding="utf-8") as full:
        words = [sys.executable, "-m", "stemmata", "documents", "--ledger", "full.db"]
        done = subprocess.run(words, cwd=tmp_path, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith("error: the output cannot be written")
    assert len(done.stderr.splitlines()) == 1


def test_a_closed_pipe_is_quiet(tmp_path: Path) -> None:
    row = json.dumps({"id": "a", "text": (SAMPLES / "fenland-en.txt").read_text(encoding="utf-8")})
    (tmp_path / "rows.jsonl").write_text(f"{row}\n" * 100, encoding="utf-8")
    with subprocess.Popen(
        [*COMMAND, "annotate", "rows.jsonl"], cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr
        said = process.stderr.read()
        process.wait(timeout=180)
    assert said == ""
    assert process.returncode == 141
