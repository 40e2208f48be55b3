"""`stemmata event ID`: the dossier of one event."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from stemmata import phrases
from stemmata.cli import options, output
from stemmata.cli.events import sides
from stemmata.cli.output import one_line

if TYPE_CHECKING:
    from stemmata import Claim, Ledger
    from stemmata.model.events import Contradiction, Event, Link, Reason, Statement
    from stemmata.model.stemma import Account

LINKS = 12
"""Links that are explained to people; --json has all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """All that belongs to an event; `claims` by id, in the order of publication.

    `near` are events that nearly are one with it, `around` the claims of these and of the events it holds.
    """

    event: Event
    claims: Mapping[str, Claim]
    around: Mapping[str, Claim]
    parent: Event | None
    children: Sequence[Event]
    near: Mapping[str, Event]
    statements: Sequence[Statement]
    contradictions: Sequence[Contradiction]
    stemma: Account


@click.command()
@click.argument("name", metavar="ID")
@options.ledger
@options.as_json
@click.option("--why", is_flag=True, help="Explain every link and every edge, not only the strongest.")
@click.option("--svg", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="Draw the stemma to FILE.")
def event(name: str, ledger: Path, as_json: bool, why: bool, svg: Path | None) -> None:
    """Print the dossier of an event: who says so since when, where they contradict, why it is one event.

    ID is that of an event or of a claim in it, or the beginning of one.
    """
    from stemmata import Ledger
    from stemmata.ledger import forms

    with Ledger(ledger, create=False) as book:
        found = dossier(book, name)
    if svg:
        picture(found, svg)
    if as_json:
        click.echo(forms.line(as_object(found)))
        return
    for line in lines(found, every=why):
        click.echo(indented(line))


def picture(found: Dossier, path: Path) -> None:
    """Draw the stemma to a file.

    Raises:
        QueryError: it cannot be written.
    """
    from stemmata.errors import QueryError
    from stemmata.stemma.svg import draw

    try:
        path.write_text(draw(found.stemma, found.event.label), encoding="utf-8")
    except OSError as error:
        raise QueryError(
            f"{path}: cannot be written ({error.strerror}): name a file in a folder that is there"
        ) from None
    output.note(f"{path}: the stemma, {count(found.stemma.nodes, 'node')}")


def dossier(book: Ledger, name: str) -> Dossier:
    """All that is known of the event that `name` names."""
    from stemmata.events import contradictions

    found = book.event(name)
    children = [book.event(one) for one in found.children]
    near = {event.id: event for event in (book.event(one.other) for one in found.near)}
    claims = book.claims_of(found, *children, *near.values())
    return Dossier(
        event=found,
        claims={one: claims[one] for one in found.claims if one in claims},
        around={one: claim for one, claim in claims.items() if one not in found.claims},
        parent=book.event(found.parent) if found.parent else None,
        children=children,
        near=near,
        statements=[one for one in book.statements() if one.id in found.statements],
        contradictions=contradictions(found, claims, parts=children, near=list(near.values())),
        stemma=book.stemma(found),
    )


def as_object(found: Dossier) -> dict[str, Any]:
    """The dossier as one JSON object."""
    from stemmata.events import forms as shapes
    from stemmata.ledger import forms
    from stemmata.ledger.version import tracer
    from stemmata.stemma.forms import account_object

    return {
        "event": shapes.event_object(found.event),
        "claims": [forms.claim_object(one) for one in found.claims.values()],
        "statements": [shapes.statement_object(one) for one in found.statements],
        "contradictions": [shapes.contradiction_object(one) for one in found.contradictions],
        "stemma": account_object(found.stemma, made_by=tracer()),
    }


def lines(found: Dossier, *, every: bool) -> Iterator[str]:
    """The dossier for people, section by section."""
    for section in (
        head(found),
        timeline(found),
        said(found.statements),
        descended(found.stemma, found.children),
        differing(found.contradictions, {**found.claims, **found.around}),
        changed(found.stemma),
        edges(found.stemma) if every else (),
        linked(found.event.links if every else found.event.links[:LINKS], found),
        nearby(found),
    ):
        some = list(section)
        if some:
            yield from (*some, "")


def indented(line: str) -> str:
    """One line without control characters, its indentation and the branches of a tree kept."""
    bare = line.lstrip(" │├└─")
    return line[: len(line) - len(bare)] + one_line(bare)


def head(found: Dossier) -> Iterator[str]:
    """Name, size, place among other events."""
    event = found.event
    days = [str(one.document["published"])[:10] for one in found.claims.values() if one.document.get("published")]
    yield event.label
    yield event.id
    spread = f", {min(days)} to {max(days)}" if days else ", no dates"
    yield f"{count(event.claims, 'claim')} in {count(event.documents, 'report')}{spread}: {sides(event)}"
    if found.parent:
        why = "; ".join(f"{one.feature.replace('.', ' ')} {one.detail}" for one in event.why_parent)
        yield f"part of {found.parent.id}  {found.parent.label}  ({why})"
    for one in found.children:
        yield f"holds {one.id}  {one.label}"


