"""Rule files into values: reading, checking, explaining rules."""

from ledger.rulebook.locate import rules_root
from ledger.rulebook.reader import load_rulebook

__all__ = ["load_rulebook", "rules_root"]
