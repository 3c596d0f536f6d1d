"""What the query commands answer, in every format."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

Run = Callable[..., Result]
pytestmark = pytest.mark.usefixtures("filled")
LIST = [
    *("id", "donor", "recipient", "item", "item_name", "class", "status", "since", "requested", "quantity"),
    *("quantity_qualifier", "unit", "deliver_by", "sources", "claims", "confidence", "conflict", "evidence", "url"),
]
DIFF = [
    *("donor", "recipient", "item", "change", "from", "to", "on", "quantity_from", "quantity_to", "sources"),
    *("evidence", "url"),
]


def rows_of(result: Result) -> list[dict[str, Any]]:
    """Read JSON rows of a run that went well."""
    assert result.exit_code == 0, result.stderr
    rows: list[dict[str, Any]] = json.loads(result.stdout)
    return rows


def pairs(result: Result) -> list[tuple[str, str, str]]:
    """Give donor, item and status of each row."""
    return [(row["donor"], row["item"], row["status"]) for row in rows_of(result)]


def test_list_gives_the_keys_of_the_design(run: Run) -> None:
    """Rows of `list --json` have exactly the keys of the design, in its order."""
    rows = rows_of(run("list", "--json"))
    assert [list(row) for row in rows] == [LIST] * 3
    german = rows[0]
    assert (german["status"], german["quantity"], german["since"], german["item_name"]) == (
        "delivered", 18, "2023-03-27", "Leopard 2",
    )  # fmt: skip
    assert german["url"] == "https://x.org/d"


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["--donor", "DE"], [("DE", "leopard-2", "delivered")]),
        (["--donor", "germany", "--donor", "pl"], [("DE", "leopard-2", "delivered"), ("PL", "leopard", "pledged")]),
        (["--item", "leopard"], [("DE", "leopard-2", "delivered"), ("PL", "leopard", "pledged")]),
        (["--item", "Leopard 2"], [("DE", "leopard-2", "delivered")]),
        (["--class", "tank"], [("DE", "leopard-2", "delivered"), ("PL", "leopard", "pledged")]),
        (["--status", "offered"], [("US", "patriot", "offered")]),
        (["--as-of", "2023-01-24"], [("DE", "leopard-2", "refused"), ("US", "patriot", "offered")]),
        (["--as-of", "2023-01-25", "--donor", "DE"], [("DE", "leopard-2", "pledged")]),
        (["--known-at", "2023-01-25", "--donor", "DE"], [("DE", "leopard-2", "refused")]),
        (["--known-at", "2023-01-26T09:00", "--donor", "DE"], [("DE", "leopard-2", "pledged")]),
        (["--since", "2023-02"], [("DE", "leopard-2", "delivered")]),
        (["--until", "2023-01"], [("PL", "leopard", "pledged"), ("US", "patriot", "offered")]),
        (["--recipient", "Ukraine", "--donor", "US"], [("US", "patriot", "offered")]),
        (["--sort", "since", "--item", "leopard"], [("DE", "leopard-2", "delivered"), ("PL", "leopard", "pledged")]),
        (["--sort", "status", "--until", "2023-01"], [("PL", "leopard", "pledged"), ("US", "patriot", "offered")]),
    ],
)
def test_list_answers_as_a_reader_would(run: Run, words: list[str], found: list[tuple[str, str, str]]) -> None:
    """Filters take codes and names; an item brings its variants; both clocks include their day."""
    assert pairs(run("list", "--json", *words)) == found


@pytest.mark.parametrize("command", [["list"], ["claims"], ["diff", "2023-01-01", "2023-04-01"]])
def test_all_formats_hold_the_same_rows(run: Run, command: list[str]) -> None:
    """JSON, JSON lines, CSV and TSV name the same columns and rows; a pipe gets TSV."""
    rows = rows_of(run(*command, "--json"))
    assert [json.loads(line) for line in run(*command, "--nl").stdout.splitlines()] == rows
    table = list(csv.DictReader(io.StringIO(run(*command, "--format", "csv").stdout)))
    tsv = list(csv.DictReader(io.StringIO(run(*command).stdout), delimiter="\t", quoting=csv.QUOTE_NONE))
    for flat in (table, tsv):
        assert [list(row) for row in flat] == [list(row) for row in rows]
        assert [row["evidence"] for row in flat] == [row["evidence"] for row in rows]
    assert run(*command, "--tsv").stdout == run(*command).stdout


def test_known_at_hides_what_was_published_later(run: Run) -> None:
    """What one could know on a day is the same whether or not later articles are in the ledger."""
    (row,) = rows_of(run("list", "--known-at", "2023-01-26", "--donor", "DE", "--json"))
    assert (row["status"], row["sources"], row["claims"]) == ("pledged", 2, 2)


def test_diff_gives_the_keys_of_the_design(run: Run) -> None:
    """A diff reports what changed after A up to and including B."""
    rows = rows_of(run("diff", "2023-01-24", "2023-01-25", "--json"))
    assert [list(row) for row in rows] == [DIFF]
    assert (rows[0]["from"], rows[0]["to"], rows[0]["on"], rows[0]["quantity_to"]) == (
        "refused",
        "pledged",
        "2023-01-25",
        14,
    )
    assert rows_of(run("diff", "2023-01-25", "2023-01-26", "--json")) == []


def test_diff_by_what_could_be_known(run: Run) -> None:
    """By publication the pledge of the 25th appears with the paper of the 26th."""
    by = ("--donor", "DE", "--json", "--by", "published")
    assert rows_of(run("diff", "2023-01-24", "2023-01-25", *by)) == []
    (row,) = rows_of(run("diff", "2023-01-25", "2023-01-26", *by))
    assert (row["from"], row["to"], row["on"]) == ("refused", "pledged", "2023-01-25")
    assert rows_of(run("diff", "2023-01-25", "2023-01-26", *by[:-1], "knowledge")) == [row]


def test_diff_known_at_an_earlier_day(run: Run) -> None:
    """With --known-at both sides are told from what was public then."""
    rows = rows_of(run("diff", "2023-01-01", "2023-03-30", "--known-at", "2023-01-26", "--donor", "DE", "--json"))
    assert [(row["from"], row["to"]) for row in rows] == [(None, "pledged")]


def test_diff_ends_with_3_only_when_asked(run: Run) -> None:
    """`--exit-code` tells a script that something changed; nothing changed is 0."""
    assert run("diff", "2023-01-24", "2023-01-25").exit_code == 0
    assert run("diff", "2023-01-24", "2023-01-25", "--exit-code").exit_code == 3
    assert run("diff", "2023-01-25", "2023-01-26", "--exit-code").exit_code == 0


def test_diff_writes_newsletter_lines(run: Run) -> None:
    """Markdown is one line a change: who, what, from and to, how many, when, sources, quote."""
    line = run("diff", "2023-01-24", "2023-01-25", "--md").stdout
    assert line.startswith("- Germany -> Ukraine: Leopard 2: refused -> pledged (14), 2023-01-25, ")
    assert "source" in line
    assert "'DE leopard-2 pledged 14 2023-01-25'" in line


def test_newsletter_lines_say_what_two_statuses_do_not(
    run: Run, read_in: Callable[..., Any], write_article: Callable[..., Any]
) -> None:
    """A refinement names the wider item, a conflict the status that lost, a return its kind, a number both numbers."""
    told = {
        "2023-02-01": "PL leopard-2 pledged 14\nUS leopard offered\nFR patriot refused\nFR leopard pledged 2",
        "2023-02-02": "FR patriot pledged\nUS leopard considered",
        "2023-02-03": "FR patriot refused\nFR leopard refused\nUS leopard pledged\nUS leopard refused",
        "2023-02-04": "FR leopard pledged 3\nUS leopard-1 pledged",
    }
    read_in(*(write_article(day, day, text) for day, text in told.items()))
    lines = run("diff", "2023-01-31", "2023-02-02", "--md").stdout.splitlines()
    assert [line.partition(", 2023-")[0] for line in lines] == [
        "- France -> Ukraine: Leopard: new: pledged (2)",
        "- France -> Ukraine: Patriot: new: pledged",
        "- Poland -> Ukraine: Leopard 2: refined: pledged (14), before as Leopard: pledged",
        "- United States -> Ukraine: Leopard: new: offered",
    ]
    lines = run("diff", "2023-02-02", "2023-02-04", "--md").stdout.splitlines()
    assert [line.partition(", 2023-")[0] for line in lines] == [
        "- France -> Ukraine: Leopard: pledged (2 → 3)",
        "- France -> Ukraine: Patriot: pledged -> refused",
        "- United States -> Ukraine: Leopard: offered -> pledged",
        "- United States -> Ukraine: Leopard: conflict: pledged against refused",
        "- United States -> Ukraine: Leopard 1: refined: pledged, before as Leopard: offered",
    ]
    (row,) = rows_of(run("diff", "2023-02-03", "2023-02-04", "--donor", "US", "--json"))
    assert (row["change"], row["from"], row["to"]) == ("refined", None, "pledged")


def test_claims_come_with_their_document(run: Run) -> None:
    """Claims are filtered by document, speaker and confidence."""
    rows = rows_of(run("claims", "--document", "https://x.org/b", "--json"))
    assert [(row["document"], row["published"], row["status"], row["confidence"]) for row in rows] == [
        ("b", "2023-01-26", "pledged", 0.8)
    ]
    assert rows_of(run("claims", "--min-confidence", "0.9", "--json")) == []


def test_show_tells_the_story(run: Run) -> None:
    """The timeline holds dates, marks, quantities and quotes and fits 80 columns; --plot draws it."""
    out = run("show", "germany", "leopard", "--format", "table", "--plot", "--audit").stdout
    for words in (
        "Germany → Ukraine: Leopard 2",
        "✗ refused",
        "◔ pledged",
        "● delivered",
        "18",
        "“DE leopard-2 refused",
    ):
        assert words in out
    assert "run 1 (ingest" in out
    assert max(map(len, out.splitlines())) <= 80


def test_show_says_what_there_is_instead(run: Run) -> None:
    """A donor without the item is told what it has."""
    result = run("show", "US", "leopard-2")
    assert result.exit_code == 1
    assert "US has patriot" in result.stderr


def test_matrix_marks_without_colour(run: Run) -> None:
    """The table has a sign for each status, its legend, and units that are added only where they may be."""
    out = run("matrix", "--format", "table").stdout
    line = next(line for line in out.splitlines() if line.startswith("Leopard 2"))
    assert "●" in line
    assert line.split()[2] == "18"
    assert "● delivered" in out
    assert rows_of(run("matrix", "--json"))[0] == {
        "donor": "DE", "leopard": None, "leopard-2": "delivered", "patriot": None,
    }  # fmt: skip


def test_search_finds_evidence_and_articles(run: Run) -> None:
    """All words must occur; phrases and endings work; the snippet marks nothing in data."""
    rows = rows_of(run("search", "deliv*", "--json"))
    assert [(row["kind"], row["document"]) for row in rows] == [("evidence", "d"), ("article", "d")]
    assert rows_of(run("search", '"Another paper"', "--json"))[0]["document"] == "c"
    assert rows_of(run("search", "nothing-like-it", "--json")) == []
    assert "Arrived" in run("search", "arrived", "--format", "table").stdout


def test_stats_counts(run: Run) -> None:
    """Totals are counted by group."""
    counts = {(row["group"], row["name"]): row["count"] for row in rows_of(run("stats", "--json"))}
    assert (counts["total", "documents"], counts["total", "claims"], counts["status", "delivered"]) == (4, 6, 1)


@pytest.mark.parametrize("columns", ["80", "120"])
@pytest.mark.parametrize(
    "words",
    [
        ["list"],
        ["claims"],
        ["diff", "2023-01-01", "2023-04-01"],
        ["matrix"],
        ["stats"],
        ["search", "leopard"],
        ["check"],
    ],
)
def test_tables_fit(run: Run, words: list[str], columns: str) -> None:
    """No table is wider than the terminal, and none is empty."""
    out = run(*words, "--format", "table", COLUMNS=columns).stdout
    assert all(len(line) <= int(columns) for line in out.splitlines())


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["list", "--donor", "Germny"], 2, "unknown donor 'Germny'; did you mean 'Germany'?"),
        (["list", "--item", "leopart-2"], 2, "did you mean 'leopard-2'"),
        (["list", "--status", "pleged"], 2, "did you mean 'pledged'?"),
        (["list", "--class", "tnk"], 2, "did you mean 'class:tank'?"),
        (["list", "--as-of", "2023-02-30"], 2, "'2023-02-30' is no date; write YYYY-MM-DD"),
        (["list", "--bogus"], 2, "No such option"),
        (["diff", "2023-02-01", "2023-01-01"], 2, "2023-02-01 is later than 2023-01-01"),
        (["diff"], 2, "two days"),
        (["diff", "--since-last"], 1, "nothing was published"),
        (["claims", "--document", "zzz"], 2, "no document 'zzz'"),
        (["search", "..."], 2, "holds no word"),
        (["lst"], 2, "did you mean list?"),
        (["forget", "zzz"], 2, "no document 'zzz'"),
        (["restore", "zzz.db"], 1, "zzz.db: no such ledger"),
    ],
)
def test_faults_are_one_line(run: Run, words: list[str], code: int, said: str) -> None:
    """Wrong usage and missing things give one clear line on stderr, nothing on stdout, and the right code."""
    result = run(*words)
    assert (result.exit_code, result.stdout) == (code, "")
    assert said in result.stderr
    assert result.stderr.count("\n") == 1


def test_articles_cannot_write_to_the_terminal(
    filled: Path, run: Run, write_article: Callable[..., Any], stub_reader: Callable[[], Any]
) -> None:
    """Escape sequences and direction marks of an article appear in no output, and JSON keeps them escaped."""
    from ledger.services.ingesting import ingest  # noqa: PLC0415 - only here
    from ledger.store import open_store  # noqa: PLC0415 - only here

    evil = "DE patriot pledged 3 \x1b[31mred\u202e\x9b evil"
    with open_store(filled, write=True) as store:
        ingest(store, [write_article("e", "2023-04-01", evil, title="\x1b]0;title\x07")], stub_reader())
    for words in (
        ["list"],
        ["claims"],
        ["diff", "2023-01-01", "2023-05-01"],
        ["show", "DE", "patriot"],
        ["search", "evil"],
    ):
        for layout in ("table", "json", "jsonl", "csv", "tsv", "md"):
            out = run(*words, "--format", layout).stdout
            assert out.replace("\n", "").replace("\t", "").isprintable(), (words, layout)
    (row,) = rows_of(run("list", "--json", "--item", "patriot", "--donor", "DE"))
    assert row["evidence"] == evil


def test_an_empty_ledger_says_how_to_fill_it(tmp_path: Path, run: Run) -> None:
    """A ledger without documents answers with no rows and a hint; a missing one with the hint alone."""
    from ledger.store import open_store  # noqa: PLC0415 - only here

    with open_store(tmp_path / "empty.db", write=True):
        pass
    for words in (["list"], ["claims"], ["diff", "2023-01-01", "2023-02-01"], ["matrix"], ["search", "x"]):
        result = run("--db", str(tmp_path / "empty.db"), *words, "--json")
        assert (result.exit_code, result.stdout) == (0, "[]\n")
        assert "holds no documents yet; read some with `aidledger ingest PATH`" in result.stderr
        missing = run("--db", str(tmp_path / "none.db"), *words)
        assert missing.exit_code == 1
        assert "no such ledger; read articles into it first" in missing.stderr


def test_a_long_timeline_counts_what_changes_nothing(
    filled: Path, run: Run, write_article: Callable[..., Any], stub_reader: Callable[[], Any]
) -> None:
    """Restatements of a long timeline are counted in one line; --all and data formats give every event."""
    from ledger.services.ingesting import ingest  # noqa: PLC0415 - only here
    from ledger.store import open_store  # noqa: PLC0415 - only here

    said = [write_article(f"r{n}", f"2023-02-{n + 1:02}", "DE leopard-2 pledged 14") for n in range(14)]
    with open_store(filled, write=True) as store:
        ingest(store, said, stub_reader())
    short = run("show", "DE", "leopard-2", "--format", "table").stdout
    assert "14 more that change nothing (14 ◔ pledged)" in short
    assert "● delivered" in short
    assert run("show", "DE", "leopard-2", "--format", "table", "--all").stdout.count("◔ pledged") > 14
    assert len(rows_of(run("show", "DE", "leopard-2", "--json"))) == 18
