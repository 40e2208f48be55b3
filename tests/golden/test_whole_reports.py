"""Whole reports: the claims of the samples, as they were when last looked at, and the same bytes in any process.

The reports are invented. What is expected lies beside this file, one JSON file a report, a short object a claim.
After a change that is meant, look at the difference before keeping it:

    STEMMATA_RENEW_GOLDEN=1 pytest tests/golden
    git diff tests/golden
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

import stemmata
from stemmata.api import read_report
from stemmata.model import Claim

SAMPLES = Path(stemmata.__file__).parent / "samples" / "reports"
REPORTS = sorted(path for path in SAMPLES.iterdir() if path.suffix in {".html", ".txt"})
HERE = Path(__file__).parent
RENEW = bool(os.environ.get("STEMMATA_RENEW_GOLDEN"))


def short(value: Any) -> Any:
    """A role's value by what identifies it."""
    if isinstance(value, list):
        return [short(one) for one in value]
    if not isinstance(value, Mapping):
        return value
    if "min" in value:
        return {key: value[key] for key in ("min", "max", "approx")}
    return next(value[key] for key in ("id", "edtf", "name", "text") if value.get(key))


def compact(claim: Claim) -> dict[str, Any]:
    """What a reader checks first of a claim."""
    return {
        "quote": claim.evidence[0].quote,
        "event": claim.event,
        "roles": {role: short(value) for role, value in sorted(claim.roles.items())},
        "facts": f"{claim.status} {claim.polarity} {claim.certainty} {claim.stance}",
        "sources": [source.name for source in claim.sources],
        "also": [evidence.quote for evidence in claim.also],
    }


@pytest.mark.parametrize("report", REPORTS, ids=lambda path: path.stem)
def test_the_claims_of_a_report(report: Path) -> None:
    article, claims = read_report(report)
    for claim in claims:
        for evidence in (*claim.evidence, *claim.also):
            assert article.text[evidence.start : evidence.end] == evidence.quote
    found = [compact(claim) for claim in claims]
    golden = HERE / f"{report.stem}.json"
    if RENEW:
        golden.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    assert found == json.loads(golden.read_text(encoding="utf-8"))


def test_every_expectation_has_its_report() -> None:
    assert {path.stem for path in HERE.glob("*.json")} == {path.stem for path in REPORTS}


def test_two_processes_write_the_same_bytes(tmp_path: Path) -> None:
    written = []
    for seed in ("0", "4711"):
        ledger = str(tmp_path / f"{seed}.db")
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"}
        command = [sys.executable, "-m", "stemmata"]
        for words in (["read", str(SAMPLES)], ["claims", "--json", "--why"]):
            done = subprocess.run(
                [*command, *words, "--ledger", ledger], capture_output=True, env=environment, cwd=tmp_path, check=False
            )
            assert done.returncode == 0, done.stderr.decode()
        written.append(done.stdout)
    assert written[0] == written[1]
    assert written[0].count(b"\n") >= len(REPORTS)
