"""Write the lexicon of forms of a language: what the gold treebanks and the conjugation table know for certain.

    python training/lexicon.py --ud ../shared/ud --language de

One row a form: form, UPOS, lemma, and for verbs the VerbForm it stands for (with `.Sub` where the form is
Konjunktiv and nothing else in the third person). At run time it overrules the trained lemmatizer.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter, defaultdict
from pathlib import Path

import spacy

from conjugate import bases, conjugated, declined, english, table
from prepare import sentences
from prepare import table as plan
from stemmata.parsing.forms import FORMS
from stemmata.parsing.pipelines import folder

WORD = re.compile(r"[^\W\d_][\w'-]*\Z")
OPEN = ("NOUN", "VERB", "ADJ")
Entry = tuple[str, str, str, str]
Seen = dict[tuple[str, str], Counter[str]]
Made = dict[tuple[str, str, str], str]
SHARE = 0.9  # of a form's occurrences that must agree on the lemma


def counted(language: str, ud: Path, hold_out: list[str]) -> Seen:
    """How often each (form, UPOS) has which lemma in the gold treebanks."""
    nlp = spacy.blank(language)
    seen: Seen = defaultdict(Counter)
    for row in plan()[language]["train"]:
        if row.get("test") in hold_out:
            continue
        for tree in sentences(row, ud, nlp):
            for word in tree.words:
                if word.upos in OPEN and WORD.match(word.form) and "lemma" not in tree.without:
                    form = word.form if word.upos == "NOUN" and language == "de" else word.form.lower()
                    seen[form, word.upos][word.lemma] += 1
    return seen


def rows(language: str, ud: Path, hold_out: list[str]) -> list[Entry]:
    """The lexicon's rows, sorted: made forms first known, then overruled by what the treebanks attest."""
    seen = counted(language, ud, hold_out)
    made = {"de": german, "en": regular}[language](seen)
    for (form, upos), lemmas in seen.items():
        lemma, count = lemmas.most_common(1)[0]
        if count / lemmas.total() < SHARE:
            continue
        if (language, upos) == ("de", "VERB"):
            continue  # the conjugation knows better which shape a form is
        made[form, upos, ""] = lemma
    return sorted((form, upos, lemma, shape) for (form, upos, shape), lemma in made.items())


def german(seen: Seen) -> Made:
    """Conjugated verbs and declined nouns of the treebanks and of `verbs_de.toml`."""
    verbs: Counter[str] = Counter()
    made: Made = {}
    for (form, upos), lemmas in seen.items():
        if upos == "VERB":
            verbs.update(lemmas)
        elif upos == "NOUN":
            lemma = lemmas.most_common(1)[0][0]
            made.update(((name, "NOUN", ""), lemma) for name in declined(lemma, "m", "", form if form != lemma else ""))
    for row in table()["nouns"]:
        lemma, gender, genitive, plural = row.split()
        made.update(((name, "NOUN", ""), lemma) for name in declined(lemma, gender, genitive, plural))
    for lemma in sorted(bases(verbs), key=lambda name: (verbs[name], name)):
        made.update(((form, "VERB", shape), name) for form, shape, name in conjugated(lemma))
    return made


def regular(seen: Seen) -> Made:
    """Regular forms of the English verbs of the treebanks."""
    verbs: Counter[str] = Counter()
    for (_, upos), lemmas in seen.items():
        if upos == "VERB":
            verbs.update(lemmas)
    made: Made = {}
    for lemma in sorted((name for name in verbs if verbs[name] > 1), key=lambda name: (verbs[name], name)):
        made.update(((form, "VERB", ""), name) for form, _, name in english(lemma))
    return made


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--ud", type=Path, required=True)
    parser.add_argument("--language", required=True)
    parser.add_argument("--hold-out", nargs="*", default=[])
    parser.add_argument("--out", type=Path)
    chosen = parser.parse_args()
    out = (chosen.out or folder(chosen.language)) / FORMS
    text = "".join("\t".join(row) + "\n" for row in rows(chosen.language, chosen.ud, chosen.hold_out))
    out.write_text(text, encoding="utf-8")
    print(out, text.count("\n"), "forms", len(text.encode()), "bytes")
