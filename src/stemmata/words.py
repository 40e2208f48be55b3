"""The closed vocabularies of claims, from the types of the model."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import get_args

from stemmata import model

VOCABULARIES: Mapping[str, Sequence[str]] = {
    "event": get_args(model.EventType),
    "status": get_args(model.Status),
    "polarity": get_args(model.Polarity),
    "certainty": get_args(model.Certainty),
    "stance": get_args(model.Stance),
}
