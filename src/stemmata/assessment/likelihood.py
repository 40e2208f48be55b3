"""Words of likelihood: the source's own, and a band in per cent only where it is known to write by a scale.

Journalists' "likely" is no estimate: only a source that `knowledge/likelihood.toml` names gets the band of its
standard, and only in the language that the standard is written in, because a translation has lost the word.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from stemmata.knowledge import table
from stemmata.model import Claim
from stemmata.model.ratings import Likelihood
from stemmata.words import fold

_QUOTES = re.compile(r"[\"“”„»«]")


def likelihood(claim: Claim) -> Likelihood | None:
    """The word of likelihood in a claim's evidence; None where there is none."""
    speaker = next((one for one in claim.sources if one.kind not in ("outlet", "agency")), None)
    language = str(claim.document.get("language") or "")
    names = [fold(one) for one in (speaker.name, speaker.organisation) if one] if speaker else []
    shown = speaker.name if speaker else "nobody named"
    scale = next((row for name in names if (row := _by_source().get(name))), None)
    for evidence in (*claim.evidence, *claim.also):
        if scale and scale["language"] == language and (word := _first(evidence.quote, tuple(_terms(scale)))):
            quoted = bool(_QUOTES.search(evidence.quote))
            band = _terms(scale)[word.casefold()]
            return Likelihood(
                claim=claim.id,
                source=shown,
                words=word,
                scale=scale["name"],
                low=band["low"],
                high=band["high"],
                note="in the report's own words" if not quoted else "",
            )
        own = tuple(table("likelihood")["own"].get(language, ()))
        if own and (word := _first(evidence.quote, own)):
            return Likelihood(claim=claim.id, source=shown, words=word, note="the source's own word, on no known scale")
    return None


@cache
def _by_source() -> Mapping[str, Mapping[str, Any]]:
    return {fold(name): row for row in table("likelihood")["scale"].values() for name in row["sources"]}


def _terms(scale: Mapping[str, Any]) -> dict[str, Mapping[str, int]]:
    return {row["term"]: row for row in scale["words"]}


def _first(text: str, words: tuple[str, ...]) -> str | None:
    found = _pattern(words).search(text)
    return found[0] if found else None


@cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    longest = sorted(words, key=lambda one: (-len(one), one))
    return re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(one) for one in longest)})(?!\w)", re.IGNORECASE)
