"""What the commands of assessment share."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from stemmata.assessment.reliability import Row


def rows(policy: Path | None) -> tuple[Row, ...] | None:
    """The rows of a policy file after those that come with the program; None without a file."""
    if policy is None:
        return None
    from stemmata.assessment.reliability import policy_file

    return policy_file(policy)
