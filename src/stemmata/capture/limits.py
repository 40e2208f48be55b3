"""Limits on what is taken in: everything read is hostile until it is captured."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much, how long, how often.

    `page_bytes` bounds a page after decompression; `seconds` is the total for one URL with its redirects;
    `delay` the pause in seconds between two requests to one host, `longest_delay` what a host may ask for.
    """

    page_bytes: int = 20_000_000
    bundle_bytes: int = 500_000_000
    robots_bytes: int = 500_000
    seconds: float = 30.0
    redirects: int = 5
    delay: float = 1.0
    longest_delay: float = 10.0


DEFAULT = Limits()
"""The limits used where none are given."""


def size(count: int) -> str:
    """A number of bytes for people: "20 MB"."""
    for unit, factor in (("GB", 10**9), ("MB", 10**6), ("kB", 10**3)):
        if count >= factor:
            return f"{count / factor:.3g} {unit}"
    return f"{count} bytes"
