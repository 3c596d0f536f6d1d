"""Cut a sentence into plain words, numbers and marks for the slot finders."""

import re
from collections.abc import Mapping, Sequence
from functools import cached_property, lru_cache

WORD = re.compile(r"\d{4}-\d\d-\d\d(?!\d)|\d+(?:[.,:/'’][^\W_]*\d+)*|[^\W\d_]\w*|[^\w\s]")


class Words:
    """The words of one text as parallel lists."""

    def __init__(self, text: str) -> None:
        """Cut; offsets are those of `text`."""
        self.text = text
        self.texts: list[str] = WORD.findall(text)
        self.lows = [t.lower() for t in self.texts]

    @cached_property
    def starts(self) -> list[int]:
        """Where each word starts."""
        return [found.start() for found in WORD.finditer(self.text)]

    @cached_property
    def ends(self) -> list[int]:
        """Where each word ends."""
        return [found.end() for found in WORD.finditer(self.text)]

    def __len__(self) -> int:
        return len(self.texts)

    def low(self, i: int) -> str:
        """Give a word in lower case, "" outside the text."""
        return self.lows[i] if 0 <= i < len(self.lows) else ""

    def glued(self, i: int) -> bool:
        """Whether nothing stands between word `i` and the one before."""
        return 0 < i < len(self.starts) and self.starts[i] == self.ends[i - 1]

    def at(self, i: int, phrase: Sequence[str]) -> bool:
        """Whether `phrase` starts at word `i`."""
        return i >= 0 and tuple(self.lows[i : i + len(phrase)]) == phrase

    def inside(self, i: int, spans: Sequence[tuple[int, int]]) -> bool:
        """Whether word `i` touches one of `spans`."""
        start, end = self.starts[i], self.ends[i]
        return any(a < end and start < b for a, b in spans)


class Phrases:
    """Phrases that are found by their first or last word, longest first."""

    def __init__(
        self, phrases: Mapping[tuple[str, ...], object] | Sequence[tuple[str, ...]], *, last: bool = False
    ) -> None:
        """Index `phrases` by first word, or by last word."""
        self.table: dict[str, list[tuple[str, ...]]] = {}
        for phrase in sorted(phrases, key=lambda p: (-len(p), p)):
            self.table.setdefault(phrase[-1 if last else 0], []).append(phrase)

    def starting(self, words: Words, i: int) -> tuple[str, ...] | None:
        """Give the longest phrase that starts at word `i`."""
        for phrase in self.table.get(words.low(i), ()):
            if words.at(i, phrase):
                return phrase
        return None

    def ending(self, words: Words, i: int) -> tuple[str, ...] | None:
        """Give the longest phrase whose last word is word `i`."""
        for phrase in self.table.get(words.low(i), ()):
            if words.at(i - len(phrase) + 1, phrase):
                return phrase
        return None


@lru_cache(maxsize=4)
def words_of(text: str) -> Words:
    """Cut a text once for the finders that look at it one after the other; the words are not to be changed."""
    return Words(text)
