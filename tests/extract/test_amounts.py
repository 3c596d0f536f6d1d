"""Quantities and sums of single expressions, German and English."""

from decimal import Decimal
from functools import cache

import pytest

from ledger.extract.amounts import Amount, AmountFinder
from ledger.model.money import Money
from ledger.rulebook import rules_root
from ledger.rulebook.meaning import read_meaning


@cache
def finder(lang: str) -> AmountFinder:
    """Build the finder of a language once."""
    return AmountFinder(read_meaning(rules_root(None) / lang / "meaning"))


def find(lang: str, text: str, *items: str) -> list[Amount]:
    """Find the amounts of a text in which `items` are names of arms."""
    return finder(lang).find(text, [(text.index(i), text.index(i) + len(i)) for i in items])


def at_least(number: int) -> dict[str, int | None]:
    """Give a range with an open end."""
    return {"min": number, "max": None}


def at_most(number: int) -> dict[str, int | None]:
    """Give a range with an open beginning."""
    return {"min": None, "max": number}


NUMBERS = [
    ("de", "14 Haubitzen", 14, None),
    ("de", "95.000 Granaten", 95000, None),
    ("de", "95 000 Granaten", 95000, None),
    ("de", "1.250.000 Schuss", 1250000, None),
    ("de", "1,5 Millionen Schuss", 1500000, None),
    ("de", "2000 Panzerfäuste", 2000, None),
    ("de", "sieben Haubitzen", 7, None),
    ("de", "dreiundzwanzig Haubitzen", 23, None),
    ("de", "einhundertzwanzig Haubitzen", 120, None),
    ("de", "Acht Haubitzen", 8, None),
    ("de", "rund 40 Haubitzen", 40, "about"),
    ("de", "etwa zwanzig Haubitzen", 20, "about"),
    ("de", "knapp 50 Haubitzen", 50, "about"),
    ("de", "mindestens 30 Haubitzen", at_least(30), "at_least"),
    ("de", "mehr als 30 Haubitzen", at_least(30), "at_least"),
    ("de", "Über 30 Haubitzen", at_least(30), "at_least"),
    ("de", "bis zu 30 Haubitzen", at_most(30), "at_most"),
    ("de", "höchstens 30 Haubitzen", at_most(30), "at_most"),
    ("de", "20 bis 25 Haubitzen", {"min": 20, "max": 25}, None),
    ("de", "20-25 Haubitzen", {"min": 20, "max": 25}, None),
    ("de", "20–25 Haubitzen", {"min": 20, "max": 25}, None),
    ("de", "zwischen 20 und 25 Haubitzen", {"min": 20, "max": 25}, None),
    ("de", "zwei bis drei Millionen Schuss", {"min": 2000000, "max": 3000000}, None),
    ("de", "zwei oder drei Haubitzen", {"min": 2, "max": 3}, None),
    ("de", "ein Dutzend Haubitzen", 12, None),
    ("de", "zwei Dutzend Haubitzen", 24, None),
    ("de", "mehr als ein Dutzend Haubitzen", at_least(12), "at_least"),
    ("de", "ein halbes Dutzend Haubitzen", 6, None),
    ("de", "Dutzende Haubitzen", at_least(24), "at_least"),
    ("de", "Hunderte Haubitzen", at_least(200), "at_least"),
    ("de", "Tausende Granaten", at_least(2000), "at_least"),
    ("de", "Zehntausende Granaten", at_least(20000), "at_least"),
    ("de", "mehrere Hundert Raketen", at_least(200), "at_least"),
    ("de", "ein paar Dutzend Raketen", at_least(24), "at_least"),
    ("en", "14 howitzers", 14, None),
    ("en", "250,000 rounds", 250000, None),
    ("en", "1.5 million rounds", 1500000, None),
    ("en", "2000 mortars", 2000, None),
    ("en", "seven howitzers", 7, None),
    ("en", "twenty-two howitzers", 22, None),
    ("en", "twenty two howitzers", 22, None),
    ("en", "one hundred and five howitzers", 105, None),
    ("en", "a hundred howitzers", 100, None),
    ("en", "three thousand shells", 3000, None),
    ("en", "some 500 missiles", 500, "about"),
    ("en", "about 40 howitzers", 40, "about"),
    ("en", "nearly five million shells", 5000000, "about"),
    ("en", "at least 30 howitzers", at_least(30), "at_least"),
    ("en", "more than 30 howitzers", at_least(30), "at_least"),
    ("en", "over 30 howitzers", at_least(30), "at_least"),
    ("en", "upwards of 30 howitzers", at_least(30), "at_least"),
    ("en", "up to 30 howitzers", at_most(30), "at_most"),
    ("en", "as many as 30 howitzers", at_most(30), "at_most"),
    ("en", "no more than 30 howitzers", at_most(30), "at_most"),
    ("en", "20 to 25 howitzers", {"min": 20, "max": 25}, None),
    ("en", "20-25 howitzers", {"min": 20, "max": 25}, None),
    ("en", "between 10 and 12 howitzers", {"min": 10, "max": 12}, None),
    ("en", "ten or twelve howitzers", {"min": 10, "max": 12}, None),
    ("en", "a dozen howitzers", 12, None),
    ("en", "two dozen howitzers", 24, None),
    ("en", "half a dozen howitzers", 6, None),
    ("en", "dozens of howitzers", at_least(24), "at_least"),
    ("en", "hundreds of howitzers", at_least(200), "at_least"),
    ("en", "thousands of shells", at_least(2000), "at_least"),
    ("en", "tens of thousands of shells", at_least(20000), "at_least"),
    ("en", "hundreds of thousands of shells", at_least(200000), "at_least"),
    ("en", "several hundred shells", at_least(200), "at_least"),
    ("en", "a few dozen shells", at_least(24), "at_least"),
    ("en", "14 tanks last month", 14, None),
    ("en", "20 missiles a month", 20, None),
    ("en", "20 missiles per month", 20, None),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "phrase", "number", "qualifier"), NUMBERS)
