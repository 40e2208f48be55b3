"""Whether a reading of a trigger has what its word needs: "fire" an item, "send against" a target, "meet" a body.

The needs are named in languages/<code>/triggers.toml; each is a small test on the filled roles and the report.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from stemmata import languages
from stemmata.claims.arguments import places_of
from stemmata.claims.counting import quantity_of
from stemmata.claims.grammar import Tree, bare
from stemmata.claims.lexicon import Entry
from stemmata.claims.operators import ruled, sanctioning
from stemmata.claims.phrases import DIRECT, case_of
from stemmata.claims.roles import Filling, frames
from stemmata.claims.setting import Setting
from stemmata.claims.things import Thing, airborne
from stemmata.claims.trials import into_waters, is_trial
from stemmata.claims.triggers import Trigger
from stemmata.model import ItemMention

REQUESTING = {"sought", "planned", "offered", "expected", "negotiated"}


def governs_event(t: Tree, trigger: Trigger, entry: Entry, triggers: Sequence[Trigger]) -> bool:
    """ "Demands that Washington stop arming it": the request is about an event that has words of its own."""
    if trigger.kind != "verb" or entry.get("status") not in REQUESTING:
        return False
    below = {k.i for c in t.kids(trigger.i, "ccomp", "xcomp") for k in (t.tokens[x] for x in t.subtree(c.i))}
    return any(other.i in below for other in triggers if other.i != trigger.i)


def moves_people(t: Tree, trigger: Trigger, f: Filling, things: Sequence[Thing], setting: Setting) -> bool:
    """ "Sent troops with armoured vehicles": people are the object, so goods beside them are not handed over."""
    if f.reasons.get("item") == "with" and f.reasons.get("recipient") == "obj":
        return False  # "resupplied the forces with shells"
    if f.entry["frame"] in {"dispatch", "train"} or f.reasons.get("item") in {"obj", None} or trigger.kind == "noun":
        return False
    return any(
        x.kind == "forces"
        and any(p.slot == "obj" and p.weight >= DIRECT for p in places_of(t, trigger, x.head, setting.lexicon))
        for x in things
    )


def _transfers(trigger: Trigger) -> bool:
    return trigger.kind == "noun" and any(frames()[e["frame"]]["event"] == "transfer" for e in trigger.entries)


@dataclass(frozen=True, slots=True)
class Case:
    """One reading of a trigger with what surrounds it: what a need is tested on."""

    t: Tree
    f: Filling
    things: Sequence[Thing]
    setting: Setting
    triggers: Sequence[Trigger]

    def words(self, name: str) -> tuple[str, ...]:
        """A word list of the language's triggers."""
        return tuple(languages.data(self.setting.language, "triggers")["words"].get(name, ()))

    def has(self, *roles: str) -> bool:
        """Whether any of the roles is filled."""
        return bool(set(roles) & set(self.f.roles))

    @property
    def noun(self) -> bool:
        """Whether the trigger is an event noun."""
        return self.f.trigger.kind == "noun"


SHIPS = {"warship", "submarine"}
VESSELS = SHIPS | {"aircraft", "helicopter"}


