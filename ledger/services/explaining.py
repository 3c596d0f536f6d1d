"""Explain what a text claims: the marked sentence, the rule, and what failed where there is no claim."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from ledger.errors import UsageError
from ledger.extract.discourse import Discourse
from ledger.extract.mentions import Sentence
from ledger.extract.reader import LanguageReader, Reader
from ledger.model.claim import Claim, Dropped
from ledger.model.document import Document
from ledger.services.extracting import no_rules
from ledger.sources.languages import find_language
from ledger.store import Store
from ledger.store.reading import find_claim, find_documents

BY_ROLE = "donor by role "
"""How a claim's trace tells where its donor was found."""
Spanned = TypeVar("Spanned", Claim, Dropped)


@dataclass(frozen=True, slots=True)
class Span:
    """Words that mean something: an item, an actor, a cue, or the evidence of a claim."""

    start: int
    end: int
    kind: str
    """item, donor, recipient, actor or cue."""
    label: str


@dataclass(frozen=True, slots=True)
class Explained:
    """One sentence with its marked words, its claims and the mentions without one; offsets are those of the text."""

    start: int
    end: int
    text: str
    spans: tuple[Span, ...]
    claims: tuple[Claim, ...]
    dropped: tuple[Dropped, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """What is to be said of a text."""

    document: Document
    sentences: tuple[Explained, ...]
    note: str | None = None


class NoRulesError(UsageError):
    """The language of a text has no rules, or cannot be told."""

    exit_code = 1

    def __init__(self, why: str) -> None:
        """Say why."""
        super().__init__(f"the text cannot be read: {why}")


class ForgottenError(UsageError):
    """The text of a claim's document is gone."""

    exit_code = 1

    def __init__(self, claim: str, document: str) -> None:
        """Name both."""
        super().__init__(f"{claim}: the text of {document} was forgotten; `aidledger claims` still shows its evidence")


class UnknownClaimError(UsageError):
    """No claim, or more than one, has the id."""

    def __init__(self, claim: str, found: int) -> None:
        """Say which."""
        why = f"{found} claims begin with it; write more of the id" if found else "`aidledger claims` shows the ids"
        super().__init__(f"no single claim {claim!r}; {why}")


class Watching(LanguageReader):
    """A reader of one language that keeps the sentences it has read, with what was found in them."""

    sentences: list[Sentence]

    def read_sentence(self, document: Document, s: Sentence, d: Discourse) -> tuple[list[Claim], list[Dropped]]:
        """Keep the sentence."""
        self.sentences.append(s)
        return super().read_sentence(document, s, d)


def explain_text(reader: Reader, text: str, *, lang: str | None, published: date | None, recipient: str) -> Explanation:
    """Explain a text; one too short to tell its language is read in each, and the reading that sees most is taken.

    Raises:
        NoRulesError: its language has no rules, or cannot be told.
    """
    known = lang or find_language(text, reader.languages)
    document = Document("text", text, published=published, lang=known, recipient=recipient)
    if known is not None:
        return explain_document(reader, document)
    tried = [explain_document(reader, replace(document, lang=code)) for code in sorted(reader.languages)]
    best = max(tried, key=_understood)
    return best if best.sentences else explain_document(reader, document)


def _understood(found: Explanation) -> tuple[int, int]:
    """Measure how much of a text was understood: its claims, then its marked words."""
    return sum(len(one.claims) for one in found.sentences), sum(len(one.spans) for one in found.sentences)


def explain_document(reader: Reader, document: Document) -> Explanation:
    """Explain every sentence that names an item or makes a claim."""
    if document.lang is None or not reader.reads(document.lang):
        raise NoRulesError(no_rules(document.lang, reader))
    watching = Watching(reader.rulebook.languages[document.lang], reader.rulebook)
    watching.sentences = []
    reading = watching.read(document)
    sentences = [
        _explained(document, s, _inside(reading.claims, s), _inside(reading.dropped, s)) for s in watching.sentences
    ]
    return Explanation(document, tuple(one for one in sentences if one.claims or one.dropped))


def _inside(found: Sequence[Spanned], s: Sentence) -> tuple[Spanned, ...]:
    return tuple(one for one in found if s.start <= one.start < s.end)


def _explained(document: Document, s: Sentence, claims: tuple[Claim, ...], dropped: tuple[Dropped, ...]) -> Explained:
    text = document.text[s.start : s.end]
    return Explained(s.start, s.end, text, tuple(_spans(s, claims, document.recipient)), claims, dropped)


def _spans(s: Sentence, claims: Sequence[Claim], recipient: str) -> list[Span]:
    """Mark items first, then actors, then cues; no two overlap."""
    givers = {claim.donor for claim in claims}
    roles = {
        step.removeprefix(BY_ROLE): claim.donor for claim in claims for step in claim.trace if step.startswith(BY_ROLE)
    }
    found: list[Span] = []

    def mark(start: int, end: int, kind: str, label: str) -> None:
        span = Span(s.tokens[start].start, s.tokens[end - 1].end, kind, label)
        if all(span.end <= other.start or other.end <= span.start for other in found):
            found.append(span)

    for item in s.items:
        mark(item.start, item.end, "item", item.item.id)
    for actor in s.actors:
        state = actor.state or roles.get(actor.role)
        kind = "donor" if state in givers else "recipient" if state == recipient else "actor"
        words = (kind, state or "?", actor.role, "outside the government" if actor.outside else "")
        mark(actor.start, actor.end, kind, " ".join(word for word in words if word))
    for cue in s.cues:
        mark(cue.start, cue.end, "cue", cue.cue)
    return sorted(found, key=lambda span: span.start)


def explain_claim(store: Store, reader: Reader, claim_id: str) -> Explanation:
    """Explain a claim of the ledger by reading its document anew.

    Raises:
        UnknownClaimError: no single claim has the id.
        ForgottenError: the text is gone.
    """
    found = find_claim(store, claim_id)
    if len({(sourced.id, sourced.document) for sourced in found}) != 1:
        raise UnknownClaimError(claim_id, len(found))
    sourced = found[0]
    document = next(iter(find_documents(store, sourced.document))).document
    if not document.text:
        raise ForgottenError(claim_id, sourced.document)
    whole = explain_document(reader, document)
    claim = sourced.claim
    same = [
        replace(one, claims=tuple(c for c in one.claims if c.tuple == claim.tuple), dropped=())
        for one in whole.sentences
        if any(c.tuple == claim.tuple for c in one.claims)
    ]
    if same:
        return Explanation(document, tuple(same))
    near = tuple(one for one in whole.sentences if one.start <= claim.start < one.end)
    note = f"the present rules make no such claim; when it was booked, {claim.rule} made it"
    return Explanation(document, near, note)
