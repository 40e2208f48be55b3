"""Stemmata: an auditable ledger of claims read from public reports."""
__version__ = "0.1.0"
