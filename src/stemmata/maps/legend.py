"""What stands below a map: the signs that it uses, what could not be drawn, where the outlines come from."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from html import escape

from stemmata.maps.labels import width
from stemmata.maps.spots import Spot
from stemmata.maps.style import SMALL, mark

ROW = 20
WAY = ("supplier", "recipient")
"""The roles at the ends of a way, as their patterns are called."""
SOURCE = "Outlines: Natural Earth, public domain. Crimea is Ukraine, occupied (UN General Assembly resolution 68/262)."


def legend(
    groups: Sequence[Sequence[Spot]],
    undrawn: Sequence[Spot],
    outlined: Collection[int],
    occupied: bool,
    key: str,
    wide: int,
) -> tuple[list[str], int]:
    """The rows as SVG from the upper left corner, and how deep they are."""
    parts: list[str] = []
    x, y = 8.0, 6
    for sign, words in _signs(groups, outlined, occupied, key):
        long = 29 + width(words, SMALL) * 0.94 + 16
        if x > 8 and x + long > wide:
            x, y = 8.0, y + ROW
        parts.append(f'<g transform="translate({x:.0f} {y})">{sign}<text x="27" y="12">{escape(words)}</text></g>')
        x += long
    lines = [SOURCE]
    if undrawn:
        names = "; ".join(f"{one.name[:40]} ({one.precision})" for one in undrawn[:8])
        more = f" and {len(undrawn) - 8} more" if len(undrawn) > 8 else ""
        lines.insert(0, f"Not drawn: {names}{more}")
    for line in lines:
        y += ROW
        parts.append(f'<text class="quiet" x="8" y="{y + 12}">{escape(_fit(_plain(line), wide - 16))}</text>')
    return parts, y + ROW + 2


def _signs(
    groups: Sequence[Sequence[Spot]], outlined: Collection[int], occupied: bool, key: str
) -> Iterator[tuple[str, str]]:
    """Each sign that is used with its words."""
    every = [one for group in groups for one in group]
    drawn = [group[0] for group in groups]
    several = len({one.event for one in every}) > 1
    for event in sorted({one.event for n, one in enumerate(drawn) if not one.radius and n not in outlined}):
        yield mark(12, 8, event), f"event {event + 1}: place as named" if several else "place as named"
    areas = [{role for one in group for role in one.roles} for n, group in enumerate(groups) if n in outlined]
    for role in WAY:
        if any(role in roles for roles in areas):
            yield _swatch(key, role), f"{role}, as claimed"
    ends = [one for one in every if not set(WAY).isdisjoint(one.roles)]
    if all(any(role in one.roles for one in ends) for role in WAY):
        yield (
            '<path class="way" d="M2 8H15"/><path class="tip" d="M14 4L22 8L14 12Z"/>',
            "from whom to whom, not a route",
        )
        if any(one.denied for one in ends):
            yield '<path class="way" stroke-dasharray="5 4" d="M2 8H20"/>', "denied by all who name it"
    if any(roles.isdisjoint(WAY) for roles in areas):
        yield _swatch(key, "area"), "somewhere in this region or state"
    if any(one.radius and n not in outlined for n, one in enumerate(drawn)):
        yield (
            f'<circle fill="url(#{key}-soft)" cx="11" cy="8" r="9"/><circle class="dash" cx="11" cy="8" r="7"/>',
            "somewhere about here, without a known edge",
        )
    if occupied:
        yield f'<rect fill="url(#{key}-occupied)" x="2" y="2" width="18" height="12"/>', "occupied territory"


def _swatch(key: str, kind: str) -> str:
    return (
        '<rect class="tint" x="2" y="2" width="18" height="12"/>'
        f'<rect fill="url(#{key}-{kind})" x="2" y="2" width="18" height="12"/>'
        '<rect class="rim" x="2" y="2" width="18" height="12"/>'
    )


def _plain(text: str) -> str:
    return "".join(sign if sign.isprintable() else " " for sign in text)


def _fit(text: str, wide: float) -> str:
    while width(text, SMALL) * 0.9 > wide:
        text = text[:-2].rstrip("…") + "…"
    return text
