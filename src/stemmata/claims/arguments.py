"""How the things a sentence names stand to a trigger: as subject, object, after which preposition.

The tree is asked first; where it attaches a phrase elsewhere in the same stretch between commas, the preposition
and the order of words are taken as weaker evidence. Each answer carries its weight, so that roles can prefer what
is sure and explain what they chose.
"""

from __future__ import annotations

from collections.abc import Mapping

from stemmata.claims.control import control, governs_object, raised
from stemmata.claims.grammar import Tree, bare, infinitive, passive
from stemmata.claims.lexicon import Lexicon
from stemmata.claims.phrases import (
    CONTROL,
    DIRECT,
    GAP,
    LINEAR,
    LOOSE,
    NESTED,
    Place,
    case_of,
    kinds_of,
    path_to,
    slot_of,
)
from stemmata.claims.triggers import Trigger

BOUNDARY = {",", ";", ":", "–", "—", "(", ")", "“", "”", "„", '"', "»", "«"}


def places_of(t: Tree, trigger: Trigger, h: int, lex: Lexicon) -> list[Place]:
    """Every slot in which the phrase headed by token `h` can be read for this trigger, best first."""
    if h in trigger.tokens and trigger.kind == "noun":
        return [Place("mod", DIRECT, h)] if trigger.modifier else []
    if (
        trigger.kind == "participle"
        and h == trigger.i - 1
        and t.tokens[trigger.i].text.endswith(tuple(t.closed["attributive_endings"]))
    ):
        low = min(k for k in (h, h - 1, h - 2) if k >= 0)
        if all(k.upos not in {"ADP", "ADJ"} for k in t.tokens[low:h]) and t.tokens[h].upos == "PROPN":
            return [Place("iobj", DIRECT, h)]  # "der Kiew versprochenen Munition": a bare name there is a dative
    found = _in_tree(t, trigger, h, lex)
    if not found or max(p.weight for p in found) < NESTED:
        found += _in_line(t, trigger, h, lex)
    best: dict[str, Place] = {}
    for place in found:
        if place.slot not in best or best[place.slot].weight < place.weight:
            best[place.slot] = place
    return sorted(best.values(), key=lambda p: -p.weight)


def _in_tree(t: Tree, trigger: Trigger, h: int, lex: Lexicon) -> list[Place]:
    v = trigger.i
    path = path_to(t, h, v)
    if path is not None:
        if trigger.kind == "noun":
            return _of_noun(t, v, h, path, lex)
        return _of_verb(t, v, h, path, lex, trigger)
    found: list[Place] = []
    if trigger.kind in {"verb", "participle"}:
        found += _gaps(t, v, h, trigger, lex)
        found += control(t, v, h, lex)
        found += raised(t, v, h)
    else:
        found += _light(t, v, h, lex)
    return found


def _whole(t: Tree, path: list[int]) -> list[int]:
    """The way up from the number or quantity that a phrase is counted by ("at three of its bases")."""
    for n, i in enumerate(path[1:], 1):
        below = t.tokens[path[n - 1]]
        if below.upos == "PRON" or bare(below.deprel) not in {"nmod", "obl"} or not _counting(t, i):
            return path[n - 1 :]
    return path[-1:]


def _counting(t: Tree, i: int) -> bool:
    token = t.tokens[i]
    return token.upos in {"NUM", "PRON"} or (token.upos in {"DET", "ADJ"} and not any(True for _ in t.kids(i, "amod")))


