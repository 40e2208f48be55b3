"""Laws of reading that hold for any input."""

from __future__ import annotations

from contextlib import suppress

from hypothesis import example, given, settings
from hypothesis import strategies as st

from stemmata.capture import from_bytes
from stemmata.errors import StemmataError
from stemmata.model import Article
from stemmata.reading import read, read_html, read_text

_SNIPPETS = st.sampled_from(
    [
        "Berlin (dpa) - ",
        "SEOUL, Oct. 19 (Yonhap) -- ",
        "(afp, dpa, rtr)",
        "sti/kle (afp, dpa, rtr)",
        "\n\n",
        "\n",
        " ",
        "- ",
        "1. ",
        "Bild: KCNA/REUTERS",
        "5. Januar 2024",
        "Stand: 05.11.2022 16:30 Uhr",
        "Von Max Muster",
        "By Jane Roe",
        "Mit Material von dpa",
        "Russland hat die Ukraine mit Raketen angegriffen. ",
        "Russia fired missiles at Ukraine, officials said. ",
        "(",
        ")",
        "©",
        "Quelle:",
        "16:05 ",
        "Zum Inhalt springen",
        "Lesen Sie auch",
        "Anzeige",
        "İ",
        "ß",
        "\u00ad",
        "\ufeff",
        "\x00",
        "Kiew.",
        "—",
        "<p>",
        "</div>",
    ]
)
TEXTS = st.one_of(st.text(max_size=300), st.lists(st.one_of(_SNIPPETS, st.text(max_size=20)), max_size=25).map("".join))
PAGES = st.lists(
    st.one_of(
        _SNIPPETS,
        st.sampled_from(
            [
                "<html>",
                "<body>",
                "<article>",
                "<h1>",
                "</h1>",
                "<div class='share'>",
                "<li>",
                "<td>",
                "<br>",
                "<a href='x'>",
                "</a>",
                "<script type='application/ld+json'>",
                '{"@type":"NewsArticle","datePublished":"2024-13-45"}',
                "</script>",
                "<!--",
                "<time datetime='2024-01-05'>",
                "<meta name='date' content='2024-01-05'>",
                "<figure><figcaption>",
                "&nbsp;",
                "&#0;",
                "<svg>",
                "<p hidden>",
                "<title>A | B</title>",
                "<template>",
                "]]>",
                "<b",
                "<span>",
            ]
        ),
    ),
    max_size=40,
).map("".join)


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _check(article: Article) -> None:
    last = 0
    for part in article.parts:
        assert last <= part.start < part.end <= len(article.text)
        stretch = article.text[part.start : part.end]
        assert stretch == stretch.strip()
        last = part.end


@given(TEXTS)
@example("")
@example("İ" * 90 + " (dpa) - x")
@settings(max_examples=120, deadline=None)
def test_parts_of_any_text_are_in_order_and_inside_it(text: str) -> None:
    article = read_text(text, document="d")
    assert article.text == text
    _check(article)


@given(PAGES)
@settings(max_examples=100, deadline=None)
def test_parts_of_any_page_are_in_order_and_inside_its_text(page: str) -> None:
    _check(read_html(page, document="d"))


@given(st.one_of(st.binary(max_size=400), TEXTS.map(_encoded), PAGES.map(str.encode)))
@settings(max_examples=100, deadline=None)
def test_any_bytes_are_read_or_refused_with_an_error_for_people(data: bytes) -> None:
    with suppress(StemmataError):
        _check(read(from_bytes(data, source="x", retrieved="2024-01-05T00:00:00+00:00")))


@given(PAGES)
@settings(max_examples=25, deadline=None)
def test_the_same_page_reads_the_same_twice(page: str) -> None:
    assert read_html(page, document="d") == read_html(page, document="d")
