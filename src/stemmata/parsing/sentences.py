"""spaCy documents as our own sentences and tokens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stemmata.model import Sentence, Token
from stemmata.parsing.forms import mend
from stemmata.parsing.normal import Normal, visible
from stemmata.parsing.repairs import repair

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.tokens import Token as Parsed

_STRAY = frozenset("\"')]»”“’.")


def sentences(doc: Doc, text: str, normal: Normal, base: int, language: str) -> list[Sentence]:
    """The sentences of a parsed stretch that begins at offset `base` of `text`."""
    groups: list[list[Parsed]] = []
    for span in doc.sents:
        group = [token for token in span if not token.is_space]
        if not group:
            continue
        if groups and all(token.text in _STRAY for token in group):
            groups[-1] += group
        else:
            groups.append(group)
    return [_sentence(group, text, normal, base, language) for group in groups]


def _sentence(group: list[Parsed], text: str, normal: Normal, base: int, language: str) -> Sentence:
    index = {token.i: k for k, token in enumerate(group)}
    heads = [_head(token, index) for token in group]
    root = next((k for k, head in enumerate(heads) if head == k), 0)
    tokens = []
    for k, token in enumerate(group):
        start = base + normal.start(token.idx)
        end = base + normal.end(token.idx + len(token.text))
        stray = heads[k] == k and k != root
        head = root if stray else heads[k]
        tokens.append(
            Token(
                i=k,
                text=visible(text[start:end]),
                start=start,
                end=end,
                lemma=token.lemma_ or token.text,
                upos=token.pos_ or "X",
                feats=token.morph.to_dict(),
                head=-1 if k == root else head,
                deprel="root" if k == root else "punct" if stray else token.dep_ or "dep",
            )
        )
    return Sentence(start=tokens[0].start, end=tokens[-1].end, tokens=repair(mend(tokens, language), language))


def _head(token: Parsed, index: dict[int, int]) -> int:
    """The head's place in the group, stepping over white space; itself where the head lies outside."""
    head = token.head
    while head.is_space and head.head.i != head.i:
        head = head.head
    return index.get(head.i, index[token.i])
