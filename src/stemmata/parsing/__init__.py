"""Parsing: article -> sentences in Universal Dependencies.

`parse(article)` uses the pipeline that ships for the article's language. Any other parser can be plugged in as a
function from (text, language) to a CoNLL-U document; see `docs/models.md`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from stemmata.errors import LanguageError
from stemmata.model import Article, Sentence
from stemmata.parsing.conllu import read
from stemmata.parsing.normal import Normal, normalise, visible
from stemmata.parsing.pipelines import languages, pipeline

__all__ = ["Parser", "languages", "parse", "parse_many", "parse_text", "pipeline"]

Parser = Callable[[str, str], str]
"""A parser that is plugged in: (text, ISO 639-1 language) -> CoNLL-U whose forms are those of the text."""

STRETCHES = 64
"""Paragraphs parsed together; a few dozen keep the memory near 200 MB."""

ARTICLES = 16
"""Articles read ahead by `parse_many`."""

Stretch = tuple[int, Normal]
"""A paragraph: its offset and its normalised text."""

Job = tuple[str, list[Stretch], str]
"""A text, its paragraphs and its language."""


def parse(article: Article, parser: Parser | None = None) -> tuple[Sentence, ...]:
    """The sentences of an article in text order; none crosses a part. Offsets are into `article.text`.

    Args:
        parser: parses each part instead of the pipeline that ships.

    Raises:
        LanguageError: the article's language is unknown or has no pipeline.
        ReadingError: the plugged parser's CoNLL-U is broken or does not spell the text.
    """
    return next(parse_many([article], parser))


def parse_text(text: str, language: str, parser: Parser | None = None) -> tuple[Sentence, ...]:
    """The sentences of a bare text, its lines parsed apart from each other."""
    return _parsed([(text, _lines(text), language)], parser)[0]


def parse_many(articles: Iterable[Article], parser: Parser | None = None) -> Iterator[tuple[Sentence, ...]]:
    """The sentences of each article, in order; parsed a few articles at a time, which is faster than one by one."""
    waiting = iter(articles)
    while batch := list(islice(waiting, ARTICLES)):
        yield from _parsed([(article.text, _parts(article), _language(article)) for article in batch], parser)


def _language(article: Article) -> str:
    if article.language is None:
        raise LanguageError(f"{article.document}: its language is unknown; state it (--language)")
    return article.language


def _parts(article: Article) -> list[Stretch]:
    spans = sorted({(part.start, part.end) for part in article.parts}) or [(0, len(article.text))]
    stretches: list[Stretch] = []
    for start, end in spans:
        stretches += [(start + at, normal) for at, normal in _lines(article.text[start:end])]
    return stretches


def _lines(text: str) -> list[Stretch]:
    """The lines of a text that hold anything, with their offsets."""
    stretches, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            stretches.append((at, normalise(line)))
        at += len(line) + 1
    return stretches


def _parsed(jobs: Sequence[Job], parser: Parser | None) -> list[tuple[Sentence, ...]]:
    """The sentences of each job, all jobs of a language in one stream."""
    if parser is not None:
        return [
            tuple(
                _moved(sentence, text, normal, base)
                for base, normal in stretches
                for sentence in read(parser(normal.text, language), normal.text)
            )
            for text, stretches, language in jobs
        ]
    from stemmata.parsing.sentences import sentences
    from stemmata.parsing.words import tokenise

    found: list[list[Sentence]] = [[] for _ in jobs]
    for code in sorted({language for _, _, language in jobs}):
        nlp = pipeline(code)
        places = [(k, stretch) for k, job in enumerate(jobs) if job[2] == code for stretch in job[1]]
        docs = nlp.pipe((tokenise(nlp, normal.text) for _, (_, normal) in places), batch_size=STRETCHES)
        for doc, (k, (base, normal)) in zip(docs, places, strict=True):
            found[k] += sentences(doc, jobs[k][0], normal, base, code)
    return [tuple(group) for group in found]


def _moved(sentence: Sentence, text: str, normal: Normal, base: int) -> Sentence:
    """A sentence of the normalised stretch as one of the whole text."""
    tokens = []
    for token in sentence.tokens:
        start, end = base + normal.start(token.start), base + normal.end(token.end)
        tokens.append(replace(token, start=start, end=end, text=visible(text[start:end])))
    return Sentence(start=tokens[0].start, end=tokens[-1].end, tokens=tuple(tokens))
