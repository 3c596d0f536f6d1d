"""What commands share; nothing here touches the disk until it is used."""

import gc
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ledger.cli.plain import clean

if TYPE_CHECKING:
    from ledger.store import Store

AT_ONCE = 100_000
"""Values made before Python looks for cycles: a query makes tens of thousands, and none in a cycle."""


@dataclass(slots=True)
class App:
    """The ledger's path and how to open it."""

    db: Path
    rules: Path | None = None
    """Another rule folder than the installed one."""
    _open: dict[bool, "Store"] = field(default_factory=dict)

    @property
    def store(self) -> "Store":
        """Open the ledger for reading, once a process; LedgerError where there is none."""
        return self._opened(write=False)

    @property
    def writable(self) -> "Store":
        """Open the ledger for writing, once a process; it is made where there is none."""
        return self._opened(write=True)

    def _opened(self, *, write: bool) -> "Store":
        """Open the ledger and close it when the command is done."""
        if write not in self._open:
            from ledger.store import open_store  # noqa: PLC0415 - `--help` and `extract` open no ledger

            if not write:
                gc.set_threshold(AT_ONCE)
            context = click.get_current_context()
            self._open[write] = context.with_resource(open_store(self.db, write=write))
        return self._open[write]

    def catch_up(self) -> None:
        """Fold what a killed run left; say so where that is not possible now."""
        from ledger.store.timeline import find_stale  # noqa: PLC0415 - as above

        if find_stale(self.store):
            from ledger.services.folding import catch_up  # noqa: PLC0415 - only after a killed run

            behind = catch_up(self.store)
            if behind:
                say(f"Note: {behind} commitments are being updated by another process; they are shown as they were")

    def say_empty(self, message: str) -> None:
        """Say that there are no rows, and how to fill an empty ledger."""
        from ledger.store.counting import is_empty  # noqa: PLC0415 - as above

        empty = f"{self.db}: holds no documents yet; read some with `aidledger ingest PATH`"
        say(f"Note: {empty if is_empty(self.store) else message}")


pass_app = click.make_pass_decorator(App)


def say(text: str) -> None:
    """Say one line to the user, apart from the data."""
    click.echo(clean(text), err=True)
