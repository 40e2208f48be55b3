"""Who does the saying: the subject, agent or antecedent of a cue verb, and the words that name it."""

from __future__ import annotations

from stemmata.claims.attribution.found import contiguous, tokens_span
from stemmata.claims.attribution.lexicon import Cue
from stemmata.claims.attribution.scene import MARKS, Scene, Unit, finite
from stemmata.claims.grammar import bare, passive
from stemmata.model import Span, Token

NOMINAL = {"NOUN", "PROPN", "PRON", "NUM", "X"}
FLAT_STOPS = {"acl:relcl", "parataxis", "advcl", "ccomp"}


def is_passive(scene: Scene, unit: Unit, v: Token) -> bool:
    """Whether the cue verb is in the passive."""
    if v.feats.get("VerbForm") == "Fin" and not any(True for _ in unit.tree.kids(v.i, "aux:pass")):
        return False
    forms = {k.lemma.lower() for k in unit.tree.kids(v.i, "aux", "cop")}
    if scene.language == "de":
        words = {k.text.lower() for k in unit.tree.kids(v.i, "aux", "cop")}
        one = unit.fields[unit.field_of(v.i)]
        if not words and v.feats.get("VerbForm") == "Part" and one.verb >= 0 and one.verb != v.i:
            words = {unit.tokens[one.verb].text.lower()}
        return v.feats.get("VerbForm") != "Inf" and bool(
            words & {"wird", "wurde", "wurden", "worden", "werde"} or ("werden" in forms and _participle(v))
        )
    if (
        v.feats.get("VerbForm") == "Part"
        and v.feats.get("Tense") == "Past"
        and not forms
        and any(True for _ in unit.tree.kids(v.i, "xcomp"))
    ):
        return True  # "three sites said to be part of the programme"
    one = unit.fields[unit.field_of(v.i)]
    after_comma = v.i > 0 and unit.tokens[v.i - 1].text == ","
    if after_comma and not forms and any(scene.grammar.has("that", t.text) for t in unit.tokens[v.i + 1 : one.last]):
        return False  # "the minister, N. N., suggested in May that"
    return passive(unit.tree, v.i) and bool(
        forms & scene.grammar.words["passive_auxiliaries"] or bare(v.deprel) == "acl"
    )


def _participle(v: Token) -> bool:
    return v.feats.get("VerbForm") == "Part" or v.text.endswith("t")


def subject(scene: Scene, unit: Unit, v: Token, cue: Cue) -> int | None:
    """Token index of the source of a cue verb, or None where it is not said."""
    tree = unit.tree
    if is_passive(scene, unit, v):
        agent = _agent(scene, unit, v)
        if agent is not None or not cue.passive_speaker:
            return agent
        return next((k.i for k in tree.kids(v.i, "nsubj")), None)
    for kid in tree.kids(v.i, "nsubj"):
        if _addressee(scene, unit, kid, v):
            continue
        if (kid.upos in NOMINAL or kid.upos in {"DET", "ADJ"}) and kid.text not in scene.grammar.words["time_nouns"]:
            return kid.i
    if cue.reporting and _after_stop(unit, v) and not list(tree.kids(v.i, "nsubj", "ccomp")):
        last = unit.fields[unit.field_of(v.i)].last
        following = positional(scene, unit, v.i, last, v.i)
        if following is not None and following > v.i:
            return following  # ", ergänzte Kirby": whatever the tree makes of the two
    return _borrowed(
        unit, v, own=finite(v, scene.grammar) or any(finite(k, scene.grammar) for k in tree.kids(v.i, "aux"))
    )


def _after_stop(unit: Unit, v: Token) -> bool:
    return v.i > 0 and unit.tokens[v.i - 1].text in {",", "“", "”", '"', "«", "»", "–", "—"}


def _addressee(scene: Scene, unit: Unit, noun: Token, v: Token) -> bool:
    """Whether a noun behind the verb is spoken to: "sagte sie der Nachrichtenagentur …"."""
    if noun.i < v.i or not scene.grammar.words["dative_articles"]:
        return False
    low = min(unit.tree.subtree(noun.i))
    last = noun.text.rsplit("-", 1)[-1]
    return unit.tokens[low].text.lower() in scene.grammar.words["dative_articles"] and (
        (unit.tokens[low].text.lower() == "dem" and noun.upos != "PRON")
        or any(last.lower().endswith(w.lower()) for w in scene.grammar.words["addressees"])
    )


