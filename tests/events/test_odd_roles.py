"""Roles of any shape are taken: a ledger may come from strangers, claims from anything that writes the format."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from stories import claim

from stemmata.events import contradictions, link
from stemmata.events.forms import contradiction_object, event_object, event_of
from stemmata.ledger.forms import ROLE_ORDER, line

PLAIN = st.none() | st.booleans() | st.integers(-5, 10**12) | st.floats(allow_nan=False) | st.text(max_size=12)
KEYS = st.sampled_from(
    ("id", "name", "text", "family", "producer", "min", "max", "approx", "country", "edtf", "precision")
)
VALUES = st.recursive(PLAIN, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4))
SHAPES = ("id", "name", "text"), ("min", "max", "approx"), ("edtf", "text"), ("id", "family", "producer")
SHAPED = st.sampled_from(SHAPES).flatmap(lambda names: st.fixed_dictionaries(dict.fromkeys(names, PLAIN | VALUES)))
ROLES = st.dictionaries(st.sampled_from(ROLE_ORDER), VALUES | SHAPED | st.lists(SHAPED, max_size=3), max_size=6)


@given(st.lists(ROLES, min_size=1, max_size=4), st.sampled_from(("use", "transfer", "specification")))
@settings(deadline=None, max_examples=150)
def test_nothing_raises(roles: list[dict[str, Any]], event: str) -> None:
    made = [replace(claim(f"A{n}#1", event), roles=one) for n, one in enumerate(roles)]
    found = link(made)
    by_id = {one.id: one for one in made}
    assert sorted(found.event_of) == sorted(by_id)
    for one in found.events:
        assert event_of(event_object(one)) == one
        line([contradiction_object(each) for each in contradictions(one, by_id)])


def test_numbers_that_are_none() -> None:
    odd = (
        {"min": float("inf"), "max": None},
        {"min": True, "max": []},
        {"min": -5, "max": "x"},
        {"min": 3, "max": "x"},
    )
    for quantity in odd:
        made = [claim("A#1", operator="RU", quantity=5), claim("B#1", operator="RU")]
        made[1] = replace(made[1], roles={**made[1].roles, "quantity": quantity})
        for event in link(made).events:
            contradictions(event, {one.id: one for one in made})
