"""Bylines: "Von Gunda Everling", "By A. Smith and B. Jones in Cairo", "Staff report", "Author: X", a bare name."""

from __future__ import annotations

import re
from dataclasses import dataclass

from stemmata.reading.credits import agency_forms
from stemmata.reading.words import begins_with, phrases

_LONGEST = 120
_NAME_WORD = re.compile(r"[^\W\d_](?:[\w'’]|-(?=\w))*\.?")
_PARTICLES = frozenset({"von", "van", "de", "der", "den", "al", "el", "bin", "di", "da", "la", "le", "zu", "ten"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Byline:
    """Who wrote it: names in order, and agencies named among them."""

    authors: tuple[str, ...]
    agencies: tuple[str, ...]


def read_byline(line: str, *, bare: bool = False) -> Byline | None:
    """The authors of a line that is a byline, or None. `bare`: a mere name counts (it stands under the title)."""
    text = line.strip().rstrip(".,")
    if not text or len(text) > _LONGEST or text[-1] in "!?…:":
        return None
    opener = begins_with(text, phrases("byline", "starts"))
    rest = text[len(opener) :].lstrip(" :") if opener else text
    segments = [s.strip() for s in re.split(rf",|&|/|\||\b(?:{_joins()})\b", rest) if s.strip()]
    read = [_read_segment(s) for s in segments]
    if not read or any(r is None for r in read):
        return None
    names = [r for r in read if r]
    if opener and text[0].islower() and any(kind == "name" and len(n.split()) < 2 for kind, n in names):
        return None  # "von Moskau": the middle of a sentence
    roles = any(kind == "role" for kind, _ in names)
    if not opener and not roles and not (bare and all(kind == "agency" or _is_bare_name(n) for kind, n in names)):
        return None
    if not opener and roles and len(text.split()) > 5:
        return None
    return Byline(
        authors=tuple(dict.fromkeys(n for kind, n in names if kind == "name")),
        agencies=tuple(dict.fromkeys(n for kind, n in names if kind == "agency")),
    )


def _read_segment(segment: str) -> tuple[str, str] | None:
    """("name" | "agency" | "role", what it says) of one name of a byline, or None if it is none."""
    agency = agency_forms().get(segment.casefold())
    if agency:
        return "agency", agency
    name = re.split(rf"\s(?:{_ends()})\s", segment, maxsplit=1)[0]
    words = name.split()
    low = [w.casefold().strip(".") for w in words]
    if any(w in phrases("byline", "roles") for w in low):
        return ("role", segment) if len(words) <= 5 else None
    if not 0 < len(words) <= 5 or not words[0][:1].isupper():
        return None
    if all(_NAME_WORD.fullmatch(w) and (w[0].isupper() or w in _PARTICLES) for w in words):
        return "name", name
    return None


def _is_bare_name(name: str) -> bool:
    """Two or three words, particles aside: longer lines in capitals are headlines."""
    return 2 <= sum(w not in _PARTICLES for w in name.split()) <= 3


def _joins() -> str:
    return "|".join(sorted(phrases("byline", "joins")))


def _ends() -> str:
    return "|".join(re.escape(e) for e in sorted(phrases("byline", "ends")))
