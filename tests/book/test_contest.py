"""One day, several positions."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from ledger.book.contest import decide
from ledger.book.evidence import Support
from ledger.book.positions import RANK, YES
from ledger.model.status import COURSE, NEGATIVE, Status

DAY = date(2023, 1, 25)
SUPPORTS = st.tuples(st.booleans(), st.integers(1, 4))
POSITIONS = st.dictionaries(st.sampled_from((*COURSE, *NEGATIVE)), SUPPORTS, min_size=1)
Claims = dict[Status, Support]


def standing_of(claims: Claims, losers: frozenset[Status]) -> Status:
    """Give the furthest position that was not lost."""
    return max(set(claims) - losers, key=lambda status: RANK[status])


@given(POSITIONS)
def test_winner_has_the_best_support(claims: Claims) -> None:
    """No other position of the day is unhedged where the winner is hedged, or has more sources at equal hedging."""
    outcome = decide(DAY, claims, {}, -1)
    winner = standing_of(claims, outcome.losers)
    assert claims[winner] == max(claims.values())


@given(POSITIONS)
def test_conflict_is_a_yes_and_a_no_of_equal_support(claims: Claims) -> None:
    """And only that; the yes is kept."""
    yes = max((s for status, s in claims.items() if status in COURSE), default=None)
    no = max((s for status, s in claims.items() if status in NEGATIVE), default=None)
    conflict = decide(DAY, claims, {}, -1).conflict
    assert (conflict is not None) == (yes is not None and yes == no)
    if conflict:
        assert conflict.kept in COURSE
        assert conflict.other in NEGATIVE


@given(POSITIONS)
def test_a_lone_side_loses_nothing_to_the_other(claims: Claims) -> None:
    """Either all positions of the no lose, or all of the yes, or nobody contradicts."""
    outcome = decide(DAY, claims, {}, -1)
    sides = {RANK[status] < YES for status in set(claims) - outcome.losers}
    assert len(sides) == 1
    assert outcome.is_no == (sides == {True})


@given(st.sampled_from(COURSE), st.sampled_from(COURSE), SUPPORTS, SUPPORTS)
def test_repeating_what_stands_never_beats_news(stands: Status, news: Status, repeated: Support, once: Support) -> None:
    """However many papers repeat where the donor stands, a further status of the day counts."""
    if RANK[news] > RANK[stands]:
        assert not decide(DAY, {stands: repeated, news: once}, {}, RANK[stands]).losers


@given(SUPPORTS, SUPPORTS)
def test_an_addition_contends_with_a_no_only(more: Support, other: Support) -> None:
    """To promise more takes nothing from another yes; against a no it counts like one."""
    assert decide(DAY, {Status.DELIVERED: other}, {Status.PLEDGED: more}, -1).losers == frozenset()
    assert decide(DAY, {Status.REFUSED: other}, {Status.PLEDGED: more}, -1).is_no == (other > more)
