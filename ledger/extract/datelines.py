"""The dateline before a report's first sentence: place, day, agency and a dash."""

import re

LONGEST = 8
"""Words of a dateline at most."""
ACRONYM = 4
"""A place in capitals is longer than "USA" or "NATO"."""
DATELINE = re.compile(
    r"(?P<place>[^\W\d_][^\n–—:;!?\"„“«»()]{1,60}?)(?P<agency>\s\([^()\n]{1,30}\))?"
    r"(?:\s*(?:--|–|—)\s*|\s-\s+)(?=[\"„“»‘']?[^\W\d_])"
)
WORD = re.compile(r"[^\W\d_]+")


def dateline_end(text: str, start: int, end: int) -> int:
    """Give where the sentence proper begins in the line `text[start:end]`: behind its dateline, else at `start`."""
    found = DATELINE.match(text, start, end)
    if found is None:
        return start
    place = found["place"]
    words = WORD.findall(place)
    written = all(word[0].isupper() for word in words) and len(words) <= LONGEST
    dated = "," in place and any(c.isdigit() for c in place)
    capitals = any(word.isupper() and len(word) > ACRONYM for word in words)
    first = WORD.search(text, found.end(), end)
    opens = first is not None and first.group()[0].isupper()
    return found.end() if written and opens and (found["agency"] or dated or capitals) else start


def is_dateline(text: str, start: int, end: int) -> bool:
    """Tell whether the sentence `text[start:end]` is a dateline, which leads to the report's first sentence."""
    stop = text.find("\n", end)
    return dateline_end(text, start, stop if stop >= 0 else len(text)) > end
