"""What the text has spoken of so far: who, which items, under which heading."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from ledger.extract.mentions import ActorMention, ItemMention
from ledger.extract.story import Story
from ledger.model.partial_date import PartialDate

MEMORY = 2
DONOR_MEMORY = 4
LIST_REACH = 2

OFTEN = 2


@dataclass(slots=True)
class Discourse:
    """The state of a text at one sentence; all sentences are counted from the start."""

    recipient: str
    home: str | None
    published: date | None
    sentence: int = 0
    paragraph: int = 0
    items: list[ItemMention] = field(default_factory=list)
    items_at: int = -9
    speech: bool = False
    """A speech in the home state's parliament: what is said without a subject is its own."""
    counts: dict[str, int] = field(default_factory=dict)
    """How often each model was named so far."""
    first: dict[str, ItemMention] = field(default_factory=dict)
    donors: tuple[str, ...] = ()
    donors_at: int = -9
    state: str | None = None
    """The last state named that may be a donor."""
    states: list[str] = field(default_factory=list)
    """All donor states named so far, in order."""
    status: str | None = None
    status_at: int = -9
    event_date: PartialDate | None = None
    speaker: str | None = None
    list_donors: tuple[str, ...] = ()
    list_status: str = "pledged"
    list_recipient: str | None = None
    list_date: PartialDate | None = None
    list_until: int = -9
    """The last sentence in which a list may go on."""
    list_each: bool = False
    """Whether each line of the open list names its own donor."""
    section: str | None = None
    """The state whose part of an overview is being read."""
    section_at: int | None = None
    """The paragraph of the section's label; None where the label is a line of its own."""
    matter: str | None = None
    """The status that a short sentence without items spoke of: what an overview is about."""
    matter_at: int = -9
    subject: ActorMention | None = None
    subject_at: int = -9
    story: Story = field(default_factory=Story)
    """The lines with their claims, for what one line leaves to another."""

    def note_actors(self, actors: Sequence[ActorMention], skip: frozenset[str]) -> None:
        """Remember states that may be donors."""
        for actor in actors:
            if actor.state and actor.state not in skip and not actor.outside and actor.role != "to":
                self.state = actor.state
                self.states.append(actor.state)

    def note_claim(self, donors: tuple[str, ...], items: list[ItemMention], status: str) -> None:
        """Remember the latest claim."""
        self.donors, self.donors_at = donors, self.sentence
        self.status, self.status_at = status, self.sentence
        if items:
            self.items, self.items_at = items, self.sentence

    def open_list(
        self, donors: tuple[str, ...], status: str, event_date: PartialDate | None, recipient: str | None = None
    ) -> None:
        """Let items without a predicate count as parts of what was just announced."""
        self.list_recipient = recipient
        self.list_donors, self.list_status, self.list_date = donors, status, event_date
        self.list_until = self.sentence + LIST_REACH
        self.list_each = not donors

    def status_of_list(self, listable: frozenset[str]) -> str:
        """Give the status of what a list goes on with: its heading's, else that of the last claim."""
        near = self.sentence - self.status_at <= MEMORY
        if not self.in_list and near and self.status and self.status in listable:
            return self.status
        return self.list_status

    @property
    def in_list(self) -> bool:
        """Whether a list is open."""
        return self.sentence <= self.list_until

    def note_items(self, items: list[ItemMention]) -> None:
        """Remember the items of a sentence."""
        self.items, self.items_at = list(items), self.sentence
        for mention in items:
            if not mention.item.id.startswith("class:"):
                self.counts[mention.item.id] = self.counts.get(mention.item.id, 0) + 1
                self.first.setdefault(mention.item.id, mention)

    def recent_items(self) -> list[ItemMention]:
        """Give the items of the last sentences that named any."""
        return self.items if self.sentence - self.items_at <= MEMORY else []

    def topic_items(self) -> list[ItemMention]:
        """Give the model that the text is about: the one named at least twice, and twice as often as any other."""
        ranked = sorted(self.counts.items(), key=lambda c: -c[1])
        if not ranked or ranked[0][1] < OFTEN or (len(ranked) > 1 and ranked[1][1] * OFTEN > ranked[0][1]):
            return []
        return [self.first[ranked[0][0]]]

    def recent_donors(self) -> tuple[str, ...]:
        """Give the donors of the last claim, if it is near."""
        return self.donors if self.sentence - self.donors_at <= DONOR_MEMORY else ()
