"""`stemmata consistency`: what an analyst would check by hand."""

from __future__ import annotations

from pathlib import Path

import click

from stemmata.cli import options, output
from stemmata.cli.output import one_line


@click.command()
@click.argument("wanted", metavar="[EVENT|QUERY]", required=False)
@options.ledger
@click.option("--all", "every", is_flag=True, help="Show also what fits and what cannot be told.")
@options.as_json
def consistency(wanted: str | None, ledger: Path, every: bool, as_json: bool) -> None:
    """Check claims for what does not fit together, and explain each remark.

    A day after the report's own; a designation against its family and makers; a distance against published ranges;
    numbers that only grow; one photo credit in reports on different events. A remark says what to look at, not who is
    wrong.
    """
    from dataclasses import asdict

    from stemmata import Ledger
    from stemmata.assessment.consistency import over_all
    from stemmata.dossier.collecting import chosen, collect
    from stemmata.ledger import forms

    with Ledger(ledger, create=False) as book:
        whole = collect(book)
        events = chosen(whole, wanted)[0] if wanted else list(whole.events.values())
        found = over_all(events, whole.claims, whole.articles)
    some = [one for one in found if every or one.verdict == "odd"]
    for one in some:
        if as_json:
            click.echo(forms.line(forms.tidy(asdict(one))))
        else:
            click.echo(f"{click.style(one.verdict, bold=one.verdict == 'odd')}  {one.check}: {one_line(one.text)}")
            click.echo(click.style(f"      {' '.join(one.claims or one.documents)}", dim=True))
    if not some:
        output.note("nothing odd was found" + ("" if every else "; --all shows what was compared"))
