"""A small grammar that writes German report sentences with their trees.

Gold German is scarce, and what there is has few reports: Konjunktiv I, verb-final clauses, passives, participles
with arguments, relative clauses, separable verbs. Here they are written out of `templates/de.toml`, exactly
annotated after GSD's conventions. Sentences need not make sense; their trees must.
"""
from __future__ import annotations

import random
from collections.abc import Callable

from german import (
    ASSUME,
    AUXILIARIES,
    BECOME,
    CASES,
    GENDERS,
    MODALS,
    PREPOSITIONS,
    RELATIVE,
    Node,
    Phrase,
    Phrases,
    Verb,
    comma,
    verbs,
)
from prepare import Tree
from stemmata.parsing.conllu import Word


class Writer(Phrases):
    """Writes clauses and sentences from one source of chance."""

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
        takes = verb.auxiliary == "haben" and verb not in verbs("go")
        middle: list[Phrase] = []
        thing = None
        if takes:
            thing = obj or self.undergoer(verb, "Acc", rich)
            thing.under(head, "obj")
            if verb in verbs("give") and self.chance(0.35) and first != "obj":
                middle.append(self.actor("Dat").under(head, "obl:arg"))
        extras = self.extras(head, rich)
        negated = [negation(head)] if self.chance(0.12) else []
        target = []
        if verb.complement in PREPOSITIONS and self.chance(0.75) and not middle:
            case = PREPOSITIONS[verb.complement]
            thingly = verb.complement == "auf" and self.chance(0.4)
            where = self.nominal(self.noun("thing"), case, False, "ein") if thingly else self.name(case)
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
        form, lemma, tense = self.rng.choice(MODALS[mood, plural])
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
        subject = subj or self.undergoer(verb, "Nom", rich)
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
            auxiliary = self.finite(*has("sein", mood, plural), plural)
            auxiliary.deprel = "aux"
            tail = [head, Node("worden", "AUX", "werden", {"VerbForm": "Part"}, "aux:pass", head)]
        else:
            form, tense = BECOME[mood, plural]
            auxiliary, tail = self.finite(form, "werden", mood, tense, plural), [head]
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
        nodes = self.undergoer(verb, "Acc", False).under(head, "obj").nodes
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

    def undergoer(self, verb: Verb, case: str, rich: bool) -> Phrase:
        """What the verb is done to: a place or building that is hit, else an item."""
        if verb in verbs("hit"):
            return self.nominal(self.noun("thing"), case, self.chance(0.5), "def")
        return self.item(case, rich)

    # --- sentences
    def said(self) -> tuple[Node, list[Node]]:
        """A finite verb of saying in second place and what stands behind it (its particle)."""
        verb = self.verb("say")
        tense = "Past" if self.chance(0.8) else "Pres"
        node = self.finite(verb.finite("Ind", tense, False), verb.base, "Ind", tense, False, "VERB")
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
        mood = self.rng.choice(["Sub", "Sub", "Ind"]) if last else "Sub"
        clause = self.any_clause(mood, "last" if last else "second")
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
        rest = self.time(verb).nodes if self.chance(0.4) else []
        rest += self.place(verb).nodes if self.chance(0.2) else []
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
        base, present, there, prefix = self.rng.choice(ASSUME)
        speaker = self.actor("Nom")
        mood = self.rng.choice(["Ind", "Ind", "Sub"])
        form = base if speaker.plural else present
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
        mark = Node("dass", "SCONJ", "dass", {}, "mark", clause.head)
        return Phrase([*nodes, comma(clause.head), mark, *clause.nodes], verb)

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
        verdict = self.nominal(self.noun("verdict"), "Acc", self.chance(0.5), "def")
        thing = self.deed("Acc") if self.chance(0.6) else verdict
        return self.clause(self.rng.choice(["Ind", "Ind", "Sub"]), "second", verb, obj=thing)

    def deed_is(self) -> Phrase:
        """"Die Lieferung von X an Y verstößt gegen …", "sei … genehmigt worden"."""
        if self.chance(0.5):
            return self.passive(self.rng.choice(["Ind", "Sub"]), "second", self.verb("deal"), subj=self.deed("Nom"))
        subject = self.deed("Nom")
        node = self.finite("verstoße" if self.chance(0.4) else "verstößt", "verstoßen", "Ind", "Pres", False, "VERB")
        node.feats["Mood"] = "Sub" if node.form.endswith("e") else "Ind"
        subject.under(node, "nsubj")
        what = self.nominal(self.noun("verdict"), "Acc", False, "ein")
        return Phrase([*subject.nodes, node, *self.pp("gegen", what, node).nodes], node)

    def happening(self) -> Phrase:
        """"Aus X lag keine Stellungnahme vor", "X fehlen Raketen": the subject behind the verb, no object."""
        verb = self.verb("happen")
        mood = self.rng.choice(["Ind", "Ind", "Sub"])
        subject = self.rng.choice([self.deed, self.item, self.nothing])("Nom")
        plural = subject.plural
        tense = "Pres" if mood == "Sub" or self.chance(0.4) else "Past"
        node = self.finite(verb.finite(mood, tense, plural), verb.base, mood, tense, plural, "VERB")
        node.feats["Mood"] = "Ind" if plural else mood
        subject.under(node, "nsubj")
        if verb.complement == "wem":
            front = self.actor("Dat").under(node, "obl:arg")
        else:
            front = self.pp(verb.complement, self.name("Dat"), node) if self.chance(0.6) else self.time(node)
        middle = self.adverb(node).nodes if self.chance(0.5) else []
        tail = [particle(verb.prefix, node)] if verb.prefix else []
        return Phrase([*front.nodes, node, *middle, *subject.nodes, *tail], node)

    def nothing(self, case: str) -> Phrase:
        """"keine Bestätigung", "ein Bericht"."""
        phrase = self.nominal(self.noun("word"), case, False, "ein")
        if self.chance(0.6):
            phrase.nodes[0].form = "k" + phrase.nodes[0].form
            phrase.nodes[0].lemma = "kein"
            phrase.nodes[0].feats.pop("Definite", None)
            phrase.nodes[0].feats["PronType"] = "Neg"
        return phrase

    def two_deeds(self) -> Phrase:
        """"X kaufte Y und schickte Z nach W"."""
        first, second = self.verb("get"), self.verb("give", "use")
        subject = self.actor("Nom")
        one, two = (
            self.finite(verb.finite("Ind", "Past", subject.plural), verb.base, "Ind", "Past", subject.plural, "VERB")
            for verb in (first, second)
        )
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
            (self.intends, 6), (self.judged, 5), (self.deed_is, 4), (self.two_deeds, 4), (self.happening, 7),
        ]
        return self.rng.choices([way for way, _ in ways], [share for _, share in ways])[0]()


def has(auxiliary: str, mood: str, plural: bool) -> tuple[str, str, str, str]:
    """The finite perfect auxiliary: form, lemma, mood, tense."""
    form, tense = AUXILIARIES[auxiliary][mood, plural]
    return form, auxiliary, mood, tense


def agree(verb: Node, subject: Phrase) -> None:
    """Put a third-person past or present verb of saying in the plural with its subject."""
    if subject.plural:
        verb.feats["Number"] = "Plur"
        if verb.feats["Tense"] == "Past":
            verb.form += "n" if verb.form.endswith("e") else "en"
        else:
            verb.form = verb.lemma


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
