"""Which of the places of a name is meant: population, the countries and regions a text is about, nearness to others.

Toponym resolution in the manner of Leidner (2007): one referent per name and text, minimal distance between places
of a text, a stated "X, Y" before everything else.
"""

from __future__ import annotations

import collections
import math
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from functools import cache
from typing import NamedTuple

from stemmata.knowledge.gazetteer import Place, contains, fold
from stemmata.languages import data
from stemmata.mentions.place_candidates import Candidate, Word, words_of

_BASE = {"area": 7.5, "sea": 6.5, "point": 5.2, "district": 2.6}
COMPANY = 0.35
COUNTRY = 1.5
STATES = 2.2
REGIONS = 2.2
NEARNESS = 2.2
HOME = 0.5
OWN = 30_000  # people taken for a settlement of our own list, whose number we don't know
CLOSE = 60  # places of a text that others are measured against
_NEAR = 120.0  # km at which nearness counts about a third
Sense = tuple[str, int, int]
_LOCAL = frozenset(("settlement", "district", "point"))


class Context(NamedTuple):
    """What is known of a text's other places: how often states and regions are named, which names could be
    neighbours, which places are chosen; and the states that readers of the language are at home in."""

    states: collections.Counter[str]
    regions: collections.Counter[str]
    crowd: Mapping[tuple[int, int], set[str]]
    near: Sequence[Place]
    home: Set[str]


def kilometres(a: Place, b: Place) -> float:
    """Great-circle distance."""
    la, oa, lb, ob = (math.radians(x) for x in (a.lat, a.lon, b.lat, b.lon))
    h = math.sin((lb - la) / 2) ** 2 + math.cos(la) * math.cos(lb) * math.sin((ob - oa) / 2) ** 2
    return 12742 * math.asin(min(1.0, math.sqrt(h)))


@cache
def _belonging(language: str) -> dict[str, str]:
    """Words of belonging -> state, lower case: adjectives and inhabitants."""
    table = data(language, "places")["demonyms"]
    return {word.casefold(): code for code, words in table.items() for word in words}


def countries_spoken_of(words: Sequence[Word], language: str) -> collections.Counter[str]:
    """How often words of belonging point to each state ("Sudanese", "iranischen")."""
    table = _belonging(language)
    out: collections.Counter[str] = collections.Counter()
    for i, word in enumerate(words):
        low = word.low
        if language == "de":
            low = next((low[:-n] for n in (0, 1, 2) if n and low[:-n] in table), low)
        pair = f"{words[i - 1].low} {low}" if i else low
        code = table.get(pair) or table.get(low)
        if code:
            out[code] += 1
    return out


def _is_homonym(place: Place, key: str, places: Sequence[Place]) -> bool:
    """A region or river whose bare name rather means the town it is called after or by."""
    if place.kind == "sea":
        return fold(place.name) != key and any(p.kind == "settlement" and fold(p.name) == key for p in places)
    return place.kind == "region" and any(
        p.kind == "settlement"
        and p.country == place.country
        and (fold(p.name) == key or not fold(p.name).startswith(fold(place.name)))
        and (
            p.population > 400_000
            or (
                (p.population > 20_000 or p.number < 0 or place.population < 500_000)
                and place.admin1 in (p.admin1, None)
            )
        )
        for p in places
    )


def base(place: Place, key: str, places: Sequence[Place]) -> float:
    """What a place weighs without any context, in orders of magnitude of people."""
    if place.kind == "settlement":
        exact = any(fold(p.name) == key for p in places)
        odd = 0.0 if fold(place.name) == key else 2.0 if exact else 1.0
        return math.log10(max(place.population, OWN if place.number < 0 else 0) + 300) - odd
    if place.kind == "region":
        size = min(7.0, math.log10(place.population)) if place.population else 5.0
        return size - (4.0 if _is_homonym(place, key, places) else 0.0)
    if place.kind == "country":
        return math.log10(place.population + 10_000) + COUNTRY
    return _BASE[place.kind] - (4.0 if _is_homonym(place, key, places) else 0.0)


def _in_context(place: Place, now: Place, weight: int, context: Context) -> float:
    """For places in states and regions that the text's other names are in; a name does not vouch for itself."""
    if not place.country:
        return 0.0
    own = 2 * weight if place.country == now.country else 0
    share = (context.states[place.country] - own) / max(2, context.states.total() - 2 * weight)
    score = STATES * min(1.0, 2 * share)
    if place.admin1:
        key = _region_key(place)
        own = weight if key == _region_key(now) else 0
        share = (context.regions[key] - own) / max(3, context.regions.total() - weight)
        score += REGIONS * min(1.0, 2.5 * share)
    return score


def _region_key(place: Place) -> str:
    return f"{place.country}.{place.admin1}" if place.admin1 else ""


def _nearness(place: Place, others: Sequence[Place]) -> float:
    close = sorted((math.exp(-kilometres(place, o) / _NEAR) for o in others if o.id != place.id), reverse=True)
    return NEARNESS * (sum(close[:1]) + 0.3 * sum(close[1:4]))


