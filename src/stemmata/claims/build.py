"""Drafts from one sentence: choose each trigger's reading, fill its roles, judge how real it is, date it."""
from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from stemmata import languages
from stemmata.claims.draft import Draft, listed
from stemmata.claims.factuality import Factuality, governing, judge, judging, sanctioning
from stemmata.claims.arguments import DIRECT, case_of, places_of
from stemmata.claims.grammar import Tree, bare, clause_head
from stemmata.claims.lexicon import Entry, Lexicon
from stemmata.claims.roles import Filling, fill, frames
from stemmata.claims.things import Thing, airborne
from stemmata.claims.timing import time_of, time_value
from stemmata.claims.triggers import Trigger, constructions, find_triggers
from stemmata.mentions.quantities import measured, unit_kind
from stemmata.model import Attribution, ItemMention, PartKind, QuantityMention, Span, TimeMention

EVIDENCE_WORDS = 15


@dataclass(frozen=True, slots=True)
class Setting:
    """What the reading of a sentence needs to know about its report."""

    text: str
    language: str
    published: str | None
    lexicon: Lexicon
    test_context: bool
    attributions: Sequence[Attribution]
    times: Sequence[TimeMention] = ()
    arms_report: bool = False
    attack_context: bool = False


def drafts_of(t: Tree, things: Sequence[Thing], part: PartKind, number: int, setting: Setting) -> list[Draft]:
    """The drafts of one sentence, in the order of their triggers."""
    names = [(x.start, x.end) for x in things if x.kind == "item" and x.how == "name"]
    triggers = find_triggers(t, setting.lexicon, setting.language, names)
    triggers += constructions(t, {k for x in triggers for k in x.tokens}, lambda tree, i: governing(tree, i, setting.language))
    fillings = [f for f in (_read(t, trigger, things, setting, triggers) for trigger in triggers) if f is not None]
    kept = _into_bans(t, fillings, _into_violations(t, _without_origins(t, _without_doubles(t, fillings))))
    drafts = [draft for f in kept for draft in _drafts(t, f, things, part, number, setting)]
    for draft in drafts:
        if draft.event == "violation":
            draft.about = _spoken_of(triggers)
    return drafts


def _spoken_of(triggers: Sequence[Trigger]) -> str | None:
    """The type of act a breach is about, by a word of the same sentence ("die Ausfuhr", "their use")."""
    events = [str(frames()[e["frame"]]["event"]) for x in triggers for e in x.entries[:1]]
    return next((e for e in events if e in {"transfer", "use", "deployment", "test"}), None)


def _read(t: Tree, trigger: Trigger, things: Sequence[Thing], setting: Setting, triggers: Sequence[Trigger] = ()) -> Filling | None:
    """The best reading of a trigger whose needs are met."""
    best: Filling | None = None
    for entry in trigger.entries:
        containers = languages.data(setting.language, "triggers")["words"]["containers"]
        filling = fill(t, trigger, entry, _arguments(t, trigger, things, setting), setting.lexicon, containers)
        _detach_judges(t, filling, setting.language)
        if _moves_people(t, trigger, filling, things, setting):
            continue
        if not _needs_met(t, filling, things, setting, triggers) or _governs_event(t, trigger, entry, triggers):
            continue
        # the more a reading asks for and finds, the surer it is
        filling.score += 2.5 * len(entry.get("needs", ()))
        if filling.reasons.get("target") == "against" and filling.frame["event"] == "use":
            filling.score += 12
        if best is None or filling.score > best.score + 2:
            best = filling
    return best


def _arguments(t: Tree, trigger: Trigger, things: Sequence[Thing], setting: Setting) -> list[Thing]:
    """Things without those named only as the source of what is said ("nach Angaben von Bürgermeister X")."""
    token = t.tokens[trigger.i]
    said = [a for a in setting.attributions if any(s.start <= token.start < s.end for s in a.content) and _speaks_of_others(a)]
    speakers = [s for a in said for s in (*a.source, *a.cue)]
    return [x for x in things if x.kind != "actor" or not any(s.start <= x.start < s.end for s in speakers)]


