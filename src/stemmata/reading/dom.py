"""A page as a tree of elements, and which of them are furniture."""

from __future__ import annotations

import re
from functools import cache
from typing import Any, TypeAlias

from lxml import etree  # type: ignore[import-untyped]

from stemmata import knowledge

Element: TypeAlias = Any  # an lxml element; lxml ships no types

_NEVER = frozenset(
    {
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "iframe",
        "object",
        "canvas",
        "form",
        "button",
        "select",
        "input",
        "textarea",
        "nav",
        "dialog",
        "head",
        "video",
        "audio",
        "map",
        "math",
        "menu",
        "option",
        "applet",
        "embed",
    }
)
_ROLES = frozenset(
    {
        "navigation",
        "dialog",
        "alertdialog",
        "search",
        "menu",
        "menubar",
        "toolbar",
        "complementary",
        "contentinfo",
    }
)
_NAMING = ("class", "id", "data-component", "data-testid", "data-module")
_KEPT = frozenset({"html", "body", "main"})
_TOKEN = re.compile(r"[A-Z]?[a-zäöüß]+|[A-Z]+(?![a-z])")
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def parse(page: str) -> Element | None:
    """The root element of a page, mended where broken; None where there is no markup at all."""
    clean = _NOT_XML.sub(" ", page)
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=False)
    try:
        root: Element | None = etree.fromstring(clean.encode("utf-8"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None
    return root


def tag(element: Element) -> str:
    """The tag's name, lower case; "" for what is no element."""
    return element.tag.lower() if isinstance(element.tag, str) else ""


def is_skipped(element: Element) -> bool:
    """Whether an element holds no text of the page for certain: scripts, forms, dialogs, what is hidden."""
    name = tag(element)
    if name in _NEVER or not name:
        return True
    if name in _KEPT:
        return False
    if element.get("hidden") is not None or (element.get("aria-hidden") == "true" and name != "p"):
        return True
    style = element.get("style")
    return style is not None and "display:none" in style.replace(" ", "").lower()


def suspicion(element: Element) -> float:
    """The share of the page's running text up to which an element is taken for furniture: 0 if nothing says so."""
    name = tag(element)
    if name in _KEPT:
        return 0.0
    if element.get("role") in _ROLES:
        return 0.6
    if name in ("footer", "aside"):
        return 0.4
    tokens = class_tokens(element)
    if tokens & _marks("strong"):
        return 0.6
    return 0.25 if tokens & _marks("weak") else 0.0


def is_caption(element: Element) -> bool:
    """Whether an element or one of its near ancestors is the caption or credit of a picture."""
    at: Element | None = element
    for _ in range(4):
        if at is None or tag(at) in ("article", "main", "body"):
            return False
        if tag(at) in ("figcaption", "figure") or class_tokens(at) & _captions():
            return True
        at = at.getparent()
    return False


def class_tokens(element: Element) -> frozenset[str]:
    """Words of an element's class, id and naming data attributes, split at case and marks, lower case.

    Names with a colon are left out: they set a style for a state or a size and name nothing.
    """
    names = " ".join(n for a in _NAMING if (value := element.get(a)) for n in value.split() if ":" not in n)
    return _tokens(names) if names else frozenset()


@cache
def _tokens(names: str) -> frozenset[str]:
    words = [w.lower() for w in _TOKEN.findall(names[:400])]
    whole = re.findall(r"[a-z]+", names[:400].lower())
    return frozenset([*words, *whole])


@cache
def _marks(strength: str) -> frozenset[str]:
    return frozenset(knowledge.table("layouts")["furniture"][strength])


@cache
def _captions() -> frozenset[str]:
    return frozenset(knowledge.table("layouts")["pieces"]["caption"])
