"""A map as SVG: whole by itself, loads and runs nothing, the same for the same places.

A town is a dot, a district or a stretch of sea a soft area without an edge, a region or a state its own outline: never
finer than the report says. Events are told apart by number and by the form of the mark.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from html import escape

from stemmata.knowledge import gazetteer, outlines
from stemmata.knowledge.outlines import Box, Shape
from stemmata.maps.frame import KM, Frame, Pixel, area, fitted
from stemmata.maps.labels import Rect, amid, beside, inside
from stemmata.maps.legend import WAY, legend
from stemmata.maps.spots import Spot
from stemmata.maps.style import SIZE, SMALL, STYLE, definitions, mark

WIDTH, HEIGHT = 760, 480
MOST = 60
"""Places on one map; the rest is listed."""
STATES = 12
"""Names of states that are written besides those that are drawn."""
NEAR = 16.0
"""Degrees of latitude up to which first-level regions are drawn faintly."""
ROOM: Rect = (4, 4, WIDTH - 4, HEIGHT - 4)
"""Where names may stand."""
Rings = list[list[Pixel]]


def draw(spots: Sequence[Spot], *, title: str, key: str = "map") -> str:
    """The map of these places; empty if no place has coordinates.

    `key` begins all ids in it, so that several maps can stand in one page.
    """
    placed = [one for one in spots if one.drawn]
    groups = _grouped(placed)[:MOST]
    drawn = [group[0] for group in groups]
    if not drawn:
        return ""
    shapes = {n: shape for n, one in enumerate(drawn) if (shape := _outline(one))}
    frame = fitted([box for n, one in enumerate(drawn) for box in _boxes(one, shapes.get(n))], WIDTH, HEIGHT)
    several = len({one.event for one in spots}) > 1
    land = {code: rings for code, shape in outlines.countries().items() if (rings := _rings(shape, frame))}
    taken: list[Rect] = [(10, HEIGHT - 34, 150, HEIGHT - 8)]
    ways = list(_ways(groups, shapes, frame, key, taken))
    marks = _marked(groups, shapes, frame, taken, several)
    layers = [
        f'<rect class="water" width="{WIDTH}" height="{HEIGHT}"/>',
        *_soft(drawn, shapes, land, frame, key, afloat=True),
        f'<use class="land" href="#{key}-land"/>',
        *_units(drawn, frame),
        *_areas(groups, shapes, key),
        f'<use class="edge" href="#{key}-land"/>',
        *(f'<use class="rim" href="#{_name(one, key)}"/>' for one in shapes.values()),
        *_occupied(frame, key, taken),
        *_soft(drawn, shapes, land, frame, key, afloat=False),
        *ways,
        *marks,
        *_states(land, {one.country for one in drawn if one.precision == "country"}, taken),
        _bar(frame),
        f'<rect class="frame" x=".5" y=".5" width="{WIDTH - 1}" height="{HEIGHT - 1}"/>',
    ]
    rest = [one for one in spots if not any(one in group for group in groups)]
    scars = any(_rings(shape, frame) for shape in outlines.occupied().values())
    below, deep = legend(groups, rest, shapes.keys(), scars, key, WIDTH)
    high = HEIGHT + deep
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {high}" width="{WIDTH}" height="{high}" '
        f'role="img" aria-labelledby="{key}-title {key}-desc">',
        f'<title id="{key}-title">{text(title)}</title>',
        f'<desc id="{key}-desc">{text(described(spots))}</desc>',
        f"<style>{STYLE}</style>",
        definitions(key),
        *_outlines(land, shapes, frame, key),
        f'<rect class="page" width="{WIDTH}" height="{high}"/>',
        f'<svg width="{WIDTH}" height="{HEIGHT}">',
        *layers,
        "</svg>",
        f'<g transform="translate(0 {HEIGHT})">',
        *below,
        "</g>",
        "</svg>",
        "",
    ]
    return "\n".join(parts)


def described(spots: Iterable[Spot]) -> str:
    """The map in words, one place a line."""
    return "\n".join(
        f"{one.name}{' (occupied)' if one.status == 'occupied' else ''}: {', '.join(one.roles)}, {one.precision}"
        + (", denied by all who name it" if one.denied else "")
        + ("" if one.drawn else ", not drawn: no coordinates")
        for one in spots
    )


def text(value: str) -> str:
    """Safe inside XML: escaped, without control characters."""
    return escape("".join(c for c in value if c == "\n" or unicodedata.category(c)[0] != "C"))


# --- what is where -----------------------------------------------------------------------------------------------


def _grouped(spots: Iterable[Spot]) -> list[list[Spot]]:
    """The same place in several events or of two names, together, so that it is drawn once."""
    found: dict[tuple[str | None, str], list[Spot]] = {}
    for one in spots:
        found.setdefault((one.id, one.precision), []).append(one)
    return list(found.values())


def _outline(spot: Spot) -> Shape | None:
    """The outline of a state or region, if the report speaks of it as such and we have it."""
    if spot.precision == "country":
        return outlines.countries().get(spot.country or "")
    return outlines.regions().get(spot.id or "") if spot.precision == "region" else None


def _boxes(spot: Spot, shape: Shape | None) -> Iterator[Box]:
    """What of a place has to be seen: of a shape its large parts, not each island."""
    if shape:
        large = _extent(shape.parts[0].box) / 4
        yield from (part.box for part in shape.parts if _extent(part.box) >= large)
    else:
        lon, lat, off = spot.lon or 0.0, spot.lat or 0.0, spot.radius / KM
        yield lon - off, max(-85.0, lat - off), lon + off, min(85.0, lat + off)


def _extent(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


@lru_cache(maxsize=512)
def _rings(shape: Shape, frame: Frame, *, specks: bool = False) -> Rings:
    """The rings in sight; of a shape that is drawn itself (`specks`) at least the largest however small it is."""
    found = [ring for part in shape.parts for ring in frame.rings(part)]
    return found or (frame.rings(shape.parts[0], specks=True) if specks else found)


def _path(rings: Rings) -> str:
    """Points as whole pixels, each as the step from the one before."""
    out = []
    for ring in rings:
        (x, y), steps = ring[0], []
        out.append(f"M{x:.0f} {y:.0f}l")
        for a, b in ring[1:]:
            steps.append(f"{a - x:.0f} {b - y:.0f}")
            x, y = a, b
        out.append(" ".join(steps).replace(" -", "-") + "z")
    return "".join(out)


def _anchor(spot: Spot, shape: Shape | None, frame: Frame) -> Pixel:
    """Where a place's name and ways begin: the middle of an area inside the frame, or the place itself."""
    x, y = frame.at(spot.lon or 0.0, spot.lat or 0.0)
    if shape and not (0 <= x <= WIDTH and 0 <= y <= HEIGHT) and (rings := _rings(shape, frame)):
        ring = max(rings, key=area)
        x, y = sum(p[0] for p in ring) / len(ring), sum(p[1] for p in ring) / len(ring)
    return min(max(x, 8.0), WIDTH - 8.0), min(max(y, 8.0), HEIGHT - 8.0)


