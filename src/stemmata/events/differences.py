"""Where the claims of an event differ: role by role, side by side, with who says which and since when.

Only what can be compared is: figures of one kind of item and one property, items that no report names side by side,
days with days. A value given more exactly, or in another unit, is on the same side or `compatible`, and the note says
so; who is silent on a role contradicts nobody.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from stemmata import phrases
from stemmata.events import amounts
from stemmata.events.blocking import branch
from stemmata.events.facts import Facts, Names, Nothing, earliest, facts, groups, rules, vague
from stemmata.events.levels import garbled, item, spelled_alike
from stemmata.events.statements import speaker_of
from stemmata.model import Claim
from stemmata.model.events import Contradiction, ContradictionKind, Event, Side
from stemmata.words import fold

CODE = 2
"""Letters of a state's code."""
ROLES = ("supplier", "recipient", "operator", "target", "body")
Sides = Mapping[str, Sequence[Claim]]
Judgement = tuple[ContradictionKind, str]


def differences(
    event: Event, claims: Mapping[str, Claim], *, parts: Sequence[Event] = (), near: Sequence[Event] = ()
) -> tuple[Contradiction, ...]:
    """The contradictions of an event, in the order of `roles` above, then time, item, figures, what is said of it.

    `parts` are the events it holds: who denies the whole contradicts those who assert a part. `near` are events that
    nearly are one with it: what keeps them apart may be a contradiction, and is told with `other` set.
    """
    own = earliest(claims[one] for one in event.claims)
    told = [one for one in own if _held(one)]
    found = _of_what_happened(event, told)
    found += _of_polarity(event, own, [claims[one] for part in parts for one in part.claims if one in claims])
    found += [*_plain(event, "certainty", "hedge", told), *_plain(event, "status", "status", told)]
    found += _of_stance(event, own)
    for other in near:
        found += _between(event, told, other, [claims[one] for one in other.claims if one in claims])
    return tuple(found)


def _held(claim: Claim) -> bool:
    """Whether somebody says that it was so."""
    return claim.polarity == "positive" and claim.stance not in ("denies", "doubts")


def _of_what_happened(event: Event, told: Sequence[Claim]) -> list[Contradiction]:
    """Who, where, when, what, how many."""
    seen = {one.id: facts(one) for one in told}
    found: list[Contradiction] = []
    for role in ROLES:
        found += _of_actors(event, role, told, seen)
    found += [*_of_places(event, told, seen), *_of_time(event, told, seen)]
    return [*found, *_of_items(event, told, seen), *_of_figures(event, told, seen)]


def _between(event: Event, told: Sequence[Claim], other: Event, theirs: Sequence[Claim]) -> Iterator[Contradiction]:
    """What differs between an event and one near it, if neither differs in it by itself."""
    ours = {one.id for one in told}
    for one in _of_what_happened(event, earliest([*told, *filter(_held, theirs)])):
        mixed = [ours.isdisjoint(side.claims) or ours.issuperset(side.claims) for side in one.sides]
        alone = [ours.issuperset(side.claims) for side in one.sides]
        if all(mixed) and any(alone) and not all(alone):
            yield replace(one, other=other.id)


def side(value: str, some: Iterable[Claim]) -> Side:
    """One side: the claims in the order of publication, who says so, since when."""
    ordered = earliest(some)
    published = [str(one.document["published"])[:10] for one in ordered if one.document.get("published")]
    speakers = (speaker_of(one) or (one.sources[0] if one.sources else None) for one in ordered)
    return Side(
        value=value,
        claims=tuple(one.id for one in ordered),
        documents=tuple(dict.fromkeys(str(one.document.get("id")) for one in ordered)),
        sources=tuple(dict.fromkeys(one.name for one in speakers if one)),
        since=min(published, default=None),
        evidence=tuple(one.evidence[0] for one in ordered if one.evidence),
    )


def _made(event: Event, role: str, sides: Sides, kind: ContradictionKind, note: str) -> Contradiction:
    """Sides in the order in which they were first said."""
    shown = [side(value, some) for value, some in sides.items()]
    shown.sort(key=lambda one: (one.since or "9999", one.documents, one.value))
    return Contradiction(event=event.id, role=role, kind=kind, sides=tuple(shown), note=note)


def _grouped(some: Iterable[Claim], key: Callable[[Claim], str]) -> dict[str, list[Claim]]:
    found: dict[str, list[Claim]] = defaultdict(list)
    for one in some:
        if value := key(one):
            found[value].append(one)
    return dict(found)


# --- who -------------------------------------------------------------------------------------


