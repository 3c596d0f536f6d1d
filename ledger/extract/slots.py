"""Fill the slots of a claim: quantity, value, days, speaker, requester, marks."""

import re
from dataclasses import dataclass, replace

from ledger.extract.amounts import AmountFinder
from ledger.extract.announcements import ANNOUNCED, Line, Note
from ledger.extract.bare_stances import BareStanceFinder
from ledger.extract.candidates import Candidate
from ledger.extract.datelines import is_dateline
from ledger.extract.dates import DateFinder, DateMention
from ledger.extract.days import day_in, due_day, due_of_sentence, event_day, left_over, without_attributes
from ledger.extract.discourse import Discourse
from ledger.extract.lexicon import Lexicon
from ledger.extract.linking import Reading
from ledger.extract.marks import MarkFinder
from ledger.extract.mentions import ItemMention, Sentence
from ledger.extract.occasions import OccasionFinder
from ledger.extract.quantities import QuantityFinder, with_joint
from ledger.extract.quotations import label_of
from ledger.extract.scene import Scene, Slots
from ledger.extract.sides import Donors
from ledger.extract.speakers import SpeakerFinder
from ledger.extract.sums import nearest_sum, tied_sum
from ledger.extract.telling import TellingFinder
from ledger.extract.tokens import BULLETS
from ledger.extract.told import Telling
from ledger.model.claim import Claim
from ledger.model.document import Document
from ledger.model.meaning import Meaning
from ledger.model.money import Money
from ledger.model.partial_date import PartialDate
from ledger.model.quantity import Quantity

LISTS = frozenset({"list", "include", "package"})
TIME = re.compile(r"[^\w]*\d{1,2}[:.]\d\d")
TIME_REACH = 24


@dataclass(frozen=True, slots=True)
class Filled:
    """The slots of one claim."""

    quantity: Quantity | None
    value: Money | None
    event_date: PartialDate | None
    deliver_by: PartialDate | None
    speaker: str | None
    requester: str | None
    hedged: bool
    former: bool
    telling: Telling | None


