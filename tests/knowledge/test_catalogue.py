"""The is-a tree and what may be the same thing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemmata.errors import KnowledgeError
from stemmata.knowledge.catalogue import ancestors, compatible, designations, families, family_of, kin


def test_every_family_descends_from_item() -> None:
    for family in families():
        assert (family, *ancestors(family))[-1] == "item"


def test_an_unknown_family_is_an_error_that_names_the_file() -> None:
    with pytest.raises(KnowledgeError, match=r"families\.toml.*'no-such-thing'"):
        ancestors("no-such-thing")


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("kn-23", "kn-23", True),
        ("kn-23", "kn-24", False),
        ("kn-23", "ballistic-missile", True),
        ("kn-23", "weapons", False),
        ("kn-23", "ammunition", True),
        ("missile", "short-range-ballistic-missile", True),
        ("howitzer", "drone", False),
        ("leopard-2", "tank", True),
        ("leopard-2", "frigate", False),
        ("no-such-thing", "drone", False),
    ],
)
def test_compatible(a: str, b: str, same: bool) -> None:
    assert compatible(a, b) is same


IDS = st.sampled_from(sorted({*families(), *designations()}))


@given(IDS, IDS)
def test_compatible_is_symmetric_and_reflexive(a: str, b: str) -> None:
    assert compatible(a, a)
    assert compatible(a, b) == compatible(b, a)
    family_a, family_b = family_of(a), family_of(b)
    assert family_a
    assert family_b
    assert kin(family_a, family_b) == kin(family_b, family_a)
