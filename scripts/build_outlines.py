"""Compile the outlines of `src/stemmata/knowledge/outlines.json.xz`. Run by hand when its source changes.

    apt-get download qgis-common && dpkg-deb -x qgis-common_*.deb qgis      # Natural Earth, as a GeoPackage
    python scripts/build_outlines.py --natural-earth qgis/usr/share/qgis/resources/data/world_map.gpkg

Source: Natural Earth 4.1 (public domain), countries and first-level regions as QGIS ships them. What is changed: points
rounded to 0.01 degree; Crimea, which Natural Earth draws with Russia, is joined to Ukraine and kept apart a second time
as occupied (UN General Assembly resolution 68/262); regions get the ids of the gazetteer (run `build_gazetteer.py`
first), those that it does not know are left out.
"""

from __future__ import annotations

import argparse
import itertools
import json
import lzma
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from build_gazetteer import KNOWLEDGE, Ring, area_and_centre, inside, rings

SCALE = 100
"""Parts of a degree that are kept."""
CRIMEA = (45.2, 34.3)
"""A point in the middle of the peninsula, latitude and longitude."""
PROVENANCE = (
    "Natural Earth 4.1 (public domain, naturalearthdata.com) as packed by Debian's qgis-common, to 0.01 degree; "
    "Crimea joined to Ukraine, occupied, by UN General Assembly resolution 68/262. Made by scripts/build_outlines.py."
)
Point = tuple[int, int]


def rounded(ring: Ring) -> list[Point]:
    """The ring on the grid, without points that fall together; empty if nothing is left."""
    out: list[Point] = []
    for x, y in ring:
        point = (round(x * SCALE), round(y * SCALE))
        if not out or out[-1] != point:
            out.append(point)
    return out if len(out) > 3 else []


def joined(one: Sequence[Point], other: Sequence[Point]) -> list[list[Point]]:
    """Two rings with a common border as one area: borders that both have, in opposite directions, vanish."""
    edges = [(a, b) for ring in (one, other) for a, b in itertools.pairwise(ring)]
    known = set(edges)
    left = {a: b for a, b in edges if (b, a) not in known}
    out = []
    while left:
        start = min(left)
        ring = [start]
        while ring[-1] in left:
            ring.append(left.pop(ring[-1]))
        out.append(ring)
    return [ring for ring in out if len(ring) > 3]


def part(ring: Sequence[Point]) -> list[int | str]:
    """West, south, east, north and the points, each as a difference to the one before, as text of six bits a sign."""
    xs, ys = [p[0] for p in ring], [p[1] for p in ring]
    signs, last = [], (0, 0)
    for point in ring:
        for now, before in zip(point, last, strict=True):
            number = (now - before) << 1 ^ (now - before) >> 31
            while number >= 32:
                signs.append(chr((number & 31 | 32) + 63))
                number >>= 5
            signs.append(chr(number + 63))
        last = point
    return [min(xs), min(ys), max(xs), max(ys), "".join(signs)]


def parts(some: Iterable[Sequence[Point]]) -> list[list[int | str]]:
    """The largest box first."""
    made = [part(one) for one in some if one]
    return sorted(made, key=lambda p: (-(int(p[2]) - int(p[0])) * (int(p[3]) - int(p[1])), str(p[4])))


def countries(base: sqlite3.Connection) -> tuple[dict[str, list[list[Point]]], list[Point]]:
    """The rings of each state by ISO code, Crimea with Ukraine; and Crimea alone."""
    found: dict[str, list[list[Point]]] = defaultdict(list)
    crimea: list[Point] = []
    for iso, geom in base.execute("SELECT iso_a2, geom FROM countries ORDER BY fid"):
        for ring in rings(geom):
            if iso == "RU" and inside(*CRIMEA, [ring]) and area_and_centre(ring)[0] < 10:
                crimea = rounded(ring)
            elif points := rounded(ring):
                found[iso].append(points)
    if not crimea:
        raise SystemExit("Natural Earth has no part of Russia that is Crimea: look at the file")
    mainland = max(found["UA"], key=len)
    found["UA"].remove(mainland)
    found["UA"] += joined(mainland, crimea)
    found["RU"] = mended(found["RU"])
    return found, crimea


def mended(shape: list[list[Point]]) -> list[list[Point]]:
    """A shape that is cut along the 180th meridian, in one piece that goes on beyond 180 degrees east."""
    turn = 360 * SCALE
    moved = [[(x + turn, y) for x, y in ring] if max(x for x, _ in ring) < 0 else ring for ring in shape]
    east, west = max(x for ring in shape for x, _ in ring), min(x for ring in shape for x, _ in ring) + turn
    out = [ring for ring in moved if all(x not in (east, west) for x, _ in ring)]
    left = [opened(ring, east) for ring in moved if any(x == east for x, _ in ring)]
    right = [opened(ring, west) for ring in moved if any(x == west for x, _ in ring)]
    for chain in left:
        other = min(right, key=lambda one: abs(one[0][1] - chain[-1][1]))
        out.append([*chain, *other, chain[0]])
    return out


def opened(ring: list[Point], seam: int) -> list[Point]:
    """A ring without its longest run along a seam, from where it leaves the seam to where it comes back."""
    points = ring[:-1]
    first = next(n for n, point in enumerate(points) if point[0] != seam)
    points = points[first:] + points[:first]
    runs: list[list[int]] = []
    for n, (x, _) in enumerate(points):
        if x == seam and runs and runs[-1][-1] == n - 1:
            runs[-1].append(n)
        elif x == seam:
            runs.append([n])
    run = max(runs, key=lambda one: abs(points[one[0]][1] - points[one[-1]][1]))
    return [*points[run[-1] :], *points[: run[0] + 1]]


def regions(base: sqlite3.Connection, gazetteer: Path) -> dict[str, tuple[str, list[list[Point]]]]:
    """State and rings of each first-level region by its id in the gazetteer, found by its middle."""
    places = sqlite3.connect(gazetteer)
    known = {
        (lat, lon): (slug or f"geonames:{number}", state)
        for number, slug, state, lat, lon in places.execute(
            "SELECT id, slug, country, lat, lon FROM place WHERE kind = 2 ORDER BY id DESC"
        )
    }
    places.close()
    found = {}
    for (geom,) in base.execute("SELECT geom FROM states_provinces WHERE name IS NOT NULL ORDER BY fid"):
        shape = rings(geom)
        _, lat, lon = max(area_and_centre(ring) for ring in shape)
        if place := known.get((round(lat * 1000), round(lon * 1000))):
            found[place[0]] = (place[1], [points for ring in shape if (points := rounded(ring))])
    return found


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--natural-earth", type=Path, required=True)
    base = sqlite3.connect(options.parse_args().natural_earth)
    states, crimea = countries(base)
    units = regions(base, KNOWLEDGE / "places.sqlite")
    base.close()
    whole = {
        "provenance": PROVENANCE,
        "scale": SCALE,
        "countries": {key: parts(states[key]) for key in sorted(states)},
        "regions": {
            key: {"country": state, "parts": parts(shape)} for key, (state, shape) in sorted(units.items()) if shape
        },
        "occupied": {"Crimea": {"country": "UA", "parts": parts([crimea])}},
    }
    path = KNOWLEDGE / "outlines.json.xz"
    text = json.dumps(whole, ensure_ascii=True, separators=(",", ":"))
    path.write_bytes(lzma.compress(text.encode("ascii"), preset=9 | lzma.PRESET_EXTREME))
    print(f"{len(states)} states, {len(units)} regions, {path.stat().st_size / 1e6:.2f} MB in {path}")


if __name__ == "__main__":
    main()
