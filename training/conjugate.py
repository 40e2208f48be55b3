"""The forms of German verbs and nouns and of English verbs, for the lexicon of forms (lexicon.py)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

Row = tuple[str, str, str]
"""Form, VerbForm with mood ("Fin", "Fin.Sub", "Inf", "Part"), lemma."""

_NEEDS_E = re.compile(r"(t|d|[^aeiouäöülrhmn]m|[^aeiouäöülrhn]n)$")


@cache
def table() -> dict[str, list[str]]:
    """`verbs_de.toml`."""
    return tomllib.loads((Path(__file__).resolve().parent / "verbs_de.toml").read_text(encoding="utf-8"))


@cache
def irregular() -> dict[str, tuple[str, ...]]:
    """Irregular verbs by infinitive."""
    return {row.split()[0]: tuple(row.split()[1:]) for row in table()["irregular"]}


def conjugated(lemma: str) -> Iterator[Row]:
    """The third-person, infinite and subjunctive forms of a verb without separable prefix."""
    prefix, base = _split(lemma)
    stem = lemma[:-2] if lemma.endswith("en") else lemma[:-1]
    yield lemma, "Inf", lemma
    yield lemma, "Fin", lemma
    if lemma == "sein":
        yield from (("sei", "Fin.Sub", lemma), ("seien", "Fin.Sub", lemma), ("sind", "Fin", lemma))
    else:
        for ending in ("e",) if not stem.endswith("el") else ("e", "le"):
            yield (stem[:-2] if ending == "le" else stem) + ending, "Fin.Sub", lemma
    if base in irregular():
        yield from _strong(lemma, prefix, irregular()[base])
    else:
        yield from _weak(lemma, stem)


def _split(lemma: str) -> tuple[str, str]:
    """Inseparable prefix and an irregular base, where the verb is made of them."""
    if lemma in irregular():
        return "", lemma
    for prefix in table()["prefixes_inseparable"]:
        if lemma.startswith(prefix) and lemma[len(prefix) :] in irregular():
            return prefix, lemma[len(prefix) :]
    return "", lemma


def _strong(lemma: str, prefix: str, forms: tuple[str, ...]) -> Iterator[Row]:
    present, past, participle, *second = forms
    yield prefix + present, "Fin", lemma
    yield prefix + past, "Fin", lemma
    yield prefix + past + ("n" if past.endswith("e") else "en"), "Fin", lemma
    yield prefix + (participle.removeprefix("ge") if prefix else participle), "Part", lemma
    for form in second:
        if form != past:
            yield prefix + form, "Fin.Sub", lemma
            yield prefix + form + "n", "Fin.Sub", lemma


def _weak(lemma: str, stem: str) -> Iterator[Row]:
    glide = "e" if _NEEDS_E.search(stem) else ""
    yield stem + glide + "t", "Fin", lemma
    yield stem + glide + "te", "Fin", lemma
    yield stem + glide + "ten", "Fin", lemma
    closed = lemma.endswith("ieren") or lemma.startswith(tuple(table()["prefixes_inseparable"]))
    yield ("" if closed else "ge") + stem + glide + "t", "Part", lemma
    if closed and lemma.startswith(("um", "durch", "ge", "er", "unter", "über")):
        yield "ge" + stem + glide + "t", "Part", lemma


def bases(lemmas: Iterable[str]) -> set[str]:
    """The given verbs and, of those with a separable prefix, the simple verb where that is known too."""
    known = {*lemmas, *irregular(), *table()["more"]}
    found = set()
    for lemma in known:
        if not re.fullmatch(r"[a-zäöüß]+n", lemma):
            continue
        simple = next(
            (
                lemma[len(prefix) :]
                for prefix in sorted(table()["prefixes_separable"], key=len, reverse=True)
                if lemma.startswith(prefix) and lemma[len(prefix) :] in known
            ),
            None,
        )
        if simple is None or lemma.startswith(tuple(table()["prefixes_either"])):
            found.add(lemma)
    return found


def declined(lemma: str, gender: str, genitive: str, plural: str) -> set[str]:
    """The forms of a German noun; of what is not known ("-", "") the regular ones are made."""
    found = {lemma}
    if genitive not in ("", "-"):
        found.add(genitive)
    elif gender in ("m", "n") and genitive == "" and lemma[-1] not in "sxzß":
        found |= {lemma + "s"} | ({lemma + "es"} if lemma[-1] not in "aeiou" else set())
    if plural not in ("", "-"):
        found |= {plural, plural if plural[-1] in "ns" else plural + "n"}
    return found


_VOWELS = "aeiou"


def english(lemma: str) -> Iterator[Row]:
    """The regular forms of an English verb, with and without a doubled consonant where both may be."""
    if not re.fullmatch(r"[a-z]{2,}", lemma):
        return
    stems = {lemma}
    if re.search(r"[^aeiou][aeiou][bdgklmnprtvz]$", lemma):
        stems.add(lemma + lemma[-1])
    yield lemma, "Inf", lemma
    if lemma.endswith("y") and lemma[-2] not in _VOWELS:
        yield from (
            (lemma[:-1] + "ies", "Fin", lemma),
            (lemma[:-1] + "ied", "Part", lemma),
            (lemma + "ing", "Part", lemma),
        )
        return
    yield lemma + ("es" if re.search(r"(s|x|z|ch|sh|o)$", lemma) else "s"), "Fin", lemma
    for stem in stems:
        bare = stem[:-1] if stem.endswith("e") else stem
        yield bare + "ed", "Part", lemma
        yield (bare if not stem.endswith(("ee", "ye", "oe")) else stem) + "ing", "Part", lemma
