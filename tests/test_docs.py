"""The documentation cannot drift: every command stands in it with its present help."""

import re
from pathlib import Path

import pytest

from ledger.cli.registry import COMMANDS, SECTIONS
from scripts.commands_page import PAGE, render_page

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#]+)(?:#[^)]*)?\)")
CALL = re.compile(r"^\s*(?:\$ )?aidledger(?: --?[\w-]+(?:[= ]\S+)?)*? ([a-z]+)\b", re.MULTILINE)


def test_the_page_of_commands_is_fresh() -> None:
    """Each option is shown as the program shows it; `make docs` writes the page."""
    assert PAGE.read_text("utf-8") == render_page(), "run `make docs`"


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_is_documented(name: str) -> None:
    """It has a heading on the page, one line of help, and a place in `--help`."""
    assert f"\n### {name}\n" in PAGE.read_text("utf-8")
    assert COMMANDS[name][1].endswith(".")
    assert any(name in names for _, names in SECTIONS), f"{name} stands in no section of `--help`"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    """Each link to a file of the project names one that is there."""
    dead = [link for link in LINK.findall(page.read_text("utf-8")) if not (page.parent / link).exists()]
    assert not dead


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_examples_call_commands_that_exist(page: Path) -> None:
    """No example calls a command that was renamed or is still to come."""
    unknown = {name for name in CALL.findall(page.read_text("utf-8")) if name not in COMMANDS}
    assert not unknown
