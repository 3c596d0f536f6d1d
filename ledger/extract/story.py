"""What a text tells line by line, so that a claim may take its day, speaker or number from its neighbours."""

from dataclasses import dataclass, field, replace

from ledger.extract.announcements import BACK, LIST_CARRY, Announcements, Line, Note
from ledger.extract.quotations import is_open, is_whole
from ledger.extract.told import Telling
from ledger.model.claim import Claim
from ledger.model.partial_date import PartialDate
from ledger.model.quantity import Quantity

HEAD_REACH = 5
FAR_BACK = 6
REPORTED_REACH = 4
FEW = 3
"""A number left open belongs to no more things than these."""
MOVED = frozenset({"in_delivery", "delivered"})
FIRM = frozenset({"pledged", "approved"})
PACKAGE = "class:aid-package"
OPEN = frozenset({"pledged", "offered", "approved", "considered", "in_delivery"})


@dataclass(slots=True)
class Story:
    """The lines of a text, and the last speaker."""

    lines: list[Line] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    """Those of the line that is being read."""
    name: str | None = None
    author: str | None = None
    """Whose speech the text is, as its title says."""
    paragraph: int = 0
    people: list[tuple[int, str, str | None, str]] = field(default_factory=list)
    """Named holders of offices: paragraph, office, state, the name as written."""

    def open(self, text: str, start: int) -> None:
        """Count the paragraphs up to a new line."""
        if self.lines and "\n" in text[self.lines[-1].end : start]:
            self.paragraph += 1

    def listen(self, line: Line, part: str, label: str | None) -> None:
        """Note who speaks in a new line: in a quotation that is open, or behind a transcript's label."""
        before = self.lines[-1] if self.lines else None
        inside = before is not None and before.quoted[1] and before.paragraph == line.paragraph
        line.quoted = (inside, is_open(part, before=inside))
        line.all_quoted = is_whole(part, before=inside)
        line.label = label or (before.label if before is not None else None)

    def close(self, line: Line) -> None:
        """Add a line with the notes that were taken while it was read."""
        line.notes, self.notes = self.notes, []
        before = self.lines[-1] if self.lines else None
        for telling in line.tellings:
            if telling.pronoun and telling.day is None and before is not None and before.paragraph == line.paragraph:
                days = [t.day for t in before.tellings if t.name == self.name and t.day]
                telling.day = days[-1] if days else None
        named = [t.name for t in line.tellings if t.name]
        spoken = [n.claim.speaker for n in line.notes if n.claim.speaker]
        self.name = next(reversed([*spoken, *named]), self.name)
        days = [t.day for t in line.tellings if t.day] + [n.claim.event_date for n in line.notes if n.claim.event_date]
        line.day = days[0] if days else None
        self.lines.append(line)

    def claims(self) -> list[Claim]:
        """Give all claims, completed from their neighbours."""
        for at, line in enumerate(self.lines):
            for note in line.notes:
                self._named_before(at, note)
                self._quoted(at, line, note)
                self._speaker(at, line, note)
                self._day_after(at, line, note)
        Announcements(self.lines).carry()
        for at, line in enumerate(self.lines):
            if line.head:
                self._head_days(at, line)
            if line.due is not None:
                self._due(at, line.due)
            if line.count is not None or line.worth is not None:
                self._measure(at, line)
            if line.undisclosed:
                self._undisclosed(at, line)
        self._merge_heads()
        return [note.claim for line in self.lines for note in line.notes]

    def _merge_heads(self) -> None:
        """Let a headline's claim that the text below repeats take its slots from there."""
        below = {n.claim.tuple for line in self.lines if not line.head for n in line.notes if n.claim.event_date}
        for note in (n for line in self.lines if line.head for n in line.notes):
            if note.claim.tuple in below:
                note.claim = replace(note.claim, event_date=None)

    def _confirmation(self, at: int, line: Line, depth: int = 0) -> Telling | None:
        """The telling of the next line, where it tells what this line says."""
        after = self.lines[at + 1] if at + 1 < len(self.lines) else None
        listed = any(n.role == "list" for n in line.notes)
        if after is None or (after.paragraph != line.paragraph and not listed) or line.head:
            return None
        states = {n.claim.donor for n in line.notes}
        if any(n.claim.donor not in states for n in after.notes):
            return None
        for telling in (*after.tellings, *(t for t in after.stances if t.this)):
            open_source = telling.source and not telling.backward
            near = after.reported and after.paragraph == line.paragraph
            points = telling.this if after.paragraph == line.paragraph else telling.alone
            if not open_source and (points or near):
                days = [t.day for t in after.stances if t.day is not None] if not after.notes else []
                return replace(telling, day=telling.day or next(iter(days), None), this=points)
        same = bool(after.notes) and not any(n.claim.event_date for n in after.notes)
        further = self._confirmation(at + 1, after, depth + 1) if same and depth < LIST_CARRY else None
        return further if further is not None and further.alone else None

    def _quoted(self, at: int, line: Line, note: Note) -> None:
        """Let a claim in a quotation of several sentences have the speaker named where it opens or closes."""
        if note.claim.speaker is not None or note.telling is not None:
            return
        first, last = at, at
        while self.lines[first].quoted[0] and first:
            first -= 1
        while self.lines[last].quoted[1] and last + 1 < len(self.lines):
            last += 1
        told = [t for n in dict.fromkeys((first, last)) if n != at for t in self.lines[n].tellings if t.name]
        told = told or self._before_quotation(first, last)
        if told:
            day = note.claim.event_date or told[0].day
            note.claim = replace(note.claim, speaker=told[0].name, event_date=day)
        elif line.label is not None or (self.author is not None and not line.head):
            note.claim = replace(note.claim, speaker=line.label or self.author)

    def _before_quotation(self, first: int, last: int) -> list[Telling]:
        """Give who spoke in the sentence before whole sentences in quotation marks that name nobody."""
        lines = self.lines[first : last + 1]
        before = self.lines[first - 1] if first else None
        if before is None or before.paragraph != lines[0].paragraph or not all(line.all_quoted for line in lines):
            return []
        return [t for t in before.tellings if t.name][-1:] if not any(line.tellings for line in lines) else []

    def _named_before(self, at: int, note: Note) -> None:
        """Put the source named before in the place of one that only stands for it ("dem Bericht zufolge")."""
        if note.telling is None or not note.telling.again or note.claim.speaker != note.telling.name:
            return
        told = [t for line in self.lines[max(0, at - REPORTED_REACH) : at] for t in line.tellings]
        names = [t.name for t in told if t.name and not t.again]
        if names:
            note.claim = replace(note.claim, speaker=names[-1])

    def _speaker(self, at: int, line: Line, note: Note) -> None:
        if (note.claim.speaker is not None and not note.acting) or note.telling is not None:
            return
        telling = self._confirmation(at, line)
        name = telling.name if telling is not None and _tells_of(telling, note.claim) else None
        if note.acting and (telling is None or not telling.this):
            return
        if name is None and note.listed:
            name = next(
                (n.claim.speaker for n in line.notes if n.claim.speaker and n.claim.donor == note.claim.donor), None
            )
        before = self._reported_before(at, line) if name is None and note.reported else None
        if before is not None:
            name = before.name
            note.claim = replace(note.claim, hedged=note.claim.hedged or before.doubtful)
            if before.day is not None and line.day is None and not note.claim.former:
                note.claim = replace(note.claim, event_date=note.claim.event_date or before.day)
        if name is not None:
            note.claim = replace(note.claim, speaker=name)

    def _reported_before(self, at: int, line: Line) -> Telling | None:
        """Give what was told last, where reported speech goes on from there to a line."""
        for before in (self.lines[n] for n in range(at - 1, max(-1, at - 1 - REPORTED_REACH), -1)):
            if before.paragraph != line.paragraph:
                return None
            told = [t for t in before.tellings if t.name]
            if told or not before.reported:
                return told[-1] if told else None
        return None

    def _day_after(self, at: int, line: Line, note: Note) -> None:
        """Date a claim by its own telling, else by the lines beside it that tell of it."""
        if note.claim.event_date is not None or note.claim.former or line.head:
            return
        if note.telling is not None and note.telling.pronoun and note.telling.day is not None:
            note.claim = replace(note.claim, event_date=note.telling.day)
            return
        again = self._told_again(at, line, note)
        if again is not None:
            note.claim = replace(note.claim, event_date=again)
            return
        telling = self._confirmation(at, line)
        if telling is not None and telling.day is not None and note.telling is None and _tells_of(telling, note.claim):
            note.claim = replace(note.claim, event_date=telling.day)
            return
        opens = at == 0 or self.lines[at - 1].head
        for after in self.lines[at + 1 : at + 1 + BACK]:
            if after.paragraph != line.paragraph or note.claim.event_date is not None:
                return
            day = self._occasion_after(note, after) or (self._announced(note, after) if opens else None)
            note.claim = replace(note.claim, event_date=day)
            if day is None and (after.day is not None or not after.notes):
                return

    def _told_again(self, at: int, line: Line, note: Note) -> PartialDate | None:
        """Give the day on which the speaker of a claim tells more of it, in the lines beside it."""
        name = note.claim.speaker.split()[-1] if note.claim.speaker else None
        if name is None or not name[:1].isupper() or line.day is not None:
            return None
        beside = [n for n in (at + 1, at + 2, at - 1) if 0 <= n < len(self.lines)]
        near = [self.lines[n] for n in beside if self.lines[n].paragraph == line.paragraph]
        told = [t for other in near for t in other.tellings if t.day is not None and not t.day.span and t.name]
        return next((t.day for t in told if t.name is not None and t.name.split()[-1] == name), None)

    @staticmethod
    def _announced(note: Note, after: Line) -> PartialDate | None:
        """Give the day on which the line after the opening one dates the donor's step, by a claim or without items."""
        claim = note.claim
        steps = [n.claim.event_date for n in after.notes if n.claim.donor == claim.donor and n.claim.status in FIRM]
        steps += [t.day for t in after.stances if t.state in {claim.donor, claim.approver} and not after.notes]
        return next((day for day in steps if day is not None), None) if claim.status in FIRM else None

    @staticmethod
    def _occasion_after(note: Note, after: Line) -> PartialDate | None:
        """Give the day of the next line, where it names the deal, tells of the arrival or lists a package."""
        claim, occasion = note.claim, after.occasion
        if occasion is not None and (occasion.points or (occasion.moved and claim.status in MOVED)):
            return occasion.day
        parts = [n.claim for n in after.notes if n.listed and n.claim.donor == claim.donor]
        listed = claim.item == PACKAGE and len(parts) == len(after.notes)
        return next((c.event_date for c in parts if c.status == claim.status and listed), None)

    def _head_days(self, at: int, line: Line) -> None:
        """A headline's claim happened when the text below says so of the same donor."""
        below = self.lines[at + 1 : at + 1 + HEAD_REACH]
        for note in line.notes:
            if note.claim.event_date is not None or note.claim.former:
                continue
            same = [
                n.claim.event_date
                for other in below
                for n in other.notes
                if n.claim.donor == note.claim.donor and n.claim.status == note.claim.status
            ]
            told = [t for other in below for t in [*other.stances, *other.tellings] if t.state == note.claim.donor]
            days = [t.day for t in told if t.day is not None and not t.day.span]
            day = next((d for d in [*same, *days] if d is not None), None)
            name = next((t.name for t in told if t.name and t.day == day), None) if not any(same) else None
            if day is not None:
                note.claim = replace(note.claim, event_date=day, speaker=note.claim.speaker or name)

    def _due(self, at: int, due: PartialDate) -> None:
        """A line that says when things arrive speaks of the claims just before it."""
        line = self.lines[at]
        for other in (self.lines[n] for n in range(at - 1, max(-1, at - 1 - BACK), -1)):
            if other.paragraph != line.paragraph or other.head:
                return
            if other.notes:
                for note in other.notes:
                    if note.claim.deliver_by is None and note.claim.status in OPEN:
                        note.claim = replace(note.claim, deliver_by=due)
                return

    def _measure(self, at: int, line: Line) -> None:
        """A line that only counts or prices speaks of the one thing that the line before names without it."""
        before = self.lines[at - 1] if at else None
        if before is None or before.paragraph != line.paragraph or before.head:
            return
        things = {n.claim.item for n in before.notes}
        for note in before.notes:
            claim = note.claim
            if len(things) == 1 and claim.status in OPEN:
                note.claim = replace(claim, quantity=claim.quantity or line.count, value=claim.value or line.worth)

    def _undisclosed(self, at: int, line: Line) -> None:
        """A line that leaves the number open speaks of the claims in it or just before it."""
        numbered = {n.claim.tuple for other in self.lines for n in other.notes if n.claim.quantity is not None}
        earlier = [self.lines[n] for n in range(at, max(-1, at - 1 - FAR_BACK), -1)]
        for steps, other in enumerate(earlier):
            donors = {n.claim.donor for n in other.notes} & line.states
            if not donors and (other.paragraph != line.paragraph or steps > BACK):
                continue
            found = [n for n in other.notes if not donors or n.claim.donor in donors]
            if not found:
                continue
            things = {(n.claim.donor, n.claim.item) for n in found if n.claim.quantity is None}
            if len(things) > FEW:
                return
            for note in (n for early in earlier[steps:] for n in early.notes):
                fits = (note.claim.donor, note.claim.item) in things and note.claim.tuple not in numbered
                if fits and note.claim.quantity is None:
                    note.claim = replace(note.claim, quantity=Quantity(qualifier="undisclosed"))
            return


def _tells_of(telling: Telling, claim: Claim) -> bool:
    """Whether a telling speaks of a claim: it points to it, or somebody of the donor's goes on with what is to come."""
    own = telling.state in {None, claim.donor, claim.approver} or claim.status == "requested"
    return telling.this or (own and claim.status not in MOVED)
