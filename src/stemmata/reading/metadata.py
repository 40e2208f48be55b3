"""What a page says of itself: JSON-LD first, then meta elements, microdata and time elements."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from stemmata import knowledge
from stemmata.model import DateFound
from stemmata.reading import dom, jsonld
from stemmata.reading.bylines import read_byline
from stemmata.reading.credits import agency_forms
from stemmata.reading.dates import iso
from stemmata.reading.dom import Element

_SEPARATOR = re.compile(r"\s+[|–—·•»-]\s+|\s*\|\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """`titles` and `dates` in the order in which they are believed; dates are ("published" | "updated", date).

    `body` is the text that the page's JSON-LD gives, perhaps with markup: believed only where the page shows none.
    """

    titles: tuple[str, ...] = ()
    url: str | None = None
    publisher: str | None = None
    language: str | None = None
    dates: tuple[tuple[str, DateFound], ...] = ()
    authors: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    body: str = ""


def read_metadata(root: Element, *, fragment: str | None = None) -> Metadata:
    """The page's own data; for an entry of a live blog (`fragment`) that entry's data where the page has it."""
    scripts = [s.text for s in root.iter("script") if s.text and "ld+json" in (s.get("type") or "")][:50]
    node = jsonld.article_node(scripts)
    entry = jsonld.entry_node(scripts, fragment) if fragment else {}
    metas = _metas(root)
    document_title = " ".join((root.findtext(".//title") or "").split())
    titles = _distinct(
        [
            jsonld.text_of(entry.get("headline")),
            jsonld.text_of(node.get("headline")),
            metas.get("og:title"),
            _itemprop(root, "headline"),
            metas.get("twitter:title"),
            document_title,
        ]
    )
    people, agencies = _authors(node, metas, root)
    return Metadata(
        titles=tuple(_distinct([*titles, *_without_site(document_title)])),
        url=_url(root, node, metas),
        publisher=_publisher(node, metas, root, document_title, titles),
        language=root.get("lang") or jsonld.text_of(node.get("inLanguage")) or metas.get("og:locale"),
        dates=tuple(_dates(entry, node, metas, root)),
        authors=people,
        agencies=agencies,
        body=body if isinstance(body := (entry or node).get("articleBody"), str) else "",
    )


def _without_site(document_title: str) -> list[str | None]:
    """The document's title without the site's name at its end or its beginning."""
    pieces = _SEPARATOR.split(document_title)
    marks = _SEPARATOR.findall(document_title)
    if len(pieces) < 2:
        return []
    return [document_title[: -len(pieces[-1]) - len(marks[-1])], document_title[len(pieces[0]) + len(marks[0]) :]]


def _metas(root: Element) -> dict[str, str]:
    """Meta elements by name, property or itemprop, lower case; the first of a name counts."""
    found: dict[str, str] = {}
    for meta in root.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or meta.get("http-equiv")
        content = " ".join((meta.get("content") or "").split())
        if name and content and len(content) <= 2000:
            found.setdefault(name.strip().lower(), content)
    return found


def _dates(
    entry: dict[str, object], node: dict[str, object], metas: dict[str, str], root: Element
) -> Iterator[tuple[str, DateFound]]:
    for found_in, source in (("json-ld entry", entry), ("json-ld", node)):
        for kind, key in (("published", "datePublished"), ("updated", "dateModified")):
            yield from _date(kind, jsonld.text_of(source.get(key)), found_in)
    names = knowledge.table("layouts")["metadata"]
    for kind in ("published", "updated"):
        for name in names[kind]:
            yield from _date(kind, metas.get(name), f"meta {name}")
    for kind, prop in (("published", "datePublished"), ("updated", "dateModified")):
        yield from _date(kind, _itemprop(root, prop), "microdata")


def _date(kind: str, value: str | None, found_in: str) -> Iterator[tuple[str, DateFound]]:
    read = iso(value) if value else None
    if read:
        yield kind, DateFound(value=read, found_in=found_in)


def time_elements(elements: list[Element]) -> list[tuple[str, DateFound]]:
    """Dates of the time elements among the article's own elements."""
    found: list[tuple[str, DateFound]] = []
    for element in elements:
        for time in element.iter("time"):
            named = " ".join([*dom.class_tokens(time), *(time.get("itemprop") or "").lower().split()])
            kind = "updated" if re.search("modif|updat|aktual", named) else "published"
            found += _date(kind, time.get("datetime"), "time element")
    return found


