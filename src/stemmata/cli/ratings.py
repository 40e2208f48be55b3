"""`stemmata ratings`: how credible events are and how reliable sources, with the reasons."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from stemmata.cli import options, output
from stemmata.cli.output import one_line

if TYPE_CHECKING:
    from stemmata.dossier.collecting import Whole
    from stemmata.model.ratings import Rating


@click.command()
@click.argument("wanted", metavar="[EVENT|QUERY]", required=False)
@options.ledger
@options.policy
@click.option("--sources", is_flag=True, help="List the sources with their letters instead of the events.")
@options.as_json
def ratings(wanted: str | None, ledger: Path, policy: Path | None, sources: bool, as_json: bool) -> None:
    """List the events with their credibility, 1 to 6, or with --sources who says so with their reliability, A to F.

    With EVENT or QUERY every rule that was applied. F and 6 mean that it cannot be judged. What a person decided
    (`stemmata rate`) stands beside what the rules give.
    """
    from stemmata import Ledger
    from stemmata.cli.assessing import rows
    from stemmata.dossier.collecting import chosen, collect, shown
    from stemmata.ledger.judgements import LOST

    with Ledger(ledger, create=False) as book:
        whole = collect(book, policy=rows(policy))
        if sources:
            _sources(whole, as_json)
            return
        events, left_out = chosen(whole, wanted) if wanted else (list(whole.events.values()), 0)
        found = {one.id: whole.rated(one)[0] for one in events} if wanted else whole.ratings()
        for event in events:
            _show(found[event.id], shown(event), as_json, steps=bool(wanted))
        lost = whole.overruled.get(LOST, ())
    for one in lost:
        of = f"{one.about or 'event'}, whose claims are not there any more"
        output.note(f"not placed: {of}: {one.grade} by {one.person}, {one.made}: {one.reason}")
    if left_out:
        output.note(f"{left_out} more events fit and were left out: narrow the query")
    if not events:
        output.note("no events: read reports first")


def _sources(whole: Whole, as_json: bool) -> None:
    from stemmata.assessment.hearing import speakers

    found = list(speakers(whole.claims.values()))
    if not found:
        output.note("no sources: read reports first")
    for source in found:
        event, position = whole.reliability(source)
        if as_json:
            _json(event)
            _json(position)
        else:
            click.echo(one_line(f"{event.grade}  {source.name}: {event.label} on what happened{_mark(event)}"))
            if position.grade != "F" or position.overruled:
                own = f"{position.grade} on its own side's position: {position.label}{_mark(position)}"
                click.echo("   " + one_line(own))


def _show(rating: Rating, label: str, as_json: bool, *, steps: bool) -> None:
    if as_json:
        _json(rating)
        return
    click.echo(
        f"{click.style(rating.grade, bold=True)}  {one_line(label)}\n"
        + click.style("   " + one_line(f"{rating.label}{_mark(rating)}  {rating.subject}"), dim=True)
    )
    if steps:
        for decided in rating.overruled:
            click.echo("   " + one_line(f"{decided.grade} by {decided.person}, {decided.made}: {decided.reason}"))
        for one in rating.steps:
            click.echo("   " + one_line(f"{one.grade or '·'} {one.text} [{one.rule}]"))


def _mark(rating: Rating) -> str:
    if not rating.overruled:
        return ""
    last = rating.overruled[-1]
    return f" (overruled by {last.person}: {last.reason}; the rules give {rating.computed})"


def _json(rating: Rating) -> None:
    from stemmata.dossier.contents import rated
    from stemmata.ledger import forms

    click.echo(forms.line(rated(rating)))
