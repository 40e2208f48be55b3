"""`stemmata decide`: rule what is one event and what isn't; the ruling is kept and wins over all weights."""

from __future__ import annotations

import getpass
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from stemmata.cli import options, output

if TYPE_CHECKING:
    from stemmata import Ledger
    from stemmata.model.events import Pointer

VERDICTS = ("same", "different", "part-of")


@click.command()
@click.argument("verdict", type=click.Choice(VERDICTS), required=False)
@click.argument("one", metavar="CLAIM", required=False)
@click.argument("other", metavar="OTHER", required=False)
@options.ledger
@click.option("--by", "person", metavar="NAME", help="Who decides. [default: the user of this computer]")
@click.option("--reason", default="", metavar="TEXT", help="Why.")
@click.option("--list", "listing", is_flag=True, help="List what was ruled so far instead.")
def decide(
    verdict: str | None,
    one: str | None,
    other: str | None,
    ledger: Path,
    person: str | None,
    reason: str,
    listing: bool,
) -> None:
    """Rule on two claims: their events are the `same`, are `different`, or CLAIM's event is `part-of` OTHER's.

    CLAIM and OTHER are ids of claims, or the beginnings of ids, as `stemmata event ID` shows them. The ruling names
    them by content (document, place, type), so that it holds after a rebuild; of two rulings on one pair the later
    holds.
    """
    from stemmata import Ledger

    with Ledger(ledger, create=False) as book:
        if listing:
            found = list(rulings(book))
            for line in found:
                click.echo(output.one_line(line))
            if not found:
                output.note("no rulings: nothing was decided of claims so far")
        elif verdict and one and other:
            by = person or getpass.getuser()
            book.decide(verdict, one, other, person=by, reason=reason)  # type: ignore[arg-type]  # one of the choices
            output.note(f"kept: {book.event(one).id} | {book.event(other).id}")
        else:
            raise click.UsageError("give a verdict and two claims, or --list")


def rulings(book: Ledger) -> Iterator[str]:
    """What was ruled, when and by whom; which rulings name claims that are not there any more."""
    lost = book.decisions(lost=True)
    for ruling in book.decisions():
        words = f"{words_of(book, ruling.one)} | {words_of(book, ruling.other)}"
        gone = " (its claims are not there any more)" if ruling in lost else ""
        reason = f": {ruling.reason}" if ruling.reason else ""
        yield f"{ruling.made} {ruling.person} {ruling.verdict} {words}{reason}{gone}"


def words_of(book: Ledger, at: Pointer) -> str:
    """The words that a claim rests on, with its document."""
    return f"{at.document[:15]} “{book.article(at.document).text[at.start : at.end]}”"