def _crowd(found: Sequence[Candidate]) -> dict[tuple[int, int], set[str]]:
    """Which names have a settlement or district in each square degree."""
    out: dict[tuple[int, int], set[str]] = collections.defaultdict(set)
    for c in found:
        for p in c.places:
            if p.kind in ("settlement", "district"):
                out[int(p.lat // 1), int(p.lon // 1)].add(c.key)
    return out


def _company(place: Place, key: str, crowd: Mapping[tuple[int, int], set[str]]) -> float:
    """How many other names of the text could lie within about a degree."""
    if place.kind not in ("settlement", "district"):
        return 0.0
    lat, lon = int(place.lat // 1), int(place.lon // 1)
    near: set[str] = set()
    for i in (-1, 0, 1):
        for j in (-1, 0, 1):
            near |= crowd.get((lat + i, lon + j), set())
    return COMPANY * min(4, len(near - {key}))


def _shares(
    firm: Iterable[Place], spoken: collections.Counter[str]
) -> tuple[collections.Counter[str], collections.Counter[str]]:
    """How often each state (twice a place, once a word of belonging) and each region is spoken of."""
    states, regions = collections.Counter(spoken), collections.Counter[str]()
    for place in firm:
        if place.country:
            states[place.country] += 2
            if place.admin1:
                regions[_region_key(place)] += 1
    return states, regions


def _sense(c: Candidate) -> Sense:
    """What is resolved once for a text: a name, with the places that its context allows."""
    return c.key, c.places[0].number, len(c.places)


def _best(places: Sequence[Place], weigh: Callable[[Place], float]) -> Place:
    return max(places, key=lambda p: (weigh(p), -p.number))


def _inside(outer: Place, c: Candidate) -> Place | None:
    """The place of a candidate that lies in another."""
    inner = [p for p in c.places if contains(outer, p) and p.id != outer.id]
    return _best(inner, lambda p: base(p, c.key, inner)) if inner else None


def _stated(found: Sequence[Candidate], outer: Mapping[int, Place], fixed: Mapping[int, Place]) -> dict[Sense, Place]:
    """What the text says outright, at the first mention that does."""
    out: dict[Sense, Place] = {}
    for index, place in sorted(fixed.items()):
        if not _is_homonym(place, found[index].key, found[index].places):
            out.setdefault(_sense(found[index]), place)
    for index, place in sorted(outer.items()):
        inner = _inside(place, found[index])
        if inner:
            out.setdefault(_sense(found[index]), inner)
    return out


def _alone(c: Candidate, home: Set[str]) -> Place:
    """The place that a name means without context."""
    return _best(c.places, lambda p: base(p, c.key, c.places) + HOME * (p.country in home))


def _in_company(c: Candidate, now: Place, weight: int, context: Context) -> Place:
    """The place that a name means beside the others. `now` is the choice so far, counted `weight` times."""
    others = [p for p in context.near if p.id != now.id]
    return _best(
        c.places,
        lambda p: (
            base(p, c.key, c.places)
            + _in_context(p, now, weight, context)
            + _company(p, c.key, context.crowd)
            + _nearness(p, others)
            + HOME * (p.country in context.home)
        ),
    )


def _is_firm(place: Place, places: Sequence[Place]) -> bool:
    return place.kind in ("country", "region") or len(places) == 1 or place.population > 500_000


def resolve(
    found: Sequence[Candidate],
    outer: Mapping[int, Place],
    fixed: Mapping[int, Place],
    spoken: collections.Counter[str],
    language: str,
) -> dict[int, Place]:
    """The place of each candidate, by its index.

    `outer` maps the index of a candidate to the place that the text itself says it lies in ("Paris, Texas");
    `fixed` are candidates whose place the words around them decide; `spoken` is from `countries_spoken_of`.
    """
    stated = _stated(found, outer, fixed)
    senses = sorted({_sense(c): c for c in found}.items())
    counts = collections.Counter(map(_sense, found))
    home = words_of(language, "home")
    choice = {s: stated.get(s) or _alone(c, home) for s, c in senses}
    crowd = _crowd(found)
    for _ in range(2):
        weights = {s: min(counts[s], 3) * (s in stated or _is_firm(choice[s], c.places)) for s, c in senses}
        firm = [choice[s] for s, _ in senses for _ in range(weights[s])]
        near = [choice[s] for s, _ in counts.most_common() if choice[s].kind in _LOCAL][:CLOSE]
        context = Context(*_shares(firm, spoken), crowd, near, home)
        choice = {s: stated.get(s) or _in_company(c, choice[s], weights[s], context) for s, c in senses}
    out = {}
    for index, c in enumerate(found):
        place = fixed.get(index) or choice[_sense(c)]
        if index in outer and not (contains(outer[index], place) and outer[index].id != place.id):
            place = _inside(outer[index], c) or place
        out[index] = place
    return out
