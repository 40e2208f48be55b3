"""Who is named beside an event without a part in it: who says, sees, judges or demands it."""

from __future__ import annotations

from functools import cache

from stemmata import languages
from stemmata.claims.control import governs_object
from stemmata.claims.grammar import Tree
from stemmata.claims.operators import governing, judging, sanctioning
from stemmata.claims.roles import Filling
from stemmata.model import Attribution


def speaks_of_others(a: Attribution) -> bool:
    """Whether who is named as source plays no part in what is said: a plain saying, not a denial, a deed or a plan."""
    if a.rule.startswith(("cue verb with", "deed", "attitude")):
        return False
    return a.stance == "asserts" or not a.rule.startswith("cue verb")


def detach_judges(t: Tree, f: Filling, language: str) -> None:
    """Who condemns or demands an event did not do it: "condemned the dispatch of soldiers"."""
    if f.trigger.kind != "noun":
        return
    head = t.tokens[f.trigger.i].head
    if f.frame["event"] == "sanction" and f.reasons.get("body") == "subj" and not sanctioning(t, f.trigger.i, language):
        del f.roles["body"], f.reasons["body"]  # who calls sanctions illegal or is glad of them imposed none
    if head >= 0 and governs_object(t, head, but=f.trigger.i):
        return  # the subject is then the one accused
    if f.frame["event"] == "violation" and f.reasons.get("operator") == "subj" and _calls(t, head, language):
        del f.roles["operator"], f.reasons["operator"]
        return
    if head < 0 or not (judging(t, head, language) or _perceives(t, head, language)):
        return
    for role in ("operator", "supplier"):
        if f.reasons.get(role) == "subj":
            del f.roles[role], f.reasons[role]


def _calls(t: Tree, i: int, language: str) -> bool:
    """ "Regards the launch as a violation": a verb of saying or of judging over the noun."""
    return i >= 0 and t.tokens[i].upos == "VERB" and (governing(t, i, language) or _perceives(t, i, language))


@cache
def _perceiving(language: str) -> frozenset[str]:
    words = languages.data(language, "triggers")["words"]["perceiving"]
    return frozenset(word.replace("|", "") for word in words)


def _perceives(t: Tree, i: int, language: str) -> bool:
    """ "Registrierte den Start", "detected a launch": who sees an event has no part in it."""
    token = t.tokens[i]
    particle = next((k.text.lower() for k in t.kids(i, "compound:prt")), "")
    lemma = token.lemma.lower()
    return token.upos == "VERB" and bool({lemma, particle + lemma} & _perceiving(language))
