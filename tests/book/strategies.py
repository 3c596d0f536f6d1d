"""Made-up threads for properties: few days, few sources, all statuses and kinds of number."""

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from ledger.model.sourced import SourcedClaim
from ledger.model.status import COURSE, NEGATIVE, Status
from tests.book.made_up import made

DAY = date(2023, 1, 1)
SOURCES = [("Post", None), ("Times", None), ("Star", "agency-1"), ("Herald", "agency-1"), ("Echo", "agency-2")]
"""Papers, and the wire text that they copy."""
NUMBERS: list[dict[str, Any]] = [
    {},
    {},
    {"number": 4},
    {"number": 14},
    {"number": 31},
    {"min": 14, "qualifier": "at_least"},
    {"max": 100, "qualifier": "at_most"},
    {"number": 15, "qualifier": "about"},
    {"number": 59, "additional": True},
    {"number": 59, "additional": True, "in_all": 109},
    {"additional": True},
    {"number": 1, "unit": "battery"},
    {"number": 90, "joint": True},
]


@st.composite
def claims(
    draw: st.DrawFn, *, statuses: tuple[Status, ...] = tuple(Status), latest: int = 6, item: str = "leopard-2"
) -> SourcedClaim:
    """Give one claim of DE on one item in the first days of 2023, mostly unhedged and of the present."""
    day = (DAY + timedelta(days=draw(st.integers(0, latest)))).isoformat()
    source, story = draw(st.sampled_from(SOURCES))
    return made(
        draw(st.sampled_from(statuses)),
        draw(st.sampled_from([day, day, None, "2023-01"])),
        published=day,
        source=source,
        item=item,
        hedged=draw(st.sampled_from([False, False, False, True])),
        former=draw(st.sampled_from([False, False, False, False, True])),
        approver=draw(st.sampled_from([None, None, None, "PL", "DE"])),
        story=story,
        confidence=draw(st.sampled_from([60, 90])),
        **draw(st.sampled_from(NUMBERS)),
    )


def threads(most: int = 8, **options: Any) -> st.SearchStrategy[list[SourcedClaim]]:  # noqa: ANN401 - options of claims
    """Give the claims of one thread."""
    return st.lists(claims(**options), min_size=1, max_size=most)


YES: tuple[Status, ...] = COURSE
NO: tuple[Status, ...] = NEGATIVE
