"""Carry the day of an announcement over the lines that go on with it."""

from dataclasses import dataclass, field, replace

from ledger.extract.occasions import Occasion
from ledger.extract.told import Telling
from ledger.model.claim import Claim
from ledger.model.donors import GROUPS
from ledger.model.money import Money
from ledger.model.partial_date import PartialDate
from ledger.model.quantity import Quantity

CARRY = 3
LIST_CARRY = 12
BACK = 2
ANNOUNCED = frozenset({"pledged", "approved", "offered", "withdrawn", "refused", "considered"})


@dataclass(slots=True)
class Note:
    """A claim with what the pass over the whole text must know of it."""

    claim: Claim
    role: str
    telling: Telling | None = None
    reported: bool = False
    listed: bool = False
    """Named in a list, or as part of a package."""
    acting: bool = False
    """Its speaker is only the institution whose act it tells."""


@dataclass(slots=True)
class Line:
    """One sentence."""

    start: int
    end: int
    paragraph: int
    head: bool = False
    ticker: bool = False
    bullet: bool = False
    """Stands in a paragraph that a bullet opens."""
    tellings: list[Telling] = field(default_factory=list)
    stances: list[Telling] = field(default_factory=list)
    """Who took a stance, and when."""
    states: frozenset[str] = frozenset()
    reported: bool = False
    same_day: bool = False
    undisclosed: bool = False
    occasion: Occasion | None = None
    goes_on: bool = False
    """Goes on with what somebody said or did before."""
    onward: bool = False
    """A word says so, whoever acted."""
    meeting: PartialDate | None = None
    """The day of a meeting that the line names."""
    gathers: bool = False
    """It tells of a meeting."""
    due: PartialDate | None = None
    quoted: tuple[bool, bool] = (False, False)
    """Whether a quotation is open where it starts, and where it ends."""
    all_quoted: bool = False
    """It stands wholly in quotation marks."""
    label: str | None = None
    """Who speaks, as a transcript's label says."""
    count: Quantity | None = None
    """The number of what was named before."""
    worth: Money | None = None
    """What that is worth."""
    day: PartialDate | None = None
    """The day of a telling or of the first dated claim."""
    notes: list[Note] = field(default_factory=list)


@dataclass(slots=True)
class Anchor:
    """A day on which a donor announced something, and the line that goes on with it."""

    day: PartialDate
    donor: str
    status: str
    line: int
    told: bool = False
    """Only told, without a claim in its line: it holds for lists alone."""
    donors: frozenset[str] = frozenset()
    """Of whom the line before spoke, where this one only tells it ("Das teilten beide am Montag mit")."""


