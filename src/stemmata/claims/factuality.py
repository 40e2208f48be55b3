"""How real a clause says its event is: status, polarity, certainty and stance, composed from inside out.

The values and the order of composition follow the coding manual (docs/reference/claims.md): the word nearest
to the event decides its status, every negation between event and speaker turns the polarity, the weakest certainty
of the speaker's own words wins.
"""

from __future__ import annotations

from dataclasses import replace

from stemmata.claims.facts import RANK, Factuality, logged, weaker
from stemmata.claims.governors import govern, operated
from stemmata.claims.grammar import Tree, bare
from stemmata.claims.operators import Operators, operator_entries, operators
from stemmata.claims.tense import tense
from stemmata.claims.triggers import Trigger
from stemmata.model import Status

__all__ = ["RANK", "Factuality", "judge"]

WANTING = {"get", "ask"}


def judge(t: Tree, trigger: Trigger, language: str, default: Status, scope: tuple[int, int]) -> Factuality:
    """The factuality of a trigger's event by the words of its own sentence.

    Args:
        default: the status when nothing says otherwise and the tense is past.
        scope: character offsets of the clause, in which adverbs and set phrases are looked for.
    """
    ops = operators(language)
    state = _start(t, trigger, language, default)
    state = replace(state, log=(("status", f"tense: {state.status}", " ".join(state.words)),))
    state = logged(state, _entry(state, trigger), "word of the event")
    if state.words[:1] == ("past",) and any(e.get("decided") for e in operator_entries(t, trigger.i, language)):
        state = replace(state, decided=True)  # "has promised 14 tanks"
    state = logged(state, _modals(t, trigger, ops, state, language), "modal")
    state = logged(state, _adverbs(t, ops, state, scope), "words of the clause")
    state = logged(state, _negation(t, trigger, ops, state, language), "negation")
    state = govern(t, trigger, language, state)
    state = logged(state, _conditional(t, trigger, ops, state), "condition")
    if state.status == "expected":
        state = logged(state, replace(state, certainty=weaker(state.certainty, "probable")), "what is expected")
    return state


def _start(t: Tree, trigger: Trigger, language: str, default: Status) -> Factuality:
    if trigger.kind == "noun":
        head = t.tokens[trigger.i].head
        verb = head >= 0 and t.tokens[head].upos == "VERB" and trigger.entries[0]["frame"] == "make"
        going_on = verb and tense(t, head, language) == "present"  # "is building a second production line"
        return Factuality("ongoing" if going_on else default)
    marks = {k.text.lower() for k in t.kids(trigger.i, "mark", "aux", "cop")}
    if language == "en" and "to" in marks and marks & {"is", "are", "was", "were"}:
        return Factuality("planned", explicit_status=True, words=("is to",))
    if trigger.entries[0]["frame"] in STATIVE and _lasting(t, trigger):
        return Factuality("ongoing", words=("going on",))
    if trigger.kind == "participle":
        lasting = t.tokens[trigger.i].text.lower().endswith(tuple(t.closed["present_participles"]))
        return Factuality("ongoing" if lasting else default)
    by_tense: dict[str, Status] = {"past": default, "present": "ongoing", "future": "planned", "infinitive": default}
    when = tense(t, trigger.i, language)
    doing = language == "en" and t.tokens[trigger.i].text.lower().endswith("ing")
    if when == "past" and doing and marks & {"was", "were"} and trigger.entries[0]["frame"] not in MOMENTARY:
        when = "present"  # "denied that it was supplying", "were shipping": the course of it, told from the past
    status, going_on = by_tense[when], when == "present" and (doing or language != "en")
    return Factuality(status, explicit_status=when == "future", words=("going on" if going_on else when,))


STATIVE = {"deploy"}
"""What lasts once it is done: "missiles based in Belarus", "sind dort stationiert"."""


def _lasting(t: Tree, trigger: Trigger) -> bool:
    """Whether a participle tells a state: it stands beside a noun, or with a form of "to be" and no "been"."""
    auxiliaries = {k.text.lower() for k in t.kids(trigger.i, "aux", "cop")}
    if t.tokens[trigger.i].feats.get("VerbForm") != "Part" and trigger.kind != "participle":
        return False
    beside = not auxiliaries and bare(t.tokens[trigger.i].deprel) in {"acl", "amod"}
    return beside or bool(auxiliaries and auxiliaries <= t.closed["states"])


MOMENTARY = {"use", "attack", "impact", "intercept", "test", "fly"}
"""What happens at once has no course that a report would tell."""


def _entry(state: Factuality, trigger: Trigger) -> Factuality:
    entry = trigger.entries[0]
    return replace(
        state,
        status=entry.get("status", state.status),
        polarity=entry.get("polarity", state.polarity),
        certainty=entry.get("certainty", state.certainty),
        property=entry.get("property"),
        explicit_status="status" in entry or state.explicit_status,
        default_deal=entry.get("property") == "contract" and entry.get("status") == "planned",
    )


