"""Read one number, or a range of two, in a sentence's words."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from ledger.extract.number_words import KEPT, NumberReader
from ledger.extract.words import Phrases, Words
from ledger.model.meaning import Meaning, NumberWords

HYPHENS = frozenset("-–‐‑")
GROUP = 3
GAPS = frozenset((" ", "\u00a0", "\u2009", "\u202f"))
MARKS = frozenset(',;:()–.!?"“”„»«…')
ONES = frozenset({"article", "another"})


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in words `first` up to, not including, `after`; `most` is None for an open end.

    `kind` is `digits`, `word`, `vague`, or one of ONES: `article`, or `another` where the one is one more.
    """

    first: int
    after: int
    least: Decimal | None
    most: Decimal | None
    kind: str
    scaled: bool = False
    """A multiplier ("million") is part of it."""
    glued: bool = False
    """A multiplier that holds for money only is glued to it ("90m")."""


class FigureReader:
    """Reads numbers of one language."""

    def __init__(self, meaning: Meaning) -> None:
        """Compile the forms of grouped digits and index the phrases."""
        n: NumberWords = meaning.numbers
        self.numbers, self.reader = n, NumberReader(meaning)
        group, point = re.escape(n.grouping), re.escape(n.decimal)
        self.grouped = re.compile(rf"\d{{1,3}}(?:[{group}]\d{{3}})+(?:{point}\d+)?")
        self.plain = re.compile(rf"\d+(?:{point}\d+)?")
        self.may_start = lru_cache(KEPT)(self._may_start)
        self.fixed, self.vague, self.few = Phrases(n.fixed), Phrases(n.vague), Phrases(n.few)

    def at(self, words: Words, i: int) -> Figure | None:
        """Read the number that starts at word `i`."""
        low = words.lows[i]
        if not self.may_start(low):
            return None
        if low[0].isdecimal():
            return self._digits(words, i)
        if (phrase := self._phrase(words, i)) is not None:
            return phrase
        if low in self.numbers.articles:
            return self._article(words, i)
        single = self._single(words, i) if low in self.numbers.singles else None
        return single or self._word(words, i)

    def _phrase(self, words: Words, i: int) -> Figure | None:
        """Read a phrase that is a number: "half a dozen", "dozens", "several hundred"."""
        if (phrase := self.fixed.starting(words, i)) is not None:
            value = Decimal(self.numbers.fixed[phrase])
            return Figure(i, i + len(phrase), value, value, "word")
        if (phrase := self.vague.starting(words, i)) is not None:
            return Figure(i, i + len(phrase), Decimal(self.numbers.vague[phrase]), None, "vague")
        if (phrase := self.few.starting(words, i)) is not None:
            return self._several(words, i, i + len(phrase))
        return None

    def _may_start(self, low: str) -> bool:
        """Whether a number can start with a word."""
        tables = (self.fixed.table, self.vague.table, self.few.table, self.numbers.articles, self.numbers.singles)
        return low[0].isdecimal() or any(low in table for table in tables) or self.reader.word(low) is not None

    def range_at(self, words: Words, first: Figure) -> Figure:
        """Take in the upper end of a range after `first`, where there is one ("20 bis 25", "10-12", "two or three")."""
        i = first.after
        if first.most is None or first.kind in ONES or i + 1 >= len(words):
            return first
        low, hyphen = words.lows[i], words.lows[i] in HYPHENS
        if low not in self.numbers.between or (hyphen and words.glued(i) != words.glued(i + 1)):
            return first
        return self.joined(first, self.at(words, i + 1))

    @staticmethod
    def joined(first: Figure, second: Figure | None) -> Figure:
        """Make a range of two numbers; a multiplier after the second holds for both."""
        if second is None or second.least is None or second.most is None or first.least is None or second.kind in ONES:
            return first
        least = first.least
        if second.scaled and not first.scaled and second.least > least:
            least *= _scale(second.least)
        if not second.least > least:
            return first
        return Figure(first.first, second.after, least, second.most, "digits", second.scaled, second.glued)

    def _digits(self, words: Words, i: int) -> Figure | None:
        text, after = words.texts[i], i + 1
        while after < len(words) and _group_after_space(words, after, text):
            text, after = text + words.texts[after], after + 1
        value = self._value(text)
        if value is None or _part_of_name(words, i):
            return None
        figure = Figure(i, after, value, value, "digits")
        if words.glued(after) and words.texts[after][0].isalpha():
            factor = self.numbers.suffixes.get(words.lows[after])
            return None if factor is None else _times(replace(figure, glued=True), factor, after + 1)
        if words.glued(after) and words.lows[after] in HYPHENS and words.glued(after + 1):
            factor = self.numbers.multipliers.get(words.low(after + 1))
            if factor is not None:
                return _times(figure, factor, after + 2)
            return figure if words.texts[after + 1][0].isdecimal() else None
        return self._multiplied(words, figure)

    def _value(self, text: str) -> Decimal | None:
        if not self.grouped.fullmatch(text):
            return Decimal(text.replace(self.numbers.decimal, ".")) if self.plain.fullmatch(text) else None
        whole, _, rest = text.partition(self.numbers.decimal)
        return Decimal(re.sub(r"\D", "", whole) + ("." + rest if rest else ""))

    def _multiplied(self, words: Words, figure: Figure) -> Figure:
        """Take in the multipliers that follow ("5 million", "zwei Dutzend")."""
        while (factor := self.numbers.multipliers.get(words.low(figure.after))) is not None:
            figure = _times(figure, factor, figure.after + 1)
        return figure

    def _several(self, words: Words, i: int, after: int) -> Figure | None:
        """Read "several hundred", "ein paar Dutzend": at least two of them."""
        factor = self.numbers.multipliers.get(words.low(after))
        return None if factor is None else Figure(i, after + 1, 2 * factor, None, "vague", scaled=True)

    def _article(self, words: Words, i: int) -> Figure | None:
        longer = self._word(words, i) if self.reader.phrase(words.lows[i]) == 1 else None
        if longer is not None and longer.after > i + 1:
            return longer
        one = Figure(i, i + 1, Decimal(1), Decimal(1), "article")
        if words.low(i + 1) in self.numbers.multipliers:
            return replace(self._multiplied(words, one), kind="word")
        return one

    def _single(self, words: Words, i: int) -> Figure | None:
        """Read "its only", "another" before a noun: there is one."""
        kind = self.numbers.singles[words.lows[i]]
        before = words.low(i - 1)
        definite = self.numbers.before.get((before,)) == "skip" or (
            kind == "ordinal" and before in self.numbers.openers
        )
        if kind != "additional" and not definite:
            return None
        if kind == "ordinal" and not self.numbers.noun_capitals and self._plural(words, i + 1):
            return None
        if any(
            self.at(words, j) is not None
            for j in range(i + 1, min(i + 3, len(words)))
            if words.lows[j] != words.lows[i]
        ):
            return None
        return Figure(i, i + 1, Decimal(1), Decimal(1), "another" if kind == "additional" else "article")

    def _plural(self, words: Words, i: int) -> bool:
        """Whether a phrase without marks for number in its adjectives ends in a plural ("the first Leopard 2s")."""
        while i < len(words) and words.lows[i] not in self.numbers.stops and words.texts[i] not in MARKS:
            i += 1
        return words.low(i - 1).endswith("s") or words.low(i - 1) in self.numbers.unmarked

    def _word(self, words: Words, i: int) -> Figure | None:
        """Read number words, as many as make one number ("one hundred and five", "twenty-two")."""
        low = words.lows[i]
        value = self.reader.phrase(low) if low in self.numbers.articles else self.reader.word(low)
        if not value or _part_of_name(words, i):
            return None
        figure, after, text = Figure(i, i + 1, Decimal(value), Decimal(value), "word"), i + 1, low
        while after < len(words):
            step = 1 + (
                words.lows[after] in self.numbers.linkers or (words.lows[after] in HYPHENS and words.glued(after))
            )
            following = words.low(after + step - 1)
            if self.reader.word(following) is None and following not in self.numbers.articles:
                break
            text = " ".join([text, *words.lows[after : after + step]]).replace(" - ", "-")
            whole = self.reader.phrase(text)
            if whole is None or whole <= value:
                break
            value, after = whole, after + step
            figure = replace(figure, after=after, least=Decimal(value), most=Decimal(value))
        return self._multiplied(words, figure)


