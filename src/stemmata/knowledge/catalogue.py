"""The catalogue of items: designations, families and what is a kind of what."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from stemmata.errors import KnowledgeError
from stemmata.knowledge import table


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """A kind of item without a designation. `parent` is the family it is a kind of, None for the root."""

    id: str
    name: str
    parent: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Designation:
    """A named weapon. `guarded` are those of its names that count only near the words of weapons, `beside` those
    that count only with their class word; `shared` those that another designation bears too, told apart by it."""

    id: str
    name: str
    family: str
    producer: tuple[str, ...]
    aliases: tuple[str, ...]
    guarded: frozenset[str]
    beside: frozenset[str]
    shared: frozenset[str]


@cache
def families() -> dict[str, Family]:
    """All families by id."""
    rows = table("families")["family"]
    return {row["id"]: Family(id=row["id"], name=row["name"], parent=row.get("is_a")) for row in rows}


@cache
def designations() -> dict[str, Designation]:
    """All designations by id."""
    return {
        row["id"]: Designation(
            id=row["id"],
            name=row["name"],
            family=row["family"],
            producer=tuple(row["producer"]),
            aliases=tuple(row.get("aliases", ())),
            guarded=frozenset(row.get("guarded", ())),
            beside=frozenset(row.get("beside", ())),
            shared=frozenset(row.get("shared", ())),
        )
        for row in table("weapons")["weapon"]
    }


@cache
def ancestors(family: str) -> tuple[str, ...]:
    """The is-a chain of a family upwards, without itself: `srbm` under `ballistic missile` under `guided missile` ...

    Raises:
        KnowledgeError: the family or one of its parents is not in families.toml, or the chain is a ring.
    """
    chain: list[str] = []
    current: str | None = family
    while current is not None:
        row = families().get(current)
        if row is None:
            raise KnowledgeError(f"knowledge/families.toml: no family {current!r}: add it or mend is_a")
        current = row.parent
        if current is not None:
            if current == family or current in chain:
                raise KnowledgeError(f"knowledge/families.toml: {family!r} is its own ancestor: mend is_a")
            chain.append(current)
    return tuple(chain)


def family_of(item: str) -> str | None:
    """The family id of a designation id or family id; None for an id that is in neither table."""
    if item in designations():
        return designations()[item].family
    return item if item in families() else None


def compatible(item_a: str, item_b: str) -> bool:
    """Whether two item ids may name the same thing: equal, or one is a kind of the other.

    Two different designations never are, not even of one family; a designation and a family are when the
    designation's family is that family, one of its kinds or one of its ancestors.
    """
    if item_a == item_b:
        return True
    if item_a in designations() and item_b in designations():
        return False
    a, b = family_of(item_a), family_of(item_b)
    if a is None or b is None:
        return False
    return a == b or a in ancestors(b) or b in ancestors(a)


@cache
def _branches(family: str) -> frozenset[int]:
    """The lists of kin that a family belongs to, itself or by an ancestor."""
    line = {family, *ancestors(family)}
    return frozenset(i for i, tops in enumerate(table("families")["kin"]) if line & set(tops))


def kin(family_a: str, family_b: str) -> bool:
    """Whether a report may class a designation of one family with a word of the other ("Caesar gun", not "frigate")."""
    if family_a == family_b or family_a in ancestors(family_b) or family_b in ancestors(family_a):
        return True
    return bool(_branches(family_a) & _branches(family_b))
