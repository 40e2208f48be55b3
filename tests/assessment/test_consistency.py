"""What an analyst would check by hand."""

from __future__ import annotations

from typing import Any

import pytest
from told import claim, event

from stemmata.assessment.consistency import consistency, great_circle, growth_between, over_all
from stemmata.knowledge.gazetteer import Place, lookup
from stemmata.model import Article, Claim, Part
from stemmata.model.ratings import Remark


def check(*some: Claim) -> list[tuple[str, str]]:
    return [(one.check, one.verdict) for one in remarks(*some)]


def remarks(*some: Claim) -> tuple[Remark, ...]:
    return consistency(event(some), {one.id: one for one in some})


DAYS = [
    ("2024-01-02", "2024-01-05", "occurred", []),
    ("2024-01-05", "2024-01-05", "occurred", []),
    ("2024-01-06", "2024-01-05", "occurred", [("day", "odd")]),
    ("2024-02", "2024-01-05", "occurred", [("day", "odd")]),
    ("2024-02", "2024-01-05", "planned", []),
    ("../2024-01-06", "2024-01-05", "occurred", []),
    ("2024-01-06", None, "occurred", [("day", "cannot be told")]),
]


@pytest.mark.parametrize(("day", "published", "status", "wanted"), DAYS)
def test_days(day: str, published: str | None, status: str, wanted: list[tuple[str, str]]) -> None:
    assert check(claim("a", published=published, status=status, roles={"time": {"edtf": day}})) == wanted


NAMED = [
    ("kn-23", "KN-23 ballistic missiles", "en", []),
    ("kn-23", "KN-23", "en", []),
    ("kn-23", "KN-23 howitzer", "en", [("designation", "odd")]),
    ("shahed-136", "Schahed-136-Haubitzen", "de", [("designation", "odd")]),
    ("shahed-136", "Shahed-136 drones", "en", []),
    ("kn-23", "KN-23 howitzer", "fr", []),
]


@pytest.mark.parametrize(("item", "text", "language", "wanted"), NAMED)
def test_designation_against_family(item: str, text: str, language: str, wanted: list[tuple[str, str]]) -> None:
    assert check(claim("a", language=language, roles={"item": {"id": item, "text": text}})) == wanted


def test_designation_against_producer() -> None:
    made = {"id": "kn-23", "text": "KN-23", "producer": "IR"}
    assert check(claim("a", roles={"item": made})) == [("producer", "odd")]
    use = {"supplier": {"id": "IR", "text": "Iran"}, "recipient": None}
    assert check(claim("a", event="use", roles=use)) == [("producer", "odd")]
    assert check(claim("a", roles={"supplier": {"id": "BY", "text": "Minsk"}})) == []  # it may hand on what it bought


def place(name: str) -> dict[str, Any]:
    found: Place = lookup(name)[0]
    return {"id": found.id, "name": found.name, "country": found.country, "precision": found.kind, "text": name}


def flight(**roles: Any) -> Claim:
    return claim("a", event="use", roles={"supplier": None, "recipient": None, **roles})


def test_two_named_ends_against_published_ranges() -> None:
    near = remarks(flight(place=place("Belgorod"), target=place("Kharkiv")))
    far = remarks(flight(place=place("Vladivostok"), target=place("Kharkiv")))
    assert [(one.check, one.verdict) for one in (*near, *far)] == [("distance", "fits"), ("distance", "odd")]
    assert "from Vladivostok to Kharkiv it is about" in far[0].text
    assert "(430 to 800 km)" in far[0].text


def test_one_end_or_a_vague_one_has_no_distance() -> None:
    assert check(flight(place=place("Belgorod"))) == []
    assert check(flight(place=place("Belgorod"), target={"id": "UA", "name": "Ukraine", "precision": "country"})) == []


def test_a_claimed_distance_against_published_ranges() -> None:
    roles = {"property": "distance", "value": 1500, "unit": "km", "supplier": None, "recipient": None}
    assert check(claim("a", event="specification", roles=roles)) == [("distance", "odd")]
    assert check(claim("a", event="specification", roles={**roles, "value": 400, "unit": "mi"})) == [
        ("distance", "fits")
    ]
    unknown = {"id": "t-90", "name": "T-90", "text": "T-90"}
    assert check(claim("a", event="specification", roles={**roles, "item": unknown})) == [
        ("distance", "cannot be told")
    ]


def test_great_circle() -> None:
    paris, london = lookup("Paris")[0], lookup("London")[0]
    assert great_circle(paris, london) == pytest.approx(344, abs=5)
    assert great_circle(paris, paris) == 0


def counted(key: str, day: str, number: float, **more: Any) -> Claim:
    quantity = {"min": number, "max": number, "approx": False}
    return claim(key, published=day, roles={"quantity": quantity, "time": None}, **more)


GROWTH = [
    ([5, 10, 20], True),
    ([5, 10], False),
    ([5, 5, 10], False),
    ([5, 20, 10], False),
    ([20, 10, 5], False),
]


@pytest.mark.parametrize(("numbers", "odd"), GROWTH)
def test_numbers_that_only_grow(numbers: list[float], odd: bool) -> None:
    some = [counted(str(i), f"2024-01-{i + 1:02}", number) for i, number in enumerate(numbers)]
    assert check(*some) == ([("growth", "odd")] if odd else [])
    assert len(list(growth_between(some))) == odd


def test_denials_and_undated_reports_do_not_grow() -> None:
    some = [counted("a", "2024-01-01", 5), counted("b", "2024-01-02", 10)]
    assert check(*some, counted("c", "2024-01-03", 20, polarity="negative", stance="denies")) == []
    assert check(*some, claim("d", published=None, roles={"quantity": {"min": 20, "max": 20}, "time": None})) == []


def article(key: str, caption: str, credit: str) -> Article:
    text = f"{caption}\n\n{credit}"
    parts = (
        Part(kind="caption", start=0, end=len(caption)),
        Part(kind="photo-credit", start=len(caption) + 2, end=len(text)),
    )
    return Article(document=key, text=text, parts=parts)


PICTURES = [
    ("Debris in a field.", "Photo: M. Levchuk", "Debris in a field.", "Photo: M. Levchuk", ["odd"]),
    ("Debris in a field.", "Photo: M. Levchuk", "A harbour.", "Photo: M. Levchuk", ["cannot be told"]),
    ("Debris in a field.", "Foto: dpa", "Debris in a field.", "Foto: dpa", []),
    ("Debris in a field.", "Photo: M. Levchuk", "A harbour.", "Photo: A. Other", []),
]


@pytest.mark.parametrize(("caption", "credit", "other", "other_credit", "wanted"), PICTURES)
def test_pictures(caption: str, credit: str, other: str, other_credit: str, wanted: list[str]) -> None:
    some = [claim("a"), claim("b")]
    events = [event([one], id=f"event:{one.id}") for one in some]
    articles = {"a": article("a", caption, credit), "b": article("b", other, other_credit)}
    found = over_all(events, {one.id: one for one in some}, articles)
    assert [one.verdict for one in found if one.check == "picture"] == wanted


def test_every_remark_names_what_it_rests_on() -> None:
    for one in remarks(claim("a", roles={"time": {"edtf": "2024-02-02"}})):
        assert one.claims == ("claim:a",)
        assert one.documents == ("a",)
        assert "2024-02-02" in one.text
