"""Fill the slots of a claim: quantity, value, dates, speaker."""

from dataclasses import dataclass, field
from datetime import date

from ledger.extract.amounts import Amount, AmountFinder
from ledger.extract.dates import DateFinder, DateMention
from ledger.extract.linking import Reading
from ledger.extract.mentions import ActorMention, ItemMention, Sentence
from ledger.model.meaning import Meaning
from ledger.model.money import Money
from ledger.model.partial_date import PartialDate
from ledger.model.quantity import Quantity

QUANTITY_GAP = 6
FUTURE_STATUSES = frozenset({"pledged", "offered", "considered", "approved", "in_delivery"})


@dataclass(slots=True)
class Slots:
    """The amounts and dates of one sentence, found once."""

    amounts: list[Amount] = field(default_factory=list)
    dates: list[DateMention] = field(default_factory=list)


class SlotFinder:
    """Finds slot values in one language."""

    def __init__(self, meaning: Meaning) -> None:
        """Take the language's numbers and dates."""
        self.dates = DateFinder(meaning)
        self.amounts = AmountFinder(meaning)

    def find(self, text: str, s: Sentence, published: date | None) -> Slots:
        """Find the amounts and dates of a sentence; offsets are those of the document."""
        part = text[s.start : s.end]
        blocked = [(s.tokens[i.start].start - s.start, s.tokens[i.end - 1].end - s.start) for i in s.items]
        dates = self.dates.find(part, published, blocked)
        blocked += [(d.start, d.end) for d in dates]
        return Slots(self.amounts.find(part, blocked), dates)

    def quantity(self, s: Sentence, slots: Slots, item: ItemMention) -> Quantity | None:
        """Give the number that stands in the item's noun phrase."""
        start = s.tokens[item.start].start - s.start
        best: Amount | None = None
        for amount in slots.amounts:
            if amount.quantity is None or amount.end > start:
                continue
            between = [t for t in s.tokens[: item.start] if t.start - s.start >= amount.end]
            if len(between) <= QUANTITY_GAP and self._one_phrase(s, between):
                best = amount
        return best.quantity if best is not None else None

    @staticmethod
    def _one_phrase(s: Sentence, between: list) -> bool:  # type: ignore[type-arg]
        """Whether only adjectives, units and connecting words stand between number and item."""
        stop = {"determiner", "coordinator", "prep.to", "prep.from", "prep.in"}
        return not any(t.words & stop or t.text in ",;:()" or t.text[:1].isdigit() for t in between)

    @staticmethod
    def value(slots: Slots) -> Money | None:
        """Give the sum that the sentence names."""
        return next((a.money for a in slots.amounts if a.money is not None), None)

    @staticmethod
    def event_date(s: Sentence, slots: Slots, reading: Reading, status: str) -> PartialDate | None:
        """Give the day on which the stance was taken or the thing was done."""
        del reading
        past = [d for d in slots.dates if d.role == "point"]
        for mention in past:
            if status in FUTURE_STATUSES and mention.direction == "future":
                continue
            return mention.past
        return None

    @staticmethod
    def deliver_by(slots: Slots, status: str) -> PartialDate | None:
        """Give when the delivery is to come."""
        if status not in FUTURE_STATUSES:
            return None
        for mention in slots.dates:
            if mention.role == "deadline" or mention.direction == "future":
                return mention.future
        return None


def speaker_of(
    text: str, s: Sentence, readings: list[Reading], reading: Reading
) -> tuple[str | None, ActorMention | None]:
    """Give who says so: "laut X", the subject of a verb of saying, or the person who takes the stance."""
    for actor in s.actors:
        if actor.role == "according":
            return _words(text, s, actor), actor
    for other in readings:
        says = any(c.cue == "say" for c in other.own.chain)
        if says and other.clause is not reading.clause:
            for actor in other.clause.actors:
                if actor.role == "subject" and actor.person:
                    return _words(text, s, actor), actor
    for actor in reading.clause.actors:
        if actor.role == "subject" and actor.person:
            return _words(text, s, actor), actor
    return None, None


def _words(text: str, s: Sentence, actor: ActorMention) -> str:
    return text[s.tokens[actor.start].start : s.tokens[actor.end - 1].end]
