"""Signs and colours of the statuses; the sign and the word always stand beside the colour."""

import sys
from enum import StrEnum

from ledger.model.status import Status

MARKS = {
    Status.REQUESTED: "?",
    Status.CONSIDERED: "~",
    Status.OFFERED: "○",
    Status.PLEDGED: "◔",
    Status.APPROVED: "◑",
    Status.IN_DELIVERY: "◕",
    Status.DELIVERED: "●",
    Status.REFUSED: "✗",
    Status.WITHDRAWN: "⊘",
}
ASCII = dict(zip(MARKS, "?~opa>DXW", strict=True))
STYLES = {
    Status.REQUESTED: "cyan",
    Status.CONSIDERED: "yellow",
    Status.OFFERED: "yellow",
    Status.PLEDGED: "blue",
    Status.APPROVED: "blue",
    Status.IN_DELIVERY: "green",
    Status.DELIVERED: "bold green",
    Status.REFUSED: "red",
    Status.WITHDRAWN: "magenta",
}


def mark_of(status: Status) -> str:
    """Give the sign of a status, in ASCII where the output can show no other."""
    encoding = (getattr(sys.stdout, "encoding", None) or "ascii").lower()
    return MARKS[status] if encoding.startswith("utf") else ASCII[status]


def word_of(name: StrEnum) -> str:
    """Give a status or a kind of change for people."""
    return name.value.replace("_", " ")