def _modals(t: Tree, trigger: Trigger, ops: Operators, state: Factuality, language: str) -> Factuality:
    heads = [trigger.i] + [
        k.head for k in (t.tokens[trigger.i],) if k.head >= 0 and bare(k.deprel) in {"xcomp", "obj", "nsubj", "conj"}
    ]
    for h in heads[:1] if trigger.kind == "verb" else heads:
        kids = {k.text.lower(): k for k in t.kids(h, "aux")}
        infinitive = state.words[:1] == ("infinitive",)
        perfect = bool(set(kids) & {"haben", "have", "sein", "been", "worden"})
        for entry in ops.modals:
            forms = set(entry.get("forms", ())) or None
            hit = next(
                (
                    k
                    for low, k in kids.items()
                    if (low in forms if forms else k.lemma.lower() == entry["lemma"] or low == entry["lemma"])
                ),
                None,
            )
            if hit is None or entry["lemma"] == "werden" or entry.get("reading") in {"future", "conditional"}:
                continue
            wanted = entry.get("with")
            if (wanted == "perfect" and not perfect) or (wanted == "present" and perfect):
                continue
            over = h != trigger.i and wanted == "perfect"  # "soll die Lieferung genehmigt haben": the approval is done
            status = entry.get("status", state.status if wanted != "perfect" or over else "occurred")
            if entry.get("reading") == "intention" and trigger.entries[0]["frame"] in WANTING:
                status = "sought"  # "will beziehen", "wants to buy": the other side decides
            if (
                state.explicit_status
                and trigger.entries[0].get("status")
                and not (state.default_deal and "status" in entry)
            ):
                status = state.status
            ahead = state.words[:1] == ("future",)  # "dürften geliefert werden"
            unreal = ahead or (not state.explicit_status and (state.status == "ongoing" or infinitive))
            if entry.get("reading") == "epistemic" and not perfect and unreal:
                status = entry.get("unreal", "planned")
            return replace(
                state,
                status=status,
                certainty=weaker(state.certainty, entry.get("certainty", "certain")),
                explicit_status=not over or state.explicit_status,
                property=None if state.default_deal and "status" in entry else state.property,
                default_deal=state.default_deal and "status" not in entry,
                retold=hit.text.lower() in ops.retold,
                words=(*state.words, hit.text),
            )
    return state


def _adverbs(t: Tree, ops: Operators, state: Factuality, scope: tuple[int, int]) -> Factuality:
    base = t.sentence.start
    text = " ".join(k.text for k in t.tokens if scope[0] <= k.start < scope[1]) if base >= 0 else ""
    for pattern, entry in ops.cues:
        found = pattern.search(text)
        if not found:
            continue
        state = replace(
            state,
            certainty=weaker(state.certainty, entry.get("certainty", "certain")),
            words=(*state.words, found.group(0)),
        )
        if entry.get("stance") == "doubts":
            state = replace(state, stance="doubts")
        if entry.get("temporal"):
            state = replace(state, unfinished=True)
    return state


def _negation(t: Tree, trigger: Trigger, ops: Operators, state: Factuality, language: str) -> Factuality:
    hits: list[str] = []
    for kid in t.kids(trigger.i):
        low = kid.text.lower()
        if low in ops.negation and kid.i not in trigger.tokens:
            hits.append(kid.text)
        elif bare(kid.deprel) in {"obj", "nsubj", "iobj", "obl"}:
            hits += [k.text for k in t.kids(kid.i, "det", "advmod", "amod", "cc") if k.text.lower() in ops.negation]
    governor = t.tokens[trigger.i].head
    if trigger.kind == "noun" and governor >= 0 and not operated(t, trigger.i, language):
        hits += [k.text for k in t.kids(governor, "advmod", "det") if k.text.lower() in ops.negation]
    around = " ".join(k.text for k in t.tokens[max(0, trigger.i - 8) : trigger.i + 8])
    if hits and state.default_deal and governor >= 0 and t.tokens[governor].lemma.lower() in ops.existence:
        state = replace(state, status="occurred", property=None, default_deal=False)  # "there are no arms deals"
    if hits and not ops.never.search(around):
        so_far = state.unfinished or bool(ops.unfinished.search(around))
        return replace(state, polarity="negative", unfinished=so_far, words=(*state.words, *hits[:1]))
    return state


def _inverted(t: Tree, i: int, ops: Operators) -> str | None:
    """The auxiliary before its subject at the start of a condition: "Should it buy ...", "Sollte sie liefern, ..."."""
    subject = next((k.i for k in t.kids(i, "nsubj")), None)
    first = next((k for k in t.kids(i, "aux") if k.text.lower() in ops.inverted), None)
    if first is None or subject is None or first.i > subject or any(k.text == "?" for k in t.tokens):
        return None
    opens = first.i == 0 or t.tokens[first.i - 1].text in {",", ";", ":", "–", "—", '"', "“", "„", "»"}
    return first.text if opens else None


def _conditional(t: Tree, trigger: Trigger, ops: Operators, state: Factuality) -> Factuality:
    marks = {k.text.lower() for k in t.kids(trigger.i, "mark")}
    auxiliaries = {k.text.lower() for k in t.kids(trigger.i, "aux", "cop")}
    inverted = _inverted(t, trigger.i, ops)
    if inverted and trigger.kind == "verb":
        return replace(state, status="hypothetical", words=(*state.words, inverted))
    if marks & ops.conditional:
        return replace(state, status="hypothetical", words=(*state.words, *sorted(marks & ops.conditional)))
    reported = marks and trigger.entries[0]["frame"] != "violate"
    if auxiliaries & ops.hypothetical and not reported and state.status in {"occurred", "ongoing"}:
        return replace(state, status="hypothetical", words=(*state.words, *sorted(auxiliaries & ops.hypothetical)))
    return state