REQUESTING = {"sought", "planned", "offered"}


def _governs_event(t: Tree, trigger: Trigger, entry: Entry, triggers: Sequence[Trigger]) -> bool:
    """ "Demands that Washington stop arming it": the request is about an event that has words of its own."""
    if trigger.kind != "verb" or entry.get("status") not in REQUESTING:
        return False
    below = {k.i for c in t.kids(trigger.i, "ccomp", "xcomp") for k in (t.tokens[x] for x in t.subtree(c.i))}
    return any(other.i in below for other in triggers if other.i != trigger.i)


def _speaks_of_others(a: Attribution) -> bool:
    """Whether who is named as source plays no part in what is said: a plain saying, not a denial, a deed or a plan."""
    if a.rule.startswith(("cue verb with", "deed", "attitude")):
        return False
    return a.stance == "asserts" or not a.rule.startswith("cue verb")


def _moves_people(t: Tree, trigger: Trigger, f: Filling, things: Sequence[Thing], setting: Setting) -> bool:
    """ "Sent troops with armoured vehicles": people are the object, so goods beside them are not what is handed over."""
    if f.entry["frame"] in {"dispatch", "train"} or f.reasons.get("item") in {"obj", None} or trigger.kind == "noun":
        return False
    return any(x.kind == "forces" and any(p.slot == "obj" and p.weight >= DIRECT for p in places_of(t, trigger, x.head, setting.lexicon))
               for x in things)


def _detach_judges(t: Tree, f: Filling, language: str) -> None:
    """Who condemns or demands an event did not do it: "condemned the dispatch of soldiers"."""
    if f.trigger.kind != "noun":
        return
    head = t.tokens[f.trigger.i].head
    if head < 0 or not judging(t, head, language):
        return
    for role in ("operator", "supplier"):
        if f.reasons.get(role) == "subj":
            del f.roles[role], f.reasons[role]


def _transfers(trigger: Trigger) -> bool:
    return trigger.kind == "noun" and any(frames()[e["frame"]]["event"] == "transfer" for e in trigger.entries)


def _needs_met(t: Tree, f: Filling, things: Sequence[Thing], setting: Setting, triggers: Sequence[Trigger]) -> bool:
    needs = f.entry.get("needs", ())
    low = {k.lemma.lower() for k in t.tokens} | {k.text.lower() for k in t.tokens}
    freight = tuple(languages.data(setting.language, "triggers").get("words", {}).get("freight", ()))
    tests: Mapping[str, bool] = {
        "banned": "item" in f.roles or any(_transfers(x) and x.i in t.subtree(f.trigger.i) for x in triggers),
        "item": "item" in f.roles or _implied_item(t, f, things, setting),
        "oblique-item": f.reasons.get("item") not in {None, "obj", "subj"},
        "airborne-item": any(airborne(x) for x in f.roles.get("item", ())),
        "target": "target" in f.roles,
        "against": f.reasons.get("target") in {"against", "on"},
        "about": "item" in f.roles,
        "no-target": "target" not in f.roles,
        "test-context": setting.test_context,
        "freight": any(w.endswith(freight) for w in low) or "recipient" in f.roles or "supplier" in f.roles,
        "attack-context": setting.attack_context,
        "no-recipient": "recipient" not in f.roles,
        "ground-item": not any(airborne(x) for x in f.roles.get("item", ())),
        "arms-report": setting.arms_report,
        "forces": "forces" in f.roles,
        "someone": bool({"operator", "item"} & set(f.roles)),
        "item-or-places": _strikes(f),
        "item-or-forces": "item" in f.roles,
        "sanction-noun": bool({"target", "body"} & set(f.roles)) and (f.trigger.kind == "noun" or any(x.kind == "regime" for x in things))
        or f.trigger.kind == "noun" and sanctioning(t, f.trigger.i, setting.language),
        "regime": "regime" in f.roles or f.trigger.kind == "noun" and bool({"operator", "regime"} & set(f.roles)),
        "body": any(_is_body(x) for x in f.roles.get("body", ())),
        "operator": "operator" in f.roles,
        "own": _own_item(t, f, setting.language),
        "to-place": "place" in f.roles,
        "plain": not any(x.i in t.subtree(f.trigger.i) and x.kind == "noun" for x in triggers),
        "giver": "supplier" in f.roles and f.reasons.get("item") in {"obj", "coordination"},
        "to-actor": f.reasons.get("recipient") in {"to", "iobj"} and _named(f, "recipient"),
        "getter": f.reasons.get("recipient") == "subj" and _named(f, "recipient") and f.reasons.get("item") == "obj",
        "from-actor": f.reasons.get("supplier") == "from" and _named(f, "supplier"),
    }
    return all(tests.get(need, True) for need in needs) and _enough(t, f)


