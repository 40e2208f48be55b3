"""Drafts from one sentence: choose each trigger's reading, fill its roles, judge how real it is, date it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from stemmata import languages
from stemmata.claims.approvals import CLEARING, approver
from stemmata.claims.bystanders import detach_judges, speaks_of_others
from stemmata.claims.counting import measure_of, quantity_of, single
from stemmata.claims.draft import Draft, listed
from stemmata.claims.explain import of_clause
from stemmata.claims.facts import logged
from stemmata.claims.factuality import Factuality, judge
from stemmata.claims.gapping import gapped
from stemmata.claims.governors import unspoken
from stemmata.claims.grammar import Tree, bare, clause_head
from stemmata.claims.measures import into_measure, stopped_class
from stemmata.claims.needs import DEFINING, governs_event, moves_people, provisional, unmet_needs
from stemmata.claims.operators import governing
from stemmata.claims.overlaps import into_bans, into_violations, without_doubles, without_origins
from stemmata.claims.phrases import case_of
from stemmata.claims.placing import settle_place
from stemmata.claims.roles import Filling, fill, frames
from stemmata.claims.setting import Setting
from stemmata.claims.things import Thing
from stemmata.claims.timing import date_event
from stemmata.claims.trials import as_trial
from stemmata.claims.triggers import Trigger, constructions, find_triggers, presences
from stemmata.claims.weighing.readings import Reading, chosen, evidence
from stemmata.claims.weighing.weights import weights
from stemmata.model import ItemMention, PartKind, Span

EVIDENCE_WORDS = 15
"""Longest evidence, in words (coding manual, section 1)."""


def drafts_of(t: Tree, things: Sequence[Thing], part: PartKind, number: int, setting: Setting) -> list[Draft]:
    """The drafts of one sentence, in the order of their triggers."""
    names = [(x.start, x.end) for x in things if x.kind == "item" and x.how == "name"]
    triggers = find_triggers(t, setting.lexicon, setting.language, names)
    within = {i for x in triggers if len(x.tokens) > 1 for i in x.tokens if i != x.i}
    triggers = [x for x in triggers if x.i not in within]  # "took delivery of": the noun is part of the verb
    spent = {(k.start, k.end) for x in triggers if x.kind == "verb" for k in t.tokens[x.i : x.i + 1]}
    things = [x for x in things if x.kind != "item" or (x.start, x.end) not in spent]
    duty = tuple(languages.data(setting.language, "triggers")["words"]["duty"])
    places = {x.head for x in things if x.kind == "place"}
    triggers += presences(t, setting.lexicon, {k for x in triggers for k in x.tokens}, places, duty)
    triggers += constructions(
        t, {k for x in triggers for k in x.tokens}, lambda tree, i: governing(tree, i, setting.language)
    )
    fillings = [f for f in (_read(t, trigger, things, setting, triggers) for trigger in triggers) if f is not None]
    kept = into_bans(t, fillings, into_violations(t, without_origins(t, without_doubles(t, fillings))))
    split = [one for f in kept for one in gapped(t, f, things, setting.lexicon)]
    drafts = [draft for f in split for draft in _drafts(t, f, things, part, number, setting)]
    for draft in drafts:
        if draft.event == "violation":
            draft.about = _spoken_of(triggers)
    return drafts


def _spoken_of(triggers: Sequence[Trigger]) -> str | None:
    """The type of act a breach is about, by a word of the same sentence ("die Ausfuhr", "their use")."""
    events = [str(frames()[e["frame"]]["event"]) for x in triggers for e in x.entries[:1]]
    return next((e for e in events if e in {"transfer", "use", "deployment", "test"}), None)


def _read(
    t: Tree, trigger: Trigger, things: Sequence[Thing], setting: Setting, triggers: Sequence[Trigger] = ()
) -> Filling | None:
    """The likeliest reading of a trigger, if any is likely enough."""
    found = list(_readings(t, trigger, things, setting, triggers))
    by_rule = _by_rule(found)
    if setting.trace is not None:
        setting.trace.readings += [(t.tokens[trigger.i], one, one is by_rule) for one in found]
    weighed = by_rule if setting.trace and not setting.trace.by_weights else chosen(found, by_rule)
    if weighed is None:
        return None
    weighed.filling.weighed = weighed.evidence
    return weighed.filling


def _readings(
    t: Tree, trigger: Trigger, things: Sequence[Thing], setting: Setting, triggers: Sequence[Trigger]
) -> Iterator[Reading]:
    containers = languages.data(setting.language, "triggers")["words"]["containers"]
    scope, arguments = _scope(t, trigger), _arguments(t, trigger, things, setting)
    for order, entry in enumerate(trigger.entries):
        f = fill(t, trigger, entry, arguments, setting.lexicon, containers)
        detach_judges(t, f, setting.language)
        rules = {
            "states a quality": _states_quality(t, f),
            "purpose": _for_purpose(t, f, triggers),
            "people are moved": moves_people(t, trigger, f, things, setting),
            "about another event": governs_event(t, trigger, entry, triggers),
            "learned word": bool(entry.get("learned")),
        }
        barred = tuple(name for name, holds in rules.items() if holds)
        unmet = unmet_needs(t, f, things, setting, triggers)
        if DEFINING & set(unmet):
            continue
        as_trial(t, f, setting)
        facts = judge(t, replace(trigger, entries=(entry,)), setting.language, "occurred", scope)
        # the more a reading asks for and finds, the surer it is
        speaks = evidence(t, f, order, unmet, barred, facts, things, setting, triggers)
        f.score += 2.5 * len(entry.get("needs", ()))
        if f.reasons.get("target") == "against" and f.frame["event"] == "use":
            f.score += 12
        yield Reading(f, unmet, barred, speaks)


def _by_rule(readings: Sequence[Reading]) -> Reading | None:
    """The reading that the rules prefer among those that no rule forbids."""
    best: Reading | None = None
    for one in readings:
        if one.allowed and (best is None or one.filling.score > best.filling.score + 2):
            best = one
    return best


def _states_quality(t: Tree, f: Filling) -> bool:
    """ "Die Regierung ist besorgt": a predicate adjective with no object is a state of mind, not an act."""
    token = t.tokens[f.trigger.i]
    being = any(k.lemma.lower() in t.closed["be"] for k in t.kids(token.i, "aux", "cop")) and not any(
        t.has("passive_forms", k.text) for k in t.kids(token.i, "aux", "aux:pass")
    )
    acting = any(f.reasons.get(role) == "subj" for role in ("supplier", "recipient", "operator"))
    return (
        f.trigger.kind == "verb"
        and being
        and acting
        and f.entry["frame"] in TRANSITIVE
        and f.reasons.get("item") not in {"subj", "obj"}
        and (token.upos == "ADJ" or token.feats.get("VerbForm") != "Inf")
        and not (token.upos == "VERB" and token.feats.get("Tense") == "Pres")  # "is looking for"
    )


TRANSITIVE = {"give", "get", "ask", "make", "use", "attack"}


def _for_purpose(t: Tree, f: Filling, triggers: Sequence[Trigger]) -> bool:
    """ "Materialien zur Herstellung von Raketen": what something is for has not been made. "Will use more missiles to
    strike the grid": the aim of an event that is told is no second event."""
    token = t.tokens[f.trigger.i]
    if (
        f.trigger.kind == "verb"
        and bare(token.deprel) == "advcl"
        and any(t.has("purpose_marks", k.text) for k in t.kids(token.i, "mark"))
    ):
        return any(token.head in x.tokens for x in triggers)
    return (
        f.trigger.kind == "noun"
        and f.entry["frame"] == "make"
        and t.has("purpose", case_of(t, token.i) or "")
        and token.head >= 0
        and t.tokens[token.head].upos in {"NOUN", "PROPN"}
    )


