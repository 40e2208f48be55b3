"""Maps: no finer than the report, everything in the frame, nothing hostile, nothing only told by colour."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import stemmata
from stemmata.knowledge import gazetteer, outlines
from stemmata.maps import Spot, draw, spots
from stemmata.maps.frame import cut, fitted
from stemmata.maps.labels import meet, within
from stemmata.maps.svg import HEIGHT, WIDTH
from stemmata.model import Claim, EventType, Evidence

SVG = "{http://www.w3.org/2000/svg}"
KYIV = {"id": "geonames:703448", "name": "Kyiv", "country": "UA", "precision": "settlement"}
SEVASTOPOL = {"id": "geonames:694423", "name": "Sevastopol", "country": "UA", "precision": "settlement"}
OMAN = {"id": "place:gulf-of-oman", "name": "Gulf of Oman", "precision": "sea"}
ZAPORIZHZHIA = {"id": "place:ua-zaporizhzhia-region", "name": "Zaporizhzhia region", "precision": "region"}
DARFUR = {"id": "place:darfur", "name": "Darfur", "country": "SD", "precision": "region"}
UNKNOWN = {"id": "unresolved:x", "name": "<script>alert(1)</script>\u202e", "precision": "settlement"}


def claim(roles: dict[str, Any], event: EventType = "use", number: int = 0, **more: Any) -> Claim:
    known = Claim(
        id=f"c{number}",
        document={"id": "sha256:x", "published": "2024-01-05", "language": "en"},
        event="use",
        status="occurred",
        polarity="positive",
        certainty="certain",
        stance="asserts",
        roles=roles,
        sources=(),
        evidence=(Evidence(start=0, end=1, quote="x"),),
        made_by="test",
        why=(),
    )
    return replace(known, event=event, **more)


def drawn(*places: dict[str, Any]) -> tuple[ET.Element, str]:
    found = draw(spots([claim({"place": list(places)})]), title="A <map> & more")
    return ET.fromstring(found), found


def points(one: Spot) -> tuple[float, float]:
    assert one.lat is not None
    assert one.lon is not None
    return one.lon, one.lat


SHAPES = [
    (KYIV, "polygon", 2),  # the dot and its sign in the legend
    ({**KYIV, "precision": "district", "name": "Kyiv area"}, "polygon", 0),
    (OMAN, "polygon", 0),
    (OMAN, "ellipse", 2),
    ({**KYIV, "precision": "district"}, "ellipse", 2),
    (DARFUR, "ellipse", 2),
    (ZAPORIZHZHIA, "ellipse", 0),
    (ZAPORIZHZHIA, "polygon", 0),
    ({"id": "UA", "precision": "country"}, "polygon", 0),
]


@pytest.mark.parametrize(("place", "tag", "number"), SHAPES)
def test_the_form_says_how_exact_the_report_is(place: dict[str, Any], tag: str, number: int) -> None:
    root, _ = drawn(place)
    assert len(list(root.iter(f"{SVG}{tag}"))) == number


@pytest.mark.parametrize("place", [ZAPORIZHZHIA, {"id": "UA", "precision": "country"}])
def test_a_region_and_a_state_are_their_outlines(place: dict[str, Any]) -> None:
    root, _ = drawn(place)
    assert [one for one in root.iter(f"{SVG}use") if one.get("class") == "tint"]
    assert [one for one in root.iter(f"{SVG}use") if one.get("fill") == "url(#map-area)"]


def test_coordinates_are_no_finer_than_the_precision() -> None:
    found = spots([claim({"place": [KYIV, {**KYIV, "precision": "district"}, OMAN]})])
    assert [(one.lat, one.lon) for one in found] == [(50.45, 30.52), (50.5, 30.5), (25, 58)]


def test_places_without_coordinates_are_listed_and_not_drawn() -> None:
    assert draw(spots([claim({"place": UNKNOWN})]), title="x") == ""
    root, text = drawn(KYIV, UNKNOWN)
    assert len(list(root.iter(f"{SVG}polygon"))) == 2  # the dot and its sign in the legend
    assert "Not drawn: &lt;script&gt;" in text


def test_hostile_names_stay_text() -> None:
    _, text = drawn({**KYIV, "name": '"><script>alert(1)</script>\u0000\u202e'}, UNKNOWN)
    root = ET.fromstring(text)
    assert not list(root.iter(f"{SVG}script"))
    assert "\u202e" not in text
    title = root.find(f"{SVG}title")
    assert title is not None
    assert title.text == "A <map> & more"


def test_readers_of_screens_are_told() -> None:
    root, _ = drawn(KYIV, ZAPORIZHZHIA)
    desc = root.find(f"{SVG}desc")
    assert desc is not None
    assert desc.text == "Kyiv: place, settlement\nZaporizhzhia region: place, region"
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == "map-title map-desc"


def test_nothing_comes_from_outside() -> None:
    _, text = drawn(KYIV, OMAN)
    assert text.count("http") == 1  # the namespace
    assert "@import" not in text
    assert all(part.startswith("#map-") for part in text.split("url(")[1:])
    assert all(part.startswith("#map-") for part in text.split('href="')[1:])


def test_crimea_is_ukraine_and_marked_occupied() -> None:
    _, text = drawn(SEVASTOPOL)
    assert "Sevastopol (occupied)" in text
    assert "Crimea (Ukraine, occupied)" in text
    assert 'fill="url(#map-occupied)"' in text
    (crimea,) = outlines.occupied().values()
    assert crimea.country == "UA"
    west, south, _, _ = crimea.parts[0].box
    state = outlines.countries()["UA"].parts[0].box
    assert state[0] < west
    assert state[1] <= south
    for part in outlines.countries()["RU"].parts:
        w, s, e, n = part.box
        assert not (w < 34.3 < e and s < 45.2 < n and e - w < 10)


def test_transfers_go_from_state_to_state() -> None:
    roles = {"supplier": {"id": "KP"}, "recipient": {"id": "RU"}}
    found = spots([claim(roles, "transfer")])
    assert [(one.name, one.roles) for one in found] == [("North Korea", ("supplier",)), ("Russia", ("recipient",))]
    text = draw(found, title="x")
    assert text.count('marker-end="url(#map-tip)"') == 1
    assert "not a route" in text
    assert "stroke-dasharray=" not in text
    denied = spots([claim(roles, "transfer", polarity="negative")])
    assert all(one.denied for one in denied)
    assert 'class="way" stroke-dasharray=' in draw(denied, title="x")


def test_a_state_aimed_at_gives_way_to_a_place_in_it() -> None:
    aimed = {"target": {"id": "UA"}, "operator": {"id": "RU"}}
    assert [one.name for one in spots([claim(aimed)])] == ["Ukraine"]
    assert [one.name for one in spots([claim({**aimed, "place": KYIV})])] == ["Kyiv"]


def test_each_place_once_with_its_claims() -> None:
    nameless = {"name": "Kyiv", "country": "UA", "precision": "settlement"}
    found = spots([claim({"place": KYIV}), claim({"target": KYIV}, number=1), claim({"target": nameless}, number=2)])
    assert [(one.name, one.roles, one.claims) for one in found] == [("Kyiv", ("place", "target"), ("c0", "c1"))]


def test_events_are_told_apart_without_colour() -> None:
    some = [spots([claim({"place": one})], event=n)[0] for n, one in enumerate((KYIV, SEVASTOPOL))]
    root = ET.fromstring(draw(some, title="x"))
    forms = {len((one.get("points") or "").split()) for one in root.iter(f"{SVG}polygon")}
    assert len(forms) == 2
    names = [one.text for one in root.iter(f"{SVG}text") if one.get("class") == "name"]
    assert names == ["1 Kyiv", "2 Sevastopol (occupied)"]


def test_a_place_of_several_events_is_drawn_once() -> None:
    some = [spots([claim({"target": {"id": "UA"}})], event=n)[0] for n in (0, 2)]
    root = ET.fromstring(draw(some, title="x"))
    assert [one.text for one in root.iter(f"{SVG}text") if one.get("class") == "name"] == ["1, 3 Ukraine"]


DEGREES = st.tuples(st.floats(-180, 180), st.floats(-84, 84))


@settings(max_examples=200)
@given(st.lists(DEGREES, min_size=1, max_size=6))
def test_all_places_are_inside_the_frame(some: list[tuple[float, float]]) -> None:
    frame = fitted([(lon, lat, lon, lat) for lon, lat in some], WIDTH, HEIGHT)
    for lon, lat in some:
        x, y = frame.at(lon, lat)
        assert -0.5 <= x <= WIDTH + 0.5
        assert -0.5 <= y <= HEIGHT + 0.5


@given(st.lists(st.tuples(st.floats(-2000, 2000), st.floats(-2000, 2000)), max_size=12))
def test_what_is_cut_lies_in_the_frame(ring: list[tuple[float, float]]) -> None:
    assert all(-5 <= x <= 105 and -5 <= y <= 55 for x, y in cut(ring, 100, 50))


def test_rectangles() -> None:
    assert meet((0, 0, 2, 2), (1, 1, 3, 3))
    assert not meet((0, 0, 1, 1), (1, 0, 2, 1))
    assert within((1, 1, 2, 2), (0, 0, 3, 3))


@pytest.mark.parametrize(
    ("places", "most"),
    [((KYIV,), 60_000), (({"id": "RU", "precision": "country"}, {"id": "US", "precision": "country"}), 250_000)],
)
def test_maps_stay_small_and_the_same(places: tuple[dict[str, Any], ...], most: int) -> None:
    _, text = drawn(*places)
    assert len(text.encode()) < most
    assert drawn(*places)[1] == text


def test_the_outlines_stay_small_and_say_where_they_come_from() -> None:
    path = Path(stemmata.__file__).parent / "knowledge" / "outlines.json.xz"
    assert path.stat().st_size < 1_500_000
    assert "Natural Earth" in outlines.provenance()
    assert len(outlines.countries()) > 200
    known = [gazetteer.place(key) for key in ("place:ua-crimea", "place:ua-kharkiv-region")]
    assert all(one and one.kind == "region" and one.id in outlines.regions() for one in known)


def test_at_most_so_many_places_on_a_map() -> None:
    (one,) = spots([claim({"place": KYIV})])
    many = [replace(one, name=f"n{i}", id=f"x{i}") for i in range(80)]
    root = ET.fromstring(draw(many, title="x"))
    assert len([t for t in root.iter(f"{SVG}text") if t.get("class") == "name"]) == 60
