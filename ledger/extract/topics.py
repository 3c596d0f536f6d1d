"""Which items a text is about: those named last, those whose supply is at issue, the one it keeps naming."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from ledger.extract.mentions import ItemMention

MEMORY = 2
"""How many sentences an item that is named no more stays in mind."""
OFTEN = 2


@dataclass(slots=True)
class Topics:
    """The items that a clause without one may mean; sentences are counted from the start of the text."""

    latest: list[ItemMention] = field(default_factory=list)
    latest_at: int = -9
    issue: list[ItemMention] = field(default_factory=list)
    """The items whose supply a sentence was last about."""
    issue_at: int = -9
    issues: set[str] = field(default_factory=set)
    """The ids of all items whose supply the text was about."""
    counts: dict[str, int] = field(default_factory=dict)
    """How many sentences so far have named each model."""
    first: dict[str, ItemMention] = field(default_factory=dict)

    def name(self, items: Sequence[ItemMention], sentence: int) -> None:
        """Remember the items of a sentence."""
        self.latest, self.latest_at = list(items), sentence
        models = {m.item.id: m for m in reversed(items) if not m.item.id.startswith("class:")}
        for name, mention in models.items():
            self.counts[name] = self.counts.get(name, 0) + 1
            self.first.setdefault(name, mention)

    def keep(self, item: ItemMention, sentence: int) -> None:
        """Remember the item of a claim."""
        self.latest, self.latest_at = [item], sentence

    def raise_issue(self, items: Sequence[ItemMention], sentence: int) -> None:
        """Remember the items whose supply a sentence is about."""
        if items:
            self.issue, self.issue_at = list({i.item.id: i for i in items}.values()), sentence
            self.issues |= {i.item.id for i in items}

    def recent(self, sentence: int) -> list[ItemMention]:
        """Give the items of the last sentences that named any."""
        return self.latest if sentence - self.latest_at <= MEMORY else []

    def at_issue(self, sentence: int) -> list[ItemMention]:
        """Give the items whose supply the last sentences were about."""
        return self.issue if sentence - self.issue_at <= MEMORY else []

    def contested(self, sentence: int) -> list[ItemMention]:
        """Give the items that a stance may be on: those named last, if at issue, else those at issue last."""
        named = [i for i in self.recent(sentence) if i.item.id in self.issues]
        return named if named and self.latest_at > self.issue_at else self.at_issue(sentence)

    def main(self) -> list[ItemMention]:
        """Give the model that the text is about: the one named at least twice, and twice as often as any other."""
        ranked = sorted(self.counts.items(), key=lambda c: -c[1])
        if not ranked or ranked[0][1] < OFTEN or (len(ranked) > 1 and ranked[1][1] * OFTEN > ranked[0][1]):
            return []
        return [self.first[ranked[0][0]]]
