"""Sentences for the tests of single steps: parsed by the pipeline, or planted word by word."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from stemmata import reading
from stemmata.claims.draft import Draft
from stemmata.claims.extract import analyse
from stemmata.claims.factuality import Factuality
from stemmata.claims.grammar import Tree, tree
from stemmata.claims.lexicon import lexicon
from stemmata.claims.setting import Trace
from stemmata.claims.triggers import Trigger, find_triggers
from stemmata.model import Claim, PartKind, Sentence, Source, Span, Token
from stemmata.parsing import parse_text

TAIL = {
    "de": " Das Verteidigungsministerium machte dazu keine Angaben.",
    "en": " The defence ministry gave no details.",
}
"""A second sentence, so that the first stands in the body of a report of the field."""


def claims(language: str, text: str) -> list[Claim]:
    """The claims of a report published on 17 May 2024, a Friday, by the rules alone, without weights."""
    stated = {"published": "2024-05-17", "language": language, "publisher": "Example Post"}
    return list(
        analyse(reading.read_text(text, document="example", stated=stated), trace=Trace(by_weights=False)).claims
    )


def of_sentence(language: str, sentence: str, event: str) -> list[Claim]:
    """The claims of one event that a sentence makes in a report."""
    return [c for c in claims(language, sentence + TAIL[language]) if c.event == event]


def keys(value: object) -> set[str]:
    """The ids of a role's fillers."""
    values = value if isinstance(value, list) else [value]
    return {
        str(v.get("id") or v.get("name") or v.get("edtf")) if isinstance(v, Mapping) else str(v) for v in values if v
    }


def says(claim: Claim, event: str, roles: str, facts: str) -> bool:
    """Whether a claim is of the event, holds the roles ("item=drone,missile") and has status, polarity and stance."""
    wanted = dict(pair.split("=") for pair in roles.split())
    return (
        claim.event == event
        and facts == f"{claim.status} {claim.polarity} {claim.stance}"
        and all(set(value.split(",")) <= keys(claim.roles.get(role)) for role, value in wanted.items())
    )


def planted(words: str, language: str = "en") -> Tree:
    """A tree as it is written: `Berlin/PROPN/1/nsubj sent/VERB/-/root`; a fifth part holds features, `Tense=Pres,...`.

    Heads count from 0; `-` is the root. The lemma is the word in lower case.
    """
    tokens: list[Token] = []
    at = 0
    for i, row in enumerate(words.split()):
        text, upos, head, deprel, *rest = row.split("/")
        feats = dict(pair.split("=") for pair in rest[0].split(",")) if rest else {}
        tokens.append(
            Token(
                i=i,
                text=text,
                start=at,
                end=at + len(text),
                lemma=text.lower(),
                upos=upos,
                feats=feats,
                head=-1 if head == "-" else int(head),
                deprel=deprel,
            )
        )
        at += len(text) + 1
    return tree(Sentence(start=0, end=at - 1, tokens=tuple(tokens)), language)


def parsed(language: str, sentence: str) -> Tree:
    """The tree that the pipeline gives a sentence."""
    return tree(parse_text(sentence, language)[0], language)


def triggers(t: Tree, language: str) -> list[Trigger]:
    """The triggers of a tree by the lexicon of a language."""
    return find_triggers(t, lexicon(language), language)


def named_words(t: Tree, language: str) -> dict[str, str]:
    """Written word -> citation form of what evokes an event."""
    return {t.tokens[x.i].text: x.word for x in triggers(t, language)}


def named(name: str, kind: str = "government", country: str | None = None) -> Source:
    """A source."""
    return Source(name=name, kind=kind, country=country)


def draft(
    event: str = "transfer",
    *,
    facts: Factuality | None = None,
    start: int = 0,
    sentence: int = 0,
    part: PartKind = "body",
    chain: Sequence[Source] = (),
    **roles: object,
) -> Draft:
    """A draft as a clause of ten characters makes it; a role given as a string is an id."""
    filled = {k: {"id": v} if isinstance(v, str) and k != "property" else v for k, v in roles.items()}
    return Draft(
        event=event,
        frame="give",
        things={},
        facts=facts or Factuality("occurred"),
        evidence=Span(start=start, end=start + 10),
        sentence=sentence,
        part=part,
        roles=filled,
        chain=tuple(chain),
    )
