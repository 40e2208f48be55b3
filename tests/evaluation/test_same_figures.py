"""Our figures are those of the scorer that the project goes by, to the last digit."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from stemmata.evaluation import corpus, figures

EVENTS = ("transfer", "use", "test", "sanction")


def worn(claim: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    """A gold claim as a reader might return it: fields dropped, coarser, other, or in the export's shapes."""
    roles: dict[str, Any] = {}
    for key, value in claim["roles"].items():
        fate = chance.random()
        if fate < 0.2:
            continue
        if key in ("supplier", "recipient", "item") and isinstance(value, str) and fate < 0.6:
            value = {"id": value, "text": value.split()[-1] + " series", "producer": {"id": "KP"}}
        elif key == "time" and isinstance(value, str):
            value = {"edtf": value[:7] if fate < 0.5 else value, "text": "then"}
        elif key == "place" and isinstance(value, str):
            value = {"id": "x", "name": value[:-1] if fate < 0.5 else value, "country": "UA"}
        elif key == "quantity" and fate < 0.5:
            value = {**value, "max": None, "unit": None}
        roles[key] = value
    sources = [{"name": one, "kind": "government", "country": "US"} for one in claim["sources"]]
    chance.shuffle(sources)
    return {
        **claim,
        "roles": roles,
        "sources": sources[: chance.randint(0, 4)],
        "event": claim["event"] if chance.random() < 0.9 else chance.choice(EVENTS),
        "status": claim["status"] if chance.random() < 0.7 else "planned",
        "evidence": [{"start": 0, "end": 1, "quote": claim["evidence"][chance.randint(0, 9) :]}],
    }


@pytest.mark.shared
@pytest.mark.parametrize("folder", ["single", "clusters"])
def test_figures_are_those_of_the_scorer(shared: Path, tmp_path: Path, folder: str) -> None:
    chance = random.Random(7)
    gold = corpus.load(shared / "gold" / folder)
    lines = []
    for one in gold:
        for claim in one.claims:
            if chance.random() < 0.85:
                answer = worn(dict(claim), chance)
                lines.append(json.dumps({**answer, "document": {"id": one.document["id"]}}))
        lines += lines[-1:] if chance.random() < 0.3 else []
    claims = tmp_path / "claims.jsonl"
    claims.write_text("\n".join(lines), encoding="utf-8")
    ran = subprocess.run(
        [
            sys.executable,
            str(shared / "eval" / "score.py"),
            "--docs",
            str(shared / "gold" / folder / "docs"),
            "--gold",
            str(shared / "gold" / folder / "gold"),
            "--claims",
            str(claims),
            "--json",
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    found = corpus.claims_by_document(lines, gold)
    judged = [figures.judge(one.document, one.claims, found.get(one.document["id"], []), by="language") for one in gold]
    assert figures.figures(judged) == json.loads(ran.stdout)
    assert 0.2 < figures.figures(judged)["groups"]["all"]["full_f1"] < 0.95