def _of_verb(t: Tree, v: int, h: int, path: list[int], lex: Lexicon, trigger: Trigger) -> list[Place]:
    path = _whole(t, path)
    h = path[0] if path else h
    top = path[-1] if path else h
    weight = (
        DIRECT if len([p for p in path if bare(t.tokens[p].deprel) not in {"conj", "flat", "appos"}]) <= 1 else NESTED
    )
    relation = t.tokens[top].deprel
    if any(k.i in trigger.tokens for k in t.kids(h, "case")):
        return [Place("obj", DIRECT, top)]  # "took delivery of missiles": the preposition is the verb's
    preposition = case_of(t, h)
    voice_passive = passive(t, v) or (trigger.kind == "participle" and t.tokens[v].feats.get("Tense") != "Pres")
    if preposition:
        kinds = kinds_of(lex, preposition)
        if voice_passive and "by" in kinds:
            return [Place("subj", weight, top), *(Place(kind, LOOSE, top) for kind in kinds)]
        return [Place(kind, weight, top) for kind in kinds]
    if any(k.deprel == "nmod:poss" or k.deprel == "nmod" for k in (t.tokens[p] for p in path[:-1])):
        return [Place("poss-" + slot_of(relation, voice_passive), NESTED, top)]
    slot = slot_of(relation, voice_passive)
    if slot == "subj" and infinitive(t, v):
        return [Place("obj", weight, top), Place("iobj", LOOSE, top)]
    if slot:
        # free word order: a bare noun labelled subject may be the object and the reverse; types decide
        other = {"subj": "obj", "obj": "subj"}.get(slot)
        return [Place(slot, weight, top), *([Place(other, LOOSE + 0.4, top)] if other and not voice_passive else [])]
    return [Place("obj", 1.5, top), Place("subj", 1.4, top), Place("iobj", LOOSE, top)]


def _of_noun(t: Tree, v: int, h: int, path: list[int], lex: Lexicon) -> list[Place]:
    top = path[-1] if path else h
    token = t.tokens[top]
    weight = DIRECT if len(path) <= 1 else NESTED
    if bare(token.deprel) in {"compound", "amod"} and token.i < v and len(path) <= 1:
        return [Place("mod", weight, top)]  # "in a drone attack", "bei einem israelischen Angriff"
    preposition = case_of(t, h)
    if preposition:
        kinds = kinds_of(lex, preposition)
        return [Place(kind, weight, top) for kind in kinds]
    relation = token.deprel
    if relation in {"nmod:poss", "nmod", "det", "nmod:desc"} or bare(relation) == "nmod":
        return [Place("poss", weight, top), Place("of", weight, top)]
    if bare(relation) in {"compound", "amod", "flat", "nummod"}:
        return [Place("mod", weight, top)]
    if bare(relation) == "appos":
        return [Place("in-list", NESTED, top)]
    if bare(relation) == "nsubj":  # the noun is a predicate: "X ist der Lieferant"
        return [Place("subj", weight, top)]
    return []


def _gaps(t: Tree, v: int, h: int, trigger: Trigger, lex: Lexicon) -> list[Place]:
    """The noun that a participle or relative clause modifies fills the gap of the trigger's clause."""
    token = t.tokens[v]
    top = v
    while (
        bare(t.tokens[top].deprel) in {"conj", "xcomp"}
        and t.tokens[top].head >= 0
        and bare(t.tokens[top].deprel) != "acl"
    ):
        top = t.tokens[top].head
    holder = t.tokens[top]
    if bare(holder.deprel) not in {"acl", "amod"} or holder.head < 0:
        return []
    noun = holder.head
    if h != noun and not _same_phrase(t, h, noun):
        return []
    for kid in t.children[v]:
        child = t.tokens[kid]
        if t.has("relative", child.text) and child.upos in {"PRON", "DET"} and child.i < v:
            preposition = case_of(t, child.i)
            if preposition:
                return [Place(kind, GAP, noun) for kind in kinds_of(lex, preposition)]
            slot = slot_of(child.deprel, passive(t, v))
            if slot:
                return [Place(slot, GAP, noun)]
    if token.feats.get("VerbForm") == "Part" or trigger.kind == "participle" or token.upos == "ADJ":
        active = token.feats.get("Tense") == "Pres" or token.text.lower() in lex.gerunds
        return [Place("subj" if active else "obj", GAP, noun)]
    if bare(holder.deprel) == "acl":
        return [Place("subj", LINEAR, noun), Place("obj", LINEAR, noun)]
    return []


def _same_phrase(t: Tree, h: int, noun: int) -> bool:
    """`h` is coordinated with, or part of the name of, the noun."""
    for token in t.up(h):
        if token.i == noun:
            return True
        if bare(token.deprel) not in {"conj", "flat", "appos", "compound"}:
            return False
    return False


