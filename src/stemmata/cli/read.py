"""`stemmata read`: reports in, claims kept."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import click

from stemmata.cli import options, output

if TYPE_CHECKING:
    from stemmata import Receipt


class Told(Protocol):
    """Something that is told of each receipt."""

    def __call__(self, receipt: Receipt, /) -> None: ...


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="PATH|URL|-...")
@click.option("--url", help="The address the report was published at.")
@click.option("--publisher", help="Who published it.")
@click.option("--published", metavar="DATE", help="When it was published, as 2024-01-31.")
@click.option("--title", help="Its title.")
@click.option("--language", metavar="CODE", help="Its language, as de or en.")
@options.ledger
@options.jobs
@options.as_json
@click.pass_context
def read(
    ctx: click.Context,
    sources: tuple[str, ...],
    url: str | None,
    publisher: str | None,
    published: str | None,
    title: str | None,
    language: str | None,
    ledger: Path,
    jobs: int,
    as_json: bool,
) -> None:
    """Capture reports and read them into claims.

    Takes HTML files, plain text, page dumps, folders, globs, http(s) addresses, and `-` for standard input. What the
    bytes don't say can stand in a file beside them (report.html, report.json) or in the options, which hold for all
    inputs of the call. Bytes are kept as they came; the same bytes again add a sighting only.

    An input that fails is one line on standard error and exit code 1; the others are read all the same.
    """
    from stemmata import Ledger
    from stemmata.reading.language import normal_code

    if language and not normal_code(language):
        raise click.BadParameter(
            f"{language!r} is no code of a language: write it as de or en", param_hint="--language"
        )
    if published and not _is_date(published):
        raise click.BadParameter(f"{published!r} is no date: write it as 2024-01-31", param_hint="--published")
    if url and not url.lower().startswith(("http://", "https://")):
        raise click.BadParameter(f"{url!r} is no web address: it begins with http:// or https://", param_hint="--url")
    given = {"url": url, "publisher": publisher, "published": published, "title": title, "language": language}
    stated = {key: value for key, value in given.items() if value}
    with Ledger(ledger) as book, _progress(as_json) as tell:
        receipts = book.read(*sources, jobs=jobs, progress=tell, **stated)
    failed = sum(one.error is not None for one in receipts)
    fresh = sum(one.error is None and not one.known for one in receipts)
    known = sum(one.error is None and one.known for one in receipts)
    claims = sum(one.claims for one in receipts if not one.known)
    output.note(f"{fresh} read, {known} known already, {failed} failed; {claims} new claims in {ledger}")
    _tell_undated([one.source for one in receipts if one.error is None and one.published is None])
    if not receipts:
        output.error(f"{' '.join(sources)}: nothing to read here: name files, folders or addresses that hold reports")
    if failed or not receipts:
        ctx.exit(output.FAILED)


NAMED = 5
"""Reports named in one line."""


def _tell_undated(sources: list[str]) -> None:
    """Which reports have no date, and how to give them one."""
    if sources:
        more = f" and {len(sources) - NAMED} more" if len(sources) > NAMED else ""
        output.note(
            f"no date of publication in {', '.join(sources[:NAMED])}{more}: “yesterday” and the like stay unresolved "
            "there; read them again with --published YYYY-MM-DD, or a sidecar file that says `published`"
        )


@contextmanager
def _progress(as_json: bool) -> Iterator[Told]:
    """Tell of each input as it is done: errors at once, results as JSON lines on request, a counter on a terminal."""
    from dataclasses import asdict

    from stemmata.ledger import forms

    with output.counter("reading") as count:

        def tell(receipt: Receipt) -> None:
            count()
            if receipt.error:
                output.error(receipt.error)
            if as_json:
                click.echo(forms.line(asdict(receipt)))

        yield tell


def _is_date(text: str) -> bool:
    """Whether a text is an ISO date, with or without a time of day."""
    from datetime import datetime

    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True
