"""A published table: typed columns and rows of plain cells."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

Kind = Literal["string", "integer", "number", "boolean", "date"]
Cell = str | int | bool | Decimal | date | None


@dataclass(frozen=True, slots=True)
class Column:
    """One column and what may stand in it."""

    name: str
    kind: Kind
    about: str
    required: bool = False
    values: tuple[str, ...] = ()
    """All that may stand here; empty where that is open."""
    pattern: str | None = None
    form: str | None = None
    """A named form of text: `uri`."""
    refers: str | None = None
    """The table whose `id` stands here."""
    most: int | None = None
    """Largest number, or longest text in characters."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows in a stable order; the first column, `id`, is the key."""

    name: str
    title: str
    about: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class View:
    """A named question over published tables."""

    name: str
    about: str
    sql: str
