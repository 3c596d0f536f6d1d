"""A small folder of rules that tests may break."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2] / "rules"
RULE = """
[[rule]]
id = "{id}"
why = "A reason."
cue = ["transfer"]
status = "pledged"
when = {{ form = ["verb"] }}
donor = ["subject"]

[[rule.case]]
lang = "en"
text = "Norway will send NASAMS to Ukraine."
expect = [{{ donor = "NO", item = "nasams", status = "pledged" }}]

[[rule.case]]
lang = "en"
text = "Norway will not send NASAMS to Ukraine."
"""


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    """Give a copy of the shipped rules whose claim rules are one sound rule alone."""
    folder = tmp_path / "rules"
    shutil.copytree(ROOT, folder)
    for path in folder.glob("shared/frames/[1-9]*.toml"):
        path.unlink()
    (folder / "shared" / "frames" / "1-one.toml").write_text(RULE.format(id="transfer.one"), "utf-8")
    return folder


@pytest.fixture
def change(rules: Path) -> Callable[[str, str], None]:
    """Give what replaces words in the one file of claim rules."""

    def replace(old: str, new: str) -> None:
        path = rules / "shared" / "frames" / "1-one.toml"
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new), "utf-8")

    return replace


@pytest.fixture
def rule_text() -> str:
    """Give the text of a sound rule, with `{id}` for its id."""
    return RULE
