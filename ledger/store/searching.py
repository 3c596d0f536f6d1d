"""Full text over evidence and articles."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ledger.errors import UsageError
from ledger.model.filter import Filter
from ledger.store.conditions import claim_conditions
from ledger.store.opening import Store

TERM = re.compile(r'"([^"]*)"|(\S+)')
OPEN, CLOSE = "\x02", "\x03"
"""Stand around a found word in a snippet."""


class NoWordsError(UsageError):
    """A search without a word in it."""

    def __init__(self, words: str) -> None:
        """Show what was given."""
        super().__init__(f'{words!r} holds no word to search for; write one or more words, or a "phrase"')


@dataclass(frozen=True, slots=True)
class Hit:
    """A document or claim that holds the words."""

    document: str
    title: str | None
    published: date
    url: str | None
    publisher: str | None
    snippet: str
    """The place, with OPEN and CLOSE around each found word."""
    claim: str | None = None
    """Id of the claim whose evidence it is; None for an article."""


def to_query(words: str) -> str:
    """Give the words as a full-text query: all must occur, "..." is a phrase, `*` at the end any ending."""
    terms = []
    for phrase, word in TERM.findall(words):
        text = phrase or word
        bare = text.rstrip("*")
        if any(c.isalnum() for c in bare):
            quoted = bare.replace('"', '""')
            terms.append(f'"{quoted}"{"*" if text.endswith("*") else ""}')
    if not terms:
        raise NoWordsError(words)
    return " ".join(terms)


def find_articles(store: Store, words: str, limit: int) -> Iterator[Hit]:
    """Give the latest versions of documents that hold all words, best match first."""
    rows = store.connection.execute(
        "SELECT document, version.title, coalesce(dated, published), url, publisher,"
        " snippet(article_words, 1, ?, ?, ' … ', 24), NULL"
        " FROM article_words JOIN version ON version.n = article_words.rowid"
        " WHERE article_words MATCH ? AND version.current ORDER BY rank, document LIMIT ?",
        (OPEN, CLOSE, to_query(words), limit),
    )
    return map(_to_hit, rows)


def find_evidence(store: Store, words: str, where: Filter, limit: int) -> Iterator[Hit]:
    """Give the claims whose evidence holds all words, best match first."""
    sql, values = claim_conditions(where)
    rows = store.connection.execute(
        "SELECT version.document, version.title, coalesce(dated, published), url, publisher,"  # noqa: S608 - no values in it
        " snippet(evidence_words, 0, ?, ?, ' … ', 24), claim.id"
        " FROM evidence_words JOIN claim ON claim.n = evidence_words.rowid JOIN thread ON thread.n = claim.thread"
        " JOIN version ON version.n = claim.version"
        f" WHERE evidence_words MATCH ? AND claim.live AND {sql} ORDER BY rank, version.document, claim.id LIMIT ?",
        (OPEN, CLOSE, to_query(words), *values, limit),
    )
    return map(_to_hit, rows)


def _to_hit(row: tuple[str, str | None, str, str | None, str | None, str | None, str | None]) -> Hit:
    document, title, published, url, publisher, snippet, claim = row
    return Hit(document, title, date.fromisoformat(published), url, publisher, snippet or "", claim)