def test_number_is_read(lang: str, phrase: str, number: object, qualifier: str | None) -> None:
    """Digits, words, ranges, dozens and vague counts give the codebook's values."""
    frame = f"{phrase} kommen aus Rom." if lang == "de" else f"{phrase} come from Rome."
    (amount,) = find(lang, frame)
    assert amount.quantity is not None
    assert (amount.quantity.number, amount.quantity.qualifier) == (number, qualifier)


NO_COUNTS = [
    ("de", "Das Kaliber 155 Millimeter ist knapp."),
    ("de", "Die 155-Millimeter-Geschütze sind knapp."),
    ("de", "Die 155mm-Geschütze sind knapp."),
    ("de", "Um 10.04 Uhr war es so weit."),
    ("de", "Um 16:30 Uhr war es so weit."),
    ("de", "Das sind 50 Prozent mehr."),
    ("de", "Die Front ist 70 Kilometer entfernt."),
    ("de", "Die 3. Brigade wartet."),
    ("de", "Das dauert zwei lange Jahre."),
    ("de", "Der 54-Jährige war dagegen."),
    ("de", "Scholz (64) war dagegen."),
    ("de", "Die F-16 ist ein Flugzeug."),
    ("de", "Nach Artikel 5 gilt das."),
    ("de", "Die sechste Lieferung ist da."),
    ("de", "Rund 55 ukrainische Soldaten üben in Münster."),
    ("de", "Einige Panzer sind da."),
    ("de", "Ein Paket mit Panzern ist da."),
    ("de", "Die Quote liegt bei 1,5."),
    ("de", "Zwei Drittel der Mittel sind da."),
    ("de", "Verluste: keine (+27)."),
    ("en", "It is day 465 of the war."),
    ("en", "The 155mm guns are scarce."),
    ("en", "The 155 mm calibre is scarce."),
    ("en", "A 40-tonne truck is on its way."),
    ("en", "It began at 10:30."),
    ("en", "It rose by 5 percent."),
    ("en", "It rose by 5% in spring."),
    ("en", "The front is 70 km away."),
    ("en", "That took two long years."),
    ("en", "The 54-year-old said no."),
    ("en", "Scholz (64) said no."),
    ("en", "The F-16 is a jet."),
    ("en", "It runs 24/7."),
    ("en", "Article 5 holds."),
    ("en", "The sixth delivery is here."),
    ("en", "About 55 soldiers train in Rome."),
    ("en", "Several tanks are here."),
    ("en", "A package with tanks is here."),
    ("en", "It has been shared thousands of times."),
    ("en", "It reached 4.5 at last."),
    ("en", "It rose by 5 per cent."),
    ("en", "The A400M landed."),
    ("en", "It was on the 25th."),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "text"), NO_COUNTS)
