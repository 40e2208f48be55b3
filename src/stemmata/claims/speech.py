"""Who says a draft's event: the attributions that cover its clause, and what their cues do to its factuality."""
from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from stemmata.claims.build import Setting
from stemmata.claims.draft import Draft
from stemmata.claims.factuality import RANK
from stemmata.model import Attribution

Scope = Callable[[Sequence[Attribution], int, int], Attribution | None]


def attribute(draft: Draft, attributions: Sequence[Attribution], scope: Scope, setting: Setting) -> None:
    """Set the draft's chain of sources and let the cue speak: the weaker certainty wins, a stance is taken over."""
    found = scope(attributions, draft.evidence.start, draft.evidence.end)
    if found is None:
        return
    draft.attribution = found
    draft.chain = found.chain
    changes: dict[str, Any] = {}
    if RANK[found.certainty] < RANK[draft.facts.certainty]:
        changes["certainty"] = found.certainty
    if found.stance != "asserts" and draft.facts.stance == "asserts":
        changes["stance"] = found.stance
    if found.polarity == "negative" and draft.facts.polarity == "positive":
        changes["polarity"] = "negative"
    if found.stance == "denies":
        changes["polarity"] = "negative"
    if found.status and not draft.facts.explicit_status:
        changes["status"] = found.status
    if changes:
        draft.facts = replace(draft.facts, **changes)
        draft.why.append({"field": "stance", "rule": f"attribution:{found.rule}",
                          "words": " ".join(setting.text[c.start:c.end] for c in found.cue)})
