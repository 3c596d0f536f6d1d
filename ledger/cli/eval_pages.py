"""Figures of `eval` for people."""

from collections.abc import Iterable, Sequence

from ledger.cli.eval_rows import calibration_rows, count_row, groups, in_half, sure_rows
from ledger.cli.plain import to_cell
from ledger.cli.tables import Cell, Column, console, print_table
from ledger.services.evaluating import Counts, Scored, by_construction, by_rule, by_status, count_slots, sum_up


def print_report(scored: Sequence[Scored]) -> None:
    """Print the figures as tables."""
    print_sets(scored)
    print_counts("Status", by_status(scored))
    print_counts("Construction", by_construction(scored))
    print_slots(scored)
    print_counts("Rule", by_rule(scored), with_recall=False)
    print_calibration(scored)
    print_sure(scored)


def print_sets(scored: Sequence[Scored]) -> None:
    """Print precision, recall and F1 of sets and languages, both halves side by side."""
    titles = ("P", "R", "F1", "95%", "Com.", "Tune", "Check", "Diff")
    columns = [Column("Set", grow=1, least=5), Column("Docs", "right", least=4)]
    columns += [Column(title, "right", least=11 if title == "95%" else 6 if title == "Diff" else 5) for title in titles]
    print_table(columns, [_set_cells(name, part) for _, name, part in groups(scored)])
    f = sum_up(scored)
    screen = console()
    screen.print("Com.: F1 without status. Diff: tuning half minus checking half.", style="dim")
    screen.print(
        f"{f.claims} claims; evidence unsound in {f.unsound}, off target in {f.off_target}; "
        f"{f.trap_claims} claims too many in the {f.traps} documents without a required label",
        style="dim",
    )


def _set_cells(name: str, part: Sequence[Scored]) -> list[Cell]:
    f = sum_up(part)
    c = f.levels["claim"]
    halves = [sum_up(in_half(part, half)) for half in ("tune", "check")]
    tune, check = (half.levels["claim"].f1 for half in halves)
    both = all(half.documents for half in halves)
    shown = [share(tune), share(check), f"{tune - check:+.3f}"] if both else ["", "", ""]
    low, high = f.interval
    row = [name, str(f.documents), share(c.precision), share(c.recall), share(c.f1), f"{low:.3f}-{high:.3f}"]
    return [*row, share(f.levels["commitment"].f1), *shown]


def share(value: float) -> str:
    """Write a share with three places."""
    return f"{value:.3f}"


def print_counts(title: str, counts: dict[str, Counts], *, with_recall: bool = True) -> None:
    """Print counts by name."""
    if not counts:
        return
    console().print()
    names = ("tp", "fp", "fn", "precision", "recall", "f1") if with_recall else ("tp", "fp", "precision")
    columns = [
        Column(title, least=12),
        *(Column(name.upper() if len(name) == len("tp") else name.capitalize(), "right") for name in names),
    ]
    rows = []
    for name, c in counts.items():
        values = count_row(c)
        rows.append([name, *(share(v) if isinstance(v := values[n], float) else str(v) for n in names)])
    print_table(columns, rows)


def print_slots(scored: Sequence[Scored]) -> None:
    """Print how often slots are right."""
    console().print()
    columns = [Column("Slot"), Column("Gold", "right"), Column("Right", "right"), Column("Share", "right")]
    columns += [Column("Invented", "right")]
    rows = [
        (slot, str(s.gold), str(s.right), share(s.accuracy) if s.gold else "", str(s.invented))
        for slot, s in count_slots(scored).items()
    ]
    print_table(columns, rows)


def print_calibration(scored: Sequence[Scored]) -> None:
    """Print stated against measured confidence."""
    console().print()
    columns = [Column("Confidence"), Column("Half"), Column("Claims", "right"), Column("Stated", "right")]
    columns += [Column("Measured", "right")]
    rows = [
        (f"{r['name']}%", str(r["half"]), str(r["claims"]), to_cell(r["stated"]), to_cell(r["accuracy"]))
        for r in calibration_rows(scored)
    ]
    print_table(columns, rows)


def print_sure(scored: Sequence[Scored]) -> None:
    """Print precision and recall of the sure claims alone."""
    console().print()
    columns = [Column("Claims from"), Column("Precision", "right"), Column("Recall", "right"), Column("F1", "right")]
    names = ("name", "precision", "recall", "f1")
    print_table(columns, [[to_cell(row[name]) for name in names] for row in sure_rows(scored)])


def print_rows(rows: Iterable[dict[str, object]], names: Sequence[str]) -> None:
    """Print rows as a table; the last column takes what room is left."""
    columns = [Column(name.capitalize()) for name in names[:-2]]
    columns += [Column(names[-2].capitalize(), grow=1, wrap=True), Column(names[-1].capitalize(), grow=2, wrap=True)]
    cells = [[to_cell(row.get(name)) for name in names] for row in rows]
    print_table(columns, cells, f"{len(cells)} rows")