def _arguments(t: Tree, trigger: Trigger, things: Sequence[Thing], setting: Setting) -> list[Thing]:
    """Things without those named only as the source of what is said ("nach Angaben von Bürgermeister X")."""
    token = t.tokens[trigger.i]
    said = [
        a
        for a in setting.attributions
        if any(s.start <= token.start < s.end for s in a.content) and speaks_of_others(a)
    ]
    speakers = [s for a in said for s in (*a.source, *a.cue)]
    return [x for x in things if x.kind != "actor" or not any(s.start <= x.start < s.end for s in speakers)]


def _drafts(t: Tree, f: Filling, things: Sequence[Thing], part: PartKind, number: int, setting: Setting) -> list[Draft]:
    if unspoken(t, f.trigger.i, setting.language):
        return []
    scope = _scope(t, f.trigger)
    facts = judge(t, replace(f.trigger, entries=(f.entry,)), setting.language, "occurred", scope)
    facts = _settle(facts, f, part)
    measure_taken = stopped_class(t, f, facts, things, setting.language)
    facts = measure_taken or facts
    settle_place(t, f, things, facts, setting)
    counted = any(quantity_of(t, x, things) for x in f.roles.get("item", ()))
    dated = date_event(t, f.trigger.i, facts, f.frame["event"], things, setting, counted=counted)
    facts, time = dated.facts, dated.value
    groups = _item_groups(t, f, things)
    body = _approving(t, f, facts, things, setting)
    made: list[Draft] = []
    for items, quantity in groups:
        mine = {role: found for role, found in f.roles.items() if role != "item"}
        if items and "item" in f.roles:
            mine["item"] = items
        draft = Draft(
            event=_event(f),
            frame=f.entry["frame"],
            things=mine,
            facts=facts,
            part=part,
            sentence=number,
            evidence=_evidence(t, f.trigger, mine, scope),
            word=f.trigger.word,
            noun=f.trigger.kind == "noun",
            time_default=dated.inferred,
            provisional=provisional(f),
            implied=f.entry.get("item"),
            trigger=f.trigger,
        )
        measure = measure_of(t, items[0], things) if items else {}
        draft.roles = _role_values(draft, facts, quantity, time, measure, f.reasons.get("supplier"))
        if body is not None and "body" not in draft.roles:
            draft.roles["body"] = dict(body.value)
        draft.why = of_clause(t, f, draft, facts, dated.when, things, weights("readings").told(f.weighed))
        if measure_taken is not None:
            into_measure(draft)
        made.append(draft)
    return made


