"""Score a pipeline on gold sentences: raw text in, words matched by their place in the text.

    python training/score.py --ud ../shared/ud --language de [--model FOLDER]

As in the CoNLL 2018 shared task every figure is an F1 over words (white space apart), punctuation counted;
`las_basic` compares relations without their subtypes, as that task does; `las_words` leaves
punctuation out; `las_gold` is the LAS with gold words and sentences given. Lemmas and relations are those of the
trained components; `lemma_mended` and `las_mended` are after the lexicon of forms and the repairs.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Collection
from itertools import pairwise
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from prepare import Tree, document, paragraphs, table, trees
from stemmata.parsing.normal import Normal
from stemmata.parsing.pipelines import load, pipeline
from stemmata.parsing.sentences import sentences
from stemmata.parsing.words import tokenise

LAYERS = ("upos", "feats", "lemma", "lemma_mended", "uas", "las", "las_mended", "las_basic")
Analysed = list[dict[str, Any]]


def analysed(doc: Doc, mend: bool = False) -> Analysed:
    """Each word's place (characters without white space), head's place and layers."""
    found = sentences(doc, doc.text, Normal(doc.text), 0, doc.lang_) if mend else []
    mended = {token.start: (token.lemma, token.deprel) for sentence in found for token in sentence.tokens}
    place, at = {}, 0
    for token in doc:
        if not token.is_space:
            place[token.i] = (at, at + len(token.text))
            at += len(token.text)
    return [
        {
            "place": place[token.i],
            "head": None if token.head.i == token.i else place.get(token.head.i),
            "deprel": "root" if token.head.i == token.i else token.dep_,
            "upos": token.pos_,
            "feats": str(token.morph),
            "lemma": token.lemma_,
            "lemma_mended": mended.get(token.idx, (token.lemma_,))[0],
            "deprel_mended": mended.get(token.idx, ("", "root" if token.head.i == token.i else token.dep_))[1],
            "first": token.is_sent_start,
        }
        for token in doc
        if not token.is_space
    ]


def compare(gold: Analysed, guess: Analysed, counts: Counter[str], relations: Counter[tuple[str, str]]) -> None:
    """Add one document's hits to the counts."""
    at = {word["place"]: word for word in guess}
    counts["gold"] += len(gold)
    counts["guess"] += len(guess)
    spans = {}
    for side, words in (("gold", gold), ("guess", guess)):
        starts = [word["place"][0] for word in words if word["first"]] + [words[-1]["place"][1]]
        spans[side] = set(pairwise(starts))
        counts[f"{side}_sentences"] += len(spans[side])
        counts[f"{side}_words"] += sum(word["deprel"] != "punct" for word in words)
        relations.update((word["deprel"], side) for word in words)
    counts["sentences"] += len(spans["gold"] & spans["guess"])
    for word in gold:
        other = at.get(word["place"])
        if other is None:
            continue
        counts["word"] += 1
        for layer in ("upos", "feats", "lemma", "lemma_mended"):
            counts[layer] += word[layer] == other[layer]
        attached = word["head"] == other["head"]
        labelled = attached and word["deprel"] == other["deprel"]
        counts["uas"] += attached
        counts["las"] += labelled
        counts["las_mended"] += attached and word["deprel"] == other["deprel_mended"]
        counts["las_basic"] += attached and word["deprel"].split(":")[0] == other["deprel"].split(":")[0]
        counts["las_words"] += labelled and word["deprel"] != "punct"
        if labelled:
            relations[word["deprel"], "hit"] += 1


def evaluate(nlp: Language, pool: list[Tree], gold_words: bool = False) -> dict[str, Any]:
    """F1 of words, sentences, UPOS, features, lemmas, UAS, LAS and of each relation, in percent."""
    golds = [document(group, nlp) for group in paragraphs(pool)]
    if gold_words:
        given = [
            Doc(
                nlp.vocab,
                words=[t.text for t in doc],
                spaces=[bool(t.whitespace_) for t in doc],
                sent_starts=[bool(t.is_sent_start) for t in doc],
            )
            for doc in golds
        ]
    else:
        given = [tokenise(nlp, doc.text.rstrip()) for doc in golds]
    began = time.process_time()
    guesses = list(nlp.pipe(given, batch_size=64))
    spent = time.process_time() - began
    counts: Counter[str] = Counter()
    relations: Counter[tuple[str, str]] = Counter()
    for gold, guess in zip(golds, guesses, strict=True):
        compare(analysed(gold), analysed(guess, mend=True), counts, relations)
    both = counts["gold"] + counts["guess"]
    result: dict[str, Any] = {
        "words": 200 * counts["word"] / both,
        "sentences": 200 * counts["sentences"] / (counts["gold_sentences"] + counts["guess_sentences"]),
        **{layer: 200 * counts[layer] / both for layer in LAYERS},
        "las_words": 200 * counts["las_words"] / (counts["gold_words"] + counts["guess_words"]),
        "speed": counts["guess"] / spent,
    }
    result["relations"] = {
        name: (
            200 * relations[name, "hit"] / (relations[name, "gold"] + relations[name, "guess"]),
            relations[name, "gold"],
        )
        for name in sorted({name for name, _ in relations})
    }
    return result


def figures(result: dict[str, Any]) -> dict[str, float]:
    """The headline figures, rounded."""
    return {name: round(value, 1) for name, value in result.items() if name != "relations"}


CORE = (
    "nsubj",
    "obj",
    "obl",
    "nsubj:pass",
    "obl:agent",
    "obl:arg",
    "ccomp",
    "xcomp",
    "advcl",
    "acl",
    "conj",
    "nmod",
    "appos",
    "compound:prt",
)


def report(nlp: Language, language: str, ud: Path, trained: Collection[str] = ()) -> dict[str, dict[str, float]]:
    """Print and return the figures of every test of the language; `trained` names files that were trained on."""
    shown = {}
    for row in table()[language]["test"]:
        pool = trees(row, ud, nlp)
        raw, gold = evaluate(nlp, pool), evaluate(nlp, pool, gold_words=True)
        name = row["name"] + (" (trained on)" if row["file"] in trained else "")
        shown[name] = {**figures(raw), "las_gold": round(gold["las"], 1)}
        print(name, shown[name])
        per = {name: round(raw["relations"][name][0]) for name in CORE if name in raw["relations"]}
        print("   ", per, flush=True)
    return shown


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--ud", type=Path, required=True)
    arguments.add_argument("--language", required=True)
    arguments.add_argument("--model", type=Path, help="folder of a pipeline; default: the one that ships")
    chosen = arguments.parse_args()
    loaded = load(chosen.model) if chosen.model else pipeline(chosen.language)
    report(loaded, chosen.language, chosen.ud)
