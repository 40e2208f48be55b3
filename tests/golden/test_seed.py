"""The report that the first design was drawn from: each thing it says is a claim, by the one who says it.

Needs ../shared (the report is somebody else's text and not part of the project); skipped without it.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from stemmata.claims.extract import extract
from stemmata.model import Claim
from stemmata.reading import read_text

Row = tuple[str, dict[str, str], dict[str, str], str | None]

EXPECTED: tuple[Row, ...] = (
    ("transfer", {"supplier": "KP", "recipient": "RU"}, {"status": "occurred"}, "John Kirby"),
    ("use", {"operator": "RU", "time": "2023-12-30"}, {"status": "occurred"}, "John Kirby"),
    ("use", {"operator": "RU", "time": "2024-01-02"}, {"status": "occurred"}, "John Kirby"),
    ("use", {"property": "impact", "place": "place:ua-zaporizhzhia-region"}, {"status": "occurred"}, "John Kirby"),
    ("use", {"operator": "RU"}, {"status": "expected", "stance": "expects"}, "John Kirby"),
    ("transfer", {"supplier": "RU", "recipient": "KP"}, {"status": "sought"}, "John Kirby"),
    ("transfer", {"supplier": "IR", "recipient": "RU"}, {"status": "negotiated"}, "John Kirby"),
    ("transfer", {"supplier": "IR", "recipient": "RU"}, {"polarity": "negative", "status": "occurred"}, "John Kirby"),
    ("specification", {"property": "range"}, {}, "John Kirby"),
    ("identification", {"item": "kn-23"}, {"certainty": "probable"}, None),
    ("referral", {"body": "UN Security Council"}, {}, "John Kirby"),
    ("violation", {"operator": "KP"}, {}, None),
)


@pytest.fixture(scope="module")
def claims(shared: Path) -> list[Claim]:
    """The claims of the seed report."""
    path = next((shared / "seed").glob("*.txt"))
    stated = {"url": "https://p.dw.com/p/4asTa", "publisher": "DW", "published": "2024-01-05", "language": "de"}
    return extract(read_text(path.read_text(encoding="utf-8"), document="seed", stated=stated))


def values(claim: Claim, role: str) -> set[str]:
    found = claim.roles.get(role)
    rows = found if isinstance(found, list) else [found]
    return {str(r.get("id") or r.get("edtf") or r.get("name")) if isinstance(r, dict) else str(r) for r in rows}


@pytest.mark.parametrize("row", EXPECTED, ids=lambda r: f"{r[0]} {' '.join(r[1].values())} {' '.join(r[2].values())}")
def test_is_claimed(claims: list[Claim], row: Row) -> None:
    event, roles, facts, speaker = row
    fitting = [
        c
        for c in claims
        if c.event == event
        and all(value in values(c, role) for role, value in roles.items())
        and all(getattr(c, name) == value for name, value in facts.items())
    ]
    assert fitting
    assert speaker is None or any(speaker in {s.name for s in c.sources} for c in fitting)
