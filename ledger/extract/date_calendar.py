"""Calendar arithmetic against the publication date: what a day, weekday, month or period means."""

from dataclasses import dataclass
from datetime import date, timedelta

from ledger.model.partial_date import PartialDate

FIRST_YEAR, LAST_YEAR = 1990, 2050
WEEK = 7
MONTHS = 12
NEAR_MONTHS = 4
"""A month named without a year is taken for the near one where one reading is this near and the other is not."""
NEAR_DAYS = 60
SPANS = {"month": 1, "quarter": 3, "half": 6, "year": 12}


@dataclass(frozen=True, slots=True)
class Readings:
    """A date as the past and as the future would have it; equal where only one makes sense."""

    past: PartialDate | None
    future: PartialDate | None
    direction: str
    """`past`, `future` or `either`."""


NONE = Readings(None, None, "either")


def sane(year: int) -> bool:
    """Whether news of our time can mean that year."""
    return FIRST_YEAR <= year <= LAST_YEAR


def one(when: PartialDate, published: date | None) -> Readings:
    """Read a date that can mean only one thing."""
    if not sane(when.year):
        return NONE
    if published is None:
        return Readings(when, when, "either")
    side = "future" if when.first > published else "past" if when.last <= published else "either"
    return Readings(when, when, side)


def day_of(year: int, month: int, day: int, published: date | None) -> Readings:
    """Read a full date; nothing where the calendar has no such day."""
    try:
        return one(PartialDate.of(date(year, month, day)), published)
    except ValueError:
        return NONE


def day_without_year(month: int, day: int, published: date | None) -> Readings:
    """Read a day and month: the last one and the next one."""
    if published is None:
        return NONE
    days = []
    for year in range(published.year - 1, published.year + 2):
        try:
            days.append(date(year, month, day))
        except ValueError:
            continue
    past = [d for d in days if d <= published]
    future = [d for d in days if d >= published]
    if not past or not future:
        return NONE
    behind, ahead = (published - past[-1]).days, (future[0] - published).days
    side = "future" if ahead < min(behind, NEAR_DAYS) else "past" if behind < min(ahead, NEAR_DAYS) else "either"
    return Readings(PartialDate.of(past[-1]), PartialDate.of(future[0]), side)


def month_without_year(month: int, published: date | None) -> Readings:
    """Read a month's name: the last one and the next one, the present month being both."""
    if published is None:
        return NONE
    behind, ahead = (published.month - month) % MONTHS, (month - published.month) % MONTHS
    past = PartialDate(published.year - (month > published.month), month, 1, 1)
    future = PartialDate(published.year + (month < published.month), month, 1, 1)
    side = (
        "either"
        if behind == ahead
        else "past"
        if behind <= NEAR_MONTHS
        else "future"
        if ahead <= NEAR_MONTHS
        else "either"
    )
    return Readings(past, future, side)


def weekday(number: int, shift: int | None, published: date | None) -> Readings:
    """Read a weekday: 0 to 6 days back and on; by `shift`, 1 to 7 days back (-1) or on (1)."""
    if published is None:
        return NONE
    back = (published.weekday() - number) % WEEK
    ahead = (number - published.weekday()) % WEEK
    if shift == -1:
        return one(PartialDate.of(published - timedelta(back or WEEK)), published)
    if shift == 1:
        return one(PartialDate.of(published + timedelta(ahead or WEEK)), published)
    past, future = published - timedelta(back), published + timedelta(ahead)
    return Readings(PartialDate.of(past), PartialDate.of(future), "either")


def weekday_of_week(number: int, shift: int, published: date | None) -> Readings:
    """Read "Friday last week"."""
    if published is None:
        return NONE
    monday = published - timedelta(published.weekday()) + timedelta(weeks=shift)
    return one(PartialDate.of(monday + timedelta(number)), published)


def day_offset(days: int, published: date | None) -> Readings:
    """Read "yesterday" and its like."""
    return NONE if published is None else one(PartialDate.of(published + timedelta(days)), published)


def months_away(months: int, published: date) -> PartialDate:
    """Give the month that is so many months away."""
    year, month = divmod(published.year * MONTHS + published.month - 1 + months, MONTHS)
    return PartialDate(year, month + 1, 1, 1)


def period(unit: str, shift: int, published: date | None) -> Readings:
    """Read "last month", "this year" and their like; a week is a month where it lies in one."""
    if published is None:
        return NONE
    match unit:
        case "day":
            return day_offset(shift, published)
        case "week" | "weekend":
            return one_or_side(_week(unit, shift, published), shift, published)
        case "month":
            return one_or_side(months_away(shift, published), shift, published)
        case _:
            return one_or_side(_stretch(SPANS[unit], shift, published), shift, published)


def one_or_side(when: PartialDate | None, shift: int, published: date) -> Readings:
    """Read a period on the side that its shift says."""
    side = {-1: "past", 0: "either", 1: "future"}[max(-1, min(1, shift))]
    return (
        Readings(None, None, side)
        if when is None
        else Readings(when, when, side)
        if sane(when.year)
        else one(when, published)
    )


def _week(unit: str, shift: int, published: date) -> PartialDate | None:
    monday = published - timedelta(published.weekday()) + timedelta(weeks=shift)
    first = monday + timedelta(5) if unit == "weekend" else monday
    if unit == "weekend" and shift == 0 and first > published:
        first -= timedelta(weeks=1)
    last = monday + timedelta(6) if unit == "week" else first + timedelta(1)
    return PartialDate(first.year, first.month, 1, 1) if first.month == last.month else None


def _stretch(span: int, shift: int, published: date) -> PartialDate:
    index = published.year * MONTHS // span + (published.month - 1) // span + shift
    year, place = divmod(index, MONTHS // span)
    return PartialDate(year, place * span + 1, 1, span)


def ago(number: int, unit: str, published: date | None) -> Readings:
    """Read "three weeks ago": days and weeks to the day, months to the month, years to the year."""
    return _away(-number, unit, published)


def away(number: int, unit: str, published: date | None) -> Readings:
    """Read "in three months": days to the day, weeks and months to the month, years to the year."""
    return _away(number, unit, published)


def _away(number: int, unit: str, published: date | None) -> Readings:
    limits = {"day": 400, "week": 104, "month": 60, "year": 20}
    if published is None or abs(number) > limits.get(unit, 0):
        return NONE
    match unit:
        case "day":
            return day_offset(number, published)
        case "week":
            day = PartialDate.of(published + timedelta(weeks=number))
            return one(day if number < 0 else PartialDate(day.year, day.month, 1, 1), published)
        case "month":
            return one_or_side(months_away(number, published), number, published)
        case _:
            return one_or_side(PartialDate(published.year + number, 1, 1, 12), number, published)


def part_of_year(unit: str, ordinal: int, year: int | None, published: date | None) -> Readings:
    """Read the n-th quarter or half of a year; without a year, the last one and the next one, or the present one."""
    span = SPANS[unit]
    if not 1 <= ordinal <= MONTHS // span:
        return NONE
    month = (ordinal - 1) * span + 1
    if year is not None:
        return one(PartialDate(year, month, 1, span), published) if sane(year) else NONE
    if published is None:
        return NONE
    here = PartialDate(published.year, month, 1, span)
    past = here if here.first <= published else PartialDate(published.year - 1, month, 1, span)
    future = here if here.last >= published else PartialDate(published.year + 1, month, 1, span)
    side = "either" if past == future else "future" if here.first > published else "past"
    return Readings(past, future, side)
