"""Equal texts under many addresses: one of them stands for all, the others are reprints of it."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Mapping

from stemmata.model.stemma import Edge, Ground
from stemmata.stemma.digest import Digest
from stemmata.stemma.weighing import quote, weights


def first_copies(digests: Mapping[str, Digest]) -> dict[str, str]:
    """Reports whose whole text is that of an earlier one, to the earliest with it."""
    same: dict[str, list[Digest]] = defaultdict(list)
    for one in digests.values():
        if one.words:
            same[hashlib.sha256(one.plain()[0].encode()).hexdigest()].append(one)
    found: dict[str, str] = {}
    for some in same.values():
        first, *others = sorted(some, key=lambda one: one.order)
        found |= {one.id: first.id for one in others}
    return found


def reprint(child: Digest, parent: Digest) -> Edge:
    """The edge from a copy to its model."""
    whole = quote(child.article, child.starts[0], child.ends[-1])
    there = quote(parent.article, parent.starts[0], parent.ends[-1])
    weight = float(weights()["wording"]["weight"])
    ground = Ground(feature="wording", detail="the same text", weight=weight, child=(whole,), parent=(there,))
    return Edge(child=child.id, parent=parent.id, kind="reprint", weight=weight, grounds=(ground,))