NEEDS: Mapping[str, Callable[[Case], bool]] = {
    "banned": lambda c: (
        c.has("item", "regime") or any(_transfers(x) and x.i in c.t.subtree(c.f.trigger.i) for x in c.triggers)
    ),
    "item": lambda c: c.has("item") or "item" in c.f.entry or _implied_item(c.t, c.f, c.things, c.setting),
    "oblique-item": lambda c: c.f.reasons.get("item") not in {None, "obj", "subj"},
    "airborne-item": lambda c: any(airborne(x) for x in c.f.roles.get("item", ())),
    "ground-item": lambda c: not any(airborne(x) for x in c.f.roles.get("item", ())),
    "named-item": lambda c: c.has("item") and all(x.how not in {"pronoun"} for x in c.f.roles.get("item", ())),
    "counted-item": lambda c: any(quantity_of(c.t, x, c.things) for x in c.f.roles.get("item", ())),
    "held": lambda c: (
        c.has("item", "operator")
        and all(x.head in c.t.subtree(c.f.trigger.i) for x in c.f.roles.get("item", ()))
        and not _part(c.f.roles.get("item", ()))
    ),
    "obj-item": lambda c: c.f.reasons.get("item") == "obj",
    "for-item": lambda c: c.f.reasons.get("item") == "for" and c.has("operator", "place"),
    "vessel-item": lambda c: any(_vessel(x) for x in c.f.roles.get("item", ())),
    "no-ship": lambda c: not any(_vessel(x, SHIPS) for x in c.f.roles.get("item", ())),
    "ship-item": lambda c: any(_vessel(x, SHIPS) for x in c.f.roles.get("item", ())),
    "no-trial-report": lambda c: not c.setting.test_context,
    "target": lambda c: c.has("target"),
    "no-target": lambda c: not c.has("target"),
    "against": lambda c: c.f.reasons.get("target") in {"against", "on"},
    "about": lambda c: (
        c.has("item")
        or (_refused(c.t, c.f.trigger.i, c.setting.language) and _implied_item(c.t, c.f, c.things, c.setting))
    ),
    "trial": lambda c: is_trial(c.t, c.f, c.setting),
    "no-trial": lambda c: not is_trial(c.t, c.f, c.setting),
    "waters": lambda c: into_waters(c.t, c.f.trigger.i, c.setting),
    "recipient": lambda c: c.has("recipient"),
    "projectile": lambda c: not any(_vessel(x) for x in c.f.roles.get("item", ())),
    "brought": lambda c: c.f.reasons.get("body") in {"iobj", "to", "before", "in", "at", "with", "into"},
    "obj-body": lambda c: c.f.reasons.get("body") in {"obj", "iobj"},
    "able": lambda c: not _ability(c),
    "armed": lambda c: c.has("recipient", "supplier") if c.noun else c.has("recipient"),
    "freight": lambda c: _of_freight(c),
    "battle": lambda c: any(w in c.words("battle") for w in _lows(c.t)),
    "no-battle": lambda c: not any(w in c.words("battle") for w in _lows(c.t)),
    "attack-context": lambda c: c.setting.attack_context,
    "no-recipient": lambda c: not c.has("recipient"),
    "arms-report": lambda c: c.setting.arms_report,
    "forces": lambda c: c.has("forces"),
    "no-forces": lambda c: not c.has("forces"),
    "someone": lambda c: c.has("operator", "item", "forces"),
    "item-or-places": lambda c: (
        _strikes(c.f) or (c.noun and c.setting.attack_context and ruled(c.t, c.f.trigger.i, c.setting.language))
    ),
    "item-or-forces": lambda c: c.has("item") or _implied_item(c.t, c.f, c.things, c.setting),
    "sanction-noun": lambda c: (
        (c.has("target", "body") and (c.noun or any(x.kind == "regime" and x.how == "name" for x in c.things)))
        or (c.noun and sanctioning(c.t, c.f.trigger.i, c.setting.language))
    ),
    "punished": lambda c: c.has("body") and c.has("target") and c.f.reasons.get("target") in {"obj", "on", "iobj"},
    "treaty": lambda c: any(_treaty(x, c) for x in c.f.roles.get("regime", ())),
    "transfer-noun": lambda c: _transfer_noun(c),
    "body-subject": lambda c: c.f.reasons.get("body") == "subj",
    "supplier": lambda c: c.has("supplier"),
    "rule": lambda c: c.has("regime"),
    "programme": lambda c: any(
        c.t.tokens[i].text.lower().endswith(c.words("programmes")) for i in c.t.subtree(c.f.trigger.i)
    ),
    "monitored": lambda c: (
        c.has("body", "target", "operator") and any(w.startswith(c.words("monitoring")) for w in _lows(c.t))
    ),
    "regime": lambda c: c.has("regime") or (c.noun and c.has("operator", "regime")),
    "body": lambda c: any(_is_body(x) for x in c.f.roles.get("body", ())),
    "operator": lambda c: c.has("operator"),
    "picture": lambda c: _pictured(c.t, c.f.trigger.i, c.setting.language),
    "own": lambda c: _own_item(c.t, c.f, c.setting.language),
    "to-place": lambda c: c.has("place"),
    "plain": lambda c: (
        not any(x.i in c.t.subtree(c.f.trigger.i) and x.kind == "noun" and x.i != c.f.trigger.i for x in c.triggers)
    ),
    "direct": lambda c: _own_parties(c.t, c.f),
    "giver": lambda c: c.has("supplier") and c.f.reasons.get("item") in {"obj", "coordination"},
    "to-actor": lambda c: c.f.reasons.get("recipient") in {"to", "iobj"} and _named(c.f, "recipient"),
    "getter": lambda c: (
        c.f.reasons.get("recipient") == "subj" and _named(c.f, "recipient") and c.f.reasons.get("item") == "obj"
    ),
    "from-actor": lambda c: c.f.reasons.get("supplier") == "from" and _named(c.f, "supplier"),
}
"""The needs by name. A name that is not here asks nothing by itself ("sale" marks a word for the tense rules)."""


