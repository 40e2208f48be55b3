"""Denials that point back: "Tehran rejected the accusation" is a claim of its own about what was said before.

After the coding manual an accusation and its denial are two claims, never one cancelled. A denial without an event of
its own takes the event of the last earlier claim that involves the one who denies.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Any

from stemmata import languages
from stemmata.claims.attribution.governments import from_actor
from stemmata.claims.draft import Draft
from stemmata.claims.grammar import Tree, bare
from stemmata.claims.merge import POINTING_DENIAL
from stemmata.claims.operators import operator_entries
from stemmata.claims.things import Thing
from stemmata.mentions.unlisted import slug
from stemmata.model import ActorMention, PartKind, Source, Span

DENIABLE = {"transfer", "use", "deployment", "violation", "test"}
REACH = 12
"""Drafts looked back on for what is denied."""


def denials_of(
    t: Tree,
    things: Sequence[Thing],
    here: Sequence[Draft],
    earlier: Sequence[Draft],
    part: PartKind,
    number: int,
    language: str,
) -> list[Draft]:
    """Denial drafts of a sentence whose denied event stands in an earlier one."""
    made: list[Draft] = []
    for token in t.tokens:
        if token.upos not in {"VERB", "AUX"} or not _denies(t, token.i, language):
            continue
        below = t.subtree(token.i)
        if any(_inside(t, d, below) for d in here):
            continue
        who = _denier(t, token.i, things)
        joint = {str(x.value.get("id")) for x in things if x.kind == "actor" and x.head < token.i}
        about = _denied(who, earlier, joint) if who else None
        if who is None or about is None:
            continue
        made.append(_draft(t, token.i, who, about, part, number))
    return made


ACTS = ("supplier", "operator")


def rejecting(drafts: Sequence[Draft]) -> None:
    """Who says that an act of its own did not happen rejects what others say of it: a denial, in place.

    "Not yet" and "no longer" reject nothing: they tell how far things are.
    """
    for draft in drafts:
        facts = draft.facts
        if (
            facts.polarity != "negative"
            or facts.stance != "asserts"
            or facts.status not in {"occurred", "ongoing"}
            or facts.unfinished
            or not draft.chain
        ):
            continue
        if any(_side(draft.chain[0]) & draft.keys(role) for role in ACTS):
            draft.facts = replace(facts, stance="denies")
            draft.why.append({"field": "stance", "rule": "the accused rejects it"})


def _side(source: Source) -> set[str]:
    """The actors that a source speaks for: its state, or the firm or body it belongs to."""
    names = {source.country or "", *(slug(n) for n in (source.name, source.organisation or "") if n)}
    return names - {""}


def _denies(t: Tree, i: int, language: str) -> bool:
    if any(e.get("stance") == "denies" for e in operator_entries(t, i, language)):
        return True
    data = languages.data(language, "operators").get("falsehood", {})
    low = {k.text.lower() for k in t.tokens}
    return t.tokens[i].lemma.lower() in data.get("verbs", ()) and bool(low & set(data.get("words", ())))


def _inside(t: Tree, draft: Draft, below: set[int]) -> bool:
    return any(draft.evidence.start <= t.tokens[k].start < draft.evidence.end for k in below)


def _denier(t: Tree, i: int, things: Sequence[Thing]) -> Thing | None:
    """The actor that is the subject of the denying verb: by the tree, else the nearest one before it."""
    actors = [x for x in things if x.kind == "actor" and isinstance(x.mention, ActorMention)]
    for thing in actors:
        path = [k.i for k in t.up(thing.head)]
        if i in path and any(bare(t.tokens[k].deprel) == "nsubj" for k in path[: path.index(i)]):
            return thing
    before = [x for x in actors if x.head < i and i - x.head <= 6]
    after = [x for x in actors if x.head > i and x.head - i <= 3]
    return before[-1] if before else after[-1] if after else None


def _denied(who: Thing, earlier: Sequence[Draft], joint: Collection[str]) -> Draft | None:
    """The accusation that is denied: the last one that names the denier as doer. Joint deniers ("Moscow and Pyongyang
    denied") deny what involves them all."""
    best: tuple[tuple[int, ...], Draft] | None = None
    states = {str(who.value.get("id")), str(getattr(who.mention, "country", ""))}
    for distance, draft in enumerate(reversed(earlier[-REACH:])):
        if (
            draft.event not in DENIABLE
            or draft.facts.polarity == "negative"
            or draft.facts.status not in {"occurred", "ongoing", "planned"}
        ):
            continue
        doers = draft.keys("supplier") | draft.keys("operator")
        if states & doers:
            rank = 0
        elif draft.event == "transfer" and not doers and not states & (draft.keys("recipient") | draft.keys("target")):
            rank = 1
        elif states & (draft.keys("recipient") | draft.keys("target")):
            rank = 2
        else:
            continue
        involved = sum(
            any(j in draft.keys(role) for role in ("supplier", "recipient", "operator", "target")) for j in joint
        )
        if rank and involved < 2:
            continue  # who is not said to have done it denies something else, or denies it for others
        key = (0, -involved, distance)
        if best is None or key < best[0]:
            best = (key, draft)
    return best[1] if best else None


def _draft(t: Tree, i: int, who: Thing, about: Draft, part: PartKind, number: int) -> Draft:
    members = [k for k in t.tokens if abs(k.i - i) <= 7 and k.i in t.subtree(i) | {i} and k.upos != "PUNCT"]
    low, high = min(k.i for k in members), max(k.i for k in members)
    if high - low >= 15:
        low, high = max(low, i - 7), min(high, i + 7)
    roles: dict[str, Any] = {
        k: v for k, v in about.roles.items() if k not in {"quantity", "time", "place", "value", "unit"}
    }
    if roles.get("property") not in {None, "soldiers"}:
        del roles["property"]
    draft = Draft(
        event=about.event,
        frame=about.frame,
        things=dict(about.things),
        evidence=Span(start=t.tokens[low].start, end=t.tokens[high].end),
        facts=replace(
            about.facts,
            status="occurred",
            polarity="negative",
            certainty="certain",
            stance="denies",
            explicit_status=True,
        ),
        sentence=number,
        part=part,
        word=t.tokens[i].lemma,
        time_default=True,
    )
    doer = "operator" if about.event in {"use", "deployment", "violation", "test", "production"} else "supplier"
    if who.value.get("id") and not about.keys("supplier") | about.keys("operator"):
        roles[doer] = {"id": who.value["id"], "text": who.value.get("text")}
    draft.roles = roles
    draft.chain = (from_actor(who.mention),)
    draft.why = [
        {
            "field": "event",
            "rule": POINTING_DENIAL,
            "words": t.tokens[i].text,
            "from": {"start": about.evidence.start, "end": about.evidence.end},
        },
        {"field": "stance", "rule": "denies", "start": who.start, "end": who.end},
    ]
    return draft
