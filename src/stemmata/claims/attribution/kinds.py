"""The kind of a source as claims name it: a closed list (docs/reference/claims.md), read off name, role and office."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from stemmata.knowledge import table
from stemmata.model import Source

KINDS = frozenset(
    {
        "government",
        "military",
        "intelligence",
        "international",
        "expert",
        "agency",
        "outlet",
        "company",
        "armed-group",
        "unnamed",
    }
)


@cache
def _rows() -> tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...]:
    return tuple((row["kind"], _any(row["words"]), _any(row.get("not", ()))) for row in table("source_kinds")["kind"])


def _any(words: list[str]) -> re.Pattern[str]:
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, words)) + r")(?!\w)" if words else r"(?!)")


def of_kind(source: Source) -> Source:
    """The source with a kind of the closed list.

    A person or body whose office says what they are is of that kind; a state's organ that no row knows is
    `government`; a person named without an office is `unnamed`, which means "of no known kind".
    """
    if source.kind in KINDS:
        return source
    text = " ".join(filter(None, (source.name if source.kind != "person" else "", source.role, source.organisation)))
    for kind, words, exceptions in _rows():
        if words.search(exceptions.sub("", text.lower())):
            return replace(source, kind=kind)
    if source.country and source.country != "UN":
        return replace(source, kind="government")
    return replace(source, kind=table("source_kinds")["otherwise"].get(source.kind, "unnamed"))
