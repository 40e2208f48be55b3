"""Where a sentence speaks of an event: tokens that evoke frames, with the readings their words allow."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

from stemmata.claims.grammar import Tree, bare
from stemmata.claims.lexicon import Entry, Lexicon, Word, noun_entries

VERBAL = {"VERB", "AUX", "ADJ"}
STOPS = {",", ";", ".", ":", "–", "—", "!", "?"}


@dataclass(frozen=True, slots=True)
class Trigger:
    """A token that evokes one or more frames.

    `kind` is verb, participle (attributive, "gelieferte Raketen"), or noun; `word` the citation form;
    `modifier` the offset in the token where a compound's event part begins (0 when it is the whole word).
    """

    i: int
    kind: str
    word: str
    entries: tuple[Entry, ...]
    modifier: int = 0
    tokens: tuple[int, ...] = ()


def find_triggers(t: Tree, lex: Lexicon, language: str, taken: Collection[tuple[int, int]] = ()) -> list[Trigger]:
    """All triggers of a sentence, in order.

    Args:
        taken: spans of names ("assault rifles", "shoulder-fired missiles") within which no word evokes a frame,
            except the last part of a compound that reaches beyond the name ("Raketenlieferung").
    """
    found: list[Trigger] = []
    for token in t.tokens:
        if any(start <= token.start and token.end <= end for start, end in taken) and not _bare_verb(
            t, token.i, lex, taken
        ):
            continue
        low = _hyphenated(t, token.i, lex)
        if bare(token.deprel) in {"aux", "cop"}:
            continue
        noun_like = token.upos in {"NOUN", "PROPN"} and (
            language != "de" or token.text[:1].isupper() or token.upos == "NOUN"
        )
        if low in lex.verbs and not (noun_like and (language == "de" and token.i > 0 and token.text[:1].isupper())):
            trigger = _verb(t, token.i, lex, language, noun_like)
            if trigger:
                found.append(trigger)
                continue
        if language == "de" and not token.text[:1].isupper():
            continue
        if language != "de" and token.upos not in {"NOUN", "PROPN", "ADJ", "VERB"}:
            continue
        if _modifies(t, token.i, lex):
            continue
        entries, part = noun_entries(lex, _whole(t, token.i, low, lex))
        if entries:
            found.append(Trigger(token.i, "noun", part, entries, max(0, len(token.text) - len(part)), (token.i,)))
    return found


def _hyphenated(t: Tree, i: int, lex: Lexicon) -> str:
    """The token in lower case; with what a hyphen ties to it where only the whole evokes a frame ("test-fired")."""
    low = t.tokens[i].text.lower()
    if i < 2 or t.tokens[i - 1].text != "-" or t.tokens[i - 2].end != t.tokens[i].start - 1:
        return low
    whole = f"{t.tokens[i - 2].text.lower()}-{low}"
    return whole if whole in lex.verbs or noun_entries(lex, whole)[1] == whole else low


LONGEST = 4
"""Words of the longest event noun of the lists ("nuclear weapons test")."""


def _whole(t: Tree, i: int, low: str, lex: Lexicon) -> str:
    """The longest event noun that ends in token `i`: "arms deal" before "deal"."""
    for first in range(max(0, i - LONGEST + 1), i):
        words = " ".join(k.text.lower() for k in t.tokens[first : i + 1]).replace(" - ", "-")
        if " " in words and words in lex.nouns:
            return words
    return low if "-" in low and "-" not in t.tokens[i].text else t.tokens[i].text


def _modifies(t: Tree, i: int, lex: Lexicon) -> bool:
    """ "Launch site", "export licence": the first part of a name of something that is no event."""
    token = t.tokens[i]
    if lex.compounds or bare(token.deprel) != "compound" or token.head <= i or token.head > i + 2:
        return False
    return not noun_entries(lex, t.tokens[token.head].text)[0]


def _bare_verb(t: Tree, i: int, lex: Lexicon, taken: Collection[tuple[int, int]]) -> bool:
    """Whether a word that reads as a name stands where only the verb of the clause can ("Iran arms Bolivia")."""
    token = t.tokens[i]
    return (
        (token.start, token.end) in taken
        and token.text.lower() in lex.verbs
        and token.upos != "NUM"
        and i > 0
        and (bare(token.deprel) == "root" and bool(list(t.kids(i, "nsubj"))) and bool(list(t.kids(i, "obj"))))
    )


CONSTRUCTIONS: tuple[Entry, ...] = (
    {"frame": "give", "needs": ["item", "plain", "direct", "giver", "to-actor"]},
    {"frame": "get", "needs": ["item", "plain", "direct", "getter", "from-actor"]},
    {"frame": "use", "needs": ["item", "plain", "direct", "operator", "against"]},
)
"""Readings of a verb that no list knows, by what it governs: somebody VERBS arms to somebody, from somebody, at
somebody. Each needs all three parties, named and typed."""


def constructions(t: Tree, known: Collection[int], stop: Callable[[Tree, int], bool]) -> list[Trigger]:
    """Triggers for the full verbs that evoke no frame of their own.

    Args:
        known: tokens that are triggers already.
        stop: verbs that are not to be read so, such as verbs of saying and governing words.
    """
    return [
        Trigger(k.i, "verb", k.lemma.lower(), CONSTRUCTIONS, 0, (k.i,))
        for k in t.tokens
        if k.upos == "VERB" and k.i not in known and bare(k.deprel) not in {"aux", "cop", "amod"} and not stop(t, k.i)
    ]


PRESENCES: tuple[Entry, ...] = (
    {"frame": "dispatch", "property": "soldiers", "needs": ["forces", "to-place"]},
    {"frame": "deploy", "needs": ["item", "to-place", "direct"]},
)
ON_DUTY: tuple[Entry, ...] = ({"frame": "serve", "needs": ["item"]},)
"""What it means that forces or arms are somewhere: "3,000 soldiers are in Kursk", "in service with the army"."""


def presences(
    t: Tree, lex: Lexicon, known: Collection[int], places: Collection[int], duty: tuple[str, ...]
) -> list[Trigger]:
    """Triggers for places and states that stand as predicates: "are in Belarus", "ist im Dienst".

    Args:
        places: tokens that head the name of a place.
        duty: words of states in which arms stand ready.
    """
    at = lex.prepositions["in"] | lex.prepositions["on"] | lex.prepositions["at"]
    found: list[Trigger] = []
    for k in t.tokens:
        predicate = any(c.lemma.lower() in t.closed["be"] for c in t.kids(k.i, "cop"))
        if k.i in known or not predicate or not any(c.text.lower() in at for c in t.kids(k.i, "case")):
            continue
        if k.i in places:
            found.append(Trigger(k.i, "verb", "be", PRESENCES, 0, (k.i,)))
        elif k.text.lower() in duty:
            found.append(Trigger(k.i, "verb", "be", ON_DUTY, 0, (k.i,)))
    return found


def _verb(t: Tree, i: int, lex: Lexicon, language: str, noun_like: bool) -> Trigger | None:
    token = t.tokens[i]
    low = _hyphenated(t, i, lex)
    words = lex.verbs[low]
    if language != "de" and noun_like and not _verb_by_context(t, i):
        return None
    if _bound(t, i) and low == token.text.lower():
        return None
    if token.upos == "ADJ" and language != "de" and low not in lex.adjectival:
        return None  # "it was not clear"
    if f"{low} {t.tokens[i + 1].text.lower() if i + 1 < len(t.tokens) else ''}" in t.closed["no_verbs"]:
        return None
    matched: list[tuple[Word, tuple[int, ...]]] = []
    adjective = language == "de" and low in lex.adjectival and bare(token.deprel) == "amod"
    for word in words:
        if adjective and word.particle:
            continue  # "die gelieferten Panzer kamen an": the particle is the main verb's
        beside = particle_of(t, i, word.phrase) if word.phrase else ()
        if word.phrase and not beside:
            continue
        if word.particle is None:
            if beside or not _other_particle(t, i, words):
                matched.append((word, (i, *beside)))
        else:
            where = particle_of(t, i, word.particle)
            if where:
                matched.append((word, (i, *where, *beside)))
    separated = [m for m in matched if m[0].particle or m[0].phrase]
    matched = separated or matched
    if not matched:
        return None
    entries = tuple(entry for word, _ in matched for entry in word.entries)
    kind = "participle" if low in lex.adjectival and bare(token.deprel) == "amod" else "verb"
    word = matched[0][0]
    name = (
        " ".join(x for x in (word.phrase, (word.particle or "") + word.lemma) if x)
        if language == "de"
        else word.lemma + (" " + word.particle if word.particle else "")
    )
    return Trigger(i, kind, name, entries, 0, tuple(sorted(matched[0][1])))


def _bound(t: Tree, i: int) -> bool:
    """ "Russian-made", "land-based": the last part of a hyphenated adjective tells where a thing is from, no event."""
    return i >= 2 and t.tokens[i - 1].text in {"-", "‑"} and t.tokens[i - 1].end == t.tokens[i].start


def _other_particle(t: Tree, i: int, words: tuple[Word, ...]) -> bool:
    """A particle beside the verb that no entry knows makes it another verb ("carry out", "nahm zu")."""
    known = {w.particle for w in words}
    return any(k.text.lower() not in known and k.upos != "VERB" for k in t.kids(i, "compound:prt"))


def _verb_by_context(t: Tree, i: int) -> bool:
    """A word tagged as a noun that stands where only a verb can ("to launch", "X fires Y" in a headline)."""
    token = t.tokens[i]
    before = t.tokens[i - 1] if i else None
    if before is not None and before.text.lower() in {"to", "will", "would", "could", "may", "might", "must", "not"}:
        return True
    return bare(token.deprel) in {"root", "ROOT"} and any(True for _ in t.kids(i, "nsubj", "obj"))


def particle_of(t: Tree, i: int, particle: str) -> tuple[int, ...]:
    """Token indices of a separated particle or fixed phrase of the verb at `i`, or ()."""
    phrase = particle.replace("_", " ").split()
    if len(phrase) > 1:
        return _phrase(t, phrase)
    for kid in t.kids(i, "compound:prt", "compound"):
        if kid.text.lower() == particle:
            return (kid.i,)
    governed = t.kids(i, "obl", "nmod", "obj", "iobj") if particle in t.closed["verb_prepositions"] else ()
    for phrase_head in governed:
        for kid in t.kids(phrase_head.i, "case"):  # "was intended for": the preposition of a phrase of the verb's
            near = kid.i == i + 1 or (kid.i - i <= 3 and particle in t.closed["far_prepositions"])
            dated = phrase_head.text.lower().endswith(tuple(t.closed["dating_endings"]))
            if kid.text.lower() == particle and near and not dated:
                return (kid.i,)
    if i and t.tokens[i - 1].text.lower() == particle and t.tokens[i].feats.get("VerbForm") in {"Part", "Inf"}:
        return (i - 1,)  # "haben scharf geschossen"
    # a particle closes its clause: look ahead to the next stop
    for token in t.tokens[i + 1 :]:
        if token.text in STOPS:
            break
        if token.text.lower() != particle:
            continue
        following = t.tokens[token.i + 1].text if token.i + 1 < len(t.tokens) else "."
        if token.deprel == "compound:prt" or following in STOPS or t.has("after_particles", following):
            return (token.i,)
        if token.i == i + 1 and token.upos in {"ADP", "ADV", "PART"} and t.has("loose_particles", particle):
            return (token.i,)
    return ()


GAP = 4
"""Words that a star in a fixed phrase may stand for: "on * list" is "on the US sanctions list"."""


def _phrase(t: Tree, phrase: list[str]) -> tuple[int, ...]:
    """Token indices of the literal words of a fixed phrase, where it stands first, or ()."""
    lows = [k.text.lower() for k in t.tokens]
    for start, low in enumerate(lows):
        if low != phrase[0]:
            continue
        found, at, gap = [start], start + 1, False
        for piece in phrase[1:]:
            if piece == "*":
                gap = True
                continue
            window = lows[at : at + (GAP + 1 if gap else 1)]
            hit = next((n for n, w in enumerate(window) if _fits(w, piece)), None)
            if hit is None or any(w in STOPS for w in window[:hit]):
                found = []
                break
            found.append(at + hit)
            at, gap = at + hit + 1, False
        if found:
            return tuple(found)
    return ()


def _fits(word: str, piece: str) -> bool:
    """Whether a word is the piece, or, after a star, a compound that ends in it ("Terrorliste" for "liste")."""
    return word == piece or (len(piece) > 4 and word.endswith(piece))