# --- layers ------------------------------------------------------------------------------------------------------


def _units(drawn: Sequence[Spot], frame: Frame) -> Iterator[str]:
    """First-level regions of the states that are looked at from near, faintly."""
    if HEIGHT / frame.ky > NEAR:
        return
    states = {one.country for one in drawn if one.precision != "country"}
    rings = [ring for shape in outlines.regions().values() if shape.country in states for ring in _rings(shape, frame)]
    if rings:
        yield f'<path class="unit" d="{_path(rings)}"/>'


def _name(shape: Shape, key: str) -> str:
    """The id of a shape's path: letters, digits and hyphens only."""
    return f"{key}-{''.join(sign if sign.isalnum() else '-' for sign in shape.id)}"


def _outlines(land: dict[str, Rings], shapes: dict[int, Shape], frame: Frame, key: str) -> Iterator[str]:
    """All outlines once, to be used as often as they are drawn."""
    marked = {one.id: one for one in shapes.values()}
    yield f'<defs><g id="{key}-land">'
    for code, rings in land.items():
        name = f' id="{_name(marked.pop(code), key)}"' if code in marked else ""
        yield f'<path{name} fill-rule="evenodd" d="{_path(rings)}"/>'
    yield "</g>"
    for one in marked.values():
        path = _path(_rings(one, frame, specks=True))
        yield f'<path id="{_name(one, key)}" fill-rule="evenodd" d="{path}"/>'
    yield "</defs>"


