"""The gate opens wherever the lexicon finds an item, and stays shut for everyday news."""

import tomllib
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from ledger.extract.reader import LanguageReader
from ledger.extract.tokens import find_sentences
from ledger.services.reading import open_reader

CASES = Path(__file__).parents[1] / "cases"
DAY = date(2023, 3, 15)
LANGUAGES = ("de", "en")


@cache
def language(code: str) -> LanguageReader:
    """Prepare a language once."""
    rulebook = open_reader().rulebook
    return LanguageReader(rulebook.languages[code], rulebook)


def names_item(reader: LanguageReader, text: str) -> bool:
    """Whether any sentence names an item or a package."""
    sentences = (reader.finder.read(text, start, end, DAY) for start, end in find_sentences(text, reader.abbreviations))
    return any(s.items or s.weak or any(c.cue == "package" for c in s.cues) for s in sentences)


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_case_with_an_item_passes(code: str) -> None:
    """No text of the case bank that names an item is stopped."""
    cases = tomllib.loads((CASES / f"{code}.toml").read_text())["case"]
    named = [case for case in cases if names_item(language(code), case["text"])]
    assert named
    assert [case["id"] for case in named if not language(code).gate.lets_through(case["text"])] == []


@pytest.mark.parametrize("written", ["{}", "x {}.", "„{}“", "-{}-", "Heute{} 3", "{}s"])
@pytest.mark.parametrize("gap", [" ", "-", "\u00a0", "  ", "‑", "--", ""])
@pytest.mark.parametrize("code", LANGUAGES)
def test_every_name_passes_as_written(code: str, gap: str, written: str) -> None:
    """Each name passes with other gaps, marks and neighbours, wherever the lexicon takes it so."""
    reader = language(code)
    forms = sorted({form for item in reader.language.items for form in item.forms})[::7]
    texts = [written.format(gap.join(form.split(" "))) for form in forms]
    texts += [text.upper() for text in texts[::5]] + [text.replace("-", gap) for text in texts[::2]]
    assert [text for text in texts if not reader.gate.lets_through(text) and names_item(reader, text)] == []


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("de", "Die Panzerlieferung beginnt."),
        ("de", "Eine LEOPARD-Lieferung"),
        ("de", "Sie berieten das NeuePanzer für Kiew"),
        ("de", "Berlin liefert F‑16."),
        ("de", "Berlin schnürt ein Paket für 50 Millionen Euro."),
        ("en", "They have F\u00a016 and F16 jets."),
        ("en", "A package worth $50 million"),
        ("en", "İzmir: 40 tanks"),
    ],
)
def test_passes(code: str, text: str) -> None:
    """Compounds, hyphens, glued headlines and packages pass."""
    assert language(code).gate.lets_through(text)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("de", "Der Stadtrat will die Brücken für 30 Millionen Euro sanieren."),
        ("de", "Die Mitgliedschaft im Schwimmbad kostet nichts."),
        ("en", "Figures show that 30 tonnes were shipped early in the long year, across bridges."),
        ("en", "Membership of the thanked begun planetary relationship"),
    ],
)
def test_stops_everyday_news(code: str, text: str) -> None:
    """Beginnings of names, and names inside other words, open nothing."""
    assert not language(code).gate.lets_through(text)
