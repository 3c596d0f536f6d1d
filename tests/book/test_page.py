"""docs/book.md is what its generator writes from the cases."""

import importlib.util
import re
from pathlib import Path
from types import ModuleType

from tests.book.made_up import read_rules

ROOT = Path(__file__).parents[2]


def generator() -> ModuleType:
    """Load the script that writes the page."""
    spec = importlib.util.spec_from_file_location("book_page", ROOT / "scripts" / "book_page.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_page_is_fresh() -> None:
    """The page shows the cases as they are; if not, run `python scripts/book_page.py`."""
    assert (ROOT / "docs" / "book.md").read_text("utf-8") == generator().render(read_rules())


def test_page_has_every_rule_with_its_examples() -> None:
    """No rule and no example is left out."""
    text = (ROOT / "docs" / "book.md").read_text("utf-8")
    for rule in read_rules():
        assert f"### `{rule['name']}`" in text
        assert all(case["why"] in text for case in rule["case"])


def test_page_has_every_check() -> None:
    """No code that `check` reports is unexplained, and none is made up."""
    source = (ROOT / "ledger" / "book" / "checking.py").read_text("utf-8")
    text = (ROOT / "docs" / "book.md").read_text("utf-8")
    codes = set(re.findall(r'finding\("([a-z-]+)"', source))
    assert codes
    assert codes == set(re.findall(r"^\| `([a-z-]+)` \|", text.partition("## What `check` reports")[2], re.MULTILINE))
