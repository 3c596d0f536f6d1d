"""Tell a text's language: those with rules by their function words, others by the `lang` extra where it is there."""

from collections.abc import Mapping

HEAD = 1200
"""Characters that are looked at."""
SHARE = 8
"""A language is told where one word in so many is a function word of it."""
FEW = 12
"""A text of so few words is told by a single function word."""
LOOK = 300
"""Characters that the extra gets, which is slow."""
LETTERS = 20
"""Letters from which the extra is asked."""


def find_language(text: str, languages: Mapping[str, frozenset[str]]) -> str | None:
    """Give the language's code; None where it cannot be told.

    The extra only names languages without rules: which documents are read does not depend on what is installed.
    """
    words = text[:HEAD].lower().split()
    hits = sorted(((sum(map(known.__contains__, words)), code) for code, known in languages.items()), reverse=True)
    if hits and hits[0][0] * SHARE >= len(words) > 0:
        most, code = hits[0]
        ahead = len(hits) == 1 or most > hits[1][0]
        if ahead and (most > 1 or len(words) <= FEW):
            return code
    other = _identify(text[:LOOK])
    return None if other in languages else other


def normalise_lang(code: str) -> str:
    """Give the language of a tag: `de` for `de-AT`."""
    return code.strip().lower().replace("_", "-").partition("-")[0]


def _identify(text: str) -> str | None:
    """Ask the `lang` extra; None where it is not there or the text too short."""
    if sum(letter.isalpha() for letter in text) < LETTERS:
        return None
    try:
        from py3langid import classify  # noqa: PLC0415 - optional, slow to load
    except ImportError:
        return None
    return str(classify(text)[0])
