"""Claims in short English phrases, for tables and dossiers."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from stemmata import Claim

DIRECTION = (
    ("supplier", "{}"),
    ("recipient", "→ {}"),
    ("operator", "{}"),
    ("actor", "{}"),
    ("target", "against {}"),
    ("body", "before {}"),
    ("regime", "under {}"),
    ("parties", "between {}"),
)
IN_TRANSFERS = {"operator": "seized by {}", "body": "approved by {}"}
PARTS_OF_YEARS = {
    **{"21": "spring", "22": "summer", "23": "autumn", "24": "winter"},
    **{str(33 + i): f"quarter {i + 1} of" for i in range(4)},
    **{str(37 + i): f"third {i + 1} of" for i in range(3)},
    **{"40": "first half of", "41": "second half of"},
}
"""Groups of months by the codes that EDTF gives them in place of a month (ISO 8601-2)."""
STANCES = {
    "asserts": "",
    "confirms": "confirmed",
    "denies": "denied",
    "doubts": "doubted",
    "expects": "expected",
    "demands": "demanded",
    "condemns": "condemned",
}


@cache
def states() -> dict[str, str]:
    """English names of states by their codes."""
    from stemmata import knowledge

    return {row["id"]: row["name"] for row in knowledge.table("states")["state"]}


@cache
def actors() -> dict[str, str]:
    """English names of other listed actors by their ids."""
    from stemmata import knowledge

    return {row["id"]: row["name"] for row in knowledge.table("actors")["actor"] if row.get("name")}


def names(value: Any) -> str:
    """The name of a role value of any shape: its short English name, else its id, else the words of the text."""
    if value is None:
        return ""
    if isinstance(value, list):
        return ", ".join(names(one) for one in value)
    if not isinstance(value, dict):
        return known(str(value))
    if value.get("name"):
        return known(str(value["name"]))
    id = str(value.get("id") or "")
    named = known(id)
    if named == id and "-" in id and "family" not in value and not any(sign.isdigit() for sign in id):
        return " ".join(word.capitalize() for word in id.split("-"))  # a firm that no table lists
    return named or str(value.get("text") or "")


def known(name: str) -> str:
    """The English name of a state or another listed actor by its id; any other name as it is."""
    return states().get(name) or actors().get(name) or name


def quantity(value: Any) -> str:
    """`at least 1`, `about 400`, `380-800`."""
    if not isinstance(value, dict):
        return ""
    low, high, about = value.get("min"), value.get("max"), "about " if value.get("approx") else ""
    if low is not None and high is not None:
        return f"{about}{low}" if low == high else f"{about}{low}-{high}"
    if low is not None:
        return f"at least {about}{low}"
    return f"at most {about}{high}" if high is not None else ""


def time(value: Any) -> str:
    """EDTF in words: `by 2024-01-05`, `from 2024-01-05 on`, `2024-01-01 to about 2024-02`."""
    edtf = value.get("edtf") if isinstance(value, dict) else value
    if not edtf:
        return ""
    first, slash, last = (_about(part) for part in str(edtf).partition("/"))
    if not slash:
        return first
    if first in ("", ".."):
        return f"by {last}"
    return f"from {first} on" if last in ("", "..") else f"{first} to {last}"


def _about(date: str) -> str:
    bare = date.rstrip("~?%")
    year, _, part = bare.partition("-")
    said = f"{PARTS_OF_YEARS[part]} {year}" if part in PARTS_OF_YEARS else bare
    return f"about {said}" if bare != date else said


def moment(published: str | None) -> str:
    """When a report came out, in UTC where it names its zone, so that times of two zones can be compared.

    >>> moment("2022-10-17T22:40:00+03:00"), moment("2022-10-17T22:40:00"), moment("2022-10-17"), moment(None)
    ('2022-10-17 19:40 UTC', '2022-10-17 22:40', '2022-10-17', 'no date')
    """
    try:
        found = datetime.fromisoformat(published or "")
    except ValueError:
        return published or "no date"
    if len(published or "") <= len("2024-01-31"):
        return str(published)
    return f"{found.astimezone(UTC):%Y-%m-%d %H:%M} UTC" if found.tzinfo else f"{found:%Y-%m-%d %H:%M}"


def direction(claim: Claim) -> str:
    """Who, to or against whom."""
    shown: dict[str, str] = {}  # one who supplies and operates is named once
    for key, shape in DIRECTION:
        if key == "supplier" and claim.event != "transfer":
            continue  # there it is where the item comes from
        if claim.event == "transfer":
            shape = IN_TRANSFERS.get(key, shape)
        if name := names(claim.roles.get(key)):
            shown.setdefault(name, shape.format(name))
    return " ".join(shown.values())


def items(claim: Claim) -> str:
    """How many of what, from where: `37 Shahed-136`, `about 400 drones from Iran`."""
    count, item = quantity(claim.roles.get("quantity")), claim.roles.get("item")
    name = names(item)
    plain = isinstance(item, dict) and item.get("id") == item.get("family")
    if plain and name[-1:].islower() and count and count != "1" and not name.endswith(("s", "ammunition", "equipment")):
        name += "s"
    origin = names(claim.roles.get("supplier")) if claim.event != "transfer" else ""
    return " ".join(part for part in (count, name, f"from {origin}" if origin else "") if part)


def what(claim: Claim) -> str:
    """Who, what, how many, where, when."""
    roles = claim.roles
    parts = [direction(claim), items(claim)]
    if roles.get("property"):
        said = " ".join(str(roles[key]) for key in ("value", "unit") if roles.get(key) is not None)
        parts.append(f"{names(roles['property'])} {said}".strip())
    if roles.get("place"):
        parts.append(f"in {names(roles['place'])}")
    parts.append(time(roles.get("time")))
    return "; ".join(part for part in parts if part)


def how(claim: Claim) -> str:
    """Status, certainty, stance, and a clear NOT."""
    status = f"NOT {claim.status}" if claim.polarity == "negative" else claim.status
    parts = [status, claim.certainty, STANCES[claim.stance]]
    return ", ".join(part for part in parts if part)


def who(claim: Claim) -> str:
    """The chain of sources, innermost first."""
    return " < ".join(one.name for one in claim.sources)
