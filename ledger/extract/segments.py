"""Cut a sentence into segments at its marks; quotation marks around a name cut nothing."""

from dataclasses import dataclass
from itertools import pairwise

from ledger.extract.clauses import FINITE_CLASSES, QUOTES
from ledger.extract.mentions import ItemMention, Sentence, positions
from ledger.extract.tokens import Token

MARKS = frozenset(",;:()–—-|•*/")
PUNCTUATION = frozenset(",;:")
SHORT_QUOTE = 5
GOING_ON = 8
"""How long a quotation is that goes on with the verb before it ("would “not stand in the way” of")."""
ARTICLE_TIE = 2
"""A comma and an article between two states."""
HEAD_REACH = 3
"""How far behind an item its comma may stand, past a head noun."""
LIST_REACH = 5
LISTED = frozenset(
    {"article.indefinite", "determiner", "indefinite", "number", "numeral", "quantifier", "measure", "more", "bound"}
    | {"apposition", "anaphor_nouns", "carriers", "prep.of", "prep.about", "prep.modifying", "article.definite"}
)
"""Classes of the words between the items of a list."""


@dataclass(slots=True)
class Segment:
    """A stretch between marks."""

    start: int
    end: int
    opener: str
    quoted: bool
    coordinated: bool = False
    contact: bool = False
    """A relative clause without a pronoun ("the tanks it is supplying")."""
    complement: bool = False
    """What is said, without "that" ("said it would send")."""

    @property
    def span(self) -> tuple[int, int]:
        """Its first token and the one behind its last."""
        return self.start, self.end

    @property
    def positions(self) -> range:
        """The positions of its tokens."""
        return range(self.start, self.end)


def cut_at_marks(s: Sentence, *, lists: bool) -> list[Segment]:
    """Give the stretches between the marks of a sentence, in order; empty ones are left out.

    With `lists` the commas of a list of items that "and" closes cut nothing.
    """
    segments: list[Segment] = []
    start, opener, quoted = 0, "", False
    short = _short_quotes(s) | inner_marks(s) | set(state_lists(s)) | (list_commas(s) if lists else set())
    for n, token in enumerate(s.tokens):
        if n in short:
            continue
        if token.text in QUOTES:
            segments.append(Segment(start, n, opener, quoted))
            quoted = not quoted
            start, opener = n + 1, '"'
        elif token.text in MARKS and _is_boundary(token):
            segments.append(Segment(start, n, opener, quoted))
            start, opener = n + 1, token.text
    segments.append(Segment(start, len(s.tokens), opener, quoted))
    return [g for g in segments if g.start < g.end]


def inner_marks(s: Sentence) -> set[int]:
    """Give the positions inside an actor ("Scholz (SPD)"), and the brackets around one word that is no mention."""
    inside = {n for a in s.actors for n in range(a.start, a.end)}
    if not any(t.text == "(" for t in s.tokens):
        return inside
    mentions = s.mentioned
    for n in range(1, len(s.tokens) - 1):
        if s.tokens[n - 1].text == "(" and s.tokens[n + 1].text == ")" and n not in mentions:
            inside |= {n - 1, n, n + 1}
    return inside | _abbreviations(s)


def _abbreviations(s: Sentence) -> set[int]:
    """Give the brackets around the abbreviation that ends an item's name ("infantry fighting vehicles (IFVs)")."""
    closed = [i for i in s.items if i.end < len(s.tokens) and s.tokens[i.end].text == ")"]
    return {m for i in closed for n in range(i.start, i.end) if s.tokens[n].text == "(" for m in range(n, i.end + 1)}


def _is_boundary(token: Token) -> bool:
    """Whether one of MARKS parts segments: inside a word only those of punctuation proper do."""
    return token.text in PUNCTUATION or not (token.glued or token.hyphen)


