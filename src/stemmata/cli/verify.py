"""`stemmata verify`: is everything still as it was written?"""

from __future__ import annotations

from pathlib import Path

import click

from stemmata.cli import options, output


@click.command()
@options.ledger
@click.option("--head", metavar="HASH", help="A hash that verify printed earlier: finds also what was cut off since.")
@click.pass_context
def verify(ctx: click.Context, ledger: Path, head: str | None) -> None:
    """Go over every hash of the ledger again.

    Names each changed, missing, added or reordered row or byte, and claims whose quotes don't stand in the text;
    exit code 1 if there is any. Prints the hash that stands for the whole: note it elsewhere, and nobody can cut off
    the end of the ledger unseen.
    """
    from stemmata import Ledger

    with Ledger(ledger, create=False) as book:
        found = book.verify(head=head)
        documents = len(book.documents())
        last = book.head
    for fault in found:
        click.echo(output.one_line(fault))
    if found:
        faults = f"{len(found)} fault{'' if len(found) == 1 else 's'}"
        output.error(f"{ledger}: {faults}: take the kept rows from a backup, the derived from a rebuild")
        ctx.exit(output.FAILED)
    click.echo(f"{ledger}: nothing changed, missing or reordered; documents: {documents}\nhead {last}")
