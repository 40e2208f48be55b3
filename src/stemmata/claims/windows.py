"""Stretches of a report that are read together: context, references and merging do not reach beyond one."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from stemmata.model import Article, Sentence


def windows(
    article: Article, sentences: Sequence[Sentence], most: int
) -> Iterator[tuple[Sequence[Sentence], str | None]]:
    """At most `most` sentences in order, with the ISO date by which they are read; never empty.

    Each entry of a live blog is a stretch of its own with its own date: what another entry says fills no role in it.
    """
    published = article.published.value if article.published else None
    starts = [s.start for s in sentences]
    cuts = [bisect_left(starts, entry.start) for entry in article.entries]
    dates = [published, *(entry.published for entry in article.entries)]
    for first, end, date in zip([0, *cuts], [*cuts, len(sentences)], dates, strict=True):
        for at in range(first, end, most):
            yield sentences[at : min(at + most, end)], date
