"""Checks that an analyst would run by hand: days, names, distances, growing numbers, pictures.

A remark is `odd` where something should be looked at, `fits` where two figures agree, `cannot be told` where one is
missing. None of them says that anybody is wrong.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from itertools import combinations, pairwise
from math import asin, cos, radians, sin, sqrt
from typing import Any, Literal

from stemmata import phrases
from stemmata.assessment.capabilities import reach
from stemmata.events import amounts
from stemmata.events.facts import Facts, earliest, facts
from stemmata.knowledge import table
from stemmata.knowledge.catalogue import ancestors, designations, families
from stemmata.knowledge.gazetteer import Place, lookup
from stemmata.mentions.items import find_items
from stemmata.model import Article, Claim
from stemmata.model.events import Event
from stemmata.model.ratings import Remark
from stemmata.words import fold

Verdict = Literal["odd", "fits", "cannot be told"]
EARTH_KM = 6371.0
GROWING = 3
"""So many figures, each above the one before, are worth a remark."""
ALIKE = 0.02
MOST = 20
"""Reports with one photo credit that are compared with each other."""
ODD_PICTURE = "one picture and caption in reports on different events"


def consistency(
    event: Event, claims: Mapping[str, Claim], articles: Mapping[str, Article] | None = None
) -> tuple[Remark, ...]:
    """What the checks on one event's claims find. `articles` by document id; without them pictures are not compared."""
    own = earliest(claims[one] for one in event.claims if one in claims)
    found = [*days(own), *names(own), *distances(own), *growth(own)]
    if articles:
        found += pictures(((event.id, one) for one in event.documents), articles)
    return tuple(found)


def over_all(
    events: Iterable[Event], claims: Mapping[str, Claim], articles: Mapping[str, Article]
) -> tuple[Remark, ...]:
    """What the checks on all events find, and those that compare events with each other."""
    every = list(events)
    found = [one for event in every for one in consistency(event, claims)]
    found += growth_between([claims[one] for event in every for one in event.claims if one in claims])
    found += pictures(((event.id, document) for event in every for document in event.documents), articles)
    return tuple({(one.check, one.text, one.claims): one for one in found}.values())


def _rules() -> Mapping[str, Any]:
    return table("consistency")


def _remark(
    check: str, verdict: Verdict, text: str, some: Sequence[Claim], figures: Mapping[str, str | float] | None = None
) -> Remark:
    return Remark(
        check=check,
        verdict=verdict,
        text=text,
        claims=tuple(one.id for one in some),
        documents=tuple(dict.fromkeys(str(one.document.get("id")) for one in some)),
        figures=dict(figures or {}),
    )


# --- days ----------------------------------------------------------------------------------------


def days(own: Sequence[Claim]) -> Iterator[Remark]:
    """Claims that something has happened on a day after the report's own."""
    for claim in own:
        seen = facts(claim)
        if claim.status != "occurred" or seen.first is None:
            continue
        if seen.said is None:
            text = f"the report has no date: {phrases.time(claim.roles.get('time'))} cannot be held against it"
            yield _remark("day", "cannot be told", text, [claim])
        elif seen.first > seen.said:
            event, report = date.fromordinal(seen.first).isoformat(), date.fromordinal(seen.said).isoformat()
            text = f"said to have happened on {event} or later, in a report of {report}"
            yield _remark("day", "odd", text, [claim], {"event": event, "report": report})


# --- names ---------------------------------------------------------------------------------------


def names(own: Sequence[Claim]) -> Iterator[Remark]:
    """Designations that a claim classes or places otherwise than the catalogue."""
    for claim in own:
        value = claim.roles.get("item")
        for item in value if isinstance(value, list) else [value]:
            if isinstance(item, Mapping) and item.get("id") in designations():
                yield from _family(claim, item)
                yield from _maker(claim, item)


def _family(claim: Claim, item: Mapping[str, Any]) -> Iterator[Remark]:
    known = designations()[str(item["id"])]
    for other in _classes(str(item.get("text") or ""), known.id, str(claim.document.get("language") or "")):
        if not _may_be_called(known.family, other):
            text = (
                f"{known.name} is called “{item['text']}” ({families()[other].name}); "
                f"listed as {families()[known.family].name}"
            )
            yield _remark("designation", "odd", text, [claim], {"claimed": other, "listed": known.family})


def _may_be_called(family: str, other: str) -> bool:
    """Whether one family is a kind of the other, or the other names the system that it belongs to."""
    return family == other or other in ancestors(family) or family in ancestors(other) or other in _rules()["whole"]


