"""`stemmata events`: what is said to have happened, each event once, with how much is said about it."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from stemmata.cli import filters, options, output

if TYPE_CHECKING:
    from stemmata.model.events import Event

HEADINGS = (("event", None), ("what", 6), ("reports", None), ("claims", None), ("of them", 2), ("part of", None))
"""Of the table for people, with their shares of the width."""
SHOWN = len("event:") + 8
"""Signs of an id in the table; the beginning of an id is enough everywhere."""


@click.command()
@filters.wanted
@options.ledger
@options.as_json
@click.option("--type", "kind", metavar="WORD", help="The same as --event.")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="At most N events.")
def events(ledger: Path, as_json: bool, kind: str | None, limit: int | None, **wanted: Any) -> None:
    """List the events of which a claim fits, in the order of their first report.

    Claims of many reports that speak of one event stand together; `stemmata event ID` says why. Claims are linked
    when they are first asked for, and again where new reports touch.
    """
    from stemmata import Ledger
    from stemmata.events.forms import event_object
    from stemmata.ledger import forms

    wanted["event"] = wanted["event"] or kind
    with Ledger(ledger, create=False) as book:
        found = islice(book.events(**wanted), limit)
        if as_json:
            for event in found:
                click.echo(forms.line(event_object(event)))
        else:
            _table(found)


def sides(event: Event) -> str:
    """`5 asserts, 1 denies`."""
    return ", ".join(f"{count} {side}" for side, count in event.sides.items())


def _table(found: Iterable[Event]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, header_style="bold")
    for name, share in HEADINGS:
        table.add_column(name, ratio=share, no_wrap=share is None)
    for one in found:
        cells = (
            one.id[:SHOWN],
            one.label,
            str(len(one.documents)),
            str(len(one.claims)),
            sides(one),
            (one.parent or "")[:SHOWN],
        )
        table.add_row(*(Text(output.one_line(cell)) for cell in cells))
    if not table.row_count:
        output.note("no event fits")
        return
    console = Console()
    if not console.is_terminal:
        console.width = 160
    console.print(table)
