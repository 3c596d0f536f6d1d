"""Read the words around a number: how sure, how many more, a new total, for several donors together."""

from dataclasses import dataclass, field

from ledger.extract.amount_numbers import ONES, Figure
from ledger.extract.words import Phrases, Words
from ledger.model.meaning import Meaning

REACH = 8
FAR_MARKS = frozenset({"total", "joint"})
FAR = 9
STRONG = ("at_least", "at_most", "about")


@dataclass(slots=True)
class Marks:
    """What the words around a number say; `first` and `after` bound them."""

    first: int
    after: int
    kinds: set[str] = field(default_factory=set)

    @property
    def qualifier(self) -> str | None:
        """`about`, `at_least`, `at_most` or None."""
        return next((kind for kind in STRONG if kind in self.kinds), None)


class ContextReader:
    """Reads the words around numbers in one language."""

    def __init__(self, meaning: Meaning) -> None:
        """Index the phrases."""
        numbers = self.numbers = meaning.numbers
        self.ordinals = frozenset(word for word, n in meaning.dates.ordinals.items() if n > 1)
        self.before, self.after = Phrases(numbers.before, last=True), Phrases(numbers.after)

    def around(self, words: Words, figure: Figure) -> Marks:
        """Read both sides of a number."""
        marks = Marks(figure.first, figure.after)
        self._back(words, marks)
        self._on(words, marks)
        if figure.kind in ONES:
            self._ordinal(words, marks)
        return marks

    def _back(self, words: Words, marks: Marks) -> None:
        i = marks.first - 1
        while i >= 0 and i >= marks.first - REACH:
            phrase = self.before.ending(words, i)
            if phrase is None or self._preposition(words, i, phrase):
                break
            marks.kinds.add(self.numbers.before[phrase])
            i -= len(phrase)
        marks.first = min(marks.first, i + 1)

    def _preposition(self, words: Words, i: int, phrase: tuple[str, ...]) -> bool:
        """Whether the qualifier is a preposition after a noun like "Vertrag" ("Vertrag über acht Haubitzen")."""
        ends = self.numbers.not_after.get(" ".join(phrase))
        return ends is not None and words.low(i - len(phrase)).endswith(ends)

    def _on(self, words: Words, marks: Marks) -> None:
        while (phrase := self.after.starting(words, marks.after)) is not None:
            kind = self.numbers.after[phrase]
            if kind in FAR_MARKS and kind in marks.kinds:
                break
            marks.kinds.add(kind)
            marks.after += len(phrase)
        for i in range(marks.after, min(marks.after + FAR, len(words))):
            if words.texts[i] in ",;:()–" or words.texts[i][0].isdecimal():
                break
            phrase = self.after.starting(words, i)
            if phrase is None or words.low(i + len(phrase))[:1].isdecimal():
                continue
            if self.numbers.after[phrase] in FAR_MARKS:
                marks.kinds.add(self.numbers.after[phrase])

    def _ordinal(self, words: Words, marks: Marks) -> None:
        """Count "a second battery", "eine dritte Batterie" as one more."""
        if words.low(marks.after) in self.ordinals:
            marks.kinds.add("additional")
            marks.after += 1
