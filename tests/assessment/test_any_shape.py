"""Claims of any shape, as a ledger from strangers may hold them: nothing that is asked of them may fail."""

from __future__ import annotations

from typing import Any, get_args

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from told import account, claim, event, origin

from stemmata import model
from stemmata.assessment.capabilities import page
from stemmata.assessment.cases import bearing
from stemmata.assessment.consistency import over_all
from stemmata.assessment.credibility import credibility
from stemmata.assessment.hearing import hearing
from stemmata.assessment.likelihood import likelihood
from stemmata.assessment.predictions import predictions
from stemmata.events import contradictions
from stemmata.model import Claim

WORDS = st.one_of(
    st.sampled_from(["RU", "kn-23", "houthis", "Kyiv", "geonames:703448", "range", "km", ""]), st.text(max_size=6)
)
NUMBERS = st.one_of(st.none(), st.integers(-9, 2000), st.floats(0, 1e6, allow_nan=False))
THING = st.fixed_dictionaries(
    {},
    optional={
        "id": WORDS,
        "name": WORDS,
        "text": WORDS,
        "family": st.one_of(WORDS, st.just("ballistic-missile")),
        "country": st.one_of(st.none(), WORDS),
        "precision": st.sampled_from(["point", "settlement", "country", "unknown"]),
        "producer": st.one_of(WORDS, st.lists(WORDS, max_size=2)),
        "min": NUMBERS,
        "max": NUMBERS,
        "approx": st.booleans(),
        "unit": WORDS,
        "edtf": st.sampled_from(["2024-01-02", "../2024-01", "2024-02/..", "soon", "", "2024-13"]),
    },
)
VALUE = st.one_of(st.none(), WORDS, THING, st.lists(st.one_of(WORDS, THING), max_size=3))
NAMES = ("supplier", "recipient", "operator", "target", "item", "place", "body", "parties")
ROLES = st.fixed_dictionaries(
    {},
    optional={
        **dict.fromkeys(NAMES, VALUE),
        "time": st.one_of(st.none(), WORDS, THING),
        "quantity": st.one_of(st.none(), THING),
        "property": st.one_of(WORDS, THING),
        "value": st.one_of(NUMBERS, WORDS),
        "unit": WORDS,
    },
)


@st.composite
def told(draw: st.DrawFn) -> list[Claim]:
    """A few claims that are well formed in all but their roles."""
    found = []
    for number in range(draw(st.integers(1, 3))):
        plain: dict[str, Any] = {
            "event": draw(st.sampled_from(get_args(model.EventType))),
            "status": draw(st.sampled_from(get_args(model.Status))),
            "stance": draw(st.sampled_from(get_args(model.Stance))),
            "polarity": draw(st.sampled_from(get_args(model.Polarity))),
            "published": draw(st.sampled_from([None, "2024-01-05", "yesterday"])),
        }
        bare = dict.fromkeys(("supplier", "recipient", "item", "time"))
        found.append(claim(str(number), roles={**bare, **draw(ROLES)}, **plain))
    return found


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(told())
def test_nothing_fails(some: list[Claim]) -> None:
    by_id = {one.id: one for one in some}
    events = [event([one], id=f"event:{one.id}", time=None) for one in some]
    predictions(events, by_id)
    over_all(events, by_id, {})
    page("kn-23", some)
    for one, happened in zip(some, events, strict=True):
        likelihood(one)
        bearing(happened)
        heard = hearing(happened, by_id, account(origin("x", [one])), {}, contradictions(happened, by_id))
        assert credibility(heard).grade in "123456"