def test_near_miss_is_no_amount(lang: str, text: str) -> None:
    """Measures, times, shares, ages, ordinals, names and people are no quantities."""
    assert find(lang, text) == []


@pytest.mark.parametrize(
    ("lang", "text", "item", "unit"),
    [
        ("de", "eine Patriot-Batterie kommt", "Patriot", "battery"),
        ("de", "zwei Patriot-Feuereinheiten kommen", "Patriot", "battery"),
        ("de", "eine Batterie Patriot kommt", "Patriot", "battery"),
        ("de", "ein Flugabwehrsystem vom Typ Iris-T kommt", "Iris-T", "system"),
        ("de", "vier Werfer vom Typ Mars kommen", "Mars", "launcher"),
        ("de", "20.000 Schuss Munition kommen", "Munition", "round"),
        ("de", "10.000 Artilleriegranaten kommen", "zzz", "round"),
        ("de", "ein Bataillon Leopard kommt", "Leopard", "battalion"),
        ("de", "eine Kompanie Leopard kommt", "Leopard", "company"),
        ("de", "40 Marder kommen", "Marder", None),
        ("de", "40 Marder und zwei Batterien kommen", "Marder", None),
        ("en", "a Patriot battery comes", "Patriot", "battery"),
        ("en", "three batteries of Patriot come", "Patriot", "battery"),
        ("en", "an IRIS-T air defence system comes", "IRIS-T", "system"),
        ("en", "four HIMARS launchers come", "HIMARS", "launcher"),
        ("en", "15,000 artillery rounds of 155mm calibre come", "calibre", "round"),
        ("en", "tens of thousands of 155mm shells come", "zzz", "round"),
        ("en", "a squadron of Challengers comes", "Challengers", "squadron"),
        ("en", "10 tonnes of Semtex come", "Semtex", "ton"),
        ("en", "40 Marders come", "Marders", None),
        ("en", "40 Marders for two batteries come", "Marders", None),
    ],
)
def test_unit_is_found(lang: str, text: str, item: str, unit: str | None) -> None:
    """The first amount counts what its noun phrase names, and no unit of another phrase."""
    amount = find(lang, text, *([item] if item in text else []))[0]
    assert amount.quantity is not None
    assert amount.quantity.unit == unit


