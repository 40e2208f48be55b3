"""`stemmata documents`: what the ledger holds."""

from __future__ import annotations

from pathlib import Path

import click

from stemmata.cli import options, output


@click.command()
@options.ledger
@options.as_json
def documents(ledger: Path, as_json: bool) -> None:
    """List all documents, in the order in which they came."""
    from dataclasses import asdict

    from stemmata import Ledger
    from stemmata.ledger import forms

    with Ledger(ledger, create=False) as book:
        for one in book.documents():
            if as_json:
                click.echo(forms.line(asdict(one)))
                continue
            state = one.error or f"{one.claims} claims"
            facts = (
                one.id[7:19],
                (one.published or "no date")[:10],
                one.language or "??",
                state,
                one.publisher or "",
                one.title or one.url or one.source,
            )
            click.echo(output.one_line("  ".join(facts)))
