"""Arguments that a clause shares with the one above it or beside it.

Subjects of "plans to", "und", "without"; objects that are subjects below ("accused X of supplying", "forderte X auf,
... zu liefern"); one object of several verbs ("developing, testing and fielding the missile").
"""

from __future__ import annotations

from stemmata.claims.grammar import Tree, bare, infinitive, passive
from stemmata.claims.lexicon import Lexicon
from stemmata.claims.phrases import CONTROL, LINEAR, Place, case_of, kinds_of, path_to, slot_of

SHARING = {"xcomp", "conj", "advcl", "ccomp", "obl", "nmod", "obj", "acl"}
"""Relations through which a clause has a share in the arguments of the one above."""


def control(t: Tree, v: int, h: int, lex: Lexicon) -> list[Place]:
    """The slots of the phrase headed by `h` for verb `v` where it hangs from a verb above `v`."""
    below = {k.deprel for k in t.kids(v)}
    bound = any(bare(d) in {"nsubj", "csubj"} for d in below) and not infinitive(t, v)
    has_object = any(d in below for d in ("obj", "nsubj:pass"))
    holder = t.tokens[v]
    found: list[Place] = []
    for _ in range(4):
        relation = bare(holder.deprel)
        if relation not in SHARING or holder.head < 0:
            break
        if relation in {"ccomp", "acl", "advcl"} and (bound or not _nonfinite(t, v)):
            break
        governor = t.tokens[holder.head]
        if relation in {"obl", "nmod", "obj"} and holder.i != v and holder.upos not in {"NOUN", "PROPN"}:
            break
        path = path_to(t, h, governor.i)
        if path is not None and holder.i not in path and v not in path:
            if governs_object(t, governor.i) and relation != "conj":
                found += _controlled(t, governor.i, v, h, path)
                break
            found += _shared(t, governor.i, h, path, lex, relation, bound, has_object, passive(t, v))
        elif governs_object(t, governor.i) and relation != "conj":
            break
        if any(bare(k.deprel) == "nsubj" for k in t.kids(governor.i)):
            break  # its subject is nearest
        holder = governor
    return found


def raised(t: Tree, v: int, h: int) -> list[Place]:
    """The object of the last of several coordinated verbs is that of them all."""
    if any(bare(k.deprel) == "obj" or k.deprel == "nsubj:pass" for k in t.kids(v)):
        return []
    for kid in t.kids(v, "conj"):
        path = path_to(t, h, kid.i)
        if path and kid.upos in {"VERB", "NOUN"} and h > kid.i > v and bare(t.tokens[path[-1]].deprel) == "obj":
            between = t.tokens[v + 1 : kid.i]
            if all(k.upos in {"PUNCT", "CCONJ", "VERB", "ADV", "AUX", "PART"} or k.head in {v, kid.i} for k in between):
                return [Place("obj", LINEAR, path[-1])]
    return []


def governs_object(t: Tree, g: int, but: int = -1) -> bool:
    """Whether the object of a verb is the subject of what it governs: "accuse", "auffordern", "vorwerfen".

    Args:
        but: the child that is itself what the verb governs.
    """
    token = t.tokens[g]
    lemma = token.lemma.lower()
    particles = [k.text.lower() for k in t.kids(g, "compound:prt")]
    names = [lemma, *(p + lemma for p in particles)]
    return any(t.has("object_control", name) for name in names) and any(
        _addressed(t, g, k.i) for k in t.kids(g) if k.i != but
    )


def _addressed(t: Tree, g: int, h: int) -> bool:
    """Whether a phrase names who is accused, asked or allowed by the verb above it."""
    preposition = case_of(t, h)
    if preposition:
        return bare(t.tokens[h].deprel) == "obl" and t.has("addressing", preposition)
    return slot_of(t.tokens[h].deprel, passive(t, g)) in {"obj", "iobj"}


def _controlled(t: Tree, g: int, v: int, h: int, path: list[int]) -> list[Place]:
    """Who is accused, asked or allowed does it; who accuses, asks or allows does not."""
    if len([p for p in path if bare(t.tokens[p].deprel) not in {"conj", "flat", "appos"}]) > 1:
        return []
    top = path[-1] if path else h
    return [Place("obj" if passive(t, v) else "subj", CONTROL, top)] if h < v and _addressed(t, g, top) else []


def _nonfinite(t: Tree, v: int) -> bool:
    """Whether the verb stands without a finite form, so that its subject is somebody else's."""
    token = t.tokens[v]
    if any(bare(k.deprel) in {"aux", "cop"} and k.feats.get("VerbForm") == "Fin" for k in t.kids(v)):
        return False
    return token.feats.get("VerbForm") in {"Inf", "Ger", "Part"} or token.text.lower().endswith("ing")


def _shared(
    t: Tree,
    g: int,
    h: int,
    path: list[int],
    lex: Lexicon,
    relation: str,
    has_subject: bool,
    has_object: bool,
    voice: bool,
) -> list[Place]:
    top = path[-1] if path else h
    slot = slot_of(t.tokens[top].deprel, passive(t, g))
    preposition = case_of(t, h)
    if len([p for p in path if bare(t.tokens[p].deprel) not in {"conj", "flat", "appos"}]) > 1:
        return []
    if preposition:
        if relation in {"xcomp", "conj"}:
            return [Place(kind, LINEAR, top) for kind in kinds_of(lex, preposition)]
        return []
    if not slot and bare(t.tokens[top].deprel) in {"obl", "dep", "dislocated"} and h < g:
        slot = "subj"  # a bare noun before the verb, whatever its label
    if slot == "subj" or (slot == "obj" and passive(t, g)):
        if not has_subject:
            return [Place("obj" if voice else "subj", CONTROL if relation in {"xcomp", "conj"} else LINEAR, top)]
        return []
    if slot in {"obj", "iobj"} and relation in {"xcomp", "conj"} and not has_object:
        return [Place("obj", LINEAR, top)]
    return []
