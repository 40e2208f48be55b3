"""What was foretold and what came of it: open, fulfilled, contradicted, overdue.

A claim that something is expected, planned or sought is held against every later event of its type. Who takes part, the
item and the place must agree wherever both name them; where one is silent the match is `perhaps`. Every match gives its
reasons and the lead time in days.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Any

from stemmata import phrases
from stemmata.events.facts import Facts, earliest, facts, lineage, rules, vague
from stemmata.events.statements import speaker_of
from stemmata.knowledge import table
from stemmata.model import Claim
from stemmata.model.events import Event
from stemmata.model.ratings import Fulfilment, Outcome, Prediction

MOST = 20
"""Fulfilments kept of one prediction, the earliest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """An event as it can bear a prediction out: its facts, and the first day on which it was reported as done."""

    event: Event
    facts: Facts
    reported: int | None
    property: str


def predictions(
    events: Iterable[Event], claims: Mapping[str, Claim], *, as_of: date | None = None
) -> tuple[Prediction, ...]:
    """All that was foretold, in the order in which it was said; what has no date stands last.

    `claims` are those of the events by id. `as_of` is the day by which a prediction is overdue; without it the day of
    the newest report.
    """
    every = [one for one in events if one.type in table("predictions")["events"]]
    told = _index(every, claims)
    day = as_of or _newest(claims.values())
    found = [_prediction(event, some, claims, told, day) for event in every for some in _foretelling(event, claims)]
    return tuple(sorted(found, key=lambda one: (one.said or "9999", one.event, one.status, one.claims)))


def _newest(claims: Iterable[Claim]) -> date | None:
    days = [_day(one) for one in claims]
    newest = max((one for one in days if one), default=None)
    return date.fromordinal(newest) if newest else None


def _day(claim: Claim) -> int | None:
    return _said(str(claim.document.get("published") or "")[:10])


@lru_cache(maxsize=65536)
def _said(published: str) -> int | None:
    """The day of a report as a number; None if it has none that can be read."""
    try:
        return date.fromisoformat(published).toordinal() if published else None
    except ValueError:
        return None


def _foretelling(event: Event, claims: Mapping[str, Claim]) -> Iterator[list[Claim]]:
    """The claims of an event that foretell it: those that say it will be, those that say it won't."""
    some = [claims[one] for one in event.claims if one in claims]
    foretold = [one for one in some if one.status in table("predictions")["statuses"] and one.stance != "denies"]
    for negative in (False, True):
        if group := [one for one in foretold if _negative(one) == negative]:
            yield earliest(group)


def _negative(claim: Claim) -> bool:
    """Whether it is foretold that it will not happen: refused and called off say so whatever the polarity."""
    return claim.polarity == "negative" or _property(claim) in table("predictions")["cancels"]


def _property(claim: Claim) -> str:
    return str(claim.roles.get("property") or "")


def _prediction(
    event: Event, some: Sequence[Claim], claims: Mapping[str, Claim], told: _Index, as_of: date | None
) -> Prediction:
    first, negative = some[0], _negative(some[0])
    said = min((day for one in some if (day := _day(one)) is not None), default=None)
    seen = _yet_to_come(facts(replace(first, roles=_roles(some))), said)
    matches = sorted(
        (found for one in told.near(seen) if (found := _match(seen, said, one, negative))),
        key=lambda one: (not one.sure, one.time or "9999", one.event),
    )[:MOST]
    against = [] if negative else _against(event, some, claims, said, seen.last)
    outcome, why = _outcome(seen, said, [*matches, *against], as_of)
    speakers = (speaker_of(one) or (one.sources[0] if one.sources else None) for one in some)
    return Prediction(
        event=event.id,
        label=f"{'NOT ' if negative else ''}{event.type}: " + phrases.what(replace(first, roles=_roles(some))),
        status=first.status,
        by=tuple(dict.fromkeys(one.name for one in speakers if one)),
        said=_iso(said),
        window=(_iso(_after(seen.first, said)), _iso(seen.last)),
        claims=tuple(one.id for one in some),
        documents=tuple(dict.fromkeys(str(one.document.get("id")) for one in some)),
        quote=first.evidence[0].quote if first.evidence else "",
        outcome=outcome,
        as_of=as_of.isoformat() if as_of else None,
        fulfilments=(*matches, *against),
        why=why,
    )


