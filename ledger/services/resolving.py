"""Find what a user means by the name of a state, an item, a class or a status."""

from collections.abc import Iterable, Mapping

from ledger.errors import UsageError
from ledger.model.status import Status
from ledger.store import Store
from ledger.store.names import Kind, find_classes, find_codes, find_descendants, find_keys, find_used, to_key

CLASS, STATUS = "class", "status"
NEAR = 3
"""How many names a message suggests."""


class UnknownNameError(UsageError):
    """A name that stands for nothing."""

    def __init__(self, kind: str, text: str, near: Iterable[str], remedy: str) -> None:
        """Name it and what it may mean."""
        names = " or ".join(repr(name) for name in near)
        super().__init__(f"unknown {kind} {text!r}; {f'did you mean {names}?' if names else remedy}")


def resolve_states(store: Store, texts: Iterable[str], kind: str = "donor") -> tuple[str, ...]:
    """Give the codes of states named by code or name; UnknownNameError where one is neither."""
    remedy = "write an ISO code or the state's name, as in DE or Germany"
    return tuple(dict.fromkeys(code for text in texts for code in _resolve(store, "state", text, kind, remedy)))


def resolve_items(store: Store, texts: Iterable[str]) -> tuple[str, ...]:
    """Give the ids of items named by id or name, with all that stand under them."""
    remedy = "write an id or a name, as in leopard-2 or Patriot; `aidledger matrix` shows the items of the ledger"
    found = [code for text in texts for code in _resolve(store, "item", text, "item", remedy)]
    return find_descendants(store, found) if found else ()


def resolve_classes(store: Store, texts: Iterable[str]) -> tuple[str, ...]:
    """Give the ids of classes; `class:` may be left out."""
    classes = find_classes(store)
    return tuple(dict.fromkeys(_resolve_class(text, classes) for text in texts))


def _resolve_class(text: str, classes: set[str]) -> str:
    wanted = f"class:{text.strip().lower().removeprefix('class:').replace(' ', '-')}"
    if wanted not in classes:
        near = find_near(wanted, {c: c for c in classes})
        raise UnknownNameError(CLASS, text, near, "write one as in class:tank")
    return wanted


def resolve_statuses(texts: Iterable[str]) -> tuple[Status, ...]:
    """Give the statuses; hyphens, blanks and capitals do not matter."""
    return tuple(dict.fromkeys(_resolve_status(text) for text in texts))


def _resolve_status(text: str) -> Status:
    wanted = text.strip().lower().replace("-", "_").replace(" ", "_")
    if wanted not in set(Status):
        near = find_near(wanted, {s.value: s.value for s in Status})
        raise UnknownNameError(STATUS, text, near, f"write one of {', '.join(Status)}")
    return Status(wanted)


def _resolve(store: Store, kind: Kind, text: str, called: str, remedy: str) -> list[str]:
    """Give the codes of a name: the code itself, or what the ledger's names say."""
    used = find_used(store, kind)
    exact = text.strip().upper() if kind == "state" else text.strip().lower()
    if exact in used:
        return [exact]
    if kind == "item" and f"class:{exact}" in used and not find_codes(store, kind, text):
        return [f"class:{exact}"]
    found = find_codes(store, kind, text)
    if not found:
        known = {to_key(code): code for code in used} | find_keys(store, kind)
        raise UnknownNameError(called, text, find_near(to_key(text), known), remedy)
    return found


def find_near(text: str, known: Mapping[str, str]) -> list[str]:
    """Give the labels of the nearest names, nearest first."""
    from difflib import get_close_matches  # noqa: PLC0415 - only a misspelt name pays for it

    near = get_close_matches(text, known, n=NEAR * 2, cutoff=0.65)
    return list(dict.fromkeys(known[key] for key in near))[:NEAR]
