"""One function a kind of date: each reads the date that a word begins or carries."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from ledger.extract import date_calendar as calendar
from ledger.extract.date_calendar import Readings
from ledger.extract.date_context import Around, look_back, look_on, year_at
from ledger.extract.words import Words
from ledger.model.meaning import DateWords, Period
from ledger.model.partial_date import PartialDate

MAX_DAY = 31
DAY_DIGITS = 2
MILLENNIUM = 1000
"""A round number without a preposition is no year but part of a name ("Panzerhaubitze 2000")."""
DAYS = frozenset(str(day) for day in range(1, MAX_DAY + 1))


@dataclass(frozen=True, slots=True)
class Sight:
    """What a rule sees: the words, the language's words of dates, the publication date."""

    words: Words
    table: DateWords
    published: date | None
    count: Callable[[str], int | None]
    """Value of a number word."""
    articles: frozenset[str]


@dataclass(frozen=True, slots=True)
class Found:
    """A date in words `first` up to, not including, `after`."""

    first: int
    after: int
    readings: Readings
    around: Around
    kind: str
    explicit: bool = False


def day_before(sight: Sight, i: int) -> tuple[int, int] | None:
    """Give the day of the month before the month's name at word `i`, and the word where it starts."""
    words, j = sight.words, i - 1
    if (j >= 0 and words.lows[j] in sight.table.day_links) or words.low(j) in sight.table.ordinal_tails:
        j -= 1
    if words.low(j) in sight.table.ordinal_tails:
        j -= 1
    low = words.low(j)
    if low.isdecimal() and 1 <= int(low) <= MAX_DAY and len(low) <= DAY_DIGITS:
        bare = words.low(i - 1) == low and not sight.table.day_first
        return None if bare and words.low(j - 1) in {"$", "€", "£"} else (int(low), j)
    return None


def day_after(sight: Sight, i: int) -> tuple[int, int] | None:
    """Give the day after the month's name at word `i` ("Jan. 25th") and the word after it."""
    words, table = sight.words, sight.table
    if table.day_first or table.context.get(words.low(i - 1)) == "in":
        return None
    j = i + 1 + (words.low(i + 1) == ".")
    low = words.low(j)
    if not low.isdecimal() or len(low) > DAY_DIGITS or not 1 <= int(low) <= MAX_DAY:
        return None
    end = j + 1
    if words.glued(end) and words.low(end) in table.ordinal_tails:
        end += 1
    if words.glued(end) and words.low(end) in {"-", "–"} and words.low(end + 1) in DAYS:
        return int(words.low(end + 1)), end + 2
    return int(low), end


def month(sight: Sight, i: int) -> Found | None:
    """Read a month's name with its day and year."""
    words, table, number = sight.words, sight.table, sight.table.months[sight.words.lows[i]]
    if not words.texts[i][:1].isupper():
        return None
    day, first, end = None, i, i + 1
    if (before := day_before(sight, i)) is not None:
        day, first = before
    elif (behind := day_after(sight, i)) is not None:
        day, end = behind
    if day is None and words.low(end) == "." and year_at(words, end + 1):
        end += 1
    around = look_back(words, first, table)
    at = end + (words.low(end) == ",")
    year, explicit = year_at(words, at), True
    if year is not None:
        end = at + 1
    elif (of := look_on(words, end, table)) is not None and of[0] == "year" and sight.published:
        year, end = sight.published.year + of[1], of[2]
    elif around.shift is not None and sight.published and day is None:
        return _shifted_month(sight, number, around, end, first)
    else:
        explicit = False
    if not explicit and day is None and words.lows[i] in table.unsure_months and around.kinds <= {"filler"}:
        return None
    return Found(first, end, _month_readings(sight, number, day, year), around, "day" if day else "month", explicit)


def _month_readings(sight: Sight, number: int, day: int | None, year: int | None) -> Readings:
    if day is not None:
        if year is None:
            return calendar.day_without_year(number, day, sight.published)
        return calendar.day_of(year, number, day, sight.published)
    if year is not None:
        return calendar.one(PartialDate(year, number, 1, 1), sight.published)
    return calendar.month_without_year(number, sight.published)


def _shifted_month(sight: Sight, number: int, around: Around, end: int, first: int) -> Found:
    """Read "last December", "next March", "this May"."""
    readings = calendar.month_without_year(number, sight.published)
    past, future, here = readings.past, readings.future, sight.published
    if here is not None and past is not None and future is not None and past == future and around.shift:
        moved = PartialDate(past.year + around.shift, past.month, 1, 1)
        past = future = moved
    when = past if around.shift == -1 else future if around.shift == 1 else None
    fixed = readings if when is None else Readings(when, when, "past" if around.shift == -1 else "future")
    return Found(first, end, fixed, around, "month", explicit=when is not None)


