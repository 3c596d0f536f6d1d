"""What a release adds, changes and takes back, each row with its reason."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ledger.publish.faults import BackwardsError, OtherFiltersError, UnexplainedChangesError
from ledger.publish.release import Release, Texts

NAMES = {"donor_name", "recipient_name", "item_name", "class"}
READ = {"rule", "confidence"}
BOOKED = {"event"}
SHARED = {"likely_same", "joint_with", "sources", "story", "claims"}
"""What depends on rows beside the one that it stands in."""
COLUMNS = {"documents": "document", "events": "event", "commitments": "commitment"}
"""The column of a claim that names the row which rests on it, by table."""
TEXT = "the source published another text"
RULES = "read by other rules"
OTHERS = "follows from other rows that changed"


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row that is in both releases and differs."""

    id: str
    cells: Mapping[str, tuple[str, str]]
    """Before and after, by column."""
    reason: str | None


@dataclass(frozen=True, slots=True)
class RowLoss:
    """One row that is in the earlier release only."""

    id: str
    row: Texts
    reason: str | None


@dataclass(frozen=True, slots=True)
class TableDelta:
    """The difference of one table; ids in the order of the release."""

    added: tuple[str, ...]
    changed: tuple[RowChange, ...]
    lost: tuple[RowLoss, ...]


@dataclass(frozen=True, slots=True)
class Delta:
    """The difference of two releases, by table."""

    before: Release
    after: Release
    tables: Mapping[str, TableDelta]
    correction: str | None = None
    """The publisher's own word on what nothing else explains."""


@dataclass(frozen=True, slots=True)
class Grounds:
    """What explains that a row is gone or differs."""

    retracted: Mapping[str, str]
    """Reason by id of each claim that the ledger took back."""
    corrected: Mapping[str, str]
    """Reason by id of each document whose date a reviewer corrected."""
    correction: str | None = None
    """The publisher's own word on the rest."""


def compare_releases(before: Release, after: Release, grounds: Grounds) -> Delta:
    """Compare two releases; UnexplainedChangesError where a row vanished or changed for no recorded reason."""
    check_order(before, after)
    reasons = Reasons(before, after, grounds)
    tables = {name: reasons.table(name) for name in ("claims", "documents", "events", "commitments")}
    unexplained = [line for name, table in tables.items() for line in find_unexplained(name, table)]
    if unexplained:
        raise UnexplainedChangesError(unexplained)
    return Delta(before, after, tables, grounds.correction)


def check_order(before: Release, after: Release) -> None:
    """See that the two releases can be compared."""
    if before.filters != after.filters:
        raise OtherFiltersError(before.filters, after.filters)
    if before.as_of > after.as_of:
        raise BackwardsError(before.as_of, after.as_of)
    if after.known_at and (before.known_at is None or before.known_at > after.known_at):
        raise BackwardsError(before.known_at or "any time", after.known_at)


def find_unexplained(name: str, table: TableDelta) -> Iterator[str]:
    """Name the rows without a reason."""
    for loss in table.lost:
        if loss.reason is None:
            yield f"{name} {loss.id} vanished"
    for change in table.changed:
        if change.reason is None:
            yield f"{name} {change.id} changed in {', '.join(change.cells)}"


