"""The ledger: what was captured and decided, for ever and chained by hash; what was read from it, and can be again."""
