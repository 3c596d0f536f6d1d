"""Copies of one wire text."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from ledger.model.document import Document
from ledger.sources.stories import group_stories

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


def article(identity: str, text: str, day: int = 1, lang: str = "en") -> Document:
    """Give a document."""
    return Document(identity, text, published=date(2023, 2, day), lang=lang)


def test_copies_are_one_story_named_by_the_first() -> None:
    """A copy word for word, one with another headline, and one cut from the end are copies; an own report is not."""
    documents = [
        article("b", WIRE, 2),
        article("a", WIRE, 3),
        article("headline", "Poland sends tanks\n\n" + WIRE.upper(), 4),
        article("cut", WIRE[: len(WIRE) // 2], 5),
        article("own", OWN, 2),
    ]
    assert group_stories(documents) == dict.fromkeys(["b", "a", "headline", "cut"], "b")


def test_a_document_without_copy_has_no_story() -> None:
    """Nothing, one text and two different texts give none."""
    assert group_stories([]) == {}
    assert group_stories([article("a", WIRE)]) == {}
    assert group_stories([article("a", WIRE), article("b", OWN)]) == {}


def test_short_texts_are_copies_only_where_equal() -> None:
    """Headlines share words by chance."""
    headline = "Poland to send tanks to Ukraine"
    documents = [article("a", headline), article("b", headline + "!"), article("c", headline + " in spring")]
    assert group_stories(documents) == {"a": "a", "b": "a"}


def test_a_quotation_makes_no_copy() -> None:
    """Two reports that share one long sentence stay independent sources."""
    sentence = WIRE.split(". ", maxsplit=1)[0]
    documents = [article("a", f"{OWN} {sentence}."), article("b", f"{sentence}. {WIRE[::-1]}")]
    assert group_stories(documents) == {}


def test_languages_are_kept_apart() -> None:
    """A list of names in two languages is no copy."""
    assert group_stories([article("a", WIRE), article("b", WIRE, lang="de")]) == {}


@given(st.permutations(range(6)), st.lists(st.integers(1, 28), min_size=6, max_size=6))
def test_order_does_not_matter(order: list[int], days: list[int]) -> None:
    """The same documents give the same stories in any order."""
    texts = [WIRE, WIRE[40:], WIRE[: len(WIRE) // 2], OWN, OWN + " More.", "Short"]
    documents = [article(str(n), text, day) for n, (text, day) in enumerate(zip(texts, days, strict=True))]
    stories = group_stories(documents)
    assert group_stories([documents[n] for n in order]) == stories
    assert sorted(stories) == ["0", "1", "2", "3", "4"]
    assert len(set(stories.values())) == 2
