"""What a report has already said: who supplies whom with what, for the roles a clause leaves out.

A role is filled from the same report only, from the nearest earlier claim that fits, and the claim says so in its
`why`. Nothing is ever filled from world knowledge.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from stemmata.claims.antecedents import OPPOSITE, POINTING, repoint, states
from stemmata.claims.breaches import explain
from stemmata.claims.dating import date_details, place_details
from stemmata.claims.denials import rejecting
from stemmata.claims.draft import Draft
from stemmata.claims.merge import items_agree
from stemmata.claims.provenance import fired_by, trace

# event -> (roles that may be inherited, roles that must not be equal)
INHERIT: Mapping[str, tuple[str, ...]] = {
    "transfer": ("supplier", "recipient", "item", "operator"),
    "use": ("operator", "target", "item"),
    "test": ("operator", "item"),
    "violation": ("operator", "regime", "item"),
    "deployment": ("operator", "item"),
    "production": ("operator", "item"),
    "sanction": ("target", "body"),
    "referral": (),
    "identification": ("item",),
    "assessment": ("operator",),
    "specification": ("item",),
}
NEXT = 2
"""Sentences within which another item belongs to the same flow ("... 40 Schützenpanzer und zwei Bergepanzer")."""
REACH = 8
"""Drafts looked back on; a report rarely returns to a flow after more than this many clauses."""


def complete(drafts: Sequence[Draft]) -> None:
    """Fill in roles that a draft leaves out from its neighbours in the report, in place."""
    repoint(drafts)
    fired_by(drafts)
    for index, draft in enumerate(drafts):
        before = list(reversed(drafts[:index]))
        _not_itself(draft)
        if draft.event == "violation":
            explain(draft, before)
        _deny_own(draft)
        _inherit(draft, [*before[:REACH], *drafts[index + 1 : index + 3]])
        if draft.facts.status != "hypothetical":
            _common(draft, drafts)
        _not_itself(draft)
    date_details(drafts, _one_event)
    place_details(drafts, _one_event)
    trace(drafts)
    rejecting(drafts)


def _not_itself(draft: Draft) -> None:
    """Nobody breaches, and condemns or demands to stop, an act of its own: the speaker is not the doer."""
    country = draft.chain[0].country if draft.chain else None
    accusing = (
        draft.event == "violation"
        and draft.facts.polarity == "positive"
        and draft.facts.stance in {"asserts", "condemns"}
    )
    if country is None or not (accusing or draft.facts.stance in {"condemns", "demands"}):
        return
    for role in ("operator", "supplier"):
        if draft.keys(role) == {country}:
            del draft.roles[role]
            draft.things.pop(role, None)
            draft.why.append({"field": role, "rule": "the speaker does not accuse itself"})


ACTING: Mapping[str, tuple[str, ...]] = {
    "transfer": ("supplier", "recipient"),
    "use": ("operator",),
    "deployment": ("operator",),
    "test": ("operator",),
    "production": ("operator",),
}


def _deny_own(draft: Draft) -> None:
    """Who denies an act without naming its doer denies an act of its own: "Tehran denies arming the group"."""
    state = draft.chain[0].country if draft.chain else None
    if draft.facts.stance != "denies" or state is None or draft.event not in ACTING:
        return
    if draft.event == "transfer" and "item" not in draft.roles:
        draft.roles["item"] = {"id": "weapons", "name": "weapons", "family": "weapons", "text": draft.word}
        draft.why.append({"field": "item", "rule": "denial of arming at all"})
    role = ACTING[draft.event][-1 if draft.frame == "get" else 0]
    if role in draft.roles or any(state in draft.keys(r) for r in OPPOSITE):
        return
    draft.roles[role] = {"id": state}
    draft.why.append({"field": role, "rule": "denies its own act"})


def _inherit(draft: Draft, others: Sequence[Draft]) -> None:
    """Take each role left out from the nearest clause of the same flow, rather from one that names the filler itself;
    seizures from seizures first."""
    flow = [o for o in others if o.event == draft.event]
    for role in INHERIT.get(draft.event, ()):
        if role in draft.roles:
            continue
        fitting = [
            o
            for o in flow
            if role in o.roles
            and _fits(draft, o)
            and (role != "operator" or draft.event != "transfer" or (_seized(draft) and _seized(o)))
            and not (role in OPPOSITE and draft.keys(OPPOSITE[role]) & o.keys(role))
            and _within_talks(draft, role, o)
        ]
        if fitting:
            donor = min(
                fitting, key=lambda o: (_seized(o) != _seized(draft), not _continues(draft, o), not states(o, role))
            )
            draft.roles[role] = donor.roles[role]
            draft.why.append(_reason(role, donor))


def _within_talks(draft: Draft, role: str, other: Draft) -> bool:
    """Talks between two sides are about what one of them gives the other, as a clause says that names both."""
    sides = draft.keys("parties")
    if not sides or role not in OPPOSITE:
        return True
    return all(other.keys(r) and other.keys(r) <= sides for r in (role, OPPOSITE[role]))


def _continues(draft: Draft, other: Draft) -> bool:
    """Whether a clause goes on about what the one before it told: "Five of them got through"."""
    found = draft.things.get("item", [])
    return (
        0 <= draft.sentence - other.sentence <= 1
        and bool(found)
        and all(x.how in POINTING for x in found)
        and bool(draft.keys("item") & other.keys("item"))
    )


def _seized(draft: Draft) -> bool:
    return draft.roles.get("property") == "seized in transit"


MAIN: Mapping[str, tuple[str, ...]] = {
    "transfer": ("supplier", "recipient"),
    "use": ("operator", "target"),
    "test": ("operator",),
    "deployment": ("operator",),
}


SHARE = 0.75
"""Part of the clauses that must agree on one recipient (supplier, target ...) before it is that of the report."""


def _common(draft: Draft, drafts: Sequence[Draft]) -> None:
    """Take the one recipient (supplier, operator, target) of nearly all clauses, whoever stands on the other side."""
    for role in MAIN.get(draft.event, ()):
        if role in draft.roles:
            continue
        stating = [d for d in drafts if d is not draft and d.event == draft.event and states(d, role)]
        votes = Counter(tuple(sorted(d.keys(role))) for d in stating)
        if not votes:
            continue
        best = min(votes, key=lambda k: (-votes[k], k))
        if votes[best] < 2 or votes[best] < SHARE * len(stating) or draft.keys(OPPOSITE[role]) & set(best):
            continue
        donor = next(d for d in stating if tuple(sorted(d.keys(role))) == best)
        draft.roles[role] = donor.roles[role]
        draft.why.append({**_reason(role, donor), "rule": "common to the report"})


def _fits(draft: Draft, other: Draft) -> bool:
    """The two speak of one flow or engagement: no role that both state differs."""
    for role in ("supplier", "recipient", "operator", "target"):
        a, b = _states(draft, role), _states(other, role)
        if a and b and not a & b:
            return False
        if draft.keys(role) & other.keys(OPPOSITE[role]):
            return False
    if items_agree(draft, other) or "item" not in draft.roles:
        return True
    actors = [r for r in ("supplier", "recipient", "operator", "target") if r in draft.roles]
    shared = any(draft.keys(r) & other.keys(r) for r in actors)
    return abs(draft.sentence - other.sentence) <= NEXT and (shared or not actors)


def _one_event(draft: Draft, other: Draft) -> bool:
    """The same for details of one event: what is hit may be a town, its port or the whole state."""
    sites = [d for d in (draft, other) if any(x.kind in {"site", "place"} for x in d.things.get("target", ()))]
    if len(sites) != 1 or not draft.keys("operator") & other.keys("operator"):
        return _fits(draft, other)
    return items_agree(draft, other)


def _states(draft: Draft, role: str) -> frozenset[str]:
    """The keys of a role's fillers, a place also by its state."""
    value = draft.roles.get(role)
    values = value if isinstance(value, list) else [value] if value is not None else []
    return draft.keys(role) | {str(v["country"]) for v in values if isinstance(v, Mapping) and v.get("country")}


def _reason(role: str, other: Draft) -> Mapping[str, Any]:
    return {"field": role, "rule": "context", "from": {"start": other.evidence.start, "end": other.evidence.end}}