IMPLYING = {"give", "get", "ask", "arrive", "make", "deal"}


def _implied_item(t: Tree, f: Filling, things: Sequence[Thing], setting: Setting) -> bool:
    """Whether the clause leaves the item to the report: it names an actor and no other object.

    "Tehran denies supplying the group", "a halt to deliveries to the Emirates". The item is then taken from the
    report's context, and the draft dropped if there is none.
    """
    if f.entry["frame"] not in IMPLYING or not setting.arms_report or not {"supplier", "recipient", "operator"} & set(f.roles):
        return False
    v = f.trigger.i
    held = [k for k in t.kids(v, "obj", "nsubj:pass", "nmod", "compound")] if f.trigger.kind != "noun" else [
        k for k in t.kids(v, "nmod", "compound") if case_of(t, k.i) in {None, "of", "von", "vom"}]
    filled = [x for found in f.roles.values() for x in found]
    other = [k for k in held if k.upos in {"NOUN", "PROPN"} and k.i not in f.trigger.tokens
             and not any(x.start <= k.start < x.end or x.head == k.i for x in (*filled, *things))]
    return not other and ("status" not in f.entry or f.trigger.kind == "noun")


def _own_item(t: Tree, f: Filling, language: str) -> bool:
    """ "Its Typhon launcher", "seine Raketen": what one moves and keeps is fielded, not handed over."""
    words = languages.data(language, "references")["pronouns"]["possessive"]
    return any(k.text.lower() in words for x in f.roles.get("item", ()) for k in t.tokens if x.start - 12 <= k.start <= x.start)


def _named(f: Filling, role: str) -> bool:
    return all(x.how not in {"pronoun", "definite"} for x in f.roles.get(role, ()))


def _strikes(f: Filling) -> bool:
    item, target, operator = ("item" in f.roles), ("target" in f.roles), ("operator" in f.roles)
    return item and (target or operator) or target and operator


def _is_body(thing: Thing) -> bool:
    return getattr(thing.mention, "kind", "") in {"body", "international"}


def _enough(t: Tree, f: Filling) -> bool:
    """A noun alone ("the delivery") is a mention of a claim made elsewhere, not a claim."""
    core = set(f.frame["core"]) & set(f.roles)
    if f.frame["event"] == "violation":
        return "regime" in core
    if f.entry["frame"] == "make":
        return "item" in core and bool({"operator", "place"} & set(f.roles)) or "operator" in core and f.trigger.kind == "verb"
    if f.trigger.kind == "noun" and f.entry["frame"] == "hold" and case_of(t, f.trigger.i) in {"aus", "from", "vom", "von", "out of"}:
        return False                                       # "from its own stocks" says whence, not what is held
    if f.frame["event"] == "sanction" and not core:
        return f.trigger.kind == "noun"
    if f.trigger.kind == "noun":
        return len(core) >= (2 if "item" in core and f.entry["frame"] != "deal" else 1)
    return len(core) >= 1


