"""A release against the one before: what is new, what moved, what was taken back, and no change without a reason."""

import csv
import hashlib
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from ledger.errors import LedgerError
from ledger.model.commitment import Commitment
from ledger.model.money import Money
from ledger.model.quantity import Quantity
from ledger.publish import Published, publish
from ledger.publish.delta import OTHERS, RULES, TEXT
from ledger.publish.faults import (
    BackwardsError,
    ChangedPreviousError,
    NoPreviousError,
    NoReleaseFolderError,
    OtherFiltersError,
    UnexplainedChangesError,
    UnwritableFolderError,
)
from tests.publish.made_up import S, commitment, commitments, event, snapshot, sourced

LATER = date(2023, 5, 1)


def again(tmp_path: Path, before: Path, threads: tuple[Commitment, ...], **more: object) -> Published:
    """Publish a later release against an earlier one."""
    correction = more.pop("correction", None)
    given = snapshot(threads, **({"as_of": LATER} | more))  # type: ignore[arg-type] # fields by name
    return publish(given, tmp_path / "later", previous=before, correction=correction)  # type: ignore[arg-type] # text


def grown() -> tuple[Commitment, ...]:
    """Give the ledger one month on: the Challengers arrived, and Poland sends Leopards to Slovakia."""
    *rest, challenger = sorted(commitments(), key=lambda c: c.item == "challenger-2")
    arrived = event(
        sourced("GB", "challenger-2", S.DELIVERED, "2023-04-20", "the Challengers have <b>arrived</b>", number=14)
    )
    new = commitment(event(sourced("PL", "marder", S.OFFERED, "2023-04-25", "Warsaw would give Marder")))
    return (*rest, commitment(*challenger.events, arrived), new)


def test_growth_needs_no_reason(tmp_path: Path, release: Path) -> None:
    """New claims add rows and move commitments; delta.json lists them with their cells before and after."""
    done = again(tmp_path, release, grown())
    delta = json.loads((done.folder / "delta.json").read_text("utf-8"))
    assert delta["previous"] == {"version": "2023.04.02", "as_of": "2023-04-02"}
    assert delta["counts"]["commitments"] == {"added": 1, "changed": 1, "retracted": 0}
    assert delta["counts"]["claims"] == {"added": 2, "changed": 0, "retracted": 0}
    [changed] = delta["tables"]["commitments"]["changed"]
    assert changed["cells"]["status"] == {"from": "pledged", "to": "delivered"}
    assert changed["reason"] == OTHERS


def test_changes_are_told_in_words(tmp_path: Path, release: Path) -> None:
    """CHANGES.md can be pasted: who did what, how many, when, what it was before, quote and source; markup is inert."""
    text = (again(tmp_path, release, grown()).folder / "CHANGES.md").read_text("utf-8")
    assert text.startswith("# Changes from 2023.04.02 to 2023.05.01\n")
    assert "**Poland** offers **Marder** for Ukraine (2023-04-25)." in text
    assert "**United Kingdom** has delivered **Challenger 2** for Ukraine: 14 (2023-04-20; before: pledged)." in text
    assert "(<https://news.example/2023-04-20/gb.html>)" in text.replace("[source]", "")
    assert "<b>" not in text.replace("\\<b\\>", "")


def test_nothing_new_is_said_so(tmp_path: Path, release: Path) -> None:
    """A release of the same ledger adds nothing."""
    done = again(tmp_path, release, commitments(), as_of=date(2023, 4, 2))
    assert "Nothing changed." in (done.folder / "CHANGES.md").read_text("utf-8")


def test_the_first_release_has_no_previous(release: Path) -> None:
    """The first delta.json counts rows and names no previous release."""
    delta = json.loads((release / "delta.json").read_text("utf-8"))
    assert delta["previous"] is None
    assert delta["counts"]["commitments"] == {"added": 12}


def without(item: str) -> tuple[tuple[Commitment, ...], str]:
    """Give the ledger without one thread of one claim, and that claim's id."""
    gone = next(c for c in commitments() if c.item == item)
    return tuple(c for c in commitments() if c.item != item), gone.best.id


def test_a_row_that_vanishes_is_refused(tmp_path: Path, release: Path) -> None:
    """A claim that is gone without a retraction stops the release, and nothing is written."""
    threads, claim = without("patriot")
    with pytest.raises(UnexplainedChangesError, match=f"claims {claim} vanished.*--correction TEXT$"):
        again(tmp_path, release, threads)
    assert not (tmp_path / "later").exists()


