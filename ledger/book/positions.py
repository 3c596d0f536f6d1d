"""The donor's position: which rule a claim falls under, given where the donor stands."""

from enum import StrEnum

from ledger.model.status import COURSE, Status


class Effect(StrEnum):
    """The rules of the fold by name: what an event does to the book."""

    REQUEST = "request"
    FORMER = "former"
    OPENING = "opening"
    ADVANCE = "advance"
    RESTATEMENT = "restatement"
    NUMBER = "number"
    TRANCHE = "tranche"
    REFUSAL = "refusal"
    WITHDRAWAL = "withdrawal"
    REOPENING = "reopening"
    RESUMPTION = "resumption"
    OUTWEIGHED = "outweighed"
    LEAVE = "leave_to_others"


RANK = {Status.REQUESTED: -1, Status.REFUSED: 0, Status.WITHDRAWN: 1} | {s: n for n, s in enumerate(COURSE, 2)}
"""How far a status goes; the donor's no comes before any yes, so that the further status wins."""
YES = RANK[Status.CONSIDERED]
"""From here on a status is a positive one."""
FIRM = RANK[Status.PLEDGED]
"""From here on the donor has committed itself."""


def effect_of(standing: Status | None, claimed: Status) -> Effect:
    """Name the rule for a claim of a later day, or the winner of a day, in one tranche.

    `standing` is the tranche's position, None where it has none.
    """
    now = -1 if standing is None else RANK[standing]
    new = RANK[claimed]
    if new < YES:
        return refuse(standing, claimed)
    if now < 0:
        return Effect.OPENING
    if now < YES:
        return reopen(claimed)
    return Effect.ADVANCE if new > now else Effect.RESTATEMENT


def refuse(standing: Status | None, claimed: Status) -> Effect:
    """A no stands from its day on, whatever was said before; the same no again changes nothing."""
    if standing is claimed:
        return Effect.RESTATEMENT
    return Effect.REFUSAL if claimed is Status.REFUSED else Effect.WITHDRAWAL


def reopen(claimed: Status) -> Effect:
    """A later yes ends a no: to consider or offer reopens the matter, a firm position resumes it."""
    return Effect.RESUMPTION if RANK[claimed] >= FIRM else Effect.REOPENING
