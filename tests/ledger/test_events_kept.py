"""Events in a ledger: made when asked for, made anew where something changed, ruled on for good."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from sqlalchemy import select

import standins
from standins import captured
from stemmata.errors import QueryError
from stemmata.events.bundles import rebundled
from stemmata.ledger import linking, tables
from stemmata.ledger.book import Ledger

pytestmark = pytest.mark.usefixtures("stand_ins")
COPY = "Pyongyang delivered missiles to Moscow, it says."


def groups(ledger: Ledger) -> set[frozenset[str]]:
    """The quotes of each event."""
    claims = {one.id: one.evidence[0].quote for one in ledger.claims()}
    return {frozenset(claims[one] for one in event.claims) for event in ledger.events()}


def ids(ledger: Ledger) -> dict[str, str]:
    """The id of the claim that begins with a word."""
    return {one.evidence[0].quote.split()[0]: one.id for one in ledger.claims()}


def test_events_follow_the_reports(ledger: Ledger) -> None:
    assert len(groups(ledger)) == 3
    ledger.keep([captured(COPY, "copy.txt")])
    assert frozenset({"Pyongyang delivered missiles to Moscow", COPY[:-1]}) in groups(ledger)
    whole = list(ledger.events())
    linking.refresh(ledger._engine, whole=True)
    assert list(ledger.events()) == whole


def test_events_stay_until_something_changes(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    before = list(ledger.events())
    monkeypatch.setattr(linking, "_make", None)
    assert list(ledger.events()) == before


def test_a_report_relinks_only_what_it_touches(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    list(ledger.events())
    seen: list[int] = []

    def watched(found, ruled, before, changed):  # type: ignore[no-untyped-def]  # passes all on
        seen.append(len(changed))
        return rebundled(found, ruled, before, changed)

    monkeypatch.setattr("stemmata.ledger.linking.rebundled", watched)
    ledger.keep([captured(COPY, "copy.txt")])
    list(ledger.events())
    assert seen == [1]


def test_filters_are_those_of_claims(ledger: Ledger) -> None:
    assert len(list(ledger.events(actor="Berlin"))) == 1
    assert list(ledger.events(event="use")) == []
    with pytest.raises(QueryError):
        ledger.events(event="nothing")


def test_an_event_by_id_beginning_or_claim(ledger: Ledger) -> None:
    first = next(iter(ledger.events()))
    for name in (first.id, first.id[:12], first.id.removeprefix("event:"), first.claims[0], first.claims[0][:9]):
        assert ledger.event(name) == first
    assert list(ledger.claims_of(first)) == list(first.claims)
    with pytest.raises(QueryError, match="names no event"):
        ledger.event("event:none")


def test_rulings_win_and_survive_rebuilds(ledger: Ledger) -> None:
    ledger.keep([captured(COPY, "copy.txt")])
    claims = [one.id for one in ledger.claims() if one.evidence[0].quote.startswith("Pyongyang")]
    assert ledger.event(claims[0]) == ledger.event(claims[1])
    ledger.decide("different", *claims, person="me", reason="two deliveries")
    ledger.decide("same", ids(ledger)["Berlin"], ids(ledger)["Iran"], person="me")
    for _ in range(2):
        assert ledger.event(claims[0]) != ledger.event(claims[1])
        one = ledger.event(ids(ledger)["Berlin"])
        assert one == ledger.event(ids(ledger)["Iran"])
        assert one.links[0].decided
        list(ledger.rebuild())
    ledger.decide("part-of", ids(ledger)["Berlin"], claims[0], person="me")
    assert ledger.event(ids(ledger)["Iran"]).parent == ledger.event(claims[0]).id
    assert [one.verdict for one in ledger.decisions()] == ["different", "same", "part-of"]
    assert ledger.verify() == []


def test_a_ruling_whose_claims_are_gone_is_kept_and_named(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    ledger.decide("same", ids(ledger)["Berlin"], ids(ledger)["Iran"], person="me")
    monkeypatch.setattr(standins, "claim_from", None)
    with ledger._engine.connect() as connection:
        assert linking.lost(connection) == ()
    ledger._engine.dispose()
    with ledger._engine.connect().execution_options(writing=True) as connection, connection.begin():
        connection.execute(tables.terms.delete())
        connection.execute(tables.claims.delete())
        assert [one.verdict for one in linking.lost(connection)] == ["same"]


def test_rulings_on_nothing_are_refused(ledger: Ledger) -> None:
    berlin = ids(ledger)["Berlin"]
    with pytest.raises(QueryError, match="are one claim"):
        ledger.decide("same", berlin, berlin, person="me")
    with pytest.raises(QueryError, match="names no claim"):
        ledger.decide("same", berlin, "claim:none", person="me")
    assert ledger.decisions() == []


def test_a_ledger_of_an_earlier_version_gets_its_events(ledger: Ledger) -> None:
    with ledger._engine.connect().execution_options(writing=True) as connection, connection.begin():
        for table in tables.LINKED:
            table.drop(connection)
    assert ledger.verify() == []
    assert not any(ledger.rebuild(dry_run=True))
    assert len(list(ledger.events())) == 3
    with ledger._engine.connect() as connection:
        assert len(connection.execute(select(tables.linkings)).all()) == 1
    assert [one.claims for one in ledger.statements()] == []


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ("UPDATE events SET label = 'other'", "events event:"),
        ("UPDATE events SET object = replace(object, 'certain', 'possible') || ' '", "events event:"),
        ("UPDATE event_claims SET event = (SELECT min(id) FROM events)", "event_claims c"),
        ("DELETE FROM event_claims WHERE rowid = 1", "event_claims c"),
        ("DELETE FROM events WHERE ordinal = 1", "events event:"),
        ("INSERT INTO statements VALUES ('statement:x', 9, 'nobody', NULL, '{}')", "statements statement:x"),
    ],
)
def test_events_that_were_meddled_with_are_named_and_made_again(ledger: Ledger, change: str, named: str) -> None:
    whole = list(ledger.events())
    assert ledger.verify() == []
    ledger.close()
    with closing(sqlite3.connect(ledger.path)) as connection:
        connection.execute(change)
        connection.commit()
    found = [str(fault) for fault in ledger.verify()]
    assert found
    assert all(one.startswith(named.split()[0]) for one in found), found
    assert named in found[0]
    assert [*ledger.rebuild()]
    assert ledger.verify() == []
    assert list(ledger.events()) == whole
