"""Find who speaks over several sentences: in an open quotation, or behind a label as transcripts have it."""

import re

from ledger.extract.phrase_search import PhraseSearch

OPENING, CLOSING = "„", "”"
SIDED = OPENING + CLOSING
"""Marks of which each side has its own; the others open and close."""
CLOSERS = '"“”«»'
SHORTEST = 12
QUOTES = re.compile(rf"[{SIDED}\"“»«]")
WORD = r"[^\W\d_a-zß-ÿ][\w.'’-]*"
LABEL = re.compile(rf"((?:{WORD}\s+){{0,5}}{WORD})\s*(\([^()\n]{{1,30}}\))?\s?:(?=\s)")


def is_open(part: str, *, before: bool) -> bool:
    """Whether a quotation is open behind a stretch of text, given whether one was open before it."""
    inside = before
    for mark in QUOTES.findall(part):
        inside = mark == OPENING if mark in SIDED else not inside
    return inside


def is_whole(part: str, *, before: bool) -> bool:
    """Whether a sentence stands wholly in quotation marks, given whether a quotation was open before it."""
    opens = before or QUOTES.match(part) is not None
    inner = part.strip(CLOSERS + ".!?… ").lstrip(OPENING + "»")
    return opens and len(inner) > SHORTEST and QUOTES.search(inner) is None


def label_of(text: str, start: int, titles: PhraseSearch) -> str | None:
    """Give the speaker whose name and colon open a line: one with a title, or with a party in brackets behind it."""
    if start and text[start - 1] != "\n":
        return None
    found = LABEL.match(text, start)
    if found is None:
        return None
    party = found[2] is not None and not any(word[:1].islower() for word in found[2].strip("()").split())
    return found[1] if party or titles.match(found[1]) is not None else None
