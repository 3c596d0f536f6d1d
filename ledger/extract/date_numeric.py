"""Read all-numeric dates: `25.01.2023`, `25.1.`, `1/25/2023`."""

import re
from datetime import date, datetime, time

from ledger.extract import date_calendar as calendar
from ledger.extract.date_calendar import NONE, Readings
from ledger.extract.date_context import look_back
from ledger.extract.date_rules import Found, Sight

POINTS = re.compile(r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})(?:\.(?P<year>\d{4}|\d{2}))?")
SLASHES = re.compile(r"\d{1,2}/\d{1,2}/(?:\d{4}|\d{2})")
ISO = re.compile(r"\d{4}-\d\d-\d\d")
CENTURY = 2000
SHORT_YEAR = 100


def numeric(sight: Sight, i: int, code: str) -> Found | None:
    """Read the all-numeric date at word `i`; a day and month alone need a point after and a preposition before them."""
    words, text = sight.words, sight.words.texts[i]
    around = look_back(words, i, sight.table)
    if ISO.fullmatch(text):
        year, month, day = (int(part) for part in text.split("-"))
        return Found(i, i + 1, calendar.day_of(year, month, day, sight.published), around, "day", explicit=True)
    if SLASHES.fullmatch(text):
        return Found(i, i + 1, _slashes(text, sight, code), around, "day", explicit=True)
    found = POINTS.fullmatch(text)
    if found is None:
        return None
    day, month = int(found["day"]), int(found["month"])
    if found["year"]:
        year = int(found["year"])
        year += CENTURY if year < SHORT_YEAR else 0
        return Found(i, i + 1, calendar.day_of(year, month, day, sight.published), around, "day", explicit=True)
    if words.low(i + 1) == "." and words.glued(i + 1) and not around.alone:
        return Found(i, i + 2, calendar.day_without_year(month, day, sight.published), around, "day")
    return None


def _slashes(text: str, sight: Sight, code: str) -> Readings:
    """Let dateparser read a date with slashes, in the order of the language."""
    import dateparser  # noqa: PLC0415 - slow to import, and few texts have such a date

    base = datetime.combine(sight.published or date(CENTURY, 1, 1), time())
    settings = {"DATE_ORDER": sight.table.numeric_order, "RELATIVE_BASE": base, "STRICT_PARSING": True}
    found = dateparser.parse(text, languages=[code], settings=settings)
    return NONE if found is None else calendar.day_of(found.year, found.month, found.day, sight.published)
