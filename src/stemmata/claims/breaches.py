"""What a breach is about: "the trade breaches the embargo" speaks of the act told before.

The act is looked for first in the same mouth, then nearby; its actor is the one who breaches.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from stemmata.claims.draft import Draft
from stemmata.claims.merge import chain_key

FROM_ACTS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "transfer": {"supplier": ("operator", "supplier"), "item": ("item",), "recipient": ("recipient",)},
    "use": {"operator": ("operator",), "item": ("item",)},
    "test": {"operator": ("operator",), "item": ("item",)},
    "deployment": {"operator": ("operator",), "item": ("item",)},
    "identification": {"operator": ("operator",), "item": ("item",)},
}
"""What a breach takes over from the act it speaks of: role of the act -> roles of the breach."""
LIKE: Mapping[str, tuple[str, ...]] = {
    "transfer": ("transfer",),
    "use": ("use", "deployment", "test", "identification"),
    "test": ("test", "use"),
    "deployment": ("deployment", "transfer", "use", "identification"),
}
"""Acts that the word of a breach may mean, nearest in sense first ("der Start", "ihr Einsatz", "der Transport")."""
ASSUMED = ("use", "deployment")
"""Acts of which even a supposed breach speaks as of a known thing ("use of the equipment there would breach")."""


def explain(draft: Draft, before: Sequence[Draft]) -> None:
    """Fill the roles of a breach from the act it is about, in place.

    Args:
        before: earlier drafts of the report, nearest first.
    """
    _without_rule_words(draft)
    if draft.facts.status == "hypothetical" and draft.about not in ASSUMED:
        return
    if draft.keys("operator") and draft.keys("item") and draft.keys("supplier"):
        return
    act = _act(draft, before)
    if act is None:
        return
    for source, roles in FROM_ACTS[act.event].items():
        for role in roles:
            if source in act.roles and role not in draft.roles:
                draft.roles[role] = act.roles[source]
                if source in act.things:
                    draft.things.setdefault(role, act.things[source])
                draft.why.append(
                    {"field": role, "rule": "act", "from": {"start": act.evidence.start, "end": act.evidence.end}}
                )


def _without_rule_words(draft: Draft) -> None:
    """The arms of an "arms embargo" are in the rule's name; they are not what the breach is about."""
    if _named_by_rule(draft, draft):
        del draft.things["item"]
        draft.roles.pop("item", None)


def _named_by_rule(draft: Draft, act: Draft) -> bool:
    rules = draft.things.get("regime", [])
    items = act.things.get("item", [])
    return bool(items) and all(any(r.start <= x.start < r.end for r in rules) for x in items)


def _act(draft: Draft, before: Sequence[Draft]) -> Draft | None:
    events = LIKE.get(draft.about or "", tuple(FROM_ACTS)[:-1])
    best: tuple[tuple[int, ...], Draft] | None = None
    for distance, act in enumerate(before):
        if act.event not in events or act.facts.polarity == "negative" or _contradicts(draft, act):
            continue
        if act.facts.status in {"hypothetical", "sought"}:
            continue
        rank = (int(chain_key(act) != chain_key(draft)) if draft.chain else 0, distance)
        if draft.sentence - act.sentence <= 1:
            rank = (0, distance)
        if best is None or rank < best[0]:
            best = (rank, act)
    return best[1] if best else None


def _contradicts(draft: Draft, act: Draft) -> bool:
    if act.sentence == draft.sentence and _named_by_rule(draft, act):
        return True
    doer: frozenset[str] = act.keys("supplier") | act.keys("operator")
    stated = draft.keys("operator") | draft.keys("supplier")
    if stated and doer and not stated & doer:
        return True
    return any(_differ(draft.keys(role), act.keys(role)) for role in ("recipient", "item"))


def _differ(a: frozenset[Any], b: frozenset[Any]) -> bool:
    return bool(a) and bool(b) and not a & b
