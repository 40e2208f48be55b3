"""What holds of every time mention in any text, and readings that need more than one sentence's words."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stemmata.mentions.edtf import bounds, valid
from stemmata.mentions.times import find_times

_WORDS = (
    "am",
    "Dienstag",
    "30.",
    "Dezember",
    "2023",
    "seit",
    "bis",
    "vor",
    "zwei",
    "Jahren",
    "Anfang",
    "letzten",
    "the",
    "last",
    "week",
    "on",
    "March",
    "5",
    ",",
    ".",
    "\n",
    "early",
    "in",
    "about",
    "three",
    "months",
    "and",
    "-",
    "to",
    "between",
    "1990s",
    "9999",
    "0001",
    "12:30",
    "Uhr",
    "ago",
    "later",
    "Nacht",
    "zum",
    "99999999",
    "31",
    "half",
    "a",
    "quarter",
    "of",
)
_TEXTS = st.one_of(st.text(max_size=120), st.lists(st.sampled_from(_WORDS), max_size=25).map(" ".join))


@settings(deadline=None)
@given(
    _TEXTS,
    st.sampled_from(["de", "en"]),
    st.sampled_from([None, "2024-01-05", "2024-02-29T10:00:00+01:00", "9999-12-31", "soon"]),
)
def test_laws(text: str, language: str, published: str | None) -> None:
    end = 0
    for m in find_times(text, language, published):
        assert text[m.start : m.end] == m.text
        assert end <= m.start < m.end
        assert m.type in ("DATE", "TIME", "DURATION", "SET")
        assert m.value
        for edtf in (m.edtf, m.edtf_future):
            assert edtf is None or valid(edtf)
            first, last = bounds(edtf) if edtf else (None, None)
            assert first is None or last is None or first <= last
        end = m.end


@pytest.mark.parametrize("language", ["de", "en"])
def test_grows_with_the_text_only(language: str) -> None:
    piece = "the 1 of 1. 1 und 2 million million between - the the early late der den dem vor seit 2000 - 20 / "
    started = time.process_time()
    find_times(piece * 400, language, "2024-01-05")
    assert time.process_time() - started < 20


def test_without_publication() -> None:
    assert [m.edtf for m in find_times("It was fired on Tuesday, weeks ago, last year, in March.", "en", None)] == [
        None
    ] * 4
    assert [m.edtf for m in find_times("It was fired on 2 January 2024.", "en", None)] == ["2024-01-02"]


def test_date_line_dates_the_report() -> None:
    found = find_times("Missiles fired\nJanuary 5, 2024\nThey were fired on Tuesday.", "en", None)
    assert [(m.edtf, m.anchor) for m in found] == [("2024-01-05", "explicit"), ("2024-01-02", "published 2024-01-05")]


def test_anchors() -> None:
    text = "Das Schiff lief am 5. Dezember 2023 aus. Zwei Tage später kam es an, hieß es am Dienstag."
    explicit, later, stated = find_times(text, "de", "2024-01-05")
    assert explicit.anchor == "explicit"
    assert (later.anchor, later.edtf) == (f"mention {explicit.start}-{explicit.end}", "2023-12-07")
    assert (stated.anchor, stated.edtf) == ("published 2024-01-05", "2024-01-02")


def test_dates_of_statements_are_no_anchors() -> None:
    text = "A boat was stopped on 15 January 2023, the navy said on 1 February 2023. Nine days earlier it found rifles."
    assert find_times(text, "en", "2023-02-15")[-1].edtf == "2023-01-06"


def test_modifiers() -> None:
    found = find_times("Since March it has worked until Friday, not before 2022.", "en", "2024-01-05")
    assert [m.modifier for m in found] == ["since", "until", "not-before"]


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("de", "Das teilte das Ministerium am Mittwoch mit.", [True]),
        ("de", "Am Dienstag hatte Kiew Raketen abgefeuert, wie Moskau mitteilte.", [False]),
        ("de", "Das Schiff sei am 15. Januar gestoppt worden, hieß es am Montag.", [False, True]),
        ("en", "The navy said rifles were seized on Friday.", [False]),
        ("en", "On Tuesday the navy said that rifles had been seized on 15 January.", [True, False]),
    ],
)
def test_dates_of_statements_are_marked(language: str, text: str, wanted: list[bool]) -> None:
    assert [m.stated for m in find_times(text, language, "2024-01-05")] == wanted
