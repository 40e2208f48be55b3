"""Claims on the same words stay apart."""

from __future__ import annotations

import standins
from stemmata.ledger import layers


def test_equal_ids_get_a_number() -> None:
    (claim,) = standins.analyse(standins.read(standins.captured("Oslo delivered guns."))).claims
    found = layers.distinct([claim, claim, claim])
    assert [one.id for one in found] == [claim.id, f"{claim.id}-2", f"{claim.id}-3"]
    assert layers.distinct(found) == found
