"""`doctor`: what is there, what is missing, how to mend it."""

import json
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError
from pathlib import Path

import pytest
from click.testing import Result

from ledger.services import doctor

Run = Callable[..., Result]


def rows_of(result: Result) -> dict[str, dict[str, str]]:
    """Give the rows by group, or by name for packages."""
    rows = json.loads(result.stdout)
    return {
        row["name"] if row["group"].startswith(("package", "extra", "program")) else row["group"]: row for row in rows
    }


def test_a_whole_installation_is_fine(run: Run, filled: Path) -> None:
    """Program, packages, every extra, rules and ledger are shown."""
    result = run("doctor", "--json")
    rows = rows_of(result)
    assert result.exit_code == 0
    assert {"aidledger", "python", "sqlite", "click", "trafilatura", "rensa", "rules", "ledger"} <= set(rows)
    assert rows["click"]["group"] == "package"
    assert rows["trafilatura"]["group"] == "extra html"
    assert "claim rules for de, en" in rows["rules"]["detail"]
    assert rows["ledger"]["name"] == str(filled)
    assert rows["ledger"]["detail"].startswith("4 documents")


def test_a_ledger_of_other_rules_names_the_remedy(run: Run, filled: Path) -> None:
    """The stand-in's rules read it, not the shipped ones."""
    assert filled.exists()
    assert rows_of(run("doctor", "--json"))["ledger"]["remedy"] == "`aidledger reread`"


def test_no_ledger_yet_is_no_fault(run: Run) -> None:
    """A new user sees the first step."""
    result = run("doctor", "--json")
    assert result.exit_code == 0
    assert rows_of(result)["ledger"]["remedy"] == "`aidledger ingest PATH`"


def test_a_missing_extra_names_its_install_line(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is absent, not at fault; a missing core package is at fault."""

    def version(name: str) -> str:
        if name in {"trafilatura", "rich"}:
            raise PackageNotFoundError(name)
        return "1.0"

    monkeypatch.setattr(doctor, "version", version)
    result = run("doctor", "--json")
    rows = rows_of(result)
    assert (rows["trafilatura"]["state"], rows["trafilatura"]["remedy"]) == (
        "absent",
        "`pip install 'aidledger[html]'`",
    )
    assert rows["rich"]["state"] == "fault"
    assert result.exit_code == 1


def test_missing_rules_and_a_file_that_is_no_ledger_are_faults(run: Run, db: Path, tmp_path: Path) -> None:
    """Each is a row with its remedy, and the code is 1."""
    db.write_text("no ledger")
    result = run("--rules", str(tmp_path / "nowhere"), "doctor", "--json")
    rows = rows_of(result)
    assert (rows["rules"]["state"], rows["ledger"]["state"]) == ("fault", "fault")
    assert "reinstall aidledger" in rows["rules"]["detail"]
    assert result.exit_code == 1


def test_the_table_fits_the_terminal(run: Run) -> None:
    """Eighty columns."""
    assert max(map(len, run("doctor", "--format", "table").stdout.splitlines())) <= 80
