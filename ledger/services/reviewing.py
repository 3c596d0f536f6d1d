"""Record what people say of claims: accepted, corrected, rejected; and corrected publication dates."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from ledger import __version__
from ledger.errors import LedgerError, Problem, UsageError
from ledger.model.partial_date import PartialDate
from ledger.model.quantity import QUALIFIERS
from ledger.services.claiming import find_document
from ledger.services.folding import fold_changed
from ledger.services.ingesting import Reads, now
from ledger.services.rereading import Reread, reread
from ledger.services.resolving import resolve_items, resolve_states, resolve_statuses
from ledger.store import Store
from ledger.store.corrections import QUANTITY as PARTS
from ledger.store.corrections import READERS, Review, find_claim_rows, record_review, redate_version
from ledger.store.reading import find_documents
from ledger.store.recording import begin_run
from ledger.store.review_files import ReviewLine
from ledger.store.settling import settle_document

SLOTS = (*READERS, "quantity", *PARTS)
"""What a correction may change, by published name."""
NEEDED = ("donor", "recipient", "item", "status")
"""What no claim is without."""
MOST = 10**15
"""No number of a claim is larger."""
CODE = 3
"""Letters of a currency."""


class UnknownClaimError(UsageError):
    """No claim, or more than one, has the id."""

    def __init__(self, claim: str, found: int) -> None:
        """Say which."""
        why = f"{found} claims begin with it; write more of the id" if found else "`aidledger claims` shows the ids"
        super().__init__(f"no single claim {claim!r}; {why}")


class BadSlotError(UsageError):
    """A correction of something that is no slot, or with a value that the slot cannot take."""

    def __init__(self, slot: str, value: object, form: str) -> None:
        """Name the slot, the value and the form that works."""
        super().__init__(f"{slot}={value}: cannot be set; {form}")


@dataclass(slots=True)
class Reviewed:
    """What became of reviews."""

    recorded: int = 0
    known: int = 0
    """Reviews that were written before in the same words."""
    problems: list[Problem] = field(default_factory=list)


def review_claims(store: Store, lines: Iterable[ReviewLine | Problem]) -> Reviewed:
    """Record reviews one by one; a faulty line is a problem and the others go on."""
    report = Reviewed()
    run = begin_run(store, "review", rules="", program=__version__, started=now())
    for line in lines:
        if isinstance(line, Problem):
            report.problems.append(line)
            continue
        try:
            fresh = _review(store, run.id, line)
        except LedgerError as error:
            report.problems.append(Problem(line.where, str(error), line.line))
        else:
            report.recorded += fresh
            report.known += not fresh
    fold_changed(store)
    return report


def _review(store: Store, run: int, line: ReviewLine) -> bool:
    """Record one review; say whether it is new."""
    rows = find_claim_rows(store, line.claim, line.document)
    documents = {document for _, document in rows}
    if len(documents) != 1:
        raise UnknownClaimError(line.claim, len(documents))
    n, document = rows[0]
    changes = read_changes(store, line.changes) if line.verdict == "correct" else {}
    review = Review(document, n, line.verdict, changes, line.note, line.reviewer)
    with store.transaction():
        fresh = record_review(store, run, review) is not None
        settle_document(store, document)
    return fresh


def read_changes(store: Store, changes: Mapping[str, Any]) -> dict[str, Any]:
    """Check the slots of a correction and give their values as the ledger writes them; BadSlotError."""
    return {slot: read_slot(store, slot, value) for slot, value in changes.items()}


def read_slot(store: Store, slot: str, value: Any) -> Any:  # noqa: ANN401 - slots have values of many types
    """Check one slot: names are resolved, dates and numbers read."""
    if slot in NEEDED and not value:
        raise BadSlotError(slot, "", "a claim is nothing without it; --reject the claim instead")
    if slot in {"donor", "recipient", "approver"} and value:
        return resolve_states(store, [value], slot)[0]
    if slot == "item":
        return next(iter(sorted(resolve_items(store, [value]), key=lambda item: (item != value, len(item)))))
    if slot == "status":
        return resolve_statuses([value])[0].value
    reader = CHECKS.get(slot)
    if slot not in SLOTS:
        raise BadSlotError(slot, value, f"the slots are {', '.join(SLOTS)}")
    if reader is None or value is None:
        return False if reader and reader[0] is _truth else value
    try:
        return reader[0](value)
    except (ValueError, TypeError, KeyError, AttributeError, ArithmeticError) as error:
        raise BadSlotError(slot, value, reader[1]) from error


def _nested(value: Any) -> Any:  # noqa: ANN401 - what a user wrote
    """Read JSON where a table wrote a nested value."""
    return json.loads(value) if isinstance(value, str) and value.startswith("{") else value


def _count(value: Any) -> int:  # noqa: ANN401 - what a user wrote
    number = int(value)
    if not 0 <= number <= MOST:
        raise ValueError(number)
    return number


def _number(value: Any) -> int | dict[str, int | None]:  # noqa: ANN401 - what a user wrote
    value = _nested(value)
    if isinstance(value, Mapping):
        ends = {end: None if value.get(end) is None else _count(value[end]) for end in ("min", "max")}
    else:
        low, dash, high = str(value).partition("-")
        if not dash:
            return _count(low)
        ends = {"min": _count(low) if low else None, "max": _count(high) if high else None}
    least, most = ends["min"], ends["max"]
    if (least is None and most is None) or (least is not None and most is not None and least > most):
        raise ValueError(value)
    return ends


def _sum(value: Any) -> dict[str, Any]:  # noqa: ANN401 - what a user wrote
    value = _nested(value)
    amount, currency = (value["amount"], value["currency"]) if isinstance(value, Mapping) else str(value).split()
    number = Decimal(str(amount))
    if not (0 <= number <= MOST and len(currency) == CODE and currency.isalpha()):
        raise ValueError(value)
    return {"amount": int(number) if number == int(number) else float(number), "currency": currency.upper()}


def _qualifier(value: Any) -> str:  # noqa: ANN401 - what a user wrote
    return QUALIFIERS[QUALIFIERS.index(str(value))]


def _truth(value: Any) -> bool:  # noqa: ANN401 - what a user wrote
    return {"true": True, "yes": True, "false": False, "no": False}[str(value).lower()]


def _day(value: Any) -> str:  # noqa: ANN401 - what a user wrote
    return str(PartialDate.parse(str(value)))


CHECKS: dict[str, tuple[Callable[[Any], Any], str]] = {
    "quantity": (_number, "write a number or a range, as in 14, 12-14, 24- or -10"),
    "quantity_total": (_count, "write a number"),
    "quantity_qualifier": (_qualifier, f"write {', '.join(QUALIFIERS[:-1])} or {QUALIFIERS[-1]}"),
    "value": (_sum, "write an amount and a currency, as in 500000000 USD"),
    "event_date": (_day, "write YYYY-MM-DD, YYYY-MM, YYYY-Q1 or YYYY"),
    "deliver_by": (_day, "write YYYY-MM-DD, YYYY-MM, YYYY-Q1 or YYYY"),
    "hedged": (_truth, "write true or false"),
    "former": (_truth, "write true or false"),
    "joint": (_truth, "write true or false"),
}


@dataclass(frozen=True, slots=True)
class Redating:
    """A publication date that is wrong, and who says so."""

    document: str
    published: date
    note: str
    reviewer: str


def redate(store: Store, reader: Reads, wanted: Redating) -> Reread:
    """Correct the publication date of a document's latest version and read it anew with it."""
    document = find_document(store, wanted.document)
    run = begin_run(store, "review", rules="", program=__version__, started=now())
    for stored in find_documents(store, document):
        changes = {"published": wanted.published.isoformat(), "digest": stored.digest}
        with store.transaction():
            record_review(store, run.id, Review(document, None, "date", changes, wanted.note, wanted.reviewer))
            redate_version(store, stored.n, wanted.published)
            settle_document(store, document)
    return reread(store, reader, decide=lambda _: True, document=document)
