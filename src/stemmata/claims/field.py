"""Whether a report is about arms at all, and about what side of them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from stemmata import languages
from stemmata.claims.draft import Draft
from stemmata.model import Article, ItemMention

FIGURES = 3
"""Words of another field from which on a report is taken to be about that field."""


def of_arms(low: str, language: str, items: Sequence[ItemMention]) -> bool:
    """Whether a report is of the field: any word of it or a numbered designation ("S-400"), and not more words of
    another. Sport, zoos, space flight and finance use its words otherwise."""
    words = languages.data(language, "triggers")["words"]
    own, other = _beginning(low, words["domain"]), _beginning(low, words["elsewhere"])
    if (other >= FIGURES and other >= own) or (other > own and (other > 1 or not items)):
        return False
    return own > 0 or any(m.designation and any(c.isdigit() for c in m.name) for m in items)


def _beginning(low: str, words: Sequence[str]) -> int:
    """How many of the beginnings occur in the text."""
    return len(set(re.findall(r"(?<!\w)(?:" + "|".join(map(re.escape, words)) + ")", low)))


def speaks_of(low: str, language: str, kind: str) -> int:
    """How often a report uses the words of a list of `languages/<code>/triggers.toml`, such as `test` or `attack`."""
    words = languages.data(language, "triggers")["words"][kind]
    return len(re.findall(r"(?<!\w)(?:" + "|".join(map(re.escape, words)) + ")", low))


def is_comment(article: Article) -> bool:
    """Whether the head of a report calls it a comment, a column or an editorial."""
    words = languages.data(article.language or "", "triggers")["words"]["comment"]
    heads = [article.text[p.start : p.end].lower().strip() for p in article.parts if p.kind in {"title", "kicker"}]
    label = re.compile(r"(?:" + "|".join(map(re.escape, words)) + r")\s*(?:[:|–—-]|$)")
    return any(label.match(head) for head in heads)


def plainly_said(draft: Draft) -> bool:
    """Whether a clause of a comment reports something: who did it and what with, or to whom, in its own words."""
    named = [x for found in draft.things.values() for x in found if x.kind in {"actor", "place", "regime"}]
    typed = [m for m in draft.item_mentions() if m.designation]
    return bool(named) and len({x.key for x in named}) + len(typed) >= 2