def _roles(some: Sequence[Claim]) -> dict[str, Any]:
    """Each role as the first claim that names it does."""
    found: dict[str, Any] = {}
    for claim in some:
        for name, value in claim.roles.items():
            found.setdefault(name, value)
    rows = table("predictions")
    if str(found.get("property") or "") in (*rows["delivers"], *rows["cancels"]):
        found.pop("property")
    return found


def _yet_to_come(seen: Facts, said: int | None) -> Facts:
    """A time that was over when it was said is that of the decision, not of what is foretold."""
    if said is None or seen.last is None or seen.last > said:
        return seen
    return replace(seen, shape="none", first=None, last=None)


def _after(first: int | None, said: int | None) -> int | None:
    return max(first, said) if first is not None and said is not None else first


def _iso(day: int | None) -> str | None:
    return date.fromordinal(day).isoformat() if day is not None else None


# --- what came of it -----------------------------------------------------------------------------


def _outcome(seen: Facts, said: int | None, found: Sequence[Fulfilment], as_of: date | None) -> tuple[Outcome, str]:
    borne = [one for one in found if not one.against]
    if said is None and not borne:
        return "open", "the report has no date: nothing can be said to be later"
    if sure := next((one for one in borne if one.sure), None):
        return "fulfilled", sure.label
    if any(one.against and one.sure for one in found):
        return "contradicted", next(one.label for one in found if one.against and one.sure)
    if borne:
        return "perhaps fulfilled", borne[0].label
    if seen.last is not None and as_of is not None and seen.last < as_of.toordinal():
        return "overdue", f"foretold for no later than {_iso(seen.last)}"
    return "open", "no time was given" if seen.last is None else f"until {_iso(seen.last)}"


def _match(seen: Facts, said: int | None, told: _Told, negative: bool) -> Fulfilment | None:
    """Whether an event bears a prediction out, with the reasons; None if something excludes it."""
    when = _later(seen, said, told)
    if when is None or told.property != seen.property:
        return None
    who, what = _actors(seen, told.facts), _items(seen, told.facts)
    where = _places(seen, told.facts)
    if who is None or what is None or where is None or not who[1]:
        return None
    doubts = [*when[2], *who[2], *what[2], *where[2]]
    agreed = [*who[1], *what[1], *where[1]]
    if len(agreed) < 2:
        doubts.append("only one thing is named by both")
    return Fulfilment(
        event=told.event.id,
        label=told.event.label,
        time=told.event.time,
        days=when[0],
        reasons=(*when[1], *agreed, *doubts),
        sure=not doubts,
        against=negative,
    )


_Days = tuple[int | None, int | None]
_Parts = tuple[bool, list[str], list[str]]
"""Whether it was compared at all, what agrees, what leaves doubt."""


def _later(seen: Facts, said: int | None, told: _Told) -> tuple[_Days, list[str], list[str]] | None:
    """The lead time, why it is later, what leaves doubt; None if it is not later."""
    if said is None:
        return None
    first, last = told.facts.first, told.facts.last
    if first is None:  # known by a day only: it counts if it was not reported before
        if told.reported is None or told.reported <= said:
            return None
        return (None, told.reported - said), [], [f"its day is not known, it was reported on {_iso(told.reported)}"]
    if first < said or (told.reported is not None and told.reported < said):
        return None
    days = (first - said, last - said if last is not None else None)
    reasons = [f"{_span(days)} after it was foretold on {_iso(said)}"]
    if seen.last is not None and first > seen.last:
        reasons.append(f"after the time foretold, which ended on {_iso(seen.last)}")
    return days, reasons, ["on the day on which it was foretold"] if first == said else []


def _span(days: _Days) -> str:
    low, high = days
    if high is None or high == low:
        return "1 day" if low == 1 else f"{low} days"
    return f"{low} to {high} days"


