"""Blocks of a page: paragraphs, headings, list items, captions, as text without markup, in the order of the page."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree  # type: ignore[import-untyped]

from stemmata.reading import dom
from stemmata.reading.dom import Element

_INLINE = frozenset(
    {
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "img",
        "ins",
        "kbd",
        "label",
        "mark",
        "nobr",
        "picture",
        "q",
        "rp",
        "rt",
        "ruby",
        "s",
        "samp",
        "small",
        "source",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
    }
)
# Inline elements that set off a piece of metadata from the next; a border is marked by a control character,
# which no page that was parsed still holds.
_PARTING = frozenset({"span", "time", "a", "address"})
_BORDER = "\x1f"
_SPACE = re.compile(r"[ \t\r\n\f\v\u2028\u2029]+")
# Soft hyphens, zero-width spaces, byte order marks, marks of direction: invisible, and they break words.
_INVISIBLE = re.compile("[\u00ad\u200b\u200e\u200f\u2060\ufeff\u202a-\u202e\u2066-\u2069]")
_SENTENCE_END = re.compile(r"[.!?…][\"”“»«'’)\]]*$")
MOST_BLOCKS = 10_000


@dataclass(slots=True, eq=False)
class Block:
    """One block: its text, the block element it stands in, and how many of its characters are links.

    `segments` are the texts between the borders of inline elements: what a line of metadata is made of.
    """

    text: str
    element: Element
    tag: str
    linked: int
    segments: tuple[str, ...] = ()

    @property
    def link_share(self) -> float:
        """Share of the text that is links, 0 to 1."""
        return self.linked / max(1, len(self.text))

    @property
    def is_running(self) -> bool:
        """Whether this is a paragraph of running text: long enough, ending like a sentence, not all links."""
        return len(self.text) >= 60 and self.link_share < 0.4 and bool(_SENTENCE_END.search(self.text))


class _Run:
    """Text gathered for the block under way."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.linked = 0

    def add(self, text: str | None, *, linked: bool) -> None:
        if text:
            self.pieces.append(_SPACE.sub(" ", text))
            if linked:
                self.linked += len(text.strip())


def blocks_of(root: Element) -> list[Block]:
    """All blocks under `root` but those of skipped elements, in order; at most MOST_BLOCKS."""
    found: list[Block] = []
    run = _Run()
    holders: list[Element] = [root]
    links = 0
    walker = etree.iterwalk(root, events=("start", "end"))
    for event, element in walker:
        name = dom.tag(element)
        inline = name in _INLINE
        if name in _PARTING:
            run.pieces.append(_BORDER)
        if event == "start":
            if dom.is_skipped(element) and element is not root:
                walker.skip_subtree()  # its tail still comes with its end
                continue
            if name == "br":
                run.pieces.append("\n")
                continue
            if not inline:
                _flush(run, found, holders[-1])
                holders.append(element)
            links += name == "a"
            run.add(element.text, linked=links > 0)
        else:
            if not (dom.is_skipped(element) and element is not root) and name != "br":
                if not inline:
                    _flush(run, found, holders[-1])
                    holders.pop()
                links -= name == "a"
            if element is not root:
                run.add((_BORDER if name in _PARTING else "") + (element.tail or ""), linked=links > 0)
        if len(found) >= MOST_BLOCKS:
            break
    _flush(run, found, root)
    return found


def without_invisible(text: str) -> str:
    """Text without soft hyphens, zero-width spaces, byte order marks and marks of direction."""
    return _INVISIBLE.sub("", text)


def _flush(run: _Run, found: list[Block], holder: Element) -> None:
    """Close the run as a block, or as several where the page parts them by doubled line breaks."""
    raw = "".join(run.pieces)
    linked = run.linked
    run.pieces.clear()
    run.linked = 0
    if not raw.strip(" \n\x1f"):
        return
    for paragraph in re.split(r" ?\n(?: ?\n)+ ?", without_invisible(raw)):
        text = re.sub(r" {2,}", " ", paragraph.replace("\n", " ")).strip(" ")
        if text.strip(" \x1f\xa0"):
            segments = tuple(s for part in text.split(_BORDER) if (s := part.strip()))
            text = re.sub(r" {2,}", " ", text.replace(_BORDER, "")).strip()
            linked = min(linked, len(text))
            found.append(Block(text=text, element=holder, tag=dom.tag(holder), linked=linked, segments=segments))
