"""Reading by media type: pages, plain texts and page dumps, JSON reports."""

from __future__ import annotations

import json

from stemmata.errors import ReadingError
from stemmata.model import Article, Capture, Issue
from stemmata.reading.assemble import assemble
from stemmata.reading.charset import decode
from stemmata.reading.dumps import clean, is_dump
from stemmata.reading.issues import issue

_LONGEST = 500_000
_MOST_LINES = 10_000
_MOST_TAGS = 100_000


def read_capture(capture: Capture) -> Article:
    """The article in a capture.

    Raises:
        ReadingError: there is no running text in it, or it is longer than any report.
    """
    if capture.media_type == "application/json":
        return _read_json(capture)
    decoded = decode(capture.data, content_type=capture.headers.get("content-type", ""))
    issues = [issue(capture.id, "charset-mismatch", decoded.trouble)] if decoded.trouble else []
    if capture.media_type == "text/html":
        return _read_html(capture, decoded.text, issues)
    return _read_text(capture, decoded.text, issues)


def _read_html(capture: Capture, page: str, issues: list[Issue]) -> Article:
    from stemmata.reading.page import read_page

    if page.count("<") > _MOST_TAGS:
        raise ReadingError(f"{capture.source}: more than {_MOST_TAGS:,} tags, no report: save its text and read that")
    article = read_page(
        page,
        document=capture.id,
        stated=capture.stated,
        source=capture.source,
        retrieved=capture.retrieved,
        issues=issues,
    )
    return _checked(capture, article)


def _read_text(capture: Capture, text: str, issues: list[Issue]) -> Article:
    canonical = normal(text)
    _check_length(capture, canonical)
    if is_dump(canonical, title=capture.stated.get("title")):
        canonical = clean(canonical, title=capture.stated.get("title"))
    article = assemble(
        canonical, document=capture.id, stated=_with_url(capture), retrieved=capture.retrieved, issues=issues
    )
    return _checked(capture, article)


def _read_json(capture: Capture) -> Article:
    """A JSON report: its `text` is canonical and kept exactly; its `html` is read as a page."""
    try:
        report = json.loads(capture.data)
    except (ValueError, RecursionError):
        raise ReadingError(f"{capture.source}: not valid JSON: mend it") from None
    if not isinstance(report, dict):
        raise ReadingError(f"{capture.source}: JSON, but no report: an object with text or html is needed")
    text, page = report.get("text"), report.get("html")
    if isinstance(text, str) and text.strip():
        _check_length(capture, text)
        article = assemble(text, document=capture.id, stated=capture.stated, retrieved=capture.retrieved)
        return _checked(capture, article)
    if isinstance(page, str):
        return _read_html(capture, page, [])
    raise ReadingError(f"{capture.source}: JSON without text or html: a report needs one of them")


def normal(text: str) -> str:
    """Text of a file as canonical text: line ends as \\n, without invisible characters; spaces are kept."""
    from stemmata.reading.blocks import without_invisible

    return without_invisible(text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def _with_url(capture: Capture) -> dict[str, str]:
    stated = dict(capture.stated)
    if capture.source.startswith(("http://", "https://")):
        stated.setdefault("url", capture.source)
    return stated


def _checked(capture: Capture, article: Article) -> Article:
    if not article.text.strip():
        raise ReadingError(f"{capture.source}: no running text found: save the page as text and read that")
    return article


def _check_length(capture: Capture, text: str) -> None:
    """Refuse what is longer than any report before work is put into it."""
    if len(text) > _LONGEST or text.count("\n") > _MOST_LINES:
        raise ReadingError(f"{capture.source}: {len(text):,} characters of text, more than a report: split it")
