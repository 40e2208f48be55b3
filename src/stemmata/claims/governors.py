"""What the words above an event in the tree do to it: "plan", "refuse", "could not be verified", "is said to".

The walk goes from the event up: the word nearest to it decides its status, each further one may weaken the certainty,
turn the polarity or take a stance. Set phrases are looked for in the words of the governing clauses.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from stemmata.claims.facts import Factuality, logged, weaker
from stemmata.claims.grammar import Tree, bare, clause_head, path
from stemmata.claims.lexicon import Entry
from stemmata.claims.operators import Operators, governed_with, operators, operators_at
from stemmata.claims.phrases import case_of
from stemmata.claims.tense import tense
from stemmata.claims.triggers import Trigger
from stemmata.model import Token

COMPLEMENT = {"xcomp", "ccomp", "obj", "obl", "nmod", "acl", "nsubj", "csubj", "iobj", "advcl", "conj", "amod", "appos"}
CLAUSES = {"xcomp", "ccomp", "csubj", "acl", "advcl"}
MEANT = {"planned", "sought", "offered", "negotiated", "expected", "hypothetical"}
"""What is only meant is no contract yet: "wants to buy", "weighs the purchase", "offered to sell"."""
OF_DEALS = {"halted", "refused", "approval", "contract"}
DEAL_FRAMES = {"give", "get", "ask", "arrive", "deal", "make", "deploy"}
"""Stopping, refusing and signing are things done to deals and deployments, not to embargoes or strikes."""
FRAMES_OF: Mapping[str, frozenset[str]] = {
    "transfer": frozenset({"give", "get", "ask", "arrive", "deal"}),
    "sanction": frozenset({"sanction", "ban"}),
}
"""Operators that mean something only over some frames ("lift" an embargo, "sign" a delivery)."""


def govern(t: Tree, trigger: Trigger, language: str, state: Factuality) -> Factuality:
    """The state of an event after the words above it in the tree, and the adjectives beside an event noun."""
    ops = operators(language)
    if trigger.entries[0]["frame"] in FRAMES_OF["sanction"]:
        state = logged(state, _in_force(t, trigger.i, ops, language, state), "measure in force")
    settled = state.explicit_status
    for kid in t.kids(trigger.i, "amod", "advmod", "acl"):
        for entry in ops.adjectives.get(kid.text.lower(), ()):
            before = state
            state, settled = _apply(state, entry, kid.text, settled, trigger)
            state = logged(before, state, f"word beside the event ({path(t, kid.i, trigger.i)})")
    chain = governing_chain(t, trigger.i, ops, language)
    hits = _phrases(t, trigger, [token for _, token in chain], ops)
    spoken_for = {i for entry, _, tokens in hits if "stance" in entry for i in tokens}
    for child, token in chain:
        if token.i in spoken_for:
            continue
        entry_word = next(
            (
                (entry, word)
                for entry, word in _words_at(t, child, token, ops, language)
                if governed_with(t, child, entry) and _concerns(entry, trigger)
            ),
            None,
        )
        if entry_word is None or (bare(t.tokens[child].deprel) == "acl" and token.upos == "VERB"):
            continue
        entry, word = entry_word
        before, free = state, not settled or state.default_deal
        if state.words[:1] == ("past",) and entry.get("status") and "polarity" not in entry and trigger.kind == "verb":
            entry = {k: v for k, v in entry.items() if k != "status"}  # "likely that it had fired": it is past
        if not (entry.get("wish") and state.property in {"halted", "refused"}):  # "want to block": no demand
            state, settled = _apply(state, entry, word, settled, trigger)
        if free and entry.get("decided") and (token.upos != "VERB" or tense(t, token.i, language) == "past"):
            state = replace(state, decided=True)
        if free and entry.get("status") == "ongoing" and _to_come(t, token.i, ops, language):
            state = replace(state, status="planned")  # "is to start", "soll beginnen"
        if free and state.status == "expected" and any(True for _ in t.kids(token.i, "nsubj")) and token.i != trigger.i:
            named = any(k.deprel == "nsubj" and k.i != child for k in t.kids(token.i))
            state = replace(state, stance="expects" if named and state.stance == "asserts" else state.stance)
        state = _supposed(t, token.i, ops, state)
        if _negated(t, token.i, ops):
            state = _turned(before, state, entry)
        state = logged(before, state, f"governing word ({path(t, child, token.i)})")
    return logged(state, _weigh(hits, state), "phrase above the event")


def _in_force(t: Tree, i: int, ops: Operators, language: str, state: Factuality) -> Factuality:
    """ "The embargo that the Council imposed in 2011", "under sanctions since 2023": a measure that is in force, where
    its making is told only beside it."""
    made = any(
        e.get("status") == "occurred" and "sanction" in e.get("needs", ()) and "polarity" not in e
        for kid in t.kids(i, "acl")
        for e, _ in operators_at(t, kid.i, ops, language)
    )
    token = t.tokens[i]
    making = token.upos == "VERB" and bare(token.deprel) == "acl" and token.lemma.lower() in ops.imposing
    if made or (making and state.words[:1] == ("past",)) or (case_of(t, i) or "") in ops.under:
        return replace(state, status="ongoing", standing=True, explicit_status=True)
    return state


def unspoken(t: Tree, i: int, language: str) -> bool:
    """Whether nobody wants to speak of the event: "does not comment on deliveries", "declined to comment on reports
    that ...". After the coding manual (section 9) silence says nothing of it."""
    ops = operators(language)
    chain = [token for _, token in governing_chain(t, i, ops, language)]
    for n, token in enumerate(chain):
        if token.lemma.lower() in ops.silence or token.text.lower() in ops.silence:
            above = [e for k in chain[n + 1 :] for e, _ in operators_at(t, k.i, ops, language)]
            if _negated(t, token.i, ops) or any(e.get("property") == "refused" for e in above):
                return True
    return False


