"""German words, their forms and the noun phrases made of them, for the template grammar (templates_de.py)."""

from __future__ import annotations

import random
import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

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
PREPOSITIONS = {
    "an": "Acc",
    "auf": "Acc",
    "gegen": "Acc",
    "nach": "Dat",
    "von": "Dat",
    "bei": "Dat",
    "aus": "Dat",
    "in": "Dat",
    "durch": "Acc",
    "mit": "Dat",
    "zwischen": "Dat",
    "über": "Acc",
}


ARTICLED = (("USA", "p", True), ("Ukraine", "f", False), ("Türkei", "f", False))
"""Country names with an article."""
PLURAL_NAMES = (
    ("Vereinigten", "Staaten", "Staaten", "Staat"),
    ("Vereinten", "Nationen", "Nationen", "Nation"),
    ("Vereinigten Arabischen", "Emirate", "Emiraten", "Emirat"),
    ("", "Emirate", "Emiraten", "Emirat"),
    ("", "Niederlande", "Niederlanden", "Niederlande"),
    ("", "Philippinen", "Philippinen", "Philippinen"),
)
"""Names in the plural: adjectives, form, dative, lemma."""
AUXILIARIES = {
    "haben": {
        ("Ind", False): ("hat", "Pres"),
        ("Ind", True): ("haben", "Pres"),
        ("Sub", False): ("habe", "Pres"),
        ("Sub", True): ("hätten", "Past"),
    },
    "sein": {
        ("Ind", False): ("ist", "Pres"),
        ("Ind", True): ("sind", "Pres"),
        ("Sub", False): ("sei", "Pres"),
        ("Sub", True): ("seien", "Pres"),
    },
}
BECOME = {
    ("Ind", False): ("wurde", "Past"),
    ("Ind", True): ("wurden", "Past"),
    ("Sub", False): ("werde", "Pres"),
    ("Sub", True): ("würden", "Past"),
}
ASSUME = (
    ("gehen", "geht", "davon", "aus"),
    ("rechnen", "rechnet", "damit", ""),
    ("warnen", "warnt", "davor", ""),
    ("weisen", "weist", "darauf", "hin"),
)
"""Verbs that point at a clause: infinitive, 3rd singular, pronominal adverb, particle."""
MODALS = {
    ("Ind", False): [
        ("will", "wollen", "Pres"),
        ("wird", "werden", "Pres"),
        ("soll", "sollen", "Pres"),
        ("kann", "können", "Pres"),
        ("sollte", "sollen", "Past"),
        ("wollte", "wollen", "Past"),
    ],
    ("Ind", True): [
        ("wollen", "wollen", "Pres"),
        ("werden", "werden", "Pres"),
        ("sollen", "sollen", "Pres"),
        ("können", "können", "Pres"),
        ("sollten", "sollen", "Past"),
    ],
    ("Sub", False): [
        ("wolle", "wollen", "Pres"),
        ("werde", "werden", "Pres"),
        ("solle", "sollen", "Pres"),
        ("könne", "können", "Pres"),
        ("müsse", "müssen", "Pres"),
        ("dürfe", "dürfen", "Pres"),
        ("könnte", "können", "Past"),
        ("würde", "werden", "Past"),
    ],
    ("Sub", True): [("würden", "werden", "Past"), ("könnten", "können", "Past"), ("müssten", "müssen", "Past")],
}


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
            return self.base if plural else self.base[:-1].removesuffix("e") + "e"
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