class Announcements:
    """The announcements of a text, line after line."""

    def __init__(self, lines: list[Line]) -> None:
        """Take the lines; their notes get the days."""
        self.lines = lines
        self.anchor: Anchor | None = None
        self.group: Anchor | None = None
        """What several states announced together."""
        self.spoken: PartialDate | None = None
        self.setting: Occasion | None = None
        """What somebody did on a day, before anything was claimed."""
        self.set_at = -9

    def carry(self) -> None:
        """Date what the lines after an announcement list of the same donor, until another day is named."""
        for at, line in enumerate(self.lines):
            for note in line.notes:
                if note.claim.event_date is not None:
                    self._open(note.claim, at)
                else:
                    self._date(note, line, at)
            self._tell(line, at)

    def _open(self, claim: Claim, at: int) -> None:
        self.spoken = claim.event_date
        if self.spoken is not None and self.spoken.span == 0 and claim.status in ANNOUNCED and not claim.former:
            self.anchor = Anchor(self.spoken, claim.donor, claim.status, at)

    def _date(self, note: Note, line: Line, at: int) -> None:
        """Give an undated claim the day of what it goes on with."""
        claim, group, anchor = note.claim, self.group, self.anchor
        if group is not None and self._joins(claim, line, at, group):
            note.claim = replace(claim, event_date=group.day)
            group.line = at
        elif line.same_day and self.spoken is not None and self.spoken.span == 0:
            note.claim = replace(claim, event_date=self.spoken)
            self.anchor = Anchor(self.spoken, claim.donor, claim.status, at)
        elif anchor is not None and self._belongs(note, line, at, anchor):
            note.claim = replace(claim, event_date=anchor.day)
            anchor.line = at if note.role == "list" else anchor.line
        elif self.setting is not None and self._within(note, line, at, self.setting):
            note.claim = replace(claim, event_date=self.setting.day)
            self.set_at = at

    def _tell(self, line: Line, at: int) -> None:
        """Note what the line itself tells of a day."""
        for telling in line.tellings:
            if telling.day is not None and telling.this and at and not line.notes and not telling.day.span:
                donors = self.lines[at - 1].states | line.states
                self.anchor = Anchor(telling.day, telling.state or "", "pledged", at, told=True, donors=donors)
                self._look_back(at, self.anchor)
            elif telling.day is not None and telling.state is not None and not line.notes:
                self.anchor = Anchor(telling.day, telling.state, "pledged", at, told=True)
                self._look_back(at, self.anchor)
        for stance in line.stances:
            if stance.day is not None and not stance.day.span and not line.notes:
                donors = self.anchor.donors if self.anchor is not None and self.anchor.line == at else frozenset()
                self.anchor = Anchor(stance.day, stance.state or "", "pledged", at, told=True, donors=donors)
        shared = self._shared(line)
        if shared is not None or line.day is not None:
            self.group = Anchor(shared, "", "", at) if shared is not None else None
        self.spoken = line.day or self.spoken
        if line.occasion is not None and not line.occasion.earlier:
            self.setting, self.set_at = line.occasion, at
        elif line.day is not None:
            self.setting = None

    def _shared(self, line: Line) -> PartialDate | None:
        """Give the day on which several states announce something: together, or at a meeting."""
        together = [t.day for t in line.stances if t.state in GROUPS and t.day is not None and not t.day.span]
        if line.gathers and line.same_day and self.spoken is not None and not self.spoken.span:
            together.append(self.spoken)
        return next(iter(together), line.meeting)

    def _within(self, note: Note, line: Line, at: int, setting: Occasion) -> bool:
        """Whether a line goes on with what somebody of the donor's said or did on a day, or lists it."""
        told = note.telling.state if note.telling is not None else None
        if note.role == "list" or note.listed:
            bullets = all(other.bullet for other in self.lines[self.set_at + 1 : at + 1])
            near = at - self.set_at <= BACK or (bullets and at - self.set_at <= LIST_CARRY)
            return near and (not setting.states or note.claim.donor in setting.states)
        same = line.paragraph == self.lines[self.set_at].paragraph
        near = 0 < at - self.set_at <= BACK and same and line.goes_on and not line.ticker
        open_to_all = line.onward and (not setting.states or note.claim.donor in self.lines[self.set_at].states)
        fits = open_to_all or note.claim.donor in setting.states
        fits = fits and told in {None, note.claim.donor} and line.day is None
        return near and fits and note.claim.status in ANNOUNCED and not note.claim.former

    def _joins(self, claim: Claim, line: Line, at: int, group: Anchor) -> bool:
        near = at - group.line <= BACK and line.paragraph == self.lines[group.line].paragraph
        open_day = line.day in {None, group.day}
        return near and open_day and claim.status in ANNOUNCED and not claim.former

    def _belongs(self, note: Note, line: Line, at: int, anchor: Anchor) -> bool:
        claim = note.claim
        goes_on = claim.donor in anchor.donors and line.paragraph == self.lines[anchor.line].paragraph
        if anchor.told and not note.listed and not goes_on:
            return False
        if anchor.donor not in {"", claim.donor} or claim.former or line.head:
            return False
        if claim.status != anchor.status and not {claim.status, anchor.status} <= {"pledged", "approved"}:
            return False
        reach = LIST_CARRY if note.role == "list" else CARRY
        if at - anchor.line > reach or line.ticker or (line.day is not None and line.day != anchor.day):
            return False
        return all(other.day in {None, anchor.day} for other in self.lines[anchor.line + 1 : at])

    def _look_back(self, at: int, anchor: Anchor) -> None:
        """A state's spokesman who tells more of an announcement dates what was said of it just before."""
        for line in (self.lines[n] for n in range(at - 1, max(-1, at - 1 - BACK), -1)):
            if line.paragraph != self.lines[at].paragraph or line.day is not None:
                return
            for note in line.notes:
                claim = note.claim
                fits = claim.donor == anchor.donor and claim.status in ANNOUNCED and not claim.former
                if fits and claim.event_date is None and note.telling is None:
                    note.claim = replace(claim, event_date=anchor.day)
