"""`stemmata predictions`: what was foretold, by whom, and what came of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from stemmata.cli import options, output
from stemmata.cli.output import one_line

if TYPE_CHECKING:
    from stemmata.model.ratings import Prediction

OUTCOMES = ("open", "perhaps fulfilled", "fulfilled", "contradicted", "overdue")
COLOURS = {"fulfilled": "green", "perhaps fulfilled": "green", "contradicted": "red", "overdue": "yellow"}


@click.command()
@options.ledger
@click.option(
    "--only",
    type=click.Choice(OUTCOMES),
    metavar="WORD",
    help=f"Only those of this outcome. One of: {', '.join(OUTCOMES)}.",
)
@click.option("--by", "who", metavar="NAME", help="Only those of this source: words of its name.")
@click.option("--on", "day", metavar="DATE", help="Overdue as of this day. [default: that of the newest report]")
@options.as_json
def predictions(ledger: Path, only: str | None, who: str | None, day: str | None, as_json: bool) -> None:
    """List what claims say is planned, expected or sought, by who foretold it, with what came of it.

    A later event that fits is named with the reasons and the days between. `perhaps fulfilled`: something that both
    should name is named by one only.
    """
    from stemmata import Ledger
    from stemmata.assessment import predictions as foretold
    from stemmata.dossier.collecting import collect
    from stemmata.dossier.contents import predicted
    from stemmata.ledger import forms
    from stemmata.words import fold

    with Ledger(ledger, create=False) as book:
        whole = collect(book)
        found = foretold.predictions(whole.events.values(), whole.claims, as_of=_day(day))
    some = [one for one in found if not only or one.outcome == only]
    some = [one for one in some if not who or any(fold(who) in fold(name) for name in one.by)]
    if as_json:
        for one in some:
            click.echo(forms.line(predicted(one)))
        return
    if not some:
        output.note("nothing that fits was foretold")
    groups: dict[str, list[Prediction]] = {}
    for one in some:
        for name in one.by or ("nobody named",):
            groups.setdefault(name, []).append(one)
    for name in sorted(groups, key=lambda key: (-len(groups[key]), key)):
        click.echo(click.style(f"\n{one_line(name)}", bold=True))
        for one in groups[name]:
            _show(one)


def _day(text: str | None) -> date | None:
    from stemmata.errors import QueryError

    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise QueryError(f"--on {text}: give a day as YYYY-MM-DD") from None


def _show(one: Prediction) -> None:
    outcome = click.style(one.outcome, fg=COLOURS.get(one.outcome))
    click.echo(f"  {outcome}  {one_line(one.label)}")
    why = f"; {one.why}" if one.why and one.outcome != "fulfilled" else ""
    click.echo(click.style(f"      said {one.said or 'on an unknown day'}{one_line(why)}", dim=True))
    click.echo(f"      “{one_line(one.quote)}”")
    for found in one.fulfilments:
        word = "against it" if found.against else "borne out by" if found.sure else "perhaps borne out by"
        click.echo(f"      {word}: {one_line(found.label)}\n          {one_line('; '.join(found.reasons))}")
