"""The closed vocabularies of claims, from the types of the model, and the folded form in which names are compared."""

from __future__ import annotations

import re
import unicodedata
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


def fold(value: object) -> str:
    """A name as it is compared: without case, accents and signs between words; signs alone stay as they are."""
    text = unicodedata.normalize("NFKD", str(value))
    text = "".join(letter for letter in text if not unicodedata.combining(letter)).casefold()
    return re.sub(r"[^\w]+", " ", text).strip() or text.strip()