def _without_doubles(t: Tree, fillings: Sequence[Filling]) -> list[Filling]:
    """One event told by two words ("nahm die Lieferung entgegen", "pledged to deliver") is one filling."""
    dropped: set[int] = set()
    for a in fillings:
        for b in fillings:
            if a is b or a.frame["event"] != b.frame["event"] or b.trigger.i in dropped or a.trigger.i in dropped:
                continue
            if _governs(t, a.trigger.i, b.trigger.i) and _share(a, b):
                richer, poorer = (a, b) if a.score >= b.score and a.trigger.kind != "noun" else (b, a)
                dropped.add(poorer.trigger.i)
                for role, found in poorer.roles.items():
                    richer.roles.setdefault(role, found)
    return [f for f in fillings if f.trigger.i not in dropped]


def _without_origins(t: Tree, fillings: Sequence[Filling]) -> list[Filling]:
    """ "Howitzers made in China" names an origin; it does not report a production."""
    def is_origin(f: Filling) -> bool:
        modifier = bare(t.tokens[f.trigger.i].deprel) in {"acl", "amod"} or f.trigger.kind == "noun"
        return f.frame["event"] == "production" and modifier and "operator" not in f.roles

    return [f for f in fillings if not is_origin(f)]


def _into_violations(t: Tree, fillings: Sequence[Filling]) -> list[Filling]:
    """In "delivering X would violate Y" the transfer is what the violation is about, not a claim of its own."""
    dropped: set[int] = set()
    for breach in fillings:
        if breach.frame["event"] != "violation":
            continue
        for act in fillings:
            token = t.tokens[act.trigger.i]
            if act.frame["event"] == "violation" or bare(token.deprel) not in {"nsubj", "csubj", "obl", "nmod"}:
                continue
            if not any(k.i == breach.trigger.i for k in t.up(act.trigger.i)):
                continue
            for role, found in act.roles.items():
                breach.roles.setdefault(role, found)
            if "operator" not in breach.roles and "supplier" in act.roles:
                breach.roles["operator"] = act.roles["supplier"]
            dropped.add(act.trigger.i)
    return [f for f in fillings if f.trigger.i not in dropped]


def _into_bans(t: Tree, everything: Sequence[Filling], fillings: Sequence[Filling]) -> list[Filling]:
    """In "an embargo bans deliveries to X" the deliveries are what is banned: X is the target, not a recipient; in "a
    breach of the embargo" the embargo is the rule of the breach, not a sanction reported."""
    rules = [x for f in everything if f.frame["event"] == "violation" for x in f.roles.get("regime", ())]
    dropped: set[int] = {f.trigger.i for f in fillings if f.frame["event"] == "sanction" and f.trigger.kind == "noun"
                         and any(x.start <= t.tokens[f.trigger.i].start < x.end for x in rules)}
    for ban in fillings:
        if ban.frame["event"] != "sanction":
            continue
        for act in fillings:
            if act.frame["event"] != "transfer" or act.trigger.kind != "noun":
                continue
            above = {k.i for k in t.up(act.trigger.i)}
            if ban.trigger.i not in above and not any(g in above for g in (t.tokens[ban.trigger.i].head,) if g >= 0):
                continue
            if "item" in act.roles:
                ban.roles.setdefault("item", act.roles["item"])
            for role in ("recipient", "supplier"):
                if role in act.roles and act.reasons.get(role) not in {"subj", "poss"}:
                    ban.roles.setdefault("target", act.roles[role])
            dropped.add(act.trigger.i)
    return [f for f in fillings if f.trigger.i not in dropped]


def _governs(t: Tree, a: int, b: int) -> bool:
    """Token `a` governs `b` without a clause of its own between."""
    token = t.tokens[b]
    for _ in range(3):
        if bare(token.deprel) in {"conj", "parataxis", "advcl", "acl", "amod"} or token.head < 0:
            return False
        if token.head == a:
            return True
        token = t.tokens[token.head]
    return False


def _share(a: Filling, b: Filling) -> bool:
    both = [r for r in ("item", "supplier", "recipient", "operator", "target") if r in a.roles and r in b.roles]
    return all({x.key for x in a.roles[r]} & {x.key for x in b.roles[r]} for r in both)


