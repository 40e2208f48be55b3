"""Which language a report is in: what was stated, what its function words say, then a statistical guess."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from stemmata import languages
from stemmata.reading.words import common

_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 6000
_SURE_SHARE, _SURE_LEAD = 0.12, 2.0
_SEVERAL = 3  # One function word alone shows nothing: "a" and "in" are words of a dozen languages.
_ENOUGH = 8
_CERTAIN = 0.7
# What an uncertain guess may answer: our languages and those that reports near our subject come in.
_POSSIBLE = ("de", "en", "fr", "es", "it", "nl", "pl", "pt", "ru", "uk", "ko", "ja", "zh", "ar", "fa", "he", "tr")


def detect(text: str, *, hint: str | None = None) -> str | None:
    """The ISO 639-1 code of a text's language, or None for a text without words.

    `hint` is what the page says of itself: believed unless the function words clearly say otherwise.
    """
    words = [w.casefold() for w in _WORD.findall(text[:_SAMPLE])]
    if not words:
        return None
    shares = {code: sum(w in common(code) for w in words) / len(words) for code in languages.codes()}
    (code, best), *others = sorted(shares.items(), key=lambda item: -item[1])
    second = others[0][1] if others else 0.0
    several = len(common(code).intersection(words)) >= _SEVERAL
    if several and best >= _SURE_SHARE and best >= _SURE_LEAD * second:
        return code
    hint = normal_code(hint)
    if hint and not (hint in languages.codes() and len(words) > 40 and (best < _SURE_SHARE / 2 or not several)):
        return hint
    if len(words) < _ENOUGH and words[0] < "\u0370":  # a guess from a few Latin words is worth nothing
        return code if best > second else None
    return _guess(text[:_SAMPLE])


def normal_code(tag: str | None) -> str | None:
    """ "de-DE", "EN_us" as "de", "en"; None for what is no language tag."""
    match = re.match(r"([A-Za-z]{2,3})(?:[-_]|$)", (tag or "").strip())
    return match[1].lower() if match else None


def _guess(text: str) -> str | None:
    """The likeliest of all languages the model knows if it is certain, else the likeliest of those to be expected."""
    ranked: list[tuple[str, float]] = _identifier().rank(text)
    (code, probability), *_ = ranked
    return code if probability >= _CERTAIN else next(code for code, _ in ranked if code in _POSSIBLE)


@cache
def _identifier() -> Any:
    """The statistical model: 100 MB of memory, so it is loaded only where function words did not decide."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # type: ignore[import-untyped]

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
