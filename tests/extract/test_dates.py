"""Dates of single expressions, German and English, read against one publication date."""

from datetime import date
from functools import cache

import pytest

from ledger.extract.dates import DateFinder, DateMention
from ledger.rulebook import rules_root
from ledger.rulebook.meaning import read_meaning

PUBLISHED = date(2023, 1, 26)
"""A Thursday."""


@cache
def finder(lang: str) -> DateFinder:
    """Build the finder of a language once."""
    return DateFinder(read_meaning(rules_root(None) / lang / "meaning"))


def find(lang: str, text: str, published: date | None = PUBLISHED) -> list[DateMention]:
    """Find the dates of a text."""
    return finder(lang).find(text, published)


def shown(mentions: list[DateMention]) -> list[tuple[str, str]]:
    """Give past and future readings as written."""
    return [(str(m.past), str(m.future)) for m in mentions]


ONE_READING = [
    ("de", "Das teilte Warschau gestern mit.", "2023-01-25"),
    ("de", "Heute berät das Kabinett.", "2023-01-26"),
    ("de", "Schon vorgestern hatte Oslo zugesagt.", "2023-01-24"),
    ("de", "Morgen tagt die Kontaktgruppe.", "2023-01-27"),
    ("de", "Darüber soll morgen entschieden werden.", "2023-01-27"),
    ("de", "Den Haag hatte das am Vortag bestätigt.", "2023-01-25"),
    ("de", "Am 25.01.2023 fiel die Entscheidung.", "2023-01-25"),
    ("de", "Am 5.1.23 fiel die Entscheidung.", "2023-01-05"),
    ("de", "Der Beschluss vom 3. November 2022 gilt weiter.", "2022-11-03"),
    ("de", "Am Mittwoch, 25. Januar 2023, sagte Berlin zu.", "2023-01-25"),
    ("de", "Im Dezember 2022 war davon keine Rede.", "2022-12"),
    ("de", "Im Jänner 2023 wurde geliefert.", "2023-01"),
    ("de", "Im März des vergangenen Jahres kam die Absage.", "2022-03"),
    ("de", "Vergangenen Freitag lehnte Bern ab.", "2023-01-20"),
    ("de", "Am letzten Donnerstag lehnte Bern ab.", "2023-01-19"),
    ("de", "Am kommenden Dienstag fällt die Entscheidung.", "2023-01-31"),
    ("de", "Am Freitag vergangener Woche lehnte Bern ab.", "2023-01-20"),
    ("de", "Letzte Woche Mittwoch lehnte Bern ab.", "2023-01-18"),
    ("de", "Nächste Woche am Freitag entscheidet Bern.", "2023-02-03"),
    ("de", "Am heutigen Donnerstag entscheidet Bern.", "2023-01-26"),
    ("de", "Im vergangenen Monat kam die Zusage.", "2022-12"),
    ("de", "Im kommenden Jahr folgen weitere.", "2024"),
    ("de", "Noch in diesem Jahr sollen sie kommen.", "2023"),
    ("de", "Bis Jahresende sollen sie kommen.", "2023"),
    ("de", "Bis Ende des Jahres sollen sie kommen.", "2023"),
    ("de", "Im Laufe des Jahres sollen sie kommen.", "2023"),
    ("de", "Im zweiten Quartal 2023 sollen sie kommen.", "2023-Q2"),
    ("de", "In der zweiten Jahreshälfte 2023 sollen sie kommen.", "2023-H2"),
    ("de", "Anfang 2024 sollen sie kommen.", "2024"),
    ("de", "Vor drei Wochen war das noch anders.", "2023-01-05"),
    ("de", "Vor zwei Monaten war das noch anders.", "2022-11"),
    ("de", "Vor einem Jahr war das noch anders.", "2022"),
    ("de", "In etwa drei Monaten sind sie da.", "2023-04"),
    ("de", "Binnen zwei Monaten sind sie da.", "2023-03"),
    ("de", "Im Vormonat kam nichts an.", "2022-12"),
    ("de", "Heuer kommt nichts mehr.", "2023"),
    ("de", "Die Lieferung ist für 2025 geplant; das gilt ab 2025.", "2025"),
    ("en", "Oslo said so yesterday.", "2023-01-25"),
    ("en", "The cabinet meets today.", "2023-01-26"),
    ("en", "A decision is due tomorrow.", "2023-01-27"),
    ("en", "The Hague had confirmed it the day before.", "2023-01-25"),
    ("en", "It was decided on January 25, 2023.", "2023-01-25"),
    ("en", "It was decided on 25 January 2023.", "2023-01-25"),
    ("en", "It was decided on the 25th of January 2023.", "2023-01-25"),
    ("en", "It was decided on Jan. 25th, 2023.", "2023-01-25"),
    ("en", "It was decided on Wednesday, January 25, 2023.", "2023-01-25"),
    ("en", "It was decided on 2023-01-25.", "2023-01-25"),
    ("en", "It was decided on 1/25/2023.", "2023-01-25"),
    ("en", "In December 2022 nobody spoke of it.", "2022-12"),
    ("en", "In March last year the answer was no.", "2022-03"),
    ("en", "Last Friday Bern declined.", "2023-01-20"),
    ("en", "Last Thursday Bern declined.", "2023-01-19"),
    ("en", "They decide next Tuesday.", "2023-01-31"),
    ("en", "On Friday last week Bern declined.", "2023-01-20"),
    ("en", "The pledge came last month.", "2022-12"),
    ("en", "Earlier this month Rome agreed.", "2023-01"),
    ("en", "More will follow next year.", "2024"),
    ("en", "They will arrive by the end of the year.", "2023"),
    ("en", "They will arrive by year-end.", "2023"),
    ("en", "They will arrive in the second quarter of 2023.", "2023-Q2"),
    ("en", "They will arrive in Q2 2023.", "2023-Q2"),
    ("en", "They will arrive in the second half of the year.", "2023-H2"),
    ("en", "They will arrive in early 2024.", "2024"),
    ("en", "Three weeks ago that was different.", "2023-01-05"),
    ("en", "Two months ago that was different.", "2022-11"),
    ("en", "A year ago that was different.", "2022"),
    ("en", "They will be there in about three months.", "2023-04"),
    ("en", "They will be there within two months.", "2023-03"),
    ("en", "Last November the answer was no.", "2022-11"),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "text", "expected"), ONE_READING)
