#!/usr/bin/env python3
"""Write docs/reference/cli.md from the commands themselves; a test compares the two.

python scripts/reference.py [--print]
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from stemmata.cli.app import COMMANDS, stemmata

TARGET = Path(__file__).resolve().parents[1] / "docs" / "reference" / "cli.md"
SHAPE: dict[str, Any] = {"max_content_width": 100, "terminal_width": 100}
HEAD = """# Command line

Made from the program by `make docs`; don't edit. Results go to standard output, all else (progress, errors, notes) to
standard error, so that output can be piped.

| exit code | meaning |
|---|---|
| 0 | done |
| 1 | an input failed, or `verify` found a fault; all else was done |
| 2 | the command was called wrongly: an unknown option, filter or document |
| 3 | the ledger cannot be used: missing, no ledger, locked, damaged |
| 70 | Stemmata itself failed; `--debug` shows where |
| 130 | interrupted; what was finished is kept, the same command goes on |
| 141 | whoever read our output went away (`… \\| head`) |

`STEMMATA_LEDGER` in the environment names the ledger where `--ledger` does not.
"""


def one(command: click.Command, name: str, parent: click.Context | None) -> str:
    """The section of one command: its help as it prints."""
    context = click.Context(command, info_name=name, parent=parent, **SHAPE, **command.context_settings)
    title = context.command_path
    return f"\n## `{title}`\n\n```text\n{command.get_help(context).rstrip()}\n```\n"


def reference() -> str:
    """The whole page."""
    top = click.Context(stemmata, info_name="stemmata", **SHAPE, **stemmata.context_settings)
    sections = [one(stemmata, "stemmata", None)]
    for name in COMMANDS:
        command = stemmata.get_command(top, name)
        assert command is not None
        sections.append(one(command, name, top))
    return HEAD + "".join(sections)


if __name__ == "__main__":
    if "--print" in sys.argv:
        print(reference(), end="")
    else:
        TARGET.parent.mkdir(parents=True, exist_ok=True)
        TARGET.write_text(reference(), encoding="utf-8")
