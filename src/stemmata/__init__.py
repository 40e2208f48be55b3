"""Stemmata: an auditable ledger of claims read from public reports.

The public names are those of `__all__`; everything is loaded when it is first used.

    >>> import stemmata
    >>> with stemmata.Ledger("reports.db") as ledger:                       # doctest: +SKIP
    ...     ledger.read("reports/")
    ...     for claim in ledger.claims(event="transfer"):
    ...         print(claim.evidence[0].quote)
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from stemmata.api import annotate as annotate
    from stemmata.api import read_report as read_report
    from stemmata.errors import StemmataError as StemmataError
    from stemmata.ledger.book import Document as Document
    from stemmata.ledger.book import Ledger as Ledger
    from stemmata.ledger.book import Receipt as Receipt
    from stemmata.ledger.book import Sighting as Sighting
    from stemmata.ledger.checks import Fault as Fault
    from stemmata.ledger.rebuilding import Change as Change
    from stemmata.model import Article as Article
    from stemmata.model import Claim as Claim
    from stemmata.model import Evidence as Evidence
    from stemmata.model import Issue as Issue
    from stemmata.model import Source as Source
    from stemmata.model.events import Contradiction as Contradiction
    from stemmata.model.events import Event as Event
    from stemmata.model.events import Statement as Statement

_PLACES = {
    "Article": "stemmata.model",
    "Change": "stemmata.ledger.rebuilding",
    "Claim": "stemmata.model",
    "Contradiction": "stemmata.model.events",
    "Document": "stemmata.ledger.book",
    "Event": "stemmata.model.events",
    "Evidence": "stemmata.model",
    "Fault": "stemmata.ledger.checks",
    "Issue": "stemmata.model",
    "Ledger": "stemmata.ledger.book",
    "Receipt": "stemmata.ledger.book",
    "Sighting": "stemmata.ledger.book",
    "Source": "stemmata.model",
    "Statement": "stemmata.model.events",
    "StemmataError": "stemmata.errors",
    "annotate": "stemmata.api",
    "read_report": "stemmata.api",
}
__all__ = [
    "Article",
    "Change",
    "Claim",
    "Contradiction",
    "Document",
    "Event",
    "Evidence",
    "Fault",
    "Issue",
    "Ledger",
    "Receipt",
    "Sighting",
    "Source",
    "Statement",
    "StemmataError",
    "annotate",
    "read_report",
]


def __getattr__(name: str) -> Any:
    if name not in _PLACES:
        raise AttributeError(f"module 'stemmata' has no attribute {name!r}")
    return getattr(import_module(_PLACES[name]), name)


def __dir__() -> list[str]:
    return sorted([*__all__, "__version__"])
