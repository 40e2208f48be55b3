"""Names on a map: none over another, none over a place, those of states inside them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from stemmata.maps.frame import Pixel, area

Rect = tuple[float, float, float, float]
"""Left, top, right, bottom."""
STEPS = 14
"""Points across and down that are tried for the name of a state."""


def width(text: str, size: float) -> float:
    """About how wide a text is, on the safe side."""
    return sum(size * (1.0 if ord(sign) > 0x2E80 else 0.66 if sign.isupper() else 0.56) for sign in text)


def beside(
    at: Pixel, off: float, text: str, size: float, taken: Sequence[Rect], frame: Rect, *, over: bool = False
) -> tuple[Rect, str]:
    """A free place for the name of what is drawn at a point, and which end of the text stands there.

    With `over` on the point itself if that is free; else right, left, above, below, then further off; where nothing is
    free, the first that lies in the frame.
    """
    x, y = at
    w, h = width(text, size), size * 1.25
    tried: list[tuple[Rect, str]] = [((x - w / 2, y - h / 2, x + w / 2, y + h / 2), "middle")] if over else []
    for gap in (off, off + h, off + 2.2 * h):
        tried += [
            ((x + gap, y - h / 2, x + gap + w, y + h / 2), "start"),
            ((x - gap - w, y - h / 2, x - gap, y + h / 2), "end"),
            ((x - w / 2, y - gap - h, x + w / 2, y - gap), "middle"),
            ((x - w / 2, y + gap, x + w / 2, y + gap + h), "middle"),
            ((x + off, y + gap - h / 2, x + off + w, y + gap + h / 2), "start"),
            ((x + off, y - gap - h / 2, x + off + w, y - gap + h / 2), "start"),
            ((x - off - w, y + gap - h / 2, x - off, y + gap + h / 2), "end"),
            ((x - off - w, y - gap - h / 2, x - off, y - gap + h / 2), "end"),
        ]
    inside = [one for one in tried if within(one[0], frame)]
    free = [one for one in inside if not any(meet(one[0], other) for other in taken)]
    return (free or inside or tried)[0]


def amid(rings: Sequence[Sequence[Pixel]], text: str, size: float, taken: Sequence[Rect], frame: Rect) -> Rect | None:
    """A free place for a name inside an area, as near to its middle as can be; None if there is none."""
    if not rings:
        return None
    ring = max(rings, key=area)
    xs, ys = [p[0] for p in ring], [p[1] for p in ring]
    left, right = max(frame[0], min(xs)), min(frame[2], max(xs))
    top, bottom = max(frame[1], min(ys)), min(frame[3], max(ys))
    w, h = width(text, size), size * 1.25
    if right - left < w or bottom - top < h:
        return None
    middle = ((left + right) / 2, (top + bottom) / 2)
    points = [
        (left + (right - left) * (i + 0.5) / STEPS, top + (bottom - top) * (j + 0.5) / STEPS)
        for i in range(STEPS)
        for j in range(STEPS)
    ]
    for x, y in sorted(points, key=lambda p: ((p[0] - middle[0]) ** 2 + (p[1] - middle[1]) ** 2, p)):
        rect = (x - w / 2, y - h / 2, x + w / 2, y + h / 2)
        if not within(rect, frame) or any(meet(rect, other) for other in taken):
            continue
        if all(inside(px, py, [ring]) for px in (rect[0], x, rect[2]) for py in (rect[1], rect[3])):
            return rect
    return None


def inside(x: float, y: float, rings: Iterable[Sequence[Pixel]]) -> bool:
    """Whether a point lies in an area, holes left out."""
    hit = False
    for ring in rings:
        for (x0, y0), (x1, y1) in pairwise([*ring, *ring[:1]]):
            if (y0 > y) != (y1 > y) and x < (x1 - x0) * (y - y0) / (y1 - y0) + x0:
                hit = not hit
    return hit


def meet(one: Rect, other: Rect) -> bool:
    """Whether two rectangles overlap."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def within(one: Rect, frame: Rect) -> bool:
    """Whether a rectangle lies in the frame."""
    return one[0] >= frame[0] and one[1] >= frame[1] and one[2] <= frame[2] and one[3] <= frame[3]
