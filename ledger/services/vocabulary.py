"""Give the ledger the names of the rules that it is read with, so that questions need no rules."""

from collections.abc import Iterator

from ledger.model.rules import Item, Rulebook
from ledger.store import Store
from ledger.store.names import ItemEntry, Name, record_names


def record_vocabulary(store: Store, rulebook: Rulebook) -> None:
    """Write the items, and the names of items and states, of a rulebook."""
    items = {item.id: item for language in rulebook.languages.values() for item in language.items}
    entries = [_entry(item, rulebook) for item in items.values()]
    record_names(store, rulebook.digest, entries, [*_item_names(rulebook), *_state_names(rulebook)])


def _entry(item: Item, rulebook: Rulebook) -> ItemEntry:
    parent = item.parent if item.parent != item.id else None
    return ItemEntry(item.id, rulebook.names.get(item.id, item.name), item.item_class, parent)


def _item_names(rulebook: Rulebook) -> Iterator[Name]:
    """Give each item's id, name and forms."""
    for code, language in rulebook.languages.items():
        for item in language.items:
            yield Name("item", item.id, item.id, code)
            yield Name("item", item.id, item.id.removeprefix("class:"), code)
            yield Name("item", item.id, rulebook.names.get(item.id, item.name), code)
            for form in item.forms:
                yield Name("item", item.id, form, code)


def _state_names(rulebook: Rulebook) -> Iterator[Name]:
    """Give each state's code and names; the first name of a language is the one to show."""
    for code, language in rulebook.languages.items():
        shown: set[str] = set()
        for actor in language.actors:
            if actor.state is not None and actor.kind in {"name", "seat"}:
                for form in actor.forms:
                    first = actor.kind == "name" and actor.state not in shown
                    shown |= {actor.state} if first else set()
                    yield Name("state", actor.state, form, code, first)
                yield Name("state", actor.state, actor.state, code)
