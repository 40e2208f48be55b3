"""Which antecedent a pointing word has, once the whole report is known.

A pronoun or description is read at first as the likeliest thing before it. Its role then votes: who supplies, receives
or fires in other clauses of the same kind is meant again before who stands on the other side there.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from stemmata.claims.draft import Draft
from stemmata.claims.things import Thing

OPPOSITE: Mapping[str, str] = {
    "supplier": "recipient",
    "recipient": "supplier",
    "operator": "target",
    "target": "operator",
}
POINTING = {"pronoun", "definite"}
CONTRADICTION = -100
ROLES = (*OPPOSITE, "item")


def repoint(drafts: Sequence[Draft]) -> None:
    """Choose anew among the antecedents of pointing words where the first choice contradicts the report, in place."""
    for draft in drafts:
        for role in ROLES:
            found = draft.things.get(role, [])
            if len(found) == 1 and found[0].how in POINTING and found[0].others and role in draft.roles:
                _choose(draft, role, found[0], drafts)


def _choose(draft: Draft, role: str, first: Thing, drafts: Sequence[Draft]) -> None:
    options = [first, *first.others]
    votes = [_votes(draft, role, x, drafts) for x in options]
    best = max(range(len(options)), key=lambda n: (votes[n], -n))
    if best == 0 or (first.how == "pronoun" and first.kind == "actor" and votes[0] > CONTRADICTION):
        return  # a pronoun keeps to the subject before unless that cannot be
    chosen = options[best]
    draft.things[role] = [chosen]
    value = dict(chosen.value)
    if role == "recipient" and chosen.kind == "place" and value.get("country"):
        value = {"id": value["country"], "text": value["text"]}
    draft.roles[role] = value
    draft.why.append(
        {"field": role, "rule": "antecedent by role", "start": chosen.start, "end": chosen.end, "read": chosen.how}
    )


def _votes(draft: Draft, role: str, thing: Thing, drafts: Sequence[Draft]) -> int:
    """How the report's other clauses speak for the thing in this role; a clause never has one actor on both sides."""
    key = str(thing.value.get("id") or thing.value.get("text"))
    opposite = OPPOSITE.get(role, "")
    if key in draft.keys(opposite):
        return CONTRADICTION
    votes = 0
    for other in drafts:
        if other is draft or other.event != draft.event or (not names(other, role) and not names(other, opposite)):
            continue
        votes += 2 * (names(other, role) and key in other.keys(role)) - 2 * (
            names(other, opposite) and key in other.keys(opposite)
        )
    return votes


def names(draft: Draft, role: str) -> bool:
    """Whether the role is filled by a name of its own clause, not by a pointing word or from elsewhere."""
    found = draft.things.get(role, [])
    return bool(found) and role in draft.roles and all(x.how not in POINTING for x in found)


def states(draft: Draft, role: str) -> bool:
    """Whether the draft's own clause fills the role, by a name or a pointing word."""
    return role in draft.roles and bool(draft.things.get(role))