class Phrases:
    """Writes noun phrases and adjuncts from one source of chance."""

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
            nodes.append(
                Node("mehrer" + STRONG["p"].split()[k], "DET", "mehrere", {**agree, "PronType": "Ind"}, "det", head)
            )
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
        if roll < 0.12:
            adjectives, form, dative, lemma = self.rng.choice(PLURAL_NAMES)
            agree = {"Case": case, "Number": "Plur"}
            head = Node(dative if case == "Dat" else form, "PROPN", lemma, {**agree, "Gender": "Masc"})
            article = DEFINITE["p"].split()[CASES.index(case)]
            nodes = [Node(article, "DET", "der", {**agree, "Definite": "Def", "PronType": "Art"}, "det", head)]
            for word in adjectives.split():
                nodes.append(Node(word, "ADJ", word.lower()[:-2], {**agree, "Degree": "Pos"}, "amod", head))
            return Phrase([*nodes, head], head, True)
        if roll < 0.22:
            form, gender, plural = self.rng.choice(ARTICLED)
            feats = {"Case": case, "Number": "Plur"} if plural else {"Case": case, "Gender": "Fem", "Number": "Sing"}
            head = Node(form, "PROPN", form, dict(feats))
            det = Node(
                DEFINITE[gender].split()[CASES.index(case)],
                "DET",
                "der",
                {**feats, "Definite": "Def", "PronType": "Art"},
                "det",
                head,
            )
            return Phrase([det, head], head, plural)
        form = self.pick("names", "country")
        if case == "Gen":
            form = form if form.endswith("s") else form + "s"
        feats = {"Case": case, "Gender": "Neut", "Number": "Sing"}
        head = Node(form, "PROPN", form if case != "Gen" else form[:-1], feats)
        return Phrase([head], head)

    def body(self, case: str) -> Phrase:
        phrase = self.nominal(
            self.noun("body"),
            case,
            False,
            self.rng.choice(["def", "def", "ein"]),
            self.pick("adjectives", "origin") if self.chance(0.4) else "",
        )
        if self.chance(0.2):
            phrase.nodes += self.place(phrase.head, "nmod").nodes
        return phrase

    def force(self, case: str) -> Phrase:
        form = self.pick("nouns", "people")
        noun = Noun(form, "m", form, form)
        weak = form == "Aufständischen"
        phrase = self.nominal(
            noun,
            case,
            True,
            "def" if weak or self.chance(0.3) else "",
            "" if weak else self.pick("adjectives", "origin") if self.chance(0.7) else "",
        )
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
        phrase = self.nominal(
            self.noun("person"),
            case,
            False,
            self.rng.choice(["def", "ein", "def"]),
            self.pick("adjectives", "origin") if self.chance(0.3) else "",
        )
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
            adjective = self.pick("adjectives", self.rng.choice(["item", "origin"])) if self.chance(0.5) else ""
            return self.nominal(self.noun("mass"), case, False, self.rng.choice(["", "def"]), adjective)
        plural = self.chance(0.75)
        kind = self.rng.choice(["", "", "mehrere", "zahl", "def"]) if plural else self.rng.choice(["ein", "def"])
        adjective = self.pick("adjectives", self.rng.choice(["item", "origin"])) if self.chance(0.5) else ""
        phrase = self.nominal(self.noun("item"), case, plural, kind, adjective)
        head = phrase.head
        if self.chance(0.15):
            mark = Node("Typ", "NOUN", "Typ", {"Case": "Dat", "Gender": "Masc", "Number": "Sing"}, "nmod", head)
            name = self.pick("names", "designations")
            phrase.nodes += [
                Node(
                    "vom",
                    "ADP",
                    "von",
                    {"Case": "Dat", "Definite": "Def", "Gender": "Masc", "Number": "Sing", "PronType": "Art"},
                    "case",
                    mark,
                ),
                mark,
                Node(name, "PROPN", name, {}, "appos", mark),
            ]
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
        """ "von X an Y gelieferten" between article and noun."""
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
        """A relative clause; written where clauses are."""
        raise NotImplementedError

    def deed(self, case: str) -> Phrase:
        """ "die Lieferung von Raketen an X durch Y"."""
        phrase = self.nominal(
            self.noun("deed"),
            case,
            False,
            self.rng.choice(["def", "def", "ein"]),
            self.pick("adjectives", "noun") if self.chance(0.3) else "",
        )
        if self.chance(0.7):
            adjective = self.pick("adjectives", "origin") if self.chance(0.4) else ""
            what = self.nominal(self.noun("item"), "Dat", True, "", adjective)
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
        feminine = noun.gender == "f"
        before = Node("an", "ADP", "an", {}, "case", phrase.head) if feminine else self.fused("im", "in", phrase.head)
        phrase.nodes.insert(0, before)
        if self.chance(0.5):
            land = self.nominal(Noun("Land", "n", "Landes", "Länder"), "Gen", False, "def")
            phrase.nodes += land.under(phrase.head, "nmod").nodes
        return phrase

    def according(self, head: Node) -> Phrase:
        """ "nach Angaben der Regierung", "laut X"."""
        if self.chance(0.5):
            return self.pp("laut", self.rng.choice([self.name, self.body])("Dat"), head)
        form = self.pick("nouns", "voice")
        noun = Node(form, "NOUN", form, {"Case": "Dat", "Gender": "Fem", "Number": "Plur"}, "obl", head)
        nodes = [Node("nach", "ADP", "nach", {}, "case", noun), noun]
        if self.chance(0.7):
            nodes += self.nominal(self.noun("body"), "Gen", False, "def").under(noun, "nmod").nodes
        return Phrase(nodes, noun)


@cache
def verbs(kind: str) -> set[Verb]:
    """All verbs of a kind."""
    found = set()
    for row in table()["verbs"][kind]:
        infinitive, *forms = row.split()
        prefix, _, base = infinitive.partition("|")
        found.add(Verb(prefix, base, *forms))
    return found


def comma(head: Node) -> Node:
    """A comma."""
    return Node(",", "PUNCT", ",", {}, "punct", head)
