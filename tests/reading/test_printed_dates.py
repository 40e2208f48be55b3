"""Dates as pages print them."""

from __future__ import annotations

import pytest

from stemmata.reading.dates import dates_of_line, is_date_line, iso, may_be_same_day
from stemmata.reading.forms import read_date_line

LINES = {
    "17. Oktober 2022, 22:15 Uhr": ("2022-10-17T22:15:00", None),
    "5. Januar 2024": ("2024-01-05", None),
    "Mittwoch, 01.02.2023": ("2023-02-01", None),
    "Stand: 05.11.2022 16:30 Uhr": (None, "2022-11-05T16:30:00"),
    "13.03.2024, 13:27": ("2024-03-13T13:27:00", None),
    "March 13, 2024 6:10 p.m.": ("2024-03-13T18:10:00", None),
    "1 February 2023": ("2023-02-01", None),
    "Published Jul 17, 2024, 11:21am": ("2024-07-17T11:21:00", None),
    "Veröffentlicht am 05.01.2024 | Aktualisiert am 06.01.2024": ("2024-01-05", "2024-01-06"),
    "Do 25.04.24 | 14:07 Uhr": ("2024-04-25", None),
    "2024-01-05T10:00:00+01:00": ("2024-01-05T10:00:00+01:00", None),
    "28.04.2024 | 09:36 Uhr": ("2024-04-28", None),
}


@pytest.mark.parametrize(("line", "expected"), LINES.items(), ids=LINES.keys())
def test_date_lines(line: str, expected: tuple[str | None, str | None]) -> None:
    assert is_date_line(line)
    assert dates_of_line(line) == expected


@pytest.mark.parametrize(
    "line",
    [
        "Am 5. Januar 2024 griff Russland an.",
        "6. Januar: Die US-Marine fand Gewehre",
        "31.02.2024",
        "Januar 2024",
        "12345",
        "",
        "Version 1.2.2024.7",
        "99.99.2024",
    ],
)
def test_what_is_no_date_line(line: str) -> None:
    assert not is_date_line(line)


@pytest.mark.parametrize(
    ("line", "kind", "authors"),
    [
        ("Berlin, 25 January 2023", "dateline", ()),
        ("by Jane Roe Apr. 28, 2023 1:15 pm", "byline", ("Jane Roe",)),
        ("Do 25.04.24 | 14:07 Uhr | Von Eva Muster", "byline", ("Eva Muster",)),
    ],
)
def test_dates_with_a_place_or_authors(line: str, kind: str, authors: tuple[str, ...]) -> None:
    found = read_date_line(line)
    assert found is not None
    assert (found.kind, found.authors) == (kind, authors)


def test_machine_dates() -> None:
    assert iso("2023-02-01T15:02:00Z") == "2023-02-01T15:02:00+00:00"
    assert iso("2023-02-01 15:02:00 +0100") == "2023-02-01T15:02:00+01:00"
    assert iso("20230201") is None
    assert iso("2023-13-01") is None


def test_days_across_zones() -> None:
    assert may_be_same_day("2024-01-05T23:30:00+00:00", "2024-01-06")
    assert may_be_same_day("2024-01-05", "2024-01-05T10:00:00")
    assert not may_be_same_day("2024-01-05T12:00:00+00:00", "2024-01-06")
    assert not may_be_same_day("2024-01-05", "2024-01-06")
