"""Search a text for whole phrases."""

import re
from collections.abc import Iterator

from ahocorasick_rs import AhoCorasick


class PhraseSearch:
    """A search for whole phrases in any case; a leading hyphen stands for the start of a compound.

    Most texts hold none of them, which a plain scan tells sooner than the pattern does.
    """

    def __init__(self, phrases: tuple[str, ...]) -> None:
        """Compile the phrases."""
        longest_first = sorted(phrases, key=len, reverse=True)
        parts = [rf"\w+{re.escape(p[1:])}" if p.startswith("-") else re.escape(p) for p in longest_first]
        whole = rf"(?<![\w-])(?:{'|'.join(parts)})(?!\w)" if parts else r"(?!)"
        self._pattern = re.compile(whole, re.IGNORECASE)
        self._scanner = AhoCorasick([p.removeprefix("-").lower() for p in phrases])

    def search(self, text: str) -> re.Match[str] | None:
        """Find the first phrase."""
        return self._pattern.search(text) if self._may_hold(text) else None

    def match(self, text: str) -> re.Match[str] | None:
        """Find a phrase that opens the text."""
        return self._pattern.match(text)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Find all phrases in order."""
        return self._pattern.finditer(text) if self._may_hold(text) else iter(())

    def _may_hold(self, text: str) -> bool:
        return bool(self._scanner.find_matches_as_indexes(text.lower()))