def _approving(t: Tree, f: Filling, facts: Factuality, things: Sequence[Thing], setting: Setting) -> Thing | None:
    """Who clears a transfer, or stops one that is another's."""
    if f.frame["event"] != "transfer":
        return None
    found = approver(t, f.trigger, facts.property, things, setting.lexicon)
    own = {x.key for x in f.roles.get("supplier", ())}
    return found if found is not None and (facts.property in CLEARING or (own and found.key not in own)) else None


VEHICLES = {"armoured-vehicle", "vehicle", "warship", "aircraft"}


def _event(f: Filling) -> str:
    """The frame's event; a vehicle that a force uses, with nothing hit, is fielded rather than fired."""
    if f.entry["frame"] == "use" and "target" not in f.roles:
        items = [x.mention for x in f.roles.get("item", ())]
        if items and all(VEHICLES & {m.id, m.family, *m.ancestors} for m in items if isinstance(m, ItemMention)):
            return "deployment"
    return str(f.frame["event"])


HEADLINES = {"title", "kicker", "subheading"}
TIMELESS = {"assessment", "identification", "specification", "violation"}


def _settle(facts: Factuality, f: Filling, part: PartKind) -> Factuality:
    """Headlines tell the past in the present tense; properties without a course in time have occurred (ruling 3);
    a sale in the past tense is done, one in the present is a contract."""
    if "sale" in f.entry.get("needs", ()) and facts.words[:1] == ("past",) and facts.status == "planned":
        return replace(facts, status="occurred", property=None)
    present = facts.status == "ongoing" and not facts.explicit_status
    if present and ((part in HEADLINES and f.frame["event"] != "production") or f.frame["event"] in TIMELESS):
        return logged(facts, replace(facts, status="occurred"), "headline, or a property without a course")
    return facts


