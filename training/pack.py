"""Write a trained pipeline as the package ships it: float16 parameters and a manifest."""

from __future__ import annotations

import argparse
import hashlib
import shutil
import tomllib
from datetime import date
from pathlib import Path

import spacy
from spacy.language import Language

from prepare import named, table
from score import report
from stemmata.parsing.pipelines import MANIFEST, folder, pipeline, widen

PARTS = ("tok2vec", "morphologizer", "trainable_lemmatizer", "parser", "vocab", "config.cfg", "meta.json")


def halve(nlp: Language) -> None:
    """Cast every parameter to float16; the manifest's scores are those of the pipeline so stored."""
    for _, component in nlp.pipeline:
        model = getattr(component, "model", None)
        for node in model.walk() if model is not None else ():
            for name in node.param_names:
                if node.has_param(name):
                    node.set_param(name, node.get_param(name).astype("float16"))


def pack(nlp: Language, options: argparse.Namespace) -> None:
    """Write the pipeline's folder and its manifest; scores are those of the packed parameters."""
    out = options.out or folder(options.language)
    out.mkdir(parents=True, exist_ok=True)
    for part in PARTS:
        shutil.rmtree(out / part, ignore_errors=True)
    halve(nlp)
    nlp.to_disk(out, exclude=["tokenizer"])
    shutil.rmtree(out / "vocab" / "vectors", ignore_errors=True)
    widen(nlp)
    scores = report(nlp, options.language, options.ud, trained(options))
    (out / MANIFEST).write_text(manifest(out, options, scores), encoding="utf-8")
    size = sum(path.stat().st_size for path in out.rglob("*") if path.is_file())
    print(out, f"{size / 1e6:.1f} MB")


def trained(options: argparse.Namespace) -> list[str]:
    """What the pipeline was trained on."""
    rows = table()[options.language]["train"]
    return [named(row) for row in rows if row.get("test") not in options.hold_out]


def manifest(out: Path, options: argparse.Namespace, scores: dict[str, dict[str, float]]) -> str:
    """What is in the folder and where it comes from, as TOML."""
    text = [
        "# Written by training/pack.py.",
        f'language = "{options.language}"',
        f'trained = "{date.today().isoformat()}"',
        f'spacy = "{spacy.__version__}"',
        'licence = "CC BY-SA 4.0"',
        f"steps = {options.steps}",
        f"second_round = {str(options.start is not None).lower()}",
        f"seed = {options.seed}",
        f"pretrained = {str(options.init is not None).lower()}",
        "data = [" + ", ".join(f'"{name}"' for name in trained(options)) + "]",
        "",
        "[sha256]",
    ]
    for path in sorted(out.rglob("*")):
        if path.is_file() and path.name not in (MANIFEST, "tokens.toml", "forms.tsv"):
            digest = hashlib.sha256(path.read_bytes()).hexdigest()
            text.append(f'"{path.relative_to(out).as_posix()}" = "{digest}"')
    return "\n".join([*text, *scored(scores)]) + "\n"


def scored(scores: dict[str, dict[str, float]]) -> list[str]:
    """The manifest's lines of figures."""
    lines = []
    for name, figures in scores.items():
        lines += ["", f'[scores."{name}"]', *(f"{key} = {value}" for key, value in figures.items() if key != "speed")]
    return lines


def rescore(language: str, ud: Path) -> None:
    """Write the figures of the pipeline that ships anew, after a change of the rules around it."""
    path = folder(language) / MANIFEST
    data = tomllib.loads(path.read_text(encoding="utf-8"))["data"]
    kept = path.read_text(encoding="utf-8").split("\n[scores.")[0].rstrip("\n").split("\n")
    lines = scored(report(pipeline(language), language, ud, data))
    path.write_text("\n".join([*kept, *lines]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Score the pipeline that ships again and note it in its manifest.")
    parser.add_argument("--ud", type=Path, required=True)
    parser.add_argument("--language", required=True)
    chosen = parser.parse_args()
    rescore(chosen.language, chosen.ud)
