"""Publication dates: the day as the source writes it, in its own time zone."""

import re
from datetime import date
from email.utils import parsedate_to_datetime

from ledger.sources.faults import BadPublishedError

DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:$|[T ])")
EARLIEST, LATEST = 1900, 2099
"""Years outside are slips of the pen: one such row has been published elsewhere."""


def normalise_published(text: str) -> date:
    """Give the day of an ISO 8601 or RFC 822 date; BadPublishedError where it is none or cannot be."""
    found = DAY.match(text.strip())
    try:
        day = date(int(found[1]), int(found[2]), int(found[3])) if found else parsedate_to_datetime(text).date()
    except (ValueError, TypeError, IndexError, OverflowError) as error:
        raise BadPublishedError(text) from error
    if not EARLIEST <= day.year <= LATEST:
        raise BadPublishedError(text)
    return day
