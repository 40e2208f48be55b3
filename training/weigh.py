"""Learn the weights of `claims/weighing/` from annotated reports.

    python training/weigh.py [--without REGEX]

Reads the folders of weigh.toml, writes knowledge/weights/readings.json and roles.json. Same input, same output.
The tables of sentences in tests/claims/test_reading_*.py count as annotated too, as far as they say what a sentence
means. First the readings: every reading of every trigger is an example, good when its word lies in a quote of a gold
claim of its type. Then, with readings weighed, the roles: every candidate for a role of a claim that has its gold is
an example, good when it is the gold's filler (the empty candidate when the gold leaves the role empty).
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import runpy
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from stemmata import reading
from stemmata.claims.extract import analyse
from stemmata.claims.setting import Trace
from stemmata.claims.weighing import roles as weighing_roles
from stemmata.claims.weighing.weights import weights
from stemmata.evaluation import corpus, matching, names
from stemmata.model import Article, Sentence
from stemmata.parsing import parse

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "src" / "stemmata" / "knowledge" / "weights"
TAIL = {
    "de": " Das Verteidigungsministerium machte dazu keine Angaben.",
    "en": " The defence ministry gave no details.",
}
"""A second sentence, so that the first stands in the body of a report of the field."""
SURE = 0.75
"""Likeness of names from which a candidate is the gold's filler."""

Example = tuple[dict[str, float], int]
Parsed = tuple[corpus.Gold, Article, tuple[Sentence, ...]]


def documents(settings: dict[str, Any], without: str | None) -> Iterator[Parsed]:
    """The gold that may be learned from, read and parsed."""
    held = re.compile("|".join(filter(None, [*settings["held_out"], without])))
    for folder in settings["folders"]:
        if not (ROOT / folder / "docs").is_dir():
            print(f"{folder} is not here: left out")
            continue
        for one in corpus.load(ROOT / folder):
            row = one.document
            if held.fullmatch(row["id"]) or row["language"] not in ("de", "en"):
                continue
            stated = {k: row[k] for k in ("url", "title", "publisher", "published", "language") if row.get(k)}
            article = reading.read_text(row["text"], document=row["id"], stated=stated)
            yield one, article, parse(article)


def plain(text: str) -> str:
    """Text with plain spaces, of the same length: what quotes are found in."""
    return re.sub(r"\s", " ", text)


def sentences() -> Iterator[tuple[Article, tuple[Sentence, ...], tuple[str, str] | None]]:
    """Sentences with the event and roles that they tell; None for texts that tell none."""
    sys.path.insert(0, str(ROOT / "tests" / "claims"))
    for language in ("de", "en"):
        table = runpy.run_path(str(ROOT / "tests" / "claims" / f"test_reading_{language}.py"))
        rows = [(row[0] + table["TAIL"], (row[1], row[2])) for row in (*table["READ"], *table["NOT_YET"])]
        for text, told in (*rows, *((text, None) for text in table["EMPTY"])):
            stated = {"published": "2024-05-17", "language": language, "publisher": "P"}
            article = reading.read_text(text, document="sentence", stated=stated)
            yield article, parse(article), told


def sentence_readings(tables: Sequence[Any]) -> Iterator[Example]:
    """Examples from sentences: readings of the type told are good; of others nothing is known, but in empty texts."""
    for article, parsed, told in tables:
        trace = Trace(by_weights=False)
        analyse(article, parsed, trace)
        for token, found, _ in trace.readings:
            if told is None:
                yield dict(found.evidence), 0
            elif found.filling.frame["event"] == told[0] and token.start < parsed[0].end:
                yield dict(found.evidence), 1


def sentence_roles(tables: Sequence[Any]) -> Iterator[Example]:
    """Examples from sentences: candidates for the roles that the table names."""
    for article, parsed, told in tables:
        if told is None:
            continue
        wanted = dict(re.findall(r"(\w+)=(.*?)(?= \w+=|$)", told[1]))
        trace = Trace()
        analyse(article, parsed, trace)
        for draft, role, candidates in trace.choices:
            if draft.event != told[0] or draft.sentence or role not in wanted:
                continue
            names_of = [{one.id, *(m.name for _, m in one.mentions)} for one in candidates]
            good = [int(bool(found & set(wanted[role].split(",")))) for found in names_of]
            if any(good):
                for candidate, answer in zip(candidates, good, strict=True):
                    yield weighing_roles.columns(draft.event, role, candidate.evidence), answer


def bank() -> Iterator[tuple[Article, tuple[Sentence, ...], list[dict[str, Any]]]]:
    """The sentences of gold/sentences, parsed, each with all claims that it makes, none where it makes none."""
    for path in sorted((ROOT / "gold" / "sentences").glob("*.toml")):
        by_text: dict[str, list[dict[str, Any]]] = {}
        for row in tomllib.loads(path.read_text(encoding="utf-8"))["sentence"]:
            by_text.setdefault(row["text"], []).append(row)
        for text, rows in by_text.items():
            stated = {"published": "2024-05-17", "language": path.stem, "publisher": "P"}
            article = reading.read_text(text + TAIL[path.stem], document="sentence", stated=stated)
            yield article, parse(article), [row for row in rows if row["event"] != "none"]


