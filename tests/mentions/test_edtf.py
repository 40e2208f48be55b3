"""EDTF: what is parsed, what is refused, and the laws that every expression obeys."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemmata.mentions.edtf import EdtfError, bounds, parse, valid

BOUNDS = [
    ("2024-01-02", "2024-01-02", "2024-01-02"),
    ("2024-02", "2024-02-01", "2024-02-29"),
    ("2023", "2023-01-01", "2023-12-31"),
    ("199X", "1990-01-01", "1999-12-31"),
    ("19XX", "1900-01-01", "1999-12-31"),
    ("2024-01-XX", "2024-01-01", "2024-01-31"),
    ("2024-XX-XX", "2024-01-01", "2024-12-31"),
    ("2024-21", "2024-03-01", "2024-05-31"),
    ("2020-23", "2020-09-01", "2020-11-30"),
    ("2023-24", "2023-12-01", "2024-02-29"),
    ("2024-33", "2024-01-01", "2024-03-31"),
    ("2024-41", "2024-07-01", "2024-12-31"),
    ("2023-12-31~/2024-01-01~", "2023-12-31", "2024-01-01"),
    ("2004/..", "2004-01-01", None),
    ("../2024-01-04", None, "2024-01-04"),
    ("2023-09/", "2023-09-01", None),
    ("/2024-01-04", None, "2024-01-04"),
    ("2024-01~/2024-03?", "2024-01-01", "2024-03-31"),
    ("[2023-12-30,2024-01-02]", "2023-12-30", "2024-01-02"),
    ("{2023-12-30..2024-01-02}", "2023-12-30", "2024-01-02"),
    ("[..2024-01-04]", None, "2024-01-04"),
    ("2024-10-31T07:10", "2024-10-31", "2024-10-31"),
    ("2023-04-25~", "2023-04-25", "2023-04-25"),
]


@pytest.mark.parametrize(("text", "first", "last"), BOUNDS)
def test_bounds_and_round_trip(text: str, first: str | None, last: str | None) -> None:
    assert bounds(text) == (first and date.fromisoformat(first), last and date.fromisoformat(last))
    assert str(parse(text)) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "yesterday",
        "2024-13",
        "2024-02-30",
        "2024-1-2",
        "24",
        "2024-01-05/2024-01-01",
        "[2024",
        "[..]",
        "2024-21-03",
        "199X-01",
        "2024-10-31T25:00",
        "2024-XX-05",
        "2024-01-0५",
        "x" * 500,
        "2024/2025/2026",
    ],
)
def test_refuses(text: str) -> None:
    assert not valid(text)
    with pytest.raises(EdtfError):
        parse(text)


_DATES = st.dates(min_value=date(1, 1, 1), max_value=date(9998, 12, 31))
_POINTS = st.one_of(
    _DATES.map(lambda d: d.isoformat()),
    _DATES.map(lambda d: d.isoformat()[:7]),
    _DATES.map(lambda d: d.isoformat()[:4]),
    st.tuples(_DATES, st.sampled_from(["21", "22", "23", "24", "33", "36", "40", "41"])).map(
        lambda p: f"{p[0].isoformat()[:4]}-{p[1]}"
    ),
)
_QUALIFIED = st.tuples(_POINTS, st.sampled_from(["", "?", "~", "%"])).map("".join)


@given(_QUALIFIED)
def test_law_of_dates(text: str) -> None:
    first, last = bounds(text)
    assert first is not None
    assert last is not None
    assert first <= last
    assert str(parse(text)) == text


@given(st.one_of(_QUALIFIED, st.sampled_from(["..", ""])), st.one_of(_QUALIFIED, st.sampled_from(["..", ""])))
def test_law_of_intervals(lower: str, upper: str) -> None:
    text = f"{lower}/{upper}"
    if not valid(text):
        assert lower not in ("..", "")
        assert upper not in ("..", "")
        return
    first, last = bounds(text)
    assert first is None or last is None or first <= last
    assert str(parse(text)) == text


@given(st.text(alphabet="0123456789-/.?~%X[]{}, T:", max_size=40))
def test_never_crashes(text: str) -> None:
    if valid(text):
        first, last = bounds(text)
        assert first is None or last is None or first <= last
        assert str(parse(text)) == text
