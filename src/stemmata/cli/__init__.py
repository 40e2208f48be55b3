"""The command line: a thin face over the same functions that Python users call."""

from __future__ import annotations


def main() -> None:
    """Run the command `stemmata`."""
    from stemmata.cli.app import stemmata

    stemmata(prog_name="stemmata")
