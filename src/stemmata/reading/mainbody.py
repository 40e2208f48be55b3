"""Which blocks of a page are the article.

Three steps: find the running text and with it the element that holds the article; drop what stands there but is
furniture by its element's names, its links or its words; from the title on take what belongs to a head.
"""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from stemmata.reading import dom, pictures
from stemmata.reading.blocks import Block
from stemmata.reading.bylines import read_byline
from stemmata.reading.credits import read_credit
from stemmata.reading.dom import Element
from stemmata.reading.forms import is_meta_line
from stemmata.reading.furniture import is_box_heading, is_furniture

_SHARE = 0.85  # an element with this share of its parent's running text holds the article
_TOGETHER = 1.5
_PARAGRAPHS = ("p", "li", "blockquote")
_SECTIONS = ("h2", "h3", "h4", "h5", "h6")


def select(blocks: Sequence[Block], titles: Sequence[str], site: str | None = None) -> list[Block]:
    """The blocks of the article in page order, title first where the page shows one.

    `titles` are what the page's metadata call it, in the order in which they are believed; `site` its publisher.
    """
    kept = _without_furniture(blocks)
    container = _container(kept)
    if container is None:
        return []
    inside = {id(b) for b in kept if _within(b.element, container)}
    running = [i for i, b in enumerate(kept) if b.is_running and id(b) in inside]
    title = _title_index(kept, titles, running[0])
    body = _body(_parted([b for i, b in enumerate(kept) if id(b) in inside and (title is None or i > title)]))
    foot = _foot(kept, inside)
    head: list[Block] = []
    if title is not None:
        first = next((i for i, b in enumerate(kept) if id(b) in inside and i > title), len(kept))
        between = [b for b in _parted(kept[title + 1 : first]) if _is_head_piece(b)]
        head = [*(b for b in _kicker(kept, title) if b.text != site), kept[title], *between]
    return _distinct([*head, *body, *foot])


def split_title(block: Block, titles: Sequence[str]) -> list[str]:
    """The texts of a title block: kicker and title apart, where the page sets both in one heading."""
    if block.text in titles:
        return [block.text]
    if len(block.segments) == 2:  # "<span>Kicker</span> <span>Title</span>"
        kicker, title = block.segments
        if len(kicker.split()) <= 6 and 3 <= len(title.split()) > len(kicker.split()) and not title[0].islower():
            return [kicker.strip(" |–-"), title]
    for title in titles:
        if len(title) > 15 and block.text.endswith(title) and block.text != title:
            kicker = block.text[: -len(title)].strip(" :|–-")
            if 0 < len(kicker) <= 60:
                return [kicker, title]
    return [block.text]


def _without_furniture(blocks: Sequence[Block]) -> list[Block]:
    """Blocks outside elements that are furniture by name, as far as these hold little of the running text."""
    weights: dict[str, int] = {}
    total = 0
    for block in blocks:
        if block.is_running:
            total += len(block.text)
            for name in {_looks(e) for e in _lineage(block.element)}:
                weights[name] = weights.get(name, 0) + len(block.text)
    verdicts: dict[Element, bool] = {}
    kept = []
    for block in blocks:
        if not any(_is_furniture_element(e, weights, total, verdicts) for e in _lineage(block.element)):
            kept.append(block)
    return kept


def _is_furniture_element(element: Element, weights: dict[str, int], total: int, verdicts: dict[Element, bool]) -> bool:
    """An element is judged with all that look like it: sections of an article may each hold little."""
    if element not in verdicts:
        most = dom.suspicion(element)
        share = weights.get(_looks(element), 0) / max(1, total)
        verdicts[element] = most > 0 and share < most and not _holds_title(element)
    return verdicts[element]


def _looks(element: Element) -> str:
    return f"{dom.tag(element)} {element.get('class') or element.get('id') or ''}"


def _holds_title(element: Element) -> bool:
    return dom.tag(element) != "h1" and element.find(".//h1") is not None


def _container(blocks: Sequence[Block]) -> Element | None:
    """The innermost element that holds most of the running text, level by level.

    Paragraphs that stand together weigh more than as many that stand alone, as the teasers of other reports do.
    """
    groups: dict[Element, int] = {}
    for block in blocks:
        if block.is_running:
            group = block.element.getparent() if block.tag in _PARAGRAPHS else block.element
            groups[group] = groups.get(group, 0) + len(block.text)
    weights: dict[Element, float] = {}
    top: Element | None = None
    for group, length in groups.items():
        for element in _lineage(group):
            weights[element] = weights.get(element, 0.0) + length**_TOGETHER
            top = element
    while top is not None:
        best = max(top, key=lambda child: weights.get(child, 0), default=None)
        if best is None or weights.get(best, 0) < _SHARE * weights[top] or not len(best):
            return top
        if all(dom.tag(c) != "p" for c in best.iter("p")) and best.getparent() is not None and _is_paragraph(best):
            return top
        top = best
    return None


def _is_paragraph(element: Element) -> bool:
    return dom.tag(element) in ("p", "blockquote", "li", "td") and element.find(".//p") is None


