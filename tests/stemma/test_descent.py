"""What shows that a report was made from another: credits, names, wording, translation, slips, time."""

from __future__ import annotations

import dataclasses

import pytest
from telling import FACTS, Told, close, source, stemma_of

MAYOR = source("Olha Petrenko", country="UA")
RAID = [(FACTS[0], "raid", MAYOR, {"roles": {"quantity": {"min": 28, "max": 28}, "item": {"id": "drone"}}})]
BODY = "\n\n".join(FACTS)
GERMAN = (
    "Drohnen über der Hafenstadt\n\n"
    "Bürgermeisterin Olha Petrenko sagte, 28 Drohnen seien in mehreren Wellen auf die Hafenstadt zugeflogen. "
    "Die Luftwaffe erklärte, ihre Einheiten hätten seit Sonntagabend 37 Shahed-136 zerstört."
)


def told(name: str, text: str, hour: int, publisher: str = "", **more: object) -> Told:
    day = f"2024-03-01T{hour:02}:00:00+00:00"
    report = Told(id=name, publisher=publisher or f"Outlet {name}", published=day, text=text, claims=RAID)
    return dataclasses.replace(report, **more)  # type: ignore[arg-type]


def parents(*reports: Told) -> dict[str, list[tuple[str, str]]]:
    found = close(stemma_of(reports))
    return {child: [(edge.parent, edge.kind) for edge in edges] for child, edges in found.items()}


def test_a_credit_makes_a_wire_and_two_credits_one() -> None:
    first = told("a", f"A raid\n\nODESA (Reuters) - {BODY}", 8)
    own = "Trains ran late in three districts. Schools stay closed until Monday, the council decided."
    second = told("b", f"Drones\n\n{FACTS[2]} {FACTS[0]} {own}\n\n(Reuters)", 9)
    found = parents(first, second)
    ((wire, kind),) = found["a"]
    assert wire.startswith("wire:Reuters:2024-03-01")
    assert kind == "reprint"
    assert found["b"][0][0] == wire


def test_wires_of_other_days_are_other_wires() -> None:
    first = told("a", f"A raid\n\n{BODY}\n\n(dpa)", 8)
    second = dataclasses.replace(told("b", f"Drones\n\n{FACTS[0]} Talks go on.\n\n(dpa)", 8), published="2024-03-09")
    found = parents(first, second)
    assert found["a"][0][0] != found["b"][0][0]


def test_who_holds_nothing_of_its_own_copies() -> None:
    first = told("a", f"A raid\n\n{BODY}\n\n(Reuters)", 8)
    second = told("b", f"A raid\n\n{FACTS[0]} {FACTS[1]} {FACTS[2]}\n\n(Reuters)", 9)
    edge = close(stemma_of([first, second]))["b"][0]
    assert (edge.parent, edge.kind) == ("a", "abridgement")
    assert any(parent.startswith("wire:") for parent in edge.also)


@pytest.mark.parametrize(
    ("naming", "found"),
    [
        ("the Harbour Dispatch reported.", True),
        ("according to the Harbour Dispatch.", True),
        ("the harbour was closed, the dispatch said.", False),
    ],
)
def test_naming_the_outlet(naming: str, found: bool) -> None:
    first = told("a", f"A raid\n\n{BODY}", 8, "The Harbour Dispatch")
    second = told("b", f"Mayor counts 28 drones\n\nOlha Petrenko counted 28 drones, {naming}", 9)
    assert ("a" in [p for p, _ in parents(first, second).get("b", [])]) is found


def test_a_name_of_one_word_needs_a_word_of_citing() -> None:
    first = told("a", f"A raid\n\n{BODY}", 8, "Die Zeit")
    plain = told("b", "Mehr Zeit\n\nOlha Petrenko braucht Zeit; 28 Drohnen zählte sie.", 9, language="de")
    cited = told("c", "Drohnen\n\nOlha Petrenko zählte 28 Drohnen, berichtet die Zeit.", 9, language="de")
    found = parents(first, plain, cited)
    assert "b" not in found
    assert found["c"][0][0] == "a"


def test_a_translation_is_known_by_figures_and_names() -> None:
    first = told("a", f"A raid\n\n{FACTS[0]} {FACTS[2]}", 8, "Harbour Dispatch")
    second = told("b", GERMAN + " Das berichtet der Harbour Dispatch.", 9, language="de")
    assert parents(first, second)["b"] == [("a", "translation")]


def test_agreement_in_truth_proves_nothing() -> None:
    first = told("a", f"A raid\n\n{FACTS[0]} {FACTS[3]}\n\n(Reuters)", 8)
    second = told("b", "28 drones\n\nOlha Petrenko counted 28 drones over the town.\n\n(AFP)", 9)
    assert all(parent.startswith("wire:") for some in parents(first, second).values() for parent, _ in some)


def test_a_shared_slip_proves_descent() -> None:
    def wrong(report: Told) -> Told:
        claims = [
            (s, e, w, {"roles": {"quantity": {"min": 38, "max": 38}, "item": {"id": "drone"}}}) for s, e, w, _ in RAID
        ]
        return dataclasses.replace(report, text=report.text.replace("28", "38"), claims=claims)

    plain = [told(n, f"A raid {n}\n\n{BODY}\n\n({agency})", 8) for n, agency in (("a", "Reuters"), ("b", "AFP"))]
    first = wrong(told("c", "38 drones\n\nOlha Petrenko counted 38 drones over the harbour town on Friday.", 9))
    second = wrong(told("d", "Big raid\n\nThe mayor, Olha Petrenko, spoke of 38 drones in all.", 10))
    edge = close(stemma_of([*plain, first, second]))["d"][0]
    assert edge.parent == "c"
    assert "error" in {ground.feature for ground in edge.grounds}


def test_a_correction_of_the_same_house() -> None:
    first = told("a", f"A raid\n\n{BODY}", 8, "Harbour Dispatch")
    second = told(
        "b", "Correction\n\nAn earlier version of this report said 28 drones. It was 26.", 12, "Harbour Dispatch"
    )
    assert parents(first, second)["b"] == [("a", "correction")]


def test_equal_texts_are_reprints_of_the_earliest() -> None:
    reports = [told(f"r{i}", f"A raid\n\n{BODY}", 20 - i) for i in range(6)]
    found = parents(*reports)
    assert set(found) == {f"r{i}" for i in range(5)}
    assert {p for some in found.values() for p in some} == {("r5", "reprint")}


def test_nothing_known_is_said() -> None:
    lone = Told(id="a", publisher="Outlet", published=None, text="Snow\n\nIt snowed in the hills.", claims=[])
    (node,) = stemma_of([lone]).nodes
    assert not node.recorded


def test_a_giant_page_is_bounded() -> None:
    giant = told("a", "Live\n\n" + "\n\n".join(f"{n}:00 {BODY}" for n in range(300)), 8)
    small = told("b", f"A raid\n\n{BODY}", 9)
    assert parents(giant, small)["b"][0][0] == "a"
