"""`rules`, `eval`, `explain` and `demo` as a user runs them."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from ledger.rulebook.written import read_rules

Run = Callable[..., Result]
RECORD = {
    "id": "dev-de-001",
    "lang": "de",
    "published": "2023-03-15",
    "text": "Norwegen schickt der Ukraine acht Leopard 2. Madrid schweigt zu Patriot.",
    "claims": [
        {"donor": "NO", "item": "leopard-2", "status": "pledged", "quantity": 8, "evidence": "Norwegen schickt"},
        {"donor": "ES", "item": "patriot", "status": "considered"},
    ],
}


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """Give a file of one labelled document."""
    path = tmp_path / "one.jsonl"
    path.write_text(json.dumps(RECORD) + "\n", "utf-8")
    return path


def test_rules_are_listed_in_their_order(run: Run) -> None:
    """One row a rule, with what it gives and how many cases it has."""
    rows = json.loads(run("rules", "list", "--json").stdout)
    assert [row["id"] for row in rows] == [rule.id for rule in read_rules()]
    assert any(row["hits"] and row["near_misses"] for row in rows)


def test_rule_is_shown_with_words_conditions_and_cases(run: Run) -> None:
    """A page tells what calls a rule, what it asks for and what it must and must not claim."""
    shown = run("rules", "show", "transfer.would").stdout
    assert "gives offered" in shown
    assert "asks that modal is: would" in shown
    assert "words en transfer: " in shown
    assert "\n+ " in shown
    assert "\n- " in shown


def test_rule_as_json(run: Run) -> None:
    """The same for machines."""
    shown = json.loads(run("rules", "show", "transfer.would", "--json").stdout)
    assert (shown["id"], shown["status"]) == ("transfer.would", "offered")
    assert shown["words"]["de"]["transfer"]


def test_misspelt_rule_is_told(run: Run) -> None:
    """An unknown id names near ones and is wrong usage."""
    result = run("rules", "show", "transfer.wuld")
    assert result.exit_code == 2
    assert "did you mean transfer.would" in result.stderr


def test_cases_of_one_rule(run: Run) -> None:
    """The cases of a rule that holds pass."""
    result = run("rules", "test", "transfer.passive")
    assert result.exit_code == 0, result.stdout
    assert "cases of 1 rules" in result.stderr


def test_schema_is_printed_and_written(run: Run, tmp_path: Path) -> None:
    """The JSON Schema goes to stdout or to a file."""
    path = tmp_path / "schema.json"
    assert run("rules", "schema", "--write", str(path)).exit_code == 0
    assert json.loads(path.read_text("utf-8")) == json.loads(run("rules", "schema").stdout)


def test_eval_rows(run: Run, gold: Path) -> None:
    """A pipe gets rows: sets, languages, statuses, slots, rules, confidence."""
    rows = json.loads(run("eval", str(gold), "--json").stdout)
    whole = next(row for row in rows if row["section"] == "all" and row["half"] == "all")
    assert (whole["tp"], whole["fn"], whole["documents"]) == (1, 1, 1)
    assert {row["section"] for row in rows} >= {"set", "lang", "all", "status", "slot", "rule", "confidence"}


def test_eval_table(run: Run, gold: Path) -> None:
    """A person gets tables that fit 80 columns."""
    lines = run("eval", str(gold), "--format", "table").stdout.splitlines()
    assert any("Tune" in line and "Check" in line for line in lines)
    assert max(len(line) for line in lines if not line.startswith("1 claims")) <= 80


def test_eval_errors_name_what_failed(run: Run, gold: Path) -> None:
    """What was missed is listed with its group."""
    rows = json.loads(run("eval", str(gold), "--errors", "--json").stdout)
    assert [(row["kind"], row["item"]) for row in rows][:1] == [("missed", "patriot")]
    assert all(row["group"] for row in rows)


def test_eval_compares_with_an_earlier_reading(run: Run, gold: Path, tmp_path: Path) -> None:
    """Claims gained against an empty reading are listed with their verdict."""
    old = tmp_path / "old.jsonl"
    old.write_text('{"id": "dev-de-001", "claims": []}\n', "utf-8")
    rows = json.loads(run("eval", str(gold), "--compare", str(old), "--json").stdout)
    assert [(row["move"], row["verdict"], row["donor"]) for row in rows] == [("gained", "right", "NO")]


@pytest.mark.parametrize("words", [("missing.jsonl",), ("--half", "check", "GOLD"), ("--lang", "en", "GOLD")])
def test_eval_without_documents_is_one_clear_line(run: Run, gold: Path, words: tuple[str, ...]) -> None:
    """A path without labels and a choice without documents end with code 1 and say so."""
    result = run("eval", *(str(gold) if word == "GOLD" else word for word in words))
    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 1


def test_explain_marks_words_in_brackets_in_a_pipe(run: Run) -> None:
    """Without a terminal the marked words stand in brackets with their labels, and the trace below."""
    shown = run("explain", "--text", "Norwegen schickt der Ukraine acht Leopard 2.", "--lang", "de").stdout
    assert "[Norwegen|donor NO subject]" in shown
    assert "[Leopard 2|leopard-2]" in shown
    assert "rule transfer.active" in shown
    assert "quantity: 8" in shown


def test_explain_why_not(run: Run) -> None:
    """Each mention without a claim has the first condition that failed."""
    shown = run("explain", "--text", "Die Armee setzt Marder ein.", "--lang", "de", "--why-not").stdout
    assert "no claim marder" in shown


def test_explain_as_json(run: Run) -> None:
    """Machines get spans, claims and what was dropped."""
    shown = json.loads(run("explain", "--text", "Norway sends NASAMS to Ukraine.", "--lang", "en", "--json").stdout)
    (sentence,) = shown["sentences"]
    assert sentence["claims"][0]["donor"] == "NO"
    assert {span["kind"] for span in sentence["spans"]} == {"donor", "cue", "item", "recipient"}


@pytest.mark.parametrize("words", [(), ("abcd", "--text", "x")])
def test_explain_needs_a_claim_or_a_text(run: Run, words: tuple[str, ...]) -> None:
    """Neither, and both, are wrong usage."""
    assert run("explain", *words).exit_code == 2


def test_control_characters_of_a_text_do_not_reach_the_terminal(run: Run) -> None:
    """An escape sequence in the text is not printed."""
    shown = run("explain", "--text", "Norway sends\x1b[31m NASAMS to Ukraine.", "--lang", "en").stdout
    assert "\x1b" not in shown


def test_demo_shows_list_timeline_and_diff(run: Run, tmp_path: Path) -> None:
    """The demonstration reads the examples into a new ledger that it keeps only where it is told to."""
    path = tmp_path / "demo.db"
    result = run("demo", "--keep", str(path))
    assert result.exit_code == 0, result.stderr
    assert [line.split()[2] for line in result.stdout.splitlines() if line.startswith("$ ")] == [
        "ingest",
        "list",
        "show",
        "diff",
    ]
    assert path.is_file()
    assert run("demo", "--keep", str(path)).exit_code == 1


def test_demo_leaves_nothing_behind(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without --keep the ledger is gone afterwards."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    assert run("demo").exit_code == 0
    assert not list(tmp_path.glob("aidledger-demo-*"))