def bank_readings(tables: Sequence[Any]) -> Iterator[Example]:
    """Examples from the bank: readings of a type that the sentence tells are good, all others are not.

    Words count only where they mislead: the bank was asked for words, so that each of them looks sure in it.
    """
    for article, parsed, rows in tables:
        trace = Trace(by_weights=False)
        analyse(article, parsed, trace)
        events = {row["event"] for row in rows}
        for token, found, _ in trace.readings:
            if token.start < parsed[-1].start:
                good = int(found.filling.frame["event"] in events)
                kept = {k: v for k, v in found.evidence.items() if not k.startswith(BY_REPORT)}
                yield {k: v for k, v in kept.items() if not (good and k.startswith("word "))}, good


BY_REPORT = ("arms report", "of tests", "of attacks", "learned word")
"""Evidence that says something in a report and nothing in a sentence alone."""


def reading_examples(parsed: Sequence[Parsed]) -> Iterator[Example]:
    """Evidence of each reading, and whether the gold has a claim of its type at its word."""
    for one, article, sentences in parsed:
        trace = Trace(by_weights=False)
        analyse(article, sentences, trace)
        text = plain(article.text)
        wanted = [(claim["event"], a, b) for claim in one.claims for a, b in matching.stretches(text, claim)]
        for token, found, _ in trace.readings:
            event = found.filling.frame["event"]
            yield dict(found.evidence), int(any(event == e and a <= token.start < b for e, a, b in wanted))


def role_examples(parsed: Sequence[Parsed]) -> Iterator[Example]:
    """Evidence of each candidate for a role, and whether the gold has it there."""
    for one, article, sentences in parsed:
        trace = Trace()
        analyse(article, sentences, trace)
        text = plain(article.text)
        wanted = [(claim, matching.stretches(text, claim)) for claim in one.claims]
        for draft, role, candidates in trace.choices:
            span = [(draft.evidence.start, draft.evidence.end)]
            fitting = [c for c, found in wanted if c["event"] == draft.event and matching.touch(found, span)]
            if not fitting:
                continue
            gold = max(fitting, key=lambda claim: agreement(claim, draft.roles))
            good = [int(fills(one_.id, one_.mentions, (gold.get("roles") or {}).get(role))) for one_ in candidates]
            if any(good):
                for candidate, answer in zip(candidates, good, strict=True):
                    yield weighing_roles.columns(draft.event, role, candidate.evidence), answer


def agreement(claim: dict[str, Any], roles: dict[str, Any]) -> float:
    """How many core roles of a gold claim a draft has right, to choose among claims that share words."""
    return sum(names.overlap(value, roles.get(key)) for key, value in (claim.get("roles") or {}).items() if key in CORE)


CORE = matching.CORE


def fills(key: str | None, mentions: Sequence[Any], gold: Any) -> bool:
    """Whether a candidate is (one of) the gold's filler(s); the empty candidate where the gold has none."""
    if key is None or gold is None:
        return key is None and gold is None
    own = {"id": key, "name": mentions[0][1].name if mentions else key}
    every = gold if isinstance(gold, list) else [gold]
    return any(names.overlap(one, own) >= SURE for one in every)


def fit(examples: Sequence[Example], penalty: float, seen: int) -> dict[str, Any]:
    """Weights by logistic regression, rare and negligible pieces left out."""
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    often = Counter(name for evidence, _ in examples for name in evidence)
    kept = [({k: v for k, v in evidence.items() if often[k] >= seen}, answer) for evidence, answer in examples]
    columns = DictVectorizer()
    table = columns.fit_transform([evidence for evidence, _ in kept])
    table.indices, table.indptr = table.indices.astype("int32"), table.indptr.astype("int32")
    model = LogisticRegression(C=penalty, solver="liblinear", max_iter=1000, random_state=0)
    model.fit(table, [answer for _, answer in kept])
    found = {
        name: round(float(value), 3)
        for name, value in zip(columns.get_feature_names_out(), model.coef_[0], strict=True)
        if abs(value) >= 0.02
    }
    return {"bias": round(float(model.intercept_[0]), 3), "weights": dict(sorted(found.items()))}


def write(folder: Path, name: str, table: dict[str, Any], learned: Sequence[Parsed], examples: int) -> None:
    """One table with where it comes from."""
    digest = hashlib.sha256(
        "".join(f"{o.document['id']}{o.document['text']}{o.claims}" for o, _, _ in learned).encode()
    )
    head = {"documents": len(learned), "gold": digest.hexdigest()[:16], "examples": examples}
    text = json.dumps({"learned_from": head, **table}, ensure_ascii=False, indent=0)
    (folder / f"{name}.json").write_text(text + "\n", encoding="utf-8")
    weights.cache_clear()
    print(f"{name}: {len(table['weights'])} weights from {examples} examples of {len(learned)} documents")


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--without", help="also leave out documents whose id matches this")
    asked = parser.parse_args()
    settings = tomllib.loads((ROOT / "training" / "weigh.toml").read_text(encoding="utf-8"))
    parsed = list(documents(settings, asked.without))
    empty: dict[str, Any] = {"bias": 0.0, "weights": {}}
    write(TARGET, "roles", empty, parsed, 0)
    tables = list(sentences())
    # The bank teaches readings only: roles of its sentences taught nothing that reports don't.
    for name in ("readings", "roles"):  # roles are chosen among readings that were weighed: in this order
        if name == "readings":
            examples = [*reading_examples(parsed), *sentence_readings(tables), *bank_readings(list(bank()))]
        else:
            examples = [*role_examples(parsed), *sentence_roles(tables)]
        write(TARGET, name, fit(examples, settings[name]["penalty"], settings[name]["seen"]), parsed, len(examples))


if __name__ == "__main__":
    main()
