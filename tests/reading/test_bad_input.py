"""Pages and texts as they should not be: without dates, live blogs, floods of words."""

from __future__ import annotations

import pytest

from stemmata.capture import from_bytes
from stemmata.errors import ReadingError
from stemmata.model import Article
from stemmata.reading import read, read_text

BODY = (
    "The ministry in the capital gave no further details of the shipment, and officials declined to say which route "
    "had been taken. A spokesman said that more would follow in the coming weeks."
)
META = '<meta property="article:published_time" content="2024-01-05T09:00:00+01:00">'


def page(body: str, meta: str = META) -> Article:
    markup = f"<html lang=en><head><title>Live: the war</title>{meta}</head><body><main>{body}</main></body></html>"
    data = markup.encode()
    return read(from_bytes(data, source="p.html", retrieved="2024-06-01T00:00:00+00:00", media_type="text/html"))


def entries(article: Article) -> list[tuple[str | None, str]]:
    return [(one.published, " ".join(article.text[one.start : one.end].split())[:12]) for one in article.entries]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        (f"Guns arrive\n\nKYIV, 5 January 2024 (Reuters) - {BODY}", ("2024-01-05", "dateline")),
        (f"Guns arrive\n\nKiew, 5. Januar 2024 (dpa) - {BODY}", ("2024-01-05", "dateline")),
        (f"Morning briefing, 5 January 2024: guns arrive\n\n{BODY}", ("2024-01-05", "headline")),
        (f"The raid of 5 January 2024 was the worst\n\n{BODY}", None),
        (f"Guns arrive\n\nKYIV, Jan 5 (Reuters) - {BODY}", None),
    ],
)
def test_a_date_of_the_head_is_the_last_resort(text: str, date: tuple[str, str] | None) -> None:
    found = read_text(text, document="d", stated={"language": "en"})
    assert (found.published and (found.published.value, found.published.found_in)) == date
    assert ("no-date" in {i.kind for i in found.issues}) == (date is None)
    stated = read_text(text, document="d", stated={"published": "2023-12-31"}).published
    assert stated
    assert stated.value == "2023-12-31"


def test_entries_by_markup_have_their_own_times() -> None:
    times = ("2024-01-05T00:20:00+01:00", "2024-01-04T23:50:00+01:00", "2024-01-04T20:00:00+01:00")
    blog = page(
        f"<h1>Live: the war</h1><p>{BODY}</p>"
        + "".join(
            f'<article class="e{n}"><time datetime="{t}">{t[11:16]}</time><h3>Part {n} of it all</h3>'
            f"<p>No. {n}. {BODY}</p></article>"
            for n, t in enumerate(times)
        )
    )
    assert [when for when, _ in entries(blog)] == [*times]
    assert [i.message for i in blog.issues if i.kind == "live-blog"] == [
        "a live blog of 3 entries, each read by its own time"
    ]
    assert blog.entries[-1].end == len(blog.text)


@pytest.mark.parametrize(
    ("clocks", "days"),
    [
        (("02:10", "00:15", "23:40", "21:00"), ("05", "05", "04", "04")),  # newest first
        (("20:10", "23:15", "00:40", "02:00"), ("05", "05", "06", "06")),  # oldest first
    ],
)
def test_the_day_changes_where_the_clock_runs_backwards(clocks: tuple[str, ...], days: tuple[str, ...]) -> None:
    wanted = [f"2024-01-{d}T{c}:00" for c, d in zip(clocks, days, strict=True)]
    headed = "".join(f"<h3>{c} Uhr: Nummer {n}</h3><p>No. {n}. {BODY}</p>" for n, c in enumerate(clocks))
    assert [when for when, _ in entries(page(f"<h1>Live: the war</h1><p>{BODY}</p>{headed}"))] == wanted
    plain = "\n\n".join(f"{c} Uhr: No. {n}. {BODY}" for n, c in enumerate(clocks))
    text = f"Live: the war\n\n5 January 2024\n\n{BODY}\n\n{plain}"
    assert [when for when, _ in entries(read_text(text, document="d", stated={}))] == wanted


@pytest.mark.parametrize("heading", ["Donnerstag, 4. Januar 2024", "Donnerstag, 4. Januar", "Thursday, January 4"])
def test_a_heading_gives_the_day_of_what_follows(heading: str) -> None:
    one, two = (
        "\n\n".join(f"{c} Uhr: No. {c}. {BODY}" for c in part) for part in (("02:10", "01:00"), ("12:00", "11:00"))
    )
    text = f"Live: the war\n\n{BODY}\n\n{one}\n\n{heading}\n\n{two}"
    found = entries(read_text(text, document="d", stated={"published": "2024-01-05"}))
    assert [(when or "")[:13] for when, _ in found] == [
        "2024-01-05T02",
        "2024-01-05T01",
        "2024-01-04T12",
        "2024-01-04T11",
    ]


def test_entries_without_any_day_get_none() -> None:
    plain = "\n\n".join(f"{n}:00 Uhr: No. {n}. {BODY}" for n in (12, 11, 10))
    blog = read_text(f"Live: the war\n\n{BODY}\n\n{plain}", document="d", stated={})
    assert [when for when, _ in entries(blog)] == [None] * 3
    assert "3 of them have no day" in next(i.message for i in blog.issues if i.kind == "live-blog")


def test_a_report_with_two_clocks_is_no_live_blog() -> None:
    text = f"The night\n\n{BODY}\n\n12:00 Uhr: {BODY}\n\n11:00 Uhr: Again. {BODY}"
    assert read_text(text, document="d", stated={}).entries == ()


@pytest.mark.parametrize(
    ("data", "kept"),
    [
        ("<html><body>" + "<div>" * 200 + f"<p>{BODY}</p>" + "</div>" * 200, True),
        ("<html><body>" + "<div>" * 40_000 + f"<p>{BODY}</p>" + "</div>" * 40_000, False),
        (f"<p>{BODY.replace('gave', chr(0x202E) + 'gave' + chr(0x202C))}</p>", True),
        ("<html></html>", False),
    ],
    ids=("deep", "abyss", "right-to-left", "nothing"),
)
def test_hostile_pages_are_read_or_refused_by_name(data: str, kept: bool) -> None:
    capture = from_bytes(data.encode(), source="p.html", retrieved="2024-06-01", media_type="text/html")
    if kept:
        assert "gave no further details" in read(capture).text
    else:
        with pytest.raises(ReadingError, match=r"p\.html: no running text found: save the page as text"):
            read(capture)


def test_a_flood_of_words_is_refused_by_name() -> None:
    with pytest.raises(ReadingError, match=r"p\.html: more than 500,000 characters of text, .* split it"):
        page(f"<p>{'Drones struck the town. ' * 25_000}</p>")