def _areas(groups: Sequence[Sequence[Spot]], shapes: dict[int, Shape], key: str) -> Iterator[str]:
    for n, shape in shapes.items():
        kind = next((role for role in WAY if any(role in one.roles for one in groups[n])), "area")
        yield f'<use class="tint" href="#{_name(shape, key)}"/>'
        yield f'<use fill="url(#{key}-{kind})" fill-opacity=".55" href="#{_name(shape, key)}"/>'


def _occupied(frame: Frame, key: str, taken: list[Rect]) -> Iterator[str]:
    for name, shape in outlines.occupied().items():
        rings = _rings(shape, frame)
        if not rings:
            continue
        yield f'<path fill="url(#{key}-occupied)" d="{_path(rings)}"/>'
        state = gazetteer.country(shape.country)
        words = f"{name} ({state.name if state else shape.country}, occupied)"
        ring = max(rings, key=area)
        if area(ring) > 250:
            middle = sum(p[0] for p in ring) / len(ring), max(p[1] for p in ring) + 2
            rect, end = beside(middle, 4, words, SMALL, taken, ROOM)
            taken.append(rect)
            yield _written(words, rect, end, "note", SMALL)


def _soft(
    drawn: Sequence[Spot], shapes: dict[int, Shape], land: dict[str, Rings], frame: Frame, key: str, *, afloat: bool
) -> Iterator[str]:
    """Areas without an edge; those at sea lie under the land, so that only water is meant."""
    for n, one in enumerate(drawn):
        if n in shapes or not one.radius:
            continue
        x, y = frame.at(one.lon or 0.0, one.lat or 0.0)
        ashore = one.precision != "sea" or any(inside(x, y, rings) for rings in land.values())
        if ashore != afloat:
            rx, ry = frame.radii(one.radius, one.lat or 0.0)
            rx, ry = max(rx, 14.0), max(ry, 14.0)
            yield f'<ellipse fill="url(#{key}-soft)" cx="{x:.1f}" cy="{y:.1f}" rx="{rx:.1f}" ry="{ry:.1f}"/>'
            yield f'<ellipse class="dash" cx="{x:.1f}" cy="{y:.1f}" rx="{rx * 0.8:.1f}" ry="{ry * 0.8:.1f}"/>'


