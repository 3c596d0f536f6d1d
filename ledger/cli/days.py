"""Days as a user writes them: YYYY-MM-DD; a month, quarter or year stands for its first or last day."""

from datetime import date

from ledger.errors import BadDateError
from ledger.model.partial_date import PartialDate


def first_day(text: str) -> date:
    """Read a day, or the first day of a period; BadDateError where it is no date."""
    return read_period(text).first


def last_day(text: str) -> date:
    """Read a day, or the last day of a period; BadDateError where it is no date."""
    return read_period(text).last


def read_period(text: str) -> PartialDate:
    """Read a date of any precision; a time of day is left out."""
    try:
        return PartialDate.parse(text.strip().partition("T")[0].partition(" ")[0])
    except ValueError as error:
        raise BadDateError(text) from error
