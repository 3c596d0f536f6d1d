"""Read the claim rules as they are written, with the cases that stand beside them."""

import re
from collections.abc import Iterator
from pathlib import Path

from ledger.model.written_rule import ExpectedClaim, RuleCase, WrittenRule
from ledger.rulebook import schema
from ledger.rulebook.id_lists import LabelFile
from ledger.rulebook.locate import rules_root
from ledger.rulebook.reader import frame_files, read_file

ID_LINE = re.compile(r'^id\s*=\s*"([^"]+)"', re.MULTILINE)


def read_rules(root: Path | None = None) -> list[WrittenRule]:
    """Read the rules in the order in which they are tried.

    Raises:
        BrokenRulesError: a file is no TOML or does not fit.
    """
    folder = rules_root(root)
    return [rule for path in frame_files(folder) for rule in _read_file(path, path.relative_to(folder).as_posix())]


def _read_file(path: Path, name: str) -> Iterator[WrittenRule]:
    rules = read_file(path, schema.FrameFile).rule
    text = path.read_text("utf-8")
    lines = [text.count("\n", 0, found.start()) + 1 for found in ID_LINE.finditer(text)]
    places = lines if len(lines) == len(rules) else [1] * len(rules)
    yield from (_written(rule, name, line) for rule, line in zip(rules, places, strict=True))


def _written(rule: schema.FrameRule, name: str, line: int) -> WrittenRule:
    return WrittenRule(
        rule.id,
        rule.why,
        tuple(rule.cue),
        {feature: tuple(values) for feature, values in rule.when.items()},
        tuple(rule.donor),
        rule.confidence,
        name,
        line,
        rule.status,
        rule.drop,
        rule.lists,
        rule.former,
        rule.hedged,
        tuple(_case(case) for case in rule.case),
    )


def _case(case: schema.Case) -> RuleCase:
    return RuleCase(case.lang, case.text, tuple(_expected(e) for e in case.expect), case.published, case.todo)


def _expected(claim: schema.Expected) -> ExpectedClaim:
    return ExpectedClaim(claim.donor, claim.item, claim.status, claim.recipient, claim.quantity)


def read_cue_words(root: Path | None = None) -> dict[str, dict[str, list[str]]]:
    """Give the words of each cue class as they are written, by language and class."""
    folder = rules_root(root)
    files = sorted(folder.glob("*/words/cues.toml"))
    return {path.parts[-3]: _by_class(read_file(path, schema.CueFile)) for path in files}


def _by_class(file: schema.CueFile) -> dict[str, list[str]]:
    words: dict[str, list[str]] = {}
    for entry in file.cue:
        words.setdefault(entry.cue, []).extend([*entry.verbs, *entry.nouns, *entry.adjectives, *entry.phrases])
    return words


def read_label_items(root: Path | None = None) -> frozenset[str]:
    """Give the ids of items that gold labels may use."""
    return frozenset(read_file(rules_root(root) / "shared" / "labels.toml", LabelFile).items)
