"""Which extractor this is: the version and a fingerprint of everything that decides what is read from bytes."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable

from stemmata import __version__

STAGES = (
    "model/__init__.py",
    "words.py",
    "knowledge",
    "languages",
    "capture",
    "reading",
    "parsing",
    "mentions",
    "claims",
    "ledger/forms.py",
    "ledger/layers.py",
    "ledger/readings.py",
    "ledger/derived.py",
    "ledger/terms.py",
)
"""What lies between bytes and derived rows: code, lexicons, trained pipelines."""


def _files(folder: Traversable, name: str) -> list[tuple[str, Traversable]]:
    if folder.is_file():
        return [(name, folder)]
    return [
        pair
        for one in sorted(folder.iterdir(), key=lambda one: one.name)
        if one.name != "__pycache__"
        for pair in _files(one, f"{name}/{one.name}")
    ]


LINKING = ("model", "words.py", "phrases.py", "knowledge", "events", "mentions/edtf.py")
"""What lies between claims and events."""


@cache
def linker() -> str:
    """`stemmata 0.1.0+91ab…`: equal exactly when the same claims and decisions give the same events."""
    return f"stemmata {__version__}+{_fingerprint(LINKING)}"


TRACING = (*LINKING, "claims/attribution/kinds.py", "stemma", "ledger/descent.py")
"""What lies between events and stemmata."""


@cache
def tracer() -> str:
    """Equal exactly when the same reports, claims and events give the same stemmata."""
    return f"stemmata {__version__}+{_fingerprint(TRACING)}"


@cache
def extractor() -> str:
    """`stemmata 0.1.0+5f0c…`: equal exactly when the same bytes give the same claims.

    A release number alone would not tell two states of the lexicons apart; with the fingerprint, `read` knows which
    documents to read again, and a paper can name what made its figures.
    """
    return f"stemmata {__version__}+{_fingerprint(STAGES)}"


def _fingerprint(stages: Sequence[str]) -> str:
    whole = hashlib.sha256()
    root = resources.files("stemmata")
    for stage in stages:
        for name, file in _files(root / stage, stage):
            whole.update(name.encode() + b"\0" + hashlib.sha256(file.read_bytes()).digest())
    return whole.hexdigest()[:12]
