"""Labelled documents are read from folders, JSON lines and banks of cases."""

import json
from pathlib import Path

import pytest

from ledger.services.gold import NoGoldError, read_gold

RECORD = {"id": "a", "lang": "en", "published": "2023-01-05", "text": "Text.", "claims": [{"donor": "DE"}]}
CASE = """[[case]]
id = "c1"
construction = "active"
text = "Norway sends NASAMS."
published = 2023-05-01
expect = [{ donor = "NO", item = "nasams", status = "pledged" }]
"""


def test_folder_of_sets(tmp_path: Path) -> None:
    """A folder without labels of its own is read as the sets below it, each by its name."""
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.json").write_text(json.dumps(RECORD | {"id": name}), "utf-8")
    assert [(one.name, one.id) for one in read_gold([tmp_path])] == [("one", "one"), ("two", "two")]


def test_same_id_counts_once(tmp_path: Path) -> None:
    """A document that stands in two places is measured once."""
    for name in ("one.jsonl", "two.jsonl"):
        (tmp_path / name).write_text(json.dumps(RECORD) + "\n", "utf-8")
    assert [one.name for one in read_gold([tmp_path / "one.jsonl", tmp_path / "two.jsonl"])] == ["one"]


def test_bank_of_cases(tmp_path: Path) -> None:
    """A case has its construction, its day and the language that its file is named after."""
    (tmp_path / "de.toml").write_text(CASE, "utf-8")
    (one,) = read_gold([tmp_path / "de.toml"])
    assert (one.construction, one.lang, str(one.document.published)) == ("active", "de", "2023-05-01")
    assert one.labels == [{"recipient": "UA", "donor": "NO", "item": "nasams", "status": "pledged"}]


def test_half_is_by_the_digest_of_the_id(tmp_path: Path) -> None:
    """The first hex digit of the SHA-256 of the id decides: below 8 is for tuning."""
    names = ["dev-de-001", "a", "b", "c", "d", "e"]
    lines = [json.dumps(RECORD | {"id": name}) for name in names]
    (tmp_path / "x.jsonl").write_text("\n".join(lines), "utf-8")
    assert [one.half for one in read_gold([tmp_path / "x.jsonl"])] == ["tune", "check", "tune", "tune", "tune", "tune"]


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("none.jsonl", None, "no such file or folder"),
        ("empty.jsonl", "", "no labelled documents there"),
        ("broken.jsonl", "{", "no labelled documents ("),
        ("other.jsonl", '{"id": "a", "text": "x"}', "no labelled documents ('claims')"),
    ],
)
def test_path_without_labels_is_one_clear_line(tmp_path: Path, name: str, text: str | None, message: str) -> None:
    """A path that is not there, is empty, broken or something else is named with what to give instead."""
    if text is not None:
        (tmp_path / name).write_text(text, "utf-8")
    with pytest.raises(NoGoldError) as caught:
        read_gold([tmp_path / name])
    assert message in str(caught.value)
    assert "folder of *.json" in str(caught.value)
