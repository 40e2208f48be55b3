"""What kind of descent an edge is: reprint, abridgement, rewrite, translation, citation, correction."""

from __future__ import annotations

from stemmata.model.stemma import EdgeKind
from stemmata.stemma.digest import Digest
from stemmata.stemma.weighing import Pair, weights


def kind_of(child: Digest, parent: Digest, pair: Pair) -> EdgeKind:
    """By what was taken back, then language, then how much of the wording was kept of how much."""
    row, told = weights()["wording"], weights()["retold"]
    if pair.has("correction"):
        return "correction"
    whole = pair.retold.share >= told["floor"]
    if child.language != parent.language:
        return "translation" if whole or not pair.has("named") else "cites"
    if pair.shared.share >= row["reprint"] and pair.shared.back >= row["reprint"]:
        return "reprint"
    if pair.shared.share >= row["abridgement"]:
        return "abridgement"
    return "cites" if pair.has("named") and not whole else "rewrite"
