"""Claims to events: compare what blocking brings together, bundle, describe each bundle."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from stemmata.events.bundles import bundles
from stemmata.events.describing import described
from stemmata.events.facts import earliest, facts
from stemmata.events.rulings import rulings
from stemmata.model import Claim
from stemmata.model.events import Decision, Linking


def linked(claims: Iterable[Claim], *, decisions: Sequence[Decision] = ()) -> Linking:
    """Which claims speak of one event, and what those events are.

    The order of the input doesn't matter. `decisions` name claims by content and win over all weights.
    """
    ordered = {one.id: one for one in earliest(claims)}
    ruled = rulings(decisions, ordered.values())
    seen = {one.id: facts(one) for one in ordered.values()}
    return described(bundles(list(seen.values()), ruled), ordered, seen, ruled)
