"""Words by which a report takes back what an earlier one said."""

from __future__ import annotations

import re
from functools import cache

from stemmata.knowledge import table
from stemmata.stemma.digest import Digest


def takes_back(child: Digest, parent: Digest) -> tuple[int, int] | None:
    """Where the child corrects: a word of correction, or a figure of the parent's that it says is not so."""
    text = child.article.text
    earlier = parent.values
    for match in _words().finditer(text):
        return match.span()
    for match in _denied().finditer(text):
        for figure in child.figures:
            if match.end() <= figure.start <= match.end() + 12 and figure.value in earlier:
                return match.start(), figure.end
    return None


@cache
def _words() -> re.Pattern[str]:
    return re.compile(
        r"(?<!\w)(?:" + "|".join(map(re.escape, table("stemma")["correcting"]["words"])) + ")", re.IGNORECASE
    )


@cache
def _denied() -> re.Pattern[str]:
    return re.compile(
        r"(?<!\w)(?:" + "|".join(map(re.escape, table("stemma")["correcting"]["denying"])) + r")(?!\w)", re.IGNORECASE
    )
