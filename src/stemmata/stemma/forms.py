"""Stemmata as plain JSON objects, in one stable form; `docs/reference/stemma.md` describes them."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from stemmata.model.stemma import Account, Drift, Edge, Node, Origin


def account_object(account: Account, *, made_by: str = "") -> dict[str, Any]:
    """One event's stemma."""
    found: dict[str, Any] = {
        "event": account.event,
        "independent_origins": account.count,
        "groups": [list(group) for group in account.independent],
        "witnesses": account.witnesses,
        "origins": [_plain(one) for one in account.origins],
        "nodes": [_plain(one) for one in account.nodes],
        "edges": [_plain(one) for one in account.edges],
        "drift": [_plain(one) for one in account.drift],
    }
    return found | ({"made_by": made_by} if made_by else {})


def _plain(one: Origin | Node | Edge | Drift) -> dict[str, Any]:
    """Its fields without those that say nothing."""
    return {key: value for key, value in asdict(one).items() if value is not None and value != ()}
