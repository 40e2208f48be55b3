"""Date lines: the place, day and agency before the first sentence of a report.

"Berlin (dpa) - ", "SEOUL, Oct. 19 (Yonhap) -- ", "Sanaa/Tampa. ", "MOSCOW, September 13. /TASS/. ", "MANILA - ".
Only a form with an agency is believed anywhere; a bare place only before the first paragraph.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from stemmata.reading.credits import agencies_in_brackets
from stemmata.reading.words import months, phrases

_LONGEST = 110
_DASH = re.compile(r"\s*(?:--|[-–—:]|\.(?=\s))?\s*")
_SLASHED = re.compile(r"(?P<before>[^/\n]{2,60}?)\s/(?P<agency>[^/\s]{2,20})/\.?\s*(?:--|[-–—])?\s*")
_POINTED = re.compile(
    r"(?P<place>[^.\n]{2,40})\.\s(?P<day>\d{1,2}\.?\s[^\W\d_]{3,12})\.\s(?P<agency>[^\s.]{2,20})(?:\.|\s[-–—])\s"
)
_PLAIN = re.compile(r"(?P<place>[^\n.–—]{2,40}?)(?:\.\s|\s(?:--|[-–—])\s)")
_LEADING = re.compile(r"(?P<agency>[A-Za-z][\w-]{1,11})\s(?P<place>[A-ZÄÖÜ][\w/-]{2,24})\.\s")


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """A date line at the start of a paragraph: its length, without the space after it, and its agencies."""

    length: int
    agencies: tuple[str, ...]


def find_dateline(paragraph: str, *, first: bool) -> Dateline | None:
    """The date line that a paragraph opens with, or None. `first`: it is the first paragraph of the report."""
    head = paragraph[:_LONGEST]
    for find in (_bracketed, _slashed, _pointed):
        found = find(head)
        if found and found.length < len(paragraph.rstrip()):
            return found
    return _plain(head) if first and len(paragraph) > 60 else None


def _bracketed(head: str) -> Dateline | None:
    opening = head.find("(", 0, 72)
    closing = head.find(")", opening, opening + 50) if opening >= 0 else -1
    if closing < 0 or not _is_place_and_day(head[:opening]):
        return None
    agencies = agencies_in_brackets(head[opening + 1 : closing])
    after = _DASH.match(head, closing + 1)
    if not agencies or after is None:
        return None
    if not after.group().strip():  # "Olaf Scholz (SPD) sagte": a date line always has a mark after it
        return None
    return Dateline(length=len(head[: after.end()].rstrip()), agencies=agencies)


def _slashed(head: str) -> Dateline | None:
    match = _SLASHED.match(head)
    if not match or not _is_place_and_day(match["before"].replace(".", "")):
        return None
    agencies = agencies_in_brackets(match["agency"])
    return Dateline(length=len(match.group().rstrip()), agencies=agencies) if agencies else None


def _pointed(head: str) -> Dateline | None:
    match = _POINTED.match(head)
    if not match or not _is_place(match["place"]) or not match["agency"][0].isupper():
        return None
    agencies = agencies_in_brackets(match["agency"]) or (match["agency"],)
    return Dateline(length=len(match.group().rstrip()), agencies=agencies)


def _plain(head: str) -> Dateline | None:
    leading = _LEADING.match(head)
    agencies = agencies_in_brackets(leading["agency"]) if leading else ()
    if leading and agencies:
        return Dateline(length=len(leading.group().rstrip()), agencies=agencies)
    match = _PLAIN.match(head)
    if not match or not _is_place_and_day(match["place"]) or not match["place"].strip():
        return None
    following = head[match.end() : match.end() + 1]
    if not following or following.islower():
        return None
    return Dateline(length=len(match.group().rstrip()), agencies=())


def _is_place_and_day(text: str) -> bool:
    """ "KYIV, Oct 17", "Washington", "TEL AVIV, Israel", "PARIS/ERIWAN" or nothing at all."""
    segments = [s.strip() for s in text.strip().rstrip(",").split(",")]
    if segments == [""]:
        return True
    return len(segments) <= 4 and _is_place(segments[0]) and all(_is_place(s) or is_day(s) for s in segments[1:])


def _is_place(text: str) -> bool:
    words = re.split(r"[\s/]+", text.strip())
    joins = phrases("dateline", "connectors")
    return (
        0 < len(words) <= 6
        and len(text) <= 45
        and words[0][:1].isupper()
        and all(w[:1].isupper() or w in joins for w in words)
        and not any(c.isdigit() or c in '"„“”»«?!:;()' for c in text)
    )


def is_day(text: str) -> bool:
    """Whether a text is a day with its month, and perhaps weekday and year, and nothing else."""
    words = [w.strip(".,").casefold() for w in text.split()]
    return (
        0 < len(words) <= 4
        and any(w in months() for w in words)
        and all(w in months() or w.isdigit() or w in phrases("dates", "weekdays") for w in words)
    )