def test_a_retraction_explains_what_vanished(tmp_path: Path, release: Path) -> None:
    """With its reason recorded, the claim and the rows that rested on it are retracted."""
    threads, claim = without("patriot")
    done = again(tmp_path, release, threads, retracted={claim: "rejected by AB: it was a rumour"})
    delta = json.loads((done.folder / "delta.json").read_text("utf-8"))
    for table in ("claims", "events", "commitments"):
        [row] = delta["tables"][table]["retracted"]
        assert row["reason"]
    assert delta["tables"]["claims"]["retracted"][0]["reason"] == "rejected by AB: it was a rumour"
    text = (done.folder / "CHANGES.md").read_text("utf-8")
    assert "Taken back: Germany, Patriot, pledged" in text
    assert "Reason: rejected by AB: it was a rumour" in text


def edited(**slots: object) -> tuple[Commitment, ...]:
    """Give the ledger with one claim's slots changed under the same id."""

    def edit(thread: Commitment) -> Commitment:
        first = thread.events[0].claims[0]
        claim = replace(first.claim, **{k: v for k, v in slots.items() if k != "note"})  # type: ignore[arg-type] # slots by name
        changed = replace(first, claim=claim, note=slots.get("note"))  # type: ignore[arg-type] # text
        moved = replace(thread.events[0], claims=(changed, *thread.events[0].claims[1:]))
        return replace(thread, events=(moved, *thread.events[1:]), best=changed)

    return tuple(edit(c) if c.item == "patriot" else c for c in commitments())


def test_a_cell_that_changes_is_refused(tmp_path: Path, release: Path) -> None:
    """Another speaker under the same id, with nothing recorded, stops the release."""
    with pytest.raises(UnexplainedChangesError, match="changed in speaker"):
        again(tmp_path, release, edited(speaker="somebody else"))


def test_a_review_explains_a_changed_cell(tmp_path: Path, release: Path) -> None:
    """A reviewer's note on the claim is the correction behind it, and is told."""
    done = again(tmp_path, release, edited(speaker="somebody else", note="corrected by AB: misattributed"))
    assert "Corrected (speaker, note)" in (done.folder / "CHANGES.md").read_text("utf-8")


def test_other_rules_explain_rule_and_confidence_alone(tmp_path: Path, release: Path) -> None:
    """After a change of rules the rule's name and the confidence may differ, but no speaker."""
    done = again(tmp_path, release, edited(rule="en.new", confidence=90), rules="beef")
    assert done.delta is not None
    assert done.delta.tables["claims"].changed[0].reason == RULES
    with pytest.raises(UnexplainedChangesError):
        again(tmp_path, release, edited(rule="en.new", speaker="x"), rules="beef")


def test_a_stated_correction_explains_the_rest(tmp_path: Path, release: Path) -> None:
    """The publisher may give the reason for what the ledger cannot explain; it is published with the rows."""
    threads, claim = without("patriot")
    done = again(tmp_path, release, threads, correction="We left out a duplicate import.")
    delta = json.loads((done.folder / "delta.json").read_text("utf-8"))
    assert delta["correction"] == "We left out a duplicate import."
    assert delta["tables"]["claims"]["retracted"] == [{"id": claim, "reason": "We left out a duplicate import."}]
    assert "We left out a duplicate import." in (done.folder / "CHANGES.md").read_text("utf-8")


def test_another_text_explains_changed_particulars(tmp_path: Path, release: Path) -> None:
    """A title may change where the source published another text, and not otherwise."""
    given = snapshot(as_of=LATER)
    first, *rest = given.documents
    renamed = replace(first, title="Another headline")
    with pytest.raises(UnexplainedChangesError, match="changed in title"):
        publish(replace(given, documents=(renamed, *rest)), tmp_path / "a", previous=release)
    anew = replace(renamed, digest="0" * 64)
    done = publish(replace(given, documents=(anew, *rest)), tmp_path / "b", previous=release)
    assert done.delta is not None
    assert [change.reason for change in done.delta.tables["documents"].changed] == [TEXT]


def test_a_corrected_date_explains_itself(tmp_path: Path, release: Path) -> None:
    """A publication date that a reviewer corrected changes claims, events and documents with that reason."""
    given = snapshot(as_of=LATER)
    first, *rest = given.documents
    moved = replace(first, published=date(2022, 9, 13))
    reason = {first.id: "date corrected by AB"}
    done = publish(replace(given, documents=(moved, *rest), corrected=reason), tmp_path / "a", previous=release)
    assert done.delta is not None
    assert [change.reason for change in done.delta.tables["documents"].changed] == ["date corrected by AB"]


