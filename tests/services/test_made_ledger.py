"""The made-up ledger that speed is measured on is sound and always the same."""

from pathlib import Path

from ledger.model.filter import Filter
from ledger.services.listing import list_commitments
from ledger.store import open_store
from ledger.store.checking import find_faults
from tests.services.made_ledger import make_ledger


def test_the_made_up_ledger_is_sound_and_the_same(tmp_path: Path) -> None:
    """So many claims as asked for, no fault in the file, and the same commitments each time."""
    seen = []
    for name in ("a.db", "b.db"):
        assert make_ledger(tmp_path / name, 400).claims == 400
        with open_store(tmp_path / name) as store:
            assert list(find_faults(store)) == []
            seen.append(list_commitments(store, Filter()))
    assert seen[0] == seen[1] != []
