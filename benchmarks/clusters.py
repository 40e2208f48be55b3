"""Claims of made-up clusters of reports, as news has them: few events told often, many told once, copies with slips.

A cluster is one matter: some dated uses of a weapon, an undated delivery, its denial, what the weapon can do, a
measure against the supplier. Its reports pass on most of that, days apart; some get a number or a date wrong.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from typing import Any

from stemmata import knowledge
from stemmata.model import Claim, Evidence, Source

FIRST = date(2019, 1, 1)
DAYS = 2000
WAR = 0.3
"""Share of clusters that are of one war: same parties, few weapons, day after day. That is where blocks grow large."""
ARMOURY = 15
SLIPS = 0.03
"""Share of claims in which a copyist got a figure or a day wrong."""


@cache
def _states() -> list[str]:
    return [row["id"] for row in knowledge.table("states")["state"]]


@cache
def _weapons() -> list[tuple[str, str]]:
    return [(row["id"], row["family"]) for row in knowledge.table("weapons")["weapon"]]


def claims(count: int, seed: int = 0) -> list[Claim]:
    """So many claims, the same for the same seed."""
    chance = random.Random(seed)
    found: list[Claim] = []
    number = 0
    while len(found) < count:
        found.extend(_cluster(chance, number))
        number += 1
    return found[:count]


def _cluster(chance: random.Random, number: int) -> Iterator[Claim]:
    if chance.random() < WAR:
        supplier, user, target = "KP", "RU", "UA"
        weapon, family = chance.choice(_weapons()[:ARMOURY])
    else:
        supplier, user, target = chance.sample(_states(), 3)
        weapon, family = chance.choice(_weapons())
    item = {"id": weapon, "name": weapon, "family": family}
    start = FIRST + timedelta(days=chance.randrange(DAYS))
    matters = _matters(chance, supplier, user, target, item, start)
    reports = min(400, int(chance.paretovariate(0.9) * 3))
    for report in range(reports):
        published = start + timedelta(days=min(60, int(chance.expovariate(0.4))))
        document = f"sha256:{number:08x}{report:08x}"
        for at, (event, roles, stance, speaker) in enumerate(matters):
            if chance.random() < 0.6:
                yield _claim(document, published, at, event, _slipped(chance, roles, published), stance, speaker)


Matter = tuple[str, dict[str, Any], str, Source]


def _matters(
    chance: random.Random, supplier: str, user: str, target: str, item: dict[str, Any], start: date
) -> list[Matter]:
    speakers = [
        Source(name=f"Speaker {chance.randrange(10**6)}", kind="government", country=code) for code in (user, target)
    ]
    found: list[Matter] = []
    for strike in range(chance.randint(1, 3)):
        day = start - timedelta(days=strike * chance.randint(2, 9))
        number = chance.randint(2, 90)
        roles = {"operator": {"id": user}, "target": {"id": target}, "item": item, "time": {"edtf": day.isoformat()}}
        roles["quantity"] = {"min": number, "max": number, "approx": False}
        found.append(("use", roles, "asserts", speakers[1]))
    passed = {"supplier": {"id": supplier}, "recipient": {"id": user}, "item": item, "time": "published"}
    found.append(("transfer", passed, "asserts", speakers[1]))
    found.append(("transfer", passed | {"item": {"id": "weapons", "family": "weapons"}}, "denies", speakers[0]))
    found.append(
        (
            "specification",
            {"item": item, "property": "range", "value": chance.randint(20, 900), "unit": "km"},
            "asserts",
            speakers[1],
        )
    )
    found.append(
        (
            "sanction",
            {"target": {"id": supplier}, "body": {"id": "EU"}, "time": {"edtf": f"{start.year}/.."}},
            "asserts",
            speakers[1],
        )
    )
    return found


def _slipped(chance: random.Random, roles: dict[str, Any], published: date) -> dict[str, Any]:
    """The roles as a report passes them on."""
    found = dict(roles)
    if found.get("time") == "published":
        found["time"] = {"edtf": f"../{published.isoformat()}"}
    if chance.random() < SLIPS and "quantity" in found:
        number = found["quantity"]["min"] * 10
        found["quantity"] = {"min": number, "max": number, "approx": False}
    return found


def _claim(
    document: str, published: date, at: int, event: str, roles: dict[str, Any], stance: str, speaker: Source
) -> Claim:
    return Claim(
        id=f"claim:{document[-16:]}{at}",
        document={
            "id": document,
            "publisher": f"Outlet {document[-3:]}",
            "published": published.isoformat(),
            "language": "en",
        },
        event=event,  # type: ignore[arg-type]  # one of the closed list
        roles=roles,
        status="occurred",
        polarity="negative" if stance == "denies" else "positive",
        certainty="certain",
        stance=stance,  # type: ignore[arg-type]
        sources=(speaker, Source(name=f"Outlet {document[-3:]}", kind="outlet")),
        evidence=(Evidence(start=at * 100, end=at * 100 + 50, quote="x"),),
    )
