"""Office holders are dated without contradiction."""

import datetime as dt
import itertools
from collections import defaultdict
from typing import Any

import pytest

Entries = list[dict[str, Any]]
SINGLE = ("head-of-state", "head-of-government", "foreign-minister", "defence-minister")
DONORS = (
    *("US", "DE", "GB", "FR", "PL", "NL", "DK", "SE", "NO", "FI", "EE", "LV"),
    *("LT", "CZ", "SK", "IT", "ES", "CA", "BE", "PT", "GR", "RO", "BG", "AU"),
    *("JP", "KR", "TR", "HU", "HR", "SI", "IL", "CH", "AT"),
)
FOR_EVER = dt.date.max


def span(holder: dict[str, Any]) -> tuple[dt.date, dt.date]:
    """Give the first and the last day in office; open ends reach for ever."""
    return holder.get("from", dt.date.min), holder.get("to", FOR_EVER)


def test_every_time_in_office_runs_forward(holders: Entries) -> None:
    """Nobody leaves an office before taking it."""
    assert [h["name"] for h in holders if span(h)[0] >= span(h)[1]] == []


def test_every_holder_has_an_office_or_is_a_politician(holders: Entries) -> None:
    """An entry says what the person is."""
    assert [h["name"] for h in holders if not h.get("office") and h.get("kind") != "politician"] == []


def test_no_office_has_two_holders_at_once(holders: Entries) -> None:
    """Of two holders of a state's office one leaves before, or on the day, the other comes."""
    offices: dict[tuple[str, str], Entries] = defaultdict(list)
    for holder in holders:
        if holder.get("office") in SINGLE:
            offices[holder["state"], holder["office"]].append(holder)
    clashes = [
        (a["name"], b["name"])
        for held in offices.values()
        for a, b in itertools.combinations(held, 2)
        if span(a)[0] < span(b)[1] and span(b)[0] < span(a)[1]
    ]
    assert clashes == []


@pytest.mark.parametrize("state", DONORS)
def test_donors_have_a_leader_since_2022(holders: Entries, state: str) -> None:
    """Who led an active donor's government, or state, in mid 2023 is known."""
    day = dt.date(2023, 7, 1)
    leaders = [
        h["name"]
        for h in holders
        if h["state"] == state and h.get("office") in SINGLE[:2] and span(h)[0] <= day <= span(h)[1]
    ]
    assert leaders


def test_states_of_holders_exist(holders: Entries, codes: set[str]) -> None:
    """A holder's state is one that a claim may name."""
    assert {h["state"] for h in holders} <= codes
