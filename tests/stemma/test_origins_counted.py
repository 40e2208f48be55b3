"""How many origins are independent, and who are one."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from telling import FACTS, Told, account_of, article, claims, source

from stemmata.model import Source
from stemmata.stemma import descend, for_event, speakers

DENIES = {"polarity": "negative", "stance": "denies"}


def report(
    name: str, *claims: tuple[Source | None, dict[str, Any]], text: str = "", publisher: str = "", hour: int = 8
) -> Told:
    """A report that says one sentence of its own for each claim."""
    body = text or " ".join(f"Statement {name} number {i} on the harbour." for i, _ in enumerate(claims))
    return Told(
        id=name,
        publisher=publisher or f"Outlet {name}",
        published=f"2024-03-01T{hour:02}:00:00+00:00",
        text=f"Title {name}\n\n{body}",
        claims=[(body[:20], "raid", who, changes) for who, changes in claims],
    )


MAYOR = source("Olha Petrenko", country="UA")
AIR_FORCE = source("Ukrainian Air Force", "military", "UA")
MOSCOW = source("Russian defence ministry", country="RU")


@pytest.mark.parametrize(
    ("sources", "count"),
    [
        ([MAYOR, AIR_FORCE], 1),  # organs of one government
        ([MAYOR, MOSCOW], 2),
        ([source("prosecutors", "unnamed"), source("Altwieden public prosecutors")], 1),  # may be the same
        ([source("coast guard", "military"), AIR_FORCE], 1),  # of which state is not said
        ([source("analysts", "expert"), MAYOR], 1),
        ([source("Amnesty International", "expert"), source("Amnesty", "expert")], 1),
        ([source("two Western officials", "unnamed"), MAYOR], 2),
        ([None, None], 0),  # background
    ],
)
def test_one_house_is_one_origin(sources: list[Source | None], count: int) -> None:
    reports = [report(f"r{i}", (who, {})) for i, who in enumerate(sources)]
    assert account_of(reports).count == count


def test_only_who_asserts_is_counted() -> None:
    found = account_of([report("a", (MAYOR, {})), report("b", (MOSCOW, DENIES))])
    assert found.count == 1
    assert {o.name: o.standing for o in found.origins} == {
        "Olha Petrenko": "asserts",
        "Russian defence ministry": "denies",
    }


def test_never_more_than_the_witnesses() -> None:
    assert account_of([report("a", (MAYOR, {}), (MOSCOW, {}))]).count == 1


def test_who_relies_on_anothers_data_is_not_independent() -> None:
    panel, ministry = source("UN Panel of Experts", "international"), source("Ukrainian authorities", country="UA")
    one, other = report("a", (MAYOR, {})), report("b", (panel, {}), (ministry, {}))
    assert account_of([one, report("b", (panel, {}))]).count == 2
    of = {told.id: claims(told) for told in (one, other)}
    citing = of["b"][1]
    of["b"][1] = replace(citing, sources=(ministry, panel, *citing.sources[1:]))  # the panel, citing the ministry
    event_of = {claim.id: "raid" for some in of.values() for claim in some}
    found = for_event(descend([article(told) for told in (one, other)], of, event_of), "raid")
    assert found.count == 1
    assert any(origin.depends_on for origin in found.origins)


def test_a_body_that_publishes_is_its_own_origin() -> None:
    assert account_of([report("a", (None, {}), publisher="Institute for River Studies")]).count == 1
    assert account_of([report("a", (None, {}), publisher="River Daily")]).count == 0


def test_what_a_house_took_back_is_not_counted() -> None:
    early = report("a", (MAYOR, {}))
    late = report("b", (AIR_FORCE, {"polarity": "negative"}), hour=12)
    found = account_of([early, late])
    assert found.count == 0
    assert "asserts-by-error" in {o.standing for o in found.origins}


def test_a_later_admission_counts() -> None:
    early, late = report("a", (MOSCOW, DENIES)), report("b", (MOSCOW, {}), hour=12)
    assert account_of([early, late]).count == 1


def test_who_examined_the_object_is_marked() -> None:
    text = "Investigators examined the debris of the drone in the harbour."
    one = report("a", (source("River Institute", "expert"), {}), text=text)
    one = Told(
        one.id, one.publisher, one.published, one.text, [(text, "raid", source("River Institute", "expert"), {})]
    )
    assert [o.examined for o in account_of([one]).origins] == [True]


def test_copies_share_their_models_origin() -> None:
    body = " ".join(FACTS)
    first = report("a", (MAYOR, {}), text=body)
    second = report("b", (None, {}), text=body, hour=9)
    found = account_of([first, second])
    assert [(o.name, o.documents) for o in found.origins] == [("Olha Petrenko", ("a", "b"))]


def test_who_denies_a_matter_in_one_report_of_a_wire_does_not_assert_it_for_another() -> None:
    arms = {"item": {"id": "drone"}, "supplier": {"id": "IR"}, "recipient": {"id": "RU"}}
    about = {"event": "transfer", "roles": arms}
    reports = [
        report("a", (MOSCOW, DENIES | about), text="LONDON, March 1 (Reuters) - No drones came, said the ministry."),
        report("b", (None, about), text="LONDON, March 1 (Reuters) - Drones were unloaded at night.", hour=9),
    ]
    assert [(o.name, o.standing) for o in account_of(reports).origins if o.counted] == []


def test_a_page_of_many_speakers_splits_each_name_a_few_times_only(monkeypatch: pytest.MonkeyPatch) -> None:
    split, calls = speakers._split, list[str]()

    def counting(text: str) -> Any:
        calls.append(text)
        return split(text)

    monkeypatch.setattr(speakers, "_split", counting)
    many = 80
    account_of([report("live", *((source(f"Speaker Nr{i} Of Live Blog", "expert"), {}) for i in range(many)))])
    assert len(calls) < 10 * many
