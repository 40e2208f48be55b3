"""`stemmata claims`: the claims of a ledger, for people and for programs."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from stemmata import phrases
from stemmata.cli import filters, options, output

if TYPE_CHECKING:
    from stemmata import Claim

COLUMNS = (
    "id",
    "document",
    "url",
    "publisher",
    "published",
    "language",
    "event",
    "supplier",
    "recipient",
    "operator",
    "target",
    "item",
    "quantity_min",
    "quantity_max",
    "quantity_approx",
    "place",
    "time",
    "property",
    "value",
    "unit",
    "status",
    "polarity",
    "certainty",
    "stance",
    "sources",
    "start",
    "end",
    "quote",
    "made_by",
)
"""Of the CSV; `docs/reference/claims.md` says what each holds."""
NAMED = ("supplier", "recipient", "operator", "target", "item", "place")
HEADINGS = (("published", None), ("event", None), ("what", 3), ("how surely", 2), ("who says so", 2), ("words", 4))
"""Of the table for people, with their shares of the width."""


@click.command()
@filters.wanted
@options.ledger
@options.as_json
@click.option("--csv", "as_csv", is_flag=True, help="Write a table for spreadsheets.")
@click.option("--why", is_flag=True, help="With --json: say also which rule filled each field from which words.")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="At most N claims.")
def claims(ledger: Path, as_json: bool, as_csv: bool, why: bool, limit: int | None, **wanted: Any) -> None:
    """List the claims that fit, in the order of publication.

    For people a table; with --json one claim a line, with --csv one a row.
    """
    from itertools import islice

    from stemmata import Ledger
    from stemmata.ledger import forms

    if as_json and as_csv:
        raise click.UsageError("--json and --csv exclude each other: give one")
    with Ledger(ledger, create=False) as book:
        found = islice(book.claims(**wanted), limit)
        if as_json:
            for claim in found:
                click.echo(forms.line(forms.claim_object(claim, why=why)))
        elif as_csv:
            _csv(found)
        else:
            _table(found)
        left_out = book.undated(**wanted)
    if left_out:
        output.note(f"{left_out} claims that fit otherwise were left out: their events have no time")


def _csv(found: Iterable[Claim]) -> None:
    table = csv.DictWriter(sys.stdout, COLUMNS, lineterminator="\n")
    table.writeheader()
    for claim in found:
        table.writerow({key: _safe(value) for key, value in _row(claim).items()})


def _safe(value: Any) -> Any:
    """Text that a spreadsheet would run as a formula is marked as text: what is read is not to be trusted."""
    return f"'{value}" if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r") else value


def _row(claim: Claim) -> dict[str, Any]:
    roles, document, first = claim.roles, claim.document, claim.evidence[0]
    quantity = roles.get("quantity") or {}
    named = {key: phrases.names(roles.get(key)) for key in NAMED}
    plain = {key: roles.get(key) for key in ("property", "value", "unit")}
    return {
        "id": claim.id,
        "document": document.get("id"),
        "event": claim.event,
        "made_by": claim.made_by,
        **{key: document.get(key) for key in ("url", "publisher", "published", "language")},
        **named,
        **plain,
        **{f"quantity_{key}": quantity.get(key) for key in ("min", "max", "approx")},
        "time": (roles.get("time") or {}).get("edtf"),
        **{key: getattr(claim, key) for key in ("status", "polarity", "certainty", "stance")},
        "sources": " < ".join(one.name for one in claim.sources),
        "start": first.start,
        "end": first.end,
        "quote": first.quote,
    }


def _cells(found: Iterable[Claim]) -> Iterator[tuple[str, ...]]:
    for claim in found:
        yield (
            str(claim.document.get("published") or "")[:10],
            claim.event,
            phrases.what(claim),
            phrases.how(claim),
            phrases.who(claim),
            f"“{claim.evidence[0].quote}”",
        )


def _table(found: Iterable[Claim]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, header_style="bold")
    for name, share in HEADINGS:
        table.add_column(name, ratio=share, no_wrap=share is None)
    for cells in _cells(found):
        table.add_row(*(Text(output.one_line(cell)) for cell in cells))
    if not table.row_count:
        output.note("no claim fits")
        return
    console = Console()
    if not console.is_terminal:
        console.width = 160
    console.print(table)
