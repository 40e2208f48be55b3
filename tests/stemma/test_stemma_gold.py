"""How right the stemma is on clusters whose descent is known, from the gold's own claims: floors that only rise."""

from __future__ import annotations

from pathlib import Path

import pytest

from stemmata.errors import QueryError
from stemmata.evaluation.clusters import load_clusters
from stemmata.evaluation.descent import from_gold, report

HERE = Path(__file__).resolve().parents[2] / "gold" / "clusters"
FLOORS = {  # parents F1, share of events with the right number of origins, share of errors found
    "GH": (0.94, 0.95, 0.60),
    "I": (0.78, 0.90, 0.30),
    "ACE": (0.94, 0.95, 0.90),
    "BDF": (0.87, 0.92, 0.60),
}


def check(folder: Path, only: str) -> None:
    found = from_gold(load_clusters(folder, only=only))
    parents, origins, errors = FLOORS[only]
    assert found["parents"]["all"]["f1"] >= parents
    assert found["origins"]["share"] >= origins
    assert found["errors"]["share"] >= errors
    assert found["origins"]["more than documents"] == 0
    assert len(report({"from_gold": found})) == 4


@pytest.mark.parametrize("only", ["GH", "I"])
def test_own_clusters(only: str) -> None:
    check(HERE, only)


@pytest.mark.shared
@pytest.mark.parametrize("only", ["ACE", "BDF"])
def test_clusters_beside_the_checkout(shared: Path, only: str) -> None:
    check(shared / "gold" / "clusters", only)


def test_a_folder_without_stemma(tmp_path: Path) -> None:
    with pytest.raises(QueryError, match="stemma"):
        load_clusters(tmp_path)
    with pytest.raises(QueryError, match="no cluster Z"):
        load_clusters(HERE, only="Z")
