"""From an article to its claims: parse, find what is named, evoke frames, fill roles, attribute, merge."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import stemmata
from stemmata.claims.attribution import find_attributions, report_links
from stemmata.claims.attribution import scope as attribution_scope
from stemmata.claims.attribution.kinds import of_kind
from stemmata.claims.build import drafts_of
from stemmata.claims.completeness import arms_at_least, complete_claim
from stemmata.claims.context import complete
from stemmata.claims.counting import count_found
from stemmata.claims.denials import denials_of
from stemmata.claims.draft import Draft
from stemmata.claims.estimates import estimates_of
from stemmata.claims.explain import whole
from stemmata.claims.field import is_comment, of_arms, plainly_said, speaks_of
from stemmata.claims.firsts import judged
from stemmata.claims.grammar import Tree, closed_classes, head_of, tree
from stemmata.claims.inventories import inventories_of
from stemmata.claims.item_references import specified, spoken_of
from stemmata.claims.lexicon import lexicon
from stemmata.claims.merge import merge
from stemmata.claims.origins import origins_of
from stemmata.claims.properties import properties_of
from stemmata.claims.reference import Memory, referred
from stemmata.claims.rules import by_rule
from stemmata.claims.setting import Setting, Trace
from stemmata.claims.sites import groups, sites
from stemmata.claims.speech import attribute
from stemmata.claims.things import Thing, named
from stemmata.claims.weighing.roles import Report, settle
from stemmata.claims.windows import windows
from stemmata.mentions.actors import find_actors
from stemmata.mentions.items import find_items, unknown_designations
from stemmata.mentions.places import find_places
from stemmata.mentions.quantities import find_quantities
from stemmata.mentions.regimes import RegimeMention, find_regimes
from stemmata.mentions.times import find_times
from stemmata.mentions.unlisted_items import with_unlisted
from stemmata.model import (
    ActorMention,
    Article,
    Attribution,
    Claim,
    Evidence,
    Issue,
    ItemMention,
    PartKind,
    PlaceMention,
    QuantityMention,
    Sentence,
    Span,
    TimeMention,
)
from stemmata.parsing import parse
from stemmata.reading.issues import issue

CLAIMING = {"title", "kicker", "lead", "body", "subheading", "list"}
"""Parts whose sentences make claims; captions, credits and dates do not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """Every layer that was read from an article; all offsets into `article.text`."""

    article: Article
    sentences: tuple[Sentence, ...]
    actors: tuple[ActorMention, ...]
    items: tuple[ItemMention, ...]
    quantities: tuple[QuantityMention, ...]
    times: tuple[TimeMention, ...]
    places: tuple[PlaceMention, ...]
    attributions: tuple[Attribution, ...]
    claims: tuple[Claim, ...]
    issues: tuple[Issue, ...]


def made_by() -> str:
    """Name and version of this extractor, as every claim carries it."""
    return f"stemmata {stemmata.__version__}"


def analyse(article: Article, sentences: Sequence[Sentence] | None = None, trace: Trace | None = None) -> Analysis:
    """Read every layer of an article.

    Args:
        sentences: the article's parse where the caller has it already.
        trace: filled with what was weighed, for training.

    Raises:
        LanguageError: there is no pipeline for the article's language.
    """
    parsed = tuple(sentences) if sentences is not None else parse(article)
    language, text = article.language or "", article.text
    published = article.published.value if article.published else None
    actors = find_actors(text, language, parsed)
    items = find_items(text, language, parsed)
    stamped = find_times(text, language, published, parsed, article.entries)
    times = [x for x in stamped if not _named_in(x, items)]
    quantities = find_quantities(text, language, parsed, times)
    places = find_places(text, language, parsed)
    elsewhere = [*((m.start, m.end) for m in actors), *((m.start, m.end) for m in places)]
    items = with_unlisted(text, items, elsewhere, parsed, language)
    attributions = find_attributions(article, parsed, actors)
    claims = _claims(article, parsed, (actors, items, quantities, times, places), attributions, trace)
    issues = [*article.issues, *_issues(article, parsed, times, language)]
    return Analysis(
        article=article,
        sentences=parsed,
        actors=tuple(actors),
        items=tuple(items),
        quantities=tuple(quantities),
        times=tuple(times),
        places=tuple(places),
        attributions=tuple(attributions),
        claims=tuple(claims),
        issues=tuple(issues),
    )


def _named_in(time: TimeMention, items: Sequence[ItemMention]) -> bool:
    """Whether a "year" is part of a name: "Mirage 2000", "Panzerhaubitze 2000"."""
    return any(m.start < time.start and time.end <= m.end for m in items)


def extract(article: Article) -> list[Claim]:
    """The claims of an article, in the order of their evidence."""
    return list(analyse(article).claims)


