"""Train the pipeline of one language and pack it.

    python training/train.py --ud ../shared/ud --language de

Deterministic for one machine and one set of versions: all randomness comes from --seed.
"""

from __future__ import annotations

import argparse
import os
import random
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

os.environ.setdefault("OMP_NUM_THREADS", "1")

from spacy.language import Language
from spacy.training import Example
from spacy.util import fix_random_seed, load_config, load_model_from_config
from thinc.api import Adam

from prepare import HERE, Tree, example, grouped, named, sentences, table, trees
from score import evaluate, figures
from stemmata.parsing.pipelines import affixes, load

RATE = 0.001
WARM_UP = 100
DROPOUT = 0.1


def blank(language: str) -> Language:
    """An untrained pipeline."""
    config = load_config(HERE / "config" / "pipeline.cfg", overrides={"paths.language": language}, interpolate=True)
    nlp = load_model_from_config(config, auto_fill=True)
    affixes(nlp)
    return nlp


def going_on(start: Path) -> Language:
    """A packed pipeline to train further."""
    nlp = load(start)
    lemmatizer: Any = nlp.get_pipe("trainable_lemmatizer")
    # spaCy does not store this index; without it every lemma would be learnt as the first tree.
    lemmatizer.tree2label = {tree: label for label, tree in enumerate(lemmatizer.cfg["labels"])}
    return nlp


def epochs(pools: list[tuple[list[Tree], int]], nlp: Language, rng: random.Random) -> Iterator[Example]:
    """Examples without end; each pass groups and shuffles anew."""
    while True:
        groups = [group for pool, times in pools for _ in range(times) for group in grouped(pool, rng)]
        rng.shuffle(groups)
        for group in groups:
            yield example(group, nlp)


def batch_words(step: int, steps: int) -> int:
    """Words a batch: few at first, many at the end."""
    return int(300 + 900 * min(1.0, step / (0.6 * steps)))


def batches(examples: Iterator[Example], steps: int) -> Iterator[list[Example]]:
    """`steps` batches."""
    for step in range(steps):
        batch: list[Example] = []
        want = batch_words(step, steps)
        while sum(len(item.predicted) for item in batch) < want:
            batch.append(next(examples))
        yield batch


def rate(step: int, steps: int, peak: float) -> float:
    """Learning rate: up over the first steps, then down to a tenth."""
    if step < WARM_UP:
        return peak * (step + 1) / WARM_UP
    return peak * (1 - 0.9 * (step - WARM_UP) / max(1, steps - WARM_UP))


def train(options: argparse.Namespace) -> Language:
    """Run the recipe and return the pipeline with averaged parameters."""
    fix_random_seed(options.seed)
    rng = random.Random(options.seed)
    nlp = going_on(options.start) if options.start else blank(options.language)
    plan = table()[options.language]
    rows = [row for row in plan["train"] if row.get("test") not in options.hold_out]
    pools = [(sentences(row, options.ud, nlp), row.get("times", 1)) for row in rows]
    tune = [tree for row in plan["tune"] for tree in trees(row, options.ud, nlp)]
    print({named(row): len(pool) for row, (pool, _) in zip(rows, pools, strict=True)}, "tune", len(tune), flush=True)
    if not options.start:
        sample = [example(group, nlp) for pool, _ in pools for group in grouped(pool, rng)]
        nlp.initialize(lambda: sample)
    if options.init:
        nlp.get_pipe("tok2vec").model.from_bytes(options.init.read_bytes())
    optimizer = Adam(options.rate, L2=0.01, grad_clip=1.0, use_averages=True, L2_is_weight_decay=True)
    losses: dict[str, float] = {}
    began = time.process_time()
    for step, batch in enumerate(batches(epochs(pools, nlp, rng), options.steps)):
        optimizer.learn_rate = rate(step, options.steps, options.rate)
        nlp.update(batch, sgd=optimizer, losses=losses, drop=DROPOUT)
        if (step + 1) % options.every == 0 or step + 1 == options.steps:
            with nlp.use_params(optimizer.averages):
                shown = figures(evaluate(nlp, tune))
            spent = time.process_time() - began
            print(step + 1, f"{spent:.0f}s", {k: round(v) for k, v in losses.items()}, shown, flush=True)
            losses = {}
    with nlp.use_params(optimizer.averages):
        data = nlp.to_bytes(exclude=["tokenizer"])
    return nlp.from_bytes(data, exclude=["tokenizer"])


def options() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--ud", type=Path, required=True, help="folder with the treebanks")
    parser.add_argument("--language", required=True, choices=["de", "en"])
    parser.add_argument("--steps", type=int, default=1600)
    parser.add_argument("--every", type=int, default=400, help="steps between looks at the tuning sentences")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--init", type=Path, help="pretrained word layer (see pretrain.py)")
    parser.add_argument("--start", type=Path, help="packed pipeline to go on from, in a second round")
    parser.add_argument("--rate", type=float, default=RATE, help="highest learning rate")
    parser.add_argument("--hold-out", nargs="*", default=[], help="treebanks to leave out for a test (gsd)")
    parser.add_argument("--out", type=Path, help="folder to pack into; default: the package")
    return parser.parse_args()


if __name__ == "__main__":
    from pack import pack

    chosen = options()
    pack(train(chosen), chosen)
