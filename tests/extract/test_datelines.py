"""A dateline is no part of the sentence behind it."""

import pytest

from ledger.extract.datelines import dateline_end
from ledger.extract.tokens import find_sentences


@pytest.mark.parametrize(
    ("dateline", "sentence"),
    [
        ("OSLO, March 3 - ", "Norway and Denmark will send shells."),
        ("THE HAGUE — ", "Denmark gives tanks."),
        ("LISBON (XY) — ", "Portugal gives tanks."),
        ("MADRID, Spain (XY) -- ", "Spain gives tanks."),
        ("WASHINGTON, Jan. 25, 2023 — ", '"We will send tanks," he said.'),
        ("Oslo, 20. Mai (xy) - ", "Norwegen gibt Panzer ab."),
        ("Wien/Rom (xy) – ", "Italien gibt Panzer ab."),
    ],
)
def test_a_dateline_ends_where_the_sentence_begins(dateline: str, sentence: str) -> None:
    """Place, day and agency before a dash are parted from what follows."""
    text = dateline + sentence
    assert text[dateline_end(text, 0, len(text)) :] == sentence
    article = f"Headline\n\n{text}"
    spans = find_sentences(article, frozenset({"jan"}))
    assert [article[a:b] for a, b in spans] == ["Headline", dateline.strip(), sentence]


@pytest.mark.parametrize(
    "text",
    [
        "London prescht vor – Berlin wartet ab",
        "HIMARS-Raketenwerfer für Kiew",
        "Leopard 2 - Der Panzer im Porträt",
        "NATO - Norway gives tanks",
        "Biden: F-16 (Foto) - Vorerst keine Lieferung",
        "The tanks (14) - and the shells - are there",
    ],
)
def test_a_dash_alone_makes_no_dateline(text: str) -> None:
    """A headline with a dash or a name in capitals stays whole."""
    assert dateline_end(text, 0, len(text)) == 0
