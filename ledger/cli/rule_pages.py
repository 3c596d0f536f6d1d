"""A rule for people: what calls it, what it asks for, what it gives, its cases."""

from collections.abc import Iterator
from dataclasses import asdict

from rich.text import Text

from ledger.cli.plain import clean, to_json
from ledger.cli.tables import console
from ledger.model.written_rule import RuleCase
from ledger.services.listing_rules import ShownRule

ROLES = {"lists": "what follows may be a list under it", "former": "marked as former", "hedged": "marked as hedged"}


def shown_json(shown: ShownRule) -> str:
    """Give a rule as one JSON object."""
    return to_json(asdict(shown.rule) | {"words": shown.words}, indent=True)


def print_rule(shown: ShownRule) -> None:
    """Print a rule page."""
    screen = console()
    rule = shown.rule
    screen.print(Text.assemble((rule.id, "bold"), f"  gives {rule.gives.replace('_', ' ')}"), soft_wrap=True)
    screen.print(Text(clean(rule.why)))
    screen.print(Text(f"{rule.file}:{rule.line}", style="dim"))
    for title, body in rule_parts(shown):
        screen.print(Text.assemble((f"{title}: ", "bold"), clean(body)))
    for lang, by_class in shown.words.items():
        for cue, words in by_class.items():
            screen.print(Text.assemble((f"words {lang} {cue}: ", "bold"), clean(", ".join(words))))
    for case in rule.cases:
        screen.print(case_text(case, drop=rule.drop))


def rule_parts(shown: ShownRule) -> Iterator[tuple[str, str]]:
    """Give the parts of a rule as titles and words."""
    rule = shown.rule
    yield "called by", ", ".join(rule.cue)
    for feature, values in rule.when.items():
        yield f"asks that {feature} is", " or ".join(values)
    if rule.donor:
        yield "donor, the first of", ", ".join(rule.donor)
    for field, words in ROLES.items():
        if getattr(rule, field):
            yield "also", words
    if not rule.drop:
        yield "confidence", f"{rule.confidence}%"


def case_text(case: RuleCase, *, drop: bool) -> Text:
    """Give a case in one line: + a hit, - a near miss, with its claims."""
    hit = bool(case.expect) != drop
    sign = Text("+ " if hit else "- ", style="green" if hit else "red")
    claims = "; ".join(map(str, case.expect)) or "no claim"
    todo = f" (todo: {case.todo})" if case.todo else ""
    return sign + Text(clean(f"{case.lang} “{case.text}” ")) + Text(clean(f"{claims}{todo}"), style="dim")