def _short_quotes(s: Sentence) -> set[int]:
    """Quotation marks around a name are no boundary."""
    marks = [n for n, t in enumerate(s.tokens) if t.text in QUOTES]
    short: set[int] = set()
    for a, b in pairwise(marks):
        verbs = any(a < c.start < b and c.form.tag in {"fin", "past", "part", "inf"} for c in s.cues)
        goes_on = a > 0 and bool(s.tokens[a - 1].words & FINITE_CLASSES) and b - a <= GOING_ON
        if (goes_on or (b - a <= SHORT_QUOTE and not verbs)) and a not in short:
            short |= {a, b}
    return short


def list_commas(s: Sentence) -> set[int]:
    """Give the commas of lists of items that "and" closes: they part no clauses ("gave A, B and C")."""
    commas: set[int] = set()
    for before, after in pairwise(s.items):
        at = next(
            (n for n in range(before.end, min(before.end + HEAD_REACH, after.start)) if s.tokens[n].text == ","), None
        )
        if at is None or not _is_listed(s, before.end, at) or not _is_listed(s, at + 1, after.start):
            continue
        if _closed(s, after):
            commas.add(at)
    return commas


def state_lists(s: Sentence) -> dict[int, int]:
    """Give the commas in lists of states, each with the "and" that closes the list ("Polen, die USA und X")."""
    commas: dict[int, int] = {}
    for before, after in pairwise(s.actors):
        article = after.start - before.end == ARTICLE_TIE and "article.definite" in s.tokens[after.start - 1].words
        listed = before.kind == after.kind == "name" and s.tokens[before.end].text == ","
        closed = after.end + 1 < len(s.tokens) and "coordinator" in s.tokens[after.end].words
        if article and listed and closed and (_opens_clause(s, before.start) or not _verb_follows(s, after.end + 1)):
            commas[before.end] = after.end
    return commas


def _opens_clause(s: Sentence, at: int) -> bool:
    """Whether a clause opens at a token: nothing, a mark or a subordinator stands before it."""
    before = s.tokens[at - 1] if at else None
    return before is None or not before.text[0].isalnum() or any(w.startswith("sub.") for w in before.words)


def _verb_follows(s: Sentence, at: int) -> bool:
    """Whether a verb stands right behind the name at a token."""
    end = next((a.end for a in s.actors if a.start == at), at + 1)
    finite = end < len(s.tokens) and bool(s.tokens[end].words & FINITE_CLASSES)
    return finite or any(c.start == end and c.form.tag in {"fin", "past", "inf"} for c in s.cues)


def _is_listed(s: Sentence, start: int, end: int) -> bool:
    """Whether nothing but numbers, articles and unknown words stands in a stretch of a list."""
    known = positions(s.actors) | positions(s.cues)
    return end - start <= LIST_REACH and all(
        n not in known and s.tokens[n].text.isalnum() and not s.tokens[n].words - LISTED for n in range(start, end)
    )


def _closed(s: Sentence, item: ItemMention) -> bool:
    """Whether the list that an item goes on ends with "and" and another item, before any verb."""
    while True:
        after = next((i for i in s.items if i.start >= item.end), None)
        if _ends_unknown(s, item.end):
            return True
        if after is None:
            return False
        between = [
            n
            for n in range(item.end, after.start)
            if s.tokens[n].text != "," and "coordinator" not in s.tokens[n].words
        ]
        if len(between) > LIST_REACH or not all(_is_listed(s, n, n + 1) for n in between):
            return False
        if any("coordinator" in t.words for t in s.tokens[item.end : after.start]):
            return True
        if not any(t.text == "," for t in s.tokens[item.end : after.start]):
            return False
        item = after


def _ends_unknown(s: Sentence, at: int) -> bool:
    """Whether "and" with an unknown noun in the plural ends a list ("ammunition and launchers")."""
    tokens = s.tokens[at : at + 2]
    if len(tokens) < len(("and", "noun")) or "coordinator" not in tokens[0].words:
        return False
    return _is_listed(s, at + 1, at + 2) and tokens[1].text.islower() and tokens[1].text.endswith("s")
