"""The names of items in one language, ready to be looked up: designations, families, modifiers, masks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, NamedTuple

from stemmata.knowledge.catalogue import designations, families
from stemmata.languages import data
from stemmata.mentions.matching import squeeze


class ItemName(NamedTuple):
    """What one squeezed surface form stands for. `written` is the form as listed, for checks of case.

    A guarded name needs words of weapons in its sentence; with `elsewhere` a weapon named anywhere in the text will do.
    One that stands `beside` its class word only needs that word.
    """

    id: str
    name: str
    family: str
    designation: bool
    guarded: bool
    written: str
    plural: bool = False
    cased: bool = False
    shared: bool = False
    elsewhere: bool = False
    beside: bool = False


class ItemNames(NamedTuple):
    """All item forms of one language."""

    automaton: Any
    entries: tuple[tuple[ItemName, ...], ...]
    context: frozenset[str]
    takes: frozenset[str]
    type_words: re.Pattern[str]


@cache
def load(language: str) -> ItemNames:
    """Everything `find_items` needs for a language; built once."""
    from ahocorasick_rs import AhoCorasick

    rows = data(language, "items")
    found: dict[str, tuple[ItemName, ...]] = {}
    for one in (*_masks(rows), *_designations(), *_families(rows, language), *_spelled(rows), *_codes()):
        key = squeeze(one.written)
        if key and (key not in found or one.shared):
            found[key] = (*found.get(key, ()), one)
    return ItemNames(
        automaton=AhoCorasick(list(found)),
        entries=tuple(found.values()),
        context=frozenset(rows["context"]),
        takes=frozenset(rows["takes"]),
        type_words=re.compile(rows["type_words"] + r"(?: the)? [\"'(]?$"),
    )


def family_name(family: str) -> str:
    """The short English name of a family."""
    return families()[family].name


@cache
def english_names() -> dict[str, str]:
    """Family ids by English name and by the other English forms."""
    out = {f.name: f.id for f in families().values()}
    for family, forms in data("en", "items")["forms"].items():
        for form in forms:
            out.setdefault(form, family)
    return out


def _masks(rows: dict[str, Any]) -> Iterator[ItemName]:
    masks = rows["masks"]
    for phrase in masks["phrases"] if isinstance(masks, dict) else masks:
        yield ItemName("", "", "", False, False, phrase)


def _designations() -> Iterator[ItemName]:
    for row in designations().values():
        names = (row.name, *row.aliases)
        for word in (*names, *(f"Typ {w[5:]}" for w in names if w.startswith("Type "))):
            name = word if _is_variant(word, row.name) else row.name
            yield ItemName(
                row.id,
                name,
                row.family,
                True,
                word in row.guarded or word in row.beside,
                word,
                cased=_needs_case(word),
                shared=word in row.shared,
                beside=word in row.beside,
            )


def _spelled(rows: dict[str, Any]) -> Iterator[ItemName]:
    """Names as the language writes those of certain makers: "Oreschnik", "Dehlawieh"."""
    spelling = rows.get("spelling")
    if spelling is None:
        return
    pairs: dict[str, str] = dict(spelling["pairs"])
    pattern = re.compile("|".join(sorted(map(re.escape, pairs), key=len, reverse=True)), re.IGNORECASE)

    def anew(m: re.Match[str]) -> str:
        spelled = pairs[m[0].lower()]
        return spelled[0].upper() + spelled[1:] if m[0][0].isupper() else spelled

    for row in designations().values():
        if not set(row.producer) & set(spelling["producers"]):
            continue
        for word in (row.name, *row.aliases):
            written = pattern.sub(anew, word)
            if written == word or not word.isascii() or len(word) < _SPELLED_OUT or spelling["already"] in word.lower():
                continue
            beside = word in row.beside
            guarded = beside or word in row.guarded
            cased = _needs_case(word)
            yield ItemName(row.id, row.name, row.family, True, guarded, written, cased=cased, beside=beside)


_SPELLED_OUT = 5
"""Letters of the shortest name that is spelled anew; shorter ones are codes."""


def _codes() -> Iterator[ItemName]:
    """The code of a name that has a code and a word: "PT-91" of "PT-91 Twardy", "CH-47" of "CH-47 Chinook"."""
    for row in designations().values():
        code, _, word = row.name.partition(" ")
        if word.isalpha() and word[:1].isupper() and _CODE.fullmatch(code):
            yield ItemName(row.id, row.name, row.family, True, False, code)


_CODE = re.compile(r"[A-Z]{1,3}(?:/[A-Z])?-\d{1,3}[A-Z]?")


def _is_variant(word: str, name: str) -> bool:
    """A longer form of the canonical name ("PAC-3 MSE" is not, "M1A2 Abrams" of "Abrams" is) keeps its own words."""
    return squeeze(word).startswith(squeeze(name)) and any(c.isdigit() for c in word[len(name) :])


def _needs_case(word: str) -> bool:
    """Names without digits are written with a capital; short ones as listed."""
    return not any(c.isdigit() for c in word)


def _families(rows: dict[str, Any], language: str) -> Iterator[ItemName]:
    cased = frozenset(rows.get("cased", ()))
    guarded = rows.get("guarded", ())
    guarded = frozenset(guarded["words"] if isinstance(guarded, dict) else guarded)
    names = {family.id: family.name for family in families().values()}
    forms: Iterable[tuple[str, str]] = (
        *((i, n) for i, n in names.items() if language == "en" and i not in _NO_FORM),
        *((i, f) for i, fs in rows["forms"].items() for f in fs),
    )
    elsewhere = frozenset(rows.get("in_weapon_texts", ()))
    for family, form in forms:
        for written, plural in _numbered(form, language):
            name = form if language == "en" and form not in cased else names[family]
            yield ItemName(
                family,
                name,
                family,
                False,
                bool({written, form} & (guarded | elsewhere)),
                written,
                plural=plural,
                cased=form in cased,
                elsewhere=bool({written, form} & elsewhere),
            )


# Families that the catalogue has for its tree but whose words alone name no item.
_NO_FORM = frozenset({"item", "container", "training", "troops", "targeting-data"})


def _numbered(form: str, language: str) -> Iterator[tuple[str, bool]]:
    """A form with its plural: (words, whether plural)."""
    if language != "en":
        yield form, form.endswith(("s", "n"))
        return
    if form.endswith("s") and not form.endswith(("ss", "us")):
        yield form, True
        return
    yield form, False
    if form.endswith(("ammunition", "aircraft", "equipment", "artillery", "hardware", "electronics", "fuel", "gas")):
        return
    if form.endswith("y") and form[-2] not in "aeiou":
        yield form[:-1] + "ies", True
    else:
        yield form + ("es" if form.endswith(("sh", "x", "ss", "ch")) else "s"), True
