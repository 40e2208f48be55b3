"""A small grammar that writes German report sentences with their trees.

Gold German is scarce, and what there is has few reports: Konjunktiv I, verb-final clauses, passives, participles
with arguments, relative clauses, separable verbs. Here they are written out of `templates/de.toml`, exactly
annotated after GSD's conventions. Sentences need not make sense; their trees must.
"""
from __future__ import annotations

import random
import tomllib
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from prepare import Tree
from stemmata.parsing.conllu import Word

HERE = Path(__file__).resolve().parent
GENDERS = {"m": "Masc", "f": "Fem", "n": "Neut"}
CASES = ("Nom", "Acc", "Dat", "Gen")
# Endings by case and gender (p: plural), in the order Nom Acc Dat Gen.
DEFINITE = {"m": "der den dem des", "f": "die die der der", "n": "das das dem des", "p": "die die den der"}
INDEFINITE = {"m": "ein einen einem eines", "f": "eine eine einer einer", "n": "ein ein einem eines"}
WEAK = {"m": "e en en en", "f": "e e en en", "n": "e e en en", "p": "en en en en"}
MIXED = {"m": "er en en en", "f": "e e en en", "n": "es es en en"}
STRONG = {"m": "er en em en", "f": "e e er er", "n": "es es em en", "p": "e e en er"}
RELATIVE = {"m": "der den dem", "f": "die die der", "n": "das das dem", "p": "die die denen"}
PREPOSITIONS = {"an": "Acc", "auf": "Acc", "gegen": "Acc", "nach": "Dat", "von": "Dat", "bei": "Dat", "aus": "Dat",
                "in": "Dat", "durch": "Acc", "mit": "Dat", "zwischen": "Dat", "über": "Acc"}


@dataclass(eq=False)
class Node:
    """A word in the making; `head` None for the root."""

    form: str
    upos: str
    lemma: str
    feats: dict[str, str] = field(default_factory=dict)
    deprel: str = "dep"
    head: Node | None = None
    space: bool = True


@dataclass(frozen=True)
class Noun:
    """A noun's forms."""

    lemma: str
    gender: str
    genitive: str
    plural: str

    def form(self, case: str, plural: bool) -> str:
        if plural:
            return self.plural + ("n" if case == "Dat" and self.plural[-1] not in "ns" else "")
        return self.genitive if case == "Gen" and self.genitive != "-" else self.lemma


@dataclass(frozen=True)
class Verb:
    """A verb's forms; finite ones without the separable prefix."""

    prefix: str
    base: str
    present: str
    past: str
    participle: str
    auxiliary: str
    complement: str

    @property
    def infinitive(self) -> str:
        return self.prefix + self.base

    def finite(self, mood: str, tense: str, plural: bool) -> str:
        if mood == "Sub":
            return "hätten" if plural and self.base == "haben" else self.base if plural else self.base[:-1].removesuffix("e") + "e"
        if tense == "Pres":
            return self.base if plural else self.present
        return self.past + (("n" if self.past.endswith("e") else "en") if plural else "")


@dataclass
class Phrase:
    """Words in order and the one that heads them."""

    nodes: list[Node]
    head: Node
    plural: bool = False

    def under(self, head: Node, deprel: str) -> Phrase:
        self.head.head, self.head.deprel = head, deprel
        return self


@cache
def table() -> dict[str, dict[str, list[str]]]:
    """The vocabulary."""
    return tomllib.loads((HERE / "templates" / "de.toml").read_text(encoding="utf-8"))