@pytest.mark.parametrize(
    ("more", "error"),
    [
        ({"as_of": date(2023, 4, 1)}, BackwardsError),
        ({"known_at": date(2023, 4, 1)}, BackwardsError),
        ({"filters": ("--donor", "DE")}, OtherFiltersError),
    ],
)
def test_releases_that_cannot_be_compared(
    tmp_path: Path, release: Path, more: dict[str, object], error: type[LedgerError]
) -> None:
    """An earlier day, less knowledge or other filters than before are refused."""
    with pytest.raises(error):
        again(tmp_path, release, commitments(), **more)


def test_a_previous_release_must_be_one(tmp_path: Path) -> None:
    """A folder that is none, or that was changed since, is refused."""
    with pytest.raises(NoPreviousError, match="no SHA256SUMS"):
        again(tmp_path, tmp_path, commitments())
    old = publish(snapshot(), tmp_path / "old").folder
    (old / "claims.csv").write_text("id\n", "utf-8")
    with pytest.raises(ChangedPreviousError, match=r"claims\.csv"):
        again(tmp_path, old, commitments())


def test_a_folder_with_other_things_is_left_alone(tmp_path: Path) -> None:
    """Publishing into a folder that holds something else, or into a file, is refused."""
    (tmp_path / "notes.txt").write_text("mine", "utf-8")
    for folder in (tmp_path, tmp_path / "notes.txt"):
        with pytest.raises(NoReleaseFolderError):
            publish(snapshot(), folder)
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_publishing_over_a_release_replaces_it(tmp_path: Path) -> None:
    """The folder may be its own previous release; files that are no longer made go away, others stay."""
    folder = tmp_path / "x"
    publish(snapshot(), folder, save_tables=lambda path, *_: path.write_bytes(b"old") and None)
    (folder / "notes.txt").write_text("mine", "utf-8")
    done = publish(snapshot(grown(), LATER), folder, previous=folder)
    assert not (folder / "ledger.sqlite").exists()
    assert (folder / "notes.txt").exists()
    assert done.delta is not None
    assert len(done.delta.tables["claims"].added) == 2
    assert not [path for path in tmp_path.iterdir() if path != folder]


def test_a_folder_that_cannot_be_made_is_one_line(tmp_path: Path) -> None:
    """The system's refusal becomes a message with a remedy."""
    (tmp_path / "file").write_text("", "utf-8")
    with pytest.raises(UnwritableFolderError, match="cannot be written"):
        publish(snapshot(), tmp_path / "file" / "below")


@pytest.mark.parametrize(
    ("slots", "words"),
    [
        ({"quantity": Quantity(2, 2, None, "battery")}, ": 2 batteries ("),
        ({"quantity": Quantity(1, 1, None, "battery")}, ": 1 battery ("),
        ({"quantity": Quantity(40, 40, "about")}, ": about 40 ("),
        ({"quantity": Quantity(100, None, "at_least")}, ": at least 100 ("),
        ({"quantity": Quantity(None, 20, "at_most")}, ": up to 20 ("),
        ({"quantity": Quantity(10, 20)}, ": 10 to 20 ("),
        ({"value": Money(Decimal(600_000_000), "USD")}, ": 600,000,000 USD ("),
        ({"recipient": "SK"}, " for Slovakia ("),
    ],
)
def test_quantities_are_told_in_words(tmp_path: Path, release: Path, slots: dict[str, Any], words: str) -> None:
    """Numbers, bounds, units and sums read as a person would write them, and the recipient is named."""
    new = commitment(event(sourced("PL", "patriot", S.PLEDGED, "2023-04-25", "Warsaw gives", **slots)))
    text = (again(tmp_path, release, (*commitments(), new)).folder / "CHANGES.md").read_text("utf-8")
    assert f"**Poland** pledges **Patriot**{'' if 'recipient' in slots else ' for Ukraine'}{words}" in text


def test_a_column_that_is_new_is_no_change(tmp_path: Path, release: Path, copy_of: Callable[[Path], Path]) -> None:
    """A release of an older program has fewer columns; only those that both have are compared."""
    old = copy_of(release)
    with (old / "claims.csv").open("r", encoding="utf-8", newline="") as file:
        rows = [row[:-1] for row in csv.reader(file)]
    with (old / "claims.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)
    sums = (old / "SHA256SUMS").read_text("utf-8").splitlines()
    digest = hashlib.sha256((old / "claims.csv").read_bytes()).hexdigest()
    lines = [f"{digest}  claims.csv" if line.endswith("  claims.csv") else line for line in sums]
    (old / "SHA256SUMS").write_text("\n".join(lines) + "\n", "utf-8")
    delta = again(tmp_path, old, commitments()).delta
    assert delta is not None
    assert delta.tables["claims"].changed == ()
