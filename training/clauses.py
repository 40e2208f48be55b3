"""German clauses for the template grammar (templates_de.py): word order, voice, tense, mood."""

from __future__ import annotations

from german import (
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


class Clauses(Phrases):
    """Writes clauses from one source of chance."""

    def relative(self, noun: Node, plural: bool) -> list[Node]:
        """ ", die X an Y geliefert hat,": object, subject or passive subject relatives."""
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
        return Node(
            form,
            upos,
            lemma,
            {"Mood": mood, "Number": "Plur" if plural else "Sing", "Person": "3", "Tense": tense, "VerbForm": "Fin"},
        )

    def ordered(
        self, order: str, subject: Phrase, middle: list[Phrase], finite: Node, tail: list[Node], front: Phrase | None
    ) -> list[Node]:
        """Verb second ("second", `front` or the subject first) or verb last."""
        rest = [node for phrase in middle if phrase is not front for node in phrase.nodes]
        if order == "last":
            before = front.nodes if front is not None else []
            return [*before, *subject.nodes, *rest, *tail, finite]
        if front is not None:
            return [*front.nodes, finite, *subject.nodes, *rest, *tail]
        return [*subject.nodes, finite, *rest, *tail]

    def clause(
        self,
        mood: str,
        order: str,
        verb: Verb,
        subj: Phrase | None = None,
        obj: Phrase | None = None,
        rich: bool = True,
        first: str = "",
    ) -> Phrase:
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

    def conjugated(
        self,
        verb: Verb,
        head: Node,
        mood: str,
        order: str,
        subject: Phrase,
        middle: list[Phrase],
        front: Phrase | None,
        plural: bool,
    ) -> list[Node]:
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
        head.feats = {
            "Mood": mood if not (mood == "Sub" and plural) else "Ind",
            "Number": "Plur" if plural else "Sing",
            "Person": "3",
            "Tense": tense,
            "VerbForm": "Fin",
        }
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
        """ "Drohnen an X zu liefern"."""
        verb = self.verb("give", "get", "use", "hit")
        head = Node(verb.infinitive, "VERB", verb.infinitive, {"VerbForm": "Inf"})
        nodes = self.undergoer(verb, "Acc", False).under(head, "obj").nodes
        if verb.complement in PREPOSITIONS and self.chance(0.7):
            nodes = nodes + self.pp(verb.complement, self.name(PREPOSITIONS[verb.complement]), head).nodes
        if self.chance(0.3):
            head.form, head.feats = verb.participle, {"VerbForm": "Part"}
            return Phrase(
                [
                    *nodes,
                    head,
                    Node("zu", "PART", "zu", {}, "mark", head),
                    Node("haben", "AUX", "haben", {"VerbForm": "Inf"}, "aux", head),
                ],
                head,
            )
        if verb.prefix:
            head.form = verb.prefix + "zu" + verb.base
            return Phrase([*nodes, head], head)
        return Phrase([*nodes, Node("zu", "PART", "zu", {}, "mark", head), head], head)

    def undergoer(self, verb: Verb, case: str, rich: bool) -> Phrase:
        """What the verb is done to: a place or building that is hit, else an item."""
        if verb in verbs("hit"):
            return self.nominal(self.noun("thing"), case, self.chance(0.5), "def")
        return self.item(case, rich)


def has(auxiliary: str, mood: str, plural: bool) -> tuple[str, str, str, str]:
    """The finite perfect auxiliary: form, lemma, mood, tense."""
    form, tense = AUXILIARIES[auxiliary][mood, plural]
    return form, auxiliary, mood, tense


def particle(prefix: str, head: Node) -> Node:
    """A separated verb prefix."""
    return Node(prefix, "ADP", prefix, {}, "compound:prt", head)


def negation(head: Node) -> Phrase:
    """ "nicht"."""
    node = Node("nicht", "PART", "nicht", {"Polarity": "Neg"}, "advmod", head)
    return Phrase([node], node)
