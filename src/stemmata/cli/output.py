"""What the commands say besides their results: errors, notes and progress, all on standard error."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import click

from stemmata.errors import QueryError

DONE, FAILED, USAGE, LEDGER, BROKEN, INTERRUPTED, PIPE_CLOSED = 0, 1, 2, 3, 70, 130, 141
"""Exit codes; `docs/reference/cli.md` lists them."""

Item = TypeVar("Item")


def one_line(message: object) -> str:
    """A message on one line, without control characters that hostile input may carry."""
    words = " ".join(str(message).split())
    return "".join(sign if sign.isprintable() else "�" for sign in words)


def visible(text: str) -> str:
    """Text with its lines, without control characters: what is read must not steer the terminal."""
    return "".join(sign if sign.isprintable() or sign in "\n\t" else "�" for sign in text)


def error(message: object) -> None:
    """One line naming the input and the mend."""
    click.echo(click.style("error: ", fg="red") + one_line(message), err=True)


def note(message: object) -> None:
    """One line that is no error."""
    click.echo(one_line(message), err=True)


def write(target: Path, text: str) -> None:
    """Write a file whole or not at all.

    Raises:
        QueryError: it cannot be written there.
    """
    beside = target.with_name(f".{target.name}.part")
    try:
        beside.write_text(text, encoding="utf-8", errors="backslashreplace", newline="\n")
        beside.replace(target)
    except OSError as problem:
        beside.unlink(missing_ok=True)
        raise QueryError(f"{target}: cannot be written ({problem.strerror}): name another file") from None


def hush() -> None:
    """After the reader of our output has gone: nothing more can be written, so write nowhere."""
    sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 - kept open until the process ends


def progress(items: Iterable[Item], label: str, total: int | None = None) -> Iterator[Item]:
    """The same items, with a bar on standard error where that is a terminal."""
    if not sys.stderr.isatty():
        yield from items
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(items, description=label, total=total, console=Console(stderr=True), transient=True)


@contextmanager
def counter(label: str) -> Iterator[Callable[[], None]]:
    """A function to call for each thing done; on a terminal a running count shows on standard error."""
    if not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}: {task.completed}"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(label)
        yield lambda: bar.advance(task)
