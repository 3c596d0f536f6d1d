"""Reviewers' corrections applied to claims."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from ledger.model.correction import Correction, Verdict
from ledger.model.identity import claim_id
from ledger.model.sourced import SourcedClaim

SURE = 100
"""Confidence, in percent, of what a reviewer confirmed or corrected."""


def correct(claims: Iterable[SourcedClaim], corrections: Iterable[Correction]) -> list[SourcedClaim]:
    """Give the claims as reviewed, in their order; rejected ones are left out.

    Corrections are matched by content, so they hold for a claim that was read again and for a copy under another row
    number. The latest day counts; of one day, the one that stands later.
    """
    by_document: dict[str, list[Correction]] = {}
    for correction in sorted(corrections, key=lambda one: one.day):
        by_document.setdefault(correction.document, []).append(correction)
    if not by_document:
        return list(claims)
    reviewed = (review(c, by_document.get(c.document, ())) for c in claims)
    return [c for c in reviewed if c is not None]


def review(sourced: SourcedClaim, corrections: Sequence[Correction]) -> SourcedClaim | None:
    """Apply the verdicts on one claim in order; None where the last one rejects it.

    A verdict is about the claim as the rules made it, or as a correction before left it.
    """
    original, current, rejected = sourced, sourced, False
    for correction in corrections:
        if correction.is_about(original.document, current.claim):
            base = current
        elif correction.is_about(original.document, original.claim):
            base = original
        else:
            continue
        rejected = correction.verdict is Verdict.REJECT
        current = base if rejected else replace(apply(base, correction), note=correction.remark)
    return None if rejected else current


def apply(sourced: SourcedClaim, correction: Correction) -> SourcedClaim:
    """Give the claim with the corrected slots; its id follows from its content.

    TypeError where a slot does not exist.
    """
    claim = replace(sourced.claim, confidence=SURE)
    if correction.verdict is Verdict.CORRECT:
        slots: dict[str, Any] = dict(correction.fields)
        claim = replace(claim, **slots)
    return replace(sourced, id=claim_id(sourced.document, claim), claim=claim)


def unmatched(claims: Iterable[SourcedClaim], corrections: Iterable[Correction]) -> list[Correction]:
    """Give the corrections that are about none of the claims: the rules no longer make what was reviewed."""
    by_document: dict[str, list[SourcedClaim]] = {}
    for c in claims:
        by_document.setdefault(c.document, []).append(c)
    return [
        one
        for one in corrections
        if not any(one.is_about(c.document, c.claim) for c in by_document.get(one.document, ()))
    ]
