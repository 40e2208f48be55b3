"""What claims can be looked up by: the names in their roles and sources, folded, and the days they are about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from stemmata.errors import StemmataError
from stemmata.words import fold as fold

ACTOR_ROLES = ("supplier", "recipient", "operator", "target", "actor", "body", "regime", "parties")
TERM_KINDS: Mapping[str, Sequence[str]] = {
    "actor": ACTOR_ROLES,
    "item": ("item",),
    "place": ("place",),
    "property": ("property",),
}
SOURCE_PARTS = ("name", "organisation", "country", "kind")
NAMED = ("id", "name", "text")


def _values(found: Any) -> Iterator[str]:
    """The names in a role value of any shape; a producer counts as an actor elsewhere."""
    for one in found if isinstance(found, list) else [found]:
        if isinstance(one, Mapping):
            yield from (str(one[key]) for key in NAMED if one.get(key))
        elif one is not None:
            yield str(one)


@cache
def _parents() -> dict[str, str]:
    from stemmata import knowledge

    return {row["id"]: row.get("is_a", "") for row in knowledge.table("families")["family"]}


def kinds(family: str) -> list[str]:
    """A family and all that it is a kind of, so that who looks for missiles finds a KN-23."""
    found: list[str] = []
    while family and family not in found:
        found.append(family)
        family = _parents().get(family, "")
    return found


def of(claim: Mapping[str, Any]) -> list[tuple[str, str]]:
    """`(kind, folded term)` for all that a claim can be looked up by, sorted."""
    roles = claim["roles"]
    found = {
        (kind, fold(term)) for kind, names in TERM_KINDS.items() for name in names for term in _values(roles.get(name))
    }
    items = roles.get("item") or []
    for item in items if isinstance(items, list) else [items]:
        if isinstance(item, Mapping):
            found |= {("item", fold(kind)) for kind in kinds(str(item.get("family") or item.get("id")))}
            found |= {("actor", fold(term)) for term in _values(item.get("producer"))}
    for source in claim["sources"]:
        found |= {("source", fold(source[key])) for key in SOURCE_PARTS if source.get(key)}
    return sorted(pair for pair in found if pair[1])


def days(claim: Mapping[str, Any]) -> tuple[str | None, str | None]:
    """First and last day of a claim's time, None where it is open or there is no time."""
    from stemmata.mentions import edtf

    time = claim["roles"].get("time")
    written = time.get("edtf") if isinstance(time, Mapping) else time
    if not written:
        return None, None
    try:
        first, last = edtf.bounds(str(written))
    except StemmataError:
        return None, None
    return (first.isoformat() if first else None), (last.isoformat() if last else None)
