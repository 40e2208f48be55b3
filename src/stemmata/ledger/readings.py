"""One document read: from a capture to the rows that are derived from it. Runs in workers, writes nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from stemmata.errors import StemmataError
from stemmata.ledger import chain, forms, layers, work
from stemmata.model import Article, Capture, DateFound, Entry, Issue, Part


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What was read from one capture: the article, its claims and issues as JSON objects, or why there are none."""

    document: str
    article: Mapping[str, Any]
    claims: Sequence[Mapping[str, Any]] = ()
    issues: Sequence[Mapping[str, Any]] = ()
    error: str | None = None


def basis(capture: Capture) -> str:
    """A hash of all that reading goes by: the bytes, their type, headers and what was stated of them."""
    given = [capture.id, capture.media_type, capture.headers, capture.stated, capture.retrieved, capture.source]
    return chain.digest(forms.canonical(given).encode("utf-8", "surrogatepass"))


def article_object(article: Article) -> dict[str, Any]:
    """An article as a JSON object, `text` and all."""
    date = {"published": article.published, "updated": article.updated}
    return {
        "document": article.document,
        "title": article.title,
        "url": article.url,
        "publisher": article.publisher,
        "language": article.language,
        **{key: {"value": one.value, "found_in": one.found_in} if one else None for key, one in date.items()},
        "authors": list(article.authors),
        "agencies": list(article.agencies),
        "parts": [{"kind": one.kind, "start": one.start, "end": one.end} for one in article.parts],
        "text": article.text,
        **({"entries": [asdict(one) for one in article.entries]} if article.entries else {}),
    }


def read(capture: Capture) -> Reading:
    """Read a capture to the end. Never raises for what is in the bytes: the reason stands in `error`."""
    try:
        found = _read(capture)
        forms.canonical(found.article).encode()
        return found
    except UnicodeEncodeError:
        reason = "its text holds broken characters (lone surrogates): save it again as UTF-8"
    except StemmataError as error:
        reason = str(error)
    except Exception as error:
        reason = str(work.blame(error))
    return Reading(document=capture.id, article={"text": "", "parts": [], **_stated(capture)}, error=reason)


def _stated(capture: Capture) -> dict[str, Any]:
    found: dict[str, Any] = {key: capture.stated.get(key) for key in layers.STATED}
    if found["published"]:
        found["published"] = {"value": found["published"], "found_in": "stated"}
    return found


def _read(capture: Capture) -> Reading:
    from stemmata import reading
    from stemmata.claims.extract import analyse

    analysis = analyse(reading.read(capture))
    article = analysis.article
    issues = {one.id: layers.picked(one, layers.ISSUE) for one in (*article.issues, *analysis.issues)}
    return Reading(
        document=capture.id,
        article=article_object(article),
        claims=[forms.claim_object(one, why=True) for one in layers.distinct(analysis.claims)],
        issues=[issues[key] for key in sorted(issues)],
    )


def article_of(document: str, kept: Mapping[str, Any], issues: Sequence[Mapping[str, Any]]) -> Article:
    """The article again that `article_object` made an object of."""
    dates: dict[str, Any] = {key: DateFound(**kept[key]) for key in ("published", "updated") if kept.get(key)}
    plain: dict[str, Any] = {key: kept.get(key) for key in ("title", "url", "publisher", "language")}
    return Article(
        document=document,
        text=kept["text"],
        parts=tuple(Part(**one) for one in kept["parts"]),
        authors=tuple(kept.get("authors", ())),
        agencies=tuple(kept.get("agencies", ())),
        issues=tuple(Issue(**one) for one in issues),
        entries=tuple(Entry(**one) for one in kept.get("entries", ())),
        **plain,
        **dates,
    )
