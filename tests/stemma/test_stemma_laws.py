"""Laws of every stemma, whatever the reports: no ring, no edge against time, order and copies change nothing."""

from __future__ import annotations

import dataclasses
import random
from collections.abc import Sequence

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from telling import FACTS, Told, article, source, stemma_of

from stemmata.model.stemma import Stemma
from stemmata.stemma import for_event
from stemmata.stemma.digest import interval

OUTLETS = ("Harbour Post", "Inland Courier", "Nordblatt", "Institute for River Studies", "Ministry of Ferries")
SPEAKERS = (
    source("Olha Petrenko", country="UA"),
    source("Ukrainian Air Force", "military", "UA"),
    source("officials", "unnamed"),
    source("Amnesty International", "expert"),
    None,
)
ENDS = ("", "\n\n(Reuters)", "\n\n(dpa)", "\n\nAccording to the Harbour Post.", "\n\nThe Inland Courier reported it.")
TIMES = (None, "2024-03-01", "2024-03-01T10:00:00+00:00", "2024-03-01T18:00:00+02:00", "2024-03-04T07:00:00+00:00")
SIDES: tuple[dict[str, object], ...] = (
    {},
    {"polarity": "negative", "stance": "denies"},
    {"roles": {"quantity": {"min": 28, "max": 28}}},
)


@st.composite
def reports(draw: st.DrawFn) -> list[Told]:
    """A few reports on two events, with shared sentences, credits, citations and dates or none."""
    found = []
    for number in range(draw(st.integers(1, 5))):
        sentences = draw(st.lists(st.sampled_from(FACTS), min_size=1, max_size=5, unique=True))
        claims = [
            (
                one,
                draw(st.sampled_from(("raid", "denial"))),
                draw(st.sampled_from(SPEAKERS)),
                draw(st.sampled_from(SIDES)),
            )
            for one in sentences
        ]
        text = f"Report {number}\n\n" + "\n\n".join(sentences) + draw(st.sampled_from(ENDS))
        outlet, time = draw(st.sampled_from(OUTLETS)), draw(st.sampled_from(TIMES))
        found.append(Told(id=f"r{number}", publisher=outlet, published=time, text=text, claims=claims))
    return found


calm = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@calm
@given(reports())
def test_no_ring(told: Sequence[Told]) -> None:
    parents: dict[str, list[str]] = {}
    for edge in stemma_of(told).edges:
        parents.setdefault(edge.child, []).append(edge.parent)

    def climb(at: str, path: tuple[str, ...]) -> None:
        assert at not in path
        for parent in parents.get(at, ()):
            climb(parent, (*path, at))

    for one in parents:
        climb(one, ())


@calm
@given(reports())
def test_no_edge_goes_back_in_time(told: Sequence[Told]) -> None:
    times = {one.id: interval(article(one)) for one in told}
    below: dict[str, list[str]] = {}
    found = stemma_of(told)
    for edge in found.edges:
        below.setdefault(edge.parent, []).append(edge.child)

    def reports_under(node: str) -> list[str]:
        return [node] if node in times else [r for child in below.get(node, ()) for r in reports_under(child)]

    for edge in found.edges:
        if edge.parent in times:
            earliest = times[edge.parent][0]
            for child in reports_under(edge.child):
                latest = times[child][1]
                assert earliest is None or latest is None or earliest <= latest


@calm
@given(reports(), st.randoms(use_true_random=False))
def test_order_changes_nothing(told: list[Told], chance: random.Random) -> None:
    mixed = list(told)
    chance.shuffle(mixed)
    assert stemma_of(mixed) == stemma_of(told)


def counts(stemma: Stemma) -> dict[str, int]:
    return {event: for_event(stemma, event).count for event in stemma.origins}


@calm
@given(reports(), st.integers(0, 4), st.sampled_from(OUTLETS))
def test_a_copy_never_adds_an_origin(told: list[Told], which: int, outlet: str) -> None:
    model = told[which % len(told)]
    later = "2024-03-20T12:00:00+00:00" if model.published else None
    copy = dataclasses.replace(model, id="zz-copy", publisher=outlet, published=later)
    before, after = counts(stemma_of(told)), counts(stemma_of([*told, copy]))
    assert all(after[event] <= before[event] for event in before)


@calm
@given(reports())
def test_never_more_origins_than_reports(told: list[Told]) -> None:
    stemma = stemma_of(told)
    for event, rows in stemma.origins.items():
        assert for_event(stemma, event).count <= len({document for row in rows for document in row.documents})