def _actors(seen: Facts, told: Facts) -> _Parts | None:
    agreed, doubts = [], []
    for role in table("predictions")["roles"]:
        ours, theirs = seen.actors.get(role), told.actors.get(role)
        if not ours:
            continue
        if not theirs:
            doubts.append(f"{role} is not named there")
        elif common := (ours & theirs) or (seen.states[role] & told.states[role]):
            agreed.append(f"{role}: {', '.join(sorted(common))}")
        elif any(vague(one) for one in ours | theirs):
            doubts.append(f"{role} is named vaguely")
        elif role == "target" and (ours & told.lands or theirs & seen.lands):
            agreed.append("target lies in the land foretold")
        else:
            return None
    return True, agreed, doubts


def _items(seen: Facts, told: Facts) -> _Parts | None:
    wide = frozenset(rules()["vague"]["items"])
    if not seen.items or seen.items <= wide:
        return True, [], []
    if not told.items or told.items <= wide:
        return True, [], ["the item is not named there"]
    if common := seen.items & told.items:
        return True, [f"item: {', '.join(sorted(common))}"], []
    theirs = {kind for one in told.families for kind in lineage(one)}
    ours = {kind for one in seen.families for kind in lineage(one)}
    plain = seen.items & seen.families
    if plain & theirs:
        return True, [f"item: {', '.join(sorted(told.items))} is a kind of {', '.join(sorted(plain & theirs))}"], []
    if told.items & told.families & ours:
        return True, [], [f"item: {', '.join(sorted(told.items))} is named less exactly"]
    return None


def _places(seen: Facts, told: Facts) -> _Parts | None:
    if not seen.lands and not seen.places:
        return True, [], []
    if not told.lands and not told.places:
        return True, [], []
    if seen.places & told.places:
        return True, [f"place: {', '.join(sorted(seen.places & told.places))}"], []
    if seen.lands & told.lands:
        return True, [f"place: {', '.join(sorted(seen.lands & told.lands))}"], []
    return None if seen.lands and told.lands else (True, [], ["the place is not comparable"])


def _against(
    event: Event, some: Sequence[Claim], claims: Mapping[str, Claim], said: int | None, last: int | None
) -> list[Fulfilment]:
    """Later claims of the same event that take it back, deny it, or say after its time that it did not happen."""
    ours = {one.id for one in some}
    found = []
    for claim in earliest(claims[one] for one in event.claims if one in claims and one not in ours):
        day = _day(claim)
        if said is None or day is None or day < said:
            continue
        negative = claim.polarity == "negative" or claim.stance == "denies"
        foretelling = claim.status in table("predictions")["statuses"]
        if _property(claim) in table("predictions")["cancels"] and claim.status in table("predictions")["real"]:
            why = "said to be called off"
        elif negative and foretelling:
            why = "the plan itself is denied"
        elif negative and last is not None and day > last:
            why = "said not to have happened, after the time foretold"
        else:
            continue
        found.append(
            Fulfilment(
                event=event.id,
                label=f"{why}: {phrases.who(claim)}, {_iso(day)}",
                time=_iso(day),
                days=(day - said, day - said),
                reasons=(why, f"“{claim.evidence[0].quote}”" if claim.evidence else ""),
                sure=True,
                against=True,
            )
        )
    return found[:MOST]


# --- finding -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class _Index:
    """Told events by type and by each state or actor that takes part."""

    rows: Mapping[tuple[str, str], Sequence[_Told]]

    def near(self, seen: Facts) -> list[_Told]:
        """Those that have an actor in common with a prediction, each once."""
        keys = {name for role in seen.actors for name in (*seen.actors[role], *seen.states[role])}
        found = {one.event.id: one for key in sorted(keys) for one in self.rows.get((seen.type, key), ())}
        return [found[key] for key in sorted(found)]


def _index(events: Iterable[Event], claims: Mapping[str, Claim]) -> _Index:
    rows: dict[tuple[str, str], list[_Told]] = defaultdict(list)
    for event in events:
        real = [
            claims[one]
            for one in event.claims
            if one in claims
            and claims[one].status in table("predictions")["real"]
            and claims[one].polarity == "positive"
            and claims[one].stance in ("asserts", "confirms")
        ]
        if not real:
            continue
        first = earliest(real)[0]
        seen = facts(replace(first, roles=event.roles))
        told = _Told(event=event, facts=seen, reported=_day(first), property=seen.property)
        for key in {name for role in seen.actors for name in (*seen.actors[role], *seen.states[role])}:
            rows[event.type, key].append(told)
    return _Index(rows=rows)
