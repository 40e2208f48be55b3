"""Pages: the article without furniture, and what the page says of itself."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from stemmata.capture import capture, from_bytes
from stemmata.errors import StemmataError
from stemmata.model import Article, Capture
from stemmata.reading import read, read_html

FIRST = (
    "Russland hat die Ukraine am Dienstag mit Raketen angegriffen. "
    "Das sagte ein Sprecher am Mittwoch in Kiew vor der Presse."
)
SECOND = (
    "Die Raketen stammten nach seinen Worten aus Nordkorea. "
    "Sie hätten eine Reichweite von etwa 900 Kilometern, fügte er hinzu."
)
THIRD = (
    "Aus Moskau kam dazu zunächst keine Stellungnahme. "
    "Das Außenministerium hatte Berichte dieser Art früher zurückgewiesen."
)


def page(body: str, head: str = "") -> str:
    return f"<!doctype html><html lang='de'><head><meta charset='utf-8'>{head}</head><body>{body}</body></html>"


def kept(body: str, head: str = "", **stated: str) -> list[str]:
    return read_html(page(body, head), document="d", stated=stated).text.split("\n\n")


FURNITURE = {
    "navigation": "<nav><ul><li><a href='/'>Politik</a></li><li>Sport</li></ul></nav>",
    "consent": "<div class='cookie-layer'><p>Wir und unsere Partner speichern Informationen auf Ihrem Gerät.</p></div>",
    "related": "<aside class='inline'><h4>Lesen Sie auch</h4><ul><li><a href='/1'>Anderer Bericht</a></ul></aside>",
    "plain box": "<div><span>Mehr zum Thema</span><ul><li><a href='/1'>Ein anderer Bericht</a></ul></div>",
    "link": "<p><a href='/1'>Lesen Sie hier, was gestern in Kiew geschehen ist und wer dazu etwas sagte.</a></p>",
    "newsletter": "<div class='newsletter'><p>Jeden Morgen das Wichtigste für Sie.</p><button>Bestellen</button></div>",
    "share": "<div class='share-bar'>Teilen · Drucken · Merken</div>",
    "hidden": "<p hidden>Dies steht nicht auf der Seite, die Leute sehen, und gehört auch nicht dazu.</p>",
    "script": "<script>var text = 'Ein Satz im Programm, der kein Text ist.';</script>",
    "comments": "<div class='comments'><h3>Kommentare (2)</h3><p>Das glaube ich nicht, was da wieder steht.</p></div>",
    "form": "<form><p>Geben Sie hier Ihre Adresse ein, dann schreiben wir Ihnen.</p></form>",
    "reading time": "<p>Lesezeit: 3 Min.</p>",
}


@pytest.mark.parametrize("box", FURNITURE.values(), ids=FURNITURE.keys())
def test_furniture_inside_and_around_an_article_is_left_out(box: str) -> None:
    body = f"{box}<article><h1>Raketen auf Kiew</h1><p>{FIRST}</p>{box}<p>{SECOND}</p><p>{THIRD}</p></article>{box}"
    assert kept(body) == ["Raketen auf Kiew", FIRST, SECOND, THIRD]


def test_the_pieces_of_an_article_keep_the_order_of_the_page() -> None:
    body = f"""<header><a href='/'>Zeitung</a></header><main>
        <div class='head'><span>Krieg</span><h1>Raketen auf Kiew</h1></div>
        <div class='meta'><span>Von Gunda Everling</span>
        <time datetime='2024-01-05T10:00:00+01:00'>5. Januar 2024</time></div>
        <figure><img src='x'><figcaption>Rauch über Kiew. Foto: Studio Nord</figcaption></figure>
        <p><b>Der Sprecher nennt die Herkunft der Raketen.</b></p><div class='text'><p>Kiew (dpa) - {FIRST}</p>
        <h2>Keine Antwort aus Moskau</h2><p>{SECOND}</p><p>{THIRD}</p></div><div>Quelle: dpa/hb</div></main>
        <footer>Impressum | Datenschutz | © Zeitung</footer>"""
    article = read_html(page(body), document="d")
    assert article.text.split("\n\n") == [
        "Krieg",
        "Raketen auf Kiew",
        "Von Gunda Everling 5. Januar 2024",
        "Rauch über Kiew. Foto: Studio Nord",
        "Der Sprecher nennt die Herkunft der Raketen.",
        "Kiew (dpa) - " + FIRST,
        "Keine Antwort aus Moskau",
        SECOND,
        THIRD,
        "Quelle: dpa/hb",
    ] or article.text.split("\n\n")[2:4] == ["Von Gunda Everling", "5. Januar 2024"]
    assert article.authors == ("Gunda Everling", "hb")
    assert article.agencies == ("dpa",)
    assert article.published is not None
    assert article.published.value == "2024-01-05T10:00:00+01:00"
    assert article.published.found_in == "time element"


def test_entities_spaces_and_soft_hyphens() -> None:
    spaced = f"Rund 900&nbsp;km   weit\n flog\xadsie. {SECOND}"
    body = f"<h1>Raketen&shy;werfer &amp; &bdquo;Panzer&ldquo;</h1><p>{FIRST}</p><p>{spaced}</p>"
    title, _, paragraph = kept(body)
    assert title == "Raketenwerfer & „Panzer“"
    assert paragraph.startswith("Rund 900\xa0km weit flogsie. ")


def test_doubled_line_breaks_part_paragraphs_and_single_ones_do_not() -> None:
    assert kept(f"<h1>Raketen auf Kiew</h1><div>{FIRST}<br><br>{SECOND}<br>\n{THIRD}</div>") == [
        "Raketen auf Kiew",
        FIRST,
        f"{SECOND} {THIRD}",
    ]


LD = '<script type="application/ld+json">%s</script>'
BODY = f"<h1>Raketen auf Kiew</h1><p>{FIRST}</p><p>{SECOND}</p>"


def read_head(head: str, **stated: str) -> Article:
    return read_html(page(BODY, head), document="d", stated=stated)


def test_json_ld_is_believed_first() -> None:
    node = {
        "@graph": [
            {"@type": "BreadcrumbList"},
            {
                "@type": "NewsArticle",
                "headline": "Raketen auf Kiew",
                "datePublished": "2024-01-05T10:00:00+01:00",
                "dateModified": "2024-01-06T08:00:00Z",
                "publisher": {"name": "Nordblatt"},
                "author": [{"name": "Jan Maat"}, {"name": "AFP"}],
                "mainEntityOfPage": {"@id": "https://nordblatt.example/1"},
            },
        ],
    }
    article = read_head(LD % json.dumps(node) + "<meta name='date' content='2024-01-05'>")
    assert article.published is not None
    assert (article.published.value, article.published.found_in) == ("2024-01-05T10:00:00+01:00", "json-ld")
    assert article.updated is not None
    assert article.updated.value == "2024-01-06T08:00:00+00:00"
    assert (article.publisher, article.url) == ("Nordblatt", "https://nordblatt.example/1")
    assert (article.authors, article.agencies) == (("Jan Maat",), ("AFP",))
    assert article.issues == ()


@pytest.mark.parametrize(
    ("head", "value"),
    [
        ("<meta property='article:published_time' content='2024-01-05T10:00:00Z'>", "2024-01-05T10:00:00+00:00"),
        ("<meta name='DC.date' content='2024-01-05'>", "2024-01-05"),
        (LD % '{"@type": "NewsArticle", "headline": "x", "datePublished": "2024-01-05",}', "2024-01-05"),
        (LD % "no json" + "<meta name=date content=2024-01-05>", "2024-01-05"),
    ],
)
def test_dates_of_the_page(head: str, value: str) -> None:
    article = read_head(head)
    assert article.published is not None
    assert article.published.value == value


def test_sources_that_disagree_are_an_issue() -> None:
    article = read_head("<meta name='date' content='2024-01-09'>", published="2024-01-05")
    assert article.published is not None
    assert (article.published.value, article.published.found_in) == ("2024-01-05", "stated")
    assert [i.kind for i in article.issues] == ["date-conflict"]


def test_a_text_told_only_in_json_ld_is_read_where_the_page_shows_none() -> None:
    node = {"@type": "NewsArticle", "headline": "Raketen auf Kiew", "articleBody": f"{FIRST}\n{SECOND}\n{THIRD}"}
    script = LD % json.dumps(node)
    assert kept("<div id='app'></div>", script) == ["Raketen auf Kiew", FIRST, SECOND, THIRD]
    shown = f"<h1>Raketen auf Kiew</h1><p>{FIRST}</p><p>{SECOND}</p>"
    assert kept(shown, script) == ["Raketen auf Kiew", FIRST, SECOND]


@pytest.mark.parametrize(
    ("head", "publisher"),
    [
        ("<meta property='og:site_name' content='Nordblatt'>", "Nordblatt"),
        ("<title>Raketen auf Kiew | Nordblatt</title>", "Nordblatt"),
        ("<title>Nordblatt - Raketen auf Kiew</title>", "Nordblatt"),
        ("<link rel='canonical' href='https://www.nordblatt.example/1'>", "nordblatt.example"),
    ],
)
def test_publishers_of_the_page(head: str, publisher: str) -> None:
    assert read_head(head).publisher == publisher
    assert read_head(head, publisher="Wie gesagt").publisher == "Wie gesagt"


LIVE = f"""<h1>Liveblog zum Krieg</h1><div id='e1'><h2>09:10 Raketen auf Kiew</h2>
    <time datetime='2024-01-05T09:10:00+01:00'></time><p>{FIRST}</p><p>{THIRD}</p></div>
    <div id='e2'><h2>08:00 Ruhe in Lwiw</h2><p>{SECOND}</p></div>"""


def test_an_anchor_in_the_url_picks_the_entry_of_a_live_blog() -> None:
    article = read_html(page(LIVE), document="d", stated={"url": "https://a.example/live#e1"})
    assert FIRST in article.text
    assert SECOND not in article.text
    assert article.published is not None
    assert article.published.value == "2024-01-05T09:10:00+01:00"
    assert SECOND in read_html(page(LIVE), document="d", stated={"url": "https://a.example/live"}).text


def take(data: bytes, **headers: str) -> Article:
    return read(from_bytes(data, source="x", retrieved="2024-01-05T00:00:00+00:00", headers=headers))


def test_broken_markup_is_read() -> None:
    broken = f"<html><body><div><h1>Raketen auf Kiew<p>{FIRST}<p>{SECOND}<div></span></p><b><i>{THIRD}</b>"
    assert FIRST in take(broken.encode()).text


@pytest.mark.parametrize(
    "html", ["<html></html>", "<html><body><nav>Politik</nav></body></html>", "<html><body><img></body>"]
)
def test_a_page_without_text_is_an_error_for_people(html: str) -> None:
    with pytest.raises(StemmataError, match="no running text"):
        take(html.encode())


def test_a_date_after_retrieval_and_a_missing_date_are_issues() -> None:
    dated = page(BODY, "<meta name='date' content='2031-01-05'>").encode()
    assert [i.kind for i in take(dated).issues] == ["date-in-future"]
    assert [i.kind for i in take(page(BODY).encode()).issues] == ["no-date"]


@pytest.mark.shared
def test_pages_of_the_clusters_read_as_their_canonical_texts(shared: Path) -> None:
    docs = shared / "gold" / "clusters" / "docs"
    exact = 0
    pages = sorted(docs.glob("*.html"))
    for path in pages:
        report = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        (taken,) = capture(path)
        assert isinstance(taken, Capture)
        article = read(taken)
        mine, gold = set(article.text.split("\n\n")), set(report["text"].strip().split("\n\n"))
        assert len(mine ^ gold) <= 2, path.name
        exact += mine == gold
    assert exact >= 0.9 * len(pages)


def test_more_markup_or_text_than_any_report_is_refused_at_once() -> None:
    with pytest.raises(StemmataError, match="tags"):
        take(b"<html><body>" + b"<br>" * 200_000)
    with pytest.raises(StemmataError, match="split it"):
        take(b"A line.\n" * 20_000)
