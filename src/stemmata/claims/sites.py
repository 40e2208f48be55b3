"""What is hit besides states and towns: ships, bases, depots, power stations, homes.

A site is named by a common noun that languages/<code>/sites.toml lists with its short English name; it can only be a
target. An adjective of sides stands in its name ("military targets", "zivile Ziele"). Firms, officials and others
without a name whom measures meet are listed in languages/<code>/triggers.toml; they too can only be targets.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from stemmata import languages
from stemmata.claims.grammar import Tree, bare
from stemmata.claims.things import Thing, adjective_of

WITHIN = {"det", "amod", "nummod", "compound", "advmod", "flat"}
LONGEST_NAME = 3
"""Words of the longest form."""


@cache
def _forms(language: str) -> Mapping[str, str]:
    return {form: row["name"] for row in languages.data(language, "sites")["site"] for form in row["forms"]}


def sites(t: Tree, things: Sequence[Thing], language: str) -> list[Thing]:
    """Sites named in a sentence, with the words of their phrase."""
    found: list[Thing] = []
    for token in t.tokens:
        name = _name(t, token.i, language) if token.upos == "NOUN" else None
        if name is None:
            continue
        if any(x.start <= token.start < x.end and x.kind in {"item", "actor", "place"} for x in things):
            continue
        first, text = _phrase(t, token.i)
        value = {"id": name, "text": text}
        found.append(Thing("site", t.tokens[first].start, token.end, token.i, value, "site"))
    return found


def groups(t: Tree, things: Sequence[Thing], language: str) -> list[Thing]:
    """Firms, officials and others without a name that a measure can be taken against; those of a state bear its id."""
    words = tuple(languages.data(language, "triggers")["words"]["groups"])
    found: list[Thing] = []
    for token in t.tokens:
        low = token.text.lower()
        if token.upos != "NOUN" or not (low.endswith(words) if language == "de" else low in words):
            continue
        if any(x.kind == "item" and x.start <= token.start and token.end <= x.end for x in things):
            continue
        first, text = _phrase(t, token.i)
        state = next((x for x in things if x.kind == "actor" and adjective_of(t, x) == token.i), None)
        value = {"id": state.value["id"], "text": text} if state else {"text": text}
        found.append(Thing("group", t.tokens[first].start, token.end, token.i, value, "group"))
    return found


def _phrase(t: Tree, i: int) -> tuple[int, str]:
    """Where the noun phrase before token `i` begins, and its words."""
    inside = [k for k in t.kids(i) if bare(k.deprel) in WITHIN and k.i < i and i - k.i <= 5]
    first = min([i, *(k.i for k in inside if k.upos not in {"DET"})])
    return first, " ".join(k.text for k in t.tokens[first : i + 1])


def _name(t: Tree, i: int, language: str) -> str | None:
    """The short English name of the site that token `i` ends, by its longest form."""
    forms = _forms(language)
    low = t.tokens[i].text.lower()
    if language == "de":
        part = next((low[at:] for at in range(len(low) - 2) if low[at:] in forms), None)
        return forms[part] if part else None
    for length in range(LONGEST_NAME, 0, -1):
        words = " ".join(k.text.lower() for k in t.tokens[max(0, i + 1 - length) : i + 1])
        if words in forms:
            return forms[words]
    return None
