"""What is printed reaches any terminal, file and pipe, or one line says why not."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.usefixtures("filled")
COMMANDS = (["list"], ["diff", "2023-01-01"], ["show", "DE", "leopard-2", "--plot"], ["matrix"], ["claims"], ["check"])


def ask(db: Path, *words: str, out: Path | None = None, **env: str) -> subprocess.CompletedProcess[bytes]:
    """Run the whole program on the ledger, with its output in a file where one is named."""
    command = [sys.executable, "-m", "ledger", "--db", str(db), *words]
    given = {"COLUMNS": "80"} | env
    if out is None:
        return subprocess.run(command, capture_output=True, env=given, check=False)
    with out.open("wb") as file:
        return subprocess.run(command, stdout=file, stderr=subprocess.PIPE, env=given, check=False)


@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: words[0])
@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_tables_are_drawn_in_any_encoding(db: Path, words: list[str], encoding: str) -> None:
    """A sign that the encoding lacks becomes one that is like it; the columns stay as wide as they are."""
    done = ask(db, *words, "--format", "table", PYTHONIOENCODING=encoding)
    assert b"Traceback" not in done.stderr
    lines = done.stdout.decode(encoding).splitlines()
    assert lines
    assert max(map(len, lines)) <= 80


def test_data_lose_nothing_in_any_encoding(
    db: Path, read_in: Callable[..., Any], write_article: Callable[..., Any]
) -> None:
    """JSON means the same in ASCII as in UTF-8; the flat formats show the same escapes."""
    read_in(write_article("e", "2023-02-01", "FR leopard offered Zürich 🚀"))
    words = ("claims", "--document", "e", "--json")
    ascii_only, whole = (ask(db, *words, PYTHONIOENCODING=name).stdout for name in ("ascii", "utf-8"))
    assert json.loads(ascii_only) == json.loads(whole)
    assert "Zürich 🚀" in json.loads(ascii_only)[0]["evidence"]
    assert rb"Z\u00fcrich \ud83d\ude80" in ask(db, *words[:-1], PYTHONIOENCODING="ascii").stdout


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full disk to write to")
@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize("layout", ["tsv", "table"])
def test_a_full_disk_is_one_line(db: Path, layout: str, unbuffered: str) -> None:
    """What cannot be printed ends with code 1 and says why."""
    done = ask(db, "list", "--format", layout, out=Path("/dev/full"), PYTHONUNBUFFERED=unbuffered)
    assert done.returncode == 1
    assert done.stderr.decode().splitlines() == [
        "Error: output: No space left on device; write it to another place",
    ]


def test_a_reader_that_has_gone_is_no_fault(db: Path) -> None:
    """A pipe that is closed early leaves no traceback."""
    command = f"{sys.executable} -m ledger --db {db} list | true"
    done = subprocess.run(["/bin/sh", "-c", command], capture_output=True, check=False)
    assert done.stderr == b""
