"""Articles to sentences: offsets, parts, trees, plugged parsers."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stemmata.errors import LanguageError, ReadingError
from stemmata.model import Article, Part, PartKind, Sentence
from stemmata.parsing import parse, parse_many, parse_text
from stemmata.parsing.conllu import is_tree, write
from stemmata.parsing.normal import visible

PIECES = [
    "Nordkorea",
    "lieferte",
    "Raketen",
    "an",
    "the",
    "U.S.",
    "said",
    ",",
    ".",
    '"',
    "\u201e",
    "\u201c",
    "(",
    ")",
    "30.",
    "2023.",
    "\u00a0",
    "\u202f",
    "\u00ad",
    " ",
    "\n",
    "\t",
    "KN-23",
    "habe",
    "Mr.",
    "don\u2019t",
    "?",
    "\u2026",
    "-",
    "\U0001f680",
]


def check(text: str, sentences: tuple[Sentence, ...]) -> None:
    """What must hold of every parse."""
    at = 0
    for sentence in sentences:
        assert sentence.tokens
        assert is_tree([token.head for token in sentence.tokens])
        assert (sentence.start, sentence.end) == (sentence.tokens[0].start, sentence.tokens[-1].end)
        for i, token in enumerate(sentence.tokens):
            assert token.i == i
            assert at <= token.start < token.end
            assert token.text == visible(text[token.start : token.end])
            assert token.text.strip() == token.text != ""
            assert (token.deprel == "root") == (token.head == -1)
            at = token.end
    spelled = "".join(token.text for sentence in sentences for token in sentence.tokens)
    assert "".join(spelled.split()) == "".join(visible(text).split())


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(["de", "en"]), st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=5)), max_size=25))
def test_any_text_becomes_trees_that_spell_it(language: str, pieces: list[str]) -> None:
    text = " ".join(pieces)
    check(text, parse_text(text, language))


def article(language: str | None, *parts: str) -> Article:
    """An article with a title and body paragraphs."""
    text, spans = "", []
    for i, part in enumerate(parts):
        kind: PartKind = "body" if i else "title"
        spans.append(Part(kind=kind, start=len(text), end=len(text) + len(part)))
        text += part + "\n\n"
    return Article(document="sha256:0", text=text.rstrip(), parts=tuple(spans), language=language)


def test_sentences_never_cross_parts() -> None:
    report = article("de", "Neue Raketen für die Front", "Kiew hat Panzer erhalten", "die aus Polen stammen.")
    sentences = parse(report)
    check(report.text, sentences)
    for sentence in sentences:
        assert any(part.start <= sentence.start and sentence.end <= part.end for part in report.parts)
    assert len(sentences) == 3


def test_many_articles_are_parsed_as_one() -> None:
    reports = [
        article("en", "Tanks arrive", "Poland sent 30 tanks."),
        article("de", "Panzer", "Polen schickte 30 Panzer."),
    ]
    assert list(parse_many(reports)) == [parse(report) for report in reports]


@pytest.mark.parametrize("language", [None, "fr"])
def test_other_languages_are_refused(language: str | None) -> None:
    with pytest.raises(LanguageError):
        parse(article(language, "Titre"))


def test_a_parser_can_be_plugged_in() -> None:
    asked = []

    def flat(text: str, language: str) -> str:
        asked.append((text, language))
        rows = [
            f"{i}\t{form}\t{form}\tX\t_\t_\t{i - 1}\t{'dep' if i > 1 else 'root'}\t_\t_"
            for i, form in enumerate(text.split(), 1)
        ]
        return "\n".join(rows)

    report = article("fr", "Des\u00a0missiles livr\u00ad\u00e9s", "Paris dément")
    sentences = parse(report, flat)
    check(report.text, sentences)
    assert asked == [("Des missiles livrés", "fr"), ("Paris dément", "fr")]
    with pytest.raises(ReadingError):
        parse(report, lambda text, language: "1\tNon\tnon\tX\t_\t_\t0\troot\t_\t_")


def test_our_own_parse_goes_through_the_seam_unchanged() -> None:
    text = "Polen habe 30 Panzer geliefert, sagte der Minister. Die Lieferung dauerte Monate."
    ours = parse_text(text, "de")
    assert parse_text(text, "de", lambda part, language: write(parse_text(part, language))) == ours
