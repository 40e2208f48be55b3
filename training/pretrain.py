"""Pretrain the word layer of a language on raw text.

    python training/pretrain.py --ud ../shared/ud --language de --words 1500000 --out training/work/de_words.bin

The layer learns to tell a word's first and last characters from its neighbours (spaCy's `PretrainCharacters`):
what little there is of treebanks then goes further. Texts: the raw sentences named in `treebanks.toml` and the
treebanks' own.
"""

from __future__ import annotations

import argparse
import json
import lzma
import os
import random
import time
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")

from spacy.language import Language
from spacy.ml.models.multi_task import create_pretrain_characters
from spacy.tokens import Doc
from spacy.util import fix_random_seed
from thinc.api import Adam

from prepare import document, table, trees
from stemmata.parsing.normal import normalise
from stemmata.parsing.words import tokenise
from train import blank

BATCH = 1200
CHARACTERS = 4
RATE = 0.001


def texts(language: str, ud: Path, nlp: Language) -> list[str]:
    """Raw texts of the language, a few sentences each."""
    found = []
    for name in table()[language].get("raw", ()):
        with lzma.open(ud / f"{name}.jsonl.xz", "rt", encoding="utf-8") as lines:
            found += [normalise(json.loads(line)["text"]).text for line in lines]
    for row in table()[language]["train"]:
        if "file" in row and row.get("test") != "gsd":
            pool = trees(row, ud, nlp)
            found += [document(pool[at : at + 6], nlp).text for at in range(0, len(pool), 6)]
    return found


def batches(found: list[str], nlp: Language, total: int, rng: random.Random) -> Iterator[tuple[int, list[Doc]]]:
    """Batches of documents until `total` words have been seen, with the count so far."""
    seen, batch, size = 0, [], 0
    while seen < total:
        rng.shuffle(found)
        for text in found:
            doc = tokenise(nlp, text)
            batch.append(doc)
            size += len(doc)
            if size >= BATCH:
                seen += size
                yield seen, batch
                batch, size = [], 0
            if seen >= total:
                return


def pretrain(options: argparse.Namespace) -> None:
    """Train the layer and write its parameters."""
    fix_random_seed(options.seed)
    nlp = blank(options.language)
    layer = nlp.get_pipe("tok2vec").model
    found = texts(options.language, options.ud, nlp)
    sample = [tokenise(nlp, text) for text in found[:10]]
    layer.initialize(X=sample)
    model = create_pretrain_characters(maxout_pieces=2, hidden_size=128, n_characters=CHARACTERS)(nlp.vocab, layer)
    model.initialize(X=sample)
    optimizer = Adam(RATE, L2=0.01, grad_clip=1.0, use_averages=True, L2_is_weight_decay=True)
    began, loss, shown = time.process_time(), 0.0, 0
    for seen, docs in batches(found, nlp, options.words, random.Random(options.seed)):
        optimizer.learn_rate = RATE * max(0.1, 1 - seen / options.words)
        guess, back = model.begin_update(docs)
        cost, gradient = model.attrs["loss"](model.ops, docs, guess)
        back(gradient)
        model.finish_update(optimizer)
        loss += float(cost)
        if seen - shown > 100_000:
            print(seen, f"{time.process_time() - began:.0f}s", f"{loss / (seen - shown):.3f}", flush=True)
            loss, shown = 0.0, seen
    with model.use_params(optimizer.averages):
        options.out.write_bytes(layer.to_bytes())


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--ud", type=Path, required=True)
    parser.add_argument("--language", required=True)
    parser.add_argument("--words", type=int, default=1_500_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--out", type=Path, required=True)
    pretrain(parser.parse_args())
