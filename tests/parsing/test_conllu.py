"""The CoNLL-U seam."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemmata.errors import ReadingError
from stemmata.model import Sentence, Token
from stemmata.parsing.conllu import is_tree, read, write

FORMS = st.text(st.characters(codec="utf-8", categories=["L", "N", "P"]), min_size=1, max_size=8)
NAMES = st.text("abcXYZ", min_size=1, max_size=5)


@st.composite
def texts(draw: st.DrawFn) -> tuple[str, tuple[Sentence, ...]]:
    """A text and sentences over it with random trees."""
    text, sentences = "", []
    for _ in range(draw(st.integers(1, 3))):
        size = draw(st.integers(1, 6))
        order = draw(st.permutations(range(size)))
        heads = {order[0]: -1} | {order[k]: order[draw(st.integers(0, k - 1))] for k in range(1, size)}
        tokens = []
        for i in range(size):
            form = draw(FORMS)
            tokens.append(
                Token(
                    i=i,
                    text=form,
                    start=len(text),
                    end=len(text) + len(form),
                    lemma=draw(NAMES),
                    upos="NOUN",
                    feats=draw(st.dictionaries(NAMES, NAMES, max_size=2)),
                    head=heads[i],
                    deprel=draw(NAMES),
                )
            )
            text += form + draw(st.sampled_from(["", " ", "  "]))
        sentences.append(Sentence(start=tokens[0].start, end=tokens[-1].end, tokens=tuple(tokens)))
        text += "\n"
    return text, tuple(sentences)


@given(texts())
def test_what_is_written_is_read_back(case: tuple[str, tuple[Sentence, ...]]) -> None:
    text, sentences = case
    assert read(write(sentences), text) == sentences


CONTRACTED = """\
# text = Er kam im Zug.
1	Er	er	PRON	_	_	2	nsubj	_	_
2	kam	kommen	VERB	_	_	0	root	_	_
3-4	im	_	_	_	_	_	_	_	_
3	in	in	ADP	_	_	5	case	_	_
4	dem	der	DET	_	Definite=Def	5	det	_	_
5	Zug	Zug	NOUN	_	Case=Dat|Number=Sing	2	obl	_	SpaceAfter=No
6	.	.	PUNCT	_	_	2	punct	_	_

"""


def test_contractions_are_one_token_that_keeps_the_features_of_both() -> None:
    (sentence,) = read(CONTRACTED)
    assert [token.text for token in sentence.tokens] == ["Er", "kam", "im", "Zug", "."]
    assert (sentence.tokens[2].upos, sentence.tokens[2].head, sentence.tokens[2].feats) == (
        "ADP",
        3,
        {"Definite": "Def"},
    )
    assert sentence.end == len("Er kam im Zug.")


def test_words_that_spell_the_surface_stay_apart() -> None:
    rows = [
        "1-2\tdon't\t_\t_\t_\t_\t_\t_\t_\t_",
        "1\tdo\tdo\tAUX\t_\t_\t0\troot\t_\t_",
        "2\tn't\tnot\tPART\t_\t_\t1\tadvmod\t_\t_",
    ]
    (sentence,) = read("\n".join(rows))
    assert [(token.text, token.start) for token in sentence.tokens] == [("do", 0), ("n't", 2)]


@pytest.mark.parametrize(
    ("data", "text", "says"),
    [
        ("1\ta\tb", None, "line 1: 3 columns"),
        ("1\ta\ta\tX\t_\t_\tx\troot\t_\t_", None, "bad id or head"),
        ("1\ta\ta\tX\t_\t_\t7\tdep\t_\t_", None, "bad id or head"),
        ("1\ta\ta\tX\t_\t_\t2\tdep\t_\t_\n2\tb\tb\tX\t_\t_\t1\tdep\t_\t_", None, "not one tree"),
        ("1\ta\ta\tX\t_\t_\t0\troot\t_\t_", "b", "not the text's next word"),
    ],
)
def test_broken_input_is_named(data: str, text: str | None, says: str) -> None:
    with pytest.raises(ReadingError, match=says):
        read(data, text)


@pytest.mark.parametrize(
    ("heads", "tree"),
    [
        ([-1], True),
        ([1, -1], True),
        ([-1, -1], False),
        ([], False),
        ([1, 0], False),
        ([1, 0, -1], False),
        ([-1, 5], False),
    ],
)
def test_trees_have_one_root_and_no_loop(heads: list[int], tree: bool) -> None:
    assert is_tree(heads) is tree
