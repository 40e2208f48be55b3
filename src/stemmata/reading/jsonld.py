"""What a page says of its report in JSON-LD (schema.org): headline, dates, publisher, authors."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from stemmata import knowledge

_LONGEST = 2_000_000
_MOST_NODES = 5_000
_WRAPPING = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*<!\[CDATA\[\*/)|(?:-->|//\s*\]\]>|/\*\]\]>\*/)\s*$")


def article_node(scripts: list[str]) -> dict[str, Any]:
    """The first node that describes a report, the most special type first; {} if there is none."""
    wanted: list[str] = knowledge.table("layouts")["metadata"]["articles"]
    best: tuple[int, dict[str, Any]] | None = None
    for node in _nodes(scripts):
        ranks = [wanted.index(t) for t in _types(node) if t in wanted]
        known = any(node.get(k) for k in ("headline", "datePublished", "name"))
        if ranks and known and (best is None or min(ranks) < best[0]):
            best = (min(ranks), node)
    return best[1] if best else {}


def entry_node(scripts: list[str], fragment: str) -> dict[str, Any]:
    """The node of a live blog's entry whose URL ends in the fragment; {} if there is none."""
    for node in _nodes(scripts):
        address = node.get("url") or node.get("@id") or ""
        if isinstance(address, str) and address.endswith("#" + fragment):
            return node
    return {}


def text_of(value: Any) -> str | None:
    """A string of a value that may be a string, a list, or an object with a name."""
    if isinstance(value, list):
        return next((t for v in value[:5] if (t := text_of(v))), None)
    if isinstance(value, dict):
        return text_of(value.get("name") or value.get("@value"))
    return " ".join(value.split()) or None if isinstance(value, str) else None


def names(value: Any) -> list[str]:
    """Names of one or many persons or bodies."""
    values = value if isinstance(value, list) else [value]
    return [name for v in values[:20] if (name := text_of(v)) and len(name) <= 120]


def _nodes(scripts: list[str]) -> Iterator[dict[str, Any]]:
    """All objects of all scripts, outer before inner."""
    count = 0
    for script in scripts:
        waiting = [_load(script)]
        while waiting and count < _MOST_NODES:
            value = waiting.pop(0)
            if isinstance(value, list):
                waiting[:0] = value
            elif isinstance(value, dict):
                count += 1
                yield value
                waiting += [v for v in value.values() if isinstance(v, (dict, list))]


def _load(script: str) -> Any:
    """The JSON of a script, with the mistakes that pages make forgiven."""
    if len(script) > _LONGEST:
        return None
    text = _WRAPPING.sub("", script).strip()
    for attempt in (text, text.rstrip("; \n"), re.sub(r",\s*([}\]])", r"\1", text)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _types(node: dict[str, Any]) -> list[str]:
    value = node.get("@type")
    values = value if isinstance(value, list) else [value]
    return [v.rsplit("/", 1)[-1] for v in values if isinstance(v, str)]