def test_plain_expression_has_one_reading(lang: str, text: str, expected: str) -> None:
    """What fixes its year or side is read alike in past and future clauses."""
    assert (expected, expected) in shown(find(lang, text))


TWO_READINGS = [
    ("de", "am Mittwoch", "2023-01-25", "2023-02-01"),
    ("de", "am Mittwochabend", "2023-01-25", "2023-02-01"),
    ("de", "am Donnerstag", "2023-01-26", "2023-01-26"),
    ("de", "im Dezember", "2022-12", "2023-12"),
    ("de", "Ende März", "2022-03", "2023-03"),
    ("de", "am 24. Dezember", "2022-12-24", "2023-12-24"),
    ("de", "am 24.12.", "2022-12-24", "2023-12-24"),
    ("de", "im ersten Quartal", "2023-Q1", "2023-Q1"),
    ("de", "im zweiten Quartal", "2022-Q2", "2023-Q2"),
    ("de", "um den Jahreswechsel", "2023-01", "2023-01"),
    ("en", "on Wednesday", "2023-01-25", "2023-02-01"),
    ("en", "Wednesday evening", "2023-01-25", "2023-02-01"),
    ("en", "in December", "2022-12", "2023-12"),
    ("en", "late March", "2022-03", "2023-03"),
    ("en", "on December 24", "2022-12-24", "2023-12-24"),
    ("en", "on 24 December", "2022-12-24", "2023-12-24"),
    ("en", "mid-April", "2022-04", "2023-04"),
    ("en", "in May", "2022-05", "2023-05"),
    ("en", "in the second quarter", "2022-Q2", "2023-Q2"),
    ("en", "around New Year", "2023-01", "2023-01"),
]


