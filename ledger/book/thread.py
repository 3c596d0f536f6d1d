"""One commitment while its claims are booked, day by day."""

from datetime import date

from ledger.book.contest import Outcome, decide
from ledger.book.dating import stated_on
from ledger.book.days import Group, group
from ledger.book.evidence import Support, support_of
from ledger.book.numbers import Numbers
from ledger.book.positions import FIRM, RANK, YES, Effect, effect_of
from ledger.book.quantities import is_counted
from ledger.book.tranches import Part, find_addition, find_part, furthest, is_closed, is_fresh, is_too_weak
from ledger.model.commitment import IDLE, Commitment, Conflict, Event
from ledger.model.identity import commitment_id, event_id
from ledger.model.partial_date import PartialDate
from ledger.model.quantity import Quantity
from ledger.model.sourced import SourcedClaim
from ledger.model.status import NEGATIVE, Status

DONE = (Status.DELIVERED, *NEGATIVE)
"""Positions after which no delivery is due."""
REVIVALS = (Effect.REOPENING, Effect.RESUMPTION)
ALONE = Outcome()
"""A day with one position has no contest."""


class Thread:
    """The book of one donor, recipient and item; `book` takes the days in order, `freeze` gives the state."""

    __slots__ = (
        "conflict", "day", "deliver_by", "events", "first", "former", "id", "numbers", "parts", "proof", "requested",
        "seen", "variant",
    )  # fmt: skip

    def __init__(self, first: SourcedClaim) -> None:
        """Open an empty book for the donor, recipient and item of a claim."""
        claim = first.claim
        self.first = claim
        self.id = commitment_id(claim.donor, claim.recipient, claim.item)
        self.day = first.published
        """The day that is being booked."""
        self.events: list[Event] = []
        self.parts: list[Part] = []
        self.numbers = Numbers()
        self.requested: PartialDate | None = None
        self.former: tuple[Status, PartialDate] | None = None
        self.conflict: Conflict | None = None
        self.deliver_by: PartialDate | None = None
        self.variant: str | None = None
        self.proof: SourcedClaim = first
        self.seen: tuple[Status, Quantity | None] | None = None
        """Status and number as shown after the last event."""

    def book(self, day: date, claims: list[SourcedClaim]) -> None:
        """Book a day: requests and former states first, then the donor's positions by their contest."""
        self.day = day
        groups = group(claims)
        others = self.find_leaves(groups)
        own = [g for g in groups if not (g.former or g.status is Status.REQUESTED or g in others)]
        for g in groups:
            if g.former:
                self.book_former(g)
            elif g.status is Status.REQUESTED:
                self.book_request(g)
        if own:
            outcome = self.contest(own) if len(own) > 1 else ALONE
            self.conflict = outcome.conflict
            self.book_positions(own, outcome)
        for g in others:
            self.record(g, Effect.LEAVE, 1)

    def find_leaves(self, groups: list[Group]) -> list[Group]:
        """Give the groups about what others may pass on, where the donor has a firm position of its own."""
        leaves = [g for g in groups if g.is_leave and not g.former]
        if not leaves or (self.parts and RANK[furthest(self.parts).status] >= FIRM):
            return leaves
        return leaves if any(RANK[g.status] >= FIRM and not (g.former or g.is_leave) for g in groups) else []

    def contest(self, groups: list[Group]) -> Outcome:
        """Decide which of a day's positions counts."""
        part = furthest(self.parts) if self.parts else None
        claims = weigh([g for g in groups if g.addition is None], part.status if part else None)
        additions = sorted((g for g in groups if g.addition and RANK[g.status] >= YES), key=lambda g: g.support)
        told = RANK[part.status] if part else -1
        repeated = told - 1 if part and is_fresh(part, self.day) else told
        return decide(self.day, claims, {g.status: g.support for g in additions}, repeated)

    def book_positions(self, groups: list[Group], outcome: Outcome) -> None:
        """Book the losers of a day, then the lesser positions and the winner, then what comes on top."""
        won = [g for g in groups if not loses(g, outcome)]
        for g in groups:
            if loses(g, outcome):
                self.record(g, Effect.OUTWEIGHED, 1)
        for g in won:
            if g.addition is None:
                self.book_no(g) if RANK[g.status] < YES else self.book_yes(g)
        for g in won:
            if g.addition is not None:
                self.book_addition(g)

    def book_request(self, g: Group) -> None:
        """Note a request beside the donor's position, which it never moves."""
        self.requested = self.requested or g.on
        if is_counted(g.quantity):
            self.numbers.book_total(g.status, g.quantity, g.support)
        self.record(g, Effect.REQUEST, 1)

    def book_former(self, g: Group) -> None:
        """Keep a state that the text marks as overtaken; it never overtakes the present one."""
        self.former = (g.status, g.on)
        self.record(g, Effect.FORMER, 1)

    def book_no(self, g: Group) -> None:
        """Let the donor's no stand for all tranches, or for what is not there yet."""
        open_to_no = self.deniable(g)
        part = furthest(open_to_no) if open_to_no else self.open(g)
        effect = effect_of(part.status if open_to_no else None, g.status)
        for one in open_to_no:
            if effect is Effect.RESTATEMENT:
                one.restate(g, self.day)
            else:
                one.move(g, self.day)
        if all(part.status in DONE for part in self.parts):
            self.deliver_by = None
        self.record(g, self.book_number(g, effect), part.number if len(self.parts) > len(open_to_no) else 1)

    def deniable(self, g: Group) -> list[Part]:
        """Give what a no is about: a refusal takes back nothing that has arrived, nor less than it names."""
        if g.status is not Status.REFUSED:
            return self.parts
        if self.numbers.is_excess(Status.PLEDGED, g.quantity):
            return [part for part in self.parts if RANK[part.status] < YES]
        return [part for part in self.parts if part.status is not Status.DELIVERED]

    def book_yes(self, g: Group) -> None:
        """Book a position on the tranche that it is about, or open one."""
        if self.parts and is_too_weak(self.parts, g, self.day):
            self.record(g, Effect.OUTWEIGHED, 1)
            return
        part, effect = self.place(g)
        effect = self.book_number(g, effect)
        if len(self.parts) > 1 and self.numbers.covers_all(g.quantity) and self.lift(g):
            effect = Effect.ADVANCE if effect in {Effect.RESTATEMENT, Effect.NUMBER} else effect
        self.note_delivery(g)
        self.record(g, effect, part.number)

    def book_number(self, g: Group, effect: Effect) -> Effect:
        """Book a total; where nothing else is new, the rule that applies is that of the number."""
        before = self.numbers.changes
        self.numbers.book_total(g.status, g.quantity, g.support)
        changed = self.numbers.changes > before
        return Effect.NUMBER if changed and effect is Effect.RESTATEMENT else effect

    def place(self, g: Group) -> tuple[Part, Effect]:
        """Find or open the tranche of a total and move it."""
        if not self.parts:
            return self.open(g), Effect.OPENING
        excess = self.numbers.is_excess(g.status, g.quantity)
        progress = self.numbers.is_progress(g.status, g.quantity)
        part = find_part(self.parts, g.status, excess=excess, progress=progress)
        if part is None:
            return self.open(g), Effect.TRANCHE
        return part, self.move(part, g)

    def open(self, g: Group) -> Part:
        """Open a tranche."""
        part = Part(len(self.parts) + 1, g, self.day)
        self.parts.append(part)
        return part

    def move(self, part: Part, g: Group) -> Effect:
        """Move a tranche by the rule that applies; the first yes after a no begins with new numbers."""
        effect = effect_of(part.status, g.status)
        if effect in REVIVALS and is_closed(self.parts):
            self.numbers = Numbers()
        if effect is not Effect.RESTATEMENT:
            part.move(g, self.day)
            part.quantity = g.quantity or part.quantity
        elif part.status is g.status:
            part.restate(g, self.day)
        part.last = self.day
        return effect

    def lift(self, g: Group) -> bool:
        """Carry all tranches on that have a yes and have not got as far: the number covers them."""
        behind = [part for part in self.parts if YES <= RANK[part.status] < RANK[g.status]]
        for part in behind:
            part.move(g, self.day)
        return bool(behind)

    def book_addition(self, g: Group) -> None:
        """Book "59 more": a tranche of its own, told again or carried on."""
        q = g.quantity
        told = q is not None and q.total is not None and (q.total, q.total, q.unit) in self.numbers.told
        part = find_addition(self.parts, g.status, g.addition or "", self.day, told=told)
        if part is None and self.parts and is_closed(self.parts):
            part = self.parts[-1]
        if part is None:
            effect = Effect.TRANCHE if self.parts else Effect.OPENING
            part = self.open(g)
        else:
            effect = self.move(part, g)
        if RANK[g.status] < YES:
            effect = effect if effect is Effect.RESTATEMENT else effect_of(None, g.status)
        elif effect is not Effect.RESTATEMENT:
            self.numbers.book_addition(g.status, q, g.support)
            self.note_delivery(g)
        self.record(g, effect, part.number)

    def note_delivery(self, g: Group) -> None:
        """Keep the latest promise of a date; once all tranches are delivered, there is none."""
        due = next((c.claim.deliver_by for c in g.claims if c.claim.deliver_by is not None), self.deliver_by)
        done = all(part.status in DONE for part in self.parts)
        self.deliver_by = None if done else due

    def record(self, g: Group, effect: Effect, tranche: int) -> None:
        """Write the event, and note what proves the state that is now shown."""
        if effect not in IDLE and not (g.former and self.parts):
            self.variant = next((c.claim.variant for c in g.claims if c.claim.variant), self.variant)
            now = self.shown()
            if now != self.seen:
                self.proof, self.seen = g.claims[0], now
            elif g.status is now[0] and self.proof.claim.hedged and g.support[0]:
                self.proof = g.claims[0]
        self.events.append(to_event(self.id, g, effect, tranche))

    def shown(self) -> tuple[Status, Quantity | None]:
        """Give the status and number to show."""
        status = self.position()[0]
        return (status, self.numbers.shown(status))

    def position(self) -> tuple[Status, PartialDate]:
        """Give the position to show and since when: the donor's, else the request, else a former state."""
        if self.parts:
            part = furthest(self.parts)
            return (part.status, part.since)
        if self.requested is not None:
            return (Status.REQUESTED, self.requested)
        return self.former or (self.first.status, stated_on(self.proof))

    def freeze(self) -> Commitment:
        """Give the state as a value."""
        status, since = self.position()
        first = self.first
        return Commitment(
            self.id, first.donor, first.recipient, first.item, first.item_class, status, since, self.requested,
            self.numbers.shown(status), self.deliver_by, self.proof.claim.confidence, tuple(self.events), self.proof,
            self.conflict, (), self.variant, tuple(part.freeze() for part in self.parts), self.numbers.reached(),
        )  # fmt: skip


