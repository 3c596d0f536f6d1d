"""Find copies of one wire text, so that they count as one source.

Two documents of one language are copies where the shorter one shares at least COPIED percent of its five-word
sequences with the longer one: papers cut agency texts from the end and change the headline. A group is what is
connected by such pairs. The result depends neither on the order of the documents nor on what is installed.
"""

import re
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

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
    """A document's five-word sequences as sorted hashes."""

    id: str
    published: date
    lang: str | None
    hashes: "array[int]"

    @property
    def telling(self) -> Sequence[int]:
        """So many hashes that every document of which this one is a copy has one of them."""
        if len(self.hashes) < FEW:
            return self.hashes[:1]
        return self.hashes[: len(self.hashes) * (100 - COPIED) // 100 + 1]


def group_stories(documents: Iterable[Document]) -> dict[str, str]:
    """Give the story of each document that has a copy: the id of the first one published."""
    prints = {document.id: make_print(document) for document in documents}
    root = {identity: identity for identity in prints}
    for one, other in find_pairs(list(prints.values())):
        join(root, prints, one, other)
    stories = {identity: find_root(root, identity) for identity in prints}
    copied = {story for identity, story in stories.items() if identity != story}
    return {identity: story for identity, story in stories.items() if story in copied}


def make_print(document: Document) -> Print:
    """Cut a text into its sequences of words, in small letters and without marks."""
    words = WORD.findall(document.text.lower())
    runs = zip(*(words[n:] for n in range(LENGTH)), strict=False) if len(words) >= LENGTH else [tuple(words)]
    return Print(document.id, document.published or date.max, document.lang, array("q", sorted(set(map(hash, runs)))))


def find_pairs(prints: Sequence[Print]) -> Iterator[tuple[str, str]]:
    """Yield each pair of copies."""
    by_hash: dict[int, list[Print]] = defaultdict(list)
    for shorter in prints:
        for sequence in shorter.telling:
            by_hash[sequence].append(shorter)
    for longer in prints:
        candidates = {id(one): one for sequence in longer.hashes for one in by_hash.get(sequence, ())}
        present = frozenset(longer.hashes)
        for shorter in candidates.values():
            if shorter is not longer and is_copy(shorter, longer, present):
                yield shorter.id, longer.id


def is_copy(shorter: Print, longer: Print, present: frozenset[int]) -> bool:
    """Whether a text is a copy of another that is at least as long and has the sequences `present`."""
    size = len(shorter.hashes)
    if shorter.lang != longer.lang or size > len(longer.hashes):
        return False
    if size < FEW:
        return shorter.hashes == longer.hashes
    return len(present.intersection(shorter.hashes)) * 100 >= size * COPIED


def join(root: dict[str, str], prints: Mapping[str, Print], one: str, other: str) -> None:
    """Make two groups one, named by the document that was published first."""
    first, second = sorted(
        (find_root(root, one), find_root(root, other)), key=lambda identity: (prints[identity].published, identity)
    )
    root[second] = first


def find_root(root: dict[str, str], identity: str) -> str:
    """Give the document that names a group."""
    while root[identity] != identity:
        root[identity] = root[root[identity]]
        identity = root[identity]
    return identity
