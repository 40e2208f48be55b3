"""The piece of the world that a map shows: an equirectangular projection, true to scale along the middle parallel."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import cos, radians

from stemmata.knowledge.outlines import Box, Part

KM = 111.2
"""Kilometres in a degree of latitude."""
LEAST = 9.0
"""Degrees of latitude that a map shows at least: enough to see where in the world a town lies."""
MARGIN = 0.14
"""Of the height and width of what is shown, free on each side."""
SPECK = 1.5
"""Square pixels below which an island is not drawn."""
Pixel = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Frame:
    """`west` and `north` are the upper left corner; `kx`, `ky` pixels in a degree; `width`, `height` in pixels."""

    west: float
    north: float
    kx: float
    ky: float
    width: int
    height: int

    def at(self, lon: float, lat: float) -> Pixel:
        """Where a point falls, by the way round the world that brings it nearest to the middle."""
        middle = self.west + self.width / self.kx / 2
        lon -= 360 * round((lon - middle) / 360)
        return (lon - self.west) * self.kx, (self.north - lat) * self.ky

    def radii(self, km: float, lat: float) -> Pixel:
        """Half width and half height of a circle on the ground."""
        return km / (KM * max(0.1, cos(radians(lat)))) * self.kx, km / KM * self.ky

    def rings(self, part: Part, *, specks: bool = False) -> list[list[Pixel]]:
        """A part's ring cut to the frame, once for each way round the world on which it shows; no more points than
        can be told apart, and no islands of less than a pixel or two unless `specks`."""
        west, south, east, north = part.box
        found: list[list[Pixel]] = []
        points: Sequence[tuple[float, float]] = ()
        for turn in (-360, 0, 360):
            x1, x2 = (west + turn - self.west) * self.kx, (east + turn - self.west) * self.kx
            y1, y2 = (self.north - north) * self.ky, (self.north - south) * self.ky
            if x2 < 0 or x1 > self.width or y2 < 0 or y1 > self.height:
                continue
            if not specks and (x2 - x1) * (y2 - y1) < SPECK:
                continue
            points = points or part.points()
            pixels = [((x + turn - self.west) * self.kx, (self.north - y) * self.ky) for x, y in points]
            ring = cut(thinned(pixels), self.width, self.height)
            if len(ring) > 2 and (specks or area(ring) >= SPECK):
                found.append(ring)
        return found


def thinned(points: Iterable[Pixel]) -> list[Pixel]:
    """Rounded to pixels, without points that fall together; common borders stay common."""
    out: list[Pixel] = []
    for x, y in points:
        point = (float(round(x)), float(round(y)))
        if not out or out[-1] != point:
            out.append(point)
    return out


def area(ring: Sequence[Pixel]) -> float:
    """What a ring encloses, in square pixels."""
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise([*ring, *ring[:1]]))) / 2


def cut(ring: Sequence[Pixel], width: float, height: float, edge: float = 4.0) -> list[Pixel]:
    """The ring inside the frame and a little more, by Sutherland and Hodgman: side by side."""
    sides = ((0, 1, -edge), (0, -1, -width - edge), (1, 1, -edge), (1, -1, -height - edge))
    points = list(ring[:-1] if len(ring) > 1 and ring[0] == ring[-1] else ring)
    for axis, sign, limit in sides:
        kept: list[Pixel] = []
        for a, b in pairwise([*points[-1:], *points]):
            da, db = sign * a[axis] - limit, sign * b[axis] - limit
            if (da < 0) != (db < 0):
                share = da / (da - db)
                x, y = a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share
                kept.append((float(round(x)), float(round(y))))
            if db >= 0:
                kept.append(b)
        points = kept
    return points


def fitted(boxes: Sequence[Box], width: int, height: int) -> Frame:
    """The frame that shows all boxes with a margin, the short way round the world."""
    west, east = _short_way([(box[0], box[2]) for box in boxes])
    south, north = min(box[1] for box in boxes), max(box[3] for box in boxes)
    middle = (south + north) / 2
    shrink = max(0.2, cos(radians(min(70.0, abs(middle)))))
    tall = max((north - south) * (1 + 2 * MARGIN), LEAST)
    wide = min(360.0, max((east - west) * (1 + 2 * MARGIN), LEAST * shrink))
    ky = min(height / tall, width / (wide * shrink))
    kx = max(ky * shrink, width / 360)  # the world is shown once at most, if need be drawn out
    high = height / ky
    top = min(middle + high / 2, max(84.0, north)) if high < 150 else 84.0
    top = min(max(top, north), south + high)
    return Frame((west + east) / 2 - width / kx / 2, top, kx, ky, width, height)


def _short_way(spans: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """West and east of all spans of longitude, leaving out the widest gap between them; west is in -180 to 180."""
    ways = []
    for start in sorted({w for w, _ in spans}):
        ways.append((max((w - start) % 360 + max(0.0, e - w) for w, e in spans), start))
    length, west = min(ways)
    west = (west + 180) % 360 - 180
    return west, west + min(length, 360.0)
