"""The group of all commands: loads a command's module only when it is called, lets no traceback reach a user."""

from __future__ import annotations

import errno
import os
import sys
from importlib import import_module
from typing import Any, NoReturn

import click

from stemmata import __version__
from stemmata.cli import output
from stemmata.errors import LedgerError, QueryError, StemmataError

COMMANDS = (
    "read",
    "claims",
    "events",
    "event",
    "decide",
    "summary",
    "show",
    "documents",
    "annotate",
    "ratings",
    "rate",
    "predictions",
    "consistency",
    "dossier",
    "weapon",
    "regimes",
    "verify",
    "rebuild",
    "evaluate",
    "check-knowledge",
)
"""In the order of the work; each is a function of its name in the module of its name."""


class Commands(click.Group):
    """Commands by name, imported on demand; the one place where errors become lines and exit codes."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """In the order of the work."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name."""
        if cmd_name not in COMMANDS:
            return None
        name = cmd_name.replace("-", "_")
        found = getattr(import_module(f"stemmata.cli.{name}"), name)
        assert isinstance(found, click.Command)
        return found

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; errors end as one line on standard error and an exit code."""
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except KeyboardInterrupt:
            output.note("interrupted: what was finished is kept; the same command goes on from there")
            ctx.exit(output.INTERRUPTED)
        except BrokenPipeError:
            output.hush()
            ctx.exit(output.PIPE_CLOSED)
        except StemmataError as error:
            output.error(str(error))
            ctx.exit(_code(error))
        except OSError as error:
            if error.errno not in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS):
                self._failed(ctx, error)
            output.hush()
            output.error(
                f"the output cannot be written ({error.strerror}): make room or write elsewhere, then run it again"
            )
            ctx.exit(output.FAILED)
        except Exception as error:
            self._failed(ctx, error)

    def _failed(self, ctx: click.Context, error: Exception) -> NoReturn:
        """A defect of ours: no traceback reaches a user unless asked for."""
        if ctx.params.get("debug"):
            raise error
        output.error(
            f"Stemmata itself failed ({type(error).__name__}: {output.one_line(error)}): "
            "run `stemmata --debug …` and report what it prints"
        )
        ctx.exit(output.BROKEN)


def _code(error: StemmataError) -> int:
    if isinstance(error, QueryError):
        return output.USAGE
    return output.LEDGER if isinstance(error, LedgerError) else output.FAILED


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, "-V", "--version", message="stemmata %(version)s")
@click.option("--debug", is_flag=True, help="Show the traceback when Stemmata itself fails.")
def stemmata(debug: bool) -> None:
    """Read reports about arms into a ledger of claims: who says that what happened, how surely, in which words.

    Exit codes: 0 done; 1 an input failed or a check found a fault, all else was done; 2 the command was called
    wrongly; 3 the ledger cannot be used; 70 Stemmata itself failed; 130 interrupted, what was finished is kept.
    """
    if debug:
        os.environ["STEMMATA_DEBUG"] = "1"
    sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
