"""Every layer of one document as JSON objects: what `stemmata annotate` writes and what workers send home."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any

from stemmata.errors import ReadingError, StemmataError
from stemmata.ledger import forms, work
from stemmata.model import Article, Attribution, Claim, Span

if TYPE_CHECKING:
    from stemmata.claims.extract import Analysis

STATED = ("published", "language", "url", "title", "publisher")
TIMEX = ("start", "end", "type", "value", "edtf")
TOPONYM = ("start", "end", "lat", "lon", "geonameid", "country", "precision", "id", "name")
ACTOR = ("start", "end", "id", "name", "kind", "form", "country")
ITEM = ("start", "end", "id", "name", "family", "ancestors", "designation", "plural", "producer")
QUANTITY = ("start", "end", "min", "max", "approx", "unit", "text")
ISSUE = ("id", "kind", "message", "start", "end")


def picked(mention: Any, names: Sequence[str]) -> dict[str, Any]:
    """The named attributes of a mention."""
    return {name: forms.tidy(getattr(mention, name)) for name in names}


def pairs(spans: Sequence[Span]) -> list[list[int]]:
    """Spans as `[start, end]`."""
    return [[one.start, one.end] for one in spans]


def attribution_object(found: Attribution) -> dict[str, Any]:
    """`{source, cue, content, chain, certainty, stance, rule}`."""
    return {
        "source": pairs(found.source),
        "cue": pairs(found.cue),
        "content": pairs(found.content),
        "chain": [forms.source_object(one) for one in found.chain],
        "certainty": found.certainty,
        "stance": found.stance,
        "rule": found.rule,
    }


def distinct(claims: Sequence[Claim]) -> list[Claim]:
    """The claims with ids that differ: a second one of the same event on the same words gets `-2`."""
    seen: dict[str, int] = {}
    found = []
    for one in claims:
        seen[one.id] = seen.get(one.id, 0) + 1
        found.append(one if seen[one.id] == 1 else replace(one, id=f"{one.id}-{seen[one.id]}"))
    return found


def layers(analysis: Analysis, *, tokens: bool = False) -> dict[str, Any]:
    """All layers of an analysis, offsets into `analysis.article.text`."""
    return {
        "sentences": [
            {"start": one.start, "end": one.end} | ({"tokens": [asdict(t) for t in one.tokens]} if tokens else {})
            for one in analysis.sentences
        ],
        "timex": [picked(one, TIMEX) for one in analysis.times],
        "toponyms": [picked(one, TOPONYM) for one in analysis.places],
        "actors": [picked(one, ACTOR) for one in analysis.actors],
        "items": [picked(one, ITEM) for one in analysis.items],
        "quantities": [picked(one, QUANTITY) for one in analysis.quantities],
        "attributions": [attribution_object(one) for one in analysis.attributions],
        "claims": [forms.claim_object(one) for one in distinct(analysis.claims)],
        "issues": [picked(one, ISSUE) for one in (*analysis.article.issues, *analysis.issues)],
    }


def article_of(row: Mapping[str, Any]) -> Article:
    """The article of a row `{id, text or html, published, language, url, title, publisher}`.

    Given text is kept to the character; given HTML is read like any page.

    Raises:
        StemmataError: the row has neither text nor html, or it can't be read.
    """
    stated = {key: str(row[key]) for key in STATED if row.get(key)}
    text, html = row.get("text"), row.get("html")
    if isinstance(text, str) and text.strip():
        from stemmata.reading import read_text

        digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        return read_text(text, document=f"sha256:{digest}", stated=stated)
    if isinstance(html, str) and html.strip():
        from stemmata.capture import from_bytes
        from stemmata.reading import read

        data = html.encode("utf-8", "replace")
        # The string is decoded already, whatever charset the page declares.
        capture = from_bytes(
            data,
            source=str(row["id"]),
            retrieved="",
            media_type="text/html; charset=utf-8",
            headers={"content-type": "text/html; charset=utf-8"},
            stated=stated,
        )
        return read(capture)
    raise ReadingError("it has no text: give `text` or `html` with some words in it")


def annotate(row: Mapping[str, Any], *, tokens: bool = False) -> dict[str, Any]:
    """`{id, …every layer}` of one row; a page given as `html` also gets its canonical `text`.

    Raises:
        StemmataError: as `article_of`.
    """
    from stemmata.claims.extract import analyse

    article = article_of(row)
    analysis = analyse(article)
    named = replace(
        analysis, claims=tuple(replace(one, document={**one.document, "id": row["id"]}) for one in analysis.claims)
    )
    given = {"id": row["id"]} | ({} if row.get("text") else {"text": article.text})
    return given | layers(named, tokens=tokens)


def annotated(row: Mapping[str, Any], *, tokens: bool = False) -> dict[str, Any] | StemmataError:
    """`annotate`, for batches: an error is returned, so that one bad document never stops the others."""
    try:
        return annotate(row, tokens=tokens)
    except StemmataError as error:
        return error
    except Exception as error:
        return work.blame(error)