def _claims(
    article: Article,
    sentences: Sequence[Sentence],
    layers: Sequence[Sequence[Any]],
    attributions: Sequence[Attribution],
    trace: Trace | None,
) -> list[Claim]:
    language = article.language or ""
    lex = lexicon(language)
    low = article.text.lower()
    if not of_arms(low, language, layers[1]):
        return []
    setting = Setting(
        text=article.text,
        language=language,
        published=article.published.value if article.published else None,
        lexicon=lex,
        test_context=speaks_of(low, language, "test") > speaks_of(low, language, "attack"),
        attack_context=speaks_of(low, language, "attack") > 0,
        attributions=attributions,
        times=layers[3],
        arms_report=len(layers[1]) >= 3,
        trace=trace,
    )
    regimes = find_regimes(article.text, language)
    made: list[Claim] = []
    for window, published in windows(article, sentences, WINDOW):
        low_end, high_end = window[0].start, window[-1].end
        near = [[m for m in layer if low_end <= m.start < high_end] for layer in (*layers, regimes)]
        said = [a for a in attributions if any(s.start < high_end and low_end < s.end for s in a.content)]
        local = replace(setting, attributions=said, times=near[3], published=published)
        drafts = _drafts(article, window, near[:-1], local, near[-1])
        made += [_claim(article, draft) for draft in _distinct(article.text, drafts)]
    return made


WINDOW = 200
"""Sentences read together; a longer text is read in pieces, since context and merging compare all with all."""
LONGEST = 300
"""Tokens of the longest sentence that is read; longer ones are lists or tables without stops."""


def _drafts(
    article: Article,
    sentences: Sequence[Sentence],
    layers: Sequence[Sequence[Any]],
    setting: Setting,
    regimes: Sequence[RegimeMention],
) -> list[Draft]:
    """The merged drafts of a stretch of text."""
    language, attributions = setting.language, setting.attributions
    drafts: list[Draft] = []
    memory = Memory(language)
    trees: dict[int, Tree] = {}
    named_in: dict[int, Sequence[Thing]] = {}
    for number, sentence in enumerate(sentences):
        part = _part(article, sentence)
        if part not in CLAIMING or len(sentence.tokens) > LONGEST:
            continue
        t = trees[number] = tree(sentence, language, _hedges(sentence, layers[2], layers[3], language))
        things = specified(t, _things(t, article.text, layers, regimes, language), memory.items, number, language)
        pointed = referred(t, things, memory, number, language, attributions)
        both = sorted(
            [*things, *pointed, *sites(t, things, language), *groups(t, things, language)],
            key=lambda x: (x.start, x.end, x.kind),
        )
        named_in[number] = both
        told = judged(t, drafts_of(t, both, part, number, setting), things, language)
        told += denials_of(t, both, told, drafts, part, number, language)
        told += inventories_of(t, both, told, drafts, part, number, setting)
        told += estimates_of(t, both, told, drafts, part, number, language, attributions)
        drafts += told
        before = spoken_of(memory.items)
        found = origins_of(t, things, before, part, number, language)
        found += properties_of(t, both, before, part, number, language)
        count_found(t, found, things)
        drafts += found
        memory.note(number, t, [x for x in things if x.kind != "actor" or not _speaking(x, attributions)])
    for draft in drafts:
        attribute(draft, attributions, attribution_scope, setting)
    stated = [dict(draft.roles) for draft in drafts]
    complete(drafts)
    settle(drafts, stated, _report(article, sentences, layers, setting, trees, named_in))
    by_rule(drafts, regimes)
    for draft in drafts:
        arms_at_least(draft)
    comment = is_comment(article)
    return merge([d for d in drafts if complete_claim(d) and (not comment or plainly_said(d))])


def _report(
    article: Article,
    sentences: Sequence[Sentence],
    layers: Sequence[Sequence[Any]],
    setting: Setting,
    trees: Mapping[int, Tree],
    things: Mapping[int, Sequence[Thing]],
) -> Report:
    title = next((part.end for part in article.parts if part.kind == "title"), 0)
    return Report(
        text=article.text,
        title=title,
        sentences=sentences,
        trees=trees,
        things=things,
        actors=layers[0],
        items=layers[1],
        places=layers[4],
        attributions=setting.attributions,
        lexicon=setting.lexicon,
        trace=setting.trace,
    )


def _things(
    t: Tree, text: str, layers: Sequence[Sequence[Any]], regimes: Sequence[RegimeMention], language: str
) -> list[Thing]:
    things = [x for layer in layers for x in named(t, text, layer, language)]
    for regime in regimes:
        if t.sentence.start <= regime.start and regime.end <= t.sentence.end:
            head = head_of(t, regime.start, regime.end)
            if head is not None:
                things.append(
                    Thing(
                        "regime",
                        regime.start,
                        regime.end,
                        head,
                        {"name": regime.name, "text": text[regime.start : regime.end]},
                        "name",
                        regime,
                    )
                )
    persons = [m for m in layers[0] if m.kind == "person"]
    return sorted((x for x in things if not _in_name(x, persons)), key=lambda x: (x.start, x.end, x.kind))