def _agent(scene: Scene, unit: Unit, v: Token) -> int | None:
    for kid in unit.tree.kids(v.i, "obl"):
        case = next(unit.tree.kids(kid.i, "case"), None)
        if case is not None and case.text.lower() in scene.grammar.words["agent_prepositions"]:
            return kid.i
    return None


def _borrowed(unit: Unit, v: Token, *, own: bool) -> int | None:
    """The subject that a conjoined, participial or infinitive cue verb shares; a finite one (`own`) if conjoined."""
    tree, seen = unit.tree, 0
    node = v
    while node.head >= 0 and seen < 4:
        seen += 1
        relation, head = bare(node.deprel), unit.tokens[node.head]
        if relation == "acl":
            return head.i
        if (own and relation != "conj") or relation not in {"conj", "advcl", "xcomp", "parataxis", "ccomp"}:
            return None
        for kid in tree.kids(head.i, "nsubj"):
            if kid.i != v.i:
                return kid.i
        node = head
    return None


def positional(scene: Scene, unit: Unit, first: int, last: int, v: int) -> int | None:
    """The first bare noun phrase of a report clause: after an inverted finite verb, else from its beginning."""
    verbs = [i for i in range(first, last) if finite(unit.tokens[i], scene.grammar)]
    start = next((i for i in verbs if i <= v), verbs[0] if verbs else first)
    opening = next((i for i in range(first, last) if unit.tokens[i].upos not in {"PUNCT", "CCONJ", "ADV"}), first)
    spans = [(start + 1, last), (first, start)] if start == opening else [(first, start), (start + 1, last)]
    for low, high in spans:
        for i in range(low, high):
            if _bare_noun(scene, unit, i, low) and not _addressee(
                scene, unit, unit.tokens[_top(unit, i, low, high)], unit.tokens[v]
            ):
                return _top(unit, i, low, high)
    return None


def _bare_noun(scene: Scene, unit: Unit, i: int, low: int) -> bool:
    token = unit.tokens[i]
    if token.upos not in {"NOUN", "PROPN", "PRON"} or token.text in scene.grammar.words["time_nouns"]:
        return False
    if token.upos == "PRON" and token.text.lower() in scene.grammar.words["oblique"]:
        return False
    if token.feats.get("Reflex") == "Yes" or token.text.lower() in {"sich", "himself", "herself", "itself"}:
        return False
    k = i - 1
    while k >= low and unit.tokens[k].upos in {"DET", "ADJ", "NUM", "ADV", "PROPN", "NOUN"}:
        k -= 1
    return k < low or unit.tokens[k].upos not in {"ADP", "PART"}


def _top(unit: Unit, i: int, low: int, high: int) -> int:
    """The highest nominal above `i` inside the stretch, so that "US-Sprecher John Kirby" has one head."""
    node = unit.tokens[i]
    for _ in range(4):
        head = node.head
        if head < low or head >= high or bare(node.deprel) not in {"nmod", "compound", "flat", "amod", "appos", "det"}:
            break
        if unit.tokens[head].upos not in NOMINAL:
            break
        node = unit.tokens[head]
    return node.i


def phrase(scene: Scene, unit: Unit, head: int, low: int, high: int, *, relative: bool = True) -> Span | None:
    """The words of a noun phrase inside tokens [low, high): its subtree, unbroken, without leading preposition."""
    word = unit.tokens[head].text.lower()
    if (
        any(word in scene.grammar.pronouns[k] for k in ("masculine", "feminine", "plural", "neuter", "first"))
        and unit.tokens[head].upos == "PRON"
    ):
        return tokens_span(unit, [head])
    inside = {i for i in _below(unit, head, relative) if low <= i < high}
    inside.add(head)
    run = _apposed(unit, _widened(scene, unit, contiguous(inside, head), low, high), low, high)
    while (
        run
        and unit.tokens[run[0]].upos in {"ADP", "CCONJ", "PUNCT", "SCONJ"}
        and run[0] < head
        and unit.tokens[run[0]].text not in '"„“«»'
    ):
        run = run[1:]
    return tokens_span(unit, run)


