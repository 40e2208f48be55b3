"""The words of page layout, merged over all languages that can be read.

A page's language is not known before it is taken apart, and pages mix languages in their furniture, so one
merged table serves all. The words themselves are data: `languages/<code>/page.toml`, `knowledge/agencies.toml`.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from stemmata import languages


@cache
def phrases(table: str, key: str) -> frozenset[str]:
    """All words or phrases of one list of `page.toml`, lower case, over every language."""
    return frozenset(p.casefold() for page in _pages() for p in page[table][key])


@cache
def months() -> dict[str, int]:
    """Month names, lower case, to their number."""
    return {
        name.casefold(): number
        for page in _pages()
        for number, names in enumerate(page["dates"]["months"], start=1)
        for name in names
    }


@cache
def common(code: str) -> frozenset[str]:
    """The function words of one language."""
    words: list[str] = languages.data(code, "page")["language"]["common"]
    return frozenset(words)


def begins_with(text: str, openers: frozenset[str]) -> str | None:
    """The longest phrase of `openers` that `text` begins with (whole words, any case), or None."""
    low = text[:80].casefold()
    near = _by_letter(openers).get(low[:1], ())
    found = [p for p in near if low.startswith(p) and not low[len(p) : len(p) + 1].isalnum()]
    return max(found, key=len) if found else None


@cache
def _by_letter(openers: frozenset[str]) -> dict[str, list[str]]:
    letters: dict[str, list[str]] = {}
    for phrase in sorted(openers):
        letters.setdefault(phrase[:1], []).append(phrase)
    return letters


@cache
def _pages() -> tuple[dict[str, Any], ...]:
    return tuple(languages.data(code, "page") for code in languages.codes())
