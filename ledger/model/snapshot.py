"""The ledger at one moment: what a release of the dataset is made from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from ledger.model.change import Change
from ledger.model.commitment import Commitment


@dataclass(frozen=True, slots=True)
class DocumentMeta:
    """An article without its text."""

    id: str
    digest: str
    """SHA-256 of the text, in hex."""
    published: date
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    lang: str | None = None
    story: str | None = None
    """Documents with the same story are copies of one wire text."""


@dataclass(frozen=True, slots=True)
class ItemName:
    """How an item is called and where it belongs; `german` where it differs."""

    name: str
    item_class: str
    parent: str | None = None
    german: str | None = None


@dataclass(frozen=True, slots=True)
class StateName:
    """A state's or organisation's name in English and German."""

    en: str
    de: str


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Everything that a release says, at the end of `as_of` and from what was public by `known_at`."""

    as_of: date
    known_at: date | None
    documents: tuple[DocumentMeta, ...]
    commitments: tuple[Commitment, ...]
    items: Mapping[str, ItemName]
    states: Mapping[str, StateName]
    software: str
    """Version of aidledger."""
    rules: str
    """Digest of the rule files."""
    recent: tuple[Change, ...] = ()
    """What changed in the 30 days up to `as_of`."""
    retracted: Mapping[str, str] = field(default_factory=dict)
    """Reason by id of each claim that the ledger once made and no longer makes."""
    corrected: Mapping[str, str] = field(default_factory=dict)
    """Reason by id of each document whose publication date a reviewer corrected."""
    filters: tuple[str, ...] = ()
    """The conditions that chose the rows, as the user gave them."""

    def state_name(self, code: str, lang: str = "en") -> str:
        """Give a state's name; the code where none is known."""
        name = self.states.get(code)
        return code if name is None else name.de if lang == "de" else name.en

    def item_name(self, item: str, lang: str = "en") -> str:
        """Give an item's name; the id where none is known."""
        name = self.items.get(item)
        if name is None:
            return item.removeprefix("class:")
        return name.german or name.name if lang == "de" else name.name
