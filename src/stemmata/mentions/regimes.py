"""Rules that a report names: resolutions, embargoes, treaties, laws."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from stemmata import languages


@dataclass(frozen=True, slots=True, kw_only=True)
class RegimeMention:
    """A rule named in the text; `name` is a short English name, `body` who made it, where the name says so."""

    start: int
    end: int
    name: str
    body: str | None = None


@cache
def _patterns(language: str) -> tuple[tuple[re.Pattern[str], str, str | None], ...]:
    rows = languages.data(language, "regimes")["regime"]
    return tuple(
        (re.compile(r"(?<!\w)(?:" + row["pattern"] + r")(?!\w)"), row["name"], row.get("body")) for row in rows
    )


def find_regimes(text: str, language: str) -> list[RegimeMention]:
    """Rules named in the text, sorted, not overlapping; earlier rows of the data file win."""
    found: list[RegimeMention] = []
    plain = text.replace(" ", " ")
    for pattern, name, body in _patterns(language):
        for hit in pattern.finditer(plain):
            if any(hit.start() < f.end and f.start < hit.end() for f in found):
                continue
            number = next((g for g in hit.groups() if g), "")
            found.append(RegimeMention(start=hit.start(), end=hit.end(), name=name.replace("{1}", number), body=body))
    return sorted(found, key=lambda f: f.start)
