"""Reading into a ledger and asking it."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from standins import captured
from stemmata.errors import CaptureError, LedgerError, QueryError
from stemmata.ledger import book
from stemmata.ledger.book import Ledger
from stemmata.model import Capture

pytestmark = pytest.mark.usefixtures("stand_ins")


def test_claims_come_back_as_they_were_made(ledger: Ledger) -> None:
    found = list(ledger.claims())
    assert [one.evidence[0].quote for one in found if one.roles["supplier"]["id"] == "Pyongyang"] == [
        "Pyongyang delivered missiles to Moscow"
    ]
    assert found[0].why[0]["rule"] == "r"
    for one in found:
        text = ledger.article(one.document["id"]).text
        assert all(text[e.start : e.end] == e.quote for e in one.evidence)


def test_same_bytes_are_one_capture_with_two_sightings(ledger: Ledger) -> None:
    before = list(ledger.claims())
    receipts = ledger.keep([captured("Quiet day at the border.", "elsewhere.txt")])
    assert receipts[0].known
    document = next(one for one in ledger.documents() if one.id == receipts[0].document)
    assert (document.sightings, document.source, len(ledger.documents())) == (2, "reports/2.txt", 3)
    assert list(ledger.claims()) == before


def test_what_another_writer_kept_meanwhile_is_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    capture, path = captured("Quiet day at the border."), tmp_path / "two.db"
    own = book._worked

    def slowly(task: Capture | None) -> object:
        made = own(task)
        monkeypatch.setattr(book, "_worked", own)
        with Ledger(path) as other:
            assert not other.keep([capture])[0].known
        return made

    with Ledger(path) as one:
        monkeypatch.setattr(book, "_worked", slowly)
        assert one.keep([capture])[0].known
        assert one.documents()[0].sightings == 2
        assert one.verify() == []


def test_receipts_tell_the_date(ledger: Ledger) -> None:
    found = ledger.keep([captured("Quiet at sea.", published="2024-01-04"), captured("Quiet in the air.")])
    assert [one.published for one in found] == ["2024-01-04", None]


def test_a_ledger_in_no_folder_says_so(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="there is no folder"):
        Ledger(tmp_path / "nowhere" / "x.db")


def test_stating_more_of_known_bytes_reads_them_again(ledger: Ledger) -> None:
    text = "Quiet day at the border."
    first, second = ledger.keep([captured(text, published="2024-01-04"), captured(text, published="2024-01-05")])
    assert (first.known, second.known) == (False, False)
    article = ledger.article(str(first.document))
    assert article.published
    assert article.published.value == "2024-01-05"
    assert ledger.keep([captured(text)])[0].known
    assert ledger.verify() == []
    assert not any(ledger.rebuild())


def test_a_bad_input_costs_itself_only(ledger: Ledger) -> None:
    receipts = ledger.keep(
        [
            CaptureError("x.html: empty: give a page"),
            captured("unreadable", "y.txt"),
            captured("Oslo delivered guns.", "z.txt"),
        ]
    )
    assert [bool(one.error) for one in receipts] == [True, True, False]
    assert receipts[1].error == "y.txt: this can't be read: give something else"
    assert len(list(ledger.claims(actor="oslo"))) == 1
    assert ledger.verify() == []


def test_interrupted_work_leaves_a_whole_ledger_and_goes_on(tmp_path: Path) -> None:
    def interrupted() -> Iterator[Capture]:
        yield captured("Oslo delivered guns.", "1")
        yield captured("Rome delivered boats.", "2")
        raise KeyboardInterrupt

    with Ledger(tmp_path / "x.db") as book:
        with pytest.raises(KeyboardInterrupt):
            book.keep(interrupted())
        assert book.verify() == []
        assert [one.source for one in book.documents()] == ["1", "2"]
        receipts = book.keep([captured("Oslo delivered guns.", "1"), captured("Paris delivered jets.", "3")])
        assert [one.known for one in receipts] == [True, False]
        assert len(list(book.claims())) == 3


def test_a_reading_that_breaks_while_written_leaves_nothing_of_it(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("stemmata.ledger.derived.write", failing)
    with pytest.raises(KeyboardInterrupt):
        ledger.keep([captured("Oslo delivered guns.")])
    assert len(ledger.documents()) == 3
    assert ledger.verify() == []


@pytest.mark.parametrize(
    ("wanted", "count"),
    [
        ({"event": "transfer"}, 3),
        ({"event": "use"}, 0),
        ({"actor": "BERLIN"}, 1),
        ({"item": "missiles"}, 1),
        ({"source": "daily"}, 3),
        ({"source": "outlet"}, 3),
        ({"source": "dail"}, 0),
        ({"since": "2024-03-31"}, 1),
        ({"until": "2024-02-29"}, 0),
        ({"since": "2024-01-01", "until": "2024-12-31"}, 1),
        ({"document": "reports/1.txt"}, 1),
        ({"certainty": "certain", "stance": "asserts", "status": "occurred", "polarity": "positive"}, 3),
        ({"place": "%"}, 0),
        ({"item": "18"}, 1),
    ],
)
def test_filters(ledger: Ledger, wanted: dict[str, str], count: int) -> None:
    assert len(list(ledger.claims(**wanted))) == count


def test_undated_claims_are_counted_not_hidden(ledger: Ledger) -> None:
    assert ledger.undated(since="2024-01-01") == 2
    assert ledger.undated(event="transfer") == 0


@pytest.mark.parametrize(
    ("wanted", "mend"),
    [
        ({"event": "theft"}, "use one of transfer"),
        ({"since": "Tuesday"}, "write it as"),
        ({"since": "2024-02-02", "until": "2024-02-01"}, "change them over"),
        ({"document": "ffff"}, "lists them"),
    ],
)
def test_senseless_filters_say_what_makes_sense(ledger: Ledger, wanted: dict[str, str], mend: str) -> None:
    with pytest.raises(QueryError, match=mend):
        list(ledger.claims(**wanted))


def test_document_by_beginning_of_its_id(ledger: Ledger) -> None:
    whole = ledger.documents()[0].id
    assert ledger.article(whole[7:15]).document == whole == ledger.article(whole).document


def test_no_ledger_and_other_files(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="no ledger here"):
        Ledger(tmp_path / "none.db", create=False)
    (tmp_path / "notes.db").write_text("shopping list, not a database at all")
    with pytest.raises(LedgerError, match="is no ledger"):
        Ledger(tmp_path / "notes.db")


def test_odd_names_of_files(tmp_path: Path) -> None:
    with Ledger(tmp_path / "a?b#c%20 ü.db") as book:
        book.keep([captured("Oslo delivered guns.", "caf\udce9.txt")])
        assert book.documents()[0].source == "caf\\udce9.txt"
        assert book.verify() == []
    assert (tmp_path / "a?b#c%20 ü.db").exists()


def test_a_damaged_file_is_one_line(ledger: Ledger) -> None:
    ledger.close()
    whole = ledger.path.read_bytes()
    ledger.path.write_bytes(whole[:5000] + b"\xff" * (len(whole) - 5000))
    with pytest.raises(LedgerError, match=r"x\.db"), Ledger(ledger.path, create=False) as book:
        book.verify()


def test_two_may_write_at_once(tmp_path: Path) -> None:
    def write(country: str) -> None:
        with Ledger(tmp_path / "x.db") as book:
            book.keep(captured(f"{country} delivered guns {i}.", f"{country}{i}") for i in range(15))

    Ledger(tmp_path / "x.db").close()
    writers = [threading.Thread(target=write, args=(country,)) for country in ("Oslo", "Rome", "Bern")]
    for one in writers:
        one.start()
    for one in writers:
        one.join()
    with Ledger(tmp_path / "x.db") as book:
        assert book.verify() == []
        assert len(book.documents()) == len(list(book.claims())) == 45


def test_same_input_same_claims(tmp_path: Path) -> None:
    rows = []
    for name in ("one", "two"):
        with Ledger(tmp_path / f"{name}.db") as book:
            book.keep(captured(text) for text in ("Oslo delivered guns.", "Rome delivered boats."))
            rows.append((list(book.claims()), book.head))
    assert rows[0] == rows[1]


def test_a_ledger_whose_making_was_cut_off_is_made_again(tmp_path: Path) -> None:
    path = tmp_path / "cut.db"
    with closing(sqlite3.connect(path)) as plain:
        plain.execute("PRAGMA journal_mode = WAL")
    assert path.stat().st_size > 0
    with Ledger(path) as made:
        assert made.documents() == []