def _light(t: Tree, v: int, h: int, lex: Lexicon) -> list[Place]:
    """Arguments of the verb that an event noun depends on ("begann die Lieferung", "signed a contract with")."""
    found: list[Place] = []
    holder = t.tokens[v]
    for _ in range(3):
        if holder.head < 0:
            break
        governor = t.tokens[holder.head]
        path = path_to(t, h, governor.i)
        if path is not None and holder.i not in path and v not in path and governor.i != h:
            steps = [p for p in path if bare(t.tokens[p].deprel) not in {"conj", "flat", "appos"}]
            if len(steps) <= 1:
                top = path[-1] if path else h
                preposition = case_of(t, h)
                if preposition:
                    found += [Place(kind, LINEAR, top) for kind in kinds_of(lex, preposition)]
                else:
                    slot = slot_of(t.tokens[top].deprel, passive(t, governor.i))
                    if slot and governs_object(t, governor.i, but=holder.i):  # "blamed the RSF for the attack"
                        found += [Place("subj", CONTROL, top)] if slot != "subj" else []
                    elif slot and governor.upos in {"VERB", "AUX"}:
                        found.append(Place(slot, CONTROL if slot == "subj" else LINEAR, top))
                    elif governor.upos in {"NOUN", "PROPN"} and bare(t.tokens[top].deprel) in {
                        "nmod",
                        "compound",
                        "amod",
                    }:
                        found.append(Place("poss", LINEAR, top))
        if governor.upos in {"VERB", "AUX"}:
            if not any(p.slot == "subj" for p in found):  # "is believed to have responded with a strike"
                found += [Place("subj", LINEAR, p.top) for p in control(t, governor.i, h, lex) if p.slot == "subj"]
            break
        holder = governor
    if holder.head >= 0 or not found:
        acl = t.tokens[v]
        for kid in t.kids(acl.i, "acl"):  # "the weapons shipment heading to X", "contract signed with X"
            path = path_to(t, h, kid.i)
            if path is not None:
                preposition = case_of(t, h)
                if preposition:
                    found += [Place(kind, LINEAR, kid.i) for kind in kinds_of(lex, preposition)]
                elif path:
                    slot = slot_of(t.tokens[path[-1]].deprel, passive(t, kid.i))
                    found += [Place(slot, LINEAR, kid.i)] if slot else []
    return found


def _in_line(t: Tree, trigger: Trigger, h: int, lex: Lexicon) -> list[Place]:
    """Evidence from the order of words alone, within the stretch between stops that holds the trigger."""
    low, high = sorted((h, trigger.i))
    between = t.tokens[low + 1 : high]
    if any(k.text in BOUNDARY for k in between):
        return []
    verbs = [k.i for k in between if k.upos == "VERB"]
    if len(verbs) > 1 or any(_own_object(t, v, h) for v in verbs):
        return []
    preposition = case_of(t, h)
    if preposition:
        return [Place(kind, LINEAR, h) for kind in kinds_of(lex, preposition)]
    if trigger.kind == "verb" and not passive(t, trigger.i):
        if h < trigger.i and _subjectless(t, trigger.i):
            return []
        return [Place("subj" if h < trigger.i else "obj", LOOSE, h)]
    return [Place("obj" if trigger.kind == "verb" else "mod", LOOSE, h)]


def _subjectless(t: Tree, i: int) -> bool:
    """A gerund that opens a clause or stands after a preposition: "takes the view that delivering drones ..."."""
    token = t.tokens[i]
    return token.text.lower().endswith("ing") and i > 0 and t.has("subjectless_after", t.tokens[i - 1].text)


def _own_object(t: Tree, v: int, h: int) -> bool:
    """ "Takes the view that delivering drones ...": the phrase is the object of a verb that explains a noun."""
    return h > v and t.tokens[h].head == v and bare(t.tokens[h].deprel) == "obj" and bare(t.tokens[v].deprel) == "acl"


def weights(places: list[Place]) -> Mapping[str, float]:
    """Slot -> weight, for explaining."""
    return {p.slot: p.weight for p in places}
