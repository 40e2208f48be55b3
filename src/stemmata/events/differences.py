"""Where the claims of an event differ."""

from __future__ import annotations

from collections.abc import Mapping

from stemmata.model import Claim
from stemmata.model.events import Contradiction, Event


def differences(event: Event, claims: Mapping[str, Claim]) -> tuple[Contradiction, ...]:
    """Role by role, side by side."""
    return ()
