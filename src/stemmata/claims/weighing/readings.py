"""How sure it is that a word reports an event: the evidence for one reading of one trigger."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from stemmata.claims.facts import Factuality
from stemmata.claims.grammar import Tree, bare
from stemmata.claims.roles import Filling, frames
from stemmata.claims.setting import Setting
from stemmata.claims.things import Thing
from stemmata.claims.triggers import Trigger
from stemmata.claims.weighing.weights import Evidence, weights
from stemmata.model import ItemMention

KEEP, TAKE = -0.8, 0.2
"""Log odds above which a reading that the rules chose is kept, and above which one that they refused is taken."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading of a trigger: its roles, which needs of its word and which other rules it fails, the evidence."""

    filling: Filling
    unmet: tuple[str, ...]
    barred: tuple[str, ...]
    evidence: Evidence

    @property
    def allowed(self) -> bool:
        """Whether no rule speaks against it."""
        return not self.unmet and not self.barred


def chosen(readings: Sequence[Reading], by_rule: Reading | None) -> Reading | None:
    """The reading to take: that of the rules unless the evidence speaks against it, else the likeliest if any is."""
    if not readings:
        return None
    table = weights("readings")
    if by_rule is not None and table.sum(by_rule.evidence) > KEEP:
        return by_rule
    best = max(readings, key=lambda one: table.sum(one.evidence))
    return best if table.sum(best.evidence) > TAKE else None


def evidence(
    t: Tree,
    f: Filling,
    order: int,
    unmet: Collection[str],
    barred: Collection[str],
    facts: Factuality,
    things: Sequence[Thing],
    setting: Setting,
    triggers: Sequence[Trigger],
) -> dict[str, float]:
    """What speaks for and against a reading; every name is a column of `knowledge/weights/readings.json`."""
    found: dict[str, float] = {}
    for part in (
        _of_word(t, f, order, setting),
        _of_rules(f, unmet, barred),
        _of_roles(f),
        _of_sentence(f, things, triggers),
        _of_report(t, f, facts, setting),
    ):
        for name in part:
            found[name] = 1.0
    found["unmet needs"] = float(len(unmet))
    found["needs"] = float(len(f.entry.get("needs", ())))
    found["fit of the roles"] = min(f.score, 90.0) / 30
    return {name: value for name, value in found.items() if value}


def _of_word(t: Tree, f: Filling, order: int, setting: Setting) -> Iterator[str]:
    event, kind, token = f.frame["event"], f.trigger.kind, t.tokens[f.trigger.i]
    yield from (f"frame {f.entry['frame']}", f"event {event}", f"kind {kind}", f"{kind} of {event}")
    yield from (
        f"word {setting.language} {f.trigger.word}",
        f"word {setting.language} {f.trigger.word} as {f.entry['frame']}",
    )
    yield from (f"reading {min(order, 3)}", f"readings {min(len(f.trigger.entries), 4)}")
    yield from (f"deprel {bare(token.deprel)}", f"deprel {bare(token.deprel)} {kind}", f"tag {token.upos}")
    yield "first half of the sentence" if f.trigger.i < len(t.tokens) / 2 else "second half of the sentence"
    yield f"language {setting.language}"
    if f.entry.get("learned"):
        yield from ("learned word", f"learned word as {f.entry['frame']}")


def _of_rules(f: Filling, unmet: Collection[str], barred: Collection[str]) -> Iterator[str]:
    for need in unmet:
        yield from (f"lacks {need}", f"lacks {need} in {f.entry['frame']}")
    yield from (f"rule {name}" for name in barred)
    if not unmet:
        yield from ("needs met", f"needs met in {f.frame['event']}", f"needs met by {f.trigger.kind}")
    if not unmet and not barred:
        yield "rules allow it"


def _of_roles(f: Filling) -> Iterator[str]:
    event, core = f.frame["event"], set(f.frame["core"])
    for role, slot in f.reasons.items():
        yield from (f"has {role}", f"has {role} in {event}", f"{role} as {slot} in {f.entry['frame']}")
    yield from (f"no {role} in {event}" for role in f.frame["core"] if role not in f.roles)
    many = len(core & set(f.roles))
    yield from (f"core roles {many}", f"core roles {many} of {f.trigger.kind}")
    for thing in f.roles.get("item", ()):
        yield f"item by {thing.how}"
        if isinstance(thing.mention, ItemMention):
            yield "designation" if thing.mention.designation else "family"
            yield f"item {thing.mention.family}"
            if len(thing.mention.ancestors) >= 2:
                yield f"kind of {thing.mention.ancestors[-2]}"


def _of_sentence(f: Filling, things: Sequence[Thing], triggers: Sequence[Trigger]) -> Iterator[str]:
    event = f.frame["event"]
    items = sum(x.kind == "item" and x.how == "name" for x in things)
    yield f"items {min(items, 3)}"
    if items and "item" not in f.roles:
        yield from ("item elsewhere in the sentence", f"item elsewhere in the sentence in {event}")
    yield f"actors {min(sum(x.kind == 'actor' for x in things), 4)}"
    yield from (f"{kind} named" for kind in ("time", "quantity", "regime") if any(x.kind == kind for x in things))
    yield f"triggers {min(len(triggers), 5)}"
    same = sum(x.i != f.trigger.i and any(frames()[e["frame"]]["event"] == event for e in x.entries) for x in triggers)
    yield f"triggers of the type {min(same, 2)}"


def _of_report(t: Tree, f: Filling, facts: Factuality, setting: Setting) -> Iterator[str]:
    start = t.tokens[f.trigger.i].start
    said = [a for a in setting.attributions if any(s.start <= start < s.end for s in a.content)]
    yield f"said by {min(len(said), 2)}"
    for one in said[:1]:
        yield from (f"said with {one.rule.split(' ')[0]}", f"said: {one.stance}")
    yield f"arms report {setting.arms_report}"
    yield f"of tests {setting.test_context}"
    yield f"of attacks {setting.attack_context}"
    yield from (f"status {facts.status}", f"status {facts.status} of {f.frame['event']}")
    yield from (f"polarity {facts.polarity}", f"certainty {facts.certainty}", f"stance {facts.stance}")
