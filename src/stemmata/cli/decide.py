"""`stemmata decide`: rule what is one event and what isn't; the ruling is kept and wins over all weights."""

from __future__ import annotations

import getpass
from pathlib import Path

import click

from stemmata.cli import options, output

VERDICTS = ("same", "different", "part-of")


@click.command()
@click.argument("verdict", type=click.Choice(VERDICTS))
@click.argument("one", metavar="CLAIM")
@click.argument("other", metavar="OTHER")
@options.ledger
@click.option("--by", "person", metavar="NAME", help="Who decides. [default: the user of this computer]")
@click.option("--reason", default="", metavar="TEXT", help="Why.")
def decide(verdict: str, one: str, other: str, ledger: Path, person: str | None, reason: str) -> None:
    """Rule on two claims: their events are the `same`, are `different`, or CLAIM's event is `part-of` OTHER's.

    CLAIM and OTHER are ids of claims, or the beginnings of ids, as `stemmata event ID` shows them. The ruling names
    them by content (document, place, type), so that it holds after a rebuild; of two rulings on one pair the later
    holds.
    """
    from stemmata import Ledger

    with Ledger(ledger, create=False) as book:
        book.decide(verdict, one, other, person=person or getpass.getuser(), reason=reason)  # type: ignore[arg-type]
        output.note(f"kept: {book.event(one).id} | {book.event(other).id}")
