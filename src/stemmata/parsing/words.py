"""Words and certain sentence boundaries, fixed before the parser looks at the text.

spaCy's tokenizer for the language does the first cut. What it does not know is added from
`languages/<code>/pipeline/tokens.toml`: where a full stop ends a number and the sentence rather than making an
ordinal, and which abbreviations never end a sentence. The parser may start a sentence only behind a mark that
can end one, and must where that is certain; in between it decides.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_NUMBER = re.compile(r"\d[\d.,]*\.")
_ORDINAL = re.compile(r"\d{1,2}\.(\d{1,2}\.)?")  # "30.", "30.12."
_DESIGNATION = re.compile(r"(?=[^.]*[A-Za-zÄÖÜäöü])(?=[^.]*[\d-])[\w/-]{2,40}\.")
_DATELINE = 12  # words a dateline may have
_PLACE = 3  # words of one that is only a place
_CLOCK = re.compile(r"\d{1,2}[:.]\d{2}")
_DASHES = frozenset("-–")
_JOINTS = frozenset({",", "/", "am", "of", "the", "de"})
_STOPS = frozenset({".", "!", "?", "…", "...", "?!", "!?", "!!", "??"})
_CLOSERS = frozenset({'"', "'", "''", ")", "]"})
_OPENERS = frozenset({'"', "'", "``", "(", "[", "-", "–"})


@dataclass(frozen=True, slots=True)
class Rules:
    """A language's table.

    `abbreviations` keep their full stop, `numbering` words only before a number; `openers` begin sentences and
    are not what an ordinal counts.
    """

    abbreviations: frozenset[str]
    numbering: frozenset[str]
    openers: frozenset[str]


@cache
def rules(language: str) -> Rules:
    """The token table of a language."""
    path = resources.files("stemmata.languages") / language / "pipeline" / "tokens.toml"
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    return Rules(*(frozenset(table[name]) for name in ("abbreviations", "numbering", "openers")))


def tokenise(nlp: Language, text: str) -> Doc:
    """A document of words with sentence starts set (True), ruled out (False) or open (None)."""
    from spacy.tokens import Doc

    table = rules(nlp.lang)
    first = nlp.tokenizer(text)
    forms: list[str] = []
    spaces: list[bool] = []
    for token in first:
        following = first[token.i + 1].text if token.i + 1 < len(first) else ""
        if token.text == "." and forms and not spaces[-1] and _shortened(forms[-1], following, table):
            forms[-1] += "."
            spaces[-1] = bool(token.whitespace_)
        elif _ends_number(token.text, following, table) or _ends_designation(token.text, forms, spaces, following):
            forms += [token.text[:-1], "."]
            spaces += [False, bool(token.whitespace_)]
        else:
            forms.append(token.text)
            spaces.append(bool(token.whitespace_))
    return Doc(nlp.vocab, words=forms, spaces=spaces, sent_starts=_starts(forms, spaces, table))


def _shortened(form: str, following: str, table: Rules) -> bool:
    """Whether a full stop behind a word belongs to it."""
    return form in table.abbreviations or (form in table.numbering and following[:1].isdigit())


def _ends_number(form: str, following: str, table: Rules) -> bool:
    """Whether the full stop behind digits ends a sentence: no ordinal has three digits or ends a text."""
    if not _NUMBER.fullmatch(form):
        return False
    if not _ORDINAL.fullmatch(form) or not following.strip():
        return True
    return following in table.openers or following in _CLOSERS


def _ends_designation(form: str, before: list[str], spaces: list[bool], following: str) -> bool:
    """Whether the full stop behind "GB50A" or "Iskander-M" ends a sentence: no abbreviation has digits or hyphens."""
    if not _DESIGNATION.fullmatch(form) and not (form[1:] == "." and before and before[-1] == "-" and not spaces[-1]):
        return False
    return not following.strip() or following[:1].isupper() or following in _CLOSERS


def _starts(forms: list[str], spaces: list[bool], table: Rules) -> list[bool | int | None]:
    """Whether each word starts a sentence: yes, no, or for the parser to say."""
    starts: list[bool | int | None] = [True]
    for i in range(1, len(forms)):
        starts.append(_start(i, forms, spaces, table))
    dateline = _dateline(forms)
    if dateline:
        starts[1 : dateline + 1] = [*[False] * (dateline - 1), True]
    return starts


def _dateline(forms: list[str]) -> int:
    """Where the text begins behind what opens a report: "London (AFP) -", "SEOUL, April 16 –", "Kairo -", "13:30"."""
    if len(forms) > 1 and _CLOCK.fullmatch(forms[0]) and forms[1][:1].isupper():
        return 1
    dashes = [i for i, form in enumerate(forms) if form in _DASHES]
    if not dashes or not 0 < dashes[0] < min(_DATELINE, len(forms) - 1) or forms[dashes[0] + 1][:1].islower():
        return 0
    before = forms[: dashes[0]]
    place = before[: before.index("(")] if "(" in before else before
    named = place and all(word[:1].isupper() or word.isdigit() or word in _JOINTS for word in place)
    credited = before[-1] == ")"
    alone = len(place) <= _PLACE and not any(dash < _first_stop(forms) for dash in dashes[1:])
    return dashes[0] + 1 if named and (credited or alone or all(word.isupper() for word in place)) else 0


def _first_stop(forms: list[str]) -> int:
    return next((i for i, form in enumerate(forms) if form in _STOPS), len(forms))


def _start(i: int, forms: list[str], spaces: list[bool], table: Rules) -> bool | None:
    form = forms[i]
    if (form in _CLOSERS and not spaces[i - 1]) or form.isspace():
        return False
    last = i - 1
    while last > 0 and (forms[last] in _CLOSERS or forms[last].isspace()):
        if forms[last] in _OPENERS and spaces[last - 1] and not spaces[last]:
            return False
        last -= 1
    before = forms[last]
    word = forms[i + 1] if form in _OPENERS and i + 1 < len(forms) else form
    begins = word[:1].isupper() or word[:1].isdigit()
    if before in _STOPS:
        if before == ".":
            return True if begins else None
        return None if begins else False
    if before.endswith("."):
        return None if begins else False
    return False
