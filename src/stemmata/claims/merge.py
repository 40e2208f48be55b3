"""One claim for one event from one source chain: mentions of the same thing in a report are put together.

After the coding manual: same event, chain, status and polarity merge; the most specific clause is the evidence,
the others are `also`; a headline or lead whose content the body repeats goes to the body's claim.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from stemmata.claims.draft import Draft
from stemmata.model import ItemMention

RANK = {"lead": 1, "subheading": 2, "title": 3, "kicker": 3}
"""Parts that sum up what the body tells, in the order in which they give way to it."""
HEADS = set(RANK)
ACTORS = ("supplier", "recipient", "operator", "target", "body", "regime", "parties")


def merge(drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts merged, in the order of their evidence. Headlines are merged last, so that bodies come first."""
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: RANK.get(d.part, 0)):
        fitting = [n for n, k in enumerate(kept) if same(k, draft)]
        place = min(
            fitting, key=lambda n: (kept[n].roles.get("property") != draft.roles.get("property"), n), default=None
        )
        if place is None:
            kept.append(draft)
        elif pointing(kept[place]) and not pointing(draft):
            if draft.facts.stance not in REJECTING:
                draft.facts, draft.chain = replace(draft.facts, stance="denies"), kept[place].chain
            absorb(draft, kept[place])  # "rejected the charge" before what the denial says itself
            kept[place] = draft
        else:
            absorb(kept[place], draft)
    return sorted(kept, key=lambda d: (d.evidence.start, d.evidence.end, d.event))


def same(a: Draft, b: Draft) -> bool:
    """Whether two drafts are mentions of one claim."""
    if a.event != b.event or a.facts.polarity != b.facts.polarity:
        return False
    heading = b.part in HEADS and not (a.part == b.part == "lead" and b.chain)
    if a.facts.status != b.facts.status and not (
        heading and {a.facts.status, b.facts.status} <= {"occurred", "ongoing", "planned"}
    ):
        return False
    explained = goes_on(a, b) or goes_on(b, a)
    if (a.facts.stance in REJECTING) != (b.facts.stance in REJECTING) and not explained:
        return False
    if not heading and not explained and not same_source(a, b):
        return False
    stated = {a.roles.get("property"), b.roles.get("property")}
    if len(stated) == 2 and not heading and (None not in stated or stated & DETAILS):
        return False
    if len(stated) == 2 and a.part == b.part and stated & DETAILS:
        return False  # "A missile was fired at Eilat. It was intercepted", all in the lead
    if a.event in {"specification", "assessment"} and a.roles.get("property") != b.roles.get("property"):
        return False
    disagreements = sum(not _actors_agree(a, b, role) for role in ACTORS)
    if disagreements > (1 if heading and _shares_actor(a, b) else 0):
        return False
    if heading and not _retold(a, b):
        return False
    return items_agree(a, b) and _quantities_agree(a, b, heading) and _times_agree(a, b, heading)


DETAILS = {"impact", "intercepted", "overflight"}
"""Properties that tell one detail of an attack, which is a claim beside that of the attack."""


def chain_key(d: Draft) -> tuple[str, ...]:
    """The sources of a draft by name."""
    return tuple(s.name for s in d.chain)


REJECTING = {"denies", "doubts"}


def goes_on(denial: Draft, told: Draft) -> bool:
    """Whether a clause only says what the denial before it means: "rejected the charge. Nothing was sent, she said"."""
    return pointing(denial) and told.facts.polarity == "negative" and 0 <= told.sentence - denial.sentence <= 1


OFFICIAL = {"government", "state", "person", "unnamed"}


def same_source(a: Draft, b: Draft) -> bool:
    """Equal chains; also a state's organ and those who speak for it (a spokesperson and the government spoken for are
    one source); in a denial any two of them."""
    if chain_key(a) == chain_key(b):
        return True
    if not a.chain or not b.chain or chain_key(a)[1:] != chain_key(b)[1:]:
        return False
    x, y = a.chain[0], b.chain[0]
    voices = x.country is not None and x.country == y.country and {x.kind, y.kind} <= OFFICIAL
    return voices and (a.facts.stance == b.facts.stance == "denies" or bool({x.kind, y.kind} & {"government", "state"}))


