"""Claims in short English phrases, for tables and dossiers."""
from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from stemmata import Claim

DIRECTION = (("supplier", "{}"), ("operator", "{}"), ("actor", "{}"), ("recipient", "→ {}"), ("target", "against {}"),
             ("body", "before {}"), ("regime", "under {}"), ("parties", "between {}"))
STANCES = {"asserts": "", "confirms": "confirmed", "denies": "denied", "doubts": "doubted", "expects": "expected",
           "demands": "demanded", "condemns": "condemned"}


def names(value: Any) -> str:
    """The name of a role value of any shape: text as written, else id."""
    if value is None:
        return ""
    if isinstance(value, list):
        return ", ".join(names(one) for one in value)
    if isinstance(value, dict):
        return str(value.get("name") or value.get("id") or value.get("text") or "")
    return str(value)


def quantity(value: Any) -> str:
    """`at least 1`, `about 400`, `380-800`."""
    if not isinstance(value, dict):
        return ""
    low, high, about = value.get("min"), value.get("max"), "about " if value.get("approx") else ""
    if low is not None and high is not None:
        return f"{about}{low}" if low == high else f"{about}{low}-{high}"
    if low is not None:
        return f"{about}at least {low}"
    return f"{about}at most {high}" if high is not None else ""


def direction(claim: Claim) -> str:
    """Who, to or against whom."""
    return " ".join(shape.format(names(claim.roles[key])) for key, shape in DIRECTION if claim.roles.get(key))


def what(claim: Claim) -> str:
    """Who, what, how many, where, when."""
    roles = claim.roles
    parts = [direction(claim), " ".join(p for p in (quantity(roles.get("quantity")), names(roles.get("item"))) if p)]
    if roles.get("property"):
        said = " ".join(str(roles[key]) for key in ("value", "unit") if roles.get(key) is not None)
        parts.append(f"{names(roles['property'])} {said}".strip())
    if roles.get("place"):
        parts.append(f"in {names(roles['place'])}")
    time = roles.get("time")
    if time:
        parts.append(str(time.get("edtf") if isinstance(time, dict) else time))
    return "; ".join(part for part in parts if part)


def how(claim: Claim) -> str:
    """Status, certainty, stance, and a clear NOT."""
    parts = ["NOT" if claim.polarity == "negative" else "", claim.status, claim.certainty, STANCES[claim.stance]]
    return ", ".join(part for part in parts if part)


def who(claim: Claim) -> str:
    """The chain of sources, innermost first."""
    return " < ".join(one.name for one in claim.sources)
