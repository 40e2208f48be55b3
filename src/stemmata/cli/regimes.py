"""`stemmata regimes`: the dated rules on arms transfers, what was in force on a day, what a transfer would breach."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from stemmata.cli import options, output

if TYPE_CHECKING:
    from datetime import date

    from stemmata.assessment.provisions import Finding
    from stemmata.knowledge.provisions import Rule

COLOURS = {"would breach": "red", "possibly": "yellow"}


@click.command()
@click.argument("rule", required=False)
@click.option("--on", "day", metavar="DATE", help="Only rules in force on this day (YYYY-MM-DD).")
@click.option("--regime", metavar="NAME", help="Only rules of this regime, such as un-iran.")
@click.option("--supplier", metavar="ID", help="Ask: who supplies (KP, houthis).")
@click.option("--recipient", metavar="ID", help="Ask: who receives.")
@click.option("--operator", metavar="ID", help="Ask about a test or use: who fires.")
@click.option("--item", metavar="NAME", help="Ask: a designation or family (kn-23, short-range-ballistic-missile).")
@click.option("--date", "time", metavar="EDTF", help="Ask: when (2023-12-30, 2023-12, ../2024-01-04).")
@click.option("--place", metavar="NAME", help="Ask: where the goods go, for rules that cover a part of a state.")
@click.option("--range", "range_km", type=float, metavar="KM", help="Ask: the item's published range.")
@click.option(
    "--event",
    type=click.Choice(["transfer", "test", "use", "production"]),
    default="transfer",
    show_default=True,
    help="Ask: what kind of event.",
)
@options.as_json
def regimes(rule: str | None, day: str | None, regime: str | None, as_json: bool, **asked: Any) -> None:
    """List the dated rules, explain RULE, or say which rules an event would breach if it happened as claimed.

    Not legal advice. Answers are `would breach`, `possibly` (and why it can't be told) or `no rule found`; political
    commitments and lists of third parties have words of their own. Rows marked unverified were not seen in an official
    text.
    """
    from stemmata.assessment import provisions
    from stemmata.ledger import forms

    question = {key: value for key, value in asked.items() if value is not None and key != "event"}
    if question:
        findings = provisions.provisions(_case(asked))
        if as_json:
            click.echo(forms.line([_finding(one) for one in findings]))
        else:
            _tell_findings(findings)
        return
    rules = _chosen(rule, day, regime)
    if as_json:
        for one in rules:
            click.echo(forms.line(_row(one)))
    elif rule:
        for one in rules:
            _explain(one)
    else:
        _list(rules)


def _chosen(rule: str | None, day: str | None, regime: str | None) -> list[Rule]:
    from stemmata.assessment.provisions import in_force
    from stemmata.errors import QueryError
    from stemmata.knowledge.provisions import rules

    found = list(in_force(_day(day)) if day else rules())
    if regime:
        known = sorted({one.regime for one in rules()})
        if regime not in known:
            raise QueryError(f"no regime {regime!r}: one of {', '.join(known)}")
        found = [one for one in found if one.regime == regime]
    if rule:
        if rule not in {one.id for one in rules()}:
            raise QueryError(f"no rule {rule!r}: `stemmata regimes` lists them")
        found = [one for one in found if one.id == rule]
        if not found:
            output.note(f"{rule} was not in force on {day}")
    return found


def _day(text: str) -> date:
    from datetime import date

    from stemmata.errors import QueryError

    try:
        return date.fromisoformat(text)
    except ValueError:
        raise QueryError(f"--on {text}: give a day as YYYY-MM-DD") from None


def _case(asked: dict[str, Any]) -> Any:
    from stemmata.assessment.provisions import Case
    from stemmata.errors import QueryError
    from stemmata.knowledge import table
    from stemmata.knowledge.catalogue import designations, families

    known = {row["id"] for name, key in (("states", "state"), ("actors", "actor")) for row in table(name)[key]}
    for role in ("supplier", "recipient", "operator"):
        if asked[role] is not None and asked[role] not in known:
            raise QueryError(f"--{role} {asked[role]}: no such actor: give an ISO code (KP) or an id (houthis)")
    item = asked["item"]
    if item is not None:
        names = {one.name.casefold(): one.id for one in families().values()}
        names |= {one.name.casefold(): one.id for one in designations().values()}
        item = item if item in families() or item in designations() else names.get(item.casefold(), item)
    sides = {role: tuple(filter(None, [asked[role]])) for role in ("supplier", "recipient", "operator", "place")}
    return Case(
        event=asked["event"],
        item=item,
        time=asked["time"],
        range_km=asked["range_km"],
        supplier=sides["supplier"],
        recipient=sides["recipient"],
        operator=sides["operator"],
        place=sides["place"],
    )


def _tell_findings(findings: tuple[Finding, ...]) -> None:
    if not findings:
        click.echo("no rule found")
    for one in findings:
        click.echo(
            click.style(one.outcome, bold=True, fg=COLOURS.get(one.outcome))
            + f"  {one.rule.id}  {one.rule.instrument}, {one.rule.paragraph}"
        )
        for reason in one.why:
            click.echo(f"    {reason}")
        for reading, outcome in one.readings.items():
            click.echo(f"    by reading {reading}: {outcome}")
        if one.rule.unverified:
            click.echo("    unverified: a part of this row was not seen in an official text")


def _list(rules: list[Rule]) -> None:
    from itertools import groupby

    for name, group in groupby(rules, key=lambda one: one.regime):
        some = list(group)
        click.echo(click.style(f"\n{name}", bold=True) + f"  {some[0].regime_name} ({some[0].issuer})")
        for one in some:
            mark = " (unverified)" if one.unverified else ""
            click.echo(f"  {one.id:<18} {one.direction:<10} {one.scope_text}\n{'':21}{one.period_text}{mark}")
    click.echo(f"\n{len(rules)} rules. `stemmata regimes RULE` explains one. Not legal advice.")


def _explain(one: Rule) -> None:
    from stemmata.knowledge import table

    sources = table("sources")["source"]
    facts = {
        "rule": one.id,
        "regime": f"{one.regime_name} ({one.issuer}); binds {one.binds}",
        "where": f"{one.instrument}, {one.paragraph}",
        "target": " ".join(one.target) or "none named",
        "only": ", ".join((*one.party, *filter(None, [one.territory]))),
        "direction": one.direction,
        "about": ", ".join(one.acts),
        "items": one.scope_text,
        "in force": one.period_text,
        "force": one.force,
        "duty": one.duty,
        "to be judged": one.judged or "",
        "disputed": one.contested or next((p.reading for p in one.periods if p.reading), "") or "",
        "exceptions": "; ".join(row["text"] for row in one.exceptions),
        "checked on": one.checked_on + (", in part unverified" if one.unverified else ""),
    }
    for name, value in facts.items():
        if value:
            click.echo(f"{name:<13} {value}")
    for code in one.source.split():
        click.echo(f"{'source':<13} {code}: {sources[code]['title']} {sources[code]['address']}".rstrip())


def _row(one: Rule) -> dict[str, Any]:
    from dataclasses import asdict

    found = asdict(one)
    found["periods"] = [
        {key: str(value) if key in ("first", "last") else value for key, value in row.items() if value is not None}
        for row in found["periods"]
    ]
    return found


def _finding(one: Finding) -> dict[str, Any]:
    return {
        "rule": one.rule.id,
        "instrument": one.rule.instrument,
        "paragraph": one.rule.paragraph,
        "outcome": one.outcome,
        "why": list(one.why),
        "readings": one.readings,
        "unverified": one.rule.unverified,
    }
