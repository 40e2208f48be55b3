"""Who or what fills a role: all that the report names are candidates, the evidence for each is added up.

The rules of `roles.py` (the own clause) and `context.py` (the rest of the report) propose a filler; here their proposal
is one piece of evidence beside the grammatical place, the distance and the part that a candidate plays elsewhere.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from stemmata.claims.arguments import places_of
from stemmata.claims.counting import quantity_of
from stemmata.claims.draft import Draft
from stemmata.claims.grammar import Tree, bare, head_of
from stemmata.claims.lexicon import Lexicon
from stemmata.claims.setting import Trace
from stemmata.claims.things import SPEAKERS_ONLY, Thing, actor_id, item_value, place_value
from stemmata.claims.weighing.weights import Evidence, weights
from stemmata.model import ActorMention, Attribution, ItemMention, PlaceMention, Sentence

Mention = ActorMention | ItemMention | PlaceMention

ROLES: Mapping[str, tuple[str, ...]] = {
    "transfer": ("supplier", "recipient", "item"),
    "use": ("operator", "target", "supplier", "item"),
    "test": ("operator", "item"),
    "production": ("operator", "item", "supplier"),
    "deployment": ("operator", "item"),
    "violation": ("operator", "item"),
    "sanction": ("target", "body", "item"),
    "referral": ("body", "target"),
    "identification": ("supplier", "item", "operator"),
    "specification": ("supplier", "item", "operator"),
    "assessment": ("operator", "item", "supplier"),
}
"""The roles weighed for each type of event; others stay as the rules filled them."""

OTHER_SIDE = {"supplier": "recipient", "recipient": "supplier", "operator": "target", "target": "operator"}
NEAR = 8
"""Sentences around a claim from which candidates come."""
MOST = 40
"""Candidates weighed for one role at most, the nearest first."""
FAR = (0, 1, 2, 4, 7, 11, 16, 25)


@dataclass(frozen=True, slots=True)
class Report:
    """What the candidates come from: a stretch of a report with its trees and mentions."""

    text: str
    title: int
    sentences: Sequence[Sentence]
    trees: Mapping[int, Tree]
    things: Mapping[int, Sequence[Thing]]
    actors: Sequence[ActorMention]
    items: Sequence[ItemMention]
    places: Sequence[PlaceMention]
    attributions: Sequence[Attribution]
    lexicon: Lexicon
    trace: Trace | None = None


@dataclass(slots=True)
class Candidate:
    """One possible filler (None: the role stays empty), where it is named, and what speaks for it."""

    id: str | None
    mentions: list[tuple[int, Mention]] = field(default_factory=list)
    evidence: dict[str, float] = field(default_factory=dict)


def settle(drafts: Sequence[Draft], stated: Sequence[Mapping[str, Any]], report: Report) -> None:
    """Fill each role of each draft with the likeliest candidate, in place.

    Args:
        stated: the roles of each draft before the context filled in others.
    """
    pools = {kind: _pool(report, kind) for kind in ("actor", "target", "item")}
    own = {id(draft): roles for draft, roles in zip(drafts, stated, strict=True)}
    weighed = [
        (draft, role, _candidates(draft, role, drafts, own, pools, report))
        for draft in drafts
        for role in ROLES[draft.event]
    ]
    if report.trace is not None:
        report.trace.choices += weighed
        if not report.trace.by_weights:
            return
    for _, rows in groupby(weighed, key=lambda row: id(row[0])):
        some = list(rows)
        _decide(some[0][0], {role: candidates for _, role, candidates in some}, report)


def _decide(draft: Draft, by_role: Mapping[str, Sequence[Candidate]], report: Report) -> None:
    """Fill the roles of one draft, the surest first; nobody is on both sides of one event."""
    table = weights("roles")
    sums = {
        role: [table.sum(columns(draft.event, role, one.evidence)) for one in candidates]
        for role, candidates in by_role.items()
    }
    for role in sorted(by_role, key=lambda r: (-max(sums[r]), r)):
        if role in OTHER_SIDE and "parties" in draft.roles:
            continue  # talks without a direction
        candidates, taken = by_role[role], draft.keys(OTHER_SIDE.get(role, ""))
        open_ = [k for k, one in enumerate(candidates) if one.id is None or one.id not in taken]
        now = max((sums[role][k] for k in open_ if "proposed" in candidates[k].evidence), default=sums[role][-1])
        best = max(open_, key=lambda k: sums[role][k])
        if sums[role][best] > now:
            told = table.told(columns(draft.event, role, candidates[best].evidence))
            _fill(draft, role, candidates[best], report, told)


def columns(event: str, role: str, evidence: Evidence) -> dict[str, float]:
    """Evidence as the columns of `knowledge/weights/roles.json`: for all roles, for this role, some for the event."""
    found: dict[str, float] = {}
    for name, value in evidence.items():
        found[name] = value
        found[f"{role}: {name}"] = value
        if name in BY_EVENT:
            found[f"{role} of {event}: {name}"] = value
    return found


BY_EVENT = frozenset(
    {
        "proposed",
        "in the sentence",
        "empty",
        "empty as proposed",
        "another proposed",
        "share of the role",
        "stated in the role",
        "speaker",
        "on the other side",
        "in the role nearby",
        "maker of the item",
    }
)


# --- candidates ----------------------------------------------------------------------------------


def _pool(report: Report, kind: str) -> dict[str, list[tuple[int, Mention]]]:
    """Ids to their mentions with the number of their sentence, in order of first mention."""
    starts = [s.start for s in report.sentences]
    mentions: list[Mention] = (
        list(report.items) if kind == "item" else [m for m in report.actors if m.kind not in SPEAKERS_ONLY]
    )
    if kind == "target":
        mentions += [p for p in report.places if p.precision != "country"]
    found: dict[str, list[tuple[int, Mention]]] = {}
    for m in sorted(mentions, key=lambda m: m.start):
        key = actor_id(m) if isinstance(m, ActorMention) else m.id
        found.setdefault(key, []).append((max(0, bisect_right(starts, m.start) - 1), m))
    return found


def _candidates(
    draft: Draft,
    role: str,
    drafts: Sequence[Draft],
    own: Mapping[int, Mapping[str, Any]],
    pools: Mapping[str, dict[str, list[tuple[int, Mention]]]],
    report: Report,
) -> list[Candidate]:
    """All candidates with their evidence; the last is the empty role."""
    pool = pools[role if role in ("target", "item") else "actor"]
    proposed = draft.keys(role)
    near = {key: min(abs(number - draft.sentence) for number, _ in found) for key, found in pool.items()}
    able = [key for key in pool if (near[key] <= NEAR and _able(role, pool[key][0][1])) or key in proposed]
    keys = sorted(able, key=lambda k: (near[k], k))[:MOST]
    ranks = {key: n for n, key in enumerate(sorted(pool, key=lambda k: (-len(pool[k]), k)))}
    total = sum(map(len, pool.values())) or 1
    reason: Mapping[str, Any] = next((row for row in reversed(draft.why) if row.get("field") == role), {})
    found = []
    for key in (*keys, *sorted(proposed - set(keys))):
        one = Candidate(key, pool.get(key, []))
        one.evidence.update(_proposal(key, proposed, reason, draft))
        one.evidence.update(_standing(one, draft, report, ranks.get(key, 9), total))
        one.evidence.update(_clause(one, draft, role, report))
        one.evidence.update(_elsewhere(key, draft, role, drafts, own))
        found.append(one)
    empty = Candidate(None)
    empty.evidence.update(_of_empty(draft, role, reason, len(pool)))
    return [*found, empty]


def _able(role: str, m: Mention) -> bool:
    """Whether such a thing can play the role at all: persons and research bodies speak, bodies judge and are judged."""
    if not isinstance(m, ActorMention):
        return True
    if m.kind == "expert" or (m.kind == "person" and not m.country):
        return False
    return m.kind != "body" or role in {"body", "target"} or m.id in ALLIANCES


ALLIANCES = frozenset({"EU", "NATO"})
"""Bodies that own, send and get arms."""


def _ones(names: Iterator[str]) -> dict[str, float]:
    return dict.fromkeys(names, 1.0)


def _proposal(key: str, proposed: frozenset[str], reason: Mapping[str, Any], draft: Draft) -> dict[str, float]:
    rule = str(reason.get("rule")).split(":")[0]
    if key in proposed:
        found = {"proposed": 1.0, f"proposed by {rule}": 1.0, f"read as {reason.get('read')}": 1.0}
        if draft.provisional:
            found["proposed, the claim provisional"] = 1.0
        return found
    return {"another proposed": 1.0, f"another proposed by {rule}": 1.0} if proposed else {}


def _standing(one: Candidate, draft: Draft, report: Report, rank: int, total: int) -> dict[str, float]:
    """How near and how often the candidate is named."""
    if not one.mentions:
        return {}
    distance = min(abs(number - draft.sentence) for number, _ in one.mentions)
    before = [number for number, _ in one.mentions if number < draft.sentence]
    first = one.mentions[0][1]

    def names() -> Iterator[str]:
        if distance == 0:
            yield "in the sentence"
        yield f"sentences away {min(distance, 4)}"
        if before:
            yield f"sentences back {min(draft.sentence - before[-1], 4)}"
        yield f"rank by mentions {min(rank, 5)}"
        if any(m.start < report.title for _, m in one.mentions):
            yield "in the title"
        yield f"kind {getattr(first, 'kind', 'thing')}"
        if isinstance(first, ItemMention) and not first.designation:
            yield "family"

    return {**_ones(names()), "share of mentions": len(one.mentions) / total}


def _clause(one: Candidate, draft: Draft, role: str, report: Report) -> dict[str, float]:
    """The grammatical place of the candidate in the claim's own sentence."""
    t, trigger = report.trees.get(draft.sentence), draft.trigger
    here = [m for number, m in one.mentions if number == draft.sentence]
    if t is None or trigger is None or not here:
        return {}
    found: dict[str, float] = {}
    nearest: tuple[int, int, Mention] | None = None
    slots: dict[str, float] = {}
    for m in here:
        head = head_of(t, m.start, m.end)
        if head is None:
            continue
        for place in places_of(t, trigger, head, report.lexicon):
            slots[place.slot] = max(slots.get(place.slot, 0.0), place.weight)
        if nearest is None or abs(head - trigger.i) < nearest[0]:
            nearest = (abs(head - trigger.i), head, m)
    for slot, weight in slots.items():
        found[f"{slot} of a {trigger.kind}"] = weight / 3
    found["no place" if not slots else f"{max(slots, key=lambda s: (slots[s], s))} of {draft.frame}"] = 1.0
    if nearest is not None:
        distance, head, m = nearest
        found[f"words away {next((b for b in FAR if distance <= b), 99)}"] = 1.0
        found["before the trigger" if head < trigger.i else "after the trigger"] = 1.0
        found[f"named by {getattr(m, 'form', 'name')}"] = 1.0
        found[f"deprel {bare(t.tokens[head].deprel)}"] = 1.0
        if any(isinstance(x, ItemMention) and x.designation for x in here):
            found["designation"] = 1.0
    return found