def _in_name(thing: Thing, persons: Sequence[Any]) -> bool:
    """Whether an item or place is but a part of a person's name: "Abdel Fattah al-Sisi" is no missile."""
    return thing.kind in {"item", "place"} and any(
        p.start <= thing.start and thing.end <= p.end and p.end - p.start > thing.end - thing.start for p in persons
    )


def _hedges(
    sentence: Sentence, quantities: Sequence[QuantityMention], times: Sequence[TimeMention], language: str
) -> frozenset[int]:
    """Prepositions that govern no thing: those of a number's hedge ("bis zu", "over") and of a time expression."""
    numbers: list[QuantityMention | TimeMention] = [*quantities, *times]
    spans = [(m.start, m.end) for m in numbers if sentence.start <= m.start < sentence.end]
    closed = closed_classes(language)
    starts = {m.start for m in times}
    opening = {k.end + 1 for k in sentence.tokens if k.text.lower() in closed["opening"]}
    opened = {m.end for m in times if m.start in opening}
    found: set[int] = set()
    for k in sentence.tokens:
        if k.upos != "ADP" and k.deprel != "case":
            continue
        following = next((n for n in sentence.tokens[k.i + 1 : k.i + 3] if n.upos not in {"DET", "ADJ"}), None)
        closing = k.text.lower() in closed["closing"] and k.i > 0 and sentence.tokens[k.i - 1].end in opened
        if any(a <= k.start < b for a, b in spans) or (following is not None and following.start in starts) or closing:
            found.add(k.i)
    return frozenset(found)


def _speaking(thing: Thing, attributions: Sequence[Attribution]) -> bool:
    """Whether an organ is named as a speaker here; "it" in what follows is not the service that reports."""
    return (
        getattr(thing.mention, "form", "") != "capital"
        and getattr(thing.mention, "kind", "") not in {"state", "armed-group"}
        and any(s.start <= thing.start < s.end for a in attributions for s in a.source)
    )


def _part(article: Article, sentence: Sentence) -> PartKind:
    for part in article.parts:
        if part.start <= sentence.start < part.end:
            return part.kind
    return "body"


def _distinct(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    return [d for d in drafts if d.evidence.end > d.evidence.start]


def _claim(article: Article, draft: Draft) -> Claim:
    evidence = (_quote(article.text, draft.evidence),)
    also = tuple(_quote(article.text, s) for s in sorted(set(draft.also)) if s != draft.evidence)
    where = f"{article.document}|{draft.evidence.start}|{draft.evidence.end}"
    seed = f"{where}|{draft.event}|{sorted(draft.keys('item'))}|{draft.facts.polarity}"
    roles = {k: v for k, v in draft.roles.items() if not k.startswith("_")}
    return Claim(
        id="claim:" + hashlib.sha256(seed.encode()).hexdigest()[:20],
        document=_document(article),
        event=draft.event,  # type: ignore[arg-type]
        roles=roles,
        status=draft.facts.status,
        polarity=draft.facts.polarity,
        certainty=draft.facts.certainty,
        stance=draft.facts.stance,
        sources=tuple(of_kind(s) for s in (*draft.chain, *report_links(article))),
        evidence=evidence,
        also=also,
        made_by=made_by(),
        why=tuple(whole(draft)),
    )


def _document(article: Article) -> Mapping[str, Any]:
    return {
        "id": article.document,
        "url": article.url,
        "title": article.title,
        "publisher": article.publisher,
        "published": article.published.value if article.published else None,
        "language": article.language,
    }


def _quote(text: str, span: Span) -> Evidence:
    return Evidence(start=span.start, end=span.end, quote=text[span.start : span.end])


def _issues(
    article: Article, sentences: Sequence[Sentence], times: Sequence[TimeMention], language: str
) -> list[Issue]:
    """What this report says that could not be read: recorded with its place, never guessed."""
    found = [
        issue(article.document, "unresolved-date", f"the date “{t.text}” could not be resolved", t.start, t.end)
        for t in times
        if t.edtf is None and t.type in {"DATE", "TIME"} and not t.value.endswith("_REF")
    ]
    for span in unknown_designations(article.text, language):
        words = article.text[span.start : span.end]
        found.append(
            issue(
                article.document,
                "unknown-designation",
                f"“{words}” stands where a weapon's name stands, but no catalogue row has it",
                span.start,
                span.end,
            )
        )
    for sentence in sentences:
        if len(sentence.tokens) > LONGEST:
            words = f"a sentence of {len(sentence.tokens)} words is not read: more than {LONGEST} are a list or a table"
            found.append(issue(article.document, "long-sentence", words, sentence.start, sentence.end))
    return sorted(found, key=lambda i: (i.start or 0, i.kind))
