"""The tree as text, as JSON and as a picture."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree

from telling import FACTS, Told, account_of, source

from stemmata.cli.event import descended
from stemmata.model.events import Event
from stemmata.stemma.drawing import lines, summary
from stemmata.stemma.forms import account_object
from stemmata.stemma.svg import draw

MAYOR = source("Olha <Petrenko> & Co", country="UA")
BODY = " ".join(FACTS)
REPORTS = [
    Told(
        "a", "Harbour\x1b[2J Dispatch", "2024-03-01", f"Drones\n\n{BODY}\n\n(Reuters)", [(FACTS[0], "raid", MAYOR, {})]
    ),
    Told("b", "Inland Courier", "2024-03-02", f"Drones\n\n{BODY}", [(FACTS[0], "raid", MAYOR, {})]),
    Told("c", "Valley Observer", None, "Snow\n\nIt snowed.", [("It snowed.", "raid", None, {})]),
]


def test_the_tree_reads_downwards() -> None:
    drawn = list(lines(account_of(REPORTS)))
    assert drawn[0].startswith("Olha")
    assert drawn[1].startswith("└─ Reuters wire of 2024-03-01, not held")
    assert any("lineage not recorded" in line for line in drawn)


def test_the_summary_counts() -> None:
    assert summary(account_of(REPORTS)).startswith("1 independent origin in 3 reports: Olha")
    assert summary(account_of(REPORTS[2:])).endswith("nobody is named who asserts it")


def test_the_picture_is_safe_and_speaks() -> None:
    drawn = draw(account_of(REPORTS), "A <raid>")
    root = ElementTree.fromstring(drawn)
    assert root.attrib["role"] == "img"
    names = [one.tag.partition("}")[2] for one in root]
    assert names[:2] == ["title", "desc"]
    assert "independent origin" in (root[1].text or "")
    assert "\x1b" not in drawn
    assert "<script" not in drawn


def test_json_is_whole() -> None:
    found = account_object(account_of(REPORTS), made_by="test")
    assert json.loads(json.dumps(found)) == json.loads(json.dumps(found))
    assert found["independent_origins"] == 1
    passages = [p for e in found["edges"] for g in e["grounds"] for p in g["child"]]
    assert passages
    texts = {told.id: told.text for told in REPORTS}
    for edge in found["edges"]:
        for ground in edge["grounds"]:
            for at in ground["child"]:
                if edge["child"] in texts:
                    assert texts[edge["child"]][at["start"] : at["end"]] == at["quote"]


def test_times_of_several_zones_are_drawn_in_utc_the_earliest_first() -> None:
    times = {"c": "2024-03-01T21:20:00+01:00", "a": "2024-03-01T22:40:00+03:00", "b": "2024-03-01T22:15:00+02:00"}
    told = [Told(one, f"Paper {one}", at, f"Title {one}\n\nWords {one}.", ()) for one, at in times.items()]
    reports = [replace(each, claims=[(f"Words {each.id}.", "raid", MAYOR, {})]) for each in told]
    drawn = [line for line in lines(account_of(reports)) if "Paper" in line]
    assert [line.partition("Paper ")[2][:26] for line in drawn] == [
        "a (en) 2024-03-01 19:40 UTC"[:26],
        "b (en) 2024-03-01 20:15 UTC"[:26],
        "c (en) 2024-03-01 20:20 UTC"[:26],
    ]


def test_a_page_of_many_speakers_is_summed_up() -> None:
    body = " ".join(f"Guard{i} saw drones over the harbour." for i in range(40))
    told: list[Any] = [(f"Guard{i} saw drones", "raid", source(f"Guard{i}x", "expert"), {}) for i in range(40)]
    found = summary(account_of([Told("a", "Live", "2024-03-01", f"Drones\n\n{body}", told)]))
    assert found.startswith("1 independent origin in 1 report (never more than there are reports): Guard")
    assert found.endswith("; and 28 more")


def test_a_stemma_that_takes_in_other_events_says_so() -> None:
    found = account_of(REPORTS)
    part = Event(id="event:1", type="use", label="", roles={}, time=None, claims=(), documents=(), links=())
    assert next(descended(found)) == "STEMMA"
    assert next(descended(found, [part])) == "STEMMA, with the 1 event that it holds"