@lru_cache(maxsize=4096)
def _classes(text: str, item: str, language: str) -> tuple[str, ...]:
    """The families that the words around a designation name."""
    if language not in ("de", "en"):
        return ()
    known, rest = designations()[item], text
    for name in sorted((known.name, *known.aliases), key=len, reverse=True):
        at = rest.casefold().find(name.casefold())
        if at >= 0:
            rest = f"{rest[:at]} {rest[at + len(name) :].lstrip('-– ')}"
    found = {one.family for one in find_items(rest.strip(), language) if not one.designation} if rest.strip() else set()
    vague = {one for one in found if any(one in ancestors(other) for other in found)}
    return tuple(sorted(found - vague))


def _maker(claim: Claim, item: Mapping[str, Any]) -> Iterator[Remark]:
    """Whom a claim calls the maker; in a transfer the supplier may have it from somebody else."""
    known = designations()[str(item["id"])]
    said = [item.get("producer")] if claim.event == "transfer" else [item.get("producer"), claim.roles.get("supplier")]
    for one in said:
        code = one.get("id") if isinstance(one, Mapping) else one
        if code and known.producer and code not in known.producer and str(code) in phrases.states():
            listed = ", ".join(phrases.names(maker) for maker in known.producer)
            text = f"{known.name} is said to come from {phrases.names(code)}; listed makers: {listed}"
            yield _remark("producer", "odd", text, [claim], {"claimed": str(code), "listed": " ".join(known.producer)})


# --- distances -----------------------------------------------------------------------------------


def distances(own: Sequence[Claim]) -> Iterator[Remark]:
    """Distances against published ranges: those that are claimed, and between two ends that one report names."""
    for claim in own:
        amount = amounts.read(claim, "value") if phrases.names(claim.roles.get("property")) == "distance" else None
        far = amount.low if amount and amount.unit == "km" else None
        if far is not None and claim.polarity == "positive":
            yield from _against_range(claim, far, 0.0, f"said to have flown {amount.text if amount else ''}")
    for claim, start, end in _ends(own):
        far = round(great_circle(start, end), -1)
        slack = float(_rules()["slack"][start.kind] + _rules()["slack"][end.kind])
        yield from _against_range(claim, far, slack, f"from {start.name} to {end.name} it is about {far:.0f} km")


def _against_range(claim: Claim, far: float, slack: float, text: str) -> Iterator[Remark]:
    for item in facts(claim).items & frozenset(designations()):
        name, span = designations()[item].name, reach(item)
        if span is None:
            yield _remark("distance", "cannot be told", f"{text}; no range of {name} is published", [claim])
            continue
        shown = f"{span[0]:g} km" if span[0] == span[1] else f"{span[0]:g} to {span[1]:g} km"
        beyond = far - slack > span[1] * (1 + ALIKE)
        end = "beyond" if beyond else "within"
        figures = {"km": far, "published_from": span[0], "published_to": span[1]}
        text_ = f"{text}, {end} the published range of {name} ({shown})"
        yield _remark("distance", "odd" if beyond else "fits", text_, [claim], figures)


def _ends(own: Sequence[Claim]) -> Iterator[tuple[Claim, Place, Place]]:
    """Two named ends: place and target of one claim, or places of a launch and of its impact in one report."""
    impacts: dict[str, list[tuple[Claim, Place]]] = defaultdict(list)
    for claim in own:
        if claim.event in ("use", "test") and claim.roles.get("property") == "impact":
            impacts[str(claim.document.get("id"))] += [(claim, one) for one in _placed(claim.roles.get("place"))]
    for claim in own:
        if claim.event not in ("use", "test") or claim.roles.get("property"):
            continue
        starts = _placed(claim.roles.get("place"))
        ends = [(claim, one) for one in _placed(claim.roles.get("target"))]
        for _, end in ends or impacts[str(claim.document.get("id"))]:
            yield from ((claim, start, end) for start in starts if start.number != end.number)


def _placed(value: Any) -> list[Place]:
    """Places of a role that have coordinates and are no vaguer than a region."""
    found = []
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, Mapping) and one.get("precision") in _rules()["slack"] and one.get("id"):
            known = [place for place in lookup(str(one.get("name") or "")) if place.id == one["id"]]
            found += [place for place in known[:1] if place.kind in _rules()["slack"]]
    return found


