"""How maps look: colours for light, dark and print, patterns and marks that are told apart without colour."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import cos, pi, sin

LIGHT: Mapping[str, str] = {
    "water": "#dde7ee",
    "land": "#faf8f3",
    "line": "#8a8f95",
    "faint": "#cfcbc2",
    "mark": "#9a2d10",
    "ink": "#1a1a1a",
    "quiet": "#5c6166",
    "page": "#ffffff",
    "scar": "#4a4a4a",
}
DARK: Mapping[str, str] = {
    "water": "#15212b",
    "land": "#2a2f34",
    "line": "#737b83",
    "faint": "#43494f",
    "mark": "#ffa27c",
    "ink": "#f1f1f1",
    "quiet": "#a9b0b7",
    "page": "#14171a",
    "scar": "#c4c4c4",
}
SIZE = 13.0
"""Of the names of places, in pixels."""
SMALL = 11.0
_RULES = (
    ".water{{fill:{water}}}.page{{fill:{page}}}.land{{fill:{land}}}.edge{{fill:none;stroke:{line};stroke-width:.8}}"
    ".unit{{fill:none;stroke:{faint};stroke-width:.7}}.rim{{fill:none;stroke:{mark};stroke-width:1.1}}"
    ".frame{{fill:none;stroke:{line}}}.tint{{fill:{mark};fill-opacity:.13}}.soft{{stop-color:{mark}}}"
    ".dash{{fill:none;stroke:{mark};stroke-width:1.1;stroke-dasharray:2 4}}"
    ".hatch{{stroke:{mark};stroke-width:1;fill:none}}.drop{{fill:{mark}}}.scar{{stroke:{scar};stroke-width:1;fill:none}}"
    ".mark{{fill:{mark};stroke:{page};stroke-width:1.2}}.way{{fill:none;stroke:{ink};stroke-width:1.8}}"
    ".tip{{fill:{ink}}}text{{fill:{ink}}}.name,.state,.note{{stroke:{land};stroke-width:3px;paint-order:stroke;"
    "stroke-linejoin:round}}.state,.quiet,.note{{fill:{quiet}}}.bar{{stroke:{ink};fill:none;stroke-width:1.4}}"
)
STYLE = (
    "text{font-family:Georgia,'Times New Roman',serif;font-size:11px}"
    ".name{font-size:13px;font-weight:bold}.note{font-style:italic}.state{letter-spacing:.04em}"
    + _RULES.format(**LIGHT)
    + "@media screen and (prefers-color-scheme:dark){"
    + _RULES.format(**DARK)
    + "}"
)
PATTERNS: Mapping[str, str] = {
    "supplier": '<path class="hatch" d="M0 4H8"/>',
    "recipient": '<circle class="drop" cx="2.5" cy="2.5" r="1.1"/><circle class="drop" cx="6.5" cy="6.5" r="1.1"/>',
    "area": '<path class="hatch" d="M-2 2L2 -2M0 8L8 0M6 10L10 6"/>',
    "occupied": '<path class="scar" d="M-2 6L2 10M0 0L8 8M6 -2L10 2"/>',
}
"""Fillings by what an area is, each 8 by 8 pixels."""


def definitions(key: str) -> str:
    """Patterns and the soft edge, their ids beginning with `key`."""
    patterns = "".join(
        f'<pattern id="{key}-{name}" width="8" height="8" patternUnits="userSpaceOnUse">{drawn}</pattern>'
        for name, drawn in PATTERNS.items()
    )
    soft = (
        f'<radialGradient id="{key}-soft"><stop class="soft" offset="0" stop-opacity=".42"/>'
        '<stop class="soft" offset=".6" stop-opacity=".28"/><stop class="soft" offset="1" stop-opacity="0"/>'
        "</radialGradient>"
    )
    tip = (
        f'<marker id="{key}-tip" markerWidth="9" markerHeight="9" refX="7" refY="4" orient="auto" '
        'markerUnits="userSpaceOnUse"><path class="tip" d="M0 0L8 4L0 8Z"/></marker>'
    )
    return f"<defs>{patterns}{soft}{tip}</defs>"


def _star(points: int, inner: float, turn: float = -0.5) -> Sequence[tuple[float, float]]:
    steps = points * 2 if inner < 1 else points
    radii = (1.0, inner) if inner < 1 else (1.0, 1.0)
    return [
        (radii[i % 2] * cos(pi * (turn + 2 * i / steps)), radii[i % 2] * sin(pi * (turn + 2 * i / steps)))
        for i in range(steps)
    ]


_MARKS = (_star(24, 1), _star(4, 1, -0.25), _star(3, 1), _star(4, 1), _star(5, 0.42), _star(4, 0.35))
"""Circle, square, triangle, diamond, star, pointed cross: one an event, then from the front again."""


def mark(x: float, y: float, event: int, size: float = 6.0) -> str:
    """The mark of an event's place."""
    grown = size * (1.0 if event % len(_MARKS) == 0 else 1.25)
    points = " ".join(f"{x + grown * dx:.1f},{y + grown * dy:.1f}" for dx, dy in _MARKS[event % len(_MARKS)])
    return f'<polygon class="mark" points="{points}"/>'
