"""Find the rule files."""

from importlib.resources import files
from pathlib import Path

from ledger.errors import RulesMissingError


def rules_root(override: Path | None = None) -> Path:
    """Give the folder of rules: the named one, the installed copy, or the checkout's.

    Raises:
        RulesMissingError: none of them exists.
    """
    if override is not None:
        if not override.is_dir():
            raise RulesMissingError(override)
        return override
    checkout = Path(__file__).parents[2] / "rules"
    for root in (Path(str(files("ledger") / "_rules")), checkout):
        if root.is_dir():
            return root
    raise RulesMissingError(checkout)
