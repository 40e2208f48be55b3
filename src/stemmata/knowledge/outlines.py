"""Outlines of states, first-level regions and occupied territory. Compiled by `scripts/build_outlines.py`.

From Natural Earth 4.1 (public domain); Crimea is Ukraine's, occupied. 0.6 MB, unpacked when first asked for; a shape's
points are decoded when it is drawn.
"""

from __future__ import annotations

import json
import lzma
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from stemmata.errors import KnowledgeError

Point = tuple[float, float]
"""Longitude and latitude in degrees."""
Box = tuple[float, float, float, float]
"""West, south, east, north."""


@dataclass(frozen=True, slots=True)
class Part:
    """One closed ring of a shape; holes are rings too (fill by the even-odd rule)."""

    box: Box
    code: str
    scale: int

    def points(self) -> Sequence[Point]:
        """The points, the last the same as the first."""
        return _decoded(self.code, self.scale)


@lru_cache(maxsize=1024)
def _decoded(code: str, scale: int) -> Sequence[Point]:
    """Each sign holds five bits and whether more follow, each number the difference to the one before."""
    out: list[Point] = []
    numbers: list[int] = []
    number = shift = 0
    for sign in code:
        bits = ord(sign) - 63
        number |= (bits & 31) << shift
        shift += 5
        if bits < 32:
            numbers.append(number >> 1 ^ -(number & 1))
            number = shift = 0
    x = y = 0
    for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
        x, y = x + dx, y + dy
        out.append((x / scale, y / scale))
    return tuple(out)


@dataclass(frozen=True, slots=True)
class Shape:
    """A state (`id` its ISO code), a region (its id in the gazetteer) or occupied territory (its name).

    The part with the largest box comes first.
    """

    id: str
    country: str
    parts: tuple[Part, ...]


@cache
def _whole() -> dict[str, Any]:
    """The file as it is.

    Raises:
        KnowledgeError: it is missing or broken.
    """
    try:
        raw = (resources.files(__package__) / "outlines.json.xz").read_bytes()
        found: dict[str, Any] = json.loads(lzma.decompress(raw))
    except (OSError, lzma.LZMAError, ValueError) as error:
        raise KnowledgeError(f"knowledge/outlines.json.xz cannot be read ({error}): install stemmata again") from None
    return found


def _parts(rows: Sequence[Sequence[Any]]) -> tuple[Part, ...]:
    scale = _whole()["scale"]
    return tuple(Part((w / scale, s / scale, e / scale, n / scale), code, scale) for w, s, e, n, code in rows)


@cache
def countries() -> Mapping[str, Shape]:
    """All states and territories by ISO 3166-1 code; those that Natural Earth gives none are under "-1"."""
    return {key: Shape(key, key, _parts(rows)) for key, rows in _whole()["countries"].items()}


@cache
def regions() -> Mapping[str, Shape]:
    """All first-level regions whose outline is known, by their ids in the gazetteer."""
    return {key: Shape(key, one["country"], _parts(one["parts"])) for key, one in _whole()["regions"].items()}


@cache
def occupied() -> Mapping[str, Shape]:
    """Occupied territory by name; it is part of its country's shape too."""
    return {key: Shape(key, one["country"], _parts(one["parts"])) for key, one in _whole()["occupied"].items()}


def provenance() -> str:
    """Where the outlines come from and what was changed."""
    return str(_whole()["provenance"])
