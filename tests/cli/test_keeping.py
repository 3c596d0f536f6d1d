"""Commands that write: ingest, review, reread, check, backup, restore, forget."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

import ledger.cli.reading

Run = Callable[..., Result]


@pytest.fixture
def stubbed(monkeypatch: pytest.MonkeyPatch, stub_reader: Callable[..., Any]) -> Callable[..., None]:
    """Give what puts a reader of lines in the place of the rule engine, in this process."""

    def put(**how: Any) -> None:  # noqa: ANN401 - arguments of the stub
        reader = stub_reader(**how)
        reader.languages = {"en": frozenset({"the"})}
        monkeypatch.setattr(ledger.cli.reading, "open_reader", lambda _rules=None: reader)

    put()
    return put


def records(path: Path, *rows: dict[str, object]) -> Path:
    """Write JSON lines."""
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), "utf-8")
    return path


def row(identity: str, text: str, published: str = "2023-01-26", lang: str = "en") -> dict[str, object]:
    """Give a record."""
    return {"id": identity, "text": text, "published": published, "lang": lang}


@pytest.mark.usefixtures("stubbed")
def test_ingest_reports_and_goes_on(tmp_path: Path, run: Run) -> None:
    """A missing file is one line and code 1 after the rest was read; skipped documents leave the code at 0."""
    path = records(tmp_path / "a.jsonl", row("a", "DE leopard-2 pledged 14"), row("b", "Nie ma", lang="pl"))
    result = run("ingest", str(path), "--json")
    assert result.exit_code == 0, result.stderr
    report = json.loads(result.stdout)
    assert (report["documents"], report["claims"], report["commitments"]) == (2, 1, 1)
    assert report["skipped"] == {"no rules for language pl": 1}
    result = run(
        "ingest", str(tmp_path / "none.txt"), str(records(tmp_path / "c.jsonl", row("c", "FR patriot offered")))
    )
    assert (result.exit_code, result.stdout) == (1, "")
    assert sum("none.txt" in line for line in result.stderr.splitlines()) == 1
    assert len(json.loads(run("list", "--json").stdout)) == 2


@pytest.mark.usefixtures("stubbed")
def test_ingest_of_nothing_makes_no_ledger(tmp_path: Path, db: Path, run: Run) -> None:
    """Where nothing can be read there is one line a fault, code 1, and no empty ledger left behind."""
    (tmp_path / "empty").mkdir()
    result = run("ingest", str(tmp_path / "none.txt"), str(tmp_path / "empty"))
    assert result.exit_code == 1
    assert len([line for line in result.stderr.splitlines() if line.startswith("Error: ")]) == 2
    assert not db.exists()


@pytest.mark.usefixtures("stubbed")
def test_ingest_from_stdin_with_a_date(run: Run) -> None:
    """`-` is stdin; --published and --lang hold for documents that say nothing."""
    result = run("ingest", "-", "--published", "2023-01-26", "--lang", "en", stdin="DE leopard-2 pledged 14\n")
    assert result.exit_code == 0, result.stderr
    (state,) = json.loads(run("list", "--json").stdout)
    assert state["since"] == "2023-01-26"


@pytest.mark.usefixtures("filled")
def test_review_by_id_by_file_and_one_by_one(tmp_path: Path, run: Run) -> None:
    """A claim is rejected by id, another corrected through the CSV, a third accepted at the prompt."""
    polish = json.loads(run("claims", "--donor", "PL", "--json").stdout)[0]["id"]
    assert run("review", polish[:8], "--reject", "--by", "Ada", "--note", "no").exit_code == 0
    assert json.loads(run("list", "--donor", "PL", "--json").stdout) == []
    path = tmp_path / "edit.csv"
    assert run("review", "--export", str(path), "--donor", "US").exit_code == 0
    path.write_text(path.read_text("utf-8").replace(",US,UA,patriot,offered,", ",US,UA,patriot,approved,"), "utf-8")
    assert "no verdict" in run("review", "--import", str(path), "--by", "Ada").stderr
    path.write_text(path.read_text("utf-8").replace("\n,,,", "\ncorrect,,,"), "utf-8")
    assert "1 review recorded" in run("review", "--import", str(path), "--by", "Ada").stderr
    assert [r["status"] for r in json.loads(run("list", "--donor", "US", "--json").stdout)] == ["approved"]
    asked = run("review", "--donor", "DE", "--by", "Ada", stdin="a\nseen\ns\nq\n")
    assert "1 review recorded" in asked.stderr
    reviews = [json.loads(line) for line in run("review", "--list").stdout.splitlines()]
    assert [(r["verdict"], r["reviewer"], r["note"]) for r in reviews] == [
        ("reject", "Ada", "no"), ("correct", "Ada", ""), ("accept", "Ada", "seen"),
    ]  # fmt: skip
    assert "seen" in run("show", "DE", "leopard-2", "--format", "table").stdout


@pytest.mark.usefixtures("filled")
def test_a_review_file_holds_as_a_spreadsheet_saves_it(tmp_path: Path, run: Run) -> None:
    """Semicolons are read, the same file again changes nothing, and a correction of nothing is told."""
    path = tmp_path / "edit.csv"
    run("review", "--export", str(path), "--donor", "US")
    edited = path.read_text("utf-8").replace("\n,,,", "\ncorrect,,,")
    path.write_text(edited, "utf-8")
    assert "no slot was changed" in run("review", "--import", str(path), "--by", "Ada").stderr
    path.write_text(edited.replace(",offered,", ",approved,").replace(",", ";"), "utf-8")
    assert "1 review recorded" in run("review", "--import", str(path), "--by", "Ada").stderr
    assert "0 reviews recorded, 1 known already" in run("review", "--import", str(path), "--by", "Ada").stderr


@pytest.mark.usefixtures("filled")
def test_an_audit_shows_what_no_longer_counts_at_all(run: Run) -> None:
    """A commitment whose only claim was rejected is gone from `show`, and told by `show --audit`."""
    claim = json.loads(run("claims", "--donor", "PL", "--json").stdout)[0]["id"]
    run("review", claim, "--reject", "--by", "Ada", "--note", "not so")
    assert run("show", "PL", "leopard").exit_code == 1
    told = run("show", "PL", "leopard", "--audit", "--plot", "--format", "table").stdout
    assert all(words in told for words in ("no claim counts any more", "rejected by Ada: not so", "run 1 (ingest"))
    (row,) = json.loads(run("show", "PL", "leopard", "--audit", "--json").stdout)
    assert (row["claim"], row["effect"], row["donor"], row["item"]) == (claim, "no longer counts", "PL", "leopard")


def test_review_of_no_ledger_makes_none(db: Path, run: Run) -> None:
    """A ledger that is not there is one line, and is not made."""
    result = run("review", "abcd", "--accept", "--by", "Ada")
    assert (result.exit_code, db.exists()) == (1, False)
    assert "no such ledger" in result.stderr


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["abcd", "--reject"], "--by NAME"),
        (["abcd", "--reject", "--by", " "], "--by NAME"),
        (["abcd", "--by", "Ada"], "nothing to record"),
        (["a", "--reject", "--by", "Ada"], "no single claim 'a'"),
        (["--reject", "--by", "Ada"], "need the claim"),
        (["ffffffff", "--reject", "--by", "Ada"], "no single claim 'ffffffff'"),
        (["--published", "2023-01-01", "--by", "Ada"], "--document ID"),
        (["--import", "none.csv", "--by", "Ada"], "none.csv"),
    ],
)
def test_review_says_what_is_missing(run: Run, words: list[str], said: str) -> None:
    """A review without a name, a verdict, a claim or a file is told what to add."""
    result = run("review", *words)
    assert result.exit_code in {1, 2}
    assert said in result.stderr


def test_reread_shows_before_it_books(filled: Path, run: Run, stubbed: Callable[..., None]) -> None:
    """--dry-run shows gained and lost claims and changes nothing; without it they are booked."""
    stubbed(rules="rules-2", blind="refused")
    before = filled.read_bytes()
    dry = run("reread", "--dry-run", "--json")
    assert [(r["change"], r["status_before"]) for r in json.loads(dry.stdout)] == [("lost", "refused")]
    assert "Nothing was booked" in dry.stderr
    assert filled.read_bytes() == before
    assert "Booked" in run("reread").stderr
    assert "refused" not in run("claims", "--donor", "DE").stdout
    assert "refused" in run("claims", "--donor", "DE", "--retracted").stdout


@pytest.mark.usefixtures("filled")
def test_forget_keeps_claims(run: Run) -> None:
    """The text can no longer be searched, the claims and their URL stay."""
    assert "1 claims stay" in run("forget", "https://x.org/b").stderr
    assert json.loads(run("search", "turns", "--json").stdout) == []
    assert json.loads(run("claims", "--document", "b", "--json").stdout)[0]["url"] == "https://x.org/b"


def test_backup_and_restore(filled: Path, tmp_path: Path, run: Run) -> None:
    """A copy is whole, replaces nothing unasked, and comes back; what is no ledger is never restored."""
    copy = tmp_path / "copy.db"
    rows = run("list", "--json").stdout
    assert run("backup", str(copy)).exit_code == 0
    assert "exists already" in run("backup", str(copy)).stderr
    assert run("backup", str(copy), "--force").exit_code == 0
    run("forget", "a")
    filled.unlink()
    assert run("restore", str(copy)).exit_code == 0
    assert run("list", "--json").stdout == rows
    assert json.loads(run("search", "Berlin", "--json").stdout) != []
    (tmp_path / "text.db").write_text("no ledger\n" * 100)
    assert "is no ledger" in run("restore", str(tmp_path / "text.db"), "--yes").stderr
    assert run("list", "--json").stdout == rows


@pytest.mark.usefixtures("filled")
def test_check_finds_planted_faults(filled: Path, run: Run) -> None:
    """Each fault names the check, the rows and the remedy; the code is 1."""
    connection = sqlite3.connect(filled)
    connection.execute("UPDATE claim SET start = start + 1 WHERE status = 'delivered'")
    connection.execute("UPDATE claim SET event_date = '2024-05-05' WHERE status = 'refused'")
    connection.execute("UPDATE version SET published = '2922-01-20' WHERE document = 'c'")
    connection.execute("DELETE FROM booking WHERE claim = (SELECT min(n) FROM claim WHERE status = 'offered')")
    connection.commit()
    connection.close()
    result = run("check", "--json")
    assert result.exit_code == 1
    findings = json.loads(result.stdout)
    codes = {(f["check"], f["where"].partition(" ")[0]) for f in findings}
    assert {("evidence", "d"), ("publication-date", "c"), ("orphan", "claim")} <= codes
    assert ("event-after-publication", "DE") in codes
    assert all(f["remedy"] and f["message"] for f in findings)


SPAWNED = """
from ledger.cli import main
main(["--db", {db!r}, "ingest", {source!r}, "--jobs", "2"])
"""


def test_many_processes_give_the_claims_of_one(tmp_path: Path, run: Run) -> None:
    """`--jobs 2` with the real rules books the same claims, in the same ledger, as one process."""
    texts = ("Deutschland liefert der Ukraine 14 Leopard 2.", "Paris hat der Ukraine Caesar-Haubitzen zugesagt.")
    rows = [row(f"d{n}", texts[n % 2], lang="de") for n in range(80)]
    source = records(tmp_path / "a.jsonl", *rows)
    assert run("ingest", str(source)).exit_code == 0
    program = SPAWNED.format(db=str(tmp_path / "two.db"), source=str(source))
    (tmp_path / "program.py").write_text(f"if __name__ == '__main__':\n{program.replace(chr(10), chr(10) + '    ')}")
    subprocess.run([sys.executable, str(tmp_path / "program.py")], check=True, capture_output=True)
    claims = run("claims", "--json").stdout
    assert len(json.loads(claims)) == 80
    assert run("--db", str(tmp_path / "two.db"), "claims", "--json").stdout == claims
    assert run("--db", str(tmp_path / "two.db"), "list", "--json").stdout == run("list", "--json").stdout


def test_a_killed_ingest_loses_and_doubles_nothing(tmp_path: Path, db: Path, run: Run) -> None:
    """After a kill -9 in the middle, reading the same again gives the ledger of one whole run."""
    rows = [row(f"d{n}", f"Deutschland liefert der Ukraine {n + 1} Leopard 2.", lang="de") for n in range(700)]
    source = records(tmp_path / "a.jsonl", *rows)
    command = [sys.executable, "-m", "ledger", "--db", str(db), "ingest", str(source)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    deadline = time.monotonic() + 60
    while count_documents(db) == 0 and time.monotonic() < deadline:
        time.sleep(0.01)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    kept = count_documents(db)
    assert 0 < kept < 700
    assert "d0\t" in run("claims").stdout
    assert run("list").exit_code == 0
    assert run("ingest", str(source)).exit_code == 0
    assert run("--db", str(tmp_path / "whole.db"), "ingest", str(source)).exit_code == 0
    for words in (["claims", "--json"], ["list", "--json"]):
        assert run(*words).stdout == run("--db", str(tmp_path / "whole.db"), *words).stdout


def count_documents(db: Path) -> int:
    """Count what a running process has written so far."""
    try:
        connection = sqlite3.connect(f"file:{db}?mode=ro", uri=True)
    except sqlite3.OperationalError:
        return 0
    try:
        return int(connection.execute("SELECT count(*) FROM document").fetchone()[0])
    except sqlite3.OperationalError:
        return 0
    finally:
        connection.close()
