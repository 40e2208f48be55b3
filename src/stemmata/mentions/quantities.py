"""Numbers of a text with their hedges and units, after the coding manual (section 3, ruling 17).

"mindestens eine" is 1/-, "rund 50" 50/50 approx, "more than 180" 180/-, "knapp 50" -/50 approx, "hundreds" 200/-
approx, "between 20 and 30" 20/30. Ordinals, years, dates, clock times and the numbers of names are not quantities.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from stemmata.mentions.lexing import Word, lex
from stemmata.mentions.numbers import Number, read_number
from stemmata.mentions.quantity_units import Amount, with_unit
from stemmata.mentions.quantity_words import QuantityWords, phrase, quantity_words, unit_kind
from stemmata.mentions.times import find_times
from stemmata.model import QuantityMention, Sentence, TimeMention

__all__ = ["find_quantities", "measured", "unit_kind"]

# What a hedge makes of n: whether it bounds below, above, and is approximate.
_HEDGES = {
    "min": (True, False, False),
    "max": (False, True, False),
    "under": (False, True, True),
    "about": (True, True, True),
    "beyond": (True, False, True),
    "plain": (True, True, False),
}
_NUMMOD = ("nummod", "nummod:gov", "det:numgov", "det", "amod")


def find_quantities(
    text: str, language: str, sentences: Sequence[Sentence] = (), times: Sequence[TimeMention] | None = None
) -> list[QuantityMention]:
    """Quantities in order, not overlapping, `text[m.start:m.end] == m.text`.

    `times` are the text's time mentions if they are known already (else they are read here): their numbers are no
    quantities, lengths of time excepted.
    """
    table, words = quantity_words(language), lex(text)
    times = find_times(text, language, None, sentences) if times is None else times
    closed = _closed(words, times)
    heads = {t.start: s.tokens[t.head] for s in sentences for t in s.tokens if t.deprel in _NUMMOD and t.head > t.i}
    found: list[QuantityMention] = []
    i = 0
    while i < len(words):
        amount = None if i in closed else _amount(words, i, language, table)
        if amount is None or any(k in closed for k in range(amount.begin, amount.end)):
            i += 1
            continue
        amount = with_unit(words, amount, table, heads)
        if amount.unit != "clock":
            found.append(_mention(text, words, amount))
        i = amount.end
    return found


def measured(quantity: QuantityMention) -> tuple[float | str | None, str | None, bool]:
    """A quantity as the value of a specification: number or text, unit, approximate.

    A range is "380-800", a bound "more than 7000" or "at most 40" (coding manual, section 3).
    """
    low, high = quantity.min, quantity.max
    if low is not None and high is not None:
        return (low if low == high else f"{low:g}-{high:g}"), quantity.unit, quantity.approx
    if low is not None:
        return (low if quantity.approx else f"more than {low:g}"), quantity.unit, quantity.approx
    if high is not None:
        return (high if quantity.approx else f"at most {high:g}"), quantity.unit, quantity.approx
    return None, quantity.unit, quantity.approx


def _closed(words: Sequence[Word], times: Sequence[TimeMention]) -> set[int]:
    """Positions of words inside dates, clock times and sets."""
    spans = [(t.start, t.end) for t in times if t.type != "DURATION"]
    closed: set[int] = set()
    k = 0
    for i, word in enumerate(words):
        while k < len(spans) and spans[k][1] <= word.start:
            k += 1
        if k < len(spans) and spans[k][0] < word.end and word.start < spans[k][1]:
            closed.add(i)
    return closed


def _amount(words: Sequence[Word], i: int, language: str, table: QuantityWords) -> Amount | None:
    """Hedges and the number, range or vague amount behind them, at word `i`."""
    kinds: list[str] = []
    begin, k = i, i
    while len(kinds) < 3 and (hedge := phrase(table.hedges, words, k)) and _is_hedge(words, k, hedge[1], table):
        kinds.append(hedge[0])
        k = hedge[1]
        begin = k if kinds == ["plain"] * len(kinds) else begin
    hedged = any(kind != "plain" for kind in kinds)
    core = _core(words, k, language, table, hedged=hedged) if k < len(words) and not _broken(words, i, k) else None
    if core is None:
        return _core(words, i, language, table, hedged=False) if kinds else None
    kinds = [kind for kind in kinds if kind != "plain"]
    after = phrase(table.hedges_after, words, core.end)
    if after and not kinds:
        kinds, core = [after[0]], replace(core, end=after[1])
    return _hedged(core, kinds, begin)


def _is_hedge(words: Sequence[Word], i: int, end: int, table: QuantityWords) -> bool:
    """Whether "over", "über" ... bound a number here: not in "handed over 30", "Vertrag über drei", "about a"."""
    low = " ".join(w.low for w in words[i:end])
    after = words[end] if end < len(words) else None
    if after is None or (
        after.low in table.articles
        and low not in table.with_article
        and not (end + 1 < len(words) and words[end + 1].low in table.scales)
    ):
        return False
    before = words[i - 1] if i and not words[i].fresh else None
    if _governed(words, i, end, table.governed.get(low, ())):
        return False
    rows = table.not_after.get(low)
    if rows is None or before is None:
        return True
    if before.low in rows:
        return False
    # German "über" behind a noun is "about" that noun's object; so is "über drei".
    return not (
        "<noun>" in rows and (before.text[0].isupper() or (after.kind == "word" and after.low not in table.articles))
    )


CLAUSE = 8
"""Words to either side within which a verb that takes the hedge as its preposition is looked for."""


def _governed(words: Sequence[Word], i: int, end: int, verbs: Sequence[str]) -> bool:
    """Whether a verb of the clause governs the word as a preposition: "verfügt über 72 Flugzeuge" has 72."""
    for step in (words[max(0, i - CLAUSE) : i][::-1], words[end : end + CLAUSE]):
        for word in step:
            if word.low in verbs:
                return True
            if word.low in {",", ";", ".", ":"}:
                break
    return False


def _broken(words: Sequence[Word], i: int, k: int) -> bool:
    return any(words[n].fresh for n in range(i + 1, k + 1))


def _hedged(core: Amount, kinds: Sequence[str], begin: int) -> Amount:
    if not kinds:
        return core
    lower, upper, approx = _HEDGES[kinds[0]]
    low, high = core.low, core.high if core.high is not None else core.low
    if core.low == core.high or core.high is None:  # one number, or a vague one such as "a dozen"
        low, high = (low if lower else None), (high if upper else None)
    approx = approx or "about" in kinds or (core.approx and kinds[0] == "plain")
    return replace(core, begin=begin, low=low, high=high, approx=approx, article=False)


def _core(words: Sequence[Word], i: int, language: str, table: QuantityWords, *, hedged: bool) -> Amount | None:
    """A range, a sum of money, a vague amount or a number at word `i`."""
    opened = phrase(table.openers, words, i)
    if opened and not hedged:
        low = _number(words, opened[1], language, table, hedged=True)
        join = low and phrase(table.joins, words, _behind_measure(words, low.end, table))
        high = _number(words, join[1], language, table, hedged=True) if join else None
        if low and high and join:
            return _range(i, low, high)
    sign = phrase(table.signs, words, i)
    if sign:
        number = read_number(words, sign[1], language) if sign[1] < len(words) and not words[sign[1]].fresh else None
        return Amount(i, number.end, number.value, number.value, unit=sign[0]) if number and number.digits else None
    vague = None if hedged and words[i].low in table.articles else _vague(words, i, language, table)
    if vague:
        return vague
    number = _number(words, i, language, table, hedged=hedged)
    if number is None:
        return _article(words, i, table, hedged=hedged)
    out_of = phrase(table.shares, words, number.end)
    whole = read_number(words, out_of[1], language) if out_of and out_of[1] < len(words) else None
    if whole and whole.value > number.value:  # "nine out of ten" is a share, "38 of 45 drones" counts 38
        share = 100 * number.value / whole.value
        if whole.value in (10, 100) and not whole.digits:
            return Amount(i, whole.end, share, share, unit="%")
        return Amount(i, whole.end, number.value, number.value, digits=True)
    to = phrase(table.ranges, words, _behind_measure(words, number.end, table))
    if to and to[1] < len(words) and not words[to[1]].fresh:
        other = read_number(words, to[1], language)
        if other and (other.value > number.value or other.scaled) and not _glued_name(words, other.end):
            ranged = _range(i, number, other)
            if ranged:
                return ranged
    return Amount(i, number.end, number.value, number.value, digits=number.digits, article=words[i].low in table.both)


def _behind_measure(words: Sequence[Word], i: int, table: QuantityWords) -> int:
    """Reads "between 250 km and 300 km": the unit of the first number is crossed."""
    got = phrase(table.measures, words, i)
    return got[1] if got else i


def _range(begin: int, low: Number, high: Number) -> Amount | None:
    """Reads "20 bis 30", "four to six million": the scale of the second number belongs to both."""
    first = low.value
    if high.scaled and not low.scaled and first < 1000 and high.value >= 1000:
        for scale in (1e9, 1e6, 1e3):
            if high.value >= scale:
                first *= scale
                break
    return Amount(begin, high.end, first, high.value, digits=True) if first < high.value else None


def _vague(words: Sequence[Word], i: int, language: str, table: QuantityWords) -> Amount | None:
    """Reads "mehrere", "Dutzende", "several hundred", "ein paar tausend"."""
    got = phrase(table.amounts, words, i)
    k = i + 1
    if words[i].low in table.articles and k < len(words) and words[k].low in table.vague:
        k += 1
    elif words[i].low not in table.vague:
        k = 0
    if k and k < len(words) and not words[k].fresh:
        of = k + 1 if words[k].low == "of" and k + 1 < len(words) else k
        scale, end = 1.0, of
        while end < min(len(words), of + 3) and words[end].low in table.scales:
            scale, end = scale * table.scales[words[end].low], end + 1
        if end > of:
            return Amount(i, end, 2.0 * scale, None, approx=True)
    if got is None:
        return None
    low, high, approx = got[0]
    after = words[got[1]] if got[1] < len(words) else None
    if low <= 2 and (
        after is None
        or after.fresh
        or after.kind != "word"
        or (table.plural and words[i].low == "some" and not _plural_follows(words, got[1], table))
    ):
        return None
    return Amount(i, got[1], float(low), None if high < 0 else float(high), approx=approx)


def _plural_follows(words: Sequence[Word], i: int, table: QuantityWords) -> bool:
    """Reads "some missiles" counts, "some time" and "some of" do not."""
    return any(
        w.kind == "word" and len(w.low) > 3 and w.low.endswith(table.plural) and not w.low.endswith("ss")
        for w in words[i : i + 3]
    )


def _article(words: Sequence[Word], i: int, table: QuantityWords, *, hedged: bool) -> Amount | None:
    if words[i].low not in table.articles or i + 1 >= len(words) or words[i + 1].kind != "word" or words[i + 1].fresh:
        return None
    return Amount(i, i + 1, 1.0, 1.0, article=not hedged)


def _number(words: Sequence[Word], i: int, language: str, table: QuantityWords, *, hedged: bool) -> Number | None:
    """A number that counts something: no ordinal, no part of a name."""
    if i >= len(words):
        return None
    number = read_number(words, i, language)
    if number is None or number.value == 0:
        return None
    if words[i].low in table.articles and number.end == i + 1:
        return None
    if words[i].low == "one" and number.end == i + 1 and not _counting_one(words, i, table):
        return None
    if words[i].kind == "num" and (
        _named(words, i, number.end, table, hedged=hedged) or _ordinal(words, i, number, table)
    ):
        return None
    return number


def _counting_one(words: Sequence[Word], i: int, table: QuantityWords) -> bool:
    """Reads "one helicopter", "one of them"; not "the last one", "no one", "one another"."""
    before = words[i - 1].low if i and not words[i].fresh else ""
    after = words[i + 1].low if i + 1 < len(words) else ""
    return before not in table.not_after["one"] and after not in table.not_before_one


def _named(words: Sequence[Word], i: int, end: int, table: QuantityWords, *, hedged: bool) -> bool:
    """Whether a number belongs to a name: `KN-23`, `Leopard 2`, `Resolution 2216`, `(1718)`, `6x6`."""
    word = words[i]
    before = words[i - 1] if i and not word.fresh else None
    if (
        before
        and word.glued
        and (
            before.kind in ("word", "num")
            or before.text in "-/:_#&"
            or (before.text == "(" and end < len(words) and words[end].text == ")")
        )
    ):
        return True
    if (
        end + 1 < len(words)
        and words[end].glued
        and words[end].text in ":/"
        and words[end + 1].glued
        and words[end + 1].kind == "num"
    ):
        return True
    if _glued_name(words, end) and phrase(table.measures, words, end) is None:
        return True
    if before is None or hedged:
        return False
    if before.low in table.names or (
        before.low == "." and i > 1 and words[i - 2].low in table.names and words[i - 2].kind == "word"
    ):
        return True
    first = i < 2 or words[i - 1].fresh or words[i - 2].text in '.!?:"“„»'
    after = words[end] if end < len(words) and not words[end].fresh else None
    if before.kind != "word" or not before.text[0].isupper() or first:
        return False
    return (
        after is None
        or after.kind != "word"
        or (bool(table.plural) and not _plural_follows(words, end, table) and after.low not in table.nouns)
    )


def _glued_name(words: Sequence[Word], end: int) -> bool:
    """A letter stuck to the number: `2A6`, `18th`."""
    return end < len(words) and words[end].glued and words[end].kind == "word"


def _ordinal(words: Sequence[Word], i: int, number: Number, table: QuantityWords) -> bool:
    if (
        number.end >= len(words)
        or number.end != i + 1
        or not words[number.end].glued
        or words[number.end].low not in table.ordinal_marks
    ):
        return False
    after = words[number.end + 1] if number.end + 1 < len(words) else None
    if words[number.end].low != ".":
        return True
    if after is None or after.fresh or after.kind != "word":
        return False
    return after.text[0].islower() or (i > 0 and words[i - 1].low in table.ordinal_articles and len(words[i].text) < 4)


def _mention(text: str, words: Sequence[Word], amount: Amount) -> QuantityMention:
    start, end = words[amount.begin].start, words[amount.end - 1].end
    return QuantityMention(
        start=start,
        end=end,
        min=amount.low,
        max=amount.high,
        approx=amount.approx,
        unit=amount.unit,
        text=text[start:end],
        article=amount.article,
    )
