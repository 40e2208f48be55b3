"""What is hit besides states and towns: ships, bases, depots, power stations, homes.

A site is named by a common noun that languages/<code>/triggers.toml lists; it can only be a target.
"""

from __future__ import annotations

from collections.abc import Sequence

from stemmata import languages
from stemmata.claims.grammar import Tree, bare
from stemmata.claims.things import Thing

WITHIN = {"det", "amod", "nummod", "compound", "advmod", "flat"}


def sites(t: Tree, things: Sequence[Thing], language: str) -> list[Thing]:
    """Sites named in a sentence, with the words of their phrase."""
    words = tuple(languages.data(language, "triggers")["words"]["sites"])
    found: list[Thing] = []
    for token in t.tokens:
        low = token.text.lower()
        if token.upos != "NOUN" or not (low.endswith(words) if language == "de" else low in words):
            continue
        if any(x.start <= token.start < x.end and x.kind in {"item", "actor", "place"} for x in things):
            continue
        inside = [k for k in t.kids(token.i) if bare(k.deprel) in WITHIN and k.i < token.i and token.i - k.i <= 5]
        first = min([token.i, *(k.i for k in inside if k.upos not in {"DET"})])
        text = " ".join(k.text for k in t.tokens[first : token.i + 1])
        found.append(Thing("site", t.tokens[first].start, token.end, token.i, {"text": text}, "site"))
    return found