def _itemprop(root: Element, name: str) -> str | None:
    for element in root.iterfind(f".//*[@itemprop='{name}']"):
        value = element.get("content") or element.get("datetime") or " ".join("".join(element.itertext()).split())
        if value and len(value) <= 500:
            return str(value)
    return None


def _url(root: Element, node: dict[str, object], metas: dict[str, str]) -> str | None:
    links = [link.get("href") for link in root.iter("link") if (link.get("rel") or "").lower() == "canonical"]
    page = node.get("mainEntityOfPage")
    ids = [page.get("@id") if isinstance(page, dict) else page, node.get("url")]
    for value in (*links, metas.get("og:url"), *ids):
        if isinstance(value, str) and re.match(r"https?://[^\s<>\"]{3,1000}$", value):
            return value
    return None


def _publisher(
    node: dict[str, object], metas: dict[str, str], root: Element, document_title: str, titles: list[str]
) -> str | None:
    named = jsonld.text_of(node.get("publisher"))
    if named and len(named) <= 120:
        return named
    for name in knowledge.table("layouts")["metadata"]["publisher"]:
        value = metas.get(name)
        if value and len(value) <= 80:
            return re.sub(r"^(?:©|\(c\)|copyright)\s*(?:\d{4})?\s*", "", value, flags=re.I) or None
    micro = root.find(".//*[@itemprop='publisher']//*[@itemprop='name']")
    if micro is not None and (value := micro.get("content") or " ".join("".join(micro.itertext()).split())):
        return str(value)[:120]
    return _from_title(document_title, [t for t in titles if t != document_title], root)


def _from_title(document_title: str, titles: list[str], root: Element) -> str | None:
    """The site's name in "Headline | Site" or "Site - Headline": what is left beside the headline."""
    headings = [" ".join("".join(h.itertext()).split()) for h in root.iter("h1")]
    texts = {*titles, *headings}
    pieces = [p.strip() for p in _SEPARATOR.split(document_title) if p.strip()]
    if len(pieces) < 2:
        return None
    whole = [p for p in pieces if not any(p in t or t in p for t in texts if t)] if texts else []
    for piece in whole[-1:] or [min(pieces[0], pieces[-1], key=len)]:
        if 0 < len(piece.split()) <= 5:
            return piece
    return None


def host_name(url: str | None) -> str | None:
    """The host of a URL without "www.", a last resort for the publisher's name."""
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def _authors(node: dict[str, object], metas: dict[str, str], root: Element) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """(persons, agencies) among the authors that the page names."""
    given = jsonld.names(node.get("author")) + jsonld.names(node.get("creator"))
    if not given:
        listed = knowledge.table("layouts")["metadata"]["authors"]
        given = [v for name in listed if (v := metas.get(name)) and not v.startswith("http")][:1]
    if not given and (micro := _itemprop(root, "author")):
        given = [micro]
    publisher = jsonld.text_of(node.get("publisher"))
    people: list[str] = []
    agencies: list[str] = []
    for name in given:
        agency = agency_forms().get(name.casefold())
        byline = read_byline(name, bare=True)
        if agency:
            agencies.append(agency)
        elif byline and name != publisher:
            people += byline.authors
            agencies += byline.agencies
    return tuple(dict.fromkeys(people)), tuple(dict.fromkeys(agencies))


def _distinct(values: list[str | None]) -> list[str]:
    return list(dict.fromkeys(v.strip() for v in values if v and v.strip()))
