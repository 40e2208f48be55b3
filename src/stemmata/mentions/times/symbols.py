"""The computed symbols of the time grammar: numbers, years, days of a month, clock times.

Each function takes the text's words and a position and answers `(value, position behind)` or None.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from stemmata.mentions.lexing import Word
from stemmata.mentions.numbers import read_number, word_value
from stemmata.mentions.times.lexicon import Lexicon

Got = tuple[Any, int] | None


def number(words: Sequence[Word], i: int, lex: Lexicon) -> Got:
    """A number: figures or words, `two and a half` included."""
    if words[i].kind == "num" and _glued_to_letters(words, i):
        return None
    found = read_number(words, i, lex.language)
    if found is None:
        return None
    half = [w.low for w in words[found.end : found.end + 3]]
    if half[:3] == ["and", "a", "half"]:
        return found.value + 0.5, found.end + 3
    return found.value, found.end


def count(words: Sequence[Word], i: int, lex: Lexicon) -> Got:
    """A number, an article (1) or a vague amount (None): "zwei", "a", "several"."""
    got = number(words, i, lex)
    if got is not None:
        return got
    low = words[i].low
    if low in lex.lists["articles_one"]:
        after = words[i + 1].low if i + 1 < len(words) else ""
        if after in lex.lists["few"]:
            return None, i + 2 + (i + 2 < len(words) and words[i + 2].low == "of")
        return 1.0, i + 1
    if low in lex.lists["few"]:
        return None, i + 1 + (i + 1 < len(words) and words[i + 1].low == "of")
    return None


def day_of_month(words: Sequence[Word], i: int, lex: Lexicon) -> Got:
    """`30`, `30.`, `30th`, 1 to 31."""
    word = words[i]
    if word.kind != "num" or not word.text.isdecimal() or not 1 <= len(word.text) <= 2 or _glued_to_letters(words, i):
        return None
    value = int(word.text)
    if not 1 <= value <= 31:
        return None
    after = words[i + 1] if i + 1 < len(words) else None
    if after and after.glued and after.low in lex.lists["ordinal_marks"]:
        return value, i + 2
    return None if "." in lex.lists["ordinal_marks"] else (value, i + 1)


def ordinal(words: Sequence[Word], i: int, lex: Lexicon) -> Got:
    """`3.`, `3rd`, "third"."""
    if words[i].kind == "num":
        after = words[i + 1] if i + 1 < len(words) else None
        if (
            words[i].text.isdecimal()
            and len(words[i].text) < 3
            and after
            and after.glued
            and after.low in lex.lists["ordinal_marks"]
        ):
            return int(words[i].text), i + 2
        return None
    value = lex.classes.get(words[i].low, {}).get("ORDWORD")
    return None if value is None else (value, i + 1)


def year(words: Sequence[Word], i: int, lex: Lexicon) -> Got:
    """A year in a place where only a year can stand: after a month, after "Jahr"."""
    text = words[i].text
    if words[i].kind == "num" and len(text) == 4 and text.isdecimal() and "1000" <= text <= "2199":
        return int(text), i + 1
    return None


def bare_year(words: Sequence[Word], i: int, lex: Lexicon) -> Got:
    """A year by itself: four figures from 1900 to 2059 that are no amount, no designation, no number of a document."""
    text = words[i].text
    if words[i].kind != "num" or len(text) != 4 or not text.isdecimal() or not "1900" <= text <= "2059":
        return None
    before = words[i - 1] if i and not words[i].fresh else None
    after = words[i + 1] if i + 1 < len(words) and not words[i + 1].fresh else None
    if (
        before
        and words[i].glued
        and before.text not in "(\"'„“”«»[=,;:…"
        and not _range_of_years(words, i)
        and not (before.text == "-" and i > 1 and "PART" in lex.classes.get(words[i - 2].low, {}))
    ):
        return None
    low = before.low if before else ""
    compared = i > 1 and words[i - 2].low in lex.lists["year_comparisons"]  # "no earlier than 2026"
    if (low in lex.lists["not_year_before"] and not compared) or (
        low == "." and i > 1 and words[i - 2].low in lex.lists["not_year_before"]
    ):
        return None
    if after is None:
        return int(text), i + 1
    if after.low in lex.lists["not_year_after"] or (after.low == "-" and after.glued and _letters(words, i + 2)):
        return None
    amount = (
        after.kind == "word"
        and (text.endswith("00") or low in lex.lists["hedges"])
        and (after.text[0].isupper() if "." in lex.lists["ordinal_marks"] else after.low.endswith("s"))
    )
    if amount and low not in lex.lists["year_before"]:
        return None
    if after.kind == "word" and after.glued:
        return None
    return int(text), i + 1


def short_year(words: Sequence[Word], i: int, lex: Lexicon) -> Got:
    """The second year of a season, `2007/08`, `2014/2015`."""
    text = words[i].text
    return (int(text) % 100, i + 1) if words[i].kind == "num" and re.fullmatch(r"[0-9]{2}|[0-9]{4}", text) else None


def day_and_month(words: Sequence[Word], i: int, lex: Lexicon) -> Got:
    """`15.10.` without a year: "15/10"."""
    found = re.fullmatch(r"([0-9]{1,2})\.([0-9]{1,2})", words[i].text) if words[i].kind == "num" else None
    stop = words[i + 1] if i + 1 < len(words) else None
    if (
        not found
        or not 1 <= int(found[1]) <= 31
        or not 1 <= int(found[2]) <= 12
        or stop is None
        or not stop.glued
        or stop.low != "."
    ):
        return None
    return (int(found[1]), int(found[2])), i + 2


def decade(words: Sequence[Word], i: int, lex: Lexicon) -> Got:
    """`1990s`, `90er`: the first year of the decade."""
    text = words[i].text
    after = words[i + 1] if i + 1 < len(words) else None
    if (
        words[i].kind != "num"
        or not text.isdecimal()
        or not after
        or not after.glued
        or after.low not in lex.lists["decade_marks"]
    ):
        return None
    value = int(text) if len(text) == 4 else 1900 + int(text) if len(text) == 2 else 1
    return (value, i + 2) if value % 10 == 0 and 1500 <= value <= 2100 else None


def clock(words: Sequence[Word], i: int, lex: Lexicon) -> Got:
    """`18:00`, `7.10`, or an hour: "hh:mm"."""
    word = words[i]
    if word.kind == "word":
        value = word_value(word.low, lex.language)
        return (f"{int(value) % 24:02}:00", i + 1) if value and value <= 24 and value == int(value) else None
    found = (
        re.fullmatch(r"([0-9]{1,2})(?:[:.]([0-9]{2}))?(?::[0-9]{2})?", word.text)
        if word.kind in ("clock", "num")
        else None
    )
    if not found or int(found[1]) > 24 or int(found[2] or 0) > 59 or _glued_to_letters(words, i):
        return None
    return f"{int(found[1]) % 24:02}:{int(found[2] or 0):02}", i + 1


def written_clock(words: Sequence[Word], i: int, lex: Lexicon) -> Got:
    """`18:00`, and `18.00` where the language writes hours so: an hour with its minutes."""
    dotted = "." in lex.lists["clock_marks"] and re.fullmatch(r"[0-9]{1,2}\.[0-9]{2}", words[i].text)
    return clock(words, i, lex) if words[i].kind == "clock" or dotted else None


def digit(words: Sequence[Word], i: int, lex: Lexicon) -> Got:
    """One figure, also stuck to a letter: `Q1`."""
    return (int(words[i].text), i + 1) if re.fullmatch(r"[1-9]", words[i].text) else None


def clock_mark(words: Sequence[Word], i: int, lex: Lexicon) -> Got:
    """`a.m.`, `pm`, `o'clock` -> am, pm or ""; `GMT`, `UTC` -> Z, with an offset in brackets."""
    low = [w.low for w in words[i : i + 5]]
    for half in ("am", "pm"):
        if low[:1] == [half]:
            return half, i + 1
        if low[:4] == [half[0], ".", "m", "."]:
            return half, i + 4
    if low[:3] == ["o", "'", "clock"] or low[:3] == ["o", "’", "clock"]:
        return "", i + 3
    if low[:1] in (["gmt"], ["utc"]):
        return "Z", i + 1
    if low[:1] and low[0] in lex.lists["time_zones"]:
        return "", i + 1 + (low[1:2] == ["time"])
    return ("Z", i + 5) if low[:2] == ["(", "gmt"] and low[4:] == [")"] else None


def inflected(words: Sequence[Word], i: int, lex: Lexicon) -> Got:
    """A word that looks like an inflected adjective: "360 ehrenamtliche Stunden"."""
    word = words[i]
    fits = (
        word.kind == "word"
        and word.text.islower()
        and len(word.low) > 4
        and word.low.endswith(tuple(lex.lists["adjective_endings"]))
    )
    return (word.low, i + 1) if fits and lex.lists["adjective_endings"] else None


def age(words: Sequence[Word], i: int, lex: Lexicon) -> bool:
    """Whether a length that ends before word `i` is an age: "56 years old", "22 Jahre alt"."""
    return i < len(words) and not words[i].fresh and words[i].low in lex.lists["age_marks"]


def _glued_to_letters(words: Sequence[Word], i: int) -> bool:
    """Whether a number is part of a designation: `T72`, `KN-23`."""
    if not i or not words[i].glued:
        return False
    if words[i - 1].kind in ("word", "num"):
        return True
    return words[i - 1].text in "-/" and i > 1 and words[i - 1].glued and words[i - 2].kind == "word"


def _letters(words: Sequence[Word], i: int) -> bool:
    return i < len(words) and words[i].glued and words[i].kind == "word"


def _range_of_years(words: Sequence[Word], i: int) -> bool:
    return words[i - 1].text in "-–/" and i > 1 and len(words[i - 2].text) == 4 and words[i - 2].text.isdecimal()
