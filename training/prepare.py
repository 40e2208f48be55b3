"""Treebank files -> sentences on the words that the pipelines see.

Gold words are projected onto the tokenizer's: where one token covers several gold words of which a single one
has its head outside ("US-Regierung" cut at the hyphen), they are merged. Nothing did more for German.
"""

from __future__ import annotations

import lzma
import random
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example

from stemmata.parsing.conllu import Word, blocks, is_tree, words
from stemmata.parsing.normal import normalise
from stemmata.parsing.words import tokenise

HERE = Path(__file__).resolve().parent
OWN = HERE.parent / "treebank"
VERBS = frozenset({"VERB", "AUX"})


@dataclass(frozen=True, slots=True)
class Tree:
    """A gold sentence: its words, whether it opens a paragraph, and layers that are not gold ("lemma")."""

    words: tuple[Word, ...]
    opens: bool = False
    without: frozenset[str] = frozenset()


@cache
def table() -> dict[str, Any]:
    """`treebanks.toml`."""
    return tomllib.loads((HERE / "treebanks.toml").read_text(encoding="utf-8"))


def named(row: dict[str, Any]) -> str:
    """What a row of the training plan is called."""
    return str(row.get("file") or f"templates-{row['templates']}")


def lines(name: str, ud: Path) -> list[str]:
    """The lines of a treebank file, found in `ud` or in the project's own treebank."""
    for folder in (ud, OWN):
        plain, packed = folder / f"{name}.conllu", folder / f"{name}.conllu.xz"
        if plain.exists():
            return plain.read_text(encoding="utf-8").split("\n")
        if packed.exists():
            return lzma.open(packed, "rt", encoding="utf-8").read().split("\n")
    raise SystemExit(f"{name}.conllu[.xz] is in neither {ud} nor {OWN}")


def sentences(row: dict[str, Any], ud: Path, nlp: Language) -> list[Tree]:
    """The sentences of one row of the training plan: of a file, or written by a template grammar."""
    if "templates" in row:
        return import_module(f"templates_{row['templates']}").write(row["count"])  # type: ignore[no-any-return]
    return trees(row, ud, nlp)


def trees(row: dict[str, Any], ud: Path, nlp: Language) -> list[Tree]:
    """The sentences of one row of `treebanks.toml`, converted and projected, in file order."""
    without = frozenset(row.get("without", ()))
    found = []
    for k, block in enumerate(blocks(lines(row["file"], ud))):
        if k % row.get("only_every", 1) or ("skip_every" in row and k % row["skip_every"] == 0):
            continue
        gold = [_plain(_converted(word, row.get("convert", ()))) for word in words(block)]
        if gold and is_tree([word.head for word in gold]):
            opens = any(key.startswith(("newdoc", "newpar")) for key in block.comments)
            found.append(Tree(tuple(project(gold, nlp)), opens, without))
    return found


def _plain(word: Word) -> Word:
    return replace(word, form=normalise(word.form).text or word.form, lemma=normalise(word.lemma).text or word.lemma)


def _converted(word: Word, conversions: list[str]) -> Word:
    for name in conversions:
        rules = table()["conversions"][name]
        word = replace(word, deprel=rules.get("deprel", {}).get(word.deprel, word.deprel))
        if rules.get("verb_form") and word.upos in VERBS and "VerbForm" not in word.feats:
            feats = dict(word.feats)
            if "Mood" in feats:
                feats["VerbForm"] = "Fin"
            elif feats == {"Tense": "Past"}:
                feats = {"VerbForm": "Part"}
            elif not feats:
                feats = {"VerbForm": "Inf"}
            word = replace(word, feats=dict(sorted(feats.items())))
    return word


def project(gold: list[Word], nlp: Language) -> list[Word]:
    """Merge gold words that the tokenizer keeps as one."""
    text, spans = _spelled(gold)
    cuts = {token.idx: token.idx + len(token.text) for token in tokenise(nlp, text)}
    groups: list[list[int]] = []
    i = 0
    while i < len(gold):
        start, end = spans[i]
        upto = cuts.get(start, end)
        j = i + 1
        while j < len(gold) and spans[j][1] <= upto:
            j += 1
        group = list(range(i, j))
        outside = [k for k in group if gold[k].head not in group]
        if spans[j - 1][1] != upto or len(outside) != 1:
            group = [i]
        groups.append(group)
        i += len(group)
    place = {k: n for n, group in enumerate(groups) for k in group}
    return [_merged(gold, group, place) for group in groups]


def _merged(gold: list[Word], group: list[int], place: dict[int, int]) -> Word:
    head = next(k for k in group if gold[k].head not in group)
    word = gold[head]
    at = -1 if word.head == -1 else place[word.head]
    if len(group) == 1:
        return replace(word, head=at)
    return replace(
        word,
        head=at,
        form="".join(gold[k].form for k in group),
        space=gold[group[-1]].space,
        lemma="".join(gold[k].form for k in group[:-1]) + gold[group[-1]].lemma,
    )


def _spelled(gold: list[Word]) -> tuple[str, list[tuple[int, int]]]:
    text, spans = "", []
    for word in gold:
        spans.append((len(text), len(text) + len(word.form)))
        text += word.form + (" " if word.space else "")
    return text, spans


def document(group: list[Tree], nlp: Language) -> Doc:
    """Sentences as one gold document."""
    columns: dict[str, list[Any]] = {k: [] for k in ("words", "spaces", "heads", "deps", "lemmas", "pos", "morphs")}
    for tree in group:
        base = len(columns["words"])
        for i, word in enumerate(tree.words):
            columns["words"].append(word.form)
            columns["spaces"].append(word.space or i == len(tree.words) - 1)
            columns["heads"].append(base + (i if word.head == -1 else word.head))
            columns["deps"].append("ROOT" if word.head == -1 else word.deprel)
            columns["lemmas"].append("" if "lemma" in tree.without else word.lemma)
            columns["pos"].append(word.upos)
            feats = "|".join(f"{key}={value}" for key, value in word.feats.items())
            columns["morphs"].append(feats or "_")
    return Doc(nlp.vocab, **columns)


def example(group: list[Tree], nlp: Language) -> Example:
    """What the pipeline sees of the sentences' raw text beside what it should say."""
    gold = document(group, nlp)
    return Example(tokenise(nlp, gold.text.rstrip()), gold)


def paragraphs(pool: list[Tree], most: int = 8) -> Iterator[list[Tree]]:
    """Sentences in the paragraphs that the treebank marks, `most` at a time where it marks none."""
    group: list[Tree] = []
    for tree in pool:
        if group and (tree.opens or len(group) == most):
            yield group
            group = []
        group.append(tree)
    if group:
        yield group


def grouped(pool: list[Tree], rng: random.Random, most: int = 5) -> Iterator[list[Tree]]:
    """Sentences as training sees them: within a paragraph, one to `most` at a time."""
    for paragraph in paragraphs(pool, len(pool)):
        at = 0
        while at < len(paragraph):
            size = rng.randint(1, most)
            yield paragraph[at : at + size]
            at += size
