"""When a claim counts: the rules on dates."""

from datetime import date

from ledger.model.partial_date import PartialDate
from ledger.model.sourced import SourcedClaim


def stated_on(sourced: SourcedClaim) -> PartialDate:
    """Give the date of what a claim reports: the one in the text, else that of publication."""
    return sourced.claim.event_date or PartialDate.of(sourced.published)


def is_inferred(sourced: SourcedClaim) -> bool:
    """Tell whether the date is that of publication because the text gives none."""
    return sourced.claim.event_date is None


def booking_day(sourced: SourcedClaim) -> date:
    """Give the day from which a claim counts: the last day of its date.

    A month, quarter or year counts when it is over; an event dated after its publication is not booked before its day.
    """
    on = sourced.claim.event_date
    return sourced.published if on is None else on.last if on.span else on.first


def is_known(sourced: SourcedClaim, known_at: date | None) -> bool:
    """Tell whether the public could know a claim at the end of a day."""
    return known_at is None or sourced.published <= known_at


def shown_date(claims: list[SourcedClaim]) -> PartialDate:
    """Give the date that an event shows: stated before inferred, then the most precise."""
    if len(claims) == 1:
        return stated_on(claims[0])
    stated = [c.claim.event_date for c in claims if c.claim.event_date is not None]
    dates = stated or [stated_on(c) for c in claims]
    return min(dates, key=lambda on: (on.span, on))
