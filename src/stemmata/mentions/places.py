"""Places named in a text, resolved to the gazetteer.

`place_candidates` finds names that the gazetteer knows, `place_evidence` says whether they name a place here,
`place_ranking` which one. This module puts them together and keeps the place as coarse as the text has it:
"region Kharkiv" is a region, "near Kharkiv" still the town.
"""

from __future__ import annotations

import collections
import itertools
from collections.abc import Sequence, Set
from dataclasses import replace

from stemmata.knowledge.gazetteer import Place, contains, fold, region
from stemmata.mentions import place_ranking as ranking
from stemmata.mentions.place_candidates import Candidate, Word, candidates, split, words_of
from stemmata.mentions.place_evidence import ACCEPT, PERSON, evidence
from stemmata.mentions.place_unknown import unresolved
from stemmata.model import PlaceMention, Precision, Sentence

LIST = 12  # names of a list that share a word ("the oblasts A, B, C and D")
_PRECISION: dict[str, Precision] = {
    "area": "region",
    "sea": "sea",
    "point": "point",
    "settlement": "settlement",
    "district": "district",
    "region": "region",
    "country": "country",
}


def find_places(text: str, language: str, sentences: Sequence[Sentence] = ()) -> list[PlaceMention]:
    """The places named in a text, by position, not overlapping.

    Words of belonging ("Ukrainian", "russische"), persons and bodies are no places. `sentences` may be empty:
    the words around a name decide then.
    """
    words = split(text, sentences)
    found = list(candidates(text, words, language))
    outer = _qualified(found, words)
    fixed = {i + 1: p for i, p in outer.items()} | _rivers(found, words, language)
    spoken = ranking.countries_spoken_of(words, language)
    states = set(spoken) | {p.country for c in found for p in c.places[:1] if p.kind == "country" and p.country}
    kept = _accepted(found, words, language, set(outer) | set(fixed), states)
    position = {old: new for new, old in enumerate(kept)}
    chosen = _typed([found[i] for i in kept], words, language)
    places = ranking.resolve(
        chosen,
        {position[i]: p for i, p in outer.items() if i in position},
        {position[i]: p for i, p in fixed.items() if i in position},
        spoken,
        language,
    )
    known = [_mention(chosen, i, places[i], words, language) for i in range(len(chosen))]
    return _merged(known, list(unresolved(words, chosen, language)))


def _merged(known: Sequence[PlaceMention], nameless: Sequence[PlaceMention]) -> list[PlaceMention]:
    """Both kinds by position; a street swallows the town in its name, a known place bars any other."""
    states = {k.start: k.country for k in known if k.precision in ("country", "region")}
    nameless = [replace(m, country=states.get(m.end + 2)) for m in nameless]  # "the village of X, Poland"
    rank = {m: (m.precision != "point", i) for i, m in enumerate(nameless)}
    taken: set[int] = set()
    out: list[PlaceMention] = []
    for mention in sorted([*nameless, *known], key=lambda m: rank.get(m, (True, -1))):
        span = range(mention.start, mention.end)
        if taken.isdisjoint(span):
            taken.update(span)
            out.append(mention)
    return sorted(out, key=lambda m: m.start)


def _qualified(found: Sequence[Candidate], words: Sequence[Word]) -> dict[int, Place]:
    """Candidates that a following name locates ("Paris, Texas", "Paris (Texas)"): index -> that place."""
    out: dict[int, Place] = {}
    for i in range(len(found) - 2, -1, -1):
        a, b = found[i], found[i + 1]
        if b.first != a.last + 1 or words[b.first].gap not in (", ", " ("):
            continue
        wide = [
            p
            for p in b.places
            if p.kind in ("region", "country") and any(contains(p, q) and q.id != p.id for q in a.places)
        ]
        if wide:
            best = {q.id: max(ranking.base(p, a.key, a.places) for p in a.places if contains(q, p)) for q in wide}
            out[i] = max(
                wide, key=lambda p: (p.kind == "region" and b.sure, ranking.base(p, b.key, b.places) + best[p.id])
            )
    return out


def _rivers(found: Sequence[Candidate], words: Sequence[Word], language: str) -> dict[int, Place]:
    """Names of towns and rivers that the article makes a river's ("am Dnipro", "the Dnipro")."""
    out = {}
    for i, c in enumerate(found):
        water = [p for p in c.places if p.kind == "sea"]
        before, after = _around(c, words)
        if water and before in words_of(language, "riverside") and after not in words_of(language, "region_after"):
            out[i] = water[0]
    return out


def _linked(a: Candidate, b: Candidate, words: Sequence[Word], language: str) -> bool:
    """Whether b follows a in a list: a comma or one linking word between."""
    if b.first == a.last + 1:
        return words[b.first].gap in (", ", "/")
    return b.first == a.last + 2 and words[a.last + 1].low in words_of(language, "links")