@pytest.mark.parametrize(
    ("lang", "text", "item", "counts"),
    [
        ("de", "Rom schickt eine neue Samp.", "Samp", True),
        ("de", "Rom schickt ein Paket Samp.", "Samp", False),
        ("de", "Rom gibt ein Samp-Versprechen.", "Samp", False),
        ("de", "Rom schickt seine einzige Samp.", "Samp", True),
        ("de", "Rom schickt eine Erklärung.", "Rom", False),
        ("en", "Rome sends a new Samp.", "Samp", True),
        ("en", "Rome sends a package of Samp.", "Samp", False),
        ("en", "Rome offers a Samp deal with Paris.", "Samp", False),
        ("en", "Rome sends its only Samp.", "Samp", True),
        ("en", "Rome will send only Samp.", "Samp", False),
        ("en", "Rome sends another Samp.", "Samp", True),
    ],
)
def test_article_counts_before_arms_only(lang: str, text: str, item: str, *, counts: bool) -> None:
    """An article is a one where the item is the head of its phrase, and is marked."""
    found = find(lang, text, item)
    assert [(a.quantity.number if a.quantity else None, a.article) for a in found] == ([(1, True)] if counts else [])


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("de", "weitere 20 Haubitzen"),
        ("de", "20 weitere Haubitzen"),
        ("de", "20 zusätzliche Haubitzen"),
        ("de", "die nächsten 20 Haubitzen"),
        ("de", "mindestens 20 weitere Haubitzen"),
        ("en", "another 20 howitzers"),
        ("en", "20 more howitzers"),
        ("en", "an additional 20 howitzers"),
        ("en", "a further 20 howitzers"),
        ("en", "the other 20 howitzers"),
        ("en", "20 additional howitzers"),
        ("en", "at least 20 more howitzers"),
    ],
)
def test_addition_is_marked(lang: str, text: str) -> None:
    """A number that adds to an earlier one says so."""
    (amount,) = find(lang, text)
    assert amount.quantity is not None
    assert amount.quantity.additional
    assert 20 in (amount.quantity.least, amount.quantity.most)


@pytest.mark.parametrize(
    ("lang", "text", "numbers"),
    [
        ("en", "another 59 Bradleys, bringing the total to 109", [(59, "plain"), (109, "total")]),
        ("en", "three batteries of guns (24 in all)", [(3, "plain"), (24, "total")]),
        ("en", "59 more, 109 in total", [(59, "plain"), (109, "total")]),
        ("de", "weitere 59 Bradley, insgesamt 109", [(59, "plain"), (109, "total")]),
        ("de", "drei Batterien (24 insgesamt)", [(3, "plain"), (24, "total")]),
        ("de", "damit 14 Leopard rollen", [(14, "plain")]),
        ("de", "die Zahl steigt damit auf 109", [(109, "total")]),
        ("de", "14 Leopard und 40 Marder", [(14, "plain"), (40, "plain")]),
    ],
)
def test_total_is_an_amount_of_its_own(lang: str, text: str, numbers: list[tuple[int, str]]) -> None:
    """A new total stands beside the addition, with its role."""
    assert [(a.quantity.number, a.role) for a in find(lang, text) if a.quantity] == numbers


@pytest.mark.parametrize(
    ("lang", "text", "joint"),
    [
        ("de", "Rom und Paris kaufen zusammen 14 Haubitzen", True),
        ("de", "Rom und Paris wollen gemeinsam 1000 Drohnen beschaffen", True),
        ("de", "Rom kauft 14 Haubitzen", False),
        ("de", "Rom kauft 14 Haubitzen zusammen mit Munition", False),
        ("en", "Rome buys 14 howitzers together with spares", False),
        ("en", "Rome and Paris together will buy; jointly 14 howitzers", True),
        ("en", "Rome and Paris buy 14 howitzers together", True),
        ("en", "Rome buys 14 howitzers, and they met together", False),
    ],
)
def test_joint_number_is_marked(lang: str, text: str, *, joint: bool) -> None:
    """A number for several donors together says so."""
    (amount,) = find(lang, text)
    assert amount.quantity is not None
    assert amount.quantity.joint is joint


