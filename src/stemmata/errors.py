"""Every error Stemmata raises on purpose, as one tree. Each message names the input and the mend."""

from __future__ import annotations


class StemmataError(Exception):
    """Base of all errors that are meant for the user."""


class CaptureError(StemmataError):
    """An input could not be taken in: unreachable, forbidden, too large, empty, binary."""


class ReadingError(StemmataError):
    """Captured bytes could not be read as a report."""


class LanguageError(StemmataError):
    """A report is in a language without a pipeline here."""


class KnowledgeError(StemmataError):
    """A knowledge or language data file is wrong; the message names file and row."""


class LedgerError(StemmataError):
    """The ledger file cannot be used, or its chain of hashes is broken."""


class QueryError(StemmataError):
    """A filter or option makes no sense."""
