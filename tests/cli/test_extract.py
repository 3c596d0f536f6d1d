"""`extract`: claims without a ledger, in every format, with the right exit code."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from ledger.cli.rows import CLAIM

Run = Callable[..., Result]
TEXT = (
    "Germany will send 14 Leopard 2 tanks to Ukraine, the chancellor said on Wednesday.\n\n"
    "He did not say when the vehicles would leave. Poland has already delivered its first Leopard 2 tanks."
)
RECORD = {"id": "a-1", "text": TEXT, "title": "Tanks", "published": "2023-01-26", "lang": "en", "claims": []}


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """Give a file with one record."""
    path = tmp_path / "a.json"
    path.write_text(json.dumps(RECORD))
    return path


def test_jsonl_prints_a_document_a_line(run: Run, article: Path, db: Path) -> None:
    """Keys are those of DESIGN.md, evidence stands at its offsets, and no ledger is made."""
    result = run("extract", "--jsonl", str(article))
    assert (result.exit_code, result.stderr) == (0, "")
    (line,) = result.stdout.splitlines()
    document = json.loads(line)
    assert list(document) == ["id", "source", "title", "lang", "published", "claims"]
    assert (document["id"], document["source"], document["published"]) == ("a-1", str(article), "2023-01-26")
    claim = next(c for c in document["claims"] if (c["donor"], c["status"]) == ("DE", "pledged"))
    assert list(claim) == list(CLAIM)
    assert (claim["item"], claim["quantity"], claim["recipient"]) == ("leopard-2", 14, "UA")
    assert all(TEXT[c["start"] : c["end"]] == c["evidence"] for c in document["claims"])
    assert all(isinstance(c["confidence"], float) and 0 < c["confidence"] <= 1 for c in document["claims"])
    assert not db.exists()


def test_row_formats_print_a_claim_a_row(run: Run, article: Path) -> None:
    """JSON, JSON lines and CSV hold the same claims, each with its document."""
    rows = json.loads(run("extract", "--json", str(article)).stdout)
    assert {row["document"] for row in rows} == {"a-1"}
    assert [json.loads(line) for line in run("extract", "--nl", str(article)).stdout.splitlines()] == rows
    assert len(run("extract", "--csv", str(article)).stdout.splitlines()) == len(rows) + 1


def test_a_table_fits_the_terminal(run: Run, article: Path) -> None:
    """Eighty columns, and the number of claims below."""
    lines = run("extract", "--format", "table", str(article)).stdout.splitlines()
    assert max(map(len, lines)) <= 80
    assert lines[-1].endswith(("claim", "claims"))
    assert any("leopard-2" in line and "pledged" in line for line in lines)


def test_text_comes_through_a_pipe(run: Run) -> None:
    """Plain text on stdin, with date and language from the options."""
    result = run("extract", "-", "--jsonl", "--published", "2023-01-26", "--lang", "en", stdin=TEXT)
    document = json.loads(result.stdout)
    assert (document["source"], document["published"], document["lang"]) == ("-", "2023-01-26", "en")
    assert document["claims"]


def test_another_recipient_may_be_given(run: Run) -> None:
    """It stands for what the text leaves open."""
    text = "Germany will send 14 Leopard 2 tanks, the chancellor said."
    document = json.loads(run("extract", "-", "--jsonl", "--recipient", "PL", "--lang", "en", stdin=text).stdout)
    assert {claim["recipient"] for claim in document["claims"]} == {"PL"}


def test_a_language_without_rules_is_skipped(run: Run) -> None:
    """It is reported on stderr, and the code stays 0."""
    result = run("extract", "-", "--jsonl", "--lang", "pl", stdin="Polska przekaże Ukrainie czołgi Leopard.")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "Skipped: -: no rules for language pl; there are rules for de, en\n"


def test_a_bad_document_makes_the_code_1_after_the_rest_is_done(run: Run, article: Path, tmp_path: Path) -> None:
    """One line for each fault, and the good one is printed."""
    broken = tmp_path / "b.jsonl"
    broken.write_text('{"id": "x"\n')
    result = run("extract", "--jsonl", "missing.txt", str(broken), str(article))
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 1
    first, second = result.stderr.splitlines()
    assert first.startswith("Error: missing.txt: cannot be read")
    assert second.startswith(f"Error: {broken}:1: is no JSON")


def test_a_text_without_claims_says_so(run: Run) -> None:
    """Silence would look like a failure."""
    result = run("extract", "-", "--lang", "en", stdin="It rained in Berlin.")
    assert (result.exit_code, result.stderr) == (0, "Note: no claim in 1 document\n")


def test_control_characters_do_not_reach_the_terminal(run: Run) -> None:
    """Escapes and bidi overrides in an article are not printed."""
    text = "Germany will send 14 \x1b[31mLeopard 2 tanks\u202e to Ukraine, the chancellor said."
    for layout in ("table", "tsv", "csv", "md", "json"):
        printed = run("extract", "-", "--lang", "en", "--format", layout, stdin=text).stdout
        assert not {"\x1b", "\u202e"} & set(printed)


@pytest.mark.parametrize("words", [["extract"], ["extract", "-", "--published", "soon"], ["extract", "--nope", "-"]])
def test_wrong_usage_is_code_2(run: Run, words: list[str]) -> None:
    """One line says what is wrong."""
    result = run(*words, stdin="")
    assert result.exit_code == 2
    assert len(result.stderr.splitlines()) == 1
