"""Tell copies of one wire text, so that they count as one source.

Two documents of one language are copies where the shorter one shares at least COPIED percent of its five-word
sequences with the longer one: papers cut agency texts from the end and change the headline.
"""

import re
from dataclasses import dataclass

from ledger.model.document import Document

WORD = re.compile(r"\w+")
LENGTH = 5
"""Words in a sequence."""
COPIED = 75
"""Percent."""
FEW = 8
"""A text of fewer sequences is a copy only of one with exactly the same."""


@dataclass(frozen=True, slots=True)
class Print:
    """A document's language, and its five-word sequences as hashes that hold for this process alone."""

    lang: str | None
    hashes: frozenset[int]


def make_print(document: Document) -> Print:
    """Cut a text into its sequences of words, in small letters and without marks."""
    words = WORD.findall(document.text.lower())
    runs = zip(*(words[n:] for n in range(LENGTH)), strict=False) if len(words) >= LENGTH else [tuple(words)]
    return Print(document.lang, frozenset(map(hash, runs)))


def are_copies(one: Print, other: Print) -> bool:
    """Whether the shorter of two texts is a copy of the longer."""
    if one.lang != other.lang:
        return False
    size = min(len(one.hashes), len(other.hashes))
    if size < FEW:
        return one.hashes == other.hashes
    return len(one.hashes & other.hashes) * 100 >= size * COPIED
