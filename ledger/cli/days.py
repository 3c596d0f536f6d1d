"""Days as a user writes them."""

from datetime import date

import click

from ledger.errors import BadDateError
from ledger.model.partial_date import PartialDate


class Day(click.ParamType):
    """A day as YYYY-MM-DD; a month, quarter or year stands for its first or last day, a time for its day."""

    name = "date"

    def __init__(self, *, last: bool = True) -> None:
        """Say which day a longer period stands for."""
        self.last = last

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:  # noqa: ARG002 - click's signature
        """Read the text; BadDateError where it is no date."""
        if isinstance(value, date):
            return value
        text = str(value).strip()
        try:
            written = PartialDate.parse(text.partition("T")[0].partition(" ")[0])
        except ValueError as error:
            raise BadDateError(text) from error
        return written.last if self.last else written.first


FIRST = Day(last=False)
LAST = Day()
