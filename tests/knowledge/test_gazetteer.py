"""The gazetteer: names, spellings, what lies in what, and that the file was built from the table beside it."""

from __future__ import annotations

import hashlib
import sqlite3
from importlib import resources

import pytest

from stemmata.knowledge import gazetteer, table
from stemmata.knowledge.gazetteer import contains, fold, lookup


def first(name: str, kind: str = "") -> gazetteer.Place:
    return next(p for p in lookup(name) if not kind or p.kind == kind)


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("Kyiv", "geonames:703448"),
        ("Kiew", "geonames:703448"),
        ("Київ", "geonames:703448"),
        ("Киев", "geonames:703448"),
        ("Khar’kov", "geonames:706483"),
        ("Charkiw", "geonames:706483"),
        ("Saporischschja", "geonames:687700"),
        ("Mykolajiw", "geonames:700569"),
        ("Wuhledar", "geonames:690823"),
        ("평양", "geonames:1871859"),
        ("Pjöngjang", "geonames:1871859"),
        ("Khartum", "geonames:379252"),
        ("Kapustin Jar", "geonames:552999"),
        ("Nordkorea", "KP"),
        ("U.S.", "US"),
        ("Vereinigten Arabischen Emiraten", "AE"),
        ("Golf von Oman", "place:gulf-of-oman"),
        ("Sohae", "place:sohae"),
        ("Bab al-Mandab", "place:bab-el-mandeb"),
    ],
)
def test_names_in_many_spellings(name: str, place: str) -> None:
    assert lookup(name)[0].id == place


def test_the_output_name_is_the_english_one() -> None:
    assert [first(n).name for n in ("Charkiw", "Hodeida", "Khartum", "Köln", "Schwarzes Meer", "Hamhŭng")] == [
        "Kharkiv",
        "Hodeidah",
        "Khartoum",
        "Cologne",
        "Black Sea",
        "Hamhung",
    ]
    assert first("Saporischschja", "region").name == "Zaporizhzhia region"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Crimea", "region"),
        ("Krim", "region"),
        ("Sevastopol", "settlement"),
        ("Sevastopol", "region"),
        ("Simferopol", "settlement"),
        ("Kertsch", "settlement"),
        ("Krim-Brücke", "point"),
    ],
)
def test_crimea_and_sevastopol_are_ukraine_and_occupied(name: str, kind: str) -> None:
    place = first(name, kind)
    assert (place.country, place.status) == ("UA", "occupied")
    assert not [p for p in lookup(name) if p.country == "RU" and p.kind == "region"]


def test_other_places_have_no_status() -> None:
    assert first("Kherson").status is None
    assert first("Kyiv").status is None


@pytest.mark.parametrize(
    ("outer", "inner", "answer"),
    [
        (("Ukraine", "country"), ("Kharkiv", "settlement"), True),
        (("Kharkiv", "region"), ("Kharkiv", "settlement"), True),
        (("Kharkiv", "region"), ("Izyum", "settlement"), True),
        (("Kharkiv", "region"), ("Sumy", "settlement"), False),
        (("Kharkiv", "settlement"), ("Kharkiv", "region"), False),
        (("Crimea", "region"), ("Kerch", "settlement"), True),
        (("Russia", "country"), ("Kerch", "settlement"), False),
        (("Texas", "region"), ("Dallas", "settlement"), True),
        (("Bayern", "region"), ("Munich", "settlement"), True),
        (("Red Sea", "sea"), ("Port Sudan", "settlement"), False),
        (("Red Sea", "sea"), ("Red Sea", "sea"), True),
    ],
)
def test_containment(outer: tuple[str, str], inner: tuple[str, str], answer: bool) -> None:
    assert contains(first(*outer), first(*inner)) is answer


def test_all_ukrainian_regions_have_codes_and_english_labels() -> None:
    codes = [f"{n:02}" for n in range(1, 28)]
    names = [place.name for code in codes if (place := gazetteer.region("UA", code))]
    assert len(names) == 27
    assert {"Odesa region", "Kyiv region", "Crimea", "Donetsk region"} <= set(names)


def test_fold_is_a_key() -> None:
    assert fold("Deir ez-Zor") == fold("deir ez zor") == fold("Deir Ez‑Zor")
    assert fold("Straße von Hormus") == "strasse von hormus"
    assert fold(fold("Ţarţūs")) == fold("Ţarţūs")


def test_unknown_names_have_no_places() -> None:
    assert lookup("Xyzzyburg") == ()
    assert lookup("") == ()


def test_the_file_was_built_from_the_table() -> None:
    folder = resources.files("stemmata.knowledge")
    with resources.as_file(folder / "places.sqlite") as path:
        base = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
        try:
            (built,) = base.execute("SELECT value FROM meta WHERE key = 'places.toml'").fetchone()
        finally:
            base.close()
    assert built == hashlib.sha256((folder / "places.toml").read_bytes()).hexdigest(), "run scripts/build_gazetteer.py"


def test_ids_are_unique() -> None:
    with resources.as_file(resources.files("stemmata.knowledge") / "places.sqlite") as path:
        base = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
        try:
            slugs = [slug for (slug,) in base.execute("SELECT slug FROM place WHERE slug IS NOT NULL")]
        finally:
            base.close()
    assert len(slugs) == len(set(slugs))


def test_own_places_are_well_formed() -> None:
    for name, (kind, country, lat, lon, names) in table("places")["places"].items():
        assert kind in gazetteer.KINDS, name
        assert country == "" or gazetteer.country(country[:2]), name
        assert -90 <= lat <= 90, name
        assert -180 <= lon <= 180, name
        assert names, name
