"""Which dated rules an event would breach if it happened as claimed.

A rule applies when the day of the event lies within one of its periods, who supplies or receives matches its target and
direction, and the item is within its scope. Where one of these cannot be told (an interval that straddles a limit, a
family too broad, no territory named, a contested reading) the answer is `possibly`. The answer is never that something
is illegal: the rules are laid beside a claim, and every answer gives its paragraph and its reasons.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from stemmata.errors import QueryError
from stemmata.knowledge import table
from stemmata.knowledge.catalogue import ancestors, families, family_of
from stemmata.knowledge.provisions import Period, Rule, members, readings, rules
from stemmata.mentions.edtf import EdtfError, bounds
from stemmata.phrases import known

BREACH, POSSIBLY, COMMITMENT, EXPOSED = "would breach", "possibly", "relevant commitment", "third parties can be listed"
OUTCOMES = (BREACH, POSSIBLY, COMMITMENT, EXPOSED)
"""From the strongest to the weakest; no finding at all means `no rule found`."""

LISTED_ONLY = frozenset({"monitoring", "legal-basis"})
NONE = "no rule found"


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """What the rules are asked about: an event as claimed, or a question of the user.

    Actors are ids (ISO 3166-1 alpha-2 or short ids such as `houthis`); `item` a designation or family id; `time` an
    EDTF expression; `place` names as the reports give them ("Darfur"); `range_km` the published range of the
    item, if known; `government` True or False when the report says that the recipient is, or is not, a government.
    """

    event: str = "transfer"
    supplier: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    operator: tuple[str, ...] = ()
    item: str | None = None
    time: str | None = None
    place: tuple[str, ...] = ()
    range_km: float | None = None
    property: str | None = None
    government: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One rule that bears on a case. `readings` tells the outcome by each reading where the law is contested."""

    rule: Rule
    outcome: str
    why: tuple[str, ...]
    readings: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Test:
    """Whether one condition holds (None: cannot be told), and why."""

    holds: bool | None
    why: str


def provisions(case: Case) -> tuple[Finding, ...]:
    """All rules that bear on a case: those that it would breach first, then by regime and date.

    Raises:
        QueryError: the time is no EDTF expression or the item is in no table.
    """
    window = _window(case.time)
    if case.item is not None and family_of(case.item) is None:
        raise QueryError(f"item {case.item!r} is neither a designation nor a family: see `stemmata regimes --families`")
    found = [one for rule in rules() if not rule.needs_breach and (one := _apply(rule, case, window))]
    taken = {one.rule.id for one in found}
    found = [one for one in found if one.rule.widened_by not in taken]
    if any(one.outcome == BREACH and one.rule.issuer == "UN Security Council" for one in found):
        found += [one for rule in rules() if rule.needs_breach and (one := _apply(rule, case, window))]
    return tuple(
        sorted(found, key=lambda one: (OUTCOMES.index(one.outcome), one.rule.regime, one.rule.periods[0].first))
    )


def in_force(day: date, among: Iterable[Rule] | None = None) -> tuple[Rule, ...]:
    """The rules in force on a day, by any reading of the law."""
    return tuple(rule for rule in (rules() if among is None else among) if any(_covers(p, day) for p in rule.periods))


def _covers(period: Period, day: date) -> bool:
    return period.first <= day and (period.last is None or day <= period.last)


def _window(edtf: str | None) -> tuple[date | None, date | None] | None:
    if not edtf:
        return None
    try:
        return bounds(edtf)
    except EdtfError as error:
        raise QueryError(str(error)) from None


