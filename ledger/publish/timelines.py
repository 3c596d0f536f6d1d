"""The entries of the page: one commitment with its timeline and its evidence."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from urllib.parse import urlsplit

from ledger.model.change import Change
from ledger.model.commitment import Commitment, Event
from ledger.model.snapshot import Snapshot
from ledger.model.sourced import SourcedClaim
from ledger.publish.cells import clean, cut, safe_url
from ledger.publish.heat import amount_of, item_label, state_label
from ledger.publish.labels import SIGNS, Label, Sign
from ledger.publish.wording import Span

PREFIX = 8
"""Hex digits of a commitment's id that make its anchor."""
NAME = 40
TICKS = 5
"""Most years or months that the axis names."""
FEW_DAYS = 92
SHORT_SPAN = 500
"""Days up to which the axis names months."""


@dataclass(frozen=True, slots=True)
class Proof:
    """The words that prove something, and where they stand."""

    quote: str
    lang: str | None
    url: str | None
    source: str
    day: str


@dataclass(frozen=True, slots=True)
class Point:
    """One event on the line."""

    sign: Sign
    place: int
    """Percent of the line's length."""
    day: str
    number: str
    proof: Proof


@dataclass(frozen=True, slots=True)
class Entry:
    """One commitment."""

    anchor: str
    item: Label
    recipient: Label | None
    """Where it is not the usual one."""
    sign: Sign
    number: str
    unit: str
    since: str
    requested: str | None
    due: str | None
    conflict: bool
    same: tuple[tuple[str, Label], ...]
    sources: int
    points: tuple[Point, ...]
    proof: Proof


@dataclass(frozen=True, slots=True)
class DonorEntries:
    """One donor's commitments."""

    name: Label
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One recent change."""

    anchor: str | None
    donor: Label
    item: Label
    recipient: Label | None
    """Where it is not the usual one."""
    before: Sign | None
    after: Sign
    day: str
    number: str
    proof: Proof


def anchors_of(snapshot: Snapshot) -> dict[str, str]:
    """Give each commitment's anchor: the start of its id, or all of it where two start alike."""
    short = [commitment.id[:PREFIX] for commitment in snapshot.commitments]
    twice = {name for name in short if short.count(name) > 1} if len(set(short)) < len(short) else set()
    return {c.id: c.id if c.id[:PREFIX] in twice else c.id[:PREFIX] for c in snapshot.commitments}


def entries_of(snapshot: Snapshot, anchors: dict[str, str], span: Span, quote: int) -> tuple[DonorEntries, ...]:
    """Give the entries by donor, in alphabetical order of the English names; `quote` is a quote's longest length."""
    usual = usual_recipient(snapshot)
    named = {c.id: item_label(snapshot, c.item) for c in snapshot.commitments}
    ordered = sorted(
        snapshot.commitments,
        key=lambda c: (state_label(snapshot, c.donor).en, c.donor, named[c.id].en.lower(), c.recipient, c.id),
    )
    return tuple(
        DonorEntries(
            state_label(snapshot, donor),
            tuple(entry_of(c, snapshot, anchors, named, span, usual=usual, quote=quote) for c in group),
        )
        for donor, group in groupby(ordered, key=lambda c: c.donor)
    )


def usual_recipient(snapshot: Snapshot) -> str:
    """Give the recipient of most commitments."""
    recipients = Counter(commitment.recipient for commitment in snapshot.commitments)
    return max(sorted(recipients), key=recipients.__getitem__, default="UA")


def entry_of(  # noqa: PLR0913 - the page's settings, all plain
    c: Commitment,
    snapshot: Snapshot,
    anchors: dict[str, str],
    named: dict[str, Label],
    span: Span,
    *,
    usual: str,
    quote: int,
) -> Entry:
    """Give one commitment's entry."""
    return Entry(
        anchor=anchors[c.id],
        item=named[c.id],
        recipient=state_label(snapshot, c.recipient) if c.recipient != usual else None,
        sign=SIGNS[c.status],
        number=amount_of(c.quantity, c.best.claim.value),
        unit=cut(clean(c.quantity.unit), NAME) if c.quantity and c.quantity.unit else "",
        since=str(c.since),
        requested=str(c.requested) if c.requested else None,
        due=str(c.deliver_by) if c.deliver_by else None,
        conflict=c.conflict is not None,
        same=tuple(
            (anchors[k.commitment], named[k.commitment])
            for k in c.links
            if k.kind != "joint" and k.commitment in anchors
        ),
        sources=c.sources,
        points=tuple(point_of(event, span, quote) for event in c.events),
        proof=proof_of(c.best, quote),
    )


def point_of(event: Event, span: Span, quote: int) -> Point:
    """Give one event's mark."""
    place = place_of(event.on.last, span)
    return Point(
        SIGNS[event.status],
        place,
        str(event.on),
        amount_of(event.quantity, event.claims[0].claim.value),
        proof_of(event.claims[0], quote),
    )


def place_of(day: date, span: Span) -> int:
    """Give a day's place on the line, in percent."""
    length = max((span.last - span.first).days, 1)
    return max(0, min(100, round(100 * (day - span.first).days / length)))


def proof_of(sourced: SourcedClaim, quote: int) -> Proof:
    """Give a claim's words and source."""
    url = safe_url(sourced.url)
    host = (urlsplit(url).hostname or "").removeprefix("www.") if url else ""
    source = cut(clean(sourced.publisher or host or sourced.document), NAME)
    lang = sourced.lang if sourced.lang and sourced.lang.isalpha() and sourced.lang.isascii() else None
    return Proof(cut(clean(sourced.claim.evidence), quote), lang, url, source, sourced.published.isoformat())


def steps_of(changes: Iterable[Change], snapshot: Snapshot, anchors: dict[str, str], quote: int) -> tuple[Step, ...]:
    """Give the recent changes, newest first."""
    usual = usual_recipient(snapshot)
    ids = {(c.donor, c.recipient, c.item): anchors[c.id] for c in snapshot.commitments}
    claims = {one.id: one for c in snapshot.commitments for event in c.events for one in event.claims}
    ordered = sorted(changes, key=lambda c: (-c.on.last.toordinal(), c.donor, c.recipient, c.item, c.kind))
    return tuple(
        Step(
            ids.get((c.donor, c.recipient, c.item)),
            state_label(snapshot, c.donor),
            item_label(snapshot, c.item),
            state_label(snapshot, c.recipient) if c.recipient != usual else None,
            SIGNS[c.before] if c.before and c.before is not c.after else None,
            SIGNS[c.after],
            str(c.on),
            amount_of(c.quantity_after, claims[c.claim].claim.value),
            proof_of(claims[c.claim], quote),
        )
        for c in ordered
    )


def ticks_of(span: Span) -> tuple[tuple[str, int], ...]:
    """Give what the axis names, each with its place in percent: years, months, or in a very short span three days."""
    length = (span.last - span.first).days
    if length <= FEW_DAYS:
        days = [span.first + timedelta(days=length * part // 3) for part in range(3)]
        return tuple((day.isoformat(), place_of(day, span)) for day in sorted(set(days)))
    form, step = ("%Y", 12) if length > SHORT_SPAN else ("%Y-%m", 1)
    first, last = (day.year * 12 + day.month - 1 for day in (span.first, span.last))
    months = range(first - first % step, last + 1, step)
    shown = [date(month // 12, month % 12 + 1, 1) for month in months][:: -(-len(months) // TICKS)]
    return tuple((f"{day:{form}}", place_of(day, span)) for day in shown)
