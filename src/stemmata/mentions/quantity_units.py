"""What a number counts or measures: the unit behind it, or a counted noun that is no item."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from stemmata.mentions.lexing import Word
from stemmata.mentions.quantity_words import QuantityWords, phrase
from stemmata.model import Token


@dataclass(frozen=True, slots=True)
class Amount:
    """A number or range read from words `[begin, end)`."""

    begin: int
    end: int
    low: float | None
    high: float | None
    approx: bool = False
    unit: str | None = None
    article: bool = False
    digits: bool = False


def with_unit(words: Sequence[Word], amount: Amount, table: QuantityWords, heads: Mapping[int, Token]) -> Amount:
    """The unit behind the number, if any: a measure right there, or a counted noun that is no item."""
    if amount.unit:
        return amount
    k = amount.end
    if k < len(words) and words[k].text in "-‑" and words[k].glued:
        got = phrase(table.measures, words, k + 1)
        if got is None and k + 1 < len(words) and words[k + 1].low.startswith(table.aged):
            return replace(amount, unit="year")
        return replace(amount, unit=got[0]) if got else amount
    got = phrase(table.measures, words, k) if k < len(words) and not words[k].fresh else None
    if got and _is_measure(words, k, got[1]) and not (got[0] == "time" and amount.article):
        return replace(amount, end=got[1], unit=got[0])
    head = heads.get(words[amount.end - 1].start)
    if head is not None and (unit := _noun(head.text.lower(), table) or table.nouns.get(head.lemma.lower())):
        return replace(amount, unit=unit)
    return replace(amount, unit=_noun_ahead(words, k, amount, table)) if head is None else amount


def _is_measure(words: Sequence[Word], i: int, end: int) -> bool:
    """`31 M1 Abrams`, `5 T-72`: a letter that begins a name is no unit."""
    after = words[end] if end < len(words) else None
    if after is not None and after.glued and (after.kind == "num" or (after.text == "-" and len(words[i].text) == 1)):
        return False
    return len(words[i].text) > 1 or words[i].text.islower() or words[i].kind == "mark"


def _noun_ahead(words: Sequence[Word], k: int, amount: Amount, table: QuantityWords) -> str | None:
    """The counted noun within four words: in English the first plural, in German the first noun."""
    one = amount.low == amount.high == 1
    for n in range(k, min(k + 4, len(words))):
        word = words[n]
        if word.fresh or word.kind != "word":
            return None
        if table.plural:
            if word.low in table.nouns and (
                one or word.low.endswith(table.plural) or n == k or not word.low.endswith("s")
            ):
                following = words[n + 1] if n + 1 < len(words) else None
                if not (
                    following
                    and not following.fresh
                    and following.kind == "word"
                    and following.low.endswith("s")
                    and len(following.low) > 4
                ):
                    return table.nouns[word.low]
            if word.low.endswith("s") and len(word.low) > 3 and not word.text.isupper():
                return None
        elif word.text[0].isupper():
            return _noun(word.low, table)
        elif not word.low.endswith(("e", "er", "en", "es", "em", "bar")):
            return None
    return None


def _noun(word: str, table: QuantityWords) -> str | None:
    if word in table.nouns:
        return table.nouns[word]
    if table.plural:
        return None
    for length in range(min(14, len(word) - 3), 4, -1):  # German compounds: "Munitionskisten"
        if word[-length:] in table.nouns:
            return table.nouns[word[-length:]]
    return None