def _elsewhere(
    key: str, draft: Draft, role: str, drafts: Sequence[Draft], own: Mapping[int, Mapping[str, Any]]
) -> dict[str, float]:
    """The parts that the candidate plays in this claim and in others of its type."""
    same = [d for d in drafts if d is not draft and d.event == draft.event]
    filled = [d for d in same if role in d.roles]
    hits = sum(key in d.keys(role) for d in filled)
    stated = sum(role in own[id(d)] and key in d.keys(role) for d in same)
    found: dict[str, float] = {}
    if filled:
        found["share of the role"] = hits / len(filled)
    found["in the role elsewhere"] = min(hits, 3) / 3
    found["stated in the role"] = min(stated, 3) / 3
    other = OTHER_SIDE.get(role)
    if other:
        found["on the other side elsewhere"] = min(sum(key in d.keys(other) for d in same), 3) / 3
        if key in draft.keys(other):
            found["on the other side"] = 1.0
    for name in ("supplier", "recipient", "operator", "target", "body"):
        if name != role and key in draft.keys(name):
            found[f"{name} here"] = 1.0
    if any(key in d.keys(role) for d in same if abs(d.sentence - draft.sentence) <= 2):
        found["in the role nearby"] = 1.0
    if draft.chain and draft.chain[0].country == key:
        found["speaker"] = 1.0
    if key in {m.producer for m in draft.item_mentions()}:
        found["maker of the item"] = 1.0
    return {name: value for name, value in found.items() if value}