class Reasons:
    """Find why each row vanished or changed."""

    def __init__(self, before: Release, after: Release, grounds: Grounds) -> None:
        """Take both releases and what was recorded."""
        self.before, self.after, self.grounds = before, after, grounds
        old, new = before.rows["claims"], after.rows["claims"]
        self.touched = {
            (old.get(key) or new[key])["commitment"]
            for key in old.keys() | new.keys()
            if key not in old or key not in new or cells_of(old[key], new[key]).keys() - BOOKED
        }
        self.rested_on: dict[str, dict[str, list[str]]] = {name: {} for name in COLUMNS}
        for name, column in COLUMNS.items():
            for key, row in old.items():
                self.rested_on[name].setdefault(row[column], []).append(key)

    def table(self, name: str) -> TableDelta:
        """Give one table's difference."""
        old, new = self.before.rows[name], self.after.rows[name]
        changes = ((key, cells_of(old[key], new[key])) for key in new if key in old)
        return TableDelta(
            tuple(key for key in new if key not in old),
            tuple(RowChange(key, cells, self.why_changed(name, key, cells)) for key, cells in changes if cells),
            tuple(RowLoss(key, old[key], self.why_lost(name, key)) for key in old if key not in new),
        )

    def why_lost(self, name: str, key: str) -> str | None:
        """Give the reason why a row is gone."""
        if name == "claims":
            return self.grounds.retracted.get(key) or self.grounds.correction
        if name == "events" and self.before.rows["events"][key]["commitment"] in self.touched:
            return "booked anew with other claims"
        claims = self.rested_on[name].get(key, [])
        all_gone = bool(claims) and all(self.is_gone(claim) for claim in claims)
        return self.why_lost("claims", claims[0]) if all_gone else self.grounds.correction

    def is_gone(self, claim: str) -> bool:
        """Tell whether a claim is no longer in the dataset."""
        return claim not in self.after.rows["claims"]

    def why_changed(self, name: str, key: str, cells: Mapping[str, tuple[str, str]]) -> str | None:
        """Give the reason why a row differs."""
        left = set(cells) - (SHARED if self.touched else set())
        if not left:
            return OTHERS
        if self.before.rules != self.after.rules:
            left -= NAMES | READ
            if not left:
                return RULES
        return self.REASONS[name](self, key, left) or self.grounds.correction

    def of_claim(self, key: str, left: set[str]) -> str | None:
        """Explain a changed claim: a review, or a timeline that other claims changed."""
        row = self.after.rows["claims"][key]
        if row["note"] and row["note"] != self.before.rows["claims"][key]["note"]:
            return row["note"]
        if left <= BOOKED and row["commitment"] in self.touched:
            return OTHERS
        return self.of_document(row["document"], left) if left <= {"url", "published"} else None

    def of_document(self, key: str, left: set[str]) -> str | None:
        """Explain a changed article: another text, or a date that a reviewer corrected."""
        if "digest" in cells_of(self.before.rows["documents"].get(key, {}), self.after.rows["documents"][key]):
            return TEXT
        return self.grounds.corrected.get(key) if left <= {"published"} else None

    def of_event(self, key: str, _left: set[str]) -> str | None:
        """Explain a changed event: its commitment has other claims."""
        return OTHERS if self.after.rows["events"][key]["commitment"] in self.touched else None

    def of_commitment(self, key: str, _left: set[str]) -> str | None:
        """Explain a changed commitment: it has other claims."""
        return OTHERS if key in self.touched else None

    REASONS = {"claims": of_claim, "documents": of_document, "events": of_event, "commitments": of_commitment}  # noqa: RUF012 - never changed


def cells_of(old: Texts, new: Texts) -> dict[str, tuple[str, str]]:
    """Give what differs between two rows in the columns that both releases have, in their order."""
    return {name: (old[name], text) for name, text in new.items() if name in old and old[name] != text}


def describe_delta(after: Release, delta: Delta | None) -> dict[str, object]:
    """Give the content of delta.json; the first release has no previous one."""
    head: dict[str, object] = {"version": after.version, "as_of": after.as_of}
    if delta is None:
        counts = {name: {"added": len(rows)} for name, rows in after.rows.items()}
        return {**head, "previous": None, "counts": counts}
    counts = {
        name: {"added": len(t.added), "changed": len(t.changed), "retracted": len(t.lost)}
        for name, t in delta.tables.items()
    }
    return {
        **head,
        "previous": {"version": delta.before.version, "as_of": delta.before.as_of},
        "correction": delta.correction,
        "counts": counts,
        "tables": {name: describe_table(table) for name, table in delta.tables.items()},
    }


def describe_table(table: TableDelta) -> dict[str, object]:
    """Give one table's rows."""
    return {
        "added": list(table.added),
        "changed": [
            {"id": c.id, "cells": {k: {"from": a, "to": b} for k, (a, b) in c.cells.items()}, "reason": c.reason}
            for c in table.changed
        ],
        "retracted": [{"id": loss.id, "reason": loss.reason} for loss in table.lost],
    }
