"""Copies of one wire text."""

import pytest

from ledger.model.document import Document
from ledger.sources.stories import are_copies, make_print

WIRE = (
    "Warsaw (Agency) - Poland will send another company of tanks to Ukraine by the end of March, the defence minister "
    "said on Tuesday in Warsaw. The vehicles come from the stock of the army. Crews have been trained since January. "
    "A spokesman added that spare parts and ammunition would follow. Kyiv had asked for them for months. "
    "Other countries are expected to join, the minister said, without naming any of them."
)
OWN = (
    "After weeks of debate the Polish government has made up its mind: a further company of tanks will go east in "
    "spring. Our correspondent spoke with soldiers who are sceptical. The opposition calls the step overdue, while "
    "experts point to the state of the vehicles and to the long way that they still have to go."
)


def copied(one: str, other: str, *, langs: tuple[str, str] = ("en", "en")) -> bool:
    """Whether two texts are copies, which must not depend on their order."""
    first, second = (make_print(Document("x", t, lang=lang)) for t, lang in zip((one, other), langs, strict=True))
    assert are_copies(first, second) == are_copies(second, first)
    return are_copies(first, second)


@pytest.mark.parametrize("text", [WIRE, "Poland sends tanks\n\n" + WIRE.upper(), WIRE[: len(WIRE) // 2], WIRE[40:]])
def test_a_wire_text_is_told_in_every_print(text: str) -> None:
    """A copy word for word, one with another headline, and one that is cut are copies; an own report is not."""
    assert copied(WIRE, text)
    assert not copied(OWN, text)


def test_short_texts_are_copies_only_where_equal() -> None:
    """Headlines share words by chance."""
    headline = "Poland to send tanks to Ukraine"
    assert copied(headline, headline + "!")
    assert not copied(headline, headline + " in spring")


def test_a_quotation_makes_no_copy() -> None:
    """Two reports that share one long sentence stay independent sources."""
    sentence = WIRE.split(". ", maxsplit=1)[0]
    assert not copied(f"{OWN} {sentence}.", f"{sentence}. {WIRE[::-1]}")


def test_languages_are_kept_apart() -> None:
    """A list of names in two languages is no copy."""
    assert not copied(WIRE, WIRE, langs=("en", "de"))