def _drafts(t: Tree, f: Filling, things: Sequence[Thing], part: PartKind, number: int, setting: Setting) -> list[Draft]:
    scope = _scope(t, f.trigger)
    facts = judge(t, replace(f.trigger, entries=(f.entry,)), setting.language, "occurred", scope)
    facts = _settle(facts, f, part)
    cues = [cue for a in setting.attributions for cue in a.cue]
    when = time_of(t, f.trigger.i, things, cues)
    said_on = None
    past = when is not None and _past_clause(t, when.head, f.trigger.i, setting.language)
    if when is not None and facts.status in {"occurred", "ongoing"} and facts.polarity == "positive" and _ahead(when, setting.published):
        facts = replace(facts, status="planned")            # "übergeben werden sie zwischen 2026 und 2030"
    counted = any(quantity_of(t, x, things) for x in f.roles.get("item", ()))
    if facts.status == "occurred" and facts.polarity == "positive" and when is not None and str(when.mention.edtf).endswith("/.."):
        if not past and not counted:
            facts = replace(facts, status="ongoing")        # "since 2015"
        past = past or counted
    time, inferred = time_value(when, facts, f.frame["event"], said_on, setting.published, past)
    groups = _item_groups(t, f, things)
    made: list[Draft] = []
    for items, quantity in groups:
        mine = {role: found for role, found in f.roles.items() if role != "item"}
        if items and "item" in f.roles:
            mine["item"] = items
        draft = Draft(
            event=_event(f), frame=f.entry["frame"], things=mine, facts=facts, part=part, sentence=number,
            evidence=_evidence(t, f.trigger, mine, scope), word=f.trigger.word, noun=f.trigger.kind == "noun", time_default=inferred,
        )
        measure = measure_of(t, items[0], things) if items else {}
        draft.roles = _role_values(draft, facts, quantity, time, measure)
        draft.why = _why(t, f, draft, facts, when)
        made.append(draft)
    return made


VEHICLES = {"armoured-vehicle", "vehicle", "warship", "aircraft"}


def _event(f: Filling) -> str:
    """The frame's event; a vehicle that a force uses, with nothing hit, is fielded rather than fired."""
    if f.entry["frame"] == "use" and "target" not in f.roles:
        items = [x.mention for x in f.roles.get("item", ())]
        if items and all(VEHICLES & {m.id, m.family, *m.ancestors} for m in items if isinstance(m, ItemMention)):
            return "deployment"
    return str(f.frame["event"])


def _ahead(when: Thing, published: str | None) -> bool:
    """Whether the time expression lies after the publication, whatever the tense."""
    first = str(when.mention.edtf).split("/")[0].strip("~?%")
    return bool(published) and first[:4].isdigit() and first[:4] + first[4:10] > str(published)[:len(first[:10])]


PAST_AUXILIARIES = {"had", "hatte", "hatten", "war", "waren", "wurde", "wurden", "was", "were"}


def _past_clause(t: Tree, time: int, trigger: int, language: str) -> bool:
    """Whether the clause of a time expression is told in the past (not the present perfect)."""
    head = clause_head(t, time)
    head = trigger if head not in {trigger} and t.tokens[head].upos not in {"VERB", "AUX"} else head
    token = t.tokens[head]
    auxiliaries = {k.text.lower() for k in t.kids(head, "aux", "cop")}
    if auxiliaries:
        return bool(auxiliaries & PAST_AUXILIARIES)
    return token.feats.get("Tense") == "Past" and token.feats.get("VerbForm") != "Part"


HEADLINES = {"title", "kicker", "subheading"}
TIMELESS = {"assessment", "identification", "specification"}


def _settle(facts: Factuality, f: Filling, part: PartKind) -> Factuality:
    """Headlines tell the past in the present tense; properties without a course in time have occurred (ruling 3);
    a sale in the past tense is done, one in the present is a contract."""
    if "sale" in f.entry.get("needs", ()) and facts.words[:1] == ("past",) and facts.status == "planned":
        return replace(facts, status="occurred", property=None)
    present = facts.status == "ongoing" and not facts.explicit_status
    if present and (part in HEADLINES or f.frame["event"] in TIMELESS):
        return replace(facts, status="occurred")
    return facts


