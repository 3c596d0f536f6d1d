"""List and show the claim rules."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from ledger.errors import UsageError
from ledger.model.written_rule import WrittenRule
from ledger.rulebook.written import read_cue_words, read_rules


class UnknownRuleError(UsageError):
    """No rule has the id."""

    def __init__(self, rule: str, near: Sequence[str]) -> None:
        """Name those that may be meant."""
        hint = f"did you mean {' or '.join(near)}?" if near else "`aidledger rules list` shows the ids"
        super().__init__(f"no rule {rule!r}; {hint}")


@dataclass(frozen=True, slots=True)
class ShownRule:
    """A rule with the words that call it, by language and class."""

    rule: WrittenRule
    words: Mapping[str, Mapping[str, Sequence[str]]]


def list_rules(root: Path | None = None) -> list[WrittenRule]:
    """Give the rules in the order in which they are tried."""
    return read_rules(root)


def show_rule(rule_id: str, root: Path | None = None) -> ShownRule:
    """Give one rule with its words.

    Raises:
        UnknownRuleError: there is none of that id.
    """
    rules = {rule.id: rule for rule in read_rules(root)}
    if rule_id not in rules:
        raise UnknownRuleError(rule_id, get_close_matches(rule_id, rules, n=3))
    rule = rules[rule_id]
    words = {
        lang: {cue: by_class[cue] for cue in rule.cue if by_class.get(cue)}
        for lang, by_class in read_cue_words(root).items()
    }
    return ShownRule(rule, words)
