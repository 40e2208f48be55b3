"""`stemmata summary`: a dossier of what is claimed, by event and direction, with sources and exact words."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from stemmata import phrases
from stemmata.cli import filters, options, output

if TYPE_CHECKING:
    from stemmata import Claim

HEADINGS = {
    "transfer": "Transfers",
    "use": "Uses",
    "test": "Tests",
    "production": "Production",
    "deployment": "Deployments",
    "sanction": "Sanctions",
    "violation": "Violations",
    "referral": "Referrals",
    "specification": "Properties",
    "identification": "Identifications",
    "assessment": "Assessments",
}


@click.command()
@filters.wanted
@options.ledger
def summary(ledger: Path, **wanted: Any) -> None:
    """Print a dossier: who claims what, how surely, in which words, by event and direction.

    Takes the same filters as `claims`. Nothing in it is said in the voice of this program: every line is a claim of
    its sources.
    """
    from stemmata import Ledger

    groups: dict[str, dict[str, list[Claim]]] = {}
    documents: set[str] = set()
    with Ledger(ledger, create=False) as book:
        for claim in book.claims(**wanted):
            documents.add(claim.document["id"])
            by_direction = groups.setdefault(claim.event, {})
            by_direction.setdefault(_heading(claim), []).append(claim)
        left_out = book.undated(**wanted)
    if not groups:
        output.note("no claim fits")
        return
    many = sum(len(claims) for by_direction in groups.values() for claims in by_direction.values())
    click.echo(
        f"{_many(many, 'claim')} in {_many(len(documents), 'report')}. Every line is what its sources claim; "
        "nothing is said in our voice.\nSources stand in their chain: who knows it first, the outlet last."
    )
    for event, heading in HEADINGS.items():
        if event in groups:
            click.echo(click.style(f"\n{heading.upper()}", bold=True))
            for direction, claims in sorted(groups[event].items(), key=lambda pair: (-len(pair[1]), pair[0])):
                _section(direction, claims)
    if left_out:
        output.note(f"{left_out} claims that fit otherwise were left out: their events have no time")


def _heading(claim: Claim) -> str:
    return phrases.direction(claim) or phrases.names(claim.roles.get("item")) or "nobody named"


def _section(direction: str, claims: list[Claim]) -> None:
    documents = len({claim.document["id"] for claim in claims})
    counts = f"({_many(len(claims), 'claim')} in {_many(documents, 'report')})"
    click.echo(click.style(f"\n  {output.one_line(direction)}", fg="cyan") + f"  {counts}")
    for claim in claims:
        click.echo(f"  · {output.one_line(_without_direction(claim))} [{phrases.how(claim)}]")
        click.echo(f"      “{output.one_line(claim.evidence[0].quote)}”")
        date = str(claim.document.get("published") or "no date")[:10]
        click.echo(click.style(f"      {output.one_line(phrases.who(claim))}, {date}", dim=True))


def _without_direction(claim: Claim) -> str:
    return phrases.what(claim).removeprefix(_heading(claim)).removeprefix("; ") or claim.event


def _many(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
