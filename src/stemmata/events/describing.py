"""Groups of claims as events."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

from stemmata.events.clustering import Weights
from stemmata.events.rulings import Rulings
from stemmata.model import Claim
from stemmata.model.events import Event, Linking


def described(
    groups: Sequence[Sequence[int]], weights: Weights, claims: Mapping[str, Claim], ruled: Rulings
) -> Linking:
    """Events."""
    order = {one: at for at, one in enumerate(claims)}
    events = []
    for group in groups:
        ids = sorted((one.id for i in group for one in weights.nodes[i].members), key=order.__getitem__)
        first = claims[ids[0]]
        events.append(
            Event(
                id="event:" + hashlib.sha256(ids[0].encode()).hexdigest()[:12],
                type=first.event,
                label=first.event,
                roles=first.roles,
                time=None,
                claims=tuple(ids),
                documents=tuple(dict.fromkeys(str(claims[one].document.get("id")) for one in ids)),
            )
        )
    return Linking(events=tuple(events), statements=(), event_of={one: event.id for event in events for one in event.claims})
