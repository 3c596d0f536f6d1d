"""Read sums of money: a number with a currency's sign or word."""

import re
from collections.abc import Sequence
from decimal import Decimal

from ledger.extract.amount_numbers import Figure
from ledger.extract.words import Phrases, Words
from ledger.model.meaning import Currency, Meaning
from ledger.model.money import Money

SIGN_LENGTH = 5
ADJECTIVES = 2
HYPHENS = frozenset("-–‐‑")
LARGEST = 10**14


class MoneyReader:
    """Reads sums in one language."""

    def __init__(self, meaning: Meaning) -> None:
        """Index currencies by word and sign."""
        self.words: dict[str, list[Currency]] = {}
        for currency in meaning.currencies:
            for word in currency.words:
                self.words.setdefault(word, []).append(currency)
        self.adjectives = frozenset(a for currency in meaning.currencies for a in currency.adjectives)
        self.between = self.adjectives | HYPHENS | {"."} | meaning.numbers.openers
        signs = [(sign, currency) for currency in meaning.currencies for sign in currency.signs]
        self.signs = sorted(signs, key=lambda pair: -len(pair[0]))
        self.sign_ends = frozenset(sign[-1] for sign, _ in signs)
        self.sign_starts = frozenset(sign[0] for sign, _ in signs)
        self.converted = Phrases(meaning.converted, last=True)

    def read(self, words: Words, figure: Figure, first: int) -> tuple[Money | None, int, int] | None:
        """Give the sum that a number is, with its first word and the word after it; None where it is no sum.

        The sum itself is None where it is a range, open, or in a currency that the text leaves unsaid.
        """
        place = self._sign_before(words, figure.first) or self._word_after(words, figure.after)
        if place is None:
            return None
        currency, start, after = place
        if figure.least is None or figure.least != figure.most or currency is None or figure.least >= LARGEST:
            return None, min(start, first), max(after, figure.after)
        return Money(_plain(figure.least), currency), min(start, first), max(after, figure.after)

    def _sign_before(self, words: Words, i: int) -> tuple[str | None, int, int] | None:
        start = words.starts[i]
        if words.low(i - 1)[-1:] not in self.sign_ends and words.low(i - 1) not in self.words:
            return None
        head = words.text[max(0, start - SIGN_LENGTH) : start].rstrip()
        for sign, currency in self.signs:
            if head.endswith(sign):
                return currency.code, i - 1, i
        before = words.low(i - 1)
        if before in self.words and words.texts[i - 1].isupper():
            return self.words[before][0].code, i - 1, i
        return None

    def _word_after(self, words: Words, i: int) -> tuple[str | None, int, int] | None:
        """Find the currency after a number, over a hyphen or its adjective ("$", "-dollar", "Swedish kronor")."""
        for j in range(i, min(i + 1 + ADJECTIVES, len(words))):
            low = words.lows[j]
            if low in self.words:
                return self._choose(words, j, words.lows[i:j]), j, j + 1
            sign = (
                None
                if words.texts[j][0] not in self.sign_starts
                else next((c for sign, c in self.signs if words.text.startswith(sign, words.starts[j])), None)
            )
            if sign is not None and not (words.glued(j + 1) and words.texts[j + 1][0].isdecimal()):
                return sign.code, j, j + 1
            if low not in self.between:
                break
        return None

    def _choose(self, words: Words, i: int, before: Sequence[str]) -> str | None:
        """Choose among the currencies that share a word."""
        group = self.words[words.lows[i]]
        if len(group) == 1 and (group[0].default or group[0].near):
            return group[0].code
        said = next((c for c in group if self._said(c, before)), None)
        if said is not None:
            return said.code
        text = words.text.lower()
        near = [(away, c.code) for c in group for stem in c.near for away in _distances(text, stem, words.starts[i])]
        if near:
            return min(near)[1]
        return next((c.code for c in group if c.default), None)

    @staticmethod
    def _said(currency: Currency, before: Sequence[str]) -> bool:
        return any(word in currency.adjectives for word in before)

    def restates(self, words: Words, first: int) -> bool:
        """Whether the sum from word `first` on only restates another one ("umgerechnet rund")."""
        return any(self.converted.ending(words, i) is not None for i in range(first - 1, max(first - 4, -1), -1))


def _distances(text: str, stem: str, at: int) -> list[int]:
    """Give how far the words that begin with `stem` are."""
    return [abs(found.start() - at) for found in re.finditer(rf"\b{re.escape(stem)}", text)]


def _plain(value: Decimal) -> Decimal:
    """Give whole sums without a point."""
    return Decimal(int(value)) if value == int(value) else value
