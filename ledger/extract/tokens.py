"""Cut text into sentences and tokens, with character offsets."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ledger.extract.datelines import dateline_end

TOKEN = re.compile(
    r"(?:[A-Z]\.){2,}|\d+(?:[.,:]\d+|['’]\d{3}(?!\d))*|[^\W\d_]+(?:['’]t\b)?|['’](?:s|re|ve|ll|d)\b|\S",
)
HYPHENS = "-‐‑"
INNER_MARKS = f"{HYPHENS}/"
BULLETS = "-•*–▪◦·"
"""What opens a line of a list."""
ADJECTIVE_ENDINGS = ("e", "en", "er", "es", "em")
CLOSERS = "\"'”“’»«)›‹"
BREAK = re.compile(
    rf"(?:[.!?…]+[{CLOSERS}]*(?=\s))|\n+|(?<=[a-zäöüß]{{2}})(?=[A-ZÄÖÜ][a-zäöüß]{{2}})"
    r"|(?<=[a-zäöüß]{3})(?=\d+ )|(?<=[a-zäöüß]{3})[.!?](?=[A-ZÄÖÜ][a-zäöüß]+ )"
    r"|(?<=[a-zäöüß!?.][\"“»])(?=[A-ZÄÖÜ][a-zäöüß])"
)
"""The last alternatives: front pages print sentences, or headline and teaser, without a space between."""
SHORT_WORD = 3
WORD_BEFORE = re.compile(r"[\w.-]+$")


@dataclass(slots=True)
class Token:
    """One word, number or mark; `hyphen` says that a hyphen ties it to the one before, `glued` that nothing does."""

    text: str
    low: str
    start: int
    end: int
    hyphen: bool = False
    glued: bool = False
    words: frozenset[str] = frozenset()
    """The closed word classes that it belongs to."""


def is_preposition(words: frozenset[str]) -> bool:
    """Whether a word is a preposition, by the classes that it belongs to."""
    return any(w.startswith("prep.") for w in words)


def is_inflected(token: Token) -> bool:
    """Whether a word has the look and the ending of an adjective, in a language that writes nouns with capitals."""
    return token.text[:1].islower() and token.low.endswith(ADJECTIVE_ENDINGS)


def find_tokens(text: str, start: int, end: int) -> list[Token]:
    """Cut `text[start:end]`; a hyphen inside a word becomes a flag of the token after it."""
    tokens: list[Token] = []
    last, hyphen = start, False
    for found in TOKEN.finditer(text, start, end):
        a, b = found.span()
        word = found.group()
        if word in HYPHENS and a == last and tokens and b < end and not (text[b].isspace() or text[b] == ","):
            hyphen, last = True, b
            continue
        tokens.append(Token(word, word.lower(), a, b, hyphen, a == last and bool(tokens) and not hyphen))
        last, hyphen = b, False
    return tokens


def stands_at(tokens: list[Token], at: int, words: tuple[str, ...]) -> bool:
    """Tell whether words, in small letters, stand at a token and behind it."""
    if at >= len(tokens) or tokens[at].low != words[0]:
        return False
    return tuple(t.low for t in tokens[at : at + len(words)]) == words


def find_sentences(text: str, abbreviations: frozenset[str]) -> list[tuple[int, int]]:
    """Give the sentences' spans: they end at marks that no abbreviation or ordinal explains, and at line ends.

    A dateline is a sentence of its own.
    """
    spans = []
    start = 0
    for found in BREAK.finditer(text):
        if (
            found.group()
            and not found.group().startswith("\n")
            and _goes_on(text, found.start(), found.end(), abbreviations)
        ):
            continue
        spans.append((start, found.end()))
        start = found.end()
    spans.append((start, len(text)))
    trimmed = (_trim(text, a, b) for a, b in spans)
    return [part for a, b in trimmed if a < b for part in _without_dateline(text, a, b)]


def _without_dateline(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Part a dateline from the sentence behind it."""
    at = start
    while at > 0 and text[at - 1] == " ":
        at -= 1
    opens = start == 0 or text[at - 1 : at] == "\n"
    body = dateline_end(text, start, end) if opens else start
    if body > start:
        yield _trim(text, start, body)
    yield body, end


def _goes_on(text: str, mark: int, end: int, abbreviations: frozenset[str]) -> bool:
    """Tell whether the sentence goes on after the mark at `mark`."""
    if text[mark] not in ".…":
        return text[end : end + 2].strip()[:1].islower()
    following = text[end : end + 3].strip()[:1]
    if following.islower():
        return True
    before = WORD_BEFORE.search(text, max(0, mark - 12), mark)
    word = before.group().lower() if before else ""
    part = before is not None and before.start() > 0 and text[before.start() - 1] in INNER_MARKS
    short_number = word.isdigit() and len(word) < SHORT_WORD and _may_be_ordinal(text, mark - len(word))
    abbreviated = word in abbreviations or (following.isdigit() and f"{word}#" in abbreviations)
    return (len(word) == 1 and word.isalpha() and not part) or short_number or abbreviated


def _may_be_ordinal(text: str, start: int) -> bool:
    """Whether a number may be an ordinal by the word before it: a name with a number is none ("Challenger 2.")."""
    before = WORD_BEFORE.search(text, max(0, start - 25), start - 1)
    return before is None or before.group()[:1].islower() or len(before.group()) <= SHORT_WORD


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
