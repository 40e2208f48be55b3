"""Who made an item, where the text itself says so."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from stemmata.knowledge.catalogue import ancestors, designations
from stemmata.languages import data
from stemmata.mentions.item_candidates import Candidate
from stemmata.model import ActorMention


def producer(flat: str, c: Candidate, language: str, actors: list[ActorMention]) -> str | None:
    """The state that the text says made the item: by adjective, "-made", "made in", "iranischer Bauart"."""
    made = _making(language)
    for actor in actors:
        if actor.country is None or actor.kind != "state":
            continue
        if actor.form == "adjective" and "warship" in (c.family, *ancestors(c.family)):
            continue  # a French frigate sails for France, whoever built it
        if actor.end <= c.start <= actor.end + 40:
            gap = flat[actor.end : c.start]
            hyphened = gap == "-" and actor.form == "compound"
            described = actor.form == "adjective" and made.adjectives.fullmatch(gap)
            if made.between.fullmatch(gap):
                return actor.country
            if hyphened or described:
                return _plausible(c, actor.country)
        elif c.end < actor.start <= c.end + 24:
            gap = flat[c.end : actor.start]
            if made.made_in.fullmatch(gap) or (made.of.fullmatch(gap) and made.origin.match(flat, actor.end)):
                return actor.country
    return None


def _plausible(c: Candidate, state: str) -> str | None:
    """Not against the catalogue: "Ukrainian Leopard tanks" are not made in Ukraine."""
    known = designations()[c.id].producer if c.designation else ()
    return state if not known or state in known else None


class _Making(NamedTuple):
    """How a text says who made an item, by the words between the item and the state."""

    adjectives: re.Pattern[str]  # state's adjective, other adjectives, item
    between: re.Pattern[str]  # state, a word of making, item
    made_in: re.Pattern[str]  # item, "made in", state
    of: re.Pattern[str]  # item, "of", state's adjective ...
    origin: re.Pattern[str]  # ... "origin"


@cache
def _making(language: str) -> _Making:
    rows = data(language, "actors")["making"]
    return _Making(**{key: re.compile(rows[key]) for key in _Making._fields})
