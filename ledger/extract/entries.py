"""Tell entries of a list from what only stands among them."""

from ledger.extract.linking import Reading
from ledger.extract.mentions import ItemMention, Sentence
from ledger.extract.tokens import Token

TYING = frozenset({"prep.by", "prep.of", "article.genitive"})
LEADING = TYING | {"variant_nouns", "prep.about", "article.definite", "determiner", "apposition", "numeral", "number"}
PLACING = frozenset({"prep.about", "prep.against", "prep.in", "prep.purpose"})


def is_aside(s: Sentence, item: ItemMention, but: str = "") -> bool:
    """Whether an item is led by a preposition, but not by one of a class, or denied: then it is no entry."""
    tokens, at = s.tokens, item.start - 1
    while at > 0 and tokens[at].words & LEADING and (tokens[at].words & TYING or not tokens[at].words & PLACING):
        at -= 1
    return at >= 0 and bool(tokens[at].words & (PLACING | {"negation"})) and but not in tokens[at].words


def is_counted(reading: Reading, recipient: str) -> bool:
    """Whether the receiver is the subject: it counts attacks, or its own arms."""
    return any(a.role == "subject" and a.state == recipient for a in reading.clause.actors)


def is_told(s: Sentence, reading: Reading, item: ItemMention) -> bool:
    """Whether a subject with a verb that is not known stands before an item: a sentence, no entry."""
    if s.tokens[-1].text != ".":
        return False
    subjects = [a for a in reading.clause.actors if a.role == "subject" and a.end <= item.start]
    spans = [[s.tokens[n] for n in range(a.end, item.start)] for a in subjects]
    return any(
        any(is_plain(t) and t.text.islower() for t in span) and not any(t.text == ":" for t in span) for span in spans
    )


def is_plain(token: Token) -> bool:
    """Whether a word has no part in the grammar or the dates known here, and is no adverb."""
    return token.text.isalpha() and not token.words and not token.low.endswith("ly")
