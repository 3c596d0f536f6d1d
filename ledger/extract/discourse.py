"""What the text has spoken of so far: who, which items, under which heading."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from ledger.extract.mentions import ActorMention, ItemMention, Sentence
from ledger.extract.open_lists import NEVER, Aid, Matter, OpenList, Section, Tally
from ledger.extract.story import Story
from ledger.extract.tokens import Token
from ledger.extract.topics import Topics
from ledger.model.partial_date import PartialDate

MEMORY = 2
DONOR_MEMORY = 4
LIST_REACH = 2
DRILL_REACH = 3
GIVING = frozenset({"pledged", "delivered", "in_delivery", "approved", "offered"})
UNGIVING = frozenset({"to", "origin"})
"""Roles of those who get something, or from whom it was bought."""


@dataclass(slots=True)
class Discourse:
    """The state of a text at one sentence; all sentences are counted from the start."""

    recipient: str
    home: str | None
    published: date | None
    sentence: int = 0
    topics: Topics = field(default_factory=Topics)
    speech: bool = False
    """A speech in the home state's parliament: what is said without a subject is its own."""
    author: str | None = None
    """The state whose speech, statement or briefing the text is, as its title says."""
    voice: str | None = None
    """The state that speaks now, in a text with an author."""
    donors: tuple[str, ...] = ()
    donors_at: int = NEVER
    aid_at: int = NEVER
    """The last sentence that spoke of arms of no stated kind."""
    aid: Aid | None = None
    donors_in: int = 0
    givers: dict[str, tuple[tuple[str, ...], int]] = field(default_factory=dict)
    """The donors of the last claim of each item, and its sentence."""
    state: str | None = None
    """The last state named that may be a donor."""
    state_in: int = 0
    """The paragraph in which it was named."""
    states: list[str] = field(default_factory=list)
    """All donor states named so far, in order."""
    status: str | None = None
    status_at: int = NEVER
    event_date: PartialDate | None = None
    speaker: str | None = None
    claim_recipient: str | None = None
    """Whom the latest claim's item is for."""
    listing: OpenList = field(default_factory=OpenList)
    parting: bool = False
    """The sentence is the heading of a part of the open list."""
    funders: tuple[str, ...] = ()
    """Who else pays for the entry of the open list that the sentence is."""
    tally: Tally | None = None
    section: Section | None = None
    matter: Matter | None = None
    subject: ActorMention | None = None
    subject_at: int = NEVER
    drill_at: int = NEVER
    """The last sentence that told of a drill or deployment of somebody's own forces."""
    purchase_at: int = NEVER
    """The last sentence that told of arms bought for somebody's own forces."""
    story: Story = field(default_factory=Story)
    """The lines with their claims, for what one line leaves to another."""

    def note_actors(self, actors: Sequence[ActorMention], tokens: Sequence[Token], skip: frozenset[str]) -> None:
        """Remember states that may be donors."""
        for actor in actors:
            made = actor.role == "maker" and actor.end < len(tokens) and tokens[actor.end].hyphen
            if (
                actor.state
                and actor.state not in skip
                and not actor.outside
                and not made
                and actor.role not in UNGIVING
            ):
                self.state, self.state_in = actor.state, self.story.paragraph
                self.states.append(actor.state)

    def note_claim(self, donors: tuple[str, ...], item: ItemMention, status: str, *, named: bool) -> None:
        """Remember the latest claim; `named` says that it names its item."""
        part = self.donors_at == self.sentence and set(donors) < set(self.donors)
        self.donors, self.donors_at = self.donors if part else donors, self.sentence
        self.donors_in = self.story.paragraph
        self.status, self.status_at = status, self.sentence
        self.givers[item.item.id] = (donors, self.sentence)
        if named:
            self.topics.keep(item, self.sentence)

    def note_aid(self, donors: tuple[str, ...], status: str, listable: frozenset[str], *, attribute: bool) -> None:
        """Remember who gives arms of no stated kind, and what becomes of them: what follows may list them.

        An attribute does not take back what was just told ("the promised arms").
        """
        if attribute and donors == self.donors and self.status and self.sentence - self.status_at <= MEMORY:
            status = self.status
        self.aid = Aid(donors, status, self.sentence)
        if status not in listable:
            return
        self.donors, self.donors_at, self.donors_in = donors, self.sentence, self.story.paragraph
        self.status, self.status_at, self.aid_at = status, self.sentence, self.sentence

    def open_list(
        self, donors: tuple[str, ...], status: str, event_date: PartialDate | None, recipient: str | None = None
    ) -> None:
        """Let items without a predicate count as parts of what was just announced."""
        self.listing = OpenList(donors, status, recipient, event_date, self.sentence + LIST_REACH)

    def status_of_list(self, listable: frozenset[str]) -> str:
        """Give the status of what a list goes on with: its heading's, else that of the last claim."""
        if self.open_aid is not None:
            return self.open_aid.status
        near = self.sentence - self.status_at <= MEMORY
        if not self.in_list and near and self.status and self.status in listable:
            return self.status
        return self.listing.status

    def recipient_of_list(self) -> str | None:
        """Give whom the items of a list are for: those of its heading, else of the claim just before."""
        if self.in_list and self.listing.recipient is not None:
            return self.listing.recipient
        return self.claim_recipient if self.sentence - self.status_at <= MEMORY else None

    def note_drill(self, s: Sentence) -> None:
        """Remember a drill or deployment until the recipient is spoken of."""
        if "drill" in s.classes:
            self.drill_at = self.sentence
        elif any(a.state == self.recipient for a in s.actors):
            self.drill_at = self.purchase_at = NEVER

    @property
    def at_drill(self) -> bool:
        """Whether the text tells of a drill or deployment of somebody's own forces."""
        return self.sentence - self.drill_at <= DRILL_REACH

    @property
    def purchasing(self) -> bool:
        """Whether the text tells of arms bought for somebody's own forces."""
        return self.sentence - self.purchase_at <= DRILL_REACH

    @property
    def open_aid(self) -> Aid | None:
        """The arms of no stated kind that were just spoken of; None where a list or another claim came since."""
        if self.aid is None or self.sentence - self.aid.at > 1:
            return None
        if self.in_list and self.listing.until != self.aid.at + LIST_REACH:
            return None
        return self.aid if self.status_at <= self.aid.at or self.status_at == self.sentence else None

    @property
    def in_list(self) -> bool:
        """Whether a list is open."""
        return self.sentence <= self.listing.until

    @property
    def just_told(self) -> bool:
        """Whether the sentence before told of arms that somebody gives, be they of no stated kind."""
        return self.sentence - max(self.status_at, self.aid_at) == 1 and self.status in GIVING

    def givers_of(self, item: ItemMention) -> tuple[str, ...]:
        """Give the donors of the last claim of an item, if it is near."""
        donors, at = self.givers.get(item.item.id, ((), NEVER))
        return donors if self.sentence - at <= MEMORY else ()

    def recent_donors(self) -> tuple[str, ...]:
        """Give the donors of the last claim, if it is near."""
        superseded = self.state is not None and self.state not in self.donors and self.state_in > self.donors_in
        return self.donors if self.sentence - self.donors_at <= DONOR_MEMORY and not superseded else ()