def _of_actors(event: Event, role: str, told: Sequence[Claim], seen: Mapping[str, Facts]) -> Iterator[Contradiction]:
    """Actors without anything in common: different, one name spelt twice, or one side that does not name any."""
    named = [one for one in told if one.roles.get(role)]
    by_key = _grouped(named, lambda one: "+".join(sorted(seen[one.id].actors.get(role, ()))))
    kept: dict[str, list[Claim]] = {}
    for key, some in by_key.items():
        fact = seen[some[0].id]
        near = next((other for other in kept if _one_actor(role, fact, seen[kept[other][0].id])), None)
        kept.setdefault(near or key, []).extend(some)
    sides = {phrases.names(some[0].roles[role]): some for some in kept.values()}
    if len(sides) > 1:
        kind, note = _of_names([seen[some[0].id].actors[role] for some in kept.values()])
        yield _made(event, role, sides, kind, note)


def _one_actor(role: str, a: Facts, b: Facts) -> bool:
    """Whether two claims may name one actor: by id, as a state and its organ, or as a state and a place in it."""
    ours, theirs = a.actors[role], b.actors[role]
    if not ours.isdisjoint(theirs):
        return True
    if role == "target" and not (ours.isdisjoint(b.lands) and theirs.isdisjoint(a.lands)):
        return True
    shared = a.states.get(role, Nothing) & b.states.get(role, Nothing)
    return bool(shared) and (ours | theirs).isdisjoint(groups())


def _of_names(values: Sequence[Names]) -> Judgement:
    """What it means that actors differ."""
    names = [name for one in values for name in one]
    if any(map(vague, names)):
        return "compatible", "one side does not name it"
    if any(spelled_alike(a, b) for a, b in combinations(values, 2)):
        return "conflict", "one name, spelt in two ways"
    codes = [len(name) == CODE for name in names]
    if any(codes) and not all(codes):
        return "compatible", "a state, and somebody who may be in it"
    return "conflict", "no actor in common"


def _of_places(event: Event, told: Sequence[Claim], seen: Mapping[str, Facts]) -> Iterator[Contradiction]:
    """Exact places, each named by reports that do not name the other."""
    placed = [one for one in told if isinstance(one.roles.get("place"), Mapping) and seen[one.id].places]
    sides = _grouped(placed, lambda one: phrases.names(one.roles["place"]))
    documents = [{one.document["id"] for one in some} for some in sides.values()]
    if len(sides) > 1 and not any(a & b for a, b in combinations(documents, 2)):
        lands = {land for one in placed for land in seen[one.id].lands}
        yield _made(event, "place", sides, "conflict" if len(lands) > 1 else "compatible", "places differ")


# --- when ------------------------------------------------------------------------------------


def _of_time(event: Event, told: Sequence[Claim], seen: Mapping[str, Facts]) -> Iterator[Contradiction]:
    """Days, or spans of time, that have no day in common."""
    exact = [one for one in told if seen[one.id].shape in ("day", "period")]
    spans = sorted({(seen[one.id].first or 0, seen[one.id].last or 0) for one in exact})
    merged: list[list[tuple[int, int]]] = []
    for span in spans:
        home = next(
            (some for some in merged if any(span[0] <= last and first <= span[1] for first, last in some)), None
        )
        if home is None:
            merged.append([span])
        else:
            home.append(span)
    if len(spans) < 2:
        return
    conflict = len(merged) > 1
    sides: dict[str, list[Claim]] = {}
    for some in merged if conflict else [[span] for span in spans]:
        claims = [one for one in exact if (seen[one.id].first or 0, seen[one.id].last or 0) in some]
        sides.setdefault(phrases.time(claims[0].roles["time"]), []).extend(claims)
    if len(sides) > 1:
        note = "no day in common" if conflict else "one is more exact, or they overlap"
        yield _made(event, "time", sides, "conflict" if conflict else "compatible", note)


# --- what ------------------------------------------------------------------------------------


def _of_items(event: Event, told: Sequence[Claim], seen: Mapping[str, Facts]) -> Iterator[Contradiction]:
    """Items that exclude each other: marks of one type, types of one family, or kinds counted alike.

    Items that a report names side by side are a list; only reports that name one of them stand against each other.
    """
    named = [one for one in told if one.roles.get("item")]
    listed = _grouped(named, lambda one: " ".join((*sorted(seen[one.id].items), *_marks(one))))
    sides: dict[str, list[Claim]] = {}
    for key, other in combinations(sorted(listed), 2):
        some, others = listed[key], listed[other]
        one, two = ({claim.document["id"] for claim in found} for found in (some, others))
        if one <= two or two <= one or not _exclude(some, others, seen):
            continue
        for found in (some, others):
            sides.setdefault(_shown(found[0]), found)
    if len(sides) > 1:
        yield _made(event, "item", sides, "conflict", "not one thing, and some reports name only one of them")


def _exclude(some: Sequence[Claim], others: Sequence[Claim], seen: Mapping[str, Facts]) -> bool:
    """Whether two items can't be one thing."""
    level = item(seen[some[0].id], seen[others[0].id])
    if level == "same":
        ours, theirs = _marks(some[0]), _marks(others[0])
        more_exact = any(x.startswith(y) or y.startswith(x) for x in ours for y in theirs)
        return bool(ours and theirs) and not more_exact
    together = {claim.document["id"] for claim in some} & {claim.document["id"] for claim in others}
    if together or level not in ("variant", "sister", "cousin", "unrelated"):
        return False
    return level in ("variant", "sister") or _counted_alike(some, others, seen)


