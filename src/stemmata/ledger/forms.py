"""Claims and layers as plain JSON objects, and JSON as text, in one stable form.

Key order is fixed by the tables below, text stays as it is (no ASCII escapes), and whole numbers are written
without a fraction, so that equal claims are equal bytes.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, cast

from stemmata.model import Claim, Evidence, Source

DOCUMENT_FIELDS = ("id", "url", "title", "publisher", "published", "language")
ROLE_ORDER = (
    "supplier",
    "recipient",
    "operator",
    "target",
    "actor",
    "body",
    "regime",
    "parties",
    "item",
    "quantity",
    "place",
    "time",
    "property",
    "value",
    "unit",
    "approx",
)
SOURCE_FIELDS = ("name", "role", "organisation", "country", "kind")


def tidy(value: Any) -> Any:
    """The same value with tuples as lists and whole floats as integers."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, Mapping):
        return {str(key): tidy(one) for key, one in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [tidy(one) for one in value]
    return value


def ordered(values: Mapping[str, Any], order: Sequence[str]) -> dict[str, Any]:
    """The mapping with the named keys first, in that order, then the others by name."""
    known = [key for key in order if key in values]
    return {key: tidy(values[key]) for key in [*known, *sorted(set(values) - set(known))]}


def line(value: Any) -> str:
    """One line of JSON, keys in the order given."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def canonical(value: Any) -> str:
    """JSON with sorted keys and no spaces: the form that hashes are taken of."""
    return json.dumps(tidy(value), ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":"))


def source_object(source: Source) -> dict[str, str]:
    """One link of a chain, without what is not known."""
    return {key: value for key in SOURCE_FIELDS if (value := getattr(source, key))}


def evidence_object(evidence: Evidence) -> dict[str, Any]:
    """`{start, end, quote}`."""
    return {"start": evidence.start, "end": evidence.end, "quote": evidence.quote}


def claim_object(claim: Claim, *, why: bool = False) -> dict[str, Any]:
    """A claim as `docs/reference/claims.md` describes it; `also` only where there is any, `why` on request."""
    found: dict[str, Any] = {
        "id": claim.id,
        "document": ordered(claim.document, DOCUMENT_FIELDS),
        "event": claim.event,
        "roles": ordered(claim.roles, ROLE_ORDER),
        "status": claim.status,
        "polarity": claim.polarity,
        "certainty": claim.certainty,
        "stance": claim.stance,
        "sources": [source_object(one) for one in claim.sources],
        "evidence": [evidence_object(one) for one in claim.evidence],
    }
    if claim.also:
        found["also"] = [evidence_object(one) for one in claim.also]
    found["made_by"] = claim.made_by
    if why:
        found["why"] = [tidy(one) for one in claim.why]
    return found


def claim_of(found: Mapping[str, Any]) -> Claim:
    """The claim that an object of `claim_object` describes."""
    plain = cast(dict[str, Any], {key: found[key] for key in ("event", "status", "polarity", "certainty", "stance")})
    return Claim(
        id=found["id"],
        document=found["document"],
        roles=found["roles"],
        sources=tuple(Source(**one) for one in found["sources"]),
        evidence=tuple(Evidence(**one) for one in found["evidence"]),
        also=tuple(Evidence(**one) for one in found.get("also", ())),
        made_by=found["made_by"],
        why=tuple(found.get("why", ())),
        **plain,
    )
