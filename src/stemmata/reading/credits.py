"""Credits of a text: which agencies it names as its makers, in date lines and at its foot.

The grammar of German credit lines is `<initials>[/<initials>] (<agency>[, <agency>])` and its variants
("AFP/dpa/ww", "mit Material von dpa und AFP", "dpa-infocom, dpa:230327-99-104512/3", "(rtr)"); English ones
are "(Reuters)", "With material from AP", "(Reporting by X; Editing by Y)". Credits of pictures never count.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from stemmata import knowledge
from stemmata.reading.words import begins_with, phrases

_WORD = re.compile(r"[^\s/,;:()\[\]|+&©]+")
_NUMBER_OF_WIRE = re.compile(r"\b[a-z]{3}:\d{6}-\d{2}-\d{3,7}(?:/\d{1,3})?\b")
_TRAILING = re.compile(
    r"[.!?…\"”“»«]\s+(?P<credit>(?:[\w.]{1,6}(?:/[\w.]{1,6}){0,4}\s)?[(\[][^()\[\]\n]{2,80}[)\]]\.?)\s*$"
)
_OPENED = re.compile(
    r"\b(?:reporting|writing|editing|edited|redaktion|quelle|source)(?:\sand\s\w+)?(?:\sby\b|:)\s?", re.I
)
_NAMES_APART = re.compile(r"[,;/]|\band\b|\bund\b|\bin\b|\bmit\b|\bwith\b")
_NAME = re.compile(r"[^\W\d_][\w.'’-]{0,20}(?:\s[^\W\d_][\w.'’-]{0,20}){1,3}")
_LONGEST_CREDIT = 240


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """What a credit names: agencies by canonical name, and authors or desk initials, both in order."""

    agencies: tuple[str, ...]
    authors: tuple[str, ...]


@cache
def agency_forms() -> dict[str, str]:
    """Forms by which agencies are credited, lower case, to the agency's canonical name."""
    rows = knowledge.table("agencies")["agency"]
    forms = {form.casefold(): row["name"] for row in rows for form in [row["name"], *row["forms"]]}
    credits = {_bare(credit): row["name"] for row in rows for credit in row.get("credits", ())}
    more = {form: name for name, added in knowledge.table("layouts")["agencies"].items() for form in added}
    return {form: name for form, name in {**credits, **more, **forms}.items() if form}


def _bare(credit: str) -> str:
    """A credit form without its marks: "(dpa)", "© dpa", "/TASS/" name an agency; "dpa/lby" or "AP Photo" do not."""
    word = credit.replace("(c)", "").strip("()/© .").casefold()
    return word if not re.search(r"[\s/]", word) else ""


def read_credit(line: str) -> Credit | None:
    """The agencies and initials of a line that is a credit and nothing else, or None."""
    text = line.strip()
    if not text or len(text) > _LONGEST_CREDIT:
        return None
    opener = begins_with(text.lstrip("([ "), phrases("credit", "starts"))
    agencies, rest = _take_agencies(text)
    if opener and (agencies or opener in _names_people()):
        return Credit(agencies=agencies, authors=_people(text))
    if not agencies:
        return _lone_acronym(text)
    allowed = phrases("credit", "words") | phrases("byline", "joins")
    words = _WORD.findall(rest)
    strange = [w for w in words if w.casefold().strip(".-–—") not in allowed | {""} and not _is_initials(w)]
    in_brackets = text[0] in "([" and text.rstrip(".")[-1] in ")]" and _begins_with_agency(text)
    if strange and not in_brackets:
        return None
    return Credit(agencies=agencies, authors=() if strange else _initials(words))


def trailing_credit(paragraph: str) -> tuple[int, Credit] | None:
    """A credit in brackets after the last sentence of a paragraph: its offset in it, and what it names."""
    tail_at = max(0, len(paragraph) - 120)
    match = _TRAILING.search(paragraph, tail_at)
    if not match:
        return None
    credit = read_credit(match["credit"])
    return (match.start("credit"), credit) if credit else None