def great_circle(one: Place, other: Place) -> float:
    """Kilometres along the surface of a sphere."""
    lat, lat2 = radians(one.lat), radians(other.lat)
    half = sin((lat2 - lat) / 2) ** 2 + cos(lat) * cos(lat2) * sin(radians(other.lon - one.lon) / 2) ** 2
    return 2 * EARTH_KM * asin(sqrt(min(1.0, half)))


# --- numbers -------------------------------------------------------------------------------------


def growth(own: Sequence[Claim]) -> Iterator[Remark]:
    """Quantities of one event that only grow from report to report."""
    yield from _growing(own, lambda one: (one.type, one.property))


def growth_between(every: Sequence[Claim]) -> Iterator[Remark]:
    """Quantities of one direction and item that only grow over all events: totals, or a tale that grows."""
    yield from _growing(
        [one for one in every if one.event in ("transfer", "production", "deployment")],
        lambda one: (
            one.type,
            one.property,
            _states(one, "supplier", "operator"),
            _states(one, "recipient"),
            one.items,
        ),
    )


def _states(seen: Facts, *roles: str) -> frozenset[str]:
    return frozenset(name for role in roles for name in seen.states.get(role, ()))


def _growing(some: Sequence[Claim], key: Callable[[Facts], tuple[Any, ...]]) -> Iterator[Remark]:
    series: dict[tuple[Any, ...], dict[int, list[tuple[float, Claim]]]] = defaultdict(lambda: defaultdict(list))
    for claim in earliest(some):
        seen, amount = facts(claim), amounts.read(claim, "quantity")
        real = claim.polarity == "positive" and claim.status in ("occurred", "ongoing") and claim.stance != "denies"
        if real and seen.said is not None and amount and amount.low is not None:
            series[key(seen)][seen.said].append((amount.low, claim))
    for by_day in series.values():
        days_ = sorted(by_day)
        highest = [max(by_day[day], key=lambda one: (one[0], one[1].id)) for day in days_]
        rising = all(one[0] <= other[0] for one, other in pairwise(highest))
        values = list(dict.fromkeys(one[0] for one in highest))
        if rising and len(values) >= GROWING:
            shown = ", ".join(
                f"{value:g} ({date.fromordinal(day).isoformat()})"
                for day, (value, _) in zip(days_, highest, strict=True)
            )
            text = f"the number only grows: {shown}; totals to date, or a number that grows in retelling"
            yield _remark("growth", "odd", text, [claim for _, claim in highest])


# --- pictures ------------------------------------------------------------------------------------


def pictures(pairs: Iterable[tuple[str, str]], articles: Mapping[str, Article]) -> Iterator[Remark]:
    """One photo credit in several reports, on one event or on several. Credits of agencies alone say nothing."""
    used: dict[str, dict[str, set[tuple[str, str]]]] = defaultdict(lambda: defaultdict(set))
    shown: dict[str, str] = {}
    for event, document in pairs:
        for caption, credit in _credits(articles[document]) if document in articles else ():
            key = fold(credit)
            if not _common(key):
                shown.setdefault(key, " ".join(credit.split()))
                used[key][document].add((event, fold(caption)))
    for key in sorted(used):
        for one, other in combinations(sorted(used[key])[:MOST], 2):
            if text := _shared(used[key][one], used[key][other]):
                verdict: Verdict = "odd" if text == ODD_PICTURE else "cannot be told"
                text = f"{text}: “{shown[key]}”"
                yield Remark(check="picture", verdict=verdict, text=text, claims=(), documents=(one, other))


def _shared(one: Iterable[tuple[str, str]], other: Iterable[tuple[str, str]]) -> str:
    """What two reports with one credit have in common: the event, the caption."""
    apart = not {event for event, _ in one} & {event for event, _ in other}
    same = bool({caption for _, caption in one} & {caption for _, caption in other} - {""})
    if apart:
        return ODD_PICTURE if same else "one photo credit in reports on different events"
    return "one picture and caption in two reports on this event" if same else ""


def _credits(article: Article) -> Iterator[tuple[str, str]]:
    """Each photo credit with the caption before it."""
    caption = ""
    for part in article.parts:
        text = article.text[part.start : part.end]
        if part.kind == "caption":
            caption = text
        elif part.kind == "photo-credit":
            yield caption, text
            caption = ""


@lru_cache(maxsize=4096)
def _common(credit: str) -> bool:
    """Whether a credit names only an agency: such a line stands under thousands of pictures."""
    words = set(credit.split()) - set(_rules()["credits"])
    agencies = {
        word for row in table("agencies")["agency"] for name in (row["id"], row["name"]) for word in fold(name).split()
    }
    return words <= agencies
