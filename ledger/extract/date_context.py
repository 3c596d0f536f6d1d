"""Read the words before a date: its role, its shift, its edge."""

from dataclasses import dataclass, field

from ledger.extract.words import Words
from ledger.model.meaning import DateWords

REACH = 6
SHIFTS = {"last": -1, "this": 0, "next": 1, "earlier": 0, "later": 0}

YEAR_DIGITS = 4


@dataclass(slots=True)
class Around:
    """What stands before a date; `start` is the first word that belongs to it."""

    start: int
    kinds: set[str] = field(default_factory=set)
    shift: int | None = None
    habit: bool = False

    @property
    def role(self) -> str:
        """`frequency`, `since`, `deadline` or `point`; "not before June" is since, "no later than June" a deadline."""
        if self.habit:
            return "frequency"
        if "since" in self.kinds or ("not" in self.kinds and self.kinds & {"before", "before_or_ago"}):
            return "since"
        ends = self.kinds & {"deadline", "before", "before_or_ago", "inside"} or {"not", "later"} <= self.kinds
        return "deadline" if ends else "point"

    @property
    def alone(self) -> bool:
        """Whether no word of dates stands before it."""
        return not self.kinds


def look_back(words: Words, i: int, table: DateWords) -> Around:
    """Read the words before word `i`, nearest first, until one is no word around dates."""
    around = Around(i)
    j = i - 1
    while j >= 0 and j >= i - REACH:
        low = words.lows[j]
        if low in table.habits and j == i - 1:
            around.habit, around.start = True, j
            return around
        kind = table.context.get(low)
        if kind is None and low == "-" and words.glued(j + 1) and words.glued(j):
            j -= 1
            continue
        if kind is None:
            break
        if kind == "not" and not around.kinds & {"before", "before_or_ago", "later"}:
            break
        around.kinds.add(kind)
        if kind in SHIFTS and around.shift is None:
            around.shift = SHIFTS[kind]
        around.start = j
        j -= 1
    return around


def look_on(words: Words, i: int, table: DateWords) -> tuple[str, int, int] | None:
    """Read "(of) last year", "this week", "nächsten Jahres" at word `i`: unit, shift, and the word after it."""
    shift = None
    for j in range(i, min(i + 4, len(words))):
        low = words.lows[j]
        unit = table.units.get(low)
        if unit in {"week", "month", "year"}:
            return None if shift is None else (unit, shift, j + 1)
        kind = table.context.get(low)
        if kind in {"last", "this", "next"}:
            shift = SHIFTS[kind]
        elif kind != "filler":
            return None
    return None


def year_at(words: Words, i: int) -> int | None:
    """Give the year that word `i` is."""
    text = words.low(i)
    return int(text) if len(text) == YEAR_DIGITS and text.isdecimal() else None