def _apply(rule: Rule, case: Case, window: tuple[date | None, date | None] | None) -> Finding | None:
    if rule.force in LISTED_ONLY or rule.direction in ("monitoring", "none") or _act(case) not in rule.acts:
        return None
    tests = []
    for test in (_sides(rule, case), _territory(rule, case), _item(rule, case)):
        if test.holds is False:
            return None
        tests.append(test)
    when, reading = _time(rule, window)
    if when.holds is False:
        return None
    tests += [when, *_exceptions(rule, case, window), *_doubts(rule)]
    outcome, disputed = _outcome(rule, case, tests), reading or rule.contested
    why = tuple(test.why for test in tests if test.why)
    if disputed is None or outcome not in (BREACH, POSSIBLY):
        return Finding(rule=rule, outcome=outcome, why=why)
    view = readings()[disputed]
    by_reading = {disputed: outcome, **({view.opposed: NONE} if view.opposed else {})}
    return Finding(rule=rule, outcome=POSSIBLY, why=(*why, f"contested: {view.text}"), readings=by_reading)


def _act(case: Case) -> str:
    return "training" if case.property == "training" else case.event


def _outcome(rule: Rule, case: Case, tests: Sequence[_Test]) -> str:
    if rule.force in ("commitment", "assessment"):
        return COMMITMENT
    if rule.force == "listing" and not _bound(rule, case):
        return EXPOSED
    return BREACH if rule.force != "call" and all(test.holds for test in tests) else POSSIBLY


# --- who -----------------------------------------------------------------------------------------


def _sides(rule: Rule, case: Case) -> _Test:
    """Whether supplier and recipient, or who acts, are those the rule is about."""
    if rule.direction == "own":
        hit = _matching(rule, case.operator)
        if not rule.target:
            return _Test(_bound(rule, case), f"{_said(case.operator)} is bound by it")
        return _Test(bool(hit), f"{_said(hit)} is the state concerned")
    outward = _matching(rule, case.supplier) if rule.direction in ("from", "both") else ()
    inward = _matching(rule, case.recipient) if rule.direction in ("to", "both") else ()
    if rule.target and not (outward or inward):
        return _Test(False, "")
    if not _bound(rule, case) and rule.force != "listing":
        return _Test(False, "")
    who = [f"{_said(outward)} supplies"] * bool(outward) + [f"{_said(inward)} receives"] * bool(inward)
    text = " and ".join(who) or f"{_said(case.supplier)} supplies and is bound by it"
    if rule.party and inward and not _party(rule, case):
        return _Test(_party_known(case), f"{text}; the rule is aimed at {', '.join(rule.party)} there")
    return _Test(True, text)


def _bound(rule: Rule, case: Case) -> bool:
    """Whether somebody who acts is bound: the side that is not the target, or the supplier where there is no target."""
    if rule.binds == "all":
        return True
    acting = case.supplier if rule.direction == "from" and not rule.target else (*case.supplier, *case.recipient)
    bound = members(rule.binds)
    return any(_state(one) in bound for one in (*acting, *case.operator) if one not in rule.target)


def _matching(rule: Rule, actors: Sequence[str]) -> tuple[str, ...]:
    return tuple(one for one in actors if one in rule.target or _state(one) in rule.target)


def _party(rule: Rule, case: Case) -> bool:
    armed = any(_kinds().get(one) == "armed-group" for one in case.recipient)
    named = bool(set(case.recipient) & set(rule.party))
    return named or ("non-governmental" in rule.party and (armed or case.government is False))


def _party_known(case: Case) -> bool | None:
    """False when the recipient is known to be a government or another group, None when only a state is named."""
    if case.government or any(_kinds().get(one) == "armed-group" for one in case.recipient):
        return False
    return None


def _state(actor: str) -> str:
    return _countries().get(actor, actor)


@cache
def _countries() -> dict[str, str]:
    return {row["id"]: row["country"] for row in table("actors")["actor"] if row.get("country")}


@cache
def _kinds() -> dict[str, str]:
    return {row["id"]: row["kind"] for row in table("actors")["actor"]}


def _said(actors: Sequence[str]) -> str:
    return ", ".join(known(one) for one in actors)


