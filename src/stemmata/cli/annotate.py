"""`stemmata annotate`: every layer of each document, JSON lines in, JSON lines out."""

from __future__ import annotations

import functools
import json
from typing import Any, TextIO

import click

from stemmata.cli import options, output


@click.command()
@click.argument("file", type=click.File("r", encoding="utf-8", errors="replace"), default="-")
@options.jobs
@click.option("--tokens", is_flag=True, help="Write the words and the syntax of each sentence too.")
@click.pass_context
def annotate(ctx: click.Context, file: TextIO, jobs: int, tokens: bool) -> None:
    """Write every layer of each document as one JSON line.

    Reads JSON lines {id, text or html, published, language, url, title, publisher} from FILE or standard input; all
    but id and one of text and html may be missing. Offsets are code points of the given text (of the `text` in the
    answer for html). A bad line is an error on standard error; the others are done all the same.
    """
    from stemmata.ledger import forms, work

    failed = 0
    rows = (_row(number, line) for number, line in enumerate(file, start=1) if line.strip())
    for number, found in work.over(functools.partial(_annotated, tokens=tokens), rows, jobs=jobs):
        if isinstance(found, str):
            failed += 1
            output.error(f"line {number}: {found}")
        else:
            click.echo(forms.line(found))
    if failed:
        ctx.exit(output.FAILED)


def _row(number: int, line: str) -> tuple[int, dict[str, Any] | str]:
    """The row of a line, or what is wrong with it."""
    try:
        row = json.loads(line)
    except ValueError as error:
        return number, f"this is no JSON ({error}): write one object a line"
    if not isinstance(row, dict) or not isinstance(row.get("id"), str | int):
        return number, 'this is no object with an `id`: write {"id": …, "text": …}'
    return number, row


def _annotated(numbered: tuple[int, dict[str, Any] | str], *, tokens: bool) -> tuple[int, dict[str, Any] | str]:
    from stemmata.errors import StemmataError
    from stemmata.ledger import layers

    number, row = numbered
    if isinstance(row, str):
        return number, row
    found = layers.annotated(row, tokens=tokens)
    return number, f"{row['id']}: {found}" if isinstance(found, StemmataError) else found
