"""A claim in the making: roles with the mentions behind them, before contexts are filled in and mentions merged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from stemmata.claims.factuality import Factuality
from stemmata.claims.things import Thing
from stemmata.claims.triggers import Trigger
from stemmata.model import Attribution, ItemMention, PartKind, Source, Span


@dataclass(slots=True)
class Draft:
    """One event as one clause tells it. `evidence` is the clause; `also` further mentions of the same claim."""

    event: str
    frame: str
    things: dict[str, list[Thing]]
    facts: Factuality
    evidence: Span
    sentence: int
    part: PartKind
    roles: dict[str, Any] = field(default_factory=dict)
    chain: tuple[Source, ...] = ()
    attribution: Attribution | None = None
    also: list[Span] = field(default_factory=list)
    why: list[Mapping[str, Any]] = field(default_factory=list)
    word: str = ""
    noun: bool = False
    time_default: bool = False
    about: str | None = None
    provisional: bool = False
    implied: str | None = None
    trigger: Trigger | None = None

    def keys(self, role: str) -> frozenset[str]:
        """The comparable ids of a role's fillers."""
        value = self.roles.get(role)
        values = value if isinstance(value, list) else [value] if value is not None else []
        return frozenset(str(v.get("id") or v.get("text")) if isinstance(v, Mapping) else str(v) for v in values)

    def item_mentions(self) -> list[ItemMention]:
        """The item mentions behind the item role."""
        return [x.mention for x in self.things.get("item", ()) if isinstance(x.mention, ItemMention)]


def listed(values: Sequence[Any]) -> Any:
    """One value as itself, several as a list without repetitions."""
    seen: list[Any] = []
    for value in values:
        if value not in seen:
            seen.append(value)
    return seen[0] if len(seen) == 1 else seen