def governing_chain(t: Tree, i: int, ops: Operators, language: str) -> list[tuple[int, Token]]:
    """(child, governor) pairs from an event up to the top of what its factuality depends on.

    A governor of an adverbial clause counts only where it takes such complements ("suspected of", "call on ... to").
    """
    found: list[tuple[int, Token]] = []
    child = i
    for token in list(t.up(i))[1:]:
        relation = bare(t.tokens[child].deprel)
        if relation not in COMPLEMENT:
            break
        if relation == "conj" and token.upos in {"VERB", "AUX"}:
            child = token.i
            continue
        if relation == "advcl" and not _takes(t, child, token.i, ops, language):
            break
        if relation == "nsubj":  # "a delivery is said to be imminent"
            found += [(child, k) for k in t.kids(token.i, "xcomp") if k.upos == "ADJ" and k.i != child]
        found.append((child, token))
        child = token.i
    return found


def _takes(t: Tree, child: int, head: int, ops: Operators, language: str) -> bool:
    """Whether an "adverbial" clause is what its governor is about: opened by "of", "to", "ob" under an operator."""
    marks = {k.text.lower() for k in t.kids(child, "mark", "case")}
    if marks & ops.questions:
        return True
    return bool(marks & ops.openers) and bool(operators_at(t, head, ops, language))


def operated(t: Tree, i: int, language: str) -> bool:
    """Whether the word over token `i` is an operator, so that its negation is counted there."""
    head = t.tokens[i].head
    return head >= 0 and bool(operators_at(t, head, operators(language), language))


def _words_at(t: Tree, child: int, token: Token, ops: Operators, language: str) -> list[tuple[Entry, str]]:
    """Operator words of a governor; a noun that is the verb's subject comes first ("Die Pläne sehen ... vor")."""
    beside = [
        o
        for k in t.kids(token.i, "nsubj")
        if k.i != child and token.upos == "VERB"
        for o in operators_at(t, k.i, ops, language)
    ]
    return [*beside, *operators_at(t, token.i, ops, language)]


def _negated(t: Tree, i: int, ops: Operators) -> bool:
    """Whether a word has a negation: "not", "kein", also inside an adverb ("no longer")."""
    around = " ".join(k.text for k in t.tokens[max(0, i - 8) : i + 8])
    if ops.never.search(around):
        return False  # "does not expect it before June"
    direct = [*t.kids(i, "advmod", "det")]
    return any(k.text.lower() in ops.negation for d in direct for k in (d, *t.kids(d.i, "advmod", "det")))


def _turned(before: Factuality, state: Factuality, entry: Entry) -> Factuality:
    """A negated operator: "not considering" is a plain no, "did not confirm" a doubt; else the polarity turns."""
    words = (*state.words, "nicht/not")
    if entry.get("stance") == "confirms":
        return replace(state, stance="doubts", certainty="possible", words=words)
    if entry.get("stance") == "denies":
        return replace(before, words=words)
    if entry.get("polarity") == "negative" and state.polarity == "negative":
        free = "released" if state.property == "halted" else None  # "will no longer block"
        return replace(state, polarity="positive", property=free, words=words)
    turned = replace(state, polarity="negative" if state.polarity == "positive" else "positive", words=words)
    if turned.polarity == "positive" and state.property in {"halted", "refused"}:
        return replace(turned, property="released" if state.property == "halted" else None)
    if entry.get("status") == "planned":
        sure = "certain" if entry.get("certainty") == "possible" else before.certainty
        turned = replace(turned, certainty=sure, decided=False)
        if state.property == "approval":
            turned = replace(turned, property="refused")
    return turned


