"""Read dates that units of time make: "last month", "in three weeks", "the first quarter of 2023"."""

from ledger.extract import date_calendar as calendar
from ledger.extract.date_calendar import NONE, Readings
from ledger.extract.date_context import Around, look_back, look_on, year_at
from ledger.extract.date_rules import Found, Sight

FEW = 3


def unit(sight: Sight, i: int) -> Found | None:
    """Read the date that the unit of time at word `i` makes, if it makes one."""
    words, table = sight.words, sight.table
    name = table.units.get(words.lows[i]) or table.plurals[words.lows[i]]
    counted = _first_months(sight, i, name) or _counted(sight, i, name)
    if counted is not None or words.lows[i] not in table.units:
        return counted
    if name in {"quarter", "half"} and words.low(i - 1) in table.ordinals:
        return _part(sight, i, name, table.ordinals[words.low(i - 1)], i - 1)
    return _shifted(sight, i, name)


def _shifted(sight: Sight, i: int, name: str) -> Found | None:
    """Read "last month", "noch in diesem Jahr", "every week"; not the word before a year's number."""
    around = look_back(sight.words, i, sight.table)
    if around.habit:
        return Found(i, i + 1, NONE, around, "frequency")
    numbered = name == "year" and year_at(sight.words, i + 1) is not None
    shift = None if numbered else _shift(around, name)
    if shift is None:
        return None
    if name == "week" and (day := _weekday_after(sight, i + 1)) is not None:
        number = sight.table.weekdays[sight.words.lows[day]]
        readings = calendar.weekday_of_week(number, shift, sight.published)
        return Found(i, day + 1, readings, around, "weekday", explicit=True)
    readings = calendar.period(name, shift, sight.published)
    if "earlier" in around.kinds or "later" in around.kinds:
        readings = Readings(readings.past, readings.future, "past" if "earlier" in around.kinds else "future")
    return Found(i, i + 1, readings, around, name, explicit=True)


def _weekday_after(sight: Sight, i: int) -> int | None:
    """Give the place of the weekday in "nächste Woche Freitag", "next week on Friday"."""
    words, table = sight.words, sight.table
    i += table.context.get(words.low(i)) == "filler"
    return i if words.low(i) in table.weekdays and words.texts[i][:1].isupper() else None


def _shift(around: Around, name: str) -> int | None:
    """Give how many units away it is; "the end of the year" and "at the weekend" are the present ones."""
    if around.shift is not None:
        return around.shift
    if "edge" in around.kinds and name != "day":
        return 0
    return 0 if name == "weekend" and around.kinds else None


def _counted(sight: Sight, i: int, name: str) -> Found | None:
    """Read "vor drei Wochen", "three weeks ago", "in about three months", "within a year"."""
    words, table = sight.words, sight.table
    low = words.low(i - 1)
    number = int(low) if low.isdecimal() and len(low) <= FEW else 1 if low in sight.articles else sight.count(low)
    if number is None or not number:
        return None
    around = look_back(words, i - 1, table)
    if table.context.get(words.low(i + 1)) == "ago":
        return Found(i - 1, i + 2, calendar.ago(number, name, sight.published), around, "ago", explicit=True)
    if "before_or_ago" in around.kinds:
        around.kinds.remove("before_or_ago")
        return Found(i - 1, i + 1, calendar.ago(number, name, sight.published), around, "ago", explicit=True)
    if around.kinds & {"in", "inside"} or "next" in around.kinds:
        if around.shift == -1 or "this" in around.kinds:
            return None
        return Found(i - 1, i + 1, calendar.away(number, name, sight.published), around, "away", explicit=True)
    return None


def _first_months(sight: Sight, i: int, name: str) -> Found | None:
    """Read "in den ersten drei Monaten dieses Jahres", "the first six months of 2023"; the year must be named."""
    words, table = sight.words, sight.table
    low = words.low(i - 1)
    number = int(low) if low.isdecimal() and len(low) < FEW else sight.count(low)
    part = next((unit for unit, months in calendar.SPANS.items() if months == number), "month")
    if name != "month" or part not in {"quarter", "half"} or table.ordinals.get(words.low(i - 2)) != 1:
        return None
    found = _part(sight, i, part, 1, i - 2)
    return found if found is not None and found.explicit else None


def _part(sight: Sight, i: int, name: str, ordinal: int, first: int) -> Found | None:
    """Read "im ersten Quartal 2023", "the second half of the year"."""
    words, table = sight.words, sight.table
    around, year, end = look_back(words, first, table), year_at(words, i + 1), i + 2
    if year is None:
        end = i + 1
        if table.context.get(words.low(end)) == "filler" and year_at(words, end + 1):
            year, end = year_at(words, end + 1), end + 2
        elif (of := look_on(words, end, table)) is not None and of[0] == "year" and sight.published:
            year, end = sight.published.year + of[1], of[2]
        elif (at := _of_the_year(sight, end)) is not None and sight.published:
            year, end = sight.published.year, at
        elif words.lows[i] in table.unsure_units:
            return None
    readings = calendar.part_of_year(name, ordinal, year, sight.published)
    return Found(first, end, readings, around, "period", explicit=year is not None)


def _of_the_year(sight: Sight, i: int) -> int | None:
    for j in range(i, min(i + 3, len(sight.words))):
        if sight.table.units.get(sight.words.lows[j]) == "year":
            return j + 1 if j > i else None
        if sight.table.context.get(sight.words.lows[j]) != "filler":
            return None
    return None
