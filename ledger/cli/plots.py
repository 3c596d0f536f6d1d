"""The course of a status drawn with characters: time across, statuses up and down."""

from collections.abc import Iterator
from datetime import date

from rich.text import Text

from ledger.cli.marks import STYLES, mark_of, word_of
from ledger.model.commitment import Commitment
from ledger.model.status import COURSE, Status

ROWS = (*reversed(COURSE), Status.REQUESTED, Status.REFUSED, Status.WITHDRAWN)
LABEL = 12
"""Columns of the names at the left."""


def plot_lines(commitment: Commitment, width: int) -> Iterator[Text]:
    """Give one line a status that occurs, and an axis of days below."""
    points = sorted((event.on.last, event.status) for event in commitment.events)
    first, last = points[0][0], points[-1][0]
    room = max(width - LABEL - 2, 10)
    days = max((last - first).days, 1)

    def column(day: date) -> int:
        return round((day - first).days * (room - 1) / days)

    for status in ROWS:
        if any(s is status for _, s in points):
            yield _line(status, [column(day) for day, s in points if s is status], commitment, room)
    middle = first + (last - first) / 2
    axis = f"{first.isoformat():<{room // 2 - 5}}{middle.isoformat():<10}{last.isoformat():>{room - room // 2 - 5}}"
    yield Text(f"{'':<{LABEL}}└{'─' * (room - 1)}", style="dim")
    yield Text(f"{'':<{LABEL}} {axis}" if days > 1 else f"{'':<{LABEL}} {first.isoformat()}", style="dim")


def _line(status: Status, columns: list[int], commitment: Commitment, room: int) -> Text:
    """Draw the events of one status; a rule runs on where it is the present one."""
    cells = [" "] * room
    if status is commitment.status:
        cells[columns[-1] :] = ["─"] * (room - columns[-1])
    for column in columns:
        cells[column] = mark_of(status)
    return Text.assemble(f"{word_of(status):<{LABEL}}", ("│", "dim"), ("".join(cells), STYLES[status]))
