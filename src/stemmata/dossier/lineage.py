"""The descent of an event's reports as a tree of plain values: each report below what it was made from."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from stemmata import phrases
from stemmata.model.stemma import Account, Edge

DEEPEST = 40
"""Levels that are drawn; a longer chain of copies is cut with a note."""


def tree(account: Account) -> list[dict[str, Any]]:
    """The roots with what was made from them: `{name, kind, published, how, grounds, children}`.

    A report stands below the strongest of its parents only; what else it may come from is in `also`.
    """
    nodes = {one.id: one for one in account.nodes}
    best: dict[str, Edge] = {}
    for edge in account.edges:
        kept = best.get(edge.child)
        if kept is None or _rank(edge) > _rank(kept):
            best[edge.child] = edge
    below: dict[str, list[str]] = defaultdict(list)
    for child, edge in best.items():
        below[edge.parent].append(child)
    known = {*nodes, *below, *best}
    roots = sorted(one for one in known if one not in best)

    def shown(key: str, depth: int) -> dict[str, Any]:
        node, own = nodes.get(key), best.get(key)
        children = (
            sorted(below.get(key, ()), key=lambda one: (phrases.moment(nodes[one].published), one)) if depth else []
        )
        return {
            "name": node.name if node else key,
            "kind": node.kind if node else "origin",
            "published": (node.published or "")[:10] if node else "",
            "title": node.title if node else None,
            "how": own.kind if own else None,
            "grounds": [one.detail for one in own.grounds] if own else [],
            "also": [nodes[one].name for one in own.also if one in nodes] if own else [],
            "recorded": node.recorded if node else False,
            "cut": not depth and key in below,
            "children": [shown(one, depth - 1) for one in children],
        }

    return [shown(one, DEEPEST) for one in roots]


def _rank(edge: Edge) -> tuple[bool, float, str]:
    """Another report or wire before the statement it tells of, then by weight."""
    return edge.kind != "statement", edge.weight, edge.parent