DEFINING = {
    "armed",
    "battle",
    "body-subject",
    "counted-item",
    "for-item",
    "forces",
    "monitored",
    "no-ship",
    "programme",
    "ship-item",
    "transfer-noun",
    "treaty",
    "trial",
    "vessel-item",
    "waters",
}
"""Needs without which a reading is not what its frame is: no evidence makes up for them."""


def unmet_needs(
    t: Tree, f: Filling, things: Sequence[Thing], setting: Setting, triggers: Sequence[Trigger]
) -> tuple[str, ...]:
    """The needs of the reading's word that its roles and its report do not meet; `enough` when it says too little."""
    case = Case(t, f, things, setting, triggers)
    unmet = tuple(name for name in f.entry.get("needs", ()) if name in NEEDS and not NEEDS[name](case))
    return unmet if _enough(t, f, setting.language) else (*unmet, "enough")


def _ability(c: Case) -> bool:
    """ "From it, missiles can be fired": what can be done with a weapon has not been done with it."""
    words = c.words("ability")
    i = c.f.trigger.i
    near = [k.text.lower() for k in c.t.kids(i, "aux")]
    head = c.t.tokens[i].head
    if head >= 0 and bare(c.t.tokens[i].deprel) in {"xcomp", "advcl", "acl", "ccomp", "obl", "nmod"}:
        near += [c.t.tokens[head].text.lower(), *(k.text.lower() for k in c.t.kids(head, "aux"))]
    return any(w in words for w in near) and not c.has("target") and not _part(c.f.roles.get("item", ()))


def _part(items: Sequence[Thing]) -> bool:
    """Whether all items are parts: what a part can be used in is a property of it (firsts.py)."""
    found = [x.mention for x in items if isinstance(x.mention, ItemMention)]
    return bool(found) and all({"component", "warhead", "propellant"} & {m.id, m.family, *m.ancestors} for m in found)


def _vessel(thing: Thing, families: Collection[str] = VESSELS) -> bool:
    """Ships and aircraft: they carry weapons, and are none that is fired."""
    mention = thing.mention
    return isinstance(mention, ItemMention) and bool({mention.id, mention.family, *mention.ancestors} & set(families))


def _treaty(x: Thing, c: Case) -> bool:
    """Whether a rule is an agreement that states join and leave, not a measure of others."""
    return str(x.value.get("name", "")).lower().endswith(c.words("treaties"))


def _lows(t: Tree) -> set[str]:
    return {k.lemma.lower() for k in t.tokens} | {k.text.lower() for k in t.tokens}


def _of_freight(c: Case) -> bool:
    """Whether what is taken was on its way: the sentence speaks of a carrier, or says whence or whither."""
    events = {x.i for x in c.triggers if _transfers(x) and c.t.tokens[x.i].head == c.f.trigger.i}
    others = [k.text.lower() for k in c.t.tokens if k.i not in events]
    return any(w.endswith(c.words("freight")) for w in others) or (c.has("recipient", "supplier") and not events)


def _transfer_noun(c: Case) -> bool:
    """ "Stopped the export of arms to X": what is stopped is the event, not the goods."""
    return any(_transfers(x) and c.t.tokens[x.i].head == c.f.trigger.i for x in c.triggers)


IMPLYING = {"give", "get", "ask", "arrive", "make", "deal"}


def _implied_item(t: Tree, f: Filling, things: Sequence[Thing], setting: Setting) -> bool:
    """Whether the clause leaves the item to the report: it names an actor and no other object.

    "Tehran denies supplying the group", "a halt to deliveries to the Emirates". The item is then taken from the
    report's context, and the draft dropped if there is none.
    """
    if f.trigger.kind == "noun" and setting.arms_report and ruled(t, f.trigger.i, setting.language):
        return f.entry["frame"] in {*IMPLYING, "use", "deploy", "dispatch", "test"}
    if (
        f.entry["frame"] not in IMPLYING
        or t.tokens[f.trigger.i].lemma.lower() in languages.data(setting.language, "triggers")["words"]["light"]
        or not setting.arms_report
        or not {"supplier", "recipient", "operator"} & set(f.roles)
    ):
        return False
    v = f.trigger.i
    held = (
        list(t.kids(v, "obj", "nsubj:pass", "nmod", "compound"))
        if f.trigger.kind != "noun"
        else [
            k for k in t.kids(v, "nmod", "compound") if t.has("genitive", case_of(t, k.i) or "") or not case_of(t, k.i)
        ]
    )
    filled = [x for found in f.roles.values() for x in found]
    other = [
        k
        for k in held
        if k.upos in {"NOUN", "PROPN"}
        and k.i not in f.trigger.tokens
        and not any(x.start <= k.start < x.end or x.head == k.i for x in (*filled, *things))
    ]
    return not other and ("status" not in f.entry or f.trigger.kind == "noun")