def _accepted(
    found: Sequence[Candidate], words: Sequence[Word], language: str, sure: Set[int], states: Set[str]
) -> list[int]:
    """Indexes of the candidates that name places, judged together: a name has one sense in a text."""
    scores = [evidence(words, c, language, states) + 3.0 * (i in sure) for i, c in enumerate(found)]
    for i, (a, b) in enumerate(itertools.pairwise(found)):  # "Wuhledar und Awdijiwka": one vouches for the other
        if scores[i] >= 1.5 and _linked(a, b, words, language):
            scores[i + 1] += 1.0
    best: dict[str, float] = collections.defaultdict(lambda: -9.0)
    worst: dict[str, float] = collections.defaultdict(lambda: 9.0)
    for score, c in zip(scores, found, strict=True):
        best[c.key], worst[c.key] = max(best[c.key], score), min(worst[c.key], score)
    kept = []
    for i, (score, c) in enumerate(zip(scores, found, strict=True)):
        if worst[c.key] < PERSON / 2:
            score -= 3.5
        elif best[c.key] >= 3.0:
            score += 1.5
        elif worst[c.key] <= -1.5:
            score -= 1.5
        if score >= ACCEPT:
            kept.append(i)
    return kept


def _around(c: Candidate, words: Sequence[Word]) -> tuple[str, str]:
    """The words that touch a name, lower case: for "of" and "von" the one before that, and " of"."""
    before = words[c.first - 1].low if c.first and words[c.first].gap in (" ", "\u00a0") else ""
    after = words[c.last + 1].low if c.last + 1 < len(words) and words[c.last + 1].gap in (" ", "\u00a0", "-") else ""
    if before in ("of", "von") and c.first > 1:
        before = f"{words[c.first - 2].low} of"
    if after and c.last + 2 < len(words) and words[c.last + 1].capital and words[c.last + 2].capital:
        after = after if words[c.last + 2].gap != " " else ""  # "Jackson State University"
    return before, after


def _makes_region(before: str, after: str, language: str) -> bool:
    """Whether the words around a name say that it is a region's: "Oblast X", "province of X", "X region"."""
    if before.endswith(" of"):
        return before[:-3] in words_of(language, "region_of")
    return before in words_of(language, "region_before") or after in words_of(language, "region_after")


def _cues(chosen: Sequence[Candidate], i: int, words: Sequence[Word], language: str) -> tuple[str, str]:
    """The words around a name, or those around the list it stands in ("den Oblasten Charkiw und Sumy")."""
    before, after = _around(chosen[i], words)
    plural = words_of(language, "plural_regions") | words_of(language, "plural_districts")
    first = last = i
    while first and i - first < LIST and _linked(chosen[first - 1], chosen[first], words, language):
        first -= 1
    while last + 1 < len(chosen) and last - i < LIST and _linked(chosen[last], chosen[last + 1], words, language):
        last += 1
    outer_before, outer_after = _around(chosen[first], words)[0], _around(chosen[last], words)[1]
    return (outer_before if outer_before in plural else before), (outer_after if outer_after in plural else after)


def _typed(chosen: Sequence[Candidate], words: Sequence[Word], language: str) -> list[Candidate]:
    """The candidates with only those places that the words around them allow ("Washington state")."""
    out = []
    for i, c in enumerate(chosen):
        before, after = _cues(chosen, i, words, language)
        kind = ""
        if _makes_region(before, after, language):
            kind = "region"
        elif after in words_of(language, "plural_districts"):
            kind = "district"
        places = tuple(p for p in c.places if p.kind == kind)
        out.append(replace(c, places=places) if places else c)
    return out


def _mention(chosen: Sequence[Candidate], i: int, place: Place, words: Sequence[Word], language: str) -> PlaceMention:
    c = chosen[i]
    before, after = _cues(chosen, i, words, language)
    number, name, precision, own = place.geonameid, place.name, _PRECISION[place.kind], place
    if place.kind == "settlement":
        if _makes_region(before, after, language):
            own, name = _region_of(place, c)
            number, precision = own.geonameid if own.kind == "region" else None, "region"
        elif before in words_of(language, "area_before") or after in words_of(language, "area_after"):
            name, precision = f"{place.name} area", "district"
        elif before in words_of(language, "district_before") or after in words_of(language, "district_after"):
            name, precision = f"{place.name} district", "district"
    return PlaceMention(
        start=c.start,
        end=c.end,
        id=own.id,
        name=name,
        country=place.country,
        lat=own.lat,
        lon=own.lon,
        precision=precision,
        geonameid=number,
        status=place.status,
    )


def _region_of(place: Place, c: Candidate) -> tuple[Place, str]:
    """The region that a town gives its name to; the town itself, called a region, where none is known."""
    same = [p for p in c.places if p.kind == "region" and p.country == place.country]
    if same:
        best = max(same, key=lambda p: p.admin1 == place.admin1)
        return best, best.name
    around = region(place.country, place.admin1) if place.country and place.admin1 else None
    if around and fold(around.name).startswith(fold(place.name)):
        return around, around.name
    return place, f"{place.name} region"