def agencies_in_brackets(inside: str) -> tuple[str, ...]:
    """Agencies of the bracket of a date line ("dpa/lby", "ANP/Reuters"): () if it names anything else.

    An acronym in capitals that we do not know is taken as the name of an agency: nothing else stands there.
    """
    names: list[str] = []
    for token in re.split(r"[/,;+&]|\bund\b|\band\b", inside):
        form = token.strip().strip("./")
        known = agency_forms().get(form.casefold())
        if known:
            names.append(known)
        elif re.fullmatch(r"[A-ZÄÖÜ]{2,6}", form):
            names.append(form)
        elif not (names and re.fullmatch(r"[a-zäöü]{2,4}", form)):
            return ()
    return tuple(dict.fromkeys(names))


def _take_agencies(text: str) -> tuple[tuple[str, ...], str]:
    """The agencies named in a line, and what is left of the line without them."""
    low = text.casefold()
    if len(low) != len(text):
        return (), text
    hits: list[tuple[int, int, str]] = []
    for form, name in agency_forms().items():
        at = low.find(form)
        while at >= 0:
            end = at + len(form)
            whole = not (low[at - 1 : at].isalnum() or low[end : end + 1].isalnum())
            if whole and _looks_like_a_name(text[at:end], name):
                hits.append((at, end, name))
            at = low.find(form, end)
    hits.sort(key=lambda h: (h[0], -h[1]))
    names: list[str] = []
    rest, last = "", 0
    for at, end, name in hits:
        if at >= last:
            rest += text[last:at] + " "
            names.append(name)
            last = end
    rest = _NUMBER_OF_WIRE.sub(" ", rest + text[last:])
    return tuple(dict.fromkeys(names)), re.sub(r":\d{6}-\d{2}-\d{3,7}(?:/\d{1,3})?", " ", rest)


def _looks_like_a_name(form: str, name: str) -> bool:
    """Short acronyms are words too ("at", "tt", "aa", "ap"): lower case counts for three letters and more."""
    return len(form) >= 3 or form == form.upper() or form in _SHORT_LOWER


_SHORT_LOWER = frozenset({"ap", "tt"})


def _begins_with_agency(text: str) -> bool:
    low = text.lstrip("([ ").casefold()
    return any(low.startswith(form) and not low[len(form) : len(form) + 1].isalnum() for form in agency_forms())


def _lone_acronym(text: str) -> Credit | None:
    """ "(PNA)" alone on a line: an agency that is not in our table."""
    match = re.fullmatch(r"[(\[]\s?([A-ZÄÖÜ]{2,6}(?:\s?[/,]\s?[A-ZÄÖÜ]{2,6}){0,3})\s?[)\]]", text)
    return Credit(agencies=tuple(re.split(r"\s?[/,]\s?", match[1])), authors=()) if match else None


def _is_initials(word: str) -> bool:
    return bool(re.fullmatch(r"[a-zäöüß]{1,4}\.?|[A-ZÄÖÜ]{2,3}|@[\w.]{2,20}", word))


def _initials(words: list[str]) -> tuple[str, ...]:
    allowed = phrases("credit", "words") | phrases("byline", "joins")
    return tuple(dict.fromkeys(w for w in words if _is_initials(w) and w.casefold() not in allowed))


@cache
def _names_people() -> frozenset[str]:
    """Openers that make a credit of a line even where no agency is named."""
    return frozenset(p for p in phrases("credit", "starts") if p.endswith("ing by") or p == "redaktion")


def _people(text: str) -> tuple[str, ...]:
    """Names and initials in "Reporting by A and B; Editing by C", "Redaktion: L. Hartwig, mit dpa"."""
    forms = agency_forms()
    names: list[str] = []
    for stretch in _OPENED.split(text)[1:]:
        for name in _NAMES_APART.split(stretch):
            bare = name.strip(" ()[].;")
            named = _NAME.fullmatch(bare) and not any(w.casefold() in forms for w in bare.split())
            if named or (_is_initials(bare) and bare.casefold() not in forms and not bare.isupper()):
                names.append(bare)
    allowed = phrases("credit", "words")
    return tuple(dict.fromkeys(n for n in names if n.casefold() not in allowed))
