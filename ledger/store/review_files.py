"""Reviews as a CSV that people edit: one row a claim, with columns for the verdict."""

import csv
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from ledger.errors import LedgerError, Problem

LEAST = 4
"""Characters of a claim's id that a review must give."""
EDITED = ("verdict", "note", "reviewer")
SLOTS = (
    "donor", "recipient", "item", "status", "quantity", "quantity_qualifier", "unit", "event_date", "deliver_by",
    "value", "speaker", "approver", "hedged", "former",
)  # fmt: skip
COLUMNS = (*EDITED, "claim", *SLOTS, "evidence", "document", "published", "url")


class ReviewFileError(LedgerError):
    """The file cannot be read as reviews."""

    def __init__(self, path: Path, why: str) -> None:
        """Name the file and the fault."""
        super().__init__(f"{path}: {why}; `aidledger review --export FILE` writes one to edit")


class ReviewLine(BaseModel):
    """One review as it comes in."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    claim: Annotated[str, Field(min_length=LEAST)]
    verdict: Literal["accept", "correct", "reject"]
    reviewer: Annotated[str, Field(min_length=1)]
    note: str = ""
    document: str | None = None
    changes: dict[str, Any] = {}
    where: str = "review"
    line: int | None = None


def read_reviews(
    path: Path, originals: Mapping[str, Mapping[str, str]], reviewer: str
) -> Iterator[ReviewLine | Problem]:
    """Read the rows of a CSV that have a verdict; a `correct` row changes the slots that differ from the claim's.

    `originals` gives the cells of each claim by id; `reviewer` stands where the row names nobody.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            table = csv.DictReader(file, delimiter=find_delimiter(file.readline()))
            file.seek(0)
            if "claim" not in (table.fieldnames or ()) or "verdict" not in (table.fieldnames or ()):
                why = "has no columns `claim` and `verdict`"
                raise ReviewFileError(path, why)
            for row in table:
                yield from _read_row(path, table.line_num, row, originals, reviewer)
    except OSError as error:
        raise ReviewFileError(path, error.strerror or "cannot be read") from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise ReviewFileError(path, "is no CSV in UTF-8") from error


def find_delimiter(head: str) -> str:
    """Tell what stands between the columns: spreadsheets write semicolons where a comma is the decimal sign."""
    return max(",;\t", key=head.count)


def _read_row(
    path: Path, line: int, row: Mapping[str, str | None], originals: Mapping[str, Mapping[str, str]], reviewer: str
) -> Iterator[ReviewLine | Problem]:
    """Read one row; rows without a verdict that were not edited are passed over."""
    cells = {key: unsafe(value or "") for key, value in row.items() if key is not None}
    original = originals.get(cells["claim"], {})
    changes = {slot: cells[slot] or None for slot in SLOTS if slot in cells and cells[slot] != original.get(slot, "")}
    verdict = cells["verdict"].lower()
    if not verdict:
        if changes and original:
            yield Problem(str(path), f"{', '.join(changes)} was changed but there is no verdict; write `correct`", line)
        return
    if verdict == "correct" and not changes:
        yield Problem(str(path), "`correct`, but no slot was changed; change one or write `accept`", line)
        return
    try:
        yield ReviewLine(
            claim=cells["claim"],
            verdict=verdict,
            reviewer=cells.get("reviewer") or reviewer,
            note=cells.get("note", ""),
            document=cells.get("document") or None,
            changes=changes if verdict == "correct" else {},
            where=str(path),
            line=line,
        )
    except ValidationError as error:
        first = error.errors()[0]
        yield Problem(str(path), f"{first['loc'][0]}: {first['msg']}", line)


def unsafe(cell: str) -> str:
    """Take away the mark that keeps a spreadsheet from running a cell."""
    return cell[1:].strip() if cell[:1] == "'" and cell[1:2] in set("=+-@") else cell.strip()