SUMS = [
    ("de", "2,85 Milliarden Dollar", 2850000000, "USD"),
    ("de", "500 Millionen Euro", 500000000, "EUR"),
    ("de", "500 Mio. Euro", 500000000, "EUR"),
    ("de", "1,2 Mrd. €", 1200000000, "EUR"),
    ("de", "40,3 Millionen US-Dollar", 40300000, "USD"),
    ("de", "sechs Milliarden Dollar", 6000000000, "USD"),
    ("de", "eine Milliarde Euro", 1000000000, "EUR"),
    ("de", "13,3 Milliarden schwedische Kronen", 13300000000, "SEK"),
    ("de", "7,5 Milliarden norwegische Kronen", 7500000000, "NOK"),
    ("de", "Dänemark gibt 3 Milliarden Kronen", 3000000000, "DKK"),
    ("de", "500 Millionen kanadische Dollar", 500000000, "CAD"),
    ("de", "20 Millionen Pfund", 20000000, "GBP"),
    ("de", "250.000 Euro", 250000, "EUR"),
    ("en", "$2.85 billion", 2850000000, "USD"),
    ("en", "$800m", 800000000, "USD"),
    ("en", "$2.5bn", 2500000000, "USD"),
    ("en", "US$400 million", 400000000, "USD"),
    ("en", "£20 million", 20000000, "GBP"),
    ("en", "€1.5 billion", 1500000000, "EUR"),
    ("en", "EUR 90m", 90000000, "EUR"),
    ("en", "500 million euros", 500000000, "EUR"),
    ("en", "500 million pounds' worth", 500000000, "GBP"),
    ("en", "a $725-million package", 725000000, "USD"),
    ("en", "an 800-million-dollar package", 800000000, "USD"),
    ("en", "13 billion Swedish kronor", 13000000000, "SEK"),
    ("en", "Norway gives 7.5 billion crowns", 7500000000, "NOK"),
    ("en", "C$500 million", 500000000, "CAD"),
    ("en", "50 million Australian dollars", 50000000, "AUD"),
    ("en", "half a dozen items for $160,000", 160000, "USD"),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "text", "amount", "currency"), SUMS)
def test_sum_is_read(lang: str, text: str, amount: int, currency: str) -> None:
    """Signs, codes, words and adjectives of currencies give the sum in whole units."""
    assert [m.money for m in find(lang, text) if m.money] == [Money(Decimal(amount), currency)]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("de", "100 bis 120 Millionen Euro"),
        ("de", "mehrere Millionen Euro"),
        ("en", "between 100 and 120 million euros"),
        ("en", "several million dollars"),
        ("en", "hundreds of millions of dollars"),
    ],
)
def test_vague_sum_is_neither_sum_nor_quantity(lang: str, text: str) -> None:
    """A range of money has no one amount and counts no arms."""
    assert find(lang, text) == []


def test_converted_sum_is_marked() -> None:
    """A sum that only restates another one says so."""
    found = find("de", "13,3 Milliarden Kronen, umgerechnet rund 1,2 Milliarden Euro, gibt Schweden")
    assert [(m.money.currency, m.role) for m in found if m.money] == [("SEK", "plain"), ("EUR", "converted")]


def test_contract_over_a_number_is_no_more_than() -> None:
    """German "über" after a noun like Vertrag is a preposition."""
    (amount,) = find("de", "Der Vertrag über acht Haubitzen steht.")
    assert amount.quantity is not None
    assert amount.quantity.number == 8


def test_rise_gives_the_new_number() -> None:
    """In "from 14 to 18" the second number stands alone."""
    found = find("en", "Berlin raised it from 14 to 18 tanks.")
    assert found[-1].quantity is not None
    assert found[-1].quantity.number == 18


def test_year_is_no_number() -> None:
    """A year counts nothing, a round number before a noun does."""
    assert find("en", "In 2022 and 2023 Rome sent tanks.") == []
    assert len(find("en", "Rome sent 2000 mortars.")) == 1


def test_spans_cover_number_and_qualifier() -> None:
    """A mention starts with its qualifier and ends before what it counts."""
    text = "Rom schickt mindestens 20 weitere Haubitzen."
    (amount,) = find("de", text)
    assert text[amount.start : amount.end] == "mindestens 20 weitere"
    assert text[amount.noun_start :].startswith("Haubitzen")


ODD = [
    "",
    " ",
    "9" * 9000,
    "$" + "9" * 9000,
    "1.",
    "$",
    "€",
    "ein",
    "a",
    "20 bis",
    "between 1 and",
    "- -",
    "²",
    "٣٤ tanks",
]


@pytest.mark.parametrize("text", ODD)
def test_odd_text_raises_nothing(text: str) -> None:
    """Fragments, endless digits and foreign digits give no count and no error."""
    for lang in ("de", "en"):
        assert all(a.quantity is None or a.quantity.least is None or a.quantity.least < 10**9 for a in find(lang, text))
