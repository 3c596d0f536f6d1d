"""The names of items and states that the ledger was read with: to resolve what a user types and to show."""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from ledger.model.hierarchy import Hierarchy
from ledger.store.opening import Store
from ledger.store.settings import read_setting, record_setting

Kind = Literal["item", "state"]


@dataclass(frozen=True, slots=True)
class Name:
    """One name of an item or a state in one language; `shown` marks the one that tables use."""

    kind: Kind
    code: str
    label: str
    lang: str
    shown: bool = False


@dataclass(frozen=True, slots=True)
class ItemEntry:
    """An item's place among the others."""

    id: str
    name: str
    item_class: str
    parent: str | None


def to_key(text: str) -> str:
    """Give the form in which names are compared: no case, no accents, hyphens as spaces."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    return " ".join(bare.replace("-", " ").split())


def record_names(store: Store, digest: str, items: Iterable[ItemEntry], names: Iterable[Name]) -> None:
    """Write the names of a rulebook once; `digest` is the rulebook's."""
    if read_setting(store, "names") == digest:
        return
    with store.transaction():
        store.connection.executemany(
            "INSERT OR REPLACE INTO item VALUES (?, ?, ?, ?)", [(i.id, i.name, i.item_class, i.parent) for i in items]
        )
        store.connection.execute("DELETE FROM name")
        store.connection.executemany(
            "INSERT OR IGNORE INTO name VALUES (?, ?, ?, ?, ?, ?)",
            [(n.kind, to_key(n.label), n.code, n.label, n.lang, int(n.shown)) for n in names],
        )
        record_setting(store, "names", digest)


def find_codes(store: Store, kind: Kind, text: str) -> list[str]:
    """Give the codes that a name stands for; the code itself is a name."""
    rows = store.connection.execute(
        "SELECT DISTINCT code FROM name WHERE kind = ? AND key = ? ORDER BY code", (kind, to_key(text))
    )
    return [row[0] for row in rows]


def find_used(store: Store, kind: Kind) -> set[str]:
    """Give the codes that stand in claims."""
    sql = "SELECT item FROM thread" if kind == "item" else "SELECT donor FROM thread UNION SELECT recipient FROM thread"
    return {row[0] for row in store.connection.execute(sql)}


def find_keys(store: Store, kind: Kind) -> dict[str, str]:
    """Give all names of a kind: the form in which they are compared, and the label."""
    rows = store.connection.execute("SELECT key, label FROM name WHERE kind = ? ORDER BY key, label DESC", (kind,))
    return dict(rows.fetchall())


def find_descendants(store: Store, items: Iterable[str]) -> tuple[str, ...]:
    """Give items with all that stand under them: `leopard` has `leopard-1` and `leopard-2`."""
    found: set[str] = set()
    for item in items:
        rows = store.connection.execute(
            "WITH RECURSIVE under(id) AS"
            " (VALUES (?) UNION SELECT item.id FROM item JOIN under ON item.parent = under.id) SELECT id FROM under",
            (item,),
        )
        found |= {row[0] for row in rows}
    return tuple(sorted(found))


def find_labels(store: Store, kind: Kind, lang: str = "en") -> dict[str, str]:
    """Give the name to show for each code."""
    if kind == "item":
        return dict(store.connection.execute("SELECT id, name FROM item").fetchall())
    rows: Iterator[tuple[str, str]] = store.connection.execute(
        "SELECT code, label FROM name WHERE kind = ? AND lang = ? AND shown", (kind, lang)
    )
    return dict(rows)


def find_classes(store: Store) -> set[str]:
    """Give the classes of items."""
    return {row[0] for row in store.connection.execute("SELECT class FROM thread UNION SELECT class FROM item")}


def find_hierarchy(store: Store) -> Hierarchy:
    """Give class and parent of every item."""
    rows = store.connection.execute("SELECT id, class, parent FROM item")
    return Hierarchy({item: (item_class, parent) for item, item_class, parent in rows})
