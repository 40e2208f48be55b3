"""Check treebank files: ten columns, one tree a sentence, relations and tags of the language's set, text as spelled.

python training/check.py treebank/*.conllu
"""

from __future__ import annotations

import sys
from pathlib import Path

from stemmata.errors import ReadingError
from stemmata.parsing.conllu import Block, blocks, is_tree, words

UPOS = frozenset(
    [
        "ADJ",
        "ADP",
        "ADV",
        "AUX",
        "CCONJ",
        "DET",
        "INTJ",
        "NOUN",
        "NUM",
        "PART",
        "PRON",
        "PROPN",
        "PUNCT",
        "SCONJ",
        "SYM",
        "VERB",
        "X",
    ]
)
RELATIONS = {
    "de": frozenset(
        [
            "acl",
            "advcl",
            "advmod",
            "amod",
            "appos",
            "aux",
            "aux:pass",
            "case",
            "cc",
            "ccomp",
            "compound",
            "compound:prt",
            "conj",
            "cop",
            "csubj",
            "dep",
            "det",
            "det:poss",
            "expl",
            "fixed",
            "flat",
            "mark",
            "nmod",
            "nsubj",
            "nsubj:pass",
            "nummod",
            "obj",
            "obl",
            "obl:agent",
            "obl:arg",
            "orphan",
            "parataxis",
            "punct",
            "root",
            "xcomp",
        ]
    ),
    "en": frozenset(
        [
            "acl",
            "acl:relcl",
            "advcl",
            "advcl:relcl",
            "advmod",
            "amod",
            "appos",
            "aux",
            "aux:pass",
            "case",
            "cc",
            "cc:preconj",
            "ccomp",
            "compound",
            "compound:prt",
            "conj",
            "cop",
            "csubj",
            "csubj:pass",
            "dep",
            "det",
            "det:predet",
            "discourse",
            "dislocated",
            "expl",
            "fixed",
            "flat",
            "iobj",
            "list",
            "mark",
            "nmod",
            "nmod:desc",
            "nmod:poss",
            "nmod:unmarked",
            "nsubj",
            "nsubj:outer",
            "nsubj:pass",
            "nummod",
            "obj",
            "obl",
            "obl:agent",
            "obl:unmarked",
            "orphan",
            "parataxis",
            "punct",
            "root",
            "vocative",
            "xcomp",
        ]
    ),
}
LEAVES = frozenset({"case", "det", "punct", "aux", "cop", "mark", "cc"})
"""Relations whose words govern nothing but modifiers of their own kind."""
ALLOWED_BELOW = frozenset(
    {"fixed", "advmod", "conj", "cc", "punct", "case", "det", "obl", "nmod", "flat", "compound", "goeswith"}
)


def faults(block: Block, language: str) -> list[str]:
    """What is wrong with one sentence."""
    tokens = words(block)
    found = []
    if not is_tree([token.head for token in tokens]):
        found.append("not one tree")
    for i, token in enumerate(tokens, 1):
        if token.upos not in UPOS:
            found.append(f"{i} {token.form}: tag {token.upos}")
        if token.deprel not in RELATIONS[language]:
            found.append(f"{i} {token.form}: relation {token.deprel}")
        if (token.head == -1) != (token.deprel == "root"):
            found.append(f"{i} {token.form}: root and head disagree")
        over = tokens[token.head] if token.head >= 0 else None
        if over is not None and over.deprel in LEAVES and token.deprel not in ALLOWED_BELOW:
            found.append(f"{i} {token.form}: {token.deprel} below {over.form}, which is {over.deprel}")
    spelled = "".join(token.form + " " * token.space for token in tokens).strip()
    if spelled != block.comments.get("text", spelled):
        found.append(f"text is {block.comments['text']!r}, words spell {spelled!r}")
    return found


def main(names: list[str]) -> int:
    """Report every fault; the number of faulty files."""
    bad = 0
    for name in names:
        count = 0
        language = Path(name).name[:2]
        with open(name, encoding="utf-8") as lines:
            try:
                for block in blocks(lines):
                    for fault in faults(block, language):
                        print(f"{name}: {block.comments.get('sent_id', block.line)}: {fault}")
                        count += 1
            except ReadingError as error:
                print(f"{name}: {error}")
                count += 1
        bad += count > 0
    return bad


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
