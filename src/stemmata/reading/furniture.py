"""Furniture by its words: navigation, buttons, boxes of links, consent, newsletters. The words are data."""

from __future__ import annotations

import re

from stemmata.reading.words import begins_with, phrases

_LONGEST = 220
_MARKS = " .:!?…·|•>»›<«‹-–—+×→↑▼▲()[]✕"
_COUNT = re.compile(r"\s*[(\[]?\d{1,6}[)\]]?\s*$")
_SEPARATED = re.compile(r"\s*(?:[|·•/>»›]|\s-\s)\s*")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
_READING_TIME = re.compile(
    r"(?:[^\W\d_]+\s?:?\s){0,4}\d{1,3}(?:[:,]\d{2})?\s?(?:min|minuten|minutes|mins)\b.{0,20}", re.I
)


def is_furniture(line: str) -> bool:
    """Whether a short line is furniture and no part of a report, by its words alone."""
    text = line.strip(_MARKS)
    if not text or not any(c.isalnum() for c in text):
        return True
    if len(text) > _LONGEST:
        return False
    if _ADDRESS.fullmatch(text) or _READING_TIME.fullmatch(text):
        return True
    lines = phrases("furniture", "lines")
    plain = _COUNT.sub("", text).strip(_MARKS).casefold()
    if not plain or plain in lines or begins_with(text, phrases("furniture", "starts")):
        return True
    pieces = [p.strip(_MARKS).casefold() for p in _SEPARATED.split(text)]
    known = sum(p in lines or _COUNT.sub("", p) in lines for p in pieces)
    return len(pieces) > 2 and known >= len(pieces) / 3


def is_box_heading(line: str) -> bool:
    """Whether a line is the heading of a box of links ("Mehr zum Thema", "Most read")."""
    text = line.strip(_MARKS)
    if len(text) > 60:
        return False
    boxes = phrases("furniture", "boxes")
    plain = _COUNT.sub("", text).strip(_MARKS).casefold()
    opener = begins_with(text, boxes)
    return plain in boxes or (opener is not None and len(text.split()) <= len(opener.split()) + 3)
