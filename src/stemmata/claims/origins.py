"""Identifications: of what make or type a found, shown or described thing is said to be.

"Described the drones as Iranian-made", "debris came from a Hwasong-11", "it was probably a Hwasong-12", "a Chinese
engine was found in the drone", "the missile bore Korean lettering": a predicate, a verb of identifying or of finding,
or a mark, with a type or an origin. The word lists are in languages/<code>/properties.toml.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from stemmata import languages
from stemmata.claims.counting import quantity_of
from stemmata.claims.draft import Draft, listed
from stemmata.claims.factuality import Factuality, judge
from stemmata.claims.grammar import Tree, bare
from stemmata.claims.phrases import case_of
from stemmata.claims.things import Thing, adjective_of
from stemmata.claims.triggers import Trigger
from stemmata.model import ItemMention, PartKind, Span

WORDS = 15


@dataclass(frozen=True, slots=True)
class Finding:
    """What a clause lets see of a thing: the word that says so, the thing, its origin, and the words it rests on."""

    at: int
    item: Thing | None
    origin: Mapping[str, Any] | None
    anchors: tuple[int, ...]
    rule: str


@dataclass(frozen=True, slots=True)
class Sight:
    """A sentence as this module sees it."""

    t: Tree
    things: Sequence[Thing]
    items: Sequence[Thing]
    before: Sequence[Thing]
    data: Mapping[str, Any]

    def listed(self, i: int, name: str) -> bool:
        """Whether the token or its lemma is in a word list."""
        token = self.t.tokens[i]
        return token.lemma.lower() in self.data[name] or token.text.lower() in self.data[name]


def origins_of(
    t: Tree, things: Sequence[Thing], before: Sequence[Thing], part: PartKind, number: int, language: str
) -> list[Draft]:
    """Identification drafts of a sentence.

    Args:
        before: item things named earlier, nearest last, for "it described the aircraft as Iranian-made".
    """
    data = languages.data(language, "properties")["origin"]
    sight = Sight(t, things, [x for x in things if x.kind == "item"], before, data)
    found = _predicates(sight) or _marks(sight) or _inside(sight) or _verbs(sight)
    return [_draft(sight, finding, part, number, language) for finding in found]


def _predicates(s: Sight) -> list[Finding]:
    """ "It was a KN-23", "handelt es sich um eine Hwasong-18", "presumed to be of Russian make"."""
    found: list[Finding] = []
    for item in s.items:
        at = _predicate(s, item.head)
        if at is None or not (_typed(item) or _producer(s, item)) or not _general(s, at, item.head):
            continue
        if (quantity_of(s.t, item, s.things) or {"max": 1}).get("max") != 1:
            continue  # "um 14 Panzer vom Typ X": goods that are counted, not a find
        anchors = (at, item.head, *_within(s.t, item))
        found.append(Finding(at, item, None if _typed(item) else _producer(s, item), anchors, "predicate"))
    if found:
        return found[:1]
    for make in _makes(s):
        at = _predicate(s, make)
        origin = _origin(s, [make])
        if at is not None and origin is not None and _general(s, at, make):
            own = next((x for x in s.items if x.head < make), None)
            anchors = (at, make, own.head) if own else (at, make)
            return [Finding(at, own or _last(s), origin, anchors, "make")]
    return []


def _predicate(s: Sight, i: int) -> int | None:
    """The token that makes of `i` a predicate: itself with a copula, or a verb of holding something for something."""
    token = s.t.tokens[i]
    copulas = ("cop", "aux") if token.text.lower() in s.data["makes"] else ("cop",)
    if any(s.listed(k.i, "linking") for k in s.t.kids(i, *copulas)):
        return i
    if token.head < 0:
        return None
    head = s.t.tokens[token.head]
    if s.listed(token.head, "kinds") and bare(token.deprel) in {"nmod", "flat", "appos", "compound"}:
        return _predicate(s, token.head)
    if s.listed(head.i, "dealing") and case_of(s.t, i) in s.data["dealing_with"]:
        return head.i
    if bare(token.deprel) == "nmod" and any(s.listed(k.i, "linking") for k in s.t.kids(head.i, "cop")):
        return head.i if s.listed(head.i, "kinds") or head.i == i - 1 else None
    if bare(token.deprel) in {"xcomp", "obj", "nsubj"} and s.listed(head.i, "linking"):
        return head.i
    return None


def _general(s: Sight, at: int, i: int) -> bool:
    """Whether what is identified is spoken of in general words: a pronoun, a remnant, "the missile", not another
    type. In "the Hwasong-18 is a solid-fuel missile" nothing is identified."""
    heads = [at]
    token = s.t.tokens[at]
    if bare(token.deprel) == "xcomp" and token.head >= 0:
        heads.append(token.head)
    subjects = [k for h in heads for k in s.t.kids(h, "nsubj") if k.i != i]
    for subject in subjects:
        typed = [x for x in s.items if x.start <= subject.start < x.end and _typed(x)]
        general = (
            subject.upos == "PRON"
            or subject.text.lower().endswith(tuple(s.data["remains"]))
            or subject.text.lower() in s.data["general"]
            or any(x.start <= subject.start < x.end for x in s.items)
        )
        if typed or not general:
            return False
    return bool(subjects) or s.listed(at, "dealing")


def _marks(s: Sight) -> list[Finding]:
    """ "Bore Korean lettering", "die Schriftzeichen waren koreanisch": a mark and the state of its script."""
    for k in s.t.tokens:
        if k.upos not in {"NOUN", "PROPN"} or not k.text.lower().endswith(tuple(s.data["marks"])):
            continue
        near = {k.i, *(x.i for x in s.t.kids(k.i)), *([k.head] if k.head >= 0 else [])}
        for thing in s.things:
            if thing.kind == "actor" and thing.how in {"adjective", "demonym"} and thing.head in near:
                item = min(s.items, key=lambda x: abs(x.head - k.i), default=None) or _last(s)
                anchors = (k.i, thing.head, *([k.head] if k.head >= 0 else []))
                return [Finding(k.head if k.head >= 0 else k.i, item, _state(thing), anchors, "mark")]
    return []


def _inside(s: Sight) -> list[Finding]:
    """ "A Chinese engine was found in the drone", "parts of a Russian Iskander were recovered in Kharkiv"."""
    for verb in s.t.tokens:
        if verb.upos != "VERB" or not s.listed(verb.i, "finding"):
            continue
        below = s.t.subtree(verb.i)
        for item in s.items:
            if item.head not in below or not (_producer(s, item) or _typed(item)):
                continue
            above = [k for k in s.t.up(item.head) if k.i in below and k.i != verb.i]
            of_remains = any(k.text.lower().endswith(tuple(s.data["remains"])) for k in above)
            held = _role_under(s.t, above[-1].i if above else item.head)
            inside = any(
                x.head in below and x is not item and case_of(s.t, x.head) in s.data["holding"] and not _typed(item)
                for x in s.items
            ) or any(
                k.text.lower().endswith(tuple(s.data["remains"])) and case_of(s.t, k.i) in s.data["holding"]
                for k in s.t.tokens
                if k.i in below
            )
            if held and (of_remains or inside):
                origin = _producer(s, item)
                return [Finding(verb.i, item, None if _typed(item) else origin, (verb.i, item.head), "found")]
    return []


def _role_under(t: Tree, i: int) -> bool:
    return bare(t.tokens[i].deprel) in {"obj", "nsubj"}


def _verbs(s: Sight) -> list[Finding]:
    """Verbs of identifying, with remains or a word of make beside a type or an origin."""
    t = s.t
    typed = [x.head for x in s.items if _typed(x)]
    verbs = [k for k in t.tokens if s.listed(k.i, "verbs")]
    verb = min(verbs, key=lambda k: (not any(h in t.subtree(k.i) for h in typed), k.i), default=None)
    remains = next((k for k in t.tokens if k.text.lower().endswith(tuple(s.data["remains"]))), None)
    makes = _makes(s)
    if verb is not None and verb.lemma.lower() not in s.data["describing"]:
        # "Russian-made weapons" beside another verb only names the weapons
        makes = [
            m for m in makes if not any(m < x.head <= m + 4 and t.tokens[x.head - 1].upos != "ADP" for x in s.items)
        ]
        if verb.upos == "AUX" and remains is None:
            return []
    if verb is None or not (remains or makes):
        return []
    origin = _origin(s, makes)
    item = _item(s.items, verb.i, remains.i if remains else None) or (s.before[-1] if s.before and origin else None)
    if item is None or not (origin or remains):
        return []
    if remains is not None and not origin and not (_typed(item) or _producer(s, item)):
        return []
    own = item in s.items
    anchors = (verb.i, *([item.head] if own else []), *makes[:1])
    return [Finding(verb.i, item, origin, anchors, "verb")]


def _last(s: Sight) -> Thing | None:
    """The item that the report named last."""
    return s.before[-1] if s.before else None


def _makes(s: Sight) -> list[int]:
    return [
        k.i
        for k in s.t.tokens
        if k.text.lower() in s.data["makes"] or k.text.lower().endswith(tuple(s.data["suffixes"]))
    ]


def _draft(s: Sight, found: Finding, part: PartKind, number: int, language: str) -> Draft:
    t, token = s.t, s.t.tokens[found.at]
    low, high = min(found.anchors), max(found.anchors)
    if high - low >= WORDS:
        low, high = max(low, found.at - 5), min(high, found.at + 5)
    draft = Draft(
        event="identification",
        frame="origin",
        things={"item": [found.item]} if found.item else {},
        facts=_facts(t, found.at, language),
        part=part,
        sentence=number,
        evidence=Span(start=t.tokens[low].start, end=t.tokens[high].end),
        word=token.lemma,
        time_default=True,
    )
    draft.roles = {"property": "origin" if found.origin else "type"}
    if found.item is not None:
        draft.roles["item"] = listed([dict(found.item.value)])
    where = [x for x in s.things if x.kind == "place" and x.value.get("precision") != "country" and case_of(t, x.head)]
    if where:
        draft.roles["place"] = listed([dict(x.value) for x in where])
    supplier = found.origin or (_producer(s, found.item) if found.item else None)
    if supplier:
        draft.roles["supplier"] = supplier
    draft.why = [
        {
            "field": "event",
            "rule": f"identification by {found.rule}",
            "words": token.text,
            "start": token.start,
            "end": token.end,
        },
    ]
    if found.item is not None:
        draft.why.append({"field": "item", "rule": "nearest", "start": found.item.start, "end": found.item.end})
    return draft


def _facts(t: Tree, at: int, language: str) -> Factuality:
    """How sure the clause is of it; a finding has no course in time."""
    below = [t.tokens[i] for i in t.subtree(at)]
    scope = (min(k.start for k in below), max(k.end for k in below))
    trigger = Trigger(at, "verb", t.tokens[at].lemma, ({"frame": "origin"},), 0, (at,))
    return replace(judge(t, trigger, language, "occurred", scope), status="occurred", property=None)


def _within(t: Tree, item: Thing) -> tuple[int, ...]:
    return tuple(k.i for k in t.tokens if item.start <= k.start and k.end <= item.end)


def _typed(thing: Thing) -> bool:
    return bool(getattr(thing.mention, "designation", False))


def _state(thing: Thing) -> Mapping[str, Any]:
    return {"id": thing.value["id"], "text": thing.value["text"]}


def _origin(s: Sight, makes: Sequence[int]) -> Mapping[str, Any] | None:
    """The state whose adjective stands before a word of make ("iranisches Fabrikat", "Iranian-made")."""
    for make in makes:
        for thing in s.things:
            if thing.kind == "actor" and 0 <= make - thing.head <= 3:
                return _state(thing)
    return None


def _item(items: Sequence[Thing], verb: int, remains: int | None) -> Thing | None:
    """The type named after the verb, else the one nearest to it."""
    after = [x for x in items if x.head > (remains if remains is not None else verb) and _typed(x)]
    if after:
        return after[0]
    return min(items, key=lambda x: abs(x.head - verb)) if items else None


def _producer(s: Sight, item: Thing) -> Mapping[str, Any] | None:
    """The state an item is named after: by its name's maker, or by an adjective ("a Russian missile")."""
    producer = item.mention.producer if isinstance(item.mention, ItemMention) else None
    if producer:
        return {"id": producer}
    return next((_state(x) for x in s.things if x.kind == "actor" and adjective_of(s.t, x) == item.head), None)
