"""A class and the model that the text names for it are one claim."""

from collections.abc import Callable

import pytest

from ledger.model.claim import Claim

Read = Callable[..., tuple[Claim, ...]]


@pytest.mark.parametrize(
    ("lang", "text", "items"),
    [
        ("de", "Norwegen liefert Haubitzen an die Ukraine\n\nOslo will der Ukraine acht Archer geben.", {"archer"}),
        ("en", "Norway to send howitzers to Ukraine\n\nOslo will give Ukraine eight Archers.", {"archer"}),
        (
            "de",
            "Norwegen liefert 40 Haubitzen an die Ukraine\n\nOslo will der Ukraine acht Archer geben.",
            {"archer", "class:howitzer"},
        ),
        (
            "de",
            "Norwegen will der Ukraine acht Archer geben. Auch Panzer liefert Oslo der Ukraine.",
            {"archer", "class:armour"},
        ),
    ],
    ids=["german", "english", "other-number", "other-class"],
)
def test_a_class_without_a_number_is_the_model_named_later(read: Read, lang: str, text: str, items: set[str]) -> None:
    """The class claim goes into the model's, but not where it has a number of its own."""
    assert {c.item for c in read(lang, text)} == items
