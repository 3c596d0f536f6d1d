"""The error boundary: what a user can mend becomes one line on stderr; our own bugs keep their traceback."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import click

from ledger.cli.plain import clean
from ledger.cli.registry import COMMANDS, SECTIONS, find_command, find_similar
from ledger.cli.streams import FULL, UnwritableOutputError, drop_output, prepare_streams
from ledger.errors import LedgerError


class Fault(click.ClickException):
    """One line on stderr with the exit code of the error that it stands for."""

    def __init__(self, message: str, exit_code: int) -> None:
        """Take the message and the code."""
        super().__init__(" ".join(clean(message).split()))
        self.exit_code = exit_code  # type: ignore[misc] # click declares it on the class and reads it from the instance


@contextmanager
def one_line() -> Iterator[None]:
    """Turn ledger errors and wrong usage into a Fault; let click's own help and exits pass."""
    try:
        yield
    except LedgerError as error:
        raise Fault(str(error), error.exit_code) from error
    except OSError as error:
        if error.errno not in FULL:
            raise
        drop_output()
        raise Fault(str(UnwritableOutputError(error)), 1) from error
    except click.UsageError as error:
        if type(error).__name__ == "NoArgsIsHelpError":
            raise
        path = error.ctx.command_path if error.ctx else "aidledger"
        message = f"{error.format_message().rstrip('.')}; see `{path} --help`"
        raise Fault(message, 2) from error


@contextmanager
def of_the_file(ctx: click.Context) -> Iterator[None]:
    """Turn SQLite's errors into ledger errors where a command leaves the ledger open when it fails."""
    try:
        yield
    except Exception as error:
        if type(error).__module__ != "sqlite3":
            raise
        from ledger.store import faults  # noqa: PLC0415 - only a fault of the file needs it

        fault = faults.explain(error, ctx.obj.db)
        if fault is None:
            raise
        raise fault from error


class Guarded(click.Group):
    """A group that imports a command when it is called and guards every call."""

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: object
    ) -> click.Context:
        """Parse the group's own options inside the boundary."""
        with one_line():
            return super().make_context(info_name, args, parent, **extra)

    def main(self, *args: Any, **extra: Any) -> Any:  # noqa: ANN401 - click's signature
        """Run the command line on streams that take what it prints."""
        prepare_streams()
        return super().main(*args, **extra)

    def invoke(self, ctx: click.Context) -> object:
        """Run the command inside the boundary, and print all of its output there."""
        with one_line():
            try:
                with of_the_file(ctx):
                    return super().invoke(ctx)
            finally:
                sys.stdout.flush()

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Name the commands of the table."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """Import a command."""
        if cmd_name not in COMMANDS:
            return None
        command = find_command(cmd_name)
        if not isinstance(command, click.Command):
            msg = f"{COMMANDS[cmd_name][0]} is no command"
            raise TypeError(msg)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Suggest near names for an unknown command."""
        name = args[0]
        if name not in COMMANDS and not name.startswith("-"):
            near = find_similar(name)
            hint = f"did you mean {' or '.join(near)}?" if near else "`aidledger --help` lists the commands"
            msg = f"no command {name!r}; {hint}"
            raise Fault(msg, 2)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's signature
        """List the commands by section from the table, without importing any."""
        placed = {name for _, names in SECTIONS for name in names}
        rest = ("More", tuple(sorted(set(COMMANDS) - placed)))
        for title, names in (*SECTIONS, rest):
            rows = [(name, COMMANDS[name][1]) for name in names if name in COMMANDS]
            if rows:
                with formatter.section(title):
                    formatter.write_dl(rows)
