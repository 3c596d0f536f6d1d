"""The reader reaches its floors on the labelled documents, and the labels are what they were."""

import hashlib
import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from ledger.cli.rows import claim_row
from ledger.extract.reader import Reader
from ledger.model.status import Status
from ledger.rulebook.written import read_label_items
from ledger.services.evaluating import evaluate
from ledger.services.floors import find_breaches, measure, raise_floors
from ledger.services.gold import read_gold
from ledger.services.reading import open_reader

GOLD = Path(__file__).parent / "gold"
OTHERS = Path(__file__).parents[2] / "shared" / "gold"
"""Further labelled documents, where they lie beside the checkout."""
FLOORS: dict[str, dict[str, float]] = tomllib.loads((GOLD / "floors.toml").read_text("utf-8"))
FILES = sorted(GOLD.glob("*/*.json"))
RECORDS: dict[str, dict[str, Any]] = {
    path.relative_to(GOLD).as_posix(): json.loads(path.read_text("utf-8")) for path in FILES
}


@pytest.fixture(scope="module")
def reader() -> Reader:
    """Give one reader for all sets."""
    return open_reader()


def test_labels_are_those_of_the_digest() -> None:
    """No labelled document was changed, added or taken away without its digest."""
    lines = (GOLD / "SHA256SUMS").read_text("utf-8").splitlines()
    expected = {name: digest for digest, name in (line.split("  ", 1) for line in lines)}
    assert expected
    assert expected == {name: hashlib.sha256((GOLD / name).read_bytes()).hexdigest() for name in RECORDS}


def test_labels_are_sound() -> None:
    """Every label has a known status and item, and its evidence stands in the text."""
    items, statuses = read_label_items(), set(Status)
    faults = [
        f"{name}: {label}"
        for name, record in RECORDS.items()
        for label in record["claims"]
        if label["item"] not in items
        or label["status"] not in statuses
        or ("evidence" in label and label["evidence"] not in record["text"])
    ]
    assert not faults


def test_every_shipped_set_has_floors() -> None:
    """A set of labels without floors would guard nothing."""
    assert {path.parent.name for path in FILES} <= FLOORS.keys()


@pytest.mark.parametrize("name", sorted(FLOORS))
def test_reader_reaches_its_floors(name: str, reader: Reader) -> None:
    """Claims, commitments and evidence are at least as good as when the floors were set."""
    folder = next((root / name for root in (GOLD, OTHERS) if (root / name).is_dir()), None)
    if folder is None:
        pytest.skip(f"{name} is not shipped with the program")
    measured = measure(evaluate(read_gold([folder]), reader, read_label_items(), claim_row))
    assert not list(find_breaches(FLOORS[name], measured))


def test_floors_only_rise() -> None:
    """A worse reading leaves a floor where it is; only an explicit wish lowers it."""
    assert raise_floors({"f1": 0.8}, {"f1": 0.7}) == {"f1": 0.8}
    assert raise_floors({"f1": 0.6}, {"f1": 0.7}) == {"f1": 0.69}
    assert raise_floors({"f1": 0.8}, {"f1": 0.7}, lower=True) == {"f1": 0.69}


def test_gate_sees_a_reading_that_got_worse() -> None:
    """A measure below its floor is named with both numbers."""
    assert list(find_breaches({"f1": 0.8, "recall": 0.5}, {"f1": 0.79, "recall": 0.5})) == [
        "f1 is 0.7900, below its floor 0.8"
    ]
