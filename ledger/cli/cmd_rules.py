"""`rules`: the claim rules, their cases and their faults."""

from collections.abc import Sequence
from pathlib import Path

import click

from ledger.cli.app import App, pass_app, say
from ledger.cli.formats import row_formats, write_rows
from ledger.cli.plain import clean
from ledger.cli.tables import Cell, Column, print_table
from ledger.errors import Problem
from ledger.model.written_rule import WrittenRule

LIST = ("id", "status", "why", "cue", "hits", "near_misses", "todo", "confidence", "file", "line")
PROBLEM = ("file", "line", "message")


@click.group("rules")
def rules() -> None:
    """List, show, test and lint the claim rules; `--rules DIR` before the command names others."""


@rules.command("list")
@row_formats
@pass_app
def list_(app: App, layout: str) -> None:
    """List the rules in the order in which they are tried."""
    from ledger.services.listing_rules import list_rules  # noqa: PLC0415 - `--help` reads no rules

    found = list_rules(app.rules)
    if layout != "table":
        write_rows(map(rule_row, found), LIST, layout)
        return
    columns = [Column("Rule", least=20), Column("Gives"), Column("Cases", "right"), Column("Why", grow=1, wrap=True)]
    print_table(columns, map(_cells, found), f"{len(found)} rules; cases are hits/near misses")


def rule_row(rule: WrittenRule) -> dict[str, object]:
    """Give a row of `rules list`."""
    return {
        "id": rule.id,
        "status": rule.status or rule.gives,
        "why": rule.why,
        "cue": list(rule.cue),
        "hits": len(rule.hits),
        "near_misses": len(rule.near_misses),
        "todo": sum(case.todo is not None for case in rule.cases),
        "confidence": rule.confidence / 100,
        "file": rule.file,
        "line": rule.line,
    }


def _cells(rule: WrittenRule) -> list[Cell]:
    return [rule.id, rule.gives.replace("_", " "), f"{len(rule.hits)}/{len(rule.near_misses)}", rule.why]


@rules.command("show")
@click.argument("rule_id", metavar="ID")
@click.option("--json", "as_json", is_flag=True, help="Print the rule as JSON.")
@pass_app
def show(app: App, rule_id: str, *, as_json: bool) -> None:
    """Print a rule with its words, conditions and cases."""
    from ledger.cli.rule_pages import print_rule, shown_json  # noqa: PLC0415 - only this command needs it
    from ledger.services.listing_rules import show_rule  # noqa: PLC0415 - `--help` reads no rules

    shown = show_rule(rule_id, app.rules)
    if as_json:
        click.echo(shown_json(shown))
    else:
        print_rule(shown)


@rules.command("test")
@click.argument("rule_ids", nargs=-1, metavar="[ID...]")
@row_formats
@pass_app
def test(app: App, rule_ids: tuple[str, ...], layout: str) -> None:
    """Run the cases of all rules, or of those named; exit code 1 where one fails."""
    from ledger.services.listing_rules import list_rules, show_rule  # noqa: PLC0415 - `--help` reads no rules
    from ledger.services.reading import open_reader  # noqa: PLC0415 - as above
    from ledger.services.testing_rules import run_cases  # noqa: PLC0415 - as above

    chosen = [show_rule(one, app.rules).rule for one in rule_ids] or list_rules(app.rules)
    report = run_cases(chosen, open_reader(app.rules))
    print_problems(report.problems, layout)
    todo = f", {report.todo} known gaps" if report.todo else ""
    say(f"{report.cases} cases of {len(chosen)} rules: {report.passed} passed, {len(report.problems)} failed{todo}")
    raise click.exceptions.Exit(1 if report.problems else 0)


@rules.command("lint")
@click.option("--gold", multiple=True, type=click.Path(path_type=Path), metavar="PATH", help="Also measure on labels.")
@row_formats
@pass_app
def lint(app: App, gold: tuple[Path, ...], layout: str) -> None:
    """Find faults in the rules: keys, ids, cases, words, patterns, order; exit code 1 where any."""
    from ledger.cli.rows import claim_row  # noqa: PLC0415 - `--help` reads no rules
    from ledger.services.linting_rules import lint_rules  # noqa: PLC0415 - as above

    problems = lint_rules(app.rules, gold, claim_row)
    print_problems(problems, layout)
    say(f"{len(problems)} problem{'s' if len(problems) != 1 else ''} found" if problems else "No problems found")
    raise click.exceptions.Exit(1 if problems else 0)


@rules.command("schema")
@click.option("--write", "path", type=click.Path(path_type=Path), metavar="FILE", help="Write it to FILE.")
def schema(path: Path | None) -> None:
    """Print the JSON Schema of the rule files, for editors."""
    from ledger.services.rule_schema import rules_schema  # noqa: PLC0415 - `--help` needs no models

    text = rules_schema()
    if path is None:
        click.echo(text, nl=False)
    else:
        path.write_text(text, "utf-8")
        say(f"{path}: written")


def print_problems(problems: Sequence[Problem], layout: str) -> None:
    """Print faults as lines on a terminal, `file: rule id: message`; as rows in the other formats."""
    if layout in {"table", "tsv"}:
        for problem in problems:
            click.echo(clean(f"{problem.where}: {problem.message}"))
    else:
        write_rows(({"file": p.where, "line": p.line, "message": p.message} for p in problems), PROBLEM, layout)
