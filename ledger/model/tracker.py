"""Another tracker's entries, and how they stand to the ledger."""

from dataclasses import dataclass
from enum import StrEnum

from ledger.model.partial_date import PartialDate
from ledger.model.quantity import Quantity
from ledger.model.status import Status


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One line of a sheet: its cells as text, by the names of the mapping."""

    line: int
    donor: str
    item: str
    recipient: str
    number: str = ""
    date: str = ""
    status: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """What a tracker says of one commitment: one line, or several of the same donor, recipient and item together."""

    donor: str
    recipient: str
    item: str
    lines: tuple[int, ...]
    number: int | None = None
    """The sum of the lines; None where a line has none."""
    dates: tuple[PartialDate, ...] = ()
    status: Status | None = None
    """The furthest of the lines."""


class Standing(StrEnum):
    """How a commitment stands in the ledger and in the sheet."""

    AGREES = "agrees"
    DIFFERS = "differs"
    ONLY_LEDGER = "only_ledger"
    ONLY_SHEET = "only_sheet"


@dataclass(frozen=True, slots=True)
class Comparison:
    """One commitment on both sides; what the sheet does not say is not compared."""

    donor: str
    recipient: str
    item: str
    standing: Standing
    differs: tuple[str, ...] = ()
    """Any of `number`, `date`, `status`."""
    ledger_number: Quantity | None = None
    sheet_number: int | None = None
    ledger_status: Status | None = None
    sheet_status: Status | None = None
    ledger_date: PartialDate | None = None
    sheet_dates: tuple[PartialDate, ...] = ()
    lines: tuple[int, ...] = ()
    near: str | None = None
    """An item of the same donor on the other side that stands above or below this one."""
    evidence: str | None = None
    url: str | None = None