@pytest.mark.parametrize(("lang", "phrase", "past", "future"), TWO_READINGS)
def test_open_expression_has_both_readings(lang: str, phrase: str, past: str, future: str) -> None:
    """What leaves its year or week open is read as the last one and as the next one."""
    assert shown(find(lang, f"Paris, so heißt es, {phrase}.")) == [(past, future)]


@pytest.mark.parametrize(
    ("lang", "text", "direction"),
    [
        ("de", "Im Dezember sagte Rom zu.", "past"),
        ("de", "Im März kommen die Panzer.", "future"),
        ("de", "Im August war davon die Rede.", "either"),
        ("de", "Am Dienstag sagte Rom zu.", "either"),
        ("de", "Kommenden Dienstag sagt Rom zu.", "future"),
        ("en", "In December Rome agreed.", "past"),
        ("en", "In March the tanks arrive.", "future"),
        ("en", "Later this year the tanks arrive.", "future"),
        ("en", "Earlier this year the tanks arrived.", "past"),
        ("en", "On 24 February the tanks arrive.", "future"),
    ],
)
def test_words_alone_give_direction(lang: str, text: str, direction: str) -> None:
    """The near reading is marked where the other one is far."""
    assert [m.direction for m in find(lang, text)] == [direction]


@pytest.mark.parametrize(
    ("lang", "text", "role"),
    [
        ("de", "Bis Ende März sollen sie da sein.", "deadline"),
        ("de", "Spätestens im Juni sollen sie da sein.", "deadline"),
        ("de", "Noch vor Ende März sollen sie da sein.", "deadline"),
        ("de", "Seit April wird geliefert.", "since"),
        ("de", "Das geht nicht vor Juni.", "since"),
        ("de", "Im April wurde geliefert.", "point"),
        ("de", "Jeden Mittwoch kommt ein Zug.", "frequency"),
        ("de", "Sie kamen alle im Januar an.", "point"),
        ("de", "Im Frühjahr kamen sie an.", "vague"),
        ("de", "In der Vorwoche kamen sie an.", "vague"),
        ("de", "Sie sollen nicht später als im Juni da sein.", "deadline"),
        ("en", "They will be there no later than June.", "deadline"),
        ("en", "They will be there by the end of March.", "deadline"),
        ("en", "They will be there before the end of March.", "deadline"),
        ("en", "They have been arriving since April.", "since"),
        ("en", "That will not happen, not before June.", "since"),
        ("en", "They arrived in April.", "point"),
        ("en", "Every Wednesday a train arrives.", "frequency"),
        ("en", "They arrived in the spring.", "vague"),
        ("en", "They arrived last week.", "vague"),
        ("en", "KYIV, Jan 25 (Reuters) - Rome has agreed.", "dateline"),
        ("en", "OSLO/KYIV, January 25 - Rome has agreed.", "dateline"),
        ("de", "25. Januar, 11.18 Uhr: Rom sagt zu.", "dateline"),
        ("de", "Rom sagt am 25. Januar zu - endlich.", "point"),
    ],
)
def test_preposition_gives_role(lang: str, text: str, role: str) -> None:
    """The words before a date say whether it is a day, an end, a beginning or no date of an event."""
    assert [m.role for m in find(lang, text)] == [role]


