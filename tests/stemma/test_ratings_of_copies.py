"""Laws of ratings over real stemmas: whatever the reports, a copy of one of them never improves a rating."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from telling import Told, claims, source, stemma_of

from stemmata.assessment.hearing import ratings
from stemmata.model import Claim
from stemmata.model.events import Event
from stemmata.model.ratings import Rating

OUTLETS = ("Harbour Post", "Inland Courier", "Nordblatt")
SPEAKERS = (
    source("Olha Petrenko", country="UA"),
    source("Ukrainian Air Force", "military", "UA"),
    source("Institute for River Studies", "expert"),
    source("Iranian foreign ministry", country="IR"),
    None,
)
SAID: tuple[tuple[str, dict[str, Any]], ...] = (
    ("{} said 28 drones had flown towards the harbour town in several waves.", {}),
    ("{} said a number of drones may have come close to the harbour town by night.", {"certainty": "possible"}),
    ("{} believed that drones had probably been launched from beyond the eastern bank.", {"certainty": "probable"}),
    (
        "{} rejected the charge and said that not a single drone had been launched.",
        {"polarity": "negative", "stance": "denies"},
    ),
)
ENDS = ("", "\n\n(Reuters)", "\n\nAccording to the Harbour Post.")
TIMES = (None, "2024-03-01", "2024-03-01T18:00:00+02:00", "2024-03-04T07:00:00+00:00")
calm = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@st.composite
def reports(draw: st.DrawFn) -> list[Told]:
    """A few reports on one event, by several speakers, more or less sure."""
    found = []
    for number in range(draw(st.integers(1, 5))):
        pairs = st.tuples(st.sampled_from(SPEAKERS), st.sampled_from(range(len(SAID))))
        rows = draw(st.lists(pairs, min_size=1, max_size=4, unique_by=lambda row: (row[0] and row[0].name, row[1])))
        said = [(SAID[i][0].format(who.name if who else "It"), "raid", who, SAID[i][1]) for who, i in rows]
        sentences = [one[0] for one in said]
        text = f"Report {number}\n\n" + "\n\n".join(sentences) + draw(st.sampled_from(ENDS))
        outlet, time = draw(st.sampled_from(OUTLETS)), draw(st.sampled_from(TIMES))
        found.append(Told(id=f"r{number}", publisher=outlet, published=time, text=text, claims=said))
    return found


def rated(told: Sequence[Told], held: Mapping[str, tuple[str, ...]] | None = None) -> dict[str, Rating]:
    """The ratings of all events of some reports; `held` are the events that an event holds."""
    by_event: dict[str, list[Claim]] = defaultdict(list)
    for one in told:
        for claim, row in zip(claims(one), one.claims, strict=True):
            by_event[row[1]].append(claim)
    events = [
        Event(
            id=key,
            type="use",
            label=key,
            roles={"operator": {"id": "RU", "text": "Russia"}},
            time=None,
            claims=tuple(one.id for one in some),
            documents=tuple(dict.fromkeys(str(one.document["id"]) for one in some)),
            children=(held or {}).get(key, ()),
        )
        for key, some in by_event.items()
    ]
    return ratings(events, {one.id: one for some in by_event.values() for one in some}, stemma_of(told))


@calm
@given(reports(), st.integers(0, 4), st.sampled_from(OUTLETS))
def test_a_copy_never_improves_a_rating(told: list[Told], which: int, outlet: str) -> None:
    model = told[which % len(told)]
    later = "2024-03-20T12:00:00+00:00" if model.published else None
    copy = dataclasses.replace(model, id="zz-copy", publisher=outlet, published=later)
    before, after = rated(told)["raid"], rated([*told, copy])["raid"]
    assert after.grade >= before.grade


@calm
@given(reports())
def test_every_rating_gives_its_reasons(told: list[Told]) -> None:
    for one in rated(told).values():
        assert one.steps
        assert one.grade == max(step.grade for step in one.steps if step.grade)


SUMMARY = "{} said drones had been used against the whole of the country since the autumn."


def test_what_is_said_of_a_part_does_not_confirm_the_whole() -> None:
    told = []
    for number, (speaker, about) in enumerate(zip(SPEAKERS, ("war", "raid", "raid"), strict=False)):
        assert speaker is not None
        said = (SUMMARY if about == "war" else SAID[0][0]).format(speaker.name)
        row: Any = (said, about, speaker, {})
        told.append(Told(id=f"r{number}", publisher=OUTLETS[number], published=TIMES[1], text=said, claims=[row]))
    found = rated(told, {"war": ("raid",)})
    assert found["war"].grade == "3"
    assert found["war"].steps == rated(told)["war"].steps
