"""What is likely the same is linked, by names and by time."""

from datetime import date, timedelta

import pytest

from ledger.book import keep_book
from ledger.book.linking import WINDOW
from ledger.model.hierarchy import Hierarchy
from tests.book.made_up import HIERARCHY, made

FIRST = date(2023, 1, 4)


def test_ancestors_go_up_to_the_widest_class() -> None:
    """The nearest come first, each once; an unknown item has the class that its claims name."""
    assert HIERARCHY.ancestors("leopard-2") == ("leopard", "class:tank", "class:armour")
    assert HIERARCHY.ancestors("unknown-tank", "class:tank") == ("class:tank", "class:armour")
    assert HIERARCHY.ancestors("class:armour") == ()


def test_a_circle_ends() -> None:
    """A faulty list of items does not hang the book."""
    circle = Hierarchy({"a": ("class:x", "b"), "b": ("class:x", "a")})
    assert circle.ancestors("a") == ("b", "class:x")


@pytest.mark.parametrize(("days", "linked"), [(0, True), (WINDOW.days, True), (WINDOW.days + 1, False)])
@pytest.mark.parametrize("class_first", [True, False])
def test_class_and_model_are_linked_within_the_window(days: int, linked: bool, class_first: bool) -> None:  # noqa: FBT001 - parameters
    """In either order of time, the last day included."""
    items = ("class:recon-vehicle", "amx-10rc") if class_first else ("amx-10rc", "class:recon-vehicle")
    later = (FIRST + timedelta(days=days)).isoformat()
    book = keep_book([made("pledged", FIRST.isoformat(), item=items[0]), made("pledged", later, item=items[1])])
    assert [bool(c.links) for c in book] == [linked, linked]


def test_other_donors_and_recipients_are_never_linked() -> None:
    """France's class is not Germany's model."""
    book = keep_book(
        [
            made("pledged", "2023-01-04", item="class:recon-vehicle", donor="FR"),
            made("pledged", "2023-01-05", item="amx-10rc", donor="DE"),
            made("pledged", "2023-01-05", item="amx-10rc", donor="FR", recipient="MD"),
        ],
        hierarchy=HIERARCHY,
    )
    assert not any(c.links for c in book)


def test_joint_numbers_of_different_articles_are_not_linked() -> None:
    """Two donors that each share a number of 90 with somebody need not share it with each other."""
    book = keep_book(
        [
            made("pledged", "2023-01-04", donor="DE", number=90, joint=True, source="Post"),
            made("pledged", "2023-01-04", donor="NL", number=90, joint=True, source="Times"),
        ]
    )
    assert not any(c.links for c in book)
