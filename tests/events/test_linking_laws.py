"""What holds of linking whatever is linked."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st
from stories import claim, stories

from stemmata.events import link
from stemmata.events.bundles import bundles, rebundled
from stemmata.events.conflicts import conflict
from stemmata.events.facts import facts
from stemmata.events.rulings import pointer, rulings
from stemmata.model import Claim
from stemmata.model.events import Decision, Verdict


def decision(verdict: Verdict, one: Claim, other: Claim) -> Decision:
    """A ruling on two claims."""
    return Decision(verdict=verdict, one=pointer(one), other=pointer(other))


@given(stories(), st.randoms(use_true_random=False))
@settings(deadline=None)
def test_the_order_of_the_input_changes_nothing(claims: list[Claim], chance: random.Random) -> None:
    shuffled = list(claims)
    chance.shuffle(shuffled)
    assert link(shuffled) == link(claims)


@given(stories())
@settings(deadline=None)
def test_every_claim_is_in_one_event_with_claims_of_its_type(claims: list[Claim]) -> None:
    found = link(claims)
    members = [one for event in found.events for one in event.claims]
    assert sorted(members) == sorted(one.id for one in claims)
    by_id = {one.id: one for one in claims}
    for event in found.events:
        assert {by_id[one].event for one in event.claims} == {event.type}
        assert {found.event_of[one] for one in event.claims} == {event.id}
    assert len({event.id for event in found.events}) == len(found.events)


@given(stories())
@settings(deadline=None)
def test_what_one_report_tells_apart_is_never_one_event(claims: list[Claim]) -> None:
    seen = {one.id: facts(one) for one in claims}
    for event in link(claims).events:
        for one in event.claims:
            for other in event.claims:
                if seen[one].document == seen[other].document:
                    assert not conflict(seen[one], seen[other])


@given(stories(), st.data())
@settings(deadline=None)
def test_decisions_win(claims: list[Claim], data: st.DataObject) -> None:
    some = st.sampled_from(claims)
    one, other = data.draw(some), data.draw(some)
    apart = link(claims, decisions=[decision("different", one, other)])
    together = link(claims, decisions=[decision("different", one, other), decision("same", one, other)])
    assert together.event_of[one.id] == together.event_of[other.id] or one.event != other.event
    assert apart.event_of[one.id] != apart.event_of[other.id] or one.id == other.id


@given(stories(), st.data())
@settings(deadline=None)
def test_part_of_makes_no_circle(claims: list[Claim], data: st.DataObject) -> None:
    some = st.sampled_from(claims)
    rulings_ = [decision("part-of", data.draw(some), data.draw(some)) for _ in range(3)]
    found = link(claims, decisions=rulings_)
    by_id = {event.id: event for event in found.events}
    for event in found.events:
        above, seen = event.parent, {event.id}
        while above is not None:
            assert above not in seen
            seen.add(above)
            assert event.id in by_id[above].children or event.parent != above
            above = by_id[above].parent


@given(stories(), st.sets(st.sampled_from("ABCDE")), st.data())
@settings(deadline=None)
def test_linking_anew_only_what_is_touched_gives_the_same(
    claims: list[Claim], fresh: set[str], data: st.DataObject
) -> None:
    old = [one for one in claims if one.document["id"] not in fresh]
    ruled = rulings([], [])
    before = bundles([facts(one) for one in old], ruled)
    gone = data.draw(st.sets(st.sampled_from([one.id for one in claims])))
    now = [facts(one) for one in claims if one.id not in gone]
    changed = frozenset(one.id for one in claims if one.document["id"] in fresh or one.id in gone)
    assert rebundled(now, ruled, before, changed) == bundles(now, ruled)


def test_a_report_elsewhere_relinks_nothing(monkeypatch: object) -> None:
    near = [facts(claim(f"A{n}#1", operator="RU", target="UA", item="drone", time="2024-01-02")) for n in range(4)]
    far = facts(claim("Z#1", "transfer", supplier="FR", recipient="AM", item="radar", time="2020-05-05"))
    ruled = rulings([], [])
    before = bundles(near, ruled)
    after = rebundled([*near, far], ruled, before, frozenset({"Z#1"}))
    assert [one for one in after if "Z#1" not in one.claims] == before
    assert all(any(kept is one for one in after) for kept in before)