NEAR_MISSES = [
    ("de", "Seit Wochen bittet Kiew darum."),
    ("de", "In den kommenden Monaten werde man sehen."),
    ("de", "Die Schulung dauert drei Wochen."),
    ("de", "Am Morgen kamen die Züge an."),
    ("de", "Bis heute ist nichts angekommen."),
    ("de", "Die Panzer fahren 70 Kilometer in der Stunde."),
    ("de", "Um 10.04 Uhr trat er vor die Presse."),
    ("de", "Der Bundestag tagt, der Tag ist lang."),
    ("de", "Minister Jan Lipavský war dagegen."),
    ("de", "Am 31. Februar geschah nichts."),
    ("de", "Im Jahr 2922 wird man es wissen."),
    ("de", "Das erste Halbzeug ist da."),
    ("en", "Kyiv has been asking for weeks."),
    ("en", "They will arrive in the coming weeks."),
    ("en", "The training takes three weeks."),
    ("en", "Berlin may send tanks."),
    ("en", "They march on the capital."),
    ("en", "To this day nothing has arrived."),
    ("en", "The first half was dull."),
    ("en", "It happened on the same day."),
    ("en", "On February 31, 2023 nothing happened."),
    ("en", "In 2922 we shall know."),
    ("en", "The price of the second battery fell."),
    ("en", "A 155 mm gun, model 1990, has 52 calibres."),
    ("en", "On Black Friday shops were full."),
    ("en", "Over the past year nothing arrived."),
    ("en", "It came the day before the summit."),
    ("en", "It came a day before Rome agreed."),
    ("de", "Ein Bericht von Jan Heidt."),
    ("de", "Das stand in der Welt am Sonntag."),
    ("de", "Das geschah am Vortag des Gipfels."),
    ("de", "Die Panzerhaubitze 2000 ist da."),
]


@pytest.mark.parametrize(("lang", "text"), NEAR_MISSES)
def test_near_miss_is_no_date(lang: str, text: str) -> None:
    """Durations, times, habits of speech and impossible days are no dates."""
    assert find(lang, text) == []


ODD = ["", "5" * 9000, "January 5-" + "9" * 9000, "am 1.1.", "Ende", "bis", "30/30/2023", "Q1", "2023", "1.1.1.1"]


@pytest.mark.parametrize("text", ODD)
def test_odd_text_raises_nothing(text: str) -> None:
    """Fragments and endless digits raise no error."""
    for lang in ("de", "en"):
        assert all(m.start < m.end <= len(text) for m in find(lang, text))


def test_span_is_that_of_the_words() -> None:
    """A mention covers the date with its prepositions and the weekday before it."""
    text = "Rom sagte am Mittwoch, 25. Januar, zu."
    assert [text[m.start : m.end] for m in find("de", text)] == ["am Mittwoch, 25. Januar"]


def test_two_weekdays_stay_apart() -> None:
    """A weekday does not take in another weekday after a comma."""
    assert len(find("en", "They met last Friday, next Tuesday they meet again.")) == 2


def test_without_publication_date_only_full_dates_count() -> None:
    """Nothing is read against an unknown day."""
    found = find("en", "On Wednesday, in May, yesterday, last year, on January 25, 2023 and in June 2022.", None)
    assert shown(found) == [("2023-01-25", "2023-01-25"), ("2022-06", "2022-06")]


def test_blocked_span_is_no_date() -> None:
    """What is an item's name is no year."""
    text = "Paris schickt Mirage 2000 im März"
    assert [m.start for m in finder("de").find(text, PUBLISHED, [(14, 25)])] == [text.index("im März")]


@pytest.mark.parametrize("published", [date(1, 1, 1), date(9999, 12, 31), date(1989, 12, 31)])
def test_absurd_publication_date_is_ignored(published: date) -> None:
    """A publication date out of our time is none; nothing overflows."""
    assert find("en", "yesterday, last month, next Friday, in 3 weeks, on December 31", published) == []


@pytest.mark.parametrize("published", [date(2024, 2, 29), date(2023, 12, 31), date(2024, 1, 1)])
def test_month_and_year_turns_hold(published: date) -> None:
    """At the ends of months and years each reading is on its own side of publication."""
    for text in ("on 29 February", "on 31 December", "on Monday", "in January", "in the fourth quarter", "in December"):
        for mention in find("en", f"It is {text}.", published):
            assert mention.past is not None
            assert mention.future is not None
            assert mention.past.first <= published <= mention.future.last