def _role_values(
    draft: Draft,
    facts: Factuality,
    quantity: Mapping[str, Any] | None,
    time: Mapping[str, Any] | None,
    measure: Mapping[str, Any] | None = None,
    said_as: str | None = None,
) -> dict[str, Any]:
    roles: dict[str, Any] = {
        role: listed([_value(role, x) for x in found]) for role, found in draft.things.items() if found
    }
    forces = roles.pop("forces", None)
    if isinstance(forces, dict) and forces.get("id"):
        roles["operator"] = forces
    if quantity:
        roles["quantity"] = dict(quantity)
    if time:
        roles["time"] = dict(time)
    if facts.property:
        roles["property"] = facts.property
    for key, value in (measure or {}).items():
        if key == "property" and "property" in roles and value != roles["property"]:
            roles["property"] = f"{roles['property']}; {value}"
        else:
            roles.setdefault(key, value)
    producers = {m.producer for m in draft.item_mentions() if m.producer}
    if (
        draft.event == "transfer"
        and isinstance(roles.get("supplier"), list)
        and "recipient" not in roles
        and draft.noun
        and said_as not in {"with", "from"}
    ):
        _two_sides(roles, producers)
    if draft.frame == "intercept" and len(producers) == 1:
        roles.setdefault("operator", {"id": next(iter(producers))})  # "shot down five Russian drones"
    if draft.frame == "deal" and isinstance(roles.get("recipient"), list) and "supplier" not in roles:
        roles["parties"] = roles.pop("recipient")  # "South Korea and Poland signed a contract"
        draft.things["parties"] = draft.things.pop("recipient")
    if len(producers) == 1 and "supplier" not in roles and draft.event not in {"transfer", "sanction", "violation"}:
        roles["supplier"] = {"id": producers.pop()}
    return roles


def _two_sides(roles: dict[str, Any], producers: set[str]) -> None:
    """ "Moskau und Teheran verhandeln über eine Lieferung russischer Jets": two parties; the jets' maker supplies."""
    sides = roles.pop("supplier")
    roles["parties"] = sides
    makers = [x for x in sides if x.get("id") in producers]
    if len(makers) == 1 and len(sides) == 2:
        roles["supplier"] = makers[0]
        roles["recipient"] = next(x for x in sides if x is not makers[0])


def _value(role: str, thing: Thing) -> dict[str, Any]:
    """A thing as a role's value; goods that go to a town go to its state."""
    value = dict(thing.value)
    if role == "recipient" and thing.kind == "place" and value.get("country") and value.get("precision") != "country":
        return {"id": value["country"], "text": value["text"], "name": value.get("name")}
    return value


def _item_groups(t: Tree, f: Filling, things: Sequence[Thing]) -> list[tuple[list[Thing], Mapping[str, Any] | None]]:
    """Items with quantities of their own are claims of their own; others share one list."""
    items = f.roles.get("item", []) or f.roles.get("forces", [])
    counted = [(x, quantity_of(t, x, things)) for x in items]
    if len(items) <= 1:
        one = single(t, items[0]) if items and f.frame["event"] in {"test", "use"} else None
        return [(items, (counted[0][1] or one) if counted else None)]
    if sum(q is not None for _, q in counted) >= 2:
        return [([x], q) for x, q in counted]
    return [(items, counted[0][1])]


def _scope(t: Tree, trigger: Trigger) -> tuple[int, int]:
    """Character offsets of the trigger's clause: what hangs from its predicate, less clauses of its own below."""
    head = clause_head(t, trigger.i) if trigger.kind == "noun" else trigger.i
    members = [k for k in t.tokens if clause_head(t, k.i) == head or k.i == head]
    if not members:
        return t.sentence.start, t.sentence.end
    return min(k.start for k in members), max(k.end for k in members)


def _evidence(t: Tree, trigger: Trigger, things: Mapping[str, Sequence[Thing]], scope: tuple[int, int]) -> Span:
    """At most fifteen words around the predicate, with the item if it is near, cut at the clause's edges."""
    anchor = t.tokens[trigger.i]
    wanted = [anchor.i, *trigger.tokens]
    for role in ("item", "recipient", "target", "supplier", "operator"):
        for thing in things.get(role, ()):
            inside = [k.i for k in t.tokens if thing.start <= k.start and k.end <= thing.end]
            trial = [*wanted, *inside]
            if inside and max(trial) - min(trial) < EVIDENCE_WORDS:
                wanted = trial
    low, high = min(wanted), max(wanted)
    while low < high and t.tokens[low].upos == "PUNCT":
        low += 1
    while high > low and t.tokens[high].upos == "PUNCT":
        high -= 1
    return Span(start=t.tokens[low].start, end=t.tokens[high].end)
