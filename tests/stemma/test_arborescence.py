"""The best tree, against networkx and by its laws."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stemmata.stemma.arborescence import best_parents

Table = dict[int, dict[int, float]]
tables = st.integers(2, 7).flatmap(
    lambda n: st.dictionaries(
        st.integers(0, n - 1),
        st.dictionaries(st.integers(0, n - 1), st.integers(-3, 9).map(float), max_size=n),
        max_size=n,
    )
)


def weight(table: Table, parents: dict[int, int]) -> float:
    return sum(table[child][parent] for child, parent in parents.items())


@pytest.mark.parametrize(
    ("table", "wanted"),
    [
        ({}, {}),
        ({1: {0: 2.0}}, {1: 0}),
        ({1: {0: -2.0}}, {}),
        ({1: {0: 1.0, 2: 5.0}, 2: {0: 1.0, 1: 6.0}}, {1: 0, 2: 1}),  # a ring, opened where it costs least
        ({1: {2: 3.0}, 2: {1: 3.0}}, {1: 2}),  # one of two must be the root: the tie falls the same way always
        ({1: {1: 9.0}}, {}),
    ],
)
def test_known(table: Table, wanted: dict[int, int]) -> None:
    found = best_parents(table)
    assert weight(table, found) == weight(table, wanted)
    assert len(found) == len(wanted)


@given(tables)
def test_no_ring_and_only_gains(table: Table) -> None:
    found = best_parents(table)
    for child in found:
        seen, at = set(), child
        while at in found:
            assert at not in seen
            seen.add(at)
            at = found[at]
    assert all(table[child][parent] > 0 for child, parent in found.items())


@settings(deadline=None)  # networkx is loaded in the first example
@given(tables)
def test_as_good_as_networkx(table: Table) -> None:
    networkx = pytest.importorskip("networkx")
    graph = networkx.DiGraph()
    for child, row in table.items():
        graph.add_weighted_edges_from((p, child, w) for p, w in row.items() if w > 0 and p != child)
    best = networkx.maximum_branching(graph)
    assert weight(table, best_parents(table)) == pytest.approx(sum(w for *_, w in best.edges(data="weight")))
