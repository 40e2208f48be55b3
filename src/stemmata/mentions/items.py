"""Weapons, munitions, parts and other items that a text names."""

from __future__ import annotations

from collections.abc import Sequence

from stemmata.knowledge.catalogue import ancestors
from stemmata.languages import data
from stemmata.mentions.actors import find_actors
from stemmata.mentions.item_candidates import WORD, Candidate, compounds, first_longest, named, rounds, with_modifiers
from stemmata.mentions.item_joining import join, parts_of, unknown_span, with_unknown
from stemmata.mentions.item_names import load
from stemmata.mentions.item_producer import producer
from stemmata.mentions.matching import Coverage, containing, near, plain, sentence_spans
from stemmata.model import ActorMention, ItemMention, Sentence, Span


def find_items(text: str, language: str, sentences: Sequence[Sentence] = ()) -> list[ItemMention]:
    """Every item named in the text, sorted, without overlaps.

    A designation with its class word ("Kampfpanzer des Typs Leopard 2A6", "Shahed-136 drones") is one mention.
    Names that are also common words count only in a sentence that speaks of weapons. `producer` is set when an
    adjective or a phrase of making says so and the catalogue does not say otherwise.
    """
    flat = plain(text)
    kept = _resolve(flat, language, sentences)
    if not kept:
        return []
    actors = find_actors(text, language, sentences)
    names = Coverage(len(flat), ((a.start, a.end) for a in actors if a.kind not in ("state", "military", "person")))
    kept = [c for c in kept if c.designation or not names.touches(c.start, c.end)]
    starts = [a.start for a in actors]
    return [_mention(flat, c, language, [actors[i] for i in near(starts, c.start - 100, c.end + 24)]) for c in kept]


def unknown_designations(text: str, language: str) -> list[Span]:
    """Spans that stand where a designation would ("Drohne vom Typ Xyz-7", "Gamma-7 drone") and are in no table."""
    flat = plain(text)
    return [span for c in _resolve(flat, language, ()) if (span := unknown_span(flat, c))]


def _resolve(flat: str, language: str, sentences: Sequence[Sentence]) -> list[Candidate]:
    """All items of a text as candidates: found one by one, then joined, then weighed by their sentence."""
    of_tables, masks = named(flat, language)
    types = [c for c in of_tables if c.designation]
    classes = [c for c in of_tables if not c.designation] + list(rounds(flat, language))
    if "heads" in data(language, "items"):
        classes += compounds(flat, language)
    hidden = Coverage(len(flat), masks)
    classes = first_longest(with_modifiers(flat, c, language) for c in classes if not hidden.touches(c.start, c.end))
    joined = parts_of(flat, join(flat, types, classes, language), language)
    whole = first_longest(with_unknown(flat, c, language) for c in joined)
    return _in_context(flat, whole, language, sentences)


def _in_context(flat: str, found: list[Candidate], language: str, sentences: Sequence[Sentence]) -> list[Candidate]:
    """Drop guarded names in sentences that do not speak of weapons, unless the text uses the name surely elsewhere."""
    sure = {c.id for c in found if c.sure}
    context = load(language).context
    spans = [(s.start, s.end) for s in sentences] or sentence_spans(flat)
    out: list[Candidate] = []
    order = sorted(found, key=lambda c: c.start)
    starts = [c.start for c in order]
    for i, c in enumerate(order):
        if c.sure or (c.id in sure and c.designation) or (sure and c.elsewhere):
            out.append(c)
            continue
        if c.weak:
            continue
        a, b = containing(spans, c.start)
        words = _lower_words(flat[a : c.start] + " " + flat[c.end : b])
        beside = any(found_in != i and order[found_in].sure for found_in in near(starts, a, b - 1))
        if beside or words & context:
            out.append(c)
    return out


def _lower_words(stretch: str) -> set[str]:
    words: set[str] = set()
    for m in WORD.finditer(stretch.lower()):
        words.add(m[0])
        words.update(m[0].split("-"))
    return words


def _mention(flat: str, c: Candidate, language: str, actors: list[ActorMention]) -> ItemMention:
    return ItemMention(
        start=c.start,
        end=c.end,
        id=c.id,
        name=c.name,
        family=c.family,
        ancestors=ancestors(c.family),
        designation=c.designation,
        plural=c.plural,
        producer=producer(flat, c, language, actors),
    )
