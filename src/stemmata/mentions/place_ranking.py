"""Which of the places of a name is meant: population, the countries and regions a text is about, nearness to others.

Toponym resolution in the manner of Leidner (2007): one referent per name and text, minimal distance between places
of a text, a stated "X, Y" before everything else.
"""
from __future__ import annotations

import collections
import math
from collections.abc import Mapping, Sequence
from functools import cache

from stemmata.knowledge.gazetteer import Place, contains, fold
from stemmata.languages import data
from stemmata.mentions.place_candidates import Candidate, Word

_BASE = {"country": 9.0, "area": 7.5, "sea": 6.5, "point": 5.2, "district": 3.6}
COMPANY = 0.35
_NEAR = 120.0  # km at which nearness counts about a third
Weights = Mapping[str, float]


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
    """A region whose bare name rather means the town it is called after."""
    return place.kind == "region" and any(
        p.kind == "settlement" and p.country == place.country
        and (fold(p.name) == key or fold(place.name).startswith(fold(p.name)))
        and (p.population > 400_000
             or (p.population > 20_000 or place.population < 500_000) and place.admin1 in (p.admin1, None))
        for p in places)


def base(place: Place, key: str, places: Sequence[Place]) -> float:
    """What a place weighs without any context, in orders of magnitude of people."""
    if place.kind == "settlement":
        exact = any(fold(p.name) == key for p in places)
        odd = 0.0 if fold(place.name) == key else 2.0 if exact else 1.0
        return math.log10(place.population + 300) - odd
    if place.kind == "region":
        size = min(7.0, math.log10(place.population)) if place.population else 5.0
        return size - (4.0 if _is_homonym(place, key, places) else 0.0)
    return _BASE[place.kind]


def _in_context(place: Place, states: Weights, regions: Weights) -> float:
    score = 0.0
    if place.country:
        score += 2.2 * min(1.0, states.get(place.country, 0.0) * 2)
        if place.admin1:
            score += 2.2 * min(1.0, regions.get(f"{place.country}.{place.admin1}", 0.0) * 2.5)
    return score


def _nearness(place: Place, others: Sequence[Place]) -> float:
    close = sorted((math.exp(-kilometres(place, o) / _NEAR) for o in others if o.id != place.id), reverse=True)
    return 1.6 * sum(close[:1]) + 0.5 * sum(close[1:4])


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


def _shares(found: Sequence[Place], spoken: collections.Counter[str]) -> tuple[Weights, Weights]:
    states = collections.Counter({k: 0.5 * v for k, v in spoken.items()})
    regions: collections.Counter[str] = collections.Counter()
    for place in found:
        if place.country:
            states[place.country] += 1
            if place.admin1:
                regions[f"{place.country}.{place.admin1}"] += 1
    all_states, all_regions = sum(states.values()) or 1, max(3, sum(regions.values()))
    return ({k: v / all_states for k, v in states.items()}, {k: v / all_regions for k, v in regions.items()})


def resolve(
    found: Sequence[Candidate], outer: Mapping[int, Place], fixed: Mapping[int, Place], spoken: collections.Counter[str]
) -> dict[int, Place]:
    """The place of each candidate, by its index.

    `outer` maps the index of a candidate to the place that the text itself says it lies in ("Paris, Texas");
    `fixed` are candidates whose place the words around them decide.
    """
    stated: dict[str, Place] = {}
    for index, place in sorted(fixed.items()):
        stated.setdefault(found[index].key, place)
    for index, place in sorted(outer.items()):
        inner = [p for p in found[index].places if contains(place, p) and p.id != place.id]
        if inner:
            stated.setdefault(found[index].key, max(inner, key=lambda p: (base(p, found[index].key, inner), -p.number)))
    keys = sorted({c.key: c.places for c in found}.items())
    counts = collections.Counter(c.key for c in found)
    choice = {k: stated.get(k) or max(ps, key=lambda p: (base(p, k, ps), -p.number)) for k, ps in keys}
    crowd = _crowd(found)
    for _ in range(2):
        firm = [choice[k] for k, ps in keys for _ in range(min(counts[k], 3))
                if k in stated or choice[k].kind in ("country", "region") or len(ps) == 1 or choice[k].population > 500_000]
        states, regions = _shares(firm, spoken)
        near = [choice[k] for k, ps in keys if choice[k].kind in ("settlement", "district", "point")]
        choice = {
            k: stated.get(k) or max(
                ps, key=lambda p: (base(p, k, ps) + _in_context(p, states, regions) + _company(p, k, crowd)
                                   + _nearness(p, [n for n in near if n.id != choice[k].id]), -p.number))
            for k, ps in keys
        }
    out = {}
    for index, c in enumerate(found):
        place = choice[c.key]
        if index in outer and not (contains(outer[index], place) and outer[index].id != place.id):
            inner = [p for p in c.places if contains(outer[index], p) and p.id != outer[index].id]
            place = max(inner, key=lambda p: (base(p, c.key, inner), -p.number)) if inner else place
        out[index] = fixed.get(index, place)
    return out
