"""Where a report's weapons come from and who has them, as other clauses of the same report say.

After the coding manual the country of origin is `supplier` in use, identification, specification and production: once
a report has called a drone Iranian or said that Iran delivered it, that holds for the same drone throughout.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from stemmata.claims.antecedents import OPPOSITE
from stemmata.claims.draft import Draft
from stemmata.claims.merge import related

ORIGIN_OF = {"use", "identification", "specification", "production", "test", "deployment", "assessment"}
STATING = {"transfer", "identification", "production"}
HOLDERS: Mapping[str, tuple[str, ...]] = {
    "specification": ("test", "production", "use"),
    "identification": ("use", "deployment", "assessment"),
    "assessment": ("test", "use", "deployment"),
    "deployment": ("use", "deployment"),
    "use": ("use", "deployment"),
    "test": ("test",),
}
"""Whose operator a claim about the same item has: who tested, fired or holds it."""


def trace(drafts: Sequence[Draft]) -> None:
    """Fill in origins and holders of items from the rest of the report, in place."""
    for index, draft in enumerate(drafts):
        near = sorted(
            (d for n, d in enumerate(drafts) if n != index),
            key=lambda d: (abs(d.sentence - draft.sentence), d.sentence),
        )
        if draft.event in ORIGIN_OF and "supplier" not in draft.roles:
            _origin(draft, near)
        if draft.event in HOLDERS and "operator" not in draft.roles:
            _holder(draft, near)


def fired_by(drafts: Sequence[Draft]) -> None:
    """Who fired what was shot down, in place: the maker by its adjective ("Iranian drones") gives way to whom another
    clause says to use that maker's arms."""
    for draft in drafts:
        if draft.frame != "intercept" or draft.things.get("operator") or "operator" not in draft.roles:
            continue
        makers = draft.keys("operator")
        users = [
            d
            for d in drafts
            if d.event == "use" and d.things.get("operator") and not d.keys("operator") & makers
            if makers & ({m.producer for m in d.item_mentions()} | d.keys("supplier"))
        ]
        if users:
            draft.roles["operator"] = users[0].roles["operator"]
            draft.why.append(_reason("operator", users[0]))


def _origin(draft: Draft, near: Sequence[Draft]) -> None:
    for other in near:
        if (
            other.event not in STATING
            or other.facts.polarity == "negative"
            or "supplier" not in other.roles
            or not _same_item(draft, other)
        ):
            continue
        if other.facts.status not in {"occurred", "ongoing"} or not (
            _designated(draft, other) or _handed_to_user(draft, other)
        ):
            continue
        draft.roles["supplier"] = other.roles["supplier"]
        draft.why.append(_reason("supplier", other))
        return


def _holder(draft: Draft, near: Sequence[Draft]) -> None:
    for other in near:
        if (
            other.event not in HOLDERS[draft.event]
            or other.facts.polarity == "negative"
            or "operator" not in other.roles
        ):
            continue
        if not _same_item(draft, other) or draft.keys(OPPOSITE["operator"]) & other.keys("operator"):
            continue
        draft.roles["operator"] = other.roles["operator"]
        draft.why.append(_reason("operator", other))
        return


def _same_item(a: Draft, b: Draft) -> bool:
    if a.keys("item") & b.keys("item"):
        return True
    return any(m.family == n.family and related(m, n) for m in a.item_mentions() for n in b.item_mentions())


def _designated(a: Draft, b: Draft) -> bool:
    """One designation in both: "the Shahed-136" of one clause is that of the other."""
    return bool({m.id for m in a.item_mentions() if m.designation} & {m.id for m in b.item_mentions() if m.designation})


def _handed_to_user(draft: Draft, transfer: Draft) -> bool:
    """Missiles in general come from a supplier only if who fires them is who is said to have got them."""
    return transfer.event != "transfer" or bool(draft.keys("operator") & transfer.keys("recipient"))


def _reason(role: str, other: Draft) -> Mapping[str, object]:
    return {"field": role, "rule": "same item", "from": {"start": other.evidence.start, "end": other.evidence.end}}
