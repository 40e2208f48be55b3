"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path

import click

ledger = click.option(
    "--ledger",
    type=click.Path(dir_okay=False, path_type=Path),
    default=Path("stemmata.db"),
    envvar="STEMMATA_LEDGER",
    show_default=True,
    show_envvar=True,
    help="The ledger file.",
)
jobs = click.option(
    "--jobs",
    type=click.IntRange(1, 256),
    default=1,
    show_default=True,
    metavar="N",
    help="Read in N processes.",
)
as_json = click.option("--json", "as_json", is_flag=True, help="Write JSON instead of text for people.")
policy = click.option(
    "--policy",
    type=click.Path(dir_okay=False, path_type=Path),
    envvar="STEMMATA_POLICY",
    show_envvar=True,
    metavar="FILE",
    help="A policy of your own on the reliability of sources (TOML).",
)