def _to_come(t: Tree, i: int, ops: Operators, language: str) -> bool:
    """Whether a verb of beginning or going on lies ahead: "is to start", "will begin", "soll anlaufen"."""
    kids = {k.text.lower() for k in t.kids(i, "aux", "cop", "mark")}
    deontic = {f for e in ops.modals if e.get("reading") == "deontic" for f in (e["lemma"], *e.get("forms", ()))}
    lemmas = {k.lemma.lower() for k in t.kids(i, "aux")}
    return (
        bool((kids | lemmas) & deontic)
        or bool(kids & ops.copulas and "to" in kids)
        or tense(t, i, language) == "future"
    )


def _supposed(t: Tree, i: int, ops: Operators, state: Factuality) -> Factuality:
    """ "Might be preparing to send": a modal of supposition over the governing word weakens the certainty."""
    modals = {k.text.lower() for k in t.kids(i, "aux")}
    for entry in ops.modals:
        if entry.get("reading") == "epistemic" and modals & (set(entry.get("forms", ())) or {entry["lemma"]}):
            return replace(state, certainty=weaker(state.certainty, entry.get("certainty", "certain")))
    return state


def _concerns(entry: Entry, trigger: Trigger) -> bool:
    """Whether the operator is one of events like the trigger's: sanctions are lifted, deals are signed."""
    frame = trigger.entries[0]["frame"]
    return frame not in entry.get("never", ()) and all(
        frame in FRAMES_OF.get(need, ()) for need in entry.get("needs", ())
    )


def _apply(state: Factuality, entry: Entry, word: str, settled: bool, trigger: Trigger) -> tuple[Factuality, bool]:
    frame = trigger.entries[0]["frame"]
    if entry.get("property") in OF_DEALS and frame not in DEAL_FRAMES:
        return state, settled
    if not _concerns(entry, trigger):
        return state, settled
    changed: dict[str, Any] = {"words": (*state.words, word)}
    if entry.get("status") == "sought" and state.property == "halted":
        return replace(state, status="sought", stance="demands", **changed), True
    promised = state.status == "planned" and state.property is None and entry.get("property") in {"halted", "refused"}
    meant = state.default_deal and not entry.get("decided") and entry.get("status") in MEANT
    if "status" in entry and (not settled or promised or meant):
        changed["status"] = entry["status"]
        changed["default_deal"] = False
        settled = True
        if entry.get("property") or meant:
            changed["property"] = entry.get("property")
    if "polarity" in entry and (entry.get("stance") or "status" in changed or "status" not in entry):
        changed["polarity"] = entry["polarity"]
    if set(entry.get("void", ())) & set(state.words):
        changed["certainty"] = "certain"  # a "possible sale" that is cleared is a formula
    if "certainty" in entry:
        changed["certainty"] = weaker(state.certainty, entry["certainty"])
    if "stance" in entry:
        changed["stance"] = entry["stance"]
    changed["explicit_status"] = settled
    return replace(state, **changed), settled


Hit = tuple[Entry, str, frozenset[int]]


def _phrases(t: Tree, trigger: Trigger, chain: Sequence[Token], ops: Operators) -> list[Hit]:
    """Set phrases in the clauses that govern the event, each with its words and tokens: "could not be verified"."""
    own = trigger.i
    heads = {k.i for k in chain}
    heads |= {k.i for i in heads for k in t.kids(i, "xcomp") if k.i != own}  # "ließ sich nicht feststellen"
    over = [k for k in t.tokens if (k.i in heads or clause_head(t, k.i) in heads) and clause_head(t, k.i) != own]
    marks = [m for i in {own, *heads} for m in t.kids(i, "mark")]
    words = sorted({k.i: k for k in (*over, *marks) if k.i != own}.values(), key=lambda k: k.i)
    starts, text = [], ""
    for k in words:
        starts.append(len(text))
        text += k.text + " "
    found: list[Hit] = []
    for pattern, entry in ops.governing:
        hit = pattern.search(text)
        if hit:
            inside = (k.i for k, at in zip(words, starts, strict=True) if hit.start() <= at < hit.end())
            found.append((entry, hit.group(0), frozenset(inside)))
    return found


def _weigh(hits: Sequence[Hit], state: Factuality) -> Factuality:
    """The state under its set phrases; what is plainly not planned is not hedged ("is not under consideration")."""
    plainly_not = state.status == "planned" and state.polarity == "negative"
    for entry, words, _ in hits:
        if plainly_not and "stance" not in entry:
            continue
        certainty = weaker(state.certainty, entry.get("certainty", "certain"))
        state = replace(state, certainty=certainty, words=(*state.words, words))
        if entry.get("stance") == "doubts":
            state = replace(state, stance="doubts", polarity=entry.get("polarity", "positive"))
    return state
