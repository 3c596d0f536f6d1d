"""The table of commands: every entry exists, says the same as its command, and the group is lazy and guarded."""

import click
import pytest
from click.testing import CliRunner

from ledger.cli import main, registry
from ledger.cli.registry import COMMANDS, SECTIONS, find_command
from ledger.errors import LedgerError

DESIGNED = [
    *(
        "extract",
        "ingest",
        "list",
        "show",
        "claims",
        "diff",
        "matrix",
        "search",
        "explain",
        "review",
        "reread",
        "check",
    ),
    *("publish", "rules", "eval", "compare", "backup", "restore", "forget", "stats", "doctor", "demo", "serve"),
]


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_entry_is_a_command(name: str) -> None:
    """Each entry imports, carries its name, and takes --help."""
    command = find_command(name)
    assert isinstance(command, click.Command)
    assert command.name == name
    result = CliRunner().invoke(main, [name, "--help"])
    assert result.exit_code == 0
    assert f"Usage: aidledger {name}" in result.stdout


def test_help_lists_each_command_once() -> None:
    """`--help` shows every command with its line, in sections that name no command twice."""
    out = CliRunner().invoke(main, ["--help"]).stdout
    for name, (_, help_line) in COMMANDS.items():
        assert f"  {name} " in out
        assert help_line[:40] in out
    placed = [name for _, names in SECTIONS for name in names]
    assert sorted(placed) == sorted(set(placed)) == sorted(DESIGNED)


def test_faults_are_told_and_bugs_keep_their_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    """A LedgerError becomes one line with its code; any other exception leaves the boundary as it is."""

    class OddError(LedgerError):
        exit_code = 7

    @click.command("odd")
    @click.argument("kind")
    def odd(kind: str) -> None:
        if kind == "fault":
            msg = "a: is odd;\n mend it"
            raise OddError(msg)
        raise ZeroDivisionError

    monkeypatch.setitem(COMMANDS, "odd", ("cmd_odd:odd", "Be odd."))
    monkeypatch.setattr("ledger.cli.guarded.find_command", lambda _name: odd)
    fault = CliRunner().invoke(main, ["odd", "fault"])
    assert (fault.exit_code, fault.stderr) == (7, "Error: a: is odd; mend it\n")
    assert isinstance(CliRunner().invoke(main, ["odd", "bug"]).exception, ZeroDivisionError)
    assert registry.find_similar("lst") == ["list"]
