"""From claims to events: which claims speak of one event, by whom it was said, and where they contradict each other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from stemmata.model import Claim
from stemmata.model.events import Contradiction, Decision, Event, Linking

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["contradictions", "link"]


def link(claims: Iterable[Claim], *, decisions: Sequence[Decision] = ()) -> Linking:
    """Which claims speak of one event. The order of the input doesn't matter."""
    from stemmata.events.linking import linked

    return linked(claims, decisions=decisions)


def contradictions(
    event: Event, claims: Mapping[str, Claim], *, parts: Sequence[Event] = (), near: Sequence[Event] = ()
) -> tuple[Contradiction, ...]:
    """Where the claims of an event differ, role by role; `claims` are all claims by id, `parts` the events it holds.

    `near` are events that nearly are one with it: how they differ is told with `other` set.
    """
    from stemmata.events.differences import differences

    return differences(event, claims, parts=parts, near=near)
