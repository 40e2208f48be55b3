"""Independent origins of an event: who asserts it first hand, with those made one that are not independent."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache

from stemmata.knowledge import table
from stemmata.model import Claim, Source
from stemmata.model.stemma import Origin, Standing
from stemmata.stemma.speakers import SOURCES, anonymous_opinion, house, relies, same, unplaced, within
from stemmata.stemma.spelling import latin
from stemmata.stemma.tracing import Traced

BACKGROUND = "background"


def standing(claim: Claim) -> Standing:
    """On which side of an event a claim stands."""
    if claim.stance in ("doubts", "demands", "condemns"):
        found: Standing = (
            "doubts" if claim.stance == "doubts" else "demands" if claim.stance == "demands" else "condemns"
        )
        return found
    return "denies" if claim.polarity == "negative" or claim.stance == "denies" else "asserts"


def node_id(source: Source | None, background: str = "") -> str:
    """The id of the node that a source is in a stemma; for background that of the report or wire that has it."""
    if source is None:
        return f"origin:{BACKGROUND}:{background}"
    name = " ".join(sorted(re.findall(r"[^\W_]+", latin(source.name))))
    plain = "-".join(name.split())[:60] or hashlib.sha256(source.name.encode()).hexdigest()[:12]
    return f"origin:{(source.country or 'any').lower()}:{plain}"


class Roll:
    """The sources of a whole stemma, each speaker once, under the fullest of its names."""

    def __init__(self, sources: Iterable[Source]) -> None:
        """Names that are within another are that other: `"Tollhoff"`, `"Mareike Tollhoff (prosecutors)"`."""
        unique = {s.name + (s.country or ""): s for s in sources}
        self._full: dict[str, Source] = {}
        kept: list[Source] = []
        for key in sorted(unique, key=lambda k: (-len(_all_words(unique[k])), -len(k), k)):
            source = unique[key]
            found = next((k for k in kept if _one(k, source)), None)
            if found is None:
                kept.append(source)
            self._full[key] = found or source

    def full(self, source: Source) -> Source:
        """The source under its fullest name."""
        return self._full.get(source.name + (source.country or ""), source)


def _one(a: Source, b: Source) -> bool:
    """One speaker, not only one house."""
    x, y = _all_words(a), _all_words(b)
    return (x <= y or y <= x) and bool(x & y) and same(a, b)


@lru_cache(maxsize=SOURCES)
def _all_words(source: Source) -> frozenset[str]:
    whole = " ".join(filter(None, (source.name, source.role, source.organisation)))
    return frozenset(re.findall(r"[^\W_]+", latin(whole)))


def origins(traced: Sequence[Traced], roll: Roll, order: Mapping[str, tuple[str, str]]) -> tuple[Origin, ...]:
    """The origins of an event with where they stand, sorted; a source on two sides is listed for each."""
    rows: dict[tuple[str, Standing], list[Traced]] = defaultdict(list)
    firm = _superseded(traced, _standings(traced), order)
    for one in traced:
        at = node_id(roll.full(one.source)) if one.source else node_id(None, one.wire or one.document)
        rows[at, firm[one.claim.id]].append(one)
    depends = _dependencies(traced, roll)
    return tuple(_origin(at, where, some, roll, depends) for (at, where), some in sorted(rows.items()))


def _origin(at: str, where: Standing, some: Sequence[Traced], roll: Roll, depends: dict[str, set[str]]) -> Origin:
    source = some[0].source
    full = roll.full(source) if source else None
    return Origin(
        node=at,
        name=full.name if full else "background, nobody named",
        house=house(full) if full else BACKGROUND,
        standing=where,
        claims=tuple(sorted(t.claim.id for t in some)),
        documents=tuple(sorted({t.document for t in some})),
        counted=full is not None and where == "asserts" and not anonymous_opinion(full),
        examined=full is not None and any(_examined(t.claim) for t in some),
        depends_on=tuple(sorted(depends.get(at, ()))),
    )


def _standings(traced: Sequence[Traced]) -> dict[str, Standing]:
    """Each claim's side; one that turned its parent's claim round, or descends from one, asserts by error."""
    known = {one.claim.id: one for one in traced}
    found: dict[str, Standing] = {}

    def of(one: Traced) -> Standing:
        if one.claim.id not in found:
            mine = standing(one.claim)
            model = known.get(one.model.id) if one.model is not None else None
            if mine == "asserts" and model is not None and of(model) in ("denies", "asserts-by-error"):
                mine = "asserts-by-error"
            found[one.claim.id] = mine
        return found[one.claim.id]

    for one in traced:
        of(one)
    return found


def _superseded(
    traced: Sequence[Traced], firm: dict[str, Standing], order: Mapping[str, tuple[str, str]]
) -> dict[str, Standing]:
    """What a house asserted and later took back, without asserting anything else of the event, it asserted by error."""
    first: dict[tuple[str, Standing], tuple[str, str]] = {}
    for one in sorted(traced, key=lambda t: order[t.document]):
        if one.source is not None:
            first.setdefault((house(one.source), firm[one.claim.id]), order[one.document])
    found = dict(firm)
    for one in traced:
        mine = house(one.source) if one.source is not None else ""
        said, denied = first.get((mine, "asserts")), first.get((mine, "denies"))
        if said and denied and said < denied and firm[one.claim.id] == "asserts":
            again = any(
                order[t.document] == denied and firm[t.claim.id] == "asserts" and t.source and house(t.source) == mine
                for t in traced
            )
            if not again:
                found[one.claim.id] = "asserts-by-error"
    return found


def _dependencies(traced: Iterable[Traced], roll: Roll) -> dict[str, set[str]]:
    """Who relies on whom on this event, as the chains of its claims show."""
    found: dict[str, set[str]] = defaultdict(set)
    for one in traced:
        for outer, inside in relies(one.claim, None):
            a, b = node_id(roll.full(outer)), node_id(roll.full(inside))
            if a != b:
                found[a].add(b)
    return found


def independent(found: Sequence[Origin], sources: Mapping[str, Source]) -> tuple[tuple[str, ...], ...]:
    """Groups of asserting origins that are one: of one house, one name, or one relying on the other."""
    counted = sorted({o.node for o in found if o.counted})
    group = {node: node for node in counted}

    def top(node: str) -> str:
        while group[node] != node:
            node = group[node]
        return node

    needs = {o.node: set(o.depends_on) for o in found}
    for i, a in enumerate(counted):
        for b in counted[i + 1 :]:
            if (
                same(sources[a], sources[b])
                or within(sources[a], sources[b])
                or b in needs.get(a, ())
                or a in needs.get(b, ())
            ):
                x, y = sorted([top(a), top(b)])
                group[y] = x
    placed = [node for node in counted if house(sources[node]).startswith("state ")]
    for node in counted:
        if placed and unplaced(sources[node]) and top(node) == node:
            x, y = sorted([top(node), top(placed[0])])
            group[y] = x
    groups: dict[str, list[str]] = defaultdict(list)
    for node in counted:
        groups[top(node)].append(node)
    return tuple(tuple(sorted(some)) for _, some in sorted(groups.items()))


def _examined(claim: Claim) -> bool:
    return any(_examining().search(latin(e.quote)) for e in (*claim.evidence, *claim.also))


@cache
def _examining() -> re.Pattern[str]:
    words = "|".join(re.escape(latin(w)) for w in table("stemma")["examining"]["words"])
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)")
