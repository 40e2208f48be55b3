"""What the name of a rule says besides itself: who made it and what it is about.

"Resolution 2231" is one of the Security Council; "the embargo" of a report that has named the arms embargo of the
United Nations is that one; an arms embargo that is in force, extended or lifted is about arms.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from stemmata.claims.draft import Draft
from stemmata.mentions.regimes import RegimeMention

EMBARGO = "arms embargo"
ARMS = {"id": "weapons", "name": "weapons", "family": "weapons"}


def by_rule(drafts: Sequence[Draft], regimes: Sequence[RegimeMention]) -> None:
    """Fill body, regime and item of breaches and measures from the rules that their clauses name, in place."""
    full = _full_embargo(regimes)
    for draft in drafts:
        if draft.event not in {"violation", "sanction"}:
            continue
        spans = [(x.start, x.end) for x in draft.things.get("regime", ())] or [
            (draft.evidence.start, draft.evidence.end)
        ]
        named = next((r for r in regimes if any(r.start < end and start < r.end for start, end in spans)), None)
        if named is None:
            continue
        rule = full if named.name == EMBARGO and full is not None else named
        if draft.event == "sanction" and EMBARGO in rule.name:
            _set(draft, "regime", {"name": rule.name})
            _set(draft, "item", dict(ARMS))
        elif isinstance(stated := draft.roles.get("regime"), Mapping) and stated.get("name") == named.name:
            draft.roles["regime"] = {**stated, "name": rule.name}
        if rule.body is not None:
            _set(draft, "body", {"id": rule.body})


def _full_embargo(regimes: Sequence[RegimeMention]) -> RegimeMention | None:
    """The one arms embargo that the report names with its maker; None where it names none or several."""
    found = {r.name: r for r in regimes if r.body is not None and EMBARGO in r.name}
    return next(iter(found.values())) if len(found) == 1 else None


def _set(draft: Draft, role: str, value: dict[str, str]) -> None:
    if role not in draft.roles:
        draft.roles[role] = value
        draft.why.append({"field": role, "rule": "name of the rule", "words": value.get("name") or value["id"]})