def _of_empty(draft: Draft, role: str, reason: Mapping[str, Any], many: int) -> dict[str, float]:
    proposed = role in draft.roles
    found = {
        "empty": 1.0,
        "empty as proposed" if not proposed else "empty though proposed": 1.0,
        f"empty by a {'noun' if draft.noun else 'verb'}": 1.0,
        f"empty in {draft.frame}": 1.0,
        f"empty of {min(many, 5)}": 1.0,
    }
    if proposed:
        found["empty against " + str(reason.get("rule")).split(":")[0]] = 1.0
    return found


# --- the choice ----------------------------------------------------------------------------------


def _fill(draft: Draft, role: str, one: Candidate, report: Report, told: str) -> None:
    row: dict[str, Any] = {"field": role, "rule": f"weighed: {told}"}
    draft.roles.pop(role, None)
    draft.things.pop(role, None)
    if one.id is not None and one.mentions:
        # a state is named by its own name rather than by who speaks for it
        by_name = [pair for pair in one.mentions if getattr(pair[1], "kind", "") != "person"] or one.mentions
        number, m = min(by_name, key=lambda pair: (abs(pair[0] - draft.sentence), pair[1].start))
        words = report.text[m.start : m.end]
        thing = _named(m, report.things.get(number, ())) or _thing(m, words, one.id)
        draft.roles[role] = {**thing.value, "id": one.id}
        if number == draft.sentence or thing.kind == "item":
            draft.things[role] = [thing]
        if role == "item":
            _count(draft, thing, number, report)
        row |= {"start": m.start, "end": m.end}
    draft.why.append(row)


def _named(m: Mention, things: Sequence[Thing]) -> Thing | None:
    """The thing of a sentence that a mention is, with its place in the tree."""
    kinds = {"item": ItemMention, "place": PlaceMention, "actor": ActorMention}
    return next(
        (x for x in things if (x.start, x.end) == (m.start, m.end) and isinstance(m, kinds.get(x.kind, ()))), None
    )


def _count(draft: Draft, item: Thing, number: int, report: Report) -> None:
    """Another item has another number: that beside it in the claim's own sentence, or none."""
    draft.roles.pop("quantity", None)
    t = report.trees.get(number)
    if number == draft.sentence and t is not None:
        counted = quantity_of(t, item, report.things.get(number, ()))
        if counted:
            draft.roles["quantity"] = dict(counted)


def _thing(m: Mention, words: str, key: str) -> Thing:
    if isinstance(m, ItemMention):
        return Thing("item", m.start, m.end, 0, item_value(m, words), "name", m)
    if isinstance(m, PlaceMention):
        return Thing("place", m.start, m.end, 0, place_value(m, words), "name", m)
    return Thing("actor", m.start, m.end, 0, {"id": key, "text": words}, m.form, m)
