"""`stemmata show`: a report with its claims marked, and why each was read so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from stemmata import phrases
from stemmata.cli import options
from stemmata.cli.output import one_line, visible

if TYPE_CHECKING:
    from stemmata import Article, Claim, Sighting

COLOURS = {"transfer": "cyan", "use": "red", "test": "magenta", "sanction": "yellow", "violation": "bright_red"}
OTHER = "green"


@click.command()
@click.argument("document")
@options.ledger
@click.option("--why", is_flag=True, help="Say which rule filled each field from which words.")
def show(document: str, ledger: Path, why: bool) -> None:
    """Show the text of DOCUMENT with its claims marked.

    DOCUMENT is an id, the beginning of one, or the URL or path it was read from. A mark [1] stands before the words
    that claim 1 rests on; on a terminal they are in colour.
    """
    from stemmata import Ledger

    with Ledger(ledger, create=False) as book:
        article = book.article(document)
        claims = list(book.claims(document=article.document))
        failed = next((one.error for one in book.documents() if one.id == article.document), None)
        seen = book.sightings(article.document)
    click.echo(_head(article))
    if len(seen) > 1:
        click.echo(_seen(seen))
    click.echo(_marked(article.text, claims) + "\n")
    for number, claim in enumerate(claims, start=1):
        click.echo(_entry(number, claim))
        if why:
            for reason in claim.why:
                click.echo("      " + _reason(reason, article.text))
    if failed:
        click.echo(one_line(f"not read: {failed}"))
    for issue in article.issues:
        click.echo(one_line(f"not read: {issue.kind}: {issue.message} ({issue.id})"))


def _head(article: Article) -> str:
    date = f"{article.published.value} (from {article.published.found_in})" if article.published else "no date"
    facts = [
        article.publisher or "unknown publisher",
        date,
        article.language or "unknown language",
        article.url or "",
        article.document,
    ]
    return click.style("\n".join(one_line(fact) for fact in facts if fact), dim=True) + "\n"


def _seen(sightings: Sequence[Sighting]) -> str:
    """Where else the same bytes were met: one reading, every sighting."""
    lines = [f"same bytes met {len(sightings)} times:"]
    lines += [one_line(f"  {one.retrieved}  {one.source}  {one.url or ''}") for one in sightings]
    return click.style("\n".join(line.rstrip() for line in lines), dim=True) + "\n"


def _marked(text: str, claims: Sequence[Claim]) -> str:
    """The text with a number and a colour where each claim's evidence stands; evidence may overlap."""
    numbers: dict[int, list[int]] = {}
    colours: list[str | None] = [None] * len(text)
    for number, claim in enumerate(claims, start=1):
        for quote in claim.evidence:
            numbers.setdefault(quote.start, []).append(number)
            for at in range(quote.start, quote.end):
                colours[at] = colours[at] or COLOURS.get(claim.event, OTHER)
    found, at = [], 0
    cuts = sorted({0, len(text), *numbers, *(i for i in range(1, len(text)) if colours[i] != colours[i - 1])})
    for start, end in pairwise(cuts):
        found += [click.style(f"[{number}]", bold=True) for number in numbers.get(start, ())]
        piece, colour = visible(text[start:end]), colours[start]
        found.append(click.style(piece, fg=colour, underline=True) if colour else piece)
        at = end
    return "".join(found) + visible(text[at:])


def _entry(number: int, claim: Claim) -> str:
    colour = COLOURS.get(claim.event, OTHER)
    said, sources = one_line(phrases.what(claim)), one_line(phrases.who(claim))
    first = f"{click.style(f'[{number}]', bold=True)} {click.style(claim.event, fg=colour)}: {said}"
    return f"{first}\n      {phrases.how(claim)} — {sources}\n      {click.style(claim.id, dim=True)}"


def _reason(reason: Mapping[str, Any], text: str) -> str:
    """`item: obj “37 drones” (read: name)`: the field, the rule that filled it, the words it came from."""
    place = reason.get("from") or reason
    start, end = place.get("start"), place.get("end")
    words = f" “{one_line(text[start:end])}”" if start is not None and end is not None else ""
    rest = ", ".join(
        f"{key}: {value}"
        for key, value in reason.items()
        if key not in ("field", "rule", "start", "end", "from") and value
    )
    return f"{reason.get('field', '')}: {reason.get('rule', '')}{words}" + (f" ({rest})" if rest else "")
