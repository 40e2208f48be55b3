"""`stemmata rebuild`: read everything again."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from stemmata.cli import options, output

if TYPE_CHECKING:
    from stemmata import Change


@click.command()
@options.ledger
@options.jobs
@click.option("--dry-run", is_flag=True, help="Say what would change, write nothing.")
@options.as_json
def rebuild(ledger: Path, jobs: int, dry_run: bool, as_json: bool) -> None:
    """Read every capture again with this version and say what changed.

    Captures, sightings and decisions stay as they are; articles, claims and issues are made again, a transaction a
    document.
    """
    from dataclasses import asdict

    from stemmata import Ledger
    from stemmata.ledger import forms

    counts = {"added": 0, "removed": 0, "changed": 0}
    documents = 0
    with Ledger(ledger, create=False) as book:
        for change in output.progress(book.rebuild(jobs=jobs, dry_run=dry_run), "reading again", len(book.documents())):
            documents += 1
            for key in counts:
                counts[key] += len(getattr(change, key))
            if as_json and change:
                click.echo(forms.line(asdict(change)))
            elif change:
                click.echo(_line(change))
    said = ", ".join(f"{many} {key}" for key, many in counts.items())
    output.note(f"{documents} documents read again; claims: {said}" + ("; nothing written" if dry_run else ""))


def _line(change: Change) -> str:
    parts = [
        f"{sign}{one}"
        for sign, many in (("+", change.added), ("-", change.removed), ("~", change.changed))
        for one in many
    ]
    if change.other:
        parts.append("article or issues differ")
    if change.error:
        parts.append(output.one_line(change.error))
    return f"{change.document[7:19]}  " + "  ".join(parts)
