"""What a claim must at least say: arms where the word itself says so, a core that the report names, a time of ours."""

from __future__ import annotations

import re
from collections.abc import Mapping

from stemmata.claims.draft import Draft
from stemmata.knowledge.catalogue import families


def arms_at_least(draft: Draft) -> None:
    """ "Denied arming the RSF", "rejected the charge of supplying them": arms are supplied, if nothing else is said.
    Other words say it themselves ("nuclear test")."""
    if "item" in draft.roles:
        return
    said = draft.implied or ("weapons" if draft.event == "transfer" and draft.facts.stance == "denies" else None)
    if said is not None:
        draft.roles["item"] = {"id": said, "name": families()[said].name, "family": said}
        draft.why.append({"field": "item", "rule": "as the word says", "words": draft.word})


EARLIEST = 1950
"""Events before it are not coded (coding manual, section 9)."""


def _of_old(draft: Draft) -> bool:
    time = draft.roles.get("time")
    years = re.findall(r"\d{4}", str(time.get("edtf"))) if isinstance(time, Mapping) else []
    return bool(years) and all(int(year) < EARLIEST for year in years)


def complete_claim(draft: Draft) -> bool:
    """A claim whose core the report nowhere names is not made, nor one of times long past."""
    if _of_old(draft):
        return False
    if draft.provisional and not {"supplier", "recipient", "operator", "parties", "target", "body"} & set(draft.roles):
        return False
    if draft.event == "production" and not {"operator", "place"} & set(draft.roles):
        return False
    if draft.event in {"transfer", "production"}:
        return "item" in draft.roles
    if draft.event == "sanction":
        return bool({"target", "body"} & set(draft.roles))
    return True
