"""Which item belongs to which class, and which one is a kind of which other."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Hierarchy:
    """Class and parent by item id: `leopard-2` is in `class:tank` and a kind of `leopard`."""

    places: Mapping[str, tuple[str, str | None]] = field(default_factory=dict)

    def class_of(self, item: str, otherwise: str | None = None) -> str | None:
        """Give an item's class; `otherwise` where the item is not known."""
        place = self.places.get(item)
        return otherwise if place is None else place[0]

    def ancestors(self, item: str, item_class: str | None = None) -> tuple[str, ...]:
        """Give all that an item is a kind of, the nearest first: its parents, its class and the parents of that.

        `item_class` counts where the item is not known. A circle in the data ends the walk.
        """
        found: dict[str, None] = {}
        waiting = [item]
        while waiting:
            place = self.places.get(waiting.pop(0))
            nearest = (place[1], place[0]) if place else ()
            new = [one for one in nearest if one is not None and one != item and one not in found]
            found.update(dict.fromkeys(new))
            waiting += new
        if item_class is not None and item not in self.places and item_class != item:
            found.update(dict.fromkeys((item_class, *self.ancestors(item_class))))
        return tuple(found)


def is_class(item: str) -> bool:
    """Tell whether an id names a class of weapons, not a model."""
    return item.startswith("class:")
