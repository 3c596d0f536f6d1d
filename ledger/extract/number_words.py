"""Read number words of one language."""

import re
from functools import lru_cache

from text_to_num import text2num

from ledger.model.meaning import Meaning

KEPT = 8192


class NumberReader:
    """Gives the value of a number word or of several; only what is made of number morphemes reaches the library."""

    def __init__(self, meaning: Meaning) -> None:
        """Compile the language's morphemes."""
        self.code = meaning.code
        morphemes = "|".join(sorted(map(re.escape, meaning.numbers.morphemes), key=len, reverse=True))
        self.form = re.compile(rf"(?:{morphemes})+")
        self.articles = meaning.numbers.articles
        self.word = lru_cache(KEPT)(self._word)

    def _word(self, low: str) -> int | None:
        if low in self.articles or not self.form.fullmatch(low):
            return None
        return self.phrase(low)

    def phrase(self, low: str) -> int | None:
        """Give the value of a number of one or more words; None where it is no number."""
        try:
            return int(text2num(low, self.code))
        except ValueError:
            return None