def pointing(d: Draft) -> bool:
    """Whether the draft is a denial without an event of its own ("Tehran rejected the charge")."""
    return any(w.get("rule") == POINTING_DENIAL for w in d.why[:1])


POINTING_DENIAL = "denial of an earlier claim"


def _actors_agree(a: Draft, b: Draft, role: str) -> bool:
    x, y = a.keys(role), b.keys(role)
    return not x or not y or bool(x & y)


def _retold(body: Draft, heading: Draft) -> bool:
    """Whether a body's clause says itself, not by way of the headline, who is involved."""
    told = [role for role in ACTORS if heading.things.get(role) and role in heading.roles]
    own = [role for role in ACTORS if body.things.get(role) and role in body.roles]
    return not told or not own or any(body.keys(x) & heading.keys(y) for x in own for y in told if x == y)


def _shares_actor(a: Draft, b: Draft) -> bool:
    return any(a.keys(role) & b.keys(role) for role in ACTORS)


def items_agree(a: Draft, b: Draft) -> bool:
    """Equal items, or one the family of the other."""
    x, y = a.keys("item"), b.keys("item")
    if not x or not y or x & y:
        return True
    return any(related(m, n) for m in a.item_mentions() for n in b.item_mentions())


def related(m: ItemMention, n: ItemMention) -> bool:
    """Whether one item mention can be a less specific name of the other."""
    if m.designation and n.designation:
        return m.id == n.id or _series(m.name, n.name)
    if m.designation:
        return n.family in (m.family, *m.ancestors)
    if n.designation:
        return m.family in (n.family, *n.ancestors)
    return m.family in (n.family, *n.ancestors) or n.family in (m.family, *m.ancestors)


def _series(a: str, b: str) -> bool:
    """Whether one designation is the series that the other belongs to: "Leopard", "Leopard 2A6"."""
    short, long = sorted((a, b), key=len)
    return long.startswith(short) and not long[len(short)].isalpha()


ROUNDING = 0.15
"""How far a headline rounds a number ("nearly forty" for 38)."""


def _quantities_agree(a: Draft, b: Draft, heading: bool = False) -> bool:
    x, y = a.roles.get("quantity"), b.roles.get("quantity")
    if x is None or y is None or (x.get("min"), x.get("max")) == (y.get("min"), y.get("max")):
        return True
    p, q = (v.get("max") or v.get("min") or 0 for v in (x, y))
    return heading and bool(x.get("approx") or y.get("approx")) and abs(p - q) <= ROUNDING * max(p, q)


DAY = re.compile(r"\d{4}-\d\d-\d\d")


def _times_agree(a: Draft, b: Draft, heading: bool) -> bool:
    x, y = _edtf(a.roles), _edtf(b.roles)
    if x is None or y is None or a.time_default or b.time_default or x == y:
        return True
    return heading and not (DAY.fullmatch(x) and DAY.fullmatch(y))


def _edtf(roles: Mapping[str, Any]) -> str | None:
    time = roles.get("time")
    return time.get("edtf") if isinstance(time, Mapping) else None


def specificity(d: Draft) -> tuple[int, int]:
    """How much a draft's own clause says; the richest clause becomes the evidence."""
    return (len([r for r in d.things if d.things[r]]), -d.sentence)


def absorb(home: Draft, other: Draft) -> None:
    """Take over what `other` says and `home` lacks; its clause becomes a further mention."""
    for role, value in other.roles.items():
        if role == "time":
            if home.time_default and not other.time_default:
                home.roles["time"], home.time_default = value, False
        elif role == "item":
            if not pointing(other) or "item" not in home.roles:
                _narrow(home, other)
        elif role not in home.roles and not (role in {"property", "value", "unit"} and other.part in HEADS):
            home.roles[role] = value
    home.also.append(other.evidence)
    home.also.extend(other.also)


def _narrow(home: Draft, other: Draft) -> None:
    """Keep the more specific name of the item."""
    if "item" not in home.roles:
        home.roles["item"] = other.roles["item"]
        home.things["item"] = other.things.get("item", [])
        return
    ours, theirs = home.item_mentions(), other.item_mentions()
    if (
        len(ours) == 1
        and len(theirs) == 1
        and not ours[0].designation
        and (theirs[0].designation or ours[0].family in theirs[0].ancestors)
    ):
        home.roles["item"] = other.roles["item"]
        home.things["item"] = other.things["item"]