class Writer:
    """Writes sentences from one source of chance."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng

    # --- small things
    def chance(self, share: float) -> bool:
        return self.rng.random() < share

    def pick(self, section: str, name: str) -> str:
        return self.rng.choice(table()[section][name])

    def noun(self, *kinds: str) -> Noun:
        lemma, gender, genitive, *plural = self.pick("nouns", self.rng.choice(kinds)).split()
        return Noun(lemma, gender, genitive, plural[0] if plural else "-")

    def verb(self, *kinds: str) -> Verb:
        infinitive, *forms = self.pick("verbs", self.rng.choice(kinds)).split()
        prefix, _, base = infinitive.partition("|")
        return Verb(prefix, base, *forms)

    def adverb(self, head: Node) -> Phrase:
        form = self.pick("words", "when")
        node = Node(form, "ADV", form, {}, "advmod", head)
        return Phrase([node], node)

    # --- noun phrases
    def nominal(self, noun: Noun, case: str, plural: bool, kind: str = "", adjective: str = "") -> Phrase:
        """Determiner ("def", "ein", "" or another word), adjective, noun."""
        gender, k = "p" if plural else noun.gender, CASES.index(case)
        agree = {"Case": case, "Number": "Plur" if plural else "Sing"} | ({} if plural else {"Gender": GENDERS[gender]})
        head = Node(noun.form(case, plural), "NOUN", noun.lemma, {"Gender": GENDERS[noun.gender], **agree})
        nodes = []
        if kind == "def":
            feats = {**agree, "Definite": "Def", "PronType": "Art"}
            nodes.append(Node(DEFINITE[gender].split()[k], "DET", "der", feats, "det", head))
        elif kind == "ein" and not plural:
            feats = {**agree, "Definite": "Ind", "PronType": "Art"}
            nodes.append(Node(INDEFINITE[gender].split()[k], "DET", "ein", feats, "det", head))
        elif kind == "mehrere":
            nodes.append(Node("mehrer" + STRONG["p"].split()[k], "DET", "mehrere",
                              {**agree, "PronType": "Ind"}, "det", head))
        elif kind == "zahl":
            nodes += self.number(head)
        if adjective:
            ending = (WEAK if kind == "def" else MIXED if kind == "ein" and not plural else STRONG)[gender].split()[k]
            nodes.append(Node(adjective + ending, "ADJ", adjective, {**agree, "Degree": "Pos"}, "amod", head))
        return Phrase([*nodes, head], head, plural)

    def number(self, noun: Node) -> list[Node]:
        form = self.pick("words", "count")
        count = Node(form, "NUM", form, {"NumType": "Card"}, "nummod", noun)
        if not self.chance(0.4):
            return [count]
        about = self.pick("words", "about")
        if about == "mehr als":
            more = Node("mehr", "ADV", "mehr", {}, "advmod", count)
            return [more, Node("als", "ADP", "als", {}, "case", more), count]
        return [Node(about, "ADJ" if about in ("rund", "knapp") else "ADV", about, {}, "advmod", count), count]

    def name(self, case: str) -> Phrase:
        roll = self.rng.random()
        if roll < 0.1:
            head = Node("Staaten", "PROPN", "Staat", {"Case": case, "Gender": "Masc", "Number": "Plur"})
            agree = {"Case": case, "Number": "Plur"}
            return Phrase([
                Node(DEFINITE["p"].split()[CASES.index(case)], "DET", "der",
                     {**agree, "Definite": "Def", "PronType": "Art"}, "det", head),
                Node("Vereinigten", "ADJ", "vereinigt", {**agree, "Degree": "Pos"}, "amod", head), head], head, True)
        if roll < 0.2:
            form, gender, plural = self.rng.choice([("USA", "p", True), ("Ukraine", "f", False), ("Türkei", "f", False)])
            feats = {"Case": case, "Number": "Plur"} if plural else {"Case": case, "Gender": "Fem", "Number": "Sing"}
            head = Node(form, "PROPN", form, dict(feats))
            det = Node(DEFINITE[gender].split()[CASES.index(case)], "DET", "der",
                       {**feats, "Definite": "Def", "PronType": "Art"}, "det", head)
            return Phrase([det, head], head, plural)
        form = self.pick("names", "country")
        if case == "Gen":
            form = form if form.endswith("s") else form + "s"
        head = Node(form, "PROPN", form if case != "Gen" else form[:-1], {"Case": case, "Gender": "Neut", "Number": "Sing"})
        return Phrase([head], head)

    def body(self, case: str) -> Phrase:
        phrase = self.nominal(self.noun("body"), case, False, self.rng.choice(["def", "def", "ein"]),
                              self.pick("adjectives", "origin") if self.chance(0.4) else "")
        if self.chance(0.2):
            phrase.nodes += self.place(phrase.head, "nmod").nodes
        return phrase

    def force(self, case: str) -> Phrase:
        form = self.pick("nouns", "people")
        noun = Noun(form, "m", form, form)
        weak = form == "Aufständischen"
        phrase = self.nominal(noun, case, True, "def" if weak or self.chance(0.3) else "",
                              "" if weak else self.pick("adjectives", "origin") if self.chance(0.7) else "")
        return phrase

    def actor(self, case: str) -> Phrase:
        return self.rng.choices([self.name, self.body, self.force], [5, 3, 2])[0](case)

    def person(self, case: str, short: bool = False) -> Phrase:
        """A named person, alone or behind a title."""
        given, family = self.pick("names", "given"), self.pick("names", "family")
        feats = {"Case": case, "Number": "Sing"}
        if self.chance(0.4):
            head = Node(given if self.chance(0.6) else family, "PROPN", given, feats)
            head.lemma = head.form
            nodes = [head] + ([Node(family, "PROPN", family, dict(feats), "flat", head)] if head.form == given else [])
            return Phrase(nodes, head)
        phrase = self.nominal(self.noun("person"), case, False, self.rng.choice(["def", "ein", "def"]),
                              self.pick("adjectives", "origin") if self.chance(0.3) else "")
        if self.chance(0.4):
            phrase.nodes += self.nominal(self.noun("body"), "Gen", False, "def").under(phrase.head, "nmod").nodes
        if self.chance(0.45):
            first = Node(given, "PROPN", given, feats, "appos", phrase.head)
            named = [first, Node(family, "PROPN", family, dict(feats), "flat", first)]
            if len(phrase.nodes) > 2 and not short:
                named = [comma(first), *named, comma(first)]
            phrase.nodes += named
        return phrase

    def item(self, case: str, rich: bool = True) -> Phrase:
        if self.chance(0.12):
            return self.nominal(self.noun("mass"), case, False, self.rng.choice(["", "def"]),
                                self.pick("adjectives", self.rng.choice(["item", "origin"])) if self.chance(0.5) else "")
        plural = self.chance(0.75)
        kind = self.rng.choice(["", "", "mehrere", "zahl", "def"]) if plural else self.rng.choice(["ein", "def"])
        adjective = self.pick("adjectives", self.rng.choice(["item", "origin"])) if self.chance(0.5) else ""
        phrase = self.nominal(self.noun("item"), case, plural, kind, adjective)
        head = phrase.head
        if self.chance(0.15):
            mark = Node("Typ", "NOUN", "Typ", {"Case": "Dat", "Gender": "Masc", "Number": "Sing"}, "nmod", head)
            name = self.pick("names", "designations")
            phrase.nodes += [Node("vom", "ADP", "von", {"Case": "Dat", "Definite": "Def", "Gender": "Masc",
                                                        "Number": "Sing", "PronType": "Art"}, "case", mark),
                             mark, Node(name, "PROPN", name, {}, "appos", mark)]
        if rich and kind == "def" and self.chance(0.35):
            phrase.nodes[1:1] = self.participle(head, case, plural)
        elif rich and self.chance(0.25):
            phrase.nodes += self.joined("und", self.nominal(self.noun("item"), case, True, "", ""), head).nodes
            phrase.plural = True
        elif rich and self.chance(0.15):
            phrase.nodes += self.pp("aus", self.name("Dat"), head, "nmod").nodes
        elif rich and self.chance(0.2):
            phrase.nodes += self.relative(head, plural)
        return phrase

    def joined(self, word: str, phrase: Phrase, head: Node) -> Phrase:
        phrase.under(head, "conj")
        phrase.nodes.insert(0, Node(word, "CCONJ", word, {}, "cc", phrase.head))
        return phrase

    def participle(self, noun: Node, case: str, plural: bool) -> list[Node]:
        """"von X an Y gelieferten" between article and noun."""
        verb = self.verb("give", "use", "hit")
        gender = "p" if plural else {v: k for k, v in GENDERS.items()}[noun.feats["Gender"]]
        ending = WEAK[gender].split()[CASES.index(case)]
        agree = {key: value for key, value in noun.feats.items() if key != "Gender" or not plural}
        head = Node(verb.participle + ending, "ADJ", verb.participle, {**agree, "Degree": "Pos"}, "amod", noun)
        nodes = []
        if self.chance(0.75):
            nodes += self.pp("von", self.actor("Dat"), head, "obl:agent").nodes
        if self.chance(0.3):
            nodes += self.time(head).nodes
        if verb.complement in PREPOSITIONS and self.chance(0.4):
            nodes += self.pp(verb.complement, self.name(PREPOSITIONS[verb.complement]), head).nodes
        return [*nodes, head]

    def relative(self, noun: Node, plural: bool) -> list[Node]:
        """", die X an Y geliefert hat,": object, subject or passive subject relatives."""
        gender = "p" if plural else {v: k for k, v in GENDERS.items()}[noun.feats["Gender"]]
        role = self.rng.choice(["obj", "nsubj", "nsubj:pass"])
        case = "Acc" if role == "obj" else "Nom"
        feats = {"Case": case, "Number": "Plur" if plural else "Sing", "PronType": "Rel"}
        who = Node(RELATIVE[gender].split()[CASES.index(case)], "PRON", "der", feats)
        given = Phrase([who], who, plural)
        mood = self.rng.choice(["Ind", "Ind", "Sub"])
        if role == "obj":
            clause = self.clause(mood, "last", self.verb("give", "get", "use"), obj=given, rich=False, first="obj")
        elif role == "nsubj":
            clause = self.clause(mood, "last", self.verb("go", "hit"), subj=given, rich=False)
        else:
            clause = self.passive(mood, "last", self.verb("give", "use", "hit"), subj=given, rich=False)
        clause.under(noun, "acl")
        return [comma(clause.head), *clause.nodes, comma(clause.head)]

    def deed(self, case: str) -> Phrase:
        """"die Lieferung von Raketen an X durch Y"."""
        phrase = self.nominal(self.noun("deed"), case, False, self.rng.choice(["def", "def", "ein"]),
                              self.pick("adjectives", "noun") if self.chance(0.3) else "")
        if self.chance(0.7):
            what = self.nominal(self.noun("item"), "Dat", True, "", self.pick("adjectives", "origin") if self.chance(0.4) else "")
            phrase.nodes += self.pp("von", what, phrase.head, "nmod").nodes
        else:
            phrase.nodes += self.nominal(self.noun("item"), "Gen", True, "def").under(phrase.head, "nmod").nodes
        order = [("durch", "Acc"), ("an", "Acc"), ("nach", "Dat"), ("aus", "Dat")]
        for word, target in self.rng.sample(order, self.rng.choice([0, 1, 1, 2])):
            phrase.nodes += self.pp(word, self.name(target), phrase.head, "nmod").nodes
        return phrase

    # --- adjuncts
    def pp(self, word: str, phrase: Phrase, head: Node, deprel: str = "obl") -> Phrase:
        phrase.under(head, deprel)
        phrase.nodes.insert(0, Node(word, "ADP", word, {}, "case", phrase.head))
        return phrase

    def fused(self, form: str, lemma: str, noun: Node) -> Node:
        feats = {"Case": "Dat", "Definite": "Def", "Gender": noun.feats["Gender"], "Number": "Sing", "PronType": "Art"}
        return Node(form, "ADP", lemma, feats, "case", noun)

    def time(self, head: Node) -> Phrase:
        roll = self.rng.random()
        feats = {"Case": "Dat", "Gender": "Masc", "Number": "Sing"}
        if roll < 0.5:
            form = self.pick("names", "days")
            day = Node(form, "NOUN" if form == "Wochenende" else "PROPN", form, feats, "obl", head)
            return Phrase([self.fused("am", "an", day), day], day)
        form = self.pick("names", "months")
        month = Node(form, "PROPN", form, feats, "obl", head)
        if roll < 0.7:
            return Phrase([self.fused("im", "in", month), month], month)
        if roll < 0.9:
            number = f"{self.rng.randint(1, 31)}."
            day = Node(number, "ADJ", number, {"NumType": "Ord"}, "amod", month)
            return Phrase([self.fused("am", "an", month), day, month], month)
        year = Node(str(self.rng.randint(1990, 2029)), "NUM", "", {"NumType": "Card"}, "obl", head)
        year.lemma = year.form
        jahr = Node("Jahr", "NOUN", "Jahr", {"Case": "Dat", "Gender": "Neut", "Number": "Sing"}, "obl", head)
        year.head, year.deprel = jahr, "nummod"
        return Phrase([self.fused("im", "in", jahr), jahr, year], jahr)

    def place(self, head: Node, deprel: str = "obl") -> Phrase:
        if self.chance(0.5):
            return self.pp("in", self.name("Dat"), head, deprel)
        noun = self.noun("place")
        phrase = self.nominal(noun, "Dat", False, "def" if noun.gender == "f" else "")
        phrase.under(head, deprel)
        fused = self.fused("im", "in", phrase.head) if noun.gender != "f" else Node("an", "ADP", "an", {}, "case", phrase.head)
        phrase.nodes.insert(0, fused)
        if self.chance(0.5):
            phrase.nodes += self.nominal(Noun("Land", "n", "Landes", "Länder"), "Gen", False, "def").under(phrase.head, "nmod").nodes
        return phrase

    def according(self, head: Node) -> Phrase:
        """"nach Angaben der Regierung", "laut X"."""
        if self.chance(0.5):
            return self.pp("laut", self.rng.choice([self.name, self.body])("Dat"), head)
        form = self.pick("nouns", "voice")
        noun = Node(form, "NOUN", form, {"Case": "Dat", "Gender": "Fem", "Number": "Plur"}, "obl", head)
        nodes = [Node("nach", "ADP", "nach", {}, "case", noun), noun]
        if self.chance(0.7):
            nodes += self.nominal(self.noun("body"), "Gen", False, "def").under(noun, "nmod").nodes
        return Phrase(nodes, noun)

    # --- clauses
    def finite(self, form: str, lemma: str, mood: str, tense: str, plural: bool, upos: str = "AUX") -> Node:
        return Node(form, upos, lemma, {"Mood": mood, "Number": "Plur" if plural else "Sing", "Person": "3",
                                        "Tense": tense, "VerbForm": "Fin"})

    def ordered(self, order: str, subject: Phrase, middle: list[Phrase], finite: Node, tail: list[Node],
                front: Phrase | None) -> list[Node]:
        """Verb second ("second", `front` or the subject first) or verb last."""
        rest = [node for phrase in middle if phrase is not front for node in phrase.nodes]
        if order == "last":
            before = front.nodes if front is not None else []
            return [*before, *subject.nodes, *rest, *tail, finite]
        if front is not None:
            return [*front.nodes, finite, *subject.nodes, *rest, *tail]
        return [*subject.nodes, finite, *rest, *tail]

    def clause(self, mood: str, order: str, verb: Verb, subj: Phrase | None = None, obj: Phrase | None = None,
               rich: bool = True, first: str = "") -> Phrase:
        """An active clause."""
        subject = subj or self.actor("Nom")
        plural = subject.plural
        head = Node(verb.participle, "VERB", verb.infinitive, {"VerbForm": "Part"})
        takes = verb.auxiliary == "haben" and verb not in self.intransitive()
        middle: list[Phrase] = []
        thing = None
        if takes:
            hit = verb in self.hits()
            thing = obj or (self.nominal(self.noun("thing"), "Acc", self.chance(0.5), "def") if hit else self.item("Acc", rich))
            thing.under(head, "obj")
            if verb in self.gives() and self.chance(0.35) and first != "obj":
                middle.append(self.actor("Dat").under(head, "obl:arg"))
        extras = self.extras(head, rich)
        negated = [negation(head)] if self.chance(0.12) else []
        target = []
        if verb.complement in PREPOSITIONS and self.chance(0.75) and not middle:
            case = PREPOSITIONS[verb.complement]
            where = self.nominal(self.noun("thing"), case, False, "ein") if verb.complement == "auf" and self.chance(0.4) else self.name(case)
            target.append(self.pp(verb.complement, where, head))
        middle = middle + extras + ([thing] if thing and first != "obj" else []) + negated + target
        subject.under(head, "nsubj")
        front = thing if first == "obj" else None
        if order == "second" and front is None and self.chance(0.4):
            fronts = [phrase for phrase in middle if phrase.head.deprel in ("obl", "obj") and phrase not in negated]
            front = self.rng.choice(fronts) if fronts else None
        return Phrase(self.conjugated(verb, head, mood, order, subject, middle, front, plural), head, plural)

    def conjugated(self, verb: Verb, head: Node, mood: str, order: str, subject: Phrase, middle: list[Phrase],
                   front: Phrase | None, plural: bool) -> list[Node]:
        """The verb group in one of its tenses, and everything in order around it."""
        way = self.rng.choice(["perfect", "perfect", "modal", "simple", "simple"])
        if way == "perfect":
            auxiliary = self.finite(*has(verb.auxiliary, mood, plural), plural)
            auxiliary.head, auxiliary.deprel = head, "aux"
            return self.ordered(order, subject, middle, auxiliary, [head], front)
        if way == "modal":
            head.form, head.feats = verb.infinitive, {"VerbForm": "Inf"}
            auxiliary = self.finite(*self.modal(mood, plural), plural)
            auxiliary.head, auxiliary.deprel = head, "aux"
            return self.ordered(order, subject, middle, auxiliary, [head], front)
        tense = "Pres" if mood == "Sub" or self.chance(0.5) else "Past"
        finite = verb.finite(mood, tense, plural)
        head.feats = {"Mood": mood if not (mood == "Sub" and plural) else "Ind", "Number": "Plur" if plural else "Sing",
                      "Person": "3", "Tense": tense, "VerbForm": "Fin"}
        if order == "last" or not verb.prefix:
            head.form = (verb.prefix if order == "last" else "") + finite
            return self.ordered(order, subject, middle, head, [], front)
        head.form, head.lemma = finite, verb.base
        return self.ordered(order, subject, middle, head, [particle(verb.prefix, head)], front)

    def modal(self, mood: str, plural: bool) -> tuple[str, str, str, str]:
        table = {
            ("Ind", False): [("will", "wollen", "Pres"), ("wird", "werden", "Pres"), ("soll", "sollen", "Pres"),
                             ("kann", "können", "Pres"), ("sollte", "sollen", "Past"), ("wollte", "wollen", "Past")],
            ("Ind", True): [("wollen", "wollen", "Pres"), ("werden", "werden", "Pres"), ("sollen", "sollen", "Pres"),
                            ("können", "können", "Pres"), ("sollten", "sollen", "Past")],
            ("Sub", False): [("wolle", "wollen", "Pres"), ("werde", "werden", "Pres"), ("solle", "sollen", "Pres"),
                             ("könne", "können", "Pres"), ("müsse", "müssen", "Pres"), ("dürfe", "dürfen", "Pres"),
                             ("könnte", "können", "Past"), ("würde", "werden", "Past")],
            ("Sub", True): [("würden", "werden", "Past"), ("könnten", "können", "Past"), ("müssten", "müssen", "Past")],
        }
        form, lemma, tense = self.rng.choice(table[mood, plural])
        return form, lemma, mood, tense

    def extras(self, head: Node, rich: bool) -> list[Phrase]:
        found = []
        if self.chance(0.4 if rich else 0.2):
            found.append(self.time(head))
        if self.chance(0.3):
            found.append(self.adverb(head))
        if rich and self.chance(0.15):
            found.append(self.place(head))
        if rich and self.chance(0.12):
            found.insert(0, self.according(head))
        return found

    def passive(self, mood: str, order: str, verb: Verb, subj: Phrase | None = None, rich: bool = True) -> Phrase:
        subject = subj or (self.nominal(self.noun("thing"), "Nom", self.chance(0.5), "def") if verb in self.hits()
                           else self.item("Nom", rich))
        head = Node(verb.participle, "VERB", verb.infinitive, {"VerbForm": "Part"})
        subject.under(head, "nsubj:pass")
        plural = subject.plural
        middle = self.extras(head, rich)
        if self.chance(0.45):
            word = "von" if self.chance(0.8) else "durch"
            middle.append(self.pp(word, self.actor(PREPOSITIONS[word]), head, "obl:agent"))
        if self.chance(0.1):
            middle.append(negation(head))
        if verb.complement in PREPOSITIONS and self.chance(0.6):
            middle.append(self.pp(verb.complement, self.name(PREPOSITIONS[verb.complement]), head))
        if self.chance(0.5):
            auxiliary, tail = self.finite(*has("sein", mood, plural), plural), [head, Node("worden", "AUX", "werden", {"VerbForm": "Part"}, "aux:pass", head)]
            auxiliary.deprel = "aux"
        else:
            form = {("Ind", False): ("wurde", "Past"), ("Ind", True): ("wurden", "Past"), ("Sub", False): ("werde", "Pres"),
                    ("Sub", True): ("würden", "Past")}[mood, plural]
            auxiliary, tail = self.finite(form[0], "werden", mood, form[1], plural), [head]
            auxiliary.deprel = "aux:pass"
        auxiliary.head = head
        front = None
        if order == "second" and self.chance(0.45):
            fronts = [phrase for phrase in middle if phrase.head.deprel in ("obl", "obl:agent")]
            front = self.rng.choice(fronts) if fronts else None
        return Phrase(self.ordered(order, subject, middle, auxiliary, tail, front), head, plural)

    def any_clause(self, mood: str, order: str, rich: bool = True) -> Phrase:
        roll = self.rng.random()
        if roll < 0.3:
            return self.passive(mood, order, self.verb("give", "use", "hit"), rich=rich)
        if roll < 0.42:
            return self.clause(mood, order, self.verb("go"), subj=self.item("Nom", rich), rich=rich)
        first = "obj" if order == "second" and self.chance(0.12) else ""
        return self.clause(mood, order, self.verb("give", "give", "get", "use", "hit"), rich=rich, first=first)

    def infinitive(self) -> Phrase:
        """"Drohnen an X zu liefern"."""
        verb = self.verb("give", "get", "use", "hit")
        head = Node(verb.infinitive, "VERB", verb.infinitive, {"VerbForm": "Inf"})
        thing = (self.nominal(self.noun("thing"), "Acc", True, "def") if verb in self.hits() else self.item("Acc", False)).under(head, "obj")
        nodes = thing.nodes
        if verb.complement in PREPOSITIONS and self.chance(0.7):
            nodes = nodes + self.pp(verb.complement, self.name(PREPOSITIONS[verb.complement]), head).nodes
        if self.chance(0.3):
            head.form, head.feats = verb.participle, {"VerbForm": "Part"}
            return Phrase([*nodes, head, Node("zu", "PART", "zu", {}, "mark", head),
                           Node("haben", "AUX", "haben", {"VerbForm": "Inf"}, "aux", head)], head)
        if verb.prefix:
            head.form = verb.prefix + "zu" + verb.base
            return Phrase([*nodes, head], head)
        return Phrase([*nodes, Node("zu", "PART", "zu", {}, "mark", head), head], head)

    def hits(self) -> set[Verb]:
        return verbs("hit")

    def gives(self) -> set[Verb]:
        return verbs("give")

    def intransitive(self) -> set[Verb]:
        return verbs("go")

    # --- sentences
    def said(self) -> tuple[Node, list[Node]]:
        """A finite verb of saying in second place and what stands behind it (its particle)."""
        verb = self.verb("say")
        tense = "Past" if self.chance(0.8) else "Pres"
        node = self.finite(verb.finite("Ind", tense, False), verb.base if verb.prefix else verb.infinitive, "Ind", tense, False, "VERB")
        return node, [particle(verb.prefix, node)] if verb.prefix else []

    def plain(self) -> Phrase:
        clause = self.any_clause("Ind", "second")
        if self.chance(0.2):
            return self.with_adverbial(clause)
        return clause

    def with_adverbial(self, clause: Phrase) -> Phrase:
        """", nachdem X Y geliefert hatte" behind a clause."""
        other = self.any_clause("Ind", "last", rich=False).under(clause.head, "advcl")
        word = self.pick("words", "conjunctions")
        clause.nodes += [comma(other.head), Node(word, "SCONJ", word, {}, "mark", other.head), *other.nodes]
        return clause

    def report(self) -> Phrase:
        """"X sagte, Y habe …" or "X sagte, dass Y … habe"."""
        verb, tail = self.said()
        speaker = self.rng.choice([self.person, self.person, self.actor])("Nom")
        speaker.under(verb, "nsubj")
        agree(verb, speaker)
        last = self.chance(0.4)
        clause = self.any_clause(self.rng.choice(["Sub", "Sub", "Ind"]) if last else "Sub", "last" if last else "second")
        clause.under(verb, "ccomp")
        when = self.time(verb).nodes if self.chance(0.35) else []
        mark = [Node("dass", "SCONJ", "dass", {}, "mark", clause.head)] if last else []
        start = [*speaker.nodes, verb, *when] if not when or self.chance(0.6) else [*when, verb, *speaker.nodes]
        return Phrase([*start, *tail, comma(clause.head), *mark, *clause.nodes], verb)

    def reported(self) -> Phrase:
        """"Y habe …, sagte X", with or without quotation marks."""
        verb, tail = self.said()
        quoted = self.chance(0.3)
        clause = self.any_clause("Ind" if quoted else "Sub", "second").under(verb, "ccomp")
        speaker = self.person("Nom", short=True).under(verb, "nsubj")
        rest = (self.time(verb).nodes if self.chance(0.4) else []) + (self.place(verb).nodes if self.chance(0.2) else [])
        nodes = clause.nodes
        if quoted:
            nodes = [quote(clause.head, False), *nodes, quote(clause.head, True)]
        return Phrase([*nodes, comma(clause.head), verb, *speaker.nodes, *rest, *tail], verb)

    def so(self) -> Phrase:
        """"Y habe …, so X"."""
        clause = self.any_clause("Sub", "second")
        speaker = self.person("Nom", short=True).under(clause.head, "parataxis")
        how = Node("so", "ADV", "so", {}, "advmod", speaker.head)
        clause.nodes += [comma(speaker.head), how, *speaker.nodes]
        return clause

    def bare(self) -> Phrase:
        return self.any_clause("Sub", "second")

    def assumed(self) -> Phrase:
        """"X geht davon aus, dass …", "rechnet damit, dass …"."""
        base, there, prefix = self.rng.choice([("gehen", "davon", "aus"), ("rechnen", "damit", ""), ("warnen", "davor", ""), ("weisen", "darauf", "hin")])
        speaker = self.actor("Nom")
        mood = self.rng.choice(["Ind", "Ind", "Sub"])
        form = base if speaker.plural else {"gehen": "geht", "rechnen": "rechnet", "warnen": "warnt", "weisen": "weist"}[base]
        if mood == "Sub" and not speaker.plural:
            form = base[:-1]
        verb = self.finite(form, base, mood if not speaker.plural else "Ind", "Pres", speaker.plural, "VERB")
        speaker.under(verb, "nsubj")
        clause = self.any_clause(self.rng.choice(["Sub", "Ind"]), "last").under(verb, "ccomp")
        nodes = [*speaker.nodes, verb]
        if self.chance(0.2):
            nodes += negation(verb).nodes
        nodes.append(Node(there, "ADV", there, {}, "advmod", verb))
        nodes += [particle(prefix, verb)] if prefix else []
        return Phrase([*nodes, comma(clause.head), Node("dass", "SCONJ", "dass", {}, "mark", clause.head), *clause.nodes], verb)

    def intends(self) -> Phrase:
        """"X bestreitet, Drohnen an Y geliefert zu haben"."""
        verb = self.verb("plan")
        speaker = self.actor("Nom")
        tense = self.rng.choice(["Pres", "Past"])
        past = verb.finite("Ind", tense, speaker.plural)
        node = self.finite(past, verb.base if verb.prefix else verb.infinitive, "Ind", tense, speaker.plural, "VERB")
        speaker.under(node, "nsubj")
        what = self.infinitive().under(node, "xcomp")
        tail = [particle(verb.prefix, node)] if verb.prefix else []
        return Phrase([*speaker.nodes, node, *tail, comma(what.head), *what.nodes], node)

    def judged(self) -> Phrase:
        """"X verurteilte die Lieferung von Y an Z", "X wies die Vorwürfe zurück"."""
        verb = self.verb("deal")
        thing = self.deed("Acc") if self.chance(0.6) else self.nominal(self.noun("verdict"), "Acc", self.chance(0.5), "def")
        return self.clause(self.rng.choice(["Ind", "Ind", "Sub"]), "second", verb, obj=thing)

    def deed_is(self) -> Phrase:
        """"Die Lieferung von X an Y verstößt gegen …", "sei … genehmigt worden"."""
        if self.chance(0.5):
            return self.passive(self.rng.choice(["Ind", "Sub"]), "second", self.verb("deal"), subj=self.deed("Nom"))
        verb = Verb("", "verstoßen", "verstößt", "verstieß", "verstoßen", "haben", "-")
        subject = self.deed("Nom")
        node = self.finite("verstoße" if self.chance(0.4) else "verstößt", "verstoßen", "Ind", "Pres", False, "VERB")
        node.feats["Mood"] = "Sub" if node.form.endswith("e") else "Ind"
        subject.under(node, "nsubj")
        what = self.nominal(self.noun("verdict"), "Acc", False, "ein")
        return Phrase([*subject.nodes, node, *self.pp("gegen", what, node).nodes], node)

    def two_deeds(self) -> Phrase:
        """"X kaufte Y und schickte Z nach W"."""
        first, second = self.verb("get"), self.verb("give", "use")
        subject = self.actor("Nom")
        one = self.finite(first.finite("Ind", "Past", subject.plural), first.base, "Ind", "Past", subject.plural, "VERB")
        two = self.finite(second.finite("Ind", "Past", subject.plural), second.base, "Ind", "Past", subject.plural, "VERB")
        two.head, two.deprel = one, "conj"
        subject.under(one, "nsubj")
        nodes = [*subject.nodes, one, *self.item("Acc", False).under(one, "obj").nodes]
        nodes += [particle(first.prefix, one)] if first.prefix else []
        nodes += [Node("und", "CCONJ", "und", {}, "cc", two), two, *self.item("Acc", False).under(two, "obj").nodes]
        nodes += [particle(second.prefix, two)] if second.prefix else []
        return Phrase(nodes, one)

    def sentence(self) -> Phrase:
        ways: list[tuple[Callable[[], Phrase], int]] = [
            (self.plain, 26), (self.report, 20), (self.reported, 16), (self.so, 4), (self.bare, 12), (self.assumed, 5),
            (self.intends, 6), (self.judged, 5), (self.deed_is, 4), (self.two_deeds, 4),
        ]
        return self.rng.choices([way for way, _ in ways], [share for _, share in ways])[0]()


@cache
def verbs(kind: str) -> set[Verb]:
    """All verbs of a kind."""
    found = set()
    for row in table()["verbs"][kind]:
        infinitive, *forms = row.split()
        prefix, _, base = infinitive.partition("|")
        found.add(Verb(prefix, base, *forms))
    return found


def has(auxiliary: str, mood: str, plural: bool) -> tuple[str, str, str, str]:
    """The finite perfect auxiliary: form, lemma, mood, tense."""
    forms = {
        "haben": {("Ind", False): ("hat", "Pres"), ("Ind", True): ("haben", "Pres"), ("Sub", False): ("habe", "Pres"), ("Sub", True): ("hätten", "Past")},
        "sein": {("Ind", False): ("ist", "Pres"), ("Ind", True): ("sind", "Pres"), ("Sub", False): ("sei", "Pres"), ("Sub", True): ("seien", "Pres")},
    }
    form, tense = forms[auxiliary][mood, plural]
    return form, auxiliary, mood, tense


def agree(verb: Node, subject: Phrase) -> None:
    """Put a third-person past or present verb of saying in the plural with its subject."""
    if subject.plural:
        verb.feats["Number"] = "Plur"
        if verb.feats["Tense"] == "Past":
            verb.form += "n" if verb.form.endswith("e") else "en"
        else:
            verb.form = verb.lemma


def comma(head: Node) -> Node:
    """A comma."""
    return Node(",", "PUNCT", ",", {}, "punct", head)


def quote(head: Node, closing: bool) -> Node:
    """A plain quotation mark, as the pipeline sees it."""
    return Node('"', "PUNCT", '"', {"close": "1"} if closing else {"open": "1"}, "punct", head)


def particle(prefix: str, head: Node) -> Node:
    """A separated verb prefix."""
    return Node(prefix, "ADP", prefix, {}, "compound:prt", head)


def negation(head: Node) -> Phrase:
    """"nicht"."""
    node = Node("nicht", "PART", "nicht", {"Polarity": "Neg"}, "advmod", head)
    return Phrase([node], node)


def tidy(phrase: Phrase) -> Tree:
    """Add the full stop, drop doubled commas, set spaces and capital, number the heads."""
    nodes = [*phrase.nodes, Node(".", "PUNCT", ".", {}, "punct", phrase.head)]
    kept: list[Node] = []
    for node in nodes:
        if kept and kept[-1].form == "," and node.form in (",", ".") and kept[-1].upos == "PUNCT":
            if node.form == ",":
                continue
            kept.pop()
        kept.append(node)
    kept[0].form = kept[0].form[0].upper() + kept[0].form[1:]
    if '"' in kept[0].form:
        kept[1].form = kept[1].form[0].upper() + kept[1].form[1:]
    place = {id(node): i for i, node in enumerate(kept)}
    words = []
    for i, node in enumerate(kept):
        following = kept[i + 1] if i + 1 < len(kept) else None
        tight = following is not None and (following.form in ",." or "close" in following.feats or "open" in node.feats)
        feats = {key: value for key, value in sorted(node.feats.items()) if key not in ("open", "close")}
        words.append(Word(
            form=node.form, space=not tight, lemma=node.lemma, upos=node.upos, xpos="", feats=feats,
            head=-1 if node is phrase.head else place[id(node.head)],
            deprel="root" if node is phrase.head else node.deprel, misc={},
        ))
    return Tree(tuple(words))


def write(count: int, seed: int = 7) -> list[Tree]:
    """`count` sentences; the same ones for the same seed."""
    writer = Writer(random.Random(seed))
    return [tidy(writer.sentence()) for _ in range(count)]


if __name__ == "__main__":
    for tree in write(40):
        print("".join(word.form + " " * word.space for word in tree.words))