def _territory(rule: Rule, case: Case) -> _Test:
    if rule.territory is None:
        return _Test(True, "")
    if not case.place:
        return _Test(None, f"only {rule.territory} is covered, and no place is named")
    inside = any(rule.territory.casefold() in one.casefold() for one in case.place)
    return _Test(inside, f"{_said(case.place)} is in the territory" if inside else "")


# --- what ----------------------------------------------------------------------------------------


def _item(rule: Rule, case: Case) -> _Test:
    """Whether the item is in the widest of the rule's scopes."""
    if rule.scope == ("any",):
        return _Test(True, "")
    if case.item is None:
        return _Test(None, "no item is named")
    found = [_in_scope(case.item, name, case.range_km) for name in rule.scope]
    for answer in (True, None):
        for test in found:
            if test.holds is answer:
                return test
    return _Test(False, "")


def _in_scope(item: str, name: str, range_km: float | None) -> _Test:
    scope, family = table("scopes")["scope"][name], family_of(item)
    assert family is not None
    line, shown = (family, *ancestors(family)), families()[family].name
    ranged = any(one in line for one in scope.get("by_range", ()))
    if ranged and range_km is not None:
        far = range_km >= scope["range_km"]
        return _Test(
            far, f"{shown} of {range_km:g} km: from {scope['range_km']} km inside {scope['text']}" if far else ""
        )
    for one in line:  # the nearest word of the table decides
        if one in scope.get("perhaps", ()):
            return _Test(None, f"{shown}: only in part inside {scope['text']}")
        if one in scope.get("not", ()):
            return _Test(False, "")
        if one in scope["holds"]:
            return _Test(True, f"{shown} is inside {scope['text']}")
    if any(family in ancestors(one) for one in scope["holds"]):
        return _Test(None, f"{shown} is too broad to tell whether it is inside {scope['text']}")
    return _Test(False, "")


# --- when ----------------------------------------------------------------------------------------


def _time(rule: Rule, window: tuple[date | None, date | None] | None) -> tuple[_Test, str | None]:
    """Whether the event's days lie within a period, and the reading of the law that alone has that period."""
    if window is None:
        return _Test(None, f"the event has no date; the rule: {rule.period_text}"), None
    best: tuple[_Test, str | None] = (_Test(False, ""), None)
    for period in rule.periods:
        test = _within(period, window)
        if test.holds is not False and (best[0].holds is False or (test.holds and not best[0].holds)):
            best = (test, period.reading)
    return best


def _within(period: Period, window: tuple[date | None, date | None]) -> _Test:
    low, high = window
    since = f"in force from {period.first}" + (f" to {period.last}" if period.last else "")
    if high is not None and high < period.first:
        return _Test(False, "")
    if period.last is not None and low is not None and low > period.last:
        unknown = period.after == "unknown"
        return _Test(None if unknown else False, f"{since}; what followed is not known" if unknown else "")
    inside = (
        low is not None and low >= period.first and (period.last is None or (high is not None and high <= period.last))
    )
    return _Test(True, since) if inside else _Test(None, f"{since}: the event's dates reach beyond that")


def _exceptions(rule: Rule, case: Case, window: tuple[date | None, date | None] | None) -> list[_Test]:
    """An exception that may cover the case makes the answer uncertain, never negative: its conditions are not known."""
    found = []
    for one in rule.exceptions:
        item = "scope" not in one or (case.item is not None and _in_scope(case.item, one["scope"], None).holds is True)
        party = "party" not in one or not any(_kinds().get(r) == "armed-group" for r in case.recipient)
        high = window[1] if window else None
        begun = "from" not in one or high is None or high >= date.fromisoformat(one["from"])
        if item and party and begun:
            found.append(_Test(None, one["text"]))
    return found


def _doubts(rule: Rule) -> list[_Test]:
    if rule.force == "call":
        return [_Test(None, "a call, not an obligation")]
    return [_Test(None, rule.judged)] if rule.judged else []