def weigh(groups: list[Group], standing: Status | None) -> dict[Status, Support]:
    """Give the support of a day's positions.

    A source that reports a withdrawal, or the refusal of what stands, names the yes that ends only as its background:
    its yes does not count against its no.
    """
    no = [g for g in groups if RANK[g.status] < YES]
    against = {c.source_key for g in no for c in g.claims}
    halted = all(g.status is Status.WITHDRAWN for g in no)
    found: dict[Status, Support] = {}
    for g in groups:
        stands = standing is not None and RANK[g.status] <= RANK[standing]
        if no and RANK[g.status] >= YES and (halted or stands):
            found[g.status] = support_of([c for c in g.claims if c.source_key not in against])
        else:
            found[g.status] = g.support
    return found


def loses(g: Group, outcome: Outcome) -> bool:
    """Tell whether a group lost the day's contest."""
    if g.addition is None:
        return g.status in outcome.losers
    return outcome.is_no and RANK[g.status] >= YES


def to_event(commitment: str, g: Group, effect: Effect, tranche: int) -> Event:
    """Give the event of a group."""
    return Event(
        event_id(commitment, g.status, g.on, g.addition, former=g.former),
        g.on,
        g.inferred,
        g.status,
        g.claims,
        g.quantity,
        tranche,
        g.former,
        not g.support[0],
        effect,
    )
