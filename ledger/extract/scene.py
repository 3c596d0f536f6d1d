"""What is known of one sentence while its claims are made."""

from dataclasses import dataclass, field

from ledger.extract.amounts import Amount
from ledger.extract.dates import DateMention
from ledger.extract.discourse import Discourse
from ledger.extract.linking import Reading
from ledger.extract.mentions import Sentence
from ledger.extract.told import Telling
from ledger.model.document import Document


@dataclass(slots=True)
class Slots:
    """The amounts, dates and tellings of one sentence, found once."""

    amounts: list[Amount] = field(default_factory=list)
    dates: list[DateMention] = field(default_factory=list)
    tellings: list[Telling] = field(default_factory=list)


@dataclass(slots=True)
class Scene:
    """All that is known of one sentence while its claims are made."""

    document: Document
    s: Sentence
    readings: list[Reading]
    d: Discourse
    slots: Slots
