"""Persons who speak or stand for states in reports."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cache

from stemmata.knowledge import table


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A person of people.toml: `role` as a short English phrase, `leads` a state, office held `since` to `until`."""

    id: str
    name: str
    role: str | None
    country: str | None
    leads: bool
    since: dt.date | None
    until: dt.date | None


@cache
def people() -> dict[str, Person]:
    """All persons by English name, the name that actor mentions carry."""
    return {
        row["name"]: Person(
            id=row["id"],
            name=row["name"],
            role=row.get("role"),
            country=row.get("country"),
            leads=row.get("leads", False),
            since=row.get("since"),
            until=row.get("until"),
        )
        for row in table("people")["person"]
    }


def in_office(person: Person, on: dt.date) -> bool:
    """Whether the person held the office on a day, as far as the table knows."""
    return (person.since is None or person.since <= on) and (person.until is None or on <= person.until)