def weekday(sight: Sight, i: int) -> Found | None:
    """Read a weekday with its part of the day and its week."""
    words, table, number = sight.words, sight.table, sight.table.weekdays[sight.words.lows[i]]
    if not words.texts[i][:1].isupper():
        return None
    around, end = look_back(words, i, table), i + 1
    if words.low(end) in table.day_parts:
        end += 1
    if (of := look_on(words, end, table)) is not None and of[0] == "week":
        return Found(
            i, of[2], calendar.weekday_of_week(number, of[1], sight.published), around, "weekday", explicit=True
        )
    shift = around.shift
    return Found(i, end, calendar.weekday(number, shift, sight.published), around, "weekday", explicit=bool(shift))


def day_word(sight: Sight, i: int) -> Found | None:
    """Read "gestern", "tomorrow" and their like."""
    words, table = sight.words, sight.table
    if words.lows[i] in table.small_days and words.texts[i][:1].isupper() and i > 0:
        return None
    around = look_back(words, i, table)
    readings = calendar.day_offset(table.days[words.lows[i]], sight.published)
    end = i + 1 + (words.low(i + 1) in table.day_parts or words.low(i + 1) in table.weekdays)
    return Found(i, end, readings, around, "day", explicit=True)


def season(sight: Sight, i: int) -> Found | None:
    """Read a season: spring is the second quarter, winter the first."""
    words, table = sight.words, sight.table
    around = look_back(words, i, table)
    at = i + 1 + (table.context.get(words.low(i + 1)) == "filler")
    year, end = year_at(words, at), at + 1
    if year is None:
        of = look_on(words, i + 1, table)
        year, end = (
            (sight.published.year + of[1], of[2]) if of and of[0] == "year" and sight.published else (None, i + 1)
        )
    if around.alone and year is None:
        return None
    readings = calendar.part_of_year("quarter", table.seasons[words.lows[i]], year, sight.published)
    if year is None and around.shift:
        readings = replace(readings, direction="past" if around.shift < 0 else "future")
    return Found(i, end, readings, around, "season", explicit=year is not None)


def quarter(sight: Sight, i: int) -> Found | None:
    """Read "Q1 2023"."""
    year = year_at(sight.words, i + 1)
    readings = calendar.part_of_year("quarter", sight.table.quarters[sight.words.lows[i]], year, sight.published)
    around = look_back(sight.words, i, sight.table)
    return Found(i, i + 1 + (year is not None), readings, around, "period", explicit=year is not None)


def year(sight: Sight, i: int) -> Found | None:
    """Read a bare year; it needs a word of dates before it, or a language that does without and no noun after it."""
    words, table = sight.words, sight.table
    number = year_at(words, i)
    if (
        number is None
        or not calendar.sane(number)
        or words.glued(i)
        or (words.glued(i + 1) and words.low(i + 1) in {"-", "/", "–"})
    ):
        return None
    around = look_back(words, i, table)
    following = words.texts[i + 1] if i + 1 < len(words) else ""
    if around.alone and (not table.bare_year or following[:1].isupper() or number % MILLENNIUM == 0):
        return None
    if "filler" in around.kinds and around.kinds <= {"filler", "not"} and not table.bare_year:
        return None
    return Found(i, i + 1, calendar.one(PartialDate(number, 1, 1, 12), sight.published), around, "year", explicit=True)


def period(sight: Sight, i: int, found: Period) -> Found | None:
    """Read a phrase that names a period by itself."""
    around, after = look_back(sight.words, i, sight.table), i + len(found.words)
    year = year_at(sight.words, after)
    if found.month is not None:
        if year is not None:
            return Found(i, after + 1, _month_readings(sight, found.month, None, year), around, "period", explicit=True)
        return Found(i, after, calendar.month_without_year(found.month, sight.published), around, "period")
    unit = found.unit or "year"
    if unit == "day" and (sight.table.context.get(sight.words.low(after)) == "filler" or _named(sight.words, after)):
        return None
    if unit == "year" and year is not None:
        return Found(
            i, after + 1, calendar.one(PartialDate(year, 1, 1, 12), sight.published), around, "period", explicit=True
        )
    shift = found.shift if not around.shift else around.shift
    return Found(i, after, calendar.period(unit, shift, sight.published), around, unit, explicit=True)


def _named(words: Words, i: int) -> bool:
    """Whether word `i` begins a name: then "the day before" is not that before publication."""
    return i < len(words) and words.texts[i][:1].isupper()


def rules(table: DateWords) -> Sequence[tuple[frozenset[str], Callable[[Sight, int], Found | None]]]:
    """Give each rule with the words that call it."""
    return (
        (frozenset(table.months), month),
        (frozenset(table.weekdays), weekday),
        (frozenset(table.days), day_word),
        (frozenset(table.seasons), season),
        (frozenset(table.quarters), quarter),
    )
