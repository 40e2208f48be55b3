"""A small grammar that writes German report sentences with their trees.

Gold German is scarce, and what there is has few reports: Konjunktiv I, verb-final clauses, passives, participles
with arguments, relative clauses, separable verbs. Here they are written out of `templates/de.toml`, exactly
annotated after GSD's conventions. Sentences need not make sense; their trees must.
"""

from __future__ import annotations

import random
from collections.abc import Callable

from clauses import Clauses, negation, particle
from german import (
    ASSUME,
    Node,
    Phrase,
    comma,
)
from prepare import Tree
from stemmata.parsing.conllu import Word


class Writer(Clauses):
    """Writes sentences from one source of chance."""

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
        """ ", nachdem X Y geliefert hatte" behind a clause."""
        other = self.any_clause("Ind", "last", rich=False).under(clause.head, "advcl")
        word = self.pick("words", "conjunctions")
        clause.nodes += [comma(other.head), Node(word, "SCONJ", word, {}, "mark", other.head), *other.nodes]
        return clause

    def report(self) -> Phrase:
        """ "X sagte, Y habe …" or "X sagte, dass Y … habe"."""
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
        """ "Y habe …, sagte X", with or without quotation marks."""
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
        """ "Y habe …, so X"."""
        clause = self.any_clause("Sub", "second")
        speaker = self.person("Nom", short=True).under(clause.head, "parataxis")
        how = Node("so", "ADV", "so", {}, "advmod", speaker.head)
        clause.nodes += [comma(speaker.head), how, *speaker.nodes]
        return clause

    def bare(self) -> Phrase:
        return self.any_clause("Sub", "second")

    def assumed(self) -> Phrase:
        """ "X geht davon aus, dass …", "rechnet damit, dass …"."""
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
        """ "X bestreitet, Drohnen an Y geliefert zu haben"."""
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
        """ "X verurteilte die Lieferung von Y an Z", "X wies die Vorwürfe zurück"."""
        verb = self.verb("deal")
        verdict = self.nominal(self.noun("verdict"), "Acc", self.chance(0.5), "def")
        thing = self.deed("Acc") if self.chance(0.6) else verdict
        return self.clause(self.rng.choice(["Ind", "Ind", "Sub"]), "second", verb, obj=thing)

    def deed_is(self) -> Phrase:
        """ "Die Lieferung von X an Y verstößt gegen …", "sei … genehmigt worden"."""
        if self.chance(0.5):
            return self.passive(self.rng.choice(["Ind", "Sub"]), "second", self.verb("deal"), subj=self.deed("Nom"))
        subject = self.deed("Nom")
        node = self.finite("verstoße" if self.chance(0.4) else "verstößt", "verstoßen", "Ind", "Pres", False, "VERB")
        node.feats["Mood"] = "Sub" if node.form.endswith("e") else "Ind"
        subject.under(node, "nsubj")
        what = self.nominal(self.noun("verdict"), "Acc", False, "ein")
        return Phrase([*subject.nodes, node, *self.pp("gegen", what, node).nodes], node)

    def happening(self) -> Phrase:
        """ "Aus X lag keine Stellungnahme vor", "X fehlen Raketen": the subject behind the verb, no object."""
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
        """ "keine Bestätigung", "ein Bericht"."""
        phrase = self.nominal(self.noun("word"), case, False, "ein")
        if self.chance(0.6):
            phrase.nodes[0].form = "k" + phrase.nodes[0].form
            phrase.nodes[0].lemma = "kein"
            phrase.nodes[0].feats.pop("Definite", None)
            phrase.nodes[0].feats["PronType"] = "Neg"
        return phrase

    def two_deeds(self) -> Phrase:
        """ "X kaufte Y und schickte Z nach W"."""
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
            (self.plain, 26),
            (self.report, 20),
            (self.reported, 16),
            (self.so, 4),
            (self.bare, 12),
            (self.assumed, 5),
            (self.intends, 6),
            (self.judged, 5),
            (self.deed_is, 4),
            (self.two_deeds, 4),
            (self.happening, 7),
        ]
        return self.rng.choices([way for way, _ in ways], [share for _, share in ways])[0]()


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
        words.append(
            Word(
                form=node.form,
                space=not tight,
                lemma=node.lemma,
                upos=node.upos,
                xpos="",
                feats=feats,
                head=-1 if node is phrase.head else place[id(node.head)],
                deprel="root" if node is phrase.head else node.deprel,
                misc={},
            )
        )
    return Tree(tuple(words))


def write(count: int, seed: int = 7) -> list[Tree]:
    """`count` sentences; the same ones for the same seed."""
    writer = Writer(random.Random(seed))
    return [tidy(writer.sentence()) for _ in range(count)]


if __name__ == "__main__":
    for tree in write(40):
        print("".join(word.form + " " * word.space for word in tree.words))
