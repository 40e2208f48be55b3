"""Whether a reading of a trigger has what its word needs: "fire" an item, "send against" a target, "meet" a body.

The needs are named in languages/<code>/triggers.toml; each is a small test on the filled roles and the report.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from stemmata import languages
from stemmata.claims.arguments import places_of
from stemmata.claims.grammar import Tree, bare
from stemmata.claims.lexicon import Entry
from stemmata.claims.operators import judging, ruled, sanctioning
from stemmata.claims.phrases import DIRECT, case_of
from stemmata.claims.roles import Filling, frames
from stemmata.claims.setting import Setting
from stemmata.claims.things import Thing, airborne
from stemmata.claims.triggers import Trigger
from stemmata.model import Attribution

REQUESTING = {"sought", "planned", "offered", "expected", "negotiated"}


def governs_event(t: Tree, trigger: Trigger, entry: Entry, triggers: Sequence[Trigger]) -> bool:
    """ "Demands that Washington stop arming it": the request is about an event that has words of its own."""
    if trigger.kind != "verb" or entry.get("status") not in REQUESTING:
        return False
    below = {k.i for c in t.kids(trigger.i, "ccomp", "xcomp") for k in (t.tokens[x] for x in t.subtree(c.i))}
    return any(other.i in below for other in triggers if other.i != trigger.i)


def speaks_of_others(a: Attribution) -> bool:
    """Whether who is named as source plays no part in what is said: a plain saying, not a denial, a deed or a plan."""
    if a.rule.startswith(("cue verb with", "deed", "attitude")):
        return False
    return a.stance == "asserts" or not a.rule.startswith("cue verb")


def moves_people(t: Tree, trigger: Trigger, f: Filling, things: Sequence[Thing], setting: Setting) -> bool:
    """ "Sent troops with armoured vehicles": people are the object, so goods beside them are not handed over."""
    if f.entry["frame"] in {"dispatch", "train"} or f.reasons.get("item") in {"obj", None} or trigger.kind == "noun":
        return False
    return any(
        x.kind == "forces"
        and any(p.slot == "obj" and p.weight >= DIRECT for p in places_of(t, trigger, x.head, setting.lexicon))
        for x in things
    )


def detach_judges(t: Tree, f: Filling, language: str) -> None:
    """Who condemns or demands an event did not do it: "condemned the dispatch of soldiers"."""
    if f.trigger.kind != "noun":
        return
    head = t.tokens[f.trigger.i].head
    if f.frame["event"] == "sanction" and f.reasons.get("body") == "subj" and not sanctioning(t, f.trigger.i, language):
        del f.roles["body"], f.reasons["body"]  # who calls sanctions illegal or is glad of them imposed none
    if head < 0 or not judging(t, head, language):
        return
    for role in ("operator", "supplier"):
        if f.reasons.get(role) == "subj":
            del f.roles[role], f.reasons[role]


def _transfers(trigger: Trigger) -> bool:
    return trigger.kind == "noun" and any(frames()[e["frame"]]["event"] == "transfer" for e in trigger.entries)


def needs_met(t: Tree, f: Filling, things: Sequence[Thing], setting: Setting, triggers: Sequence[Trigger]) -> bool:
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
        "about": "item" in f.roles
        or (_refused(t, f.trigger.i, setting.language) and _implied_item(t, f, things, setting)),
        "no-target": "target" not in f.roles,
        "test-context": setting.test_context,
        "freight": any(w.endswith(freight) for w in low) or "recipient" in f.roles or "supplier" in f.roles,
        "attack-context": setting.attack_context,
        "no-recipient": "recipient" not in f.roles,
        "ground-item": not any(airborne(x) for x in f.roles.get("item", ())),
        "arms-report": setting.arms_report,
        "forces": "forces" in f.roles,
        "someone": bool({"operator", "item", "forces"} & set(f.roles)),
        "item-or-places": _strikes(f)
        or (f.trigger.kind == "noun" and setting.attack_context and ruled(t, f.trigger.i, setting.language)),
        "item-or-forces": "item" in f.roles or _implied_item(t, f, things, setting),
        "sanction-noun": (
            bool({"target", "body"} & set(f.roles))
            and (f.trigger.kind == "noun" or any(x.kind == "regime" and x.how == "name" for x in things))
        )
        or (f.trigger.kind == "noun" and sanctioning(t, f.trigger.i, setting.language)),
        "regime": "regime" in f.roles or (f.trigger.kind == "noun" and bool({"operator", "regime"} & set(f.roles))),
        "body": any(_is_body(x) for x in f.roles.get("body", ())),
        "operator": "operator" in f.roles,
        "picture": _pictured(t, f.trigger.i, setting.language),
        "own": _own_item(t, f, setting.language),
        "to-place": "place" in f.roles,
        "plain": not any(x.i in t.subtree(f.trigger.i) and x.kind == "noun" and x.i != f.trigger.i for x in triggers),
        "direct": _own_parties(t, f),
        "giver": "supplier" in f.roles and f.reasons.get("item") in {"obj", "coordination"},
        "to-actor": f.reasons.get("recipient") in {"to", "iobj"} and _named(f, "recipient"),
        "getter": f.reasons.get("recipient") == "subj" and _named(f, "recipient") and f.reasons.get("item") == "obj",
        "from-actor": f.reasons.get("supplier") == "from" and _named(f, "supplier"),
    }
    return all(tests.get(need, True) for need in needs) and _enough(t, f, setting.language)


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
    return f.trigger.kind == "noun" and not {"supplier", "recipient", "operator", "parties"} & set(f.roles)


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
    if f.trigger.kind == "noun" and ruled(t, f.trigger.i, language):
        return True
    if f.trigger.kind == "noun" and "item" in core and f.frame["event"] == "transfer":
        return True  # provisional: see `provisional`
    if f.trigger.kind == "noun":
        return len(core) >= (2 if "item" in core else 1)
    return len(core) >= 1
