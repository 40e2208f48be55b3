"""Reading: from bytes to an Article, one canonical text with parts and offsets, without page furniture."""

from __future__ import annotations

from collections.abc import Mapping

from stemmata.model import Article, Capture


def read_text(text: str, *, document: str, stated: Mapping[str, str] | None = None) -> Article:
    """An article from a text that is canonical already: it is kept exactly, and its parts are found in it.

    `document` is the id the article gets; `stated` may hold url, title, publisher, published, language.
    Never fails: what could not be read is among the article's issues.

        >>> article = read_text("Panzer übergeben\\n\\nBerlin (dpa) - Die Panzer sind da.", document="a")
        >>> article.agencies
        ('dpa',)
    """
    from stemmata.reading.assemble import assemble

    return assemble(text, document=document, stated=stated or {})


def read_html(page: str, *, document: str, stated: Mapping[str, str] | None = None) -> Article:
    """An article from a page that is decoded already: its canonical text is built from the page's blocks."""
    from stemmata.reading.page import read_page

    return read_page(page, document=document, stated=stated or {})


def read(capture: Capture) -> Article:
    """The article that a capture holds: main text without page furniture.

    Raises:
        ReadingError: the bytes hold no report that could be read.
    """
    from stemmata.reading.kinds import read_capture

    return read_capture(capture)
