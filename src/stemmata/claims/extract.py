"""From an article to its claims: parse, find what is named, evoke frames, fill roles, attribute, merge."""
from __future__ import annotations

from dataclasses import dataclass

from stemmata.model import (
    ActorMention,
    Article,
    Attribution,
    Claim,
    Issue,
    ItemMention,
    PlaceMention,
    QuantityMention,
    Sentence,
    TimeMention,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """Every layer that was read from an article; all offsets into `article.text`."""

    article: Article
    sentences: tuple[Sentence, ...]
    actors: tuple[ActorMention, ...]
    items: tuple[ItemMention, ...]
    quantities: tuple[QuantityMention, ...]
    times: tuple[TimeMention, ...]
    places: tuple[PlaceMention, ...]
    attributions: tuple[Attribution, ...]
    claims: tuple[Claim, ...]
    issues: tuple[Issue, ...]


def analyse(article: Article) -> Analysis:
    """Read every layer of an article; see `extract` for the claims alone."""
    return Analysis(
        article=article, sentences=(), actors=(), items=(), quantities=(), times=(), places=(),
        attributions=(), claims=(), issues=(),
    )


def extract(article: Article) -> list[Claim]:
    """The claims of an article, in the order of their evidence."""
    return list(analyse(article).claims)
