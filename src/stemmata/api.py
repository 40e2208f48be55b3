"""Reading without a ledger, for notebooks and scripts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from stemmata.errors import CaptureError, ReadingError
from stemmata.model import Article, Claim


def annotate(
    text: str,
    *,
    id: str = "text",
    published: str | None = None,
    language: str | None = None,
    url: str | None = None,
    title: str | None = None,
    publisher: str | None = None,
) -> dict[str, Any]:
    """Every layer of a text as JSON objects: sentences, timex, toponyms, actors, items, quantities, attributions,
    claims, issues. Offsets are code points of `text`. The same as `stemmata annotate`, for one document.

    Raises:
        StemmataError: the text is empty or in a language that can't be read.
    """
    from stemmata.ledger import layers

    stated = {"published": published, "language": language, "url": url, "title": title, "publisher": publisher}
    return layers.annotate({"id": id, "text": text, **stated})


def read_report(source: str | Path, **stated: str) -> tuple[Article, list[Claim]]:
    """One report, from a file or an address, and its claims, without a ledger.

    `stated` says what the bytes don't: `url`, `publisher`, `published`, `title`, `language`.

    Raises:
        StemmataError: it can't be taken or read, or `source` holds no report or several.
    """
    from stemmata.capture import capture
    from stemmata.claims.extract import extract
    from stemmata.ledger.layers import distinct
    from stemmata.reading import read

    found = list(capture(str(source), stated=stated))
    if len(found) != 1:
        raise ReadingError(f"{source}: {len(found)} reports here, not one: use a Ledger for folders")
    if isinstance(found[0], CaptureError):
        raise found[0]
    article = read(found[0])
    return article, distinct(extract(article))
