"""`stemmata annotate`: lines in, lines out, bad lines named."""

from __future__ import annotations

import json

import pytest

from standins import Run

LAYERS = ["id", "sentences", "timex", "toponyms", "actors", "items", "quantities", "attributions", "claims", "issues"]


def test_one_line_a_document_in_order(run: Run) -> None:
    rows = [{"id": name, "text": f"{name} delivered guns."} for name in ("Oslo", "Rome")]
    found = run("annotate", input="\n".join(json.dumps(row) for row in rows) + "\n\n")
    assert found.exit_code == 0
    lines = [json.loads(line) for line in found.stdout.splitlines()]
    assert [one["id"] for one in lines] == ["Oslo", "Rome"]
    assert list(lines[0]) == LAYERS
    claim = lines[0]["claims"][0]
    assert claim["document"]["id"] == "Oslo"
    start, end, quote = (claim["evidence"][0][key] for key in ("start", "end", "quote"))
    assert rows[0]["text"][start:end] == quote


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "line 1: this is no JSON"),
        ("[1]", "line 1: this is no object with an `id`"),
        ('{"text": "a"}', "line 1: this is no object with an `id`"),
        ('{"id": "x"}', "line 1: x: it has no text"),
        ('{"id": "x", "text": "  "}', "line 1: x: it has no text"),
        ('{"id": "x", "text": 7}', "line 1: x: it has no text"),
        ('{"id": "x", "text": "unreadable"}', "line 1: x: this can't be read"),
    ],
)
def test_a_bad_line_is_named_and_the_others_are_done(run: Run, line: str, said: str) -> None:
    found = run("annotate", input=f'{line}\n{{"id": "y", "text": "Oslo delivered guns."}}\n')
    assert found.exit_code == 1
    assert said in found.stderr
    assert [json.loads(one)["id"] for one in found.stdout.splitlines()] == ["y"]
