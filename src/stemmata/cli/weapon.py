"""`stemmata weapon`: the page of a designation."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from stemmata.cli import options
from stemmata.cli.output import one_line

if TYPE_CHECKING:
    from stemmata.assessment.capabilities import Page

KINDS = 40
"""Kinds of a family that are listed to people; --json has all."""


@click.command()
@click.argument("name")
@options.ledger
@options.as_json
def weapon(name: str, ledger: Path, as_json: bool) -> None:
    """Show what is known of a weapon: all names, family, producer, published figures, and what claims say of it.

    NAME is a designation (KN-23, Shahed 136) or a family (ballistic missile) in any spelling. Figures stand side by
    side with their sources; nothing is averaged. Claims come from the ledger, if there is one.
    """
    from dataclasses import asdict

    from stemmata import Ledger
    from stemmata.assessment.capabilities import find, page
    from stemmata.ledger import forms

    ids = find(name)
    claims = []
    if ledger.exists():
        with Ledger(ledger, create=False) as book:
            claims = list(book.claims())
    for one in ids:
        found = page(one, claims)
        if as_json:
            click.echo(forms.line(forms.tidy(asdict(found))))
        else:
            click.echo("\n".join(_lines(found)))


def _lines(found: Page) -> Iterator[str]:
    yield click.style(found.name, bold=True) + (" (unverified)" if found.unverified else "")
    if len(found.names) > 1:
        yield f"  also written: {', '.join(found.names[1:])}"
    yield f"  family: {' < '.join((found.family, *found.lineage))}"
    if found.producers:
        yield f"  made by: {', '.join(found.producers)}"
    for figure in found.figures:
        mark = " (unverified)" if figure.unverified else ""
        yield f"  published range, km: {figure.text}{mark}  [{' '.join(figure.sources) or 'no source'}]"
    for key, value in found.facts:
        yield f"  {key.replace('_', ' ')}: {value}"
    if found.kinds:
        more = f" and {len(found.kinds) - KINDS} more" if len(found.kinds) > KINDS else ""
        yield f"  kinds: {', '.join(found.kinds[:KINDS])}{more}"
    for code, title, address in found.sources:
        yield click.style(f"  {code}: {title} {address}".rstrip(), dim=True)
    if found.mentions:
        yield f"  claims: {', '.join(f'{many} {event}' for event, many in found.mentions)}"
    for one in found.claimed:
        also = f" (also as {', '.join(one.also)})" if one.also else ""
        yield "  " + one_line(f"claimed {one.property}: {one.value}{also}; {one.verdict}")
        who = ", ".join(one.said_by) or "nobody named"
        yield "      " + one_line(f"{who}, {one.since or 'no date'}: “{one.quote}”")
    for line in found.contradictions:
        yield "  against the catalogue: " + one_line(line)
