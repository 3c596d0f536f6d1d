"""A date as precisely as a text gives it."""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from typing import Self

FORM = re.compile(r"(?P<year>\d{4})(?:-(?:Q(?P<quarter>[1-4])|H(?P<half>[12])|(?P<month>\d{2})(?:-(?P<day>\d{2}))?))?")


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A day, month, quarter, half or year; written `2023-01-25`, `2023-01`, `2023-Q1`, `2023-H1`, `2023`.

    `span` is the number of months covered; 0 stands for a single day.
    """

    year: int
    month: int = 1
    day: int = 1
    span: int = 0

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read the written form; ValueError where the text is none or the day does not exist."""
        found = FORM.fullmatch(text)
        if found is None:
            msg = f"{text!r} is no date of day, month, quarter, half or year precision"
            raise ValueError(msg)
        year = int(found["year"])
        if found["day"]:
            return cls.of(date(year, int(found["month"]), int(found["day"])))
        if found["month"]:
            date(year, int(found["month"]), 1)
            return cls(year, int(found["month"]), 1, 1)
        if found["quarter"]:
            return cls(year, 3 * int(found["quarter"]) - 2, 1, 3)
        if found["half"]:
            return cls(year, 6 * int(found["half"]) - 5, 1, 6)
        return cls(year, 1, 1, 12)

    @classmethod
    def of(cls, day: date) -> Self:
        """Take a whole day."""
        return cls(day.year, day.month, day.day, 0)

    @property
    def first(self) -> date:
        """The first day covered."""
        return date(self.year, self.month, self.day)

    @property
    def last(self) -> date:
        """The last day covered: the day that counts for "has it happened by" (DESIGN.md, "Booking")."""
        if not self.span:
            return self.first
        month = self.month + self.span - 1
        return date(self.year, month, calendar.monthrange(self.year, month)[1])

    def __str__(self) -> str:
        """Give the written form."""
        match self.span:
            case 0:
                return self.first.isoformat()
            case 1:
                return f"{self.year:04}-{self.month:02}"
            case 3:
                return f"{self.year:04}-Q{self.month // 3 + 1}"
            case 6:
                return f"{self.year:04}-H{self.month // 6 + 1}"
            case _:
                return f"{self.year:04}"
