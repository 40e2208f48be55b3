"""The dossier as HTML, Markdown and JSON. All that was read is hostile: what is printed is escaped where it is printed.

HTML: Jinja with autoescape, a content security policy that allows neither scripts nor anything from outside. Markdown:
every value is escaped by the environment itself, so that no template can forget it.
"""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from stemmata.errors import QueryError

if TYPE_CHECKING:
    from jinja2 import Environment

SUFFIXES = (".html", ".md", ".json")
_MARKDOWN = re.compile(r"[\\`*_\[\]|<>~&#]|^[-+=]|(?<=^\d)[.)]|(?<=^\d\d)[.)]")
_LINK = re.compile(r"https?://[^\s\"'<>`\\]+\Z", re.IGNORECASE)


def render(found: Mapping[str, Any], suffix: str) -> str:
    """The dossier in the form that a file name's suffix asks for.

    Raises:
        QueryError: none of `.html`, `.md`, `.json`.
    """
    if suffix == ".json":
        return json.dumps(found, ensure_ascii=False, indent=2, allow_nan=False) + "\n"
    if suffix not in SUFFIXES:
        raise QueryError(f"a dossier is written as {', '.join(SUFFIXES)}, not {suffix or 'without a suffix'}")
    template = _environment(suffix == ".html").get_template(f"page{suffix}.j2")
    return template.render(visible(found))


def form_of(path: Path) -> str:
    """The suffix that says which form to write.

    Raises:
        QueryError: none of `.html`, `.md`, `.json`.
    """
    suffix = path.suffix.casefold()
    if suffix not in SUFFIXES:
        raise QueryError(f"{path}: name a file that ends in {', '.join(SUFFIXES)}")
    return suffix


@cache
def _environment(html: bool) -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    found = Environment(
        loader=PackageLoader("stemmata.dossier"),
        autoescape=html,
        undefined=StrictUndefined,
        finalize=_blank if html else markdown,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    found.filters["link"] = link
    found.filters["embedded"] = embedded
    return found


def visible(value: Any) -> Any:
    """The same values, in their texts no signs that are not seen or turn the direction of writing."""
    if isinstance(value, str):
        return "".join(sign if sign.isprintable() or sign == "\n" else "�" for sign in value)
    if isinstance(value, Mapping):
        return {key: visible(one) for key, one in value.items()}
    return [visible(one) for one in value] if isinstance(value, list | tuple) else value


def _blank(value: Any) -> Any:
    return "" if value is None else value


def markdown(value: Any) -> Any:
    """A value as one line of Markdown that shows exactly its signs; what a macro of the template made stays."""
    from markupsafe import Markup

    if value is None or isinstance(value, Markup):
        return value or ""
    return _MARKDOWN.sub(r"\\\g<0>", " ".join(str(value).split()))


def link(value: Any) -> str:
    """An address that may be clicked; nothing for what is no plain web address."""
    text = str(value or "")
    return text if _LINK.match(text) else ""


def embedded(svg: str) -> str:
    """A picture as an address of its own: a page runs no script in an image, whatever should be in it."""
    return "data:image/svg+xml;base64," + base64.b64encode(svg.encode("utf-8", "backslashreplace")).decode("ascii")
