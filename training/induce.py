"""Propose trigger words from annotated text: words that tell an event but evoke no frame of its type yet.

    python training/induce.py

For every sentence of gold/sentences whose word has no reading of its type, the word is tried with every frame of the
type; the frame that gives most of the roles right is kept. The result is `languages/<code>/triggers_learned.toml`,
beside the list made by hand; weights (weigh.py) say how far each frame is trusted. Reports are not asked for words: a
word taken from a report would look surer in that report than it is, and the weights are learned there.
"""

from __future__ import annotations

import argparse
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import weigh
from stemmata import reading
from stemmata.claims import extract, roles
from stemmata.claims.grammar import Tree, bare
from stemmata.claims.setting import Trace
from stemmata.claims.triggers import Trigger
from stemmata.evaluation import matching, names
from stemmata.parsing import parse

ROOT = weigh.ROOT
OPEN = {"VERB": "verbs", "NOUN": "nouns"}
SEPARABLE = (  # noqa: SIM905 - easier to read as words
    "ab an auf aus bei ein fest fort frei her heraus herein hin hinzu los mit nach nieder vor voran vorbei weg weiter "
    "zu zurück zusammen bereit fertig still statt wieder dar ent"
).split()
TOO_COMMON = {
    "de": (
        "sein haben werden sagen geben machen gehen kommen tun sehen lassen wissen sprechen teilen stehen jahr tag "
        "woche monat ende mann frau mensch land staat regierung ministerium sprecher angabe teil zeit nehmen "
        "bringen stellen setzen legen laufen halten ziehen fallen führen liegen bleiben arbeiten entscheiden "
        "dienen nennen richten schreiben reichen bilden boden wert verfügung dienst schuss unterstützung hand zahl "
        "anteil fordern verlangen bitten "
    ),
    "en": (
        "be have do say tell make go come see know think get take give year day week month end man woman people "
        "country state government ministry spokesman official part time statement report put pass need reach grow "
        "issue share order cast run set keep hold bring lay move turn draw number use deny reject ask call want "
        "seek demand vote "
    ),
}


class Proposal:
    """A word with a frame, and how many roles it gave."""

    def __init__(self, word: str, kind: str, frame: str, score: float) -> None:
        self.word, self.kind, self.frame, self.score = word, kind, frame, score


def trees_and_things(article: Any, sentences: Any) -> tuple[Trace, list[tuple[Tree, Any, Any]]]:
    """A trace of all readings, and the trees with their things as the extractor saw them."""
    seen: list[tuple[Tree, Any, Any]] = []
    original = extract.drafts_of

    def spy(t: Tree, things: Any, part: Any, number: int, setting: Any) -> Any:
        seen.append((t, things, setting))
        return original(t, things, part, number, setting)

    extract.drafts_of = spy
    try:
        trace = Trace(by_weights=False)
        extract.analyse(article, sentences, trace)
    finally:
        extract.drafts_of = original
    return trace, seen


def missing(claim: Mapping[str, Any], spans: Sequence[tuple[int, int]], trace: Trace) -> bool:
    """Whether no reading of the claim's type stands at its words."""
    return not any(
        found.filling.frame["event"] == claim["event"] and any(a <= token.start < b for a, b in spans)
        for token, found, _ in trace.readings
    )


