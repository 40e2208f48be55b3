"""The knowledge tables are sound, and the check finds what is not."""

from __future__ import annotations

from typing import Any

import pytest

from stemmata.knowledge import check as checking
from stemmata.knowledge import table


def test_our_tables_are_clean() -> None:
    assert checking.check() == []


@pytest.mark.parametrize(
    ("name", "row", "message"),
    [
        (
            "weapons",
            {"id": "x-1", "name": "X-1", "family": "raygun", "producer": [], "source": "W1"},
            "knowledge/weapons.toml: row 'x-1': family 'raygun' is not in families.toml",
        ),
        (
            "weapons",
            {"id": "x-1", "name": "kn 23", "family": "drone", "producer": [], "source": "W1"},
            "knowledge/weapons.toml: row 'x-1': name 'kn 23' is of row 'kn-23' too",
        ),
        (
            "weapons",
            {"id": "kn-23", "name": "X-1", "family": "drone", "producer": [], "source": "W1"},
            "knowledge/weapons.toml: id 'kn-23' stands twice",
        ),
        (
            "weapons",
            {"id": "x-1", "name": "X-1", "family": "drone", "producer": ["ZZ"], "source": "W1"},
            "knowledge/weapons.toml: row 'x-1': 'ZZ' is not a state",
        ),
        (
            "agencies",
            {"id": "xyz", "name": "XYZ", "forms": ["XYZ"], "credits": []},
            "knowledge/agencies.toml: row 'xyz' has no source",
        ),
        (
            "outlets",
            {"id": "xyz", "name": "XYZ", "source": "general"},
            "knowledge/outlets.toml: row 'xyz': source 'general' is no checked source",
        ),
    ],
)
def test_a_bad_row_is_named(name: str, row: dict[str, Any], message: str, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = checking.rows(name)

    def rows(asked: str) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = [*whole, row] if asked == name else table(asked)[checking._ROWS[asked]]
        return found

    monkeypatch.setattr(checking, "rows", rows)
    assert any(problem.startswith(message) for problem in checking.check())
