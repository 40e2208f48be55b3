"""One event told by several words is one filling; an act inside a ban or a breach is what that is about."""

from __future__ import annotations

from collections.abc import Sequence

from stemmata.claims.grammar import Tree, bare
from stemmata.claims.roles import Filling


def without_doubles(t: Tree, fillings: Sequence[Filling]) -> list[Filling]:
    """One event told by two words ("nahm die Lieferung entgegen", "pledged to deliver") is one filling."""
    dropped: set[int] = set()
    for a in fillings:
        for b in fillings:
            if a is b or a.frame["event"] != b.frame["event"] or b.trigger.i in dropped or a.trigger.i in dropped:
                continue
            if not _governs(t, a.trigger.i, b.trigger.i):
                continue
            if a.trigger.kind == "verb" and b.trigger.kind == "noun" and a.entry["frame"] in TAKING:
                _give_back(b)
            if _share(a, b):
                richer, poorer = (a, b) if a.score >= b.score and a.trigger.kind != "noun" else (b, a)
                dropped.add(poorer.trigger.i)
                for role, found in poorer.roles.items():
                    richer.roles.setdefault(role, found)
    return [f for f in fillings if f.trigger.i not in dropped]


TAKING = {"get", "arrive", "ask", "seize"}


def _give_back(f: Filling) -> None:
    """ "Russia received a delivery of drones": the subject is the verb's; it does not deliver."""
    for role in [r for r, slot in f.reasons.items() if slot == "subj"]:
        del f.roles[role], f.reasons[role]


def without_origins(t: Tree, fillings: Sequence[Filling]) -> list[Filling]:
    """ "Howitzers made in China" names an origin; it does not report a production."""

    def is_origin(f: Filling) -> bool:
        modifier = bare(t.tokens[f.trigger.i].deprel) in {"acl", "amod"} or f.trigger.kind == "noun"
        return f.frame["event"] == "production" and modifier and "operator" not in f.roles

    return [f for f in fillings if not is_origin(f)]


def into_violations(t: Tree, fillings: Sequence[Filling]) -> list[Filling]:
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


BANNED = {"transfer", "use", "test", "production", "deployment"}


def into_bans(t: Tree, everything: Sequence[Filling], fillings: Sequence[Filling]) -> list[Filling]:
    """In "an embargo bans deliveries to X" the deliveries are what is banned: X is the target, not a recipient; in "a
    breach of the embargo" the embargo is the rule of the breach, not a sanction reported."""
    rules = [x for f in everything if f.frame["event"] == "violation" for x in f.roles.get("regime", ())]
    dropped: set[int] = {
        f.trigger.i
        for f in fillings
        if f.frame["event"] == "sanction"
        and f.trigger.kind == "noun"
        and any(x.start <= t.tokens[f.trigger.i].start < x.end for x in rules)
    }
    for ban in fillings:
        if ban.frame["event"] != "sanction":
            continue
        for act in fillings:
            if act is ban or act.frame["event"] not in BANNED:
                continue
            if act.trigger.kind != "noun" and ban.entry["frame"] != "ban":
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
