"""Find quantities and sums of money in a sentence."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ledger.extract.amount_context import ContextReader, Marks
from ledger.extract.amount_money import MoneyReader
from ledger.extract.amount_numbers import HYPHENS, ONES, Figure, FigureReader
from ledger.extract.amount_units import UnitReader
from ledger.extract.words import Words, words_of
from ledger.model.meaning import Meaning
from ledger.model.money import Money
from ledger.model.quantity import Quantity

FIRST_YEAR, LAST_YEAR = 1900, 2099
LARGEST = 10**9
MEASURE_REACH = 3


@dataclass(frozen=True, slots=True)
class Amount:
    """A number of units or a sum in `text[start:end]`, qualifiers included.

    `quantity` or `money` is set. What is counted begins at `noun_start`. `role` is `plain`, `total` (a new
    total, or the sum of what was named before) or `converted` (a sum restated in a second currency). `article` marks a
    one that may be no more than an indefinite article.
    """

    start: int
    end: int
    quantity: Quantity | None
    money: Money | None
    noun_start: int
    role: str = "plain"
    article: bool = False


class AmountFinder:
    """Finds amounts in one language."""

    def __init__(self, meaning: Meaning) -> None:
        """Build the readers of numbers, their context, units and money."""
        self.numbers = meaning.numbers
        self.breaks = self.numbers.stops | self.numbers.articles | meaning.dates.habits
        self.figures, self.context = FigureReader(meaning), ContextReader(meaning)
        self.money, self.units = MoneyReader(meaning), UnitReader(meaning)

    def find(
        self, text: str, blocked: Sequence[tuple[int, int]] = (), items: Sequence[tuple[int, int]] | None = None
    ) -> list[Amount]:
        """Find the amounts of `text` outside `blocked` spans, in order.

        `items` are those of the blocked spans that are arms: an article counts only before one of them or a unit.
        """
        return list(self._amounts(words_of(text), blocked, blocked if items is None else items))

    def _amounts(
        self, words: Words, blocked: Sequence[tuple[int, int]], items: Sequence[tuple[int, int]]
    ) -> Iterator[Amount]:
        i, lows, may_start = 0, words.lows, self.figures.may_start
        while i < len(lows):
            if not may_start(lows[i]):
                i += 1
                continue
            figure = self.figures.at(words, i)
            if figure is None or words.inside(i, blocked):
                i += 1
                continue
            figure = self._ranged(words, figure)
            if any(words.inside(j, blocked) for j in range(i + 1, figure.after)):
                figure = self.figures.at(words, i) or figure
            amount = self._amount(words, figure, items)
            if amount is not None:
                yield amount
            i = figure.after

    def _ranged(self, words: Words, figure: Figure) -> Figure:
        """Take in the upper end: "20 bis 25", "between 10 and 12"; "from 14 to 18" is 18."""
        before = self.numbers.before.get((words.low(figure.first - 1),))
        if before == "between" and words.low(figure.after) in self.numbers.range_and and figure.after + 1 < len(words):
            return self.figures.joined(figure, self.figures.at(words, figure.after + 1))
        return figure if before == "from" else self.figures.range_at(words, figure)

    def _amount(self, words: Words, figure: Figure, items: Sequence[tuple[int, int]]) -> Amount | None:
        marks = self.context.around(words, figure)
        sum_of_money = self.money.read(words, figure, marks.first)
        if sum_of_money is not None and figure.kind in ONES and not figure.scaled:
            return None
        if sum_of_money is not None:
            money, first, after = sum_of_money
            if money is None:
                return None
            role = "converted" if self.money.restates(words, first) else "plain"
            return Amount(words.starts[max(first, 0)], words.ends[after - 1], None, money, words.ends[after - 1], role)
        if figure.glued or self._no_count(words, figure, marks, items):
            return None
        if figure.kind in ONES and not self._counts_one(words, figure, marks.after, items):
            return None
        return self._counted(words, figure, marks)

    def _counts_one(self, words: Words, figure: Figure, i: int, items: Sequence[tuple[int, int]]) -> bool:
        """Whether an article or ordinal before word `i` counts arms; an ordinal does right before the item or unit."""
        if self.numbers.singles.get(words.lows[figure.first]) == "ordinal":
            unit, at = self.units.after(words, i)
            direct = words.inside(i, items) or (unit is not None and at == i)
            if not direct:
                return False
        return self.units.counted(words, i, items)

    def _counted(self, words: Words, figure: Figure, marks: Marks) -> Amount | None:
        least, most = _whole(figure.least), _whole(figure.most)
        if least is None or (figure.most is not None and most is None):
            return None
        unit, _ = self.units.after(words, marks.after)
        qualifier = marks.qualifier
        if qualifier == "at_most":
            least = None if least == most else least
        elif qualifier == "at_least" and least == most:
            most = None
        elif most is None:
            qualifier = "at_least"
        quantity = Quantity(
            least,
            most,
            qualifier,
            unit,
            additional="additional" in marks.kinds or figure.kind == "another",
            joint="joint" in marks.kinds,
        )
        noun = words.starts[marks.after] if marks.after < len(words) else len(words.text)
        role = "total" if "total" in marks.kinds else "plain"
        end = words.ends[marks.after - 1]
        return Amount(words.starts[marks.first], end, quantity, None, noun, role, figure.kind in ONES)

    def _no_count(self, words: Words, figure: Figure, marks: Marks, items: Sequence[tuple[int, int]]) -> bool:
        """Whether the number is a measure, a year, an ordinal, a time or a name's number."""
        i = marks.after
        if self._measured(words, i, items):
            return True
        if words.low(figure.first - 1) in self.numbers.labels or (
            _year(figure) and not self._counts_thousands(words, figure, marks)
        ):
            return True
        if figure.kind == "digits":
            ordinal = self.numbers.ordinal_point and words.low(i) == "." and words.glued(i) and i + 1 < len(words)
            in_brackets = words.low(figure.first - 1) == "(" and words.low(figure.after) == ")"
            return ordinal or (in_brackets and figure.first == marks.first)
        return False

    def _measured(self, words: Words, i: int, items: Sequence[tuple[int, int]]) -> bool:
        """Whether a measure stands at word `i`, or after it with only small words between."""
        i += words.low(i) in self.numbers.openers
        reach = MEASURE_REACH if self.numbers.noun_capitals else MEASURE_REACH - 1
        for j in range(i, min(i + reach, len(words))):
            text = words.texts[j]
            if words.inside(j, items):
                return False
            if j > i and words.lows[j] in self.breaks:
                return False
            if words.lows[j] in self.numbers.measures and not (len(text) == 1 and text.isupper()):
                return True
            if not ((text.isalpha() and text.islower()) or text in HYPHENS):
                return False
        return False

    def _counts_thousands(self, words: Words, figure: Figure, marks: Marks) -> bool:
        """Whether a number that looks like a year is a number: 2000 before a noun, or "more than 1950"."""
        if marks.qualifier in {"at_least", "at_most"}:
            return True
        following = words.texts[marks.after] if marks.after < len(words) else ""
        return (
            figure.least is not None
            and figure.least % 100 == 0
            and following[:1].isalpha()
            and following.lower() not in self.numbers.stops
        )


def _year(figure: Figure) -> bool:
    """Whether a number looks like a year."""
    plain = figure.kind == "digits" and not figure.scaled and figure.after == figure.first + 1
    return (
        plain and figure.least is not None and FIRST_YEAR <= figure.least <= LAST_YEAR and figure.least == figure.most
    )


def _whole(value: Decimal | None) -> int | None:
    """Give a count; None where it is broken, zero or beyond all counting."""
    if value is None or not 0 < value < LARGEST or value != int(value):
        return None
    return int(value)
