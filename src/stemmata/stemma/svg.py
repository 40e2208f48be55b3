"""The stemma of an event as SVG: black on white, for screen and print, with the same tree as text inside it."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from html import escape

from stemmata import phrases
from stemmata.model.stemma import Account, Edge, Node
from stemmata.stemma.drawing import WORDS, label, lines, summary

WIDTH, HEIGHT, GAP_X, GAP_Y, MARGIN, HEAD = 220, 64, 28, 76, 24, 44
SIGNS = 30
"""Characters of a line in a box."""
DASHES: Mapping[str, str] = {"translation": "9 4", "cites": "2 4", "correction": "12 4 2 4", "statement": "1 0"}
"""Kinds are told apart by their dashes and words, not by colour."""
ROUNDING = {"origin": 32, "wire": 12, "document": 2}
STYLE = (
    "text{font-family:Georgia,'Times New Roman',serif;font-size:12px;fill:#000}"
    ".head{font-size:15px;font-weight:bold}.kind{font-size:11px;font-style:italic}"
    "rect{fill:#fff;stroke:#000;stroke-width:1.2}path{fill:none;stroke:#000;stroke-width:1.2}"
)


def draw(account: Account, title: str) -> str:
    """The picture, whole and valid by itself; it loads nothing and runs nothing."""
    nodes = {one.id: one for one in account.nodes}
    edges = [one for one in account.edges if one.child in nodes and one.parent in nodes]
    places, wide, deep = _places(nodes, edges)
    width = max(480, 2 * MARGIN + wide * (WIDTH + GAP_X) - GAP_X)
    height = HEAD + 2 * MARGIN + deep * (HEIGHT + GAP_Y) - GAP_Y
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        'role="img" aria-labelledby="title desc">',
        f'<title id="title">{_text(title)}</title>',
        f'<desc id="desc">{_text(chr(10).join([summary(account), *lines(account)]))}</desc>',
        f"<style>{STYLE}</style>",
        '<defs><marker id="tip" markerWidth="8" markerHeight="8" refX="7" refY="4" orient="auto">'
        '<path d="M1 1 L7 4 L1 7"/></marker></defs>',
        f'<rect width="{width}" height="{height}" style="stroke:none"/>',
        f'<text class="head" x="{MARGIN}" y="{MARGIN + 8}">{_text(title)}</text>',
        f'<text x="{MARGIN}" y="{MARGIN + 28}">{_text(_fit(summary(account), width // 7))}</text>',
    ]
    parts += [_edge(one, places) for one in edges]
    parts += [_node(nodes[one], places[one], account) for one in sorted(places, key=lambda i: (places[i][::-1], i))]
    return "\n".join([*parts, "</svg>", ""])


def _places(nodes: Mapping[str, Node], edges: Sequence[Edge]) -> tuple[dict[str, tuple[int, int]], int, int]:
    """Each node's corner; how many nodes the widest row has; how many rows there are. A child stands below all parents,
    as near to the middle of them as its row allows."""
    parents: dict[str, list[str]] = defaultdict(list)
    for edge in edges:
        parents[edge.child].append(edge.parent)
    depth: dict[str, int] = {}
    for one in _downwards(nodes, parents):
        depth[one] = max((depth[p] + 1 for p in parents[one]), default=0)
    rows: dict[int, list[str]] = defaultdict(list)
    for one in nodes:
        rows[depth[one]].append(one)
    wide = max((len(some) for some in rows.values()), default=1)
    column: dict[str, float] = {}
    for level in sorted(rows):
        some = sorted(
            rows[level],
            key=lambda i: (_middle(parents[i], column), nodes[i].kind, phrases.moment(nodes[i].published), i),
        )
        first = (wide - len(some)) / 2
        column |= {one: first + n for n, one in enumerate(some)}
    places = {
        one: (int(MARGIN + column[one] * (WIDTH + GAP_X)), HEAD + MARGIN + depth[one] * (HEIGHT + GAP_Y))
        for one in nodes
    }
    return places, wide, len(rows) or 1


def _downwards(nodes: Iterable[str], parents: Mapping[str, list[str]]) -> list[str]:
    """Parents before children; there is no ring."""
    done: dict[str, None] = {}
    todo = sorted(nodes, reverse=True)
    while todo:
        one = todo[-1]
        missing = [p for p in parents.get(one, ()) if p not in done]
        if missing:
            todo += missing
        else:
            done.setdefault(one)
            todo.pop()
    return list(done)


def _middle(parents: Sequence[str], column: Mapping[str, float]) -> float:
    known = [column[p] for p in parents if p in column]
    return sum(known) / len(known) if known else 0.0


def _edge(edge: Edge, places: Mapping[str, tuple[int, int]]) -> str:
    (x1, y1), (x2, y2) = places[edge.parent], places[edge.child]
    x1, y1, x2 = x1 + WIDTH // 2, y1 + HEIGHT, x2 + WIDTH // 2
    bend = max(24, (y2 - y1) // 2)
    dash = DASHES.get(edge.kind, "1 0")
    why = "; ".join(f"{g.feature}: {g.detail} ({g.weight:+.1f})" for g in edge.grounds)
    curve = f"M{x1} {y1} C{x1} {y1 + bend} {x2} {y2 - bend} {x2} {y2}"
    word = "" if edge.kind == "statement" else WORDS[edge.kind]
    middle_x, middle_y = (x1 + 3 * x2) // 4, y2 - 12
    return (
        f"<g><title>{_text(f'{WORDS[edge.kind]}: {why}')}</title>"
        f'<path d="{curve}" stroke-dasharray="{dash}" marker-end="url(#tip)"/>'
        f'<text class="kind" x="{middle_x + 4}" y="{middle_y}">{_text(word)}</text></g>'
    )


def _node(node: Node, at: tuple[int, int], account: Account) -> str:
    x, y = at
    whole = label(node, account)
    dash = ' stroke-dasharray="5 3"' if node.kind == "wire" or not node.recorded else ""
    rows = _wrapped(whole, 3)
    text = "".join(f'<text x="{x + 10}" y="{y + 20 + 16 * n}">{_text(row)}</text>' for n, row in enumerate(rows))
    box = f'<rect x="{x}" y="{y}" width="{WIDTH}" height="{HEIGHT}" rx="{ROUNDING[node.kind]}"{dash}/>'
    return f"<g><title>{_text(whole)}</title>{box}{text}</g>"


def _wrapped(text: str, most: int) -> list[str]:
    rows = [""]
    for word in text.split():
        if rows[-1] and len(rows[-1]) + len(word) + 1 > SIGNS:
            rows.append("")
        rows[-1] = f"{rows[-1]} {word}".strip()
    if len(rows) > most:
        rows = [*rows[: most - 1], _fit(" ".join(rows[most - 1 :]), SIGNS)]
    return [_fit(row, SIGNS + 4) for row in rows]


def _fit(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def _text(text: str) -> str:
    """Safe inside XML: escaped, without control characters."""
    return escape("".join(c for c in text if c == "\n" or unicodedata.category(c)[0] != "C"))