def _marks(claim: Claim) -> tuple[str, ...]:
    """The marks of the words for an item: `2a4` of "Leopard 2A4 tanks", which the catalogue holds as one type."""
    value = claim.roles.get("item")
    if not isinstance(value, Mapping) or not value.get("text"):
        return ()
    return tuple(word for word in fold(value["text"]).split() if any(sign.isdigit() for sign in word))


def _shown(claim: Claim) -> str:
    value = claim.roles["item"]
    return str(value["text"]) if _marks(claim) else phrases.names(value)


def _counted_alike(some: Sequence[Claim], others: Sequence[Claim], seen: Mapping[str, Facts]) -> bool:
    """Whether some claims on either side give the same number, or none at all, of the same property."""
    ours = {(seen[one.id].property, seen[one.id].quantity) for one in some}
    return bool(ours & {(seen[one.id].property, seen[one.id].quantity) for one in others})


# --- how many, how much ----------------------------------------------------------------------


def _of_figures(event: Event, told: Sequence[Claim], seen: Mapping[str, Facts]) -> Iterator[Contradiction]:
    """Figures of one property and one kind of item."""
    quantities: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    values: dict[str, list[Claim]] = defaultdict(list)
    for one in told:
        fact = seen[one.id]
        if fact.quantity:
            outcome = fact.property if fact.property in rules()["stages"]["outcomes"] else ""
            quantities[outcome, _kind(fact)].append(one)
        if fact.value:
            values[fact.property].append(one)
    for (_, _), some in sorted(quantities.items()):
        yield from _of_amounts(event, "quantity", some)
    for _, some in sorted(values.items()):
        yield from _of_amounts(event, "value", some)


def _kind(fact: Facts) -> str:
    return min((branch(family) for family in fact.families), default="")


def _of_amounts(event: Event, role: str, some: Sequence[Claim]) -> Iterator[Contradiction]:
    """Amounts that are not one value: in conflict, or compatible because one is vaguer or both are rounded."""
    read = {one.id: amounts.read(one, role) for one in some}
    sides: dict[str, list[Claim]] = {}
    shown: dict[str, amounts.Amount] = {}
    for one in some:
        amount = read[one.id]
        if amount is None:
            continue
        name = next((known for known, other in shown.items() if amounts.equal(amount, other)), amount.text)
        sides.setdefault(name, []).append(one)
        shown.setdefault(name, amount)
    if len(sides) < 2:
        return
    pairs = list(combinations(shown.values(), 2))
    if all(amounts.compatible(a, b) for a, b in pairs):
        yield _made(event, role, sides, "compatible", "both can hold: one is vaguer, or they are rounded apart")
    else:
        slipped = any(garbled(a.range, b.range) for a, b in pairs)
        yield _made(event, role, sides, "conflict", "the same digits, slipped" if slipped else "both cannot hold")


# --- what is said of it ----------------------------------------------------------------------


def _of_polarity(event: Event, own: Sequence[Claim], parts: Sequence[Claim]) -> Iterator[Contradiction]:
    """Who says that it happened, and who that it did not."""
    against = [one for one in own if one.polarity == "negative"]
    held = [one for one in own if one.polarity == "positive" and one.stance not in ("denies", "doubts")]
    held = held or [one for one in parts if one.polarity == "positive" and one.stance != "denies"]
    if not against or not held:
        return
    denied = any(one.stance == "denies" for one in against)
    note = "accused and denied" if denied else "asserted and negated"
    yield _made(
        event, "polarity", {"it is so": held, "it is not so": against}, "denial" if denied else "conflict", note
    )


def _plain(event: Event, name: str, kind: ContradictionKind, told: Sequence[Claim]) -> Iterator[Contradiction]:
    """Certainty or status: one thing said plainly here and with a reserve there."""
    by_value = _grouped(told, lambda one: str(getattr(one, name)))
    if name == "status":
        groups = rules()["status"]
        by_value = _grouped(told, lambda one: one.status if groups[one.status] != "real" else "occurred or ongoing")
    if len(by_value) > 1:
        yield _made(event, name, by_value, kind, f"{name} differs")


def _of_stance(event: Event, own: Sequence[Claim]) -> Iterator[Contradiction]:
    """Who vouches for it, and who says that it can't be established."""
    doubting = [one for one in own if one.stance == "doubts"]
    vouching = [one for one in own if one.stance in ("asserts", "confirms") and one.polarity == "positive"]
    if doubting and vouching:
        yield _made(event, "stance", {"asserted": vouching, "doubted": doubting}, "hedge", "vouched for and doubted")
