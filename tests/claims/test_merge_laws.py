"""What merging keeps, whatever is merged."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clauses import draft, named
from stemmata.claims.draft import Draft
from stemmata.claims.factuality import Factuality
from stemmata.claims.merge import absorb, merge, same, same_source
from stemmata.model import PartKind, Source

KYIV = named("Ukrainian government", "government", "UA")
SPOKESPERSON = named("Yuriy Ihnat", "person", "UA")
MOSCOW = named("Russian government", "government", "RU")
DAILY = named("Example Post", "outlet")


def states(d: Draft) -> tuple[object, ...]:
    """Everything of a draft that merging may change."""
    return (d.event, sorted(d.roles.items(), key=str), d.facts, d.chain, d.evidence, sorted(d.also))


@st.composite
def reports(draw: st.DrawFn) -> list[Draft]:
    """A few drafts that may or may not be mentions of one claim."""
    made = []
    for n in range(draw(st.integers(0, 6))):
        roles: dict[str, Any] = {}
        for role, ids in (("supplier", ("IR", "KP")), ("recipient", ("RU", "SY")), ("item", ("drone", "tank"))):
            one = draw(st.sampled_from((None, *ids)))
            if one:
                roles[role] = one
        number = draw(st.sampled_from((None, 20, 40)))
        if number:
            roles["quantity"] = {"min": number, "max": number, "approx": draw(st.booleans())}
        day = draw(st.sampled_from((None, "2024-03", "2024-03-04", "2024-03-05")))
        if day:
            roles["time"] = {"edtf": day}
        facts = Factuality(
            draw(st.sampled_from(("occurred", "planned"))), draw(st.sampled_from(("positive", "negative")))
        )
        chain = draw(st.sampled_from(((), (DAILY,), (KYIV, DAILY), (SPOKESPERSON, DAILY))))
        part: PartKind = draw(st.sampled_from(("body", "lead", "title")))
        event = draw(st.sampled_from(("transfer", "use")))
        made.append(draft(event, facts=facts, start=20 * n, sentence=n, part=part, chain=chain, **roles))
    return made


@given(reports())
@settings(deadline=None)
def test_no_mention_is_lost_and_none_made(drafts: list[Draft]) -> None:
    before = sorted(d.evidence for d in drafts)
    merged = merge(deepcopy(drafts))
    assert sorted(span for d in merged for span in (d.evidence, *d.also)) == before


@given(reports())
@settings(deadline=None)
def test_claims_stand_in_the_order_of_their_evidence(drafts: list[Draft]) -> None:
    merged = merge(deepcopy(drafts))
    assert [d.evidence for d in merged] == sorted(d.evidence for d in merged)


@given(reports())
@settings(deadline=None)
def test_a_mention_joins_only_its_own_event_and_polarity(drafts: list[Draft]) -> None:
    kinds = {d.evidence: (d.event, d.facts.polarity) for d in drafts}
    for d in merge(deepcopy(drafts)):
        assert {kinds[span] for span in (d.evidence, *d.also)} == {(d.event, d.facts.polarity)}


@given(reports())
@settings(deadline=None)
def test_what_a_claim_states_it_keeps(drafts: list[Draft]) -> None:
    stated = {d.evidence: dict(d.roles) for d in drafts}
    for d in merge(deepcopy(drafts)):
        own = stated[d.evidence]
        assert {role: d.roles[role] for role in own} == own


@given(reports())
@settings(deadline=None)
def test_claims_that_stay_apart_stay_apart(drafts: list[Draft]) -> None:
    once = merge([d for d in deepcopy(drafts) if d.part == "body"])
    complete = [d for d in once if {"supplier", "recipient", "item", "quantity", "time"} <= set(d.roles)]
    again = merge(deepcopy(complete))
    assert [states(d) for d in again] == [states(d) for d in complete]


@given(reports())
@settings(deadline=None)
def test_merging_does_not_look_at_names_of_objects(drafts: list[Draft]) -> None:
    one, two = merge(deepcopy(drafts)), merge(deepcopy(drafts))
    assert [states(d) for d in one] == [states(d) for d in two]


@pytest.mark.parametrize(
    ("a", "b", "wanted"),
    [
        ((KYIV, DAILY), (KYIV, DAILY), True),
        ((KYIV, DAILY), (SPOKESPERSON, DAILY), True),
        ((KYIV, DAILY), (MOSCOW, DAILY), False),
        ((KYIV, DAILY), (KYIV,), False),
        ((KYIV, DAILY), (), False),
        ((SPOKESPERSON, DAILY), (named("Oleksii Reznikov", "person", "UA"), DAILY), False),
        ((), (), True),
    ],
)
def test_when_two_chains_are_one_source(a: tuple[Source, ...], b: tuple[Source, ...], wanted: bool) -> None:
    assert same_source(draft(chain=a), draft(chain=b)) is wanted
    assert same_source(draft(chain=b), draft(chain=a)) is wanted


FULL: dict[str, Any] = {"supplier": "IR", "recipient": "RU", "item": "drone"}
PLANNED, NEGATIVE = Factuality("planned"), Factuality("occurred", "negative")


@pytest.mark.parametrize(
    ("other", "wanted"),
    [
        (draft(**FULL), True),
        (draft(supplier="IR", recipient="RU"), True),
        (draft("use", **FULL), False),
        (draft(facts=PLANNED, **FULL), False),
        (draft(facts=PLANNED, part="title", **FULL), True),
        (draft(facts=NEGATIVE, **FULL), False),
        (draft(facts=Factuality("occurred", "negative", stance="denies"), **FULL), False),
        (draft(**{**FULL, "supplier": "KP"}), False),
        (draft(**{**FULL, "item": "tank"}), False),
        (draft(**FULL, quantity={"min": 20, "max": 20}), False),
        (draft(**FULL, quantity={"min": 38, "max": 38}), True),
        (draft(**FULL, quantity={"min": 40, "max": 40, "approx": True}), False),
        (draft(part="title", **FULL, quantity={"min": 40, "max": 40, "approx": True}), True),
        (draft(**FULL, property="intercepted"), False),
        (draft(**FULL, time={"edtf": "2024-03-05"}), False),
        (draft(**FULL, time={"edtf": "2024-03-04"}), True),
        (draft(part="title", **FULL, time={"edtf": "2024-03"}), True),
        (draft(part="title", **FULL, time={"edtf": "2024-03-05"}), False),
    ],
)
def test_what_makes_two_mentions_one_claim(other: Draft, wanted: bool) -> None:
    told = draft(**FULL, quantity={"min": 38, "max": 38}, time={"edtf": "2024-03-04"})
    assert same(told, other) is wanted


def test_absorbing_fills_in_and_overrides_nothing() -> None:
    home, other = draft(**FULL, time={"edtf": "../2024-05-17"}), draft(start=50, supplier="KP", place="Bushehr")
    home.time_default = True
    other.roles["time"], other.also = {"edtf": "2024-03"}, [draft(start=90).evidence]
    absorb(home, other)
    assert home.roles == {**draft(**FULL).roles, "place": {"id": "Bushehr"}, "time": {"edtf": "2024-03"}}
    assert not home.time_default
    assert [s.start for s in home.also] == [50, 90]