def _widened(scene: Scene, unit: Unit, run: list[int], low: int, high: int) -> list[int]:
    """A run of words with the names, titles and genitives beside it that a tree left out."""
    first, last = run[0], run[-1]
    pronoun = first == last and unit.tokens[first].upos == "PRON"
    while last + 1 < high and not pronoun:
        token, before = unit.tokens[last + 1], unit.tokens[last]
        if (token.upos == "PROPN" and before.upos in {"PROPN", "NOUN"}) or (
            token.upos in {"NOUN", "PROPN"} and before.upos in {"ADJ", "DET"}
        ):
            last += 1
        elif (
            token.text.lower() in scene.grammar.words["genitive_openers"]
            and before.upos in {"NOUN", "PROPN"}
            and token.head > last
            and token.head < high
            and unit.tokens[token.head].upos in NOMINAL
            and token.upos == "DET"
        ):
            last = token.head
        elif token.text.lower() in scene.grammar.words["affiliations"] and before.upos == "PROPN" and last + 2 < high:
            stop = last + 2
            while stop < high and (
                unit.tokens[stop].upos in {"DET", "ADJ", "NOUN", "PROPN", "X"} or unit.tokens[stop].text in MARKS
            ):
                stop += 1
            if stop == last + 2:
                break
            last = stop - 1
        else:
            break
    while first > low and not pronoun and unit.tokens[first].upos in {"PROPN", "NOUN", "ADJ"}:
        token, after = unit.tokens[first - 1], unit.tokens[first]
        named = token.upos in {"NOUN", "PROPN"} and after.upos == "PROPN"
        if named or (token.upos in {"ADJ", "NUM"} and token.text[:1].isalnum()) or token.upos == "DET":
            first -= 1
        else:
            break
    return list(range(first, last + 1))


def _apposed(unit: Unit, run: list[int], low: int, high: int) -> list[int]:
    """A run with the name or office that stands beside it between commas."""
    first, last = run[0], run[-1]
    if unit.tokens[first].upos == "PRON":
        return run
    k = last + 2
    if k < high and unit.tokens[last + 1].text == "," and name_field(unit, unit.field_of(k), k):
        last = unit.fields[unit.field_of(k)].last - 1
    if first - 2 >= low and unit.tokens[first - 1].text == "," and all(unit.tokens[i].upos == "PROPN" for i in run):
        before = unit.fields[unit.field_of(first - 2)]
        if (
            before.kind == "bare"
            and before.first >= low
            and before.mark in {"", ","}
            and before.last - before.first <= 12
        ):
            first = before.first
    return list(range(first, min(last, high - 1) + 1))


def name_field(unit: Unit, index: int, first: int) -> bool:
    """Whether a field is only a name or an office: "…, John Kirby, …", "…, a spokesman for the council, …"."""
    one = unit.fields[index]
    if one.kind != "bare" or one.first != first or one.last - one.first > 12 or not first < one.last:
        return False
    lead = unit.tokens[first]
    return (
        lead.upos == "PROPN"
        and all(unit.tokens[i].upos in {"PROPN", "NOUN", "X", "PUNCT"} for i in range(first, one.last))
    ) or (
        bool(index + 1 < len(unit.fields))
        and lead.upos in {"DET", "NOUN", "ADJ"}
        and bare(lead.deprel) in {"appos", "det", "amod"}
        and unit.fields[index + 1].mark == ","
    )


def _below(unit: Unit, head: int, relative: bool) -> set[int]:
    stops = FLAT_STOPS if not relative else FLAT_STOPS - {"acl:relcl"}
    found, todo = {head}, [head]
    while todo:
        at = todo.pop()
        for k in unit.tree.children[at]:
            token = unit.tokens[k]
            if not relative and token.deprel == "acl" and token.upos in {"VERB", "AUX"} and k > at:
                lead = unit.tokens[min(unit.tree.subtree(k))]
                after = unit.tokens[min(lead.i + 1, len(unit.tokens) - 1)]
                if lead.text == "," or lead.upos == "PRON" or after.upos == "PRON":
                    continue
            if k in found or token.deprel in stops or (at == head and bare(token.deprel) in {"cop", "aux", "nsubj"}):
                continue
            found.add(k)
            todo.append(k)
    return found
