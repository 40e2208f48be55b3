"""`stemmata check-knowledge`: whether the data files agree with each other."""

from __future__ import annotations

import click

from stemmata.cli import output


@click.command("check-knowledge")
@click.pass_context
def check_knowledge(ctx: click.Context) -> None:
    """Check the tables of weapons, actors, regimes, ratings and languages; each fault names file, row and mend."""
    from stemmata.assessment.tables import problems
    from stemmata.knowledge.check import check

    found = check()
    found += problems()
    for problem in found:
        output.error(problem)
    if found:
        ctx.exit(output.FAILED)
    click.echo("the knowledge tables agree with each other")