def proposals(
    claim: Mapping[str, Any], span: tuple[int, int], seen: Sequence[Any], language: str
) -> Iterator[Proposal]:
    """Every word of a span with every frame of the claim's type, scored by the roles it fills rightly."""
    wanted = {k: v for k, v in claim["roles"].items() if k in matching.CORE or k == "place"}
    for t, things, setting in seen:
        if not (t.sentence.start <= span[0] < t.sentence.end):
            continue
        for token in t.tokens:
            if token.upos not in OPEN or not (span[0] <= token.start < span[1]) or bare(token.deprel) in ("aux", "cop"):
                continue
            word = citation(t, token, language)
            common = TOO_COMMON[language].split()
            if not word or word.split("|")[-1] in common or token.lemma.lower() in common:
                continue
            if any(x.start <= token.start < x.end for x in things):
                continue
            kind = "verb" if token.upos == "VERB" else "noun"
            for name, frame in roles.frames().items():
                if frame["event"] != claim["event"]:
                    continue
                entry = {"frame": name}
                filled = roles.fill(
                    t, Trigger(token.i, kind, word, (entry,), 0, (token.i,)), entry, things, setting.lexicon
                )
                right = sum(
                    names.overlap(value, [x.value for x in filled.roles[role]])
                    for role, value in wanted.items()
                    if role in filled.roles
                )
                wrong = sum(role not in wanted for role in filled.roles if role in matching.CORE)
                top = 0.3 if token.head < 0 or not (span[0] <= t.tokens[token.head].start < span[1]) else 0.0
                yield Proposal(word, OPEN[token.upos], name, right - 0.3 * wrong + top + (0.1 if kind == "verb" else 0))


def citation(t: Tree, token: Any, language: str) -> str:
    """The word as the trigger lists write it: "auf|stellen", "hand|over", "lieferung"."""
    lemma = token.lemma.lower()
    if not lemma.isalpha() or len(lemma) < 3:
        return ""
    if token.upos == "NOUN":
        return lemma
    particles = [k.text.lower() for k in t.kids(token.i, "compound:prt")]
    if language == "en":
        return "|".join([lemma, *particles[:1]])
    if particles:
        return f"{particles[0]}|{lemma}"
    for one in sorted(SEPARABLE, key=len, reverse=True):
        if lemma.startswith(one) and len(lemma) > len(one) + 3 and lemma.endswith("n") and one != "ent":
            return f"{one}|{lemma[len(one) :]}"
    return lemma


def of_bank() -> Iterator[tuple[str, str, Proposal]]:
    """(language, event, best proposal) of each sentence of gold/sentences that has no reading of its type."""
    for path in sorted((ROOT / "gold" / "sentences").glob("*.toml")):
        language = path.stem
        for row in tomllib.loads(path.read_text(encoding="utf-8"))["sentence"]:
            if row["event"] == "none":
                continue
            article = reading.read_text(
                row["text"] + weigh.TAIL[language],
                document="sentence",
                stated={"published": "2024-05-17", "language": language, "publisher": "P"},
            )
            trace, seen = trees_and_things(article, parse(article))
            span = (0, len(row["text"]))
            if not missing(row, [span], trace):
                continue
            best = max(
                proposals(row, span, seen, language), key=lambda p: (named(p, row), p.score, p.word), default=None
            )
            if best is not None and named(best, row):
                yield language, row["event"], best


def named(p: Proposal, row: Mapping[str, Any]) -> bool:
    """Whether a proposal is the word that the bank names."""
    bar = p.word.replace("|", "")
    return bar in row["word"].lower().replace(" ", "") or p.word.split("|")[-1] in row["word"].lower().split()


def main() -> None:
    """Command line."""
    argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter).parse_args()
    votes: dict[tuple[str, str, str], Counter[str]] = defaultdict(Counter)
    for language, _, p in of_bank():
        votes[language, p.kind, p.word][p.frame] += 1
    for language in ("de", "en"):
        by_frame: dict[tuple[str, str], list[str]] = defaultdict(list)
        for (code, kind, word), frames in votes.items():
            if code == language:
                for frame in frames:
                    by_frame[frame, kind].append(word)
        target = ROOT / "src" / "stemmata" / "languages" / language / "triggers_learned.toml"
        write(target, by_frame)
        print(language, sum(len(words) for words in by_frame.values()), "words")


def write(target: Path, by_frame: Mapping[tuple[str, str], list[str]]) -> None:
    """The list as TOML, sorted."""
    lines = [
        "# Words that annotated text uses for events and that triggers.toml lacks: proposed by training/induce.py, not",
        "# edited by hand. How far each is trusted, the weights say.",
    ]
    for (frame, kind), words in sorted(by_frame.items()):
        quoted = ", ".join(f'"{word}"' for word in sorted(set(words)))
        lines += ["", "[[trigger]]", f'frame = "{frame}"', "learned = true", f"{kind} = [{quoted}]"]
    target.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