def _ways(
    groups: Sequence[Sequence[Spot]], shapes: dict[int, Shape], frame: Frame, key: str, taken: list[Rect]
) -> Iterator[str]:
    """From each supplier to each recipient of an event, each way once; no name stands on them."""
    ends = [(n, one) for n, group in enumerate(groups) for one in group]
    done = set()
    for n, one in ends:
        for m, other in ends:
            if one.event != other.event or "supplier" not in one.roles or "recipient" not in other.roles:
                continue
            denied = one.denied or other.denied
            if n == m or (n, m, denied) in done:
                continue
            done.add((n, m, denied))
            (x1, y1), (x2, y2) = _anchor(one, shapes.get(n), frame), _anchor(other, shapes.get(m), frame)
            bend_x, bend_y = (x1 + x2) / 2 + (y2 - y1) * 0.18, (y1 + y2) / 2 - (x2 - x1) * 0.18
            bend_x, bend_y = min(max(bend_x, 12), WIDTH - 12), min(max(bend_y, 12), HEIGHT - 12)
            for t in (i / 24 for i in range(25)):
                x = (1 - t) ** 2 * x1 + 2 * t * (1 - t) * bend_x + t * t * x2
                y = (1 - t) ** 2 * y1 + 2 * t * (1 - t) * bend_y + t * t * y2
                taken.append((x - 2, y - 2, x + 2, y + 2))
            dash = ' stroke-dasharray="7 5"' if denied else ""
            yield (
                f'<path class="way"{dash} marker-end="url(#{key}-tip)" '
                f'd="M{x1:.1f} {y1:.1f}Q{bend_x:.1f} {bend_y:.1f} {x2:.1f} {y2:.1f}"/>'
            )


def _marked(
    groups: Sequence[Sequence[Spot]], shapes: dict[int, Shape], frame: Frame, taken: list[Rect], several: bool
) -> list[str]:
    """Dots and the names of all places; a name keeps clear of every dot."""
    points = [_anchor(group[0], shapes.get(n), frame) for n, group in enumerate(groups)]
    taken += [(x - 9, y - 9, x + 9, y + 9) for group, (x, y) in zip(groups, points, strict=True) if _pointed(group)]
    out = []
    for n, (group, at) in enumerate(zip(groups, points, strict=True)):
        one = group[0]
        words = one.name if len(one.name) <= 40 else one.name[:39].rstrip() + "…"
        words = f"{', '.join(dict.fromkeys(str(some.event + 1) for some in group))} {words}" if several else words
        words += " (occupied)" if one.status == "occupied" else ""
        rect, end = beside(at, 10.0, words, SIZE, taken, ROOM, over=not _pointed(group))
        if n in shapes and (free := amid(_rings(shapes[n], frame), words, SIZE, taken, ROOM)):
            rect, end = free, "middle"
        taken.append(rect)
        dot = mark(*at, one.event) if not one.radius else ""
        out.append(f"<g><title>{text(described(group))}</title>{dot}{_written(words, rect, end, 'name', SIZE)}</g>")
    return out


def _pointed(group: Sequence[Spot]) -> bool:
    """Whether something is drawn at the very point: a dot, or an end of a way."""
    return not group[0].radius or any(role in WAY for one in group for role in one.roles)


def _states(land: dict[str, Rings], named: set[str | None], taken: list[Rect]) -> Iterator[str]:
    """Names of the largest states in sight, each inside itself, where there is room."""
    large = sorted(land, key=lambda code: (-max(map(area, land[code])), code))
    left = STATES
    for code in large:
        state = gazetteer.country(code) if code not in named else None
        rect = amid(land[code], state.name, SMALL * 1.06, taken, ROOM) if state else None
        if state and rect and left:
            left -= 1
            taken.append(rect)
            yield _written(state.name, rect, "middle", "state", SMALL)


def _written(words: str, rect: Rect, end: str, kind: str, size: float) -> str:
    x = {"start": rect[0], "end": rect[2], "middle": (rect[0] + rect[2]) / 2}[end]
    return f'<text class="{kind}" text-anchor="{end}" x="{x:.1f}" y="{rect[1] + size:.1f}">{text(words)}</text>'


def _bar(frame: Frame) -> str:
    """The scale, true along the middle parallel."""
    km = next(one for one in (2000, 1000, 500, 200, 100, 50) if one / KM * frame.ky <= 110 or one == 50)
    long = km / KM * frame.ky
    y = HEIGHT - 14
    return (
        f'<path class="bar" d="M14 {y - 5}V{y}H{14 + long:.1f}V{y - 5}"/>'
        f'<text class="note" x="18" y="{y - 6}">{km} km</text>'
    )