def _title_index(blocks: Sequence[Block], titles: Sequence[str], before: int) -> int | None:
    """The block that shows the title: like the page's own title, else the last main heading before the text."""
    best: tuple[float, int] | None = None
    for i, block in enumerate(blocks[: before + 1]):
        likeness = max((_likeness(block.text, t) for t in titles), default=0.0)
        if likeness > 0.6 and (best is None or likeness > best[0] or (block.tag == "h1" and likeness >= best[0] - 0.2)):
            best = (likeness, i)
    if best:
        return best[1]
    headings = [i for i, b in enumerate(blocks[:before]) if b.tag == "h1"]
    headings = headings or [i for i, b in enumerate(blocks[:before]) if b.tag == "h2" and b.link_share < 0.5]
    return headings[-1] if headings else None


def _likeness(text: str, title: str) -> float:
    if text == title:
        return 1.0
    if len(text) > 2 * len(title) + 60 or len(title) > 3 * len(text) + 20:
        return 0.0
    if len(text) > 20 and (text in title or title in text):
        return 0.9
    return SequenceMatcher(None, text.casefold()[:200], title.casefold()[:200], autojunk=False).ratio()


def _kicker(blocks: Sequence[Block], title: int) -> list[Block]:
    """A few words right above the title, in the same head."""
    if title == 0:
        return []
    above, heading = blocks[title - 1], blocks[title].element
    near = heading.getparent()
    ancestors = {near, near.getparent() if near is not None else None} - {None}
    shared = any(e in ancestors for e in _lineage(above.element))
    short = len(above.text) <= 60 and len(above.text.split()) <= 7 and above.tag not in ("li", "body", "td", "tr")
    other = is_furniture(above.text) or is_meta_line(above.text, bare=False) or len(above.segments) > 2
    other = other or above.text.endswith(".") or above.text.casefold().startswith("home")
    return [above] if short and shared and not other and dom.tag(near) != "body" else []


def _parted(blocks: Sequence[Block]) -> list[Block]:
    """Lines of metadata set in one block ("<span>Name</span> <span>date</span>") as the pieces they are."""
    parted: list[Block] = []
    for block in blocks:
        pieces = [s.strip(" |·•–—,/") for s in block.segments]
        pieces = [p for p in pieces if p and not is_furniture(p)]
        meta = [p for p in pieces if is_meta_line(p)]
        if len(block.segments) > 1 and len(block.text) <= 200 and meta and len(meta) == len(pieces):
            joined = " ".join(pieces)
            texts = [joined] if is_meta_line(joined) else pieces
            parted += [Block(text=t, element=block.element, tag=block.tag, linked=0) for t in texts]
        else:
            parted.append(block)
    return parted


def _foot(blocks: Sequence[Block], inside: set[int]) -> list[Block]:
    """Credits of the text that stand right after the element that holds it."""
    last = max(i for i, b in enumerate(blocks) if id(b) in inside)
    return [b for b in blocks[last + 1 : last + 4] if (c := read_credit(b.text)) is not None and c.agencies]


def _is_head_piece(block: Block) -> bool:
    """Between title and body: date, byline, caption, credit or teaser; not buttons, links, reading times."""
    text = block.text
    if is_furniture(text) or (block.link_share > 0.6 and read_byline(text, bare=True) is None):
        return False
    if is_meta_line(text) or dom.is_caption(block.element):
        return True
    return len(text.split()) >= 5


def _body(blocks: Sequence[Block]) -> list[Block]:
    """The article's blocks without boxes, links and what follows the last paragraph."""
    running = [i for i, b in enumerate(blocks) if b.is_running]
    if not running:
        return []
    first, last = running[0], running[-1]
    kept: list[Block] = []
    boxed = False
    for i, block in enumerate(blocks):
        if block.tag in _SECTIONS or is_box_heading(block.text):
            boxed = is_box_heading(block.text)
        elif block.is_running and block.tag == "p":
            boxed = False
        if boxed or is_furniture(block.text) or not _belongs(blocks, i, first, last):
            continue
        kept.append(block)
    return kept


def _belongs(blocks: Sequence[Block], i: int, first: int, last: int) -> bool:
    """Whether a block of the container is a piece of the article, by what it is and where it stands."""
    block = blocks[i]
    if dom.is_caption(block.element) or pictures.credit_offset(block.text) is not None:
        return i <= last or (pictures.credit_offset(block.text) is None and len(block.text) > 25)
    if i < first:
        return _is_head_piece(block)
    if read_credit(block.text) is not None:
        return True
    if block.link_share > 0.5:
        return block.link_share < 0.8 and block.is_running
    if i > last:
        return is_meta_line(block.text)
    if block.tag in _SECTIONS:
        return _heads_text(blocks, i)
    if block.tag in ("td", "th", "tr", "dt", "dd", "caption"):
        return block.is_running
    return True


def _heads_text(blocks: Sequence[Block], i: int) -> bool:
    """A heading inside the article has text under it before the next heading."""
    for block in blocks[i + 1 : i + 8]:
        if block.tag in _SECTIONS:
            return False
        if block.is_running or (block.tag == "li" and block.link_share < 0.5 and len(block.text) > 25):
            return True
    return False


def _within(element: Element, container: Element) -> bool:
    return any(e is container for e in _lineage(element))


def _lineage(element: Element) -> list[Element]:
    """The element and its ancestors, innermost first."""
    return [element, *element.iterancestors()]


def _distinct(blocks: Sequence[Block]) -> list[Block]:
    """Without blocks that say again, word for word, what an earlier one said."""
    seen: set[str] = set()
    kept = []
    for block in blocks:
        if len(block.text) >= 20 and block.text in seen:
            continue
        seen.add(block.text)
        kept.append(block)
    return kept