def _own_item(t: Tree, f: Filling, language: str) -> bool:
    """ "Its Typhon launcher", "seine Raketen": what one moves and keeps is fielded, not handed over."""
    words = languages.data(language, "references")["pronouns"]["possessive"]
    return any(
        k.text.lower() in words for x in f.roles.get("item", ()) for k in t.tokens if x.start - 12 <= k.start <= x.start
    )


def _refused(t: Tree, i: int, language: str) -> bool:
    """ "Keinen Vertrag unterschrieben": a noun that the clause says there is none of."""
    negative = languages.data(language, "operators")["negation"]["words"]
    return any(k.text.lower() in negative for k in t.kids(i, "det", "advmod"))


def _pictured(t: Tree, i: int, language: str) -> bool:
    """Whether the subject of a verb, or of the verb that governs it ("schien ... zu zeigen"), is a picture."""
    beginnings = tuple(languages.data(language, "triggers")["words"]["pictures"])
    verbs = [
        i,
        *(
            [t.tokens[i].head]
            if bare(t.tokens[i].deprel) in {"xcomp", "conj", "ccomp"} and t.tokens[i].head >= 0
            else []
        ),
    ]
    return any(k.text.lower().startswith(beginnings) for v in verbs for k in t.kids(v, "nsubj"))


def _own_parties(t: Tree, f: Filling) -> bool:
    """Whether the item hangs from the verb itself and some party is its own subject, no matter through which noun."""

    def below(x: Thing, relation: str) -> bool:
        return any(x.head in t.subtree(k.i) for k in t.kids(f.trigger.i, relation, relation + ":pass"))

    item = all(below(x, "obj") or below(x, "nsubj") for x in f.roles.get("item", ()))
    return item and any(below(x, "nsubj") for found in f.roles.values() for x in found)


def _named(f: Filling, role: str) -> bool:
    return all(x.how not in {"pronoun", "definite"} for x in f.roles.get(role, ()))


def _strikes(f: Filling) -> bool:
    item, target, operator = ("item" in f.roles), ("target" in f.roles), ("operator" in f.roles)
    return (item and (target or operator)) or (target and operator)


def _is_body(thing: Thing) -> bool:
    return getattr(thing.mention, "kind", "") in {"body", "international"}


def provisional(f: Filling) -> bool:
    """An event noun with nothing but its item ("den Kauf von drei Radargeräten"): a claim only if the report's context
    names a side."""
    if f.entry["frame"] == "make":
        return not {"operator", "place"} & set(f.roles)
    if "item" in f.entry and not core_named(f):
        return True
    return f.trigger.kind == "noun" and not {"supplier", "recipient", "operator", "parties"} & set(f.roles)


def _first(t: Tree, i: int, language: str) -> bool:
    """ "The first documented use of the bomb": a judgement that needs no side."""
    words = languages.data(language, "properties")["first"]["adjectives"]
    return any(k.text.lower() in words for k in t.kids(i, "amod", "nummod"))


def core_named(f: Filling) -> bool:
    """Whether any side of the event is named."""
    return bool({"supplier", "recipient", "operator", "parties", "target"} & set(f.roles))


def _enough(t: Tree, f: Filling, language: str) -> bool:
    """A noun alone ("the delivery") is a mention of a claim made elsewhere, not a claim."""
    core = set(f.frame["core"]) & set(f.roles)
    if f.frame["event"] == "violation":
        return "regime" in core
    if f.entry["frame"] == "make":
        return (f.trigger.kind == "verb" and bool(core)) or (
            "item" in core and bool({"operator", "place"} & set(f.roles))
        )
    if f.trigger.kind == "noun" and f.entry["frame"] == "hold" and t.has("whence", case_of(t, f.trigger.i) or ""):
        return False  # "from its own stocks" says whence, not what is held
    if f.frame["event"] == "sanction" and not core:
        return f.trigger.kind == "noun"
    if f.trigger.kind == "noun" and core and _first(t, f.trigger.i, language):
        return True
    if f.trigger.kind == "noun" and (ruled(t, f.trigger.i, language) or "item" in f.entry):
        return True
    if f.trigger.kind == "noun" and "item" in core and f.frame["event"] == "transfer":
        return True  # provisional: see `provisional`
    if f.trigger.kind == "noun":
        return len(core) >= (2 if "item" in core else 1)
    return len(core) >= 1