class SlotFiller:
    """Fills slots in one language."""

    def __init__(self, meaning: Meaning, lexicon: Lexicon) -> None:
        """Take the language's numbers, dates and words of telling."""
        self.dates = DateFinder(meaning)
        self.amounts = AmountFinder(meaning)
        self.tellings = TellingFinder(meaning.telling, lexicon)
        self.quantities = QuantityFinder(meaning.numbers, meaning.telling.counts, capitals=lexicon.capitals)
        self.speakers = SpeakerFinder(meaning.telling, BareStanceFinder(lexicon))
        self.marks = MarkFinder(meaning.telling)
        self.occasions = OccasionFinder(meaning.telling)

    def find(self, document: Document, s: Sentence, readings: list[Reading], d: Discourse, *, counts: bool) -> Slots:
        """Find the amounts, dates and tellings of a sentence; offsets are those of the sentence.

        Without `counts`, amounts are left out.
        """
        text, published = document.text, document.published
        part = text[s.start : s.end]
        items = [(s.tokens[i.start].start - s.start, s.tokens[i.end - 1].end - s.start) for i in s.items]
        dates = self.dates.find(part, published, items)
        amounts = self.amounts.find(part, [*items, *((x.start, x.end) for x in dates)]) if counts else []
        tellings = self.tellings.find(text, s, readings, dates)
        if published is not None and self._ticker(text, s):
            for telling in tellings:
                telling.day = telling.day or PartialDate.of(published)
        self.speakers.name(text, s, tellings, d.story)
        return Slots(amounts, dates, tellings)

    def quantity(self, s: Sentence, slots: Slots, item: ItemMention) -> Quantity | None:
        """Give the number of an item that the sentence names."""
        return self.quantities.of_item(s, slots.amounts, item)

    def value(self, s: Sentence, slots: Slots, item: ItemMention) -> Money | None:
        """Give the sum that the sentence names nearest to an item."""
        return nearest_sum(s, slots.amounts, item)

    def fill(self, scene: Scene, candidate: Candidate, donors: Donors, state: str, status: str) -> Filled:
        """Fill the slots of a candidate's claims."""
        s, slots, reading = scene.s, scene.slots, candidate.reading
        telling = self.speakers.telling(s, slots.tellings, candidate)
        speaker = self.speakers.speaker(scene, candidate, telling, [m for m in donors.mentions if m.state == state])
        requester = self.speakers.requester(scene, reading, donors.states, speaker) if status == "requested" else None
        if candidate.window is not None:
            day = day_in(s, slots.dates, candidate.window, candidate.own, status)
        else:
            own = without_attributes(s, slots.dates, candidate.item)
            day = event_day(s, own, reading, status) or (telling.day if telling is not None else None)
        if day is None and donors.role == "list":
            day = scene.d.listing.event_date
        if day is None and candidate.window is None:
            day = left_over(
                s,
                without_attributes(s, slots.dates, candidate.item),
                self._beside(scene, reading),
                status,
                donors.states,
            )
        used = {d for d in (day, telling.day if telling is not None else None) if d is not None}
        return Filled(
            self._quantity(scene, candidate, donors, state),
            self._value(scene, candidate),
            day,
            due_day(s, [d for d in slots.dates if d.past not in used], scene.readings, reading, status),
            speaker,
            requester,
            self.marks.hedged(reading, telling),
            self.marks.former(scene.document.text, s, reading, status),
            telling,
        )

    def _quantity(self, scene: Scene, candidate: Candidate, donors: Donors, state: str) -> Quantity | None:
        s, clause, item = scene.s, candidate.reading.clause, candidate.item
        here = candidate.local and not candidate.elided and (item.start in clause.tokens or clause.kind != "gap")
        if item.item.id == "class:aid-package":
            return None
        if candidate.giver is not None and candidate.window is not None:
            return self.quantities.inside(s, scene.slots.amounts, candidate.window)
        found = self.quantities.of_item(s, scene.slots.amounts, item) if here else None
        if found is None and here:
            found = self.quantities.same(s, scene.slots.amounts, item)
        if (
            found is None
            and candidate.anaphoric
            and (candidate.elided or clause.kind in {"gap", "rel"} or not candidate.local)
        ):
            governed = [r.clause for r in scene.readings if r.governor is candidate.reading and r.kind == "inf"]
            found = self.quantities.elided(s, scene.slots.amounts, [clause, *governed])
        if found is None and candidate.elided and candidate.local and clause.kind == "rel":
            found = self.quantities.of_item(s, scene.slots.amounts, item)
        part = scene.document.text[s.tokens[clause.first].start : s.tokens[clause.last].end]
        each = self.marks.each.search(part) is not None
        found = (
            self.quantities.of_donor(
                s, scene.slots.amounts, item, tuple(m for m in donors.mentions if m.state == state)
            )
            or found
        )
        shared = any("shared" in t.words for t in s.tokens[item.start :])
        return with_joint(found, several=shared or len(donors.states) > 1, each=each)

    def _value(self, scene: Scene, candidate: Candidate) -> Money | None:
        if not candidate.local:
            return None
        if candidate.item.item.id == "class:aid-package":
            return nearest_sum(scene.s, scene.slots.amounts, candidate.item)
        return tied_sum(scene.s, scene.slots.amounts, candidate.item)

    def note(self, scene: Scene, claim: Claim, filled: Filled, role: str, candidate: Candidate) -> None:
        """Remember a claim for the pass over the whole text."""
        bullet = scene.document.text[scene.s.start] in BULLETS
        reported = self.occasions.reports(scene.s, candidate.reading)
        note = Note(claim, "list" if bullet else role, filled.telling, reported)
        note.listed = candidate.cue in LISTS
        note.acting = filled.telling is None and self.speakers.acts_itself(scene, claim.speaker)
        scene.d.story.notes.append(note)

    def close(self, scene: Scene, claims: list[Claim]) -> None:
        """Add the sentence to the story, with its claims as they came out."""
        story, s, text = scene.d.story, scene.s, scene.document.text
        if not claims and is_dateline(text, s.start, s.end):
            return
        ticker, published = self._ticker(text, s), scene.document.published
        for note, claim in zip(story.notes, claims, strict=True):
            note.claim = claim
            if ticker and published is not None and self._is_news(claim, scene.slots.dates):
                note.claim = replace(claim, event_date=PartialDate.of(published))
        part = text[s.start : s.end]
        line = Line(s.start, s.end, story.paragraph, tellings=scene.slots.tellings)
        line.head = not story.lines and "\n" in text[s.end : s.end + 2]
        line.ticker = ticker
        line.bullet = text[text.rfind("\n", 0, s.start) + 1 :][:1] in BULLETS
        story.listen(line, part, label_of(text, s.start, self.marks.titles))
        line.stances = self.speakers.stances(scene)
        line.states = frozenset(a.state for a in s.actors if a.state)
        line.reported = any(self.occasions.reports(s, r) for r in scene.readings)
        line.same_day = self.marks.same_day.search(part) is not None
        line.undisclosed = self.marks.undisclosed(part)
        line.gathers = self.marks.meetings.search(part) is not None
        line.meeting = self._meeting(scene.slots.dates) if line.gathers else None
        line.onward = self.occasions.onward.search(part) is not None
        line.goes_on = line.onward or self.occasions.continues(s, scene.readings, scene.slots.tellings)
        if not claims:
            line.occasion = self.occasions.find(text, s, scene.readings, scene.slots.dates)
        if not claims and all(self._short(s, i) for i in s.items):
            line.count, line.worth = self._measures(part, s, scene.slots.dates)
            line.due = due_of_sentence(s, scene.slots.dates, scene.readings)
        story.close(line)

    @staticmethod
    def _is_news(claim: Claim, dates: list[DateMention]) -> bool:
        """Whether somebody takes a stance in an entry of a ticker that names no other day."""
        return claim.speaker is not None and claim.status in ANNOUNCED and not claim.former and not dates

    @staticmethod
    def _meeting(dates: list[DateMention]) -> PartialDate | None:
        """Give the only day that a sentence with a meeting names."""
        days = {d.past for d in dates if d.past is not None and d.role == "point" and d.direction != "future"}
        only = next(iter(days)) if len(days) == 1 else None
        return only if only is not None and not only.span else None

    def _measures(self, part: str, s: Sentence, dates: list[DateMention]) -> tuple[Quantity | None, Money | None]:
        """Give the only number, and the only sum, of a sentence that measures what was named before."""
        counts, costs = self.marks.tallying.search(part), self.marks.costs.search(part)
        if counts is None and costs is None:
            return None, None
        amounts = self.amounts.find(part, [(x.start, x.end) for x in dates])
        sums = {a.money for a in amounts if a.money is not None and a.role != "converted"}
        worth = next(iter(sums)) if costs is not None and len(sums) == 1 else None
        return self.quantities.only(s, amounts) if counts is not None else None, worth

    @staticmethod
    def _short(s: Sentence, item: ItemMention) -> bool:
        """Whether an item's name is only a short form for one named before ("die Panzer")."""
        article = item.start > 0 and bool(s.tokens[item.start - 1].words & {"article.definite", "demonstrative"})
        return article and item.item.id.startswith("class:")

    @staticmethod
    def _beside(scene: Scene, reading: Reading) -> list[Reading]:
        """Give the readings that no semicolon parts from the claim's."""
        marks = [n for n, t in enumerate(scene.s.tokens) if t.text == ";"]
        at = reading.clause.first
        low = max((n for n in marks if n < at), default=-1)
        high = min((n for n in marks if n > at), default=len(scene.s.tokens))
        return [r for r in scene.readings if low < r.clause.first < high]

    def _ticker(self, text: str, s: Sentence) -> bool:
        """Whether the paragraph opens with the time of day, as the entries of a ticker do."""
        opening = text.rfind("\n\n", 0, s.start) + 1
        first = text[opening : opening + TIME_REACH]
        time = TIME.match(first)
        return time is not None and (first[time.end() :].startswith("\n") or self.marks.clock.search(first) is not None)
