"""What a command loads before it answers: a query pays for nothing that it does not use."""

import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = ("pydantic", "dateparser", "sqlite_utils", "regex", "ahocorasick_rs", "text_to_num", "rich", "jinja2")
ENGINE = ("ledger.extract", "ledger.rulebook", "ledger.sources", "ledger.publish")
PROBE = """
import sys
from ledger.cli import main
try:
    main(sys.argv[1:])
except SystemExit as end:
    assert end.code in (0, None), end.code
print(*sys.modules, file=sys.stderr)
"""
QUERIES = [
    ["--help"],
    ["list", "--help"],
    ["list"],
    ["list", "--as-of", "2023-01-25", "--donor", "Germany", "--item", "leopard", "--json"],
    ["list", "--known-at", "2023-01-25"],
    ["show", "DE", "leopard-2"],
    ["claims"],
    ["diff", "2023-01-01", "2023-02-01"],
    ["diff", "2023-01-01", "2023-02-01", "--md"],
    ["matrix"],
    ["search", "leopard"],
    ["stats"],
]


def modules_of(db: Path, words: list[str]) -> set[str]:
    """Give the modules that a whole process has loaded at its end."""
    run = subprocess.run(
        [sys.executable, "-c", PROBE, "--db", str(db), *words], capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
    return set(run.stderr.split())


@pytest.mark.parametrize("words", QUERIES, ids=" ".join)
def test_a_query_loads_neither_engine_nor_heavy_libraries(filled: Path, words: list[str]) -> None:
    """Query commands that write to a pipe import no rule engine, no pydantic, no rich, no sqlite_utils."""
    loaded = modules_of(filled, words)
    assert "ledger.cli" in loaded
    assert [name for name in (*HEAVY, *ENGINE) if name in loaded] == []


def test_help_opens_no_ledger(tmp_path: Path) -> None:
    """Help works where there is no ledger, loads no SQLite and makes no file."""
    assert "sqlite3" not in modules_of(tmp_path / "none.db", ["--help"])
    assert list(tmp_path.iterdir()) == []


def test_a_table_loads_rich_alone(filled: Path) -> None:
    """A table for people costs rich, and nothing else of the heavy ones."""
    loaded = modules_of(filled, ["list", "--format", "table"])
    assert [name for name in (*HEAVY, *ENGINE) if name in loaded] == ["rich"]