def _role_values(draft: Draft, facts: Factuality, quantity: Mapping[str, Any] | None, time: Mapping[str, Any] | None,
                 measure: Mapping[str, Any] | None = None) -> dict[str, Any]:
    roles: dict[str, Any] = {role: listed([_value(role, x) for x in found]) for role, found in draft.things.items() if found}
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
    if draft.event == "transfer" and isinstance(roles.get("supplier"), list) and "recipient" not in roles and draft.noun:
        _two_sides(roles, producers)
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
        return [(items, counted[0][1] if counted else None)]
    if sum(q is not None for _, q in counted) >= 2:
        return [([x], q) for x, q in counted]
    return [(items, counted[0][1])]


def quantity_of(t: Tree, item: Thing, things: Sequence[Thing]) -> Mapping[str, Any] | None:
    """The number that counts an item, beside it in its own phrase, as a claim's `quantity`."""
    counted = counts(t, item, things)
    if counted is None or unit_kind(counted.unit) not in COUNTING:
        return None
    return {"min": _number(counted.min), "max": _number(counted.max), "approx": counted.approx, "text": counted.text}


COUNTING = {None, "item", "people", "package"}
"""Kinds of unit whose number is a quantity; packages and people are named in `property` besides."""


def measure_of(t: Tree, item: Thing, things: Sequence[Thing]) -> dict[str, Any]:
    """What a number beside an item counts where that is not the item itself: batteries, containers, tonnes."""
    counted = counts(t, item, things)
    kind = unit_kind(counted.unit) if counted is not None else None
    if counted is None or kind not in {"package", "mass"}:
        return {}
    value, unit, approx = measured(counted)
    if kind == "package":
        return {"property": _plural(str(counted.unit)), "value": value}
    return {"property": "weight", "value": value, "unit": unit, **({"approx": True} if approx else {})}


def _plural(unit: str) -> str:
    return unit[:-1] + "ies" if unit.endswith("y") else unit + "s"


def counts(t: Tree, item: Thing, things: Sequence[Thing]) -> QuantityMention | None:
    """The quantity that stands in an item's phrase."""
    best: tuple[int, QuantityMention] | None = None
    for thing in things:
        mention = thing.mention
        if not isinstance(mention, QuantityMention) or mention.article and isinstance(item.mention, ItemMention) and item.mention.plural:
            continue
        gap = item.head - thing.head
        if not 0 <= gap <= 8 and not (item.start <= thing.start < item.end):
            continue
        between = [k for k in t.tokens[thing.head + 1:item.head] if k.start < item.start]
        if any(k.upos in {"VERB", "AUX", "CCONJ"} or k.text in {",", ";"} for k in between):
            continue
        linked = any(k.text.lower() in LINKING for k in between)
        if any(k.upos == "ADP" for k in between) and not linked:
            continue
        if best is None or gap < best[0]:
            best = (gap, mention)
    return best[1] if best else None


LINKING = {"der", "des", "dieser", "von", "mit", "of", "the", "these", "with"}
"""Words between a number and what it counts: "vier Batterien des Raketenwerfers", "mehrere dieser Raketen"."""


def _number(value: float | None) -> int | float | None:
    return int(value) if value is not None and float(value).is_integer() else value


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


def _why(t: Tree, f: Filling, draft: Draft, facts: Factuality, when: Thing | None) -> list[Mapping[str, Any]]:
    token = t.tokens[f.trigger.i]
    rows: list[Mapping[str, Any]] = [
        {"field": "event", "rule": f"{f.entry['frame']}:{f.trigger.kind}", "words": f.trigger.word, "start": token.start, "end": token.end}]
    for role, found in draft.things.items():
        rows += [{"field": role, "rule": f.reasons.get(role, "coordination"), "start": x.start, "end": x.end, "read": x.how} for x in found]
    rows.append({"field": "status", "rule": facts.status, "words": " ".join(facts.words)})
    if when is not None:
        rows.append({"field": "time", "rule": "clause", "start": when.start, "end": when.end})
    return rows
