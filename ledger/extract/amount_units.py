"""Find what a number counts: batteries, launchers, rounds."""

from collections.abc import Sequence

from ledger.extract.amount_numbers import MARKS
from ledger.extract.words import Words
from ledger.model.meaning import Meaning

REACH = 7
HYPHENS = frozenset("-‐‑")
AFTER_ITEM = 5


class UnitReader:
    """Reads units of one language."""

    def __init__(self, meaning: Meaning) -> None:
        """Split whole words from the ends of compounds."""
        self.whole = {word: unit for word, unit in meaning.units.items() if not word.startswith("-")}
        self.ends = tuple((word[1:], unit) for word, unit in meaning.units.items() if word.startswith("-"))
        self.stops, self.openers = meaning.numbers.stops, meaning.numbers.openers
        self.capitals = meaning.numbers.noun_capitals
        self.known: dict[str, str | None] = {}

    def unit(self, low: str) -> str | None:
        """Give the unit that a word is or ends in."""
        if low not in self.known:
            if len(self.known) > 1 << 14:
                self.known.clear()
            ends = (unit for end, unit in self.ends if low.endswith(end) and len(low) > len(end))
            self.known[low] = self.whole.get(low) or next(ends, None)
        return self.known[low]

    def after(self, words: Words, i: int) -> tuple[str | None, int]:
        """Give the unit in the noun phrase from word `i` on, and the word where it stands (`i` without one)."""
        for j in range(i, min(i + REACH, len(words))):
            low = words.lows[j]
            of = j == i and low in self.openers
            number = low[0].isdecimal() and not words.glued(j) and not words.glued(j + 1)
            if number or words.texts[j] in MARKS or (low in self.stops and not of):
                break
            if (unit := self.unit(low)) is not None and not _size(words, j):
                return unit, j
        return None, i

    def counted(self, words: Words, i: int, items: Sequence[tuple[int, int]]) -> bool:
        """Whether an article before word `i` counts arms: small words between, and the item or unit ends the phrase."""
        for j in range(i, min(i + REACH, len(words))):
            low = words.lows[j]
            if words.inside(j, items):
                return self._ends(words, j, items)
            if self.unit(low) is not None and not _size(words, j):
                return True
            noun = self.capitals and words.texts[j][:1].isupper()
            if noun or low in self.stops or words.texts[j] in MARKS:
                return False
        return False

    def _ends(self, words: Words, i: int, items: Sequence[tuple[int, int]]) -> bool:
        """Whether the item at word `i` is the head of its phrase, not the first part of another noun."""
        j = i
        while j < len(words) and words.inside(j, items):
            j += 1
        if self.unit(words.lows[j - 1]) is not None:
            return True
        if words.glued(j) and words.texts[j] in HYPHENS:
            return self._compound(words, j)
        if self.capitals and j < len(words) and words.texts[j][:1].islower():
            return True
        for k in range(j, min(j + AFTER_ITEM, len(words))):
            if self.unit(words.lows[k]) is not None:
                return True
            if words.texts[k] in MARKS or words.lows[k] in self.stops:
                return k == j
        return j >= len(words) or self.capitals

    def _compound(self, words: Words, i: int) -> bool:
        """Whether the compound that goes on at word `i` ends in a unit ("Patriot-Batterie")."""
        while words.glued(i):
            if self.unit(words.lows[i]) is not None:
                return True
            i += 1
        return False


def _size(words: Words, i: int) -> bool:
    """Whether word `i` is the measure in "40-tonne"."""
    return i > 1 and words.glued(i) and words.texts[i - 1] in HYPHENS and words.texts[i - 2][0].isdecimal()
