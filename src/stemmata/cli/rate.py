"""`stemmata rate`: a person's decision on an event's credibility or a source's reliability, kept with its reason."""

from __future__ import annotations

import getpass
from pathlib import Path

import click

from stemmata.cli import options, output


@click.command()
@click.argument("subject", metavar="EVENT|SOURCE")
@click.argument("grade", metavar="GRADE")
@options.ledger
@click.option("--reason", required=True, metavar="TEXT", help="Why. It is kept with the decision.")
@click.option("--by", "person", metavar="NAME", help="Who decides. [default: the user of this computer]")
@click.option(
    "--on",
    "scale",
    type=click.Choice(["event", "position"]),
    default="event",
    show_default=True,
    help="For a source: its reliability on what happened, or on the position of its own side.",
)
def rate(subject: str, grade: str, ledger: Path, reason: str, person: str | None, scale: str) -> None:
    """Overrule a rating: GRADE 1 to 6 for an event, A to F for a source by its name.

    The decision wins over the rules, is kept for ever with its reason, and is shown wherever the rating is. Of several
    the last holds; to take one back, decide again.
    """
    from stemmata import Ledger
    from stemmata.dossier.collecting import collect, shown
    from stemmata.errors import QueryError

    grade = grade.upper()
    with Ledger(ledger, create=False) as book:
        whole = collect(book)
        if grade.isdigit():
            event = whole.event(subject)
            if event is None:
                raise QueryError(f"{subject!r} names no event of this ledger: `stemmata ratings` lists their ids")
            book.rate(
                whole.claims[event.claims[0]],
                grade,
                scale="credibility",
                person=person or getpass.getuser(),
                reason=reason,
            )
            output.note(f"kept: {shown(event)}: {grade}")
            return
        known = whole.source(subject)
        if known is None:
            raise QueryError(f"{subject!r} is no source in this ledger: `stemmata ratings --sources` lists them")
        book.rate(known.name, grade, scale=scale, person=person or getpass.getuser(), reason=reason)
        output.note(f"kept: {known.name}: {grade} on {'what happened' if scale == 'event' else 'its position'}")
