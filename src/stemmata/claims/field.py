"""Whether a report is about arms at all, and about what side of them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from stemmata import languages
from stemmata.model import ItemMention

FIGURES = 3
"""Words of another field from which on a report is taken to be about that field."""


def of_arms(low: str, language: str, items: Sequence[ItemMention]) -> bool:
    """Whether a report is of the field: any word of it or a numbered designation ("S-400"), and not more words of
    another. Sport, zoos, space flight and finance use its words otherwise."""
    words = languages.data(language, "triggers")["words"]
    own, other = _beginning(low, words["domain"]), _beginning(low, words["elsewhere"])
    if other >= FIGURES and other >= own:
        return False
    return own > 0 or any(m.designation and any(c.isdigit() for c in m.name) for m in items)


def _beginning(low: str, words: Sequence[str]) -> int:
    """How many of the beginnings occur in the text."""
    return len(set(re.findall(r"(?<!\w)(?:" + "|".join(map(re.escape, words)) + ")", low)))


def speaks_of(low: str, language: str, kind: str) -> int:
    """How often a report uses the words of a list of `languages/<code>/triggers.toml`, such as `test` or `attack`."""
    words = languages.data(language, "triggers")["words"][kind]
    return len(re.findall(r"(?<!\w)(?:" + "|".join(map(re.escape, words)) + ")", low))
