"""Corrections are applied by content, outlive new readings, and the last one counts."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from ledger.book import correct, fold, unmatched
from ledger.model.correction import Correction, Verdict
from ledger.model.quantity import Quantity
from ledger.model.sourced import SourcedClaim
from ledger.model.status import Status
from tests.book.made_up import made
from tests.book.strategies import threads

CLAIM = made("pledged", "2023-01-25", number=41, evidence="Berlin will send 41 Leopard 2 tanks")
DAY = date(2023, 2, 1)
FOURTEEN = (("quantity", Quantity(14, 14)),)


def verdict(kind: Verdict, sourced: SourcedClaim = CLAIM, day: int = 1, **more: object) -> Correction:
    """Give a verdict of a reviewer on a day of February."""
    return replace(Correction.of(sourced, kind, name="Ada", day=date(2023, 2, day)), **more)  # type: ignore[arg-type] # any field


def test_rejected_claim_is_left_out() -> None:
    """What a reviewer rejects is not booked."""
    assert correct([CLAIM], [verdict(Verdict.REJECT)]) == []


def test_accepted_claim_is_sure_and_says_by_whom() -> None:
    """A confirmation keeps the claim and its id."""
    (reviewed,) = correct([CLAIM], [verdict(Verdict.ACCEPT, note="checked")])
    assert (reviewed.id, reviewed.claim.confidence, reviewed.note) == (CLAIM.id, 100, "confirmed by Ada: checked")


def test_corrected_claim_has_its_new_values_and_id() -> None:
    """The number of a misread claim is mended, and the book follows."""
    reviewed = correct([CLAIM], [verdict(Verdict.CORRECT, fields=FOURTEEN)])
    state = fold(reviewed)
    assert state is not None
    assert state.quantity == Quantity(14, 14)
    assert reviewed[0].id != CLAIM.id
    assert reviewed[0].note == "corrected by Ada"


def test_correction_outlives_a_new_reading() -> None:
    """New rules give other offsets, a longer quote and another confidence: the correction still holds."""
    evidence = f"{CLAIM.claim.evidence} by March"
    again = replace(CLAIM, id="new", claim=replace(CLAIM.claim, start=70, evidence=evidence, rule="x", confidence=3))
    assert correct([again], [verdict(Verdict.REJECT)]) == []


def test_other_claims_are_left_alone() -> None:
    """Another document, status or wording is not what was reviewed."""
    others = [
        replace(CLAIM, document="other"),
        made("offered", "2023-01-25", evidence=CLAIM.claim.evidence),
        made("pledged", "2023-01-25", evidence="other words"),
    ]
    assert correct(others, [verdict(Verdict.REJECT)]) == others
    assert unmatched(others, [verdict(Verdict.REJECT)]) == [verdict(Verdict.REJECT)]
    assert unmatched([CLAIM], [verdict(Verdict.REJECT)]) == []


def test_later_correction_wins() -> None:
    """By day, whatever the order in which they come; of one day the later one."""
    reject, accept = verdict(Verdict.REJECT, day=1), verdict(Verdict.ACCEPT, day=2)
    assert len(correct([CLAIM], [accept, reject])) == 1
    assert correct([CLAIM], [accept, replace(reject, day=date(2023, 2, 2))]) == []


def test_correction_of_a_correction() -> None:
    """The second reviewer sees, and reviews, what the first one left."""
    first = verdict(Verdict.CORRECT, fields=(("status", Status.OFFERED),))
    (offered,) = correct([CLAIM], [first])
    second = verdict(Verdict.CORRECT, offered, day=2, fields=FOURTEEN)
    (both,) = correct([CLAIM], [first, second])
    assert (both.claim.status, both.claim.quantity) == (Status.OFFERED, Quantity(14, 14))
    assert correct([CLAIM], [first, verdict(Verdict.ACCEPT, day=3)])[0].claim.status is Status.PLEDGED


@given(threads(), st.data())
def test_rejecting_is_as_if_it_was_never_read(book: list[SourcedClaim], data: st.DataObject) -> None:
    """The book without a rejected claim is the book of the others."""
    gone = data.draw(st.sampled_from(book))
    left = correct(book, [verdict(Verdict.REJECT, gone)])
    assert all(not verdict(Verdict.REJECT, gone).is_about(c.document, c.claim) for c in left)
    assert fold(left) == fold([c for c in book if c in left])
