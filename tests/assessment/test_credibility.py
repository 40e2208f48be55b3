"""The number of the Admiralty code: each rule, its limits, and the laws that hold whatever is told."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from told import account, background, claim, event, origin

from stemmata.assessment.credibility import credibility
from stemmata.assessment.hearing import hearing
from stemmata.events import contradictions
from stemmata.model import Claim, Source
from stemmata.model.ratings import Hearing, Overrule, Rating, Voice
from stemmata.model.stemma import Account, Drift, Origin


def voice(certainty: str = "certain", **more: Any) -> Voice:
    return Voice(name="somebody", certainty=certainty, **more)  # type: ignore[arg-type]


def rate(*voices: Voice, **more: Any) -> Rating:
    return credibility(Hearing(event="e", voices=voices, **more))


SURE, LIKELY, MAYBE, SEEN = voice(), voice("probable"), voice("possible"), voice(examined=True)
PARTY, OTHER, LOOKED = voice(party=True), voice(), voice(examined=True)
SUPPORT = [
    ((), "6", "no-origin"),
    ((MAYBE,), "4", "one-possible"),
    ((MAYBE, MAYBE), "3", "several-possible"),
    ((LIKELY,), "3", "one-origin"),
    ((SURE,), "3", "one-origin"),
    ((SURE, MAYBE), "3", "one-origin"),
    ((SEEN,), "2", "inspected"),
    ((voice("possible", examined=True),), "4", "one-possible"),
    ((SURE, LIKELY), "2", "agreeing"),
    ((LIKELY, LIKELY), "2", "agreeing"),
    ((SURE, SURE), "1", "confirmed"),
    ((SURE, SURE, MAYBE), "1", "confirmed"),
]
LIMITS: list[tuple[tuple[Voice, ...], dict[str, Any], str, str | None]] = [
    ((SURE, SURE), {"denials": (PARTY,)}, "2", "denied-by-party"),
    ((SEEN, SEEN), {"denials": (PARTY,)}, "1", None),
    ((SEEN, SURE), {"denials": (PARTY,)}, "2", "denied-by-party"),
    ((SURE, SURE), {"denials": (OTHER,)}, "3", "denied-by-other"),
    ((SURE, SURE), {"denials": (OTHER, OTHER)}, "4", "denied-as-often"),
    ((SURE,), {"denials": (OTHER,)}, "4", "denied-as-often"),
    ((SURE,), {"denials": (LOOKED,)}, "5", "denied-after-inspection"),
    ((SEEN,), {"denials": (LOOKED,)}, "4", "denied-as-often"),
    ((SURE, SURE), {"conflicts": ("time (1 / 2)",)}, "2", "conflict"),
    ((SURE, SURE), {"doubts": (OTHER,)}, "1", None),
    ((), {"denials": (PARTY,)}, "6", None),
]


@pytest.mark.parametrize(("voices", "grade", "rule"), SUPPORT)
def test_support(voices: tuple[Voice, ...], grade: str, rule: str) -> None:
    found = rate(*voices)
    assert (found.grade, found.steps[0].rule) == (grade, rule)


@pytest.mark.parametrize(("voices", "against", "grade", "rule"), LIMITS)
def test_limits(voices: tuple[Voice, ...], against: dict[str, Any], grade: str, rule: str | None) -> None:
    found = rate(*voices, **against)
    assert found.grade == grade
    rules = {one.rule for one in found.steps[1:] if one.grade}
    assert rule in rules if rule else "denied-by-party" not in rules


def test_what_is_only_foretold_cannot_be_judged() -> None:
    found = rate(SURE, SURE, foretold=True)
    assert (found.grade, found.label) == ("6", "truth cannot be judged")


def test_a_reading_of_the_law_is_not_confirmed_by_being_shared() -> None:
    some = [claim(key, event="violation") for key in "ab"]
    found = credibility(hear(some, account(*(origin(one.id, [one]) for one in some))))
    assert (found.grade, found.steps[0].rule) == ("6", "opinion")


def test_every_step_says_who() -> None:
    found = rate(
        Voice(name="UN panel", certainty="probable", examined=True), denials=(Voice(name="RU", certainty="certain"),)
    )
    text = " ".join(one.text for one in found.steps)
    assert "UN panel (probable, looked at the object)" in text
    assert "RU" in text


# --- laws ----------------------------------------------------------------------------------------

VOICES = st.builds(
    Voice,
    name=st.sampled_from(["a", "b", "c"]),
    certainty=st.sampled_from(["certain", "probable", "possible"]),
    examined=st.booleans(),
    party=st.booleans(),
)
HEARD = st.builds(
    Hearing,
    event=st.just("e"),
    voices=st.lists(VOICES, max_size=4).map(tuple),
    denials=st.lists(VOICES, max_size=3).map(tuple),
    doubts=st.lists(VOICES, max_size=2).map(tuple),
    conflicts=st.lists(st.sampled_from(["time", "item"]), max_size=2).map(tuple),
    foretold=st.booleans(),
    opinion=st.booleans(),
)


@given(HEARD, VOICES)
def test_a_new_independent_origin_never_makes_it_worse(heard: Hearing, more: Voice) -> None:
    before = credibility(heard)
    after = credibility(replace(heard, voices=(*heard.voices, more)))
    assert before.grade == "6" or after.grade <= before.grade


@given(HEARD, VOICES)
def test_a_new_denial_never_makes_it_better(heard: Hearing, more: Voice) -> None:
    before = credibility(heard)
    after = credibility(replace(heard, denials=(*heard.denials, more)))
    assert after.grade >= before.grade


@given(HEARD, st.sampled_from("123456"), st.text(min_size=1, max_size=9))
def test_an_overrule_wins_and_is_always_visible(heard: Hearing, grade: str, reason: str) -> None:
    ruled = Overrule(grade=grade, person="Ada", made="2024-02-01T00:00:00Z", reason=reason)
    before, after = credibility(heard), credibility(heard, [ruled])
    assert after.grade == grade
    assert (after.computed, after.steps) == (before.grade, before.steps)
    assert after.overruled == (ruled,)


@given(HEARD)
def test_unknown_is_never_mixed_with_the_scale(heard: Hearing) -> None:
    found = credibility(heard)
    assert (found.grade == "6") is (heard.foretold or heard.opinion or not heard.voices)


# --- from claims and the stemma ------------------------------------------------------------------


def hear(some: list[Claim], told: Account, **sources: Source) -> Hearing:
    own = {one.id: one for one in some}
    named = {f"origin:{key}": one for key, one in sources.items()}
    happened = event(some)
    return hearing(happened, own, told, named, contradictions(happened, own))


def test_voices_are_origins_not_reports() -> None:
    some = [claim(key, who="Kirby") for key in "abcd"]
    heard = hear(some, account(origin("Kirby", some)))
    assert (len(heard.voices), heard.reports) == (1, 4)


def test_a_copy_that_lost_its_hedge_adds_no_certainty() -> None:
    first, copy = claim("a", certainty="possible"), claim("b", certainty="certain")
    heard = hear([first, copy], account(origin("Kirby", [first, copy])))
    assert heard.voices[0].certainty == "possible"


def test_a_copy_that_added_a_hedge_takes_none_away() -> None:
    first, copy = claim("a"), claim("b", certainty="possible")
    drift = Drift(
        event="event:1",
        role="certainty",
        change="added hedge",
        wrong="possible",
        right="certain",
        introduced_by="b",
        inherited_by=(),
        claims=("claim:b",),
    )
    heard = hear([first, copy], account(origin("Kirby", [first, copy]), drift=(drift,)))
    assert heard.voices[0].certainty == "certain"


@given(st.lists(st.sampled_from(["certain", "probable", "possible"]), min_size=1, max_size=4), st.integers(0, 3))
def test_a_copy_never_improves_a_rating(sure: list[str], copied: int) -> None:
    some = [claim(str(i), certainty=one) for i, one in enumerate(sure)]
    origins = [origin(f"o{i}", [one]) for i, one in enumerate(some)]
    before = credibility(hear(some, account(*origins)))
    model = some[copied % len(some)]
    copies = [
        claim(f"copy{i}", certainty=one, who=model.sources[0].name)
        for i, one in enumerate(["certain", model.certainty])
    ]
    grown = [origin(one.name, [model, *copies]) if model.id in one.claims else one for one in origins]
    after = credibility(hear([*some, *copies], account(*grown, witnesses=len(origins))))
    assert after.grade >= before.grade


def test_no_more_voices_than_witnesses() -> None:
    some = [claim("a", who="x"), claim("b", who="y", report="a")]
    told = account(origin("x", some[:1]), origin("y", some[1:]), witnesses=1)
    assert len(hear(some, told).voices) == 1


DENIERS = [
    (Source(name="Kremlin", kind="government", country="RU"), True),
    (Source(name="RU", kind="government"), True),
    (Source(name="Pentagon", kind="military", country="US"), False),
    (Source(name="Moscow analyst", kind="expert", country="RU"), False),
]


@pytest.mark.parametrize(("source", "party"), DENIERS)
def test_who_denies_and_takes_part(source: Source, party: bool) -> None:
    said, denied = claim("a"), claim("b", stance="denies", polarity="negative")
    heard = hear([said, denied], account(origin("a", [said]), origin("b", [denied], "denies")), b=source)
    assert [one.party for one in heard.denials] == [party]


def test_who_stands_on_both_sides_is_told() -> None:
    said, denied = claim("a"), claim("b", stance="denies", polarity="negative")
    heard = hear([said, denied], account(origin("Kirby", [said]), origin("Kirby", [denied], "denies")))
    assert (len(heard.voices), len(heard.denials), heard.torn) == (1, 1, ("Kirby",))
    assert "both-sides" in {one.rule for one in credibility(heard).steps}


def test_background_counts_for_nothing() -> None:
    some = [claim("a"), claim("b")]
    heard = hear(some, account(background(some)))
    assert (heard.voices, heard.unrecorded) == ((), 2)
    assert credibility(heard).steps[-1].rule == "lineage-not-recorded"


def test_a_slip_of_copying_is_no_conflict() -> None:
    days = [claim("a"), claim("b", roles={"time": {"edtf": "2024-01-25"}})]
    told: list[Origin] = [origin("a", days[:1]), origin("b", days[1:])]
    assert [one.split()[0] for one in hear(days, account(*told)).conflicts] == ["time"]
    slip = Drift(
        event="event:1",
        role="time",
        change="date",
        wrong="2024-01-25",
        right="2024-01-02",
        introduced_by="b",
        inherited_by=(),
        claims=("claim:b",),
    )
    assert hear(days, account(*told, drift=(slip,))).conflicts == ()


STATUSES = [("expected", True, ""), ("hypothetical", True, ""), ("planned", False, "planned"), ("occurred", False, "")]


@pytest.mark.parametrize(("status", "foretold", "as_claimed"), STATUSES)
def test_status(status: str, foretold: bool, as_claimed: str) -> None:
    some = [claim("a", status=status)]
    heard = hear(some, account(origin("a", some)))
    assert (heard.foretold, heard.as_claimed) == (foretold, as_claimed)
