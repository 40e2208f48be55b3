"""Judgements on events, each a pure function of the ledger that gives its reasons."""