def count(some: Sequence[object], noun: str) -> str:
    """`1 claim`, `5 claims`."""
    return f"{len(some)} {noun}{'' if len(some) == 1 else 's'}"


def timeline(found: Dossier) -> Iterator[str]:
    """Report by report: when, who prints it, what it says, who is said to say so, how surely, in which words."""
    yield "REPORTS"
    last = ""
    for one in found.claims.values():
        document = one.document
        if document["id"] != last:
            last = document["id"]
            name = document.get("publisher") or document.get("url") or document["id"]
            yield f"{phrases.moment(document.get('published'))}  {name} ({document.get('language') or '?'})"
        says = f"{phrases.what(one)} | {phrases.how(one)} | {phrases.who(one)}"
        yield f"    {says} | “{one.evidence[0].quote}” [{one.id}]"


def said(statements: Sequence[Statement]) -> Iterator[str]:
    """Who said something, and which reports pass it on."""
    if statements:
        yield "STATEMENTS"
    for one in statements:
        office = f", {one.organisation}" if one.organisation else ""
        yield f"{one.date or 'no date'}  {one.speaker}{office}: in {count(one.documents, 'report')} [{one.id}]"


def differing(contradictions: Sequence[Contradiction], claims: Mapping[str, Claim]) -> Iterator[str]:
    """Side by side: value, since when, who says so, where."""
    if contradictions:
        yield "CONTRADICTIONS"
    for one in contradictions:
        between = f"; with {one.other}, which is near" if one.other else ""
        yield f"{one.role}: {one.kind} ({one.note}{between})"
        for side in one.sides:
            where = ", ".join(dict.fromkeys(printed(claims[claim]) for claim in side.claims if claim in claims))
            yield f"    {side.value}: since {side.since or 'no date'}, {', '.join(side.sources)}; in {where}"


def descended(account: Account, parts: Sequence[Event] = ()) -> Iterator[str]:
    """The tree, origins at the top, and how many of them are independent; of the events that it holds too."""
    from stemmata.stemma.drawing import lines, summary

    yield f"STEMMA, with the {count(parts, 'event')} that it holds" if parts else "STEMMA"
    yield summary(account)
    yield from lines(account)


def changed(account: Account) -> Iterator[str]:
    """What changed on the way from report to report."""
    from stemmata.stemma.drawing import change

    names = {one.id: f"{one.name}, {(one.published or 'no date')[:10]}" for one in account.nodes}
    if account.drift:
        yield "CHANGED ON THE WAY"
    for one in account.drift:
        yield change(one, names)


def edges(account: Account) -> Iterator[str]:
    """Why each report is taken to descend from another."""
    names = {one.id: one.name for one in account.nodes}
    some = [one for one in account.edges if one.kind != "statement"]
    if some:
        yield "WHY THIS STEMMA"
    for one in some:
        yield f"{names[one.child]} from {names[one.parent]}: {one.kind}, {one.weight:+.1f}"
        for ground in one.grounds:
            yield f"    {ground.feature}: {ground.detail} {ground.weight:+.1f}"


def printed(claim: Claim) -> str:
    """The outlet of a claim."""
    return str(claim.document.get("publisher") or claim.document.get("url") or claim.document["id"])


def nearby(found: Dossier) -> Iterator[str]:
    """Events that nearly are one with this, and what keeps them apart: where people may decide otherwise."""
    if found.event.near:
        yield "NEAR, BUT NOT THE SAME"
    for one in found.event.near:
        other = next(event for event in found.near.values() if one.other in event.claims)
        against = [reason(each) for each in one.reasons if each.weight < 0 and each.feature != "prior"]
        yield f"{other.id}  {other.label}"
        yield f"    nearest: {one.claim} | {one.other}, {one.weight:+.1f} bits" + (
            f", though {'; '.join(against)}" if against else ", but the others don't fit"
        )


def reason(one: Reason) -> str:
    """`recipient same (IR) +0.7`."""
    return f"{one.feature.replace('.', ' ').replace('-', ' ')} ({one.detail}) {one.weight:+.1f}"


def linked(links: Sequence[Link], found: Dossier) -> Iterator[str]:
    """Why these claims are of one event."""
    if links:
        yield f"WHY ONE EVENT ({len(links)} of {len(found.event.links)} links)"
    for one in links:
        a, b = (found.claims.get(name) for name in (one.claim, one.other))
        names = " = ".join(f"{printed(each)} [{each.id}]" for each in (a, b) if each)
        if one.decided:
            yield f"{names}: same because a person decided so"
            continue
        for_it = [reason(each) for each in one.reasons if each.weight > 0]
        against = [reason(each) for each in one.reasons if each.weight < 0 and each.feature != "prior"]
        yield f"{names}: {one.weight:+.1f} bits"
        yield f"    same because {'; '.join(for_it)}"
        if against:
            yield f"    though {'; '.join(against)}"
