"""Core relations that cannot be, and what becomes of them."""

from __future__ import annotations

import pytest

from stemmata.model import Token
from stemmata.parsing.repairs import repair


def tokens(*rows: str) -> list[Token]:
    """Tokens from rows "form UPOS head relation [Feature=Value ...]"; heads count from one, 0 is the root."""
    found: list[Token] = []
    at = 0
    for i, row in enumerate(rows):
        form, upos, head, deprel, *feats = row.split()
        found.append(
            Token(
                i=i, text=form, start=at, end=at + len(form), lemma=form, upos=upos,
                feats=dict(feat.split("=") for feat in feats), head=int(head) - 1, deprel=deprel,
            )
        )  # fmt: skip
        at += len(form) + 1
    return found


CASES = [
    (["Aus ADP 2 case", "Rom PROPN 3 obl", "fehlt VERB 0 root VerbForm=Fin Number=Sing", "jede DET 5 det",
      "Antwort NOUN 3 obj Number=Sing"], 4, "nsubj"),
    (["Er PRON 2 nsubj Number=Sing", "sah VERB 0 root VerbForm=Fin Number=Sing", "einen DET 4 det",
      "Panzer NOUN 2 nsubj Number=Sing"], 3, "obj"),
    (["Kiew PROPN 3 nsubj Number=Sing", "dem DET 2 det", "glaubt VERB 0 root VerbForm=Fin Number=Sing"], 0, "nsubj"),
    (["Sie PRON 2 nsubj Number=Sing", "half VERB 0 root VerbForm=Fin Number=Sing", "dem DET 4 det",
      "Nachbarn NOUN 2 obj Number=Sing"], 3, "obl:arg"),
    (["Rom PROPN 2 nsubj Number=Sing", "kauft VERB 0 root VerbForm=Fin Number=Sing", "von ADP 4 case",
      "Ankara PROPN 2 obj Number=Sing"], 3, "obl"),
    (["Rom PROPN 2 nsubj Number=Sing", "kauft VERB 0 root VerbForm=Fin Number=Sing",
      "Drohnen NOUN 2 nsubj Number=Plur"], 2, "obj"),
    (["Den DET 2 det", "Panzer NOUN 3 obj Number=Sing", "kauft VERB 0 root VerbForm=Fin Number=Sing"], 1, "obj"),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "place", "deprel"), CASES)
def test_impossible_relations_are_mended(rows: list[str], place: int, deprel: str) -> None:
    assert repair(tokens(*rows), "de")[place].deprel == deprel


def test_english_is_left_alone() -> None:
    rows = ["Rome PROPN 2 nsubj", "buys VERB 0 root VerbForm=Fin", "drones NOUN 2 nsubj"]
    assert repair(tokens(*rows), "en") == tuple(tokens(*rows))
