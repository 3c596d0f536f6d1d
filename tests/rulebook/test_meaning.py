"""The meaning files of a language: what is refused, and what a new language needs."""

import shutil
from pathlib import Path

import pytest

from ledger.errors import LedgerError
from ledger.rulebook import rules_root
from ledger.rulebook.meaning import DoubtfulMeaningError, read_meaning

LANGUAGES = sorted(p.parent.name for p in rules_root(None).glob("*/meaning"))
FILES = ("dates.toml", "numbers.toml", "units.toml", "money.toml")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a writable copy of the German meanings."""
    return Path(shutil.copytree(rules_root(None) / "de" / "meaning", tmp_path / "de" / "meaning"))


def test_there_are_languages() -> None:
    """The tests below see the languages that the project ships."""
    assert {"de", "en"} <= set(LANGUAGES)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_shipped_language_is_whole(lang: str) -> None:
    """Each shipped language names all months, weekdays and the units of the codebook."""
    meaning = read_meaning(rules_root(None) / lang / "meaning")
    assert set(meaning.dates.months.values()) == set(range(1, 13))
    assert set(meaning.dates.weekdays.values()) == set(range(7))
    units = {"battery", "system", "launcher", "round", "battalion", "company", "squadron", "ton"}
    assert set(meaning.units.values()) == units
    assert meaning.code == lang


@pytest.mark.parametrize("name", FILES)
def test_unknown_key_is_refused(folder: Path, name: str) -> None:
    """A key that no model has is named with its file."""
    path = folder / name
    path.write_text('surprise = "yes"\n' + path.read_text("utf-8"), "utf-8")
    with pytest.raises(LedgerError, match=f"{name}: surprise"):
        read_meaning(folder)


@pytest.mark.parametrize("name", FILES)
def test_missing_file_is_named(folder: Path, name: str) -> None:
    """A language without one of its files is no language."""
    (folder / name).unlink()
    with pytest.raises(LedgerError, match=name):
        read_meaning(folder)


def test_word_with_two_meanings_is_refused(folder: Path) -> None:
    """One table may not give a word two meanings."""
    path = folder / "units.toml"
    path.write_text(path.read_text("utf-8") + 'piece = ["Batterie"]\n', "utf-8")
    with pytest.raises(DoubtfulMeaningError, match="'Batterie' means both 'battery' and 'piece'"):
        read_meaning(folder)


def test_year_has_twelve_months(folder: Path) -> None:
    """A missing month is refused, not shifted."""
    path = folder / "dates.toml"
    path.write_text(path.read_text("utf-8").replace('["Mai"], ', ""), "utf-8")
    with pytest.raises(LedgerError, match="months"):
        read_meaning(folder)
