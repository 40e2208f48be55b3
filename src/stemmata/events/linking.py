"""Claims to events."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from stemmata.model import Claim
from stemmata.model.events import Decision, Event, Linking


def linked(claims: Iterable[Claim], *, decisions: Sequence[Decision] = ()) -> Linking:
    """A first, coarse linking: equal type, item and time."""
    groups: dict[str, list[Claim]] = defaultdict(list)
    for claim in sorted(claims, key=lambda one: one.id):
        item = claim.roles.get("item")
        key = [claim.event, item.get("id") if isinstance(item, dict) else None, claim.roles.get("time")]
        groups[str(key)].append(claim)
    events = []
    for some in groups.values():
        first = some[0]
        events.append(
            Event(
                id=f"event:{first.id}",
                type=first.event,
                label=first.event,
                roles=first.roles,
                time=None,
                claims=tuple(one.id for one in some),
                documents=tuple(sorted({str(one.document.get("id")) for one in some})),
            )
        )
    return Linking(
        events=tuple(events), statements=(), event_of={claim: event.id for event in events for claim in event.claims}
    )
