"""Captions and the credits of pictures: "… am 31. Dezember Bild: KCNA/REUTERS", "(file photo). Image: Tidewater"."""

from __future__ import annotations

import re
from functools import cache

from stemmata import knowledge
from stemmata.reading.credits import agency_forms
from stemmata.reading.words import phrases

_LONGEST_CAPTION, _LONGEST_CREDIT = 600, 120


def credit_offset(piece: str) -> int | None:
    """Where in a piece the credit of a picture begins, or None if it has none.

    The credit reaches to the end of the piece; the caption is what stands before it, possibly nothing.
    """
    if len(piece) > _LONGEST_CAPTION or not any(mark in piece for mark in (":", "©", "(c)", "Copyright")):
        return None
    found = [m for m in _cue().finditer(piece) if _is_credit(piece, m)]
    if found:
        return found[0].start()
    signed = re.search(r"(?:©|\(c\)|\bCopyright:?)\s?[^.\n]{2,80}$", piece)
    if signed and _sources().search(signed.group()):
        return signed.start()
    return None


def has_mark(piece: str) -> bool:
    """Whether a short piece says that it goes with a picture: "(file photo)", "(Symbolbild)"."""
    return len(piece) <= 300 and bool(_mark().search(piece))


def _is_credit(piece: str, match: re.Match[str]) -> bool:
    """No sentence follows the cue, and something does that can be a name."""
    tail = piece[match.end() :].strip()
    if not tail or len(tail) > _LONGEST_CREDIT:
        return False
    before = piece[: match.start()].rstrip()
    glued = match.start() > 0 and piece[match.start() - 1].isalnum()
    if glued and not match.group()[0].isupper():
        return False
    if not before and not (tail[:1].isupper() or _sources().search(tail) or tail.casefold() in agency_forms()):
        return False
    return not re.search(r"[^\W\d_]{3,}[.!?]\s+[^\W\d_]+\s+[^\W\d_]", tail)


@cache
def _cue() -> re.Pattern[str]:
    names = sorted(phrases("picture", "cues") - phrases("credit", "starts"), key=len, reverse=True)
    alternatives = "|".join(re.escape(n) for n in names)
    # The cue may be glued to the word before it, then it must begin with a capital (checked above).
    return re.compile(rf"[(\[]?(?:{alternatives})\s?(?::|©)", re.I)


@cache
def _mark() -> re.Pattern[str]:
    marks = "|".join(re.escape(m) for m in sorted(phrases("picture", "marks"), key=len, reverse=True))
    return re.compile(rf"[(\[](?:{marks})\b[^()\n]{{0,60}}[)\]]", re.I)


@cache
def _sources() -> re.Pattern[str]:
    names: list[str] = knowledge.table("layouts")["picture"]["sources"]
    marks = [(r"\b" if n[0].isalnum() else "") + re.escape(n) + (r"\b" if n[-1].isalnum() else "") for n in names]
    return re.compile("|".join(marks))