def _times(figure: Figure, factor: Decimal, after: int) -> Figure:
    least = None if figure.least is None else figure.least * factor
    most = None if figure.most is None else figure.most * factor
    return replace(figure, least=least, most=most, after=after, scaled=True)


def _scale(value: Decimal) -> Decimal:
    """Give the largest of thousand, million, billion that a scaled number holds."""
    steps = (Decimal(10) ** n for n in (9, 6, 3))
    return next((step for step in steps if value >= step), Decimal(12) if value % 12 == 0 else Decimal(1))


def _group_after_space(words: Words, i: int, before: str) -> bool:
    """Whether word `i` is the next three digits of a number grouped by spaces ("95 000")."""
    text = words.texts[i]
    if len(text) != GROUP or not text.isdecimal() or not before.isdecimal() or not text.endswith("0"):
        return False
    gap = words.text[words.ends[i - 1] : words.starts[i]]
    return gap in GAPS and (len(before) <= GROUP or len(before) % GROUP != 1)


def _part_of_name(words: Words, i: int) -> bool:
    """Whether the number belongs to the word or mark before it ("F-16", "24/7", "A.400")."""
    if not words.glued(i):
        return False
    before = words.texts[i - 1]
    if before in HYPHENS:
        return words.glued(i - 1) and not words.texts[i - 2][0].isdecimal()
    return before.isalnum() or before in "/.:,_&'’+"
