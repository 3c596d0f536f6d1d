"""What an item's name means in its place: the system or its ammunition, weapons or a package."""

from dataclasses import replace

from ledger.extract.candidates import Candidate
from ledger.extract.lexicon import Lexicon
from ledger.extract.scene import Scene
from ledger.extract.slots import SlotFiller


class ItemMeanings:
    """Settles the items of candidates."""

    def __init__(self, slots: SlotFiller, lexicon: Lexicon) -> None:
        """Take what finds sums and quantities, and the language's items."""
        self.slots = slots
        self.lexicon = lexicon

    def settle(self, scene: Scene, candidate: Candidate) -> Candidate:
        """Give the candidate with the item that is meant."""
        return self._without_number(scene, self._with_sum(scene, candidate))

    def _with_sum(self, scene: Scene, candidate: Candidate) -> Candidate:
        """Weapons or a package with a sum are an aid package; a package without one is weapons (CODEBOOK, Item)."""
        if candidate.item.item.id not in {"class:weapons", "class:aid-package"}:
            return candidate
        value = self.slots.value(scene.s, scene.slots, candidate.item)
        wanted = "class:aid-package" if value is not None else "class:weapons"
        item = self.lexicon.items.get(wanted, candidate.item.item)
        return replace(candidate, item=replace(candidate.item, item=item))

    def _without_number(self, scene: Scene, candidate: Candidate) -> Candidate:
        """Some names of ammunition mean the system where no number stands before them."""
        mention = candidate.item
        bare = self.lexicon.items.get(mention.item.bare or "")
        if bare is None or (
            candidate.local and self.slots.quantity(scene.s, scene.slots, mention) is not None and not mention.headed
        ):
            return candidate
        if scene.s.tokens[mention.start].low not in bare.name.lower():
            return candidate
        return replace(candidate, item=replace(mention, item=bare))
