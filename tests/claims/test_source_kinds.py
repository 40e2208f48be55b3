"""Kinds of sources: the closed list of the reference, by office."""

from __future__ import annotations

import pytest

from stemmata.claims.attribution.kinds import KINDS, of_kind
from stemmata.model import Source


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        (Source(name="Boris Pistorius", kind="person", role="German defence minister", country="DE"), "government"),
        (Source(name="António Guterres", kind="person", role="UN secretary-general", country="UN"), "international"),
        (Source(name="N. N.", kind="person", role="attorney general"), "unnamed"),
        (Source(name="N. N.", kind="person", role="conflict researcher"), "expert"),
        (
            Source(name="Kyrylo Budanov", kind="person", role="Ukrainian intelligence chief", country="UA"),
            "intelligence",
        ),
        (Source(name="Russian defence ministry", kind="state", country="RU"), "government"),
        (Source(name="South Korean military intelligence", kind="state", country="KR"), "intelligence"),
        (Source(name="US armed forces", kind="body", country="US"), "military"),
        (Source(name="internal US government documents", kind="document", country="US"), "government"),
        (Source(name="papers", kind="document"), "unnamed"),
        (Source(name="General Motors Fan", kind="person"), "unnamed"),
        (Source(name="Reuters", kind="agency"), "agency"),
    ],
)
def test_kind_by_office(source: Source, kind: str) -> None:
    assert of_kind(source).kind == kind
    assert of_kind(source).kind in KINDS
    assert of_kind(source).name == source.name
