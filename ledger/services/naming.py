"""Names to show for states and items."""

from dataclasses import dataclass

from ledger.store import Store
from ledger.store.names import find_labels


@dataclass(frozen=True, slots=True)
class Names:
    """Names by code; a code without a name stands for itself."""

    states: dict[str, str]
    items: dict[str, str]

    def state(self, code: str) -> str:
        """Name a state."""
        return self.states.get(code, code)

    def item(self, code: str) -> str:
        """Name an item."""
        return self.items.get(code, code)


def find_names(store: Store, lang: str = "en") -> Names:
    """Give the names that the ledger knows."""
    return Names(find_labels(store, "state", lang), find_labels(store, "item"))
