"""HTML pages: the canonical text of the report on a page, built from the page's blocks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from urllib.parse import unquote, urlsplit

from stemmata.errors import ReadingError
from stemmata.model import Article, DateFound, Issue, PartKind
from stemmata.reading import dom, mainbody
from stemmata.reading.assemble import assemble
from stemmata.reading.blocks import Block, blocks_of
from stemmata.reading.dom import Element
from stemmata.reading.entries import marked_entries
from stemmata.reading.metadata import Metadata, host_name, read_metadata, time_elements
from stemmata.reading.parts import find_parts
from stemmata.reading.pieces import Piece

LONGEST = 500_000
"""Characters of text; more is no report."""
_TOO_LITTLE = 200
_LONGEST_FOR_SECOND = 1_000_000
_HINTS: dict[str, PartKind] = {"li": "list", "h2": "subheading", "h3": "subheading", "h4": "subheading"}


def read_page(
    page: str,
    *,
    document: str,
    stated: Mapping[str, str],
    source: str = "",
    retrieved: str | None = None,
    issues: Sequence[Issue] = (),
    limit: int = LONGEST,
) -> Article:
    """The article on a page. `source` is where the page came from, used where it names no URL of its own.

    Raises:
        ReadingError: it has more than `limit` characters of text.
    """
    url = stated.get("url") or (source if source.startswith(("http://", "https://")) else None)
    root = dom.parse(page)
    if root is None:
        return assemble("", document=document, stated=stated, retrieved=retrieved, issues=issues)
    fragment = _fragment(url)
    entry = _entry(root, fragment)
    metadata = read_metadata(root, fragment=fragment if entry is not None else None)
    titles = [t for t in (stated.get("title"), *metadata.titles) if t]
    blocks = _article_blocks(root, entry, titles, page, metadata.publisher)
    length = _length([b for b in blocks if b.is_running])
    if length < _TOO_LITTLE and len(metadata.body) > 2 * length:
        blocks = _told_blocks(metadata)
    if sum(len(block.text) for block in blocks) > limit:
        raise ReadingError(f"{source or document}: more than {limit:,} characters of text, no report: split it")
    pieces = _pieces(blocks, titles)
    text = "\n\n".join(piece.text for piece in pieces)
    shown = _shown_title(pieces, titles)
    found = find_parts(text, title=shown or None, pieces=pieces)
    return assemble(
        text,
        document=document,
        stated=stated,
        retrieved=retrieved,
        issues=issues,
        found=found,
        read=_read(metadata, url, shown),
        page_dates=_dates(metadata, blocks, entry, page, found.published or found.dateline),
        agencies=metadata.agencies,
        authors=() if found.authors else metadata.authors,
        entries=_marked(root, blocks, pieces) if entry is None else (),
    )


def _article_blocks(
    root: Element, entry: Element | None, titles: Sequence[str], page: str, site: str | None
) -> list[Block]:
    if entry is not None:
        return mainbody.select(blocks_of(entry), titles) or [b for b in blocks_of(entry) if b.link_share < 0.5]
    body = root.find("body")
    blocks = blocks_of(body if body is not None else root)
    chosen = mainbody.select(blocks, titles, site)
    if _length(chosen) < _TOO_LITTLE:
        return _second_opinion(blocks, page) or chosen or _best_effort(blocks)
    return chosen


def _told_blocks(metadata: Metadata) -> list[Block]:
    """Title and text that the page only tells to programs, its body being made by scripts."""
    body = "".join(f"<p>{line}</p>" for line in metadata.body.splitlines() if line.strip())
    title = escape(metadata.titles[0]) if metadata.titles else ""
    root = dom.parse(f"<body><h1>{title}</h1>{body}</body>")
    return blocks_of(root) if root is not None else []


def _length(blocks: Sequence[Block]) -> int:
    return sum(len(b.text) for b in blocks)


def _second_opinion(blocks: Sequence[Block], page: str) -> list[Block]:
    """Our blocks that trafilatura takes for the article, on a page where we found next to nothing."""
    if len(page) > _LONGEST_FOR_SECOND:
        return []
    import trafilatura

    text = trafilatura.extract(page, include_comments=False, include_tables=False) or ""
    if len(text) < _TOO_LITTLE:
        return []
    lines = {" ".join(line.split()) for line in text.splitlines()}
    return [b for b in blocks if " ".join(b.text.split()) in lines]


def _best_effort(blocks: Sequence[Block]) -> list[Block]:
    """Of a page without running text, headings and sentences outside furniture."""
    from stemmata.reading.furniture import is_furniture

    return [b for b in blocks if b.link_share < 0.5 and not is_furniture(b.text) and len(b.text.split()) > 2][:50]


def _pieces(blocks: Sequence[Block], titles: Sequence[str]) -> list[Piece]:
    """Blocks laid end to end with a blank line between them."""
    pieces: list[Piece] = []
    at = 0
    for block in blocks:
        texts = mainbody.split_title(block, titles) if block.tag in ("h1", "h2") and at < 200 else [block.text]
        hint = "caption" if dom.is_caption(block.element) else _HINTS.get(block.tag)
        for text in texts:
            pieces.append(Piece(start=at, end=at + len(text), text=text, hint=hint))
            at += len(text) + 2
    return pieces


def _marked(root: Element, blocks: Sequence[Block], pieces: Sequence[Piece]) -> list[tuple[int, str]]:
    """Offset and time of each entry that the markup tells; a title that was split makes pieces run ahead of blocks."""
    ahead = len(pieces) - len(blocks)
    return sorted((pieces[at + ahead].start, value) for at, value in marked_entries(root, blocks).items())


def _shown_title(pieces: Sequence[Piece], titles: Sequence[str]) -> str | None:
    """The title as the page shows it, else as its metadata have it."""
    for title in titles:
        if any(piece.text == title for piece in pieces[:4]):
            return title
    return titles[0] if titles else None


def _read(metadata: Metadata, url: str | None, title: str | None) -> dict[str, str]:
    address = url if url and "#" in url else metadata.url or url
    values = {
        "title": title,
        "url": address,
        "language": metadata.language,
        "publisher": metadata.publisher or host_name(address),
    }
    return {k: v for k, v in values.items() if v}


def _dates(
    metadata: Metadata, blocks: Sequence[Block], entry: Element | None, page: str, printed: str | None
) -> list[tuple[str, DateFound]]:
    """Dates in the order in which they are believed; a guess from the whole page only where there is no other."""
    own = time_elements([entry] if entry is not None else [b.element for b in blocks])
    found = [*own, *metadata.dates] if entry is not None else [*metadata.dates, *own]
    if printed is None and not any(kind == "published" for kind, _ in found):
        guess = _guess(page)
        if guess:
            found.append(("published", DateFound(value=guess, found_in="htmldate")))
    return found


def _guess(page: str) -> str | None:
    from htmldate import find_date

    try:
        value: str | None = find_date(page, original_date=True, extensive_search=False)
    except (ValueError, TypeError, RecursionError, AttributeError, OverflowError):
        return None
    return value


def _fragment(url: str | None) -> str | None:
    try:
        return unquote(urlsplit(url or "").fragment) or None
    except ValueError:
        return None


def _entry(root: Element, fragment: str | None) -> Element | None:
    """The entry of a live blog that the URL's fragment names, if it holds text of its own."""
    if not fragment:
        return None
    for element in root.iter():
        if dom.tag(element) and fragment in (element.get("id"), element.get("name")):
            holder = element
            for _ in range(2):  # an empty anchor stands in or before its entry
                if len("".join(holder.itertext()).strip()) >= 60 or holder.getparent() is None:
                    break
                holder = holder.getparent()
            return holder if dom.tag(holder) not in ("html", "body", "main") else None
    return None
