"""`stemmata dossier`: one page on an event, with all that it rests on."""

from __future__ import annotations

from pathlib import Path

import click

from stemmata.cli import options, output


@click.command()
@click.argument("wanted", metavar="EVENT|QUERY")
@options.ledger
@click.option(
    "-o",
    "--output",
    "target",
    type=click.Path(dir_okay=False, path_type=Path),
    required=True,
    metavar="FILE",
    help="Where to write it: FILE.html, FILE.md or FILE.json.",
)
@options.policy
def dossier(wanted: str, ledger: Path, target: Path, policy: Path | None) -> None:
    """Write a dossier on an event, or on those whose claims hold all the words of QUERY.

    One self-contained page: summary, open questions, claims with their words, timeline, map, stemma, contradictions,
    ratings with reasons, checks, provisions, what was foretold, sources, method, and the hash of every capture.
    """
    from stemmata import Ledger
    from stemmata.cli.assessing import rows
    from stemmata.dossier.collecting import chosen, collect
    from stemmata.dossier.contents import contents
    from stemmata.dossier.rendering import form_of, render

    form = form_of(target)
    with Ledger(ledger, create=False) as book:
        whole = collect(book, policy=rows(policy))
        events, left_out = chosen(whole, wanted)
        text = render(contents(whole, events, wanted=wanted, left_out=left_out), form)
    output.write(target, text)
    more = f"; {left_out} more fit and were left out: narrow the query" if left_out else ""
    output.note(f"{target}: {len(events)} event{'' if len(events) == 1 else 's'}{more}")
