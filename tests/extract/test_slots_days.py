"""When it was said or done, and when the delivery is due."""

from collections.abc import Callable

import pytest

from ledger.model.claim import Claim

Read = Callable[..., tuple[Claim, ...]]


EVENTS = [
    ("de", "Am Mittwoch hat Frankreich der Ukraine zwölf weitere Caesar zugesagt.", "2023-01-25"),
    ("de", "Dänemark liefert der Ukraine 19 Caesar, teilte das Ministerium am Mittwoch mit.", "2023-01-25"),
    (
        "de",
        "Norwegen gibt acht Leopard 2 an die Ukraine ab. Jonas Gahr Støre kündigte dies am Dienstag an.",
        "2023-01-24",
    ),
    ("de", "Schweden will der Ukraine 50 CV90 überlassen. Der Beschluss fiel am Mittwoch.", "2023-01-25"),
    ("de", "Seit Montag sind sechs Leopard 2 aus Spanien unterwegs in die Ukraine.", "2023-01-23"),
    ("de", "Die Slowakei übergab der Ukraine im vergangenen April ein Flugabwehrsystem S-300.", "2022-04"),
    ("en", "Norway is sending eight Leopard 2 tanks to Ukraine, Jonas Gahr Støre said Tuesday.", "2023-01-24"),
    ("en", "Denmark will give Ukraine 19 Caesars. The ministry announced the donation on Wednesday.", "2023-01-25"),
    ("en", "Poland asked Germany on Tuesday for permission to send 14 Leopard 2 tanks to Ukraine.", "2023-01-24"),
]
NO_EVENTS = [
    ("de", "Deutschland liefert der Ukraine 14 Leopard 2. Am Mittwoch schneite es in Berlin."),
    ("de", "Deutschland wird der Ukraine 14 Leopard 2 im September überlassen."),
    ("en", "Germany will send Ukraine 14 Leopard 2 tanks. Training of crews started on Monday."),
    ("en", "Germany will send Ukraine 14 Leopard 2 tanks in September."),
]
DUE = [
    (
        "de",
        "Großbritannien hat der Ukraine 14 Challenger 2 zugesagt. Die Panzer sollen Ende März eintreffen.",
        "2023-03",
    ),
    ("de", "Deutschland liefert der Ukraine bis Ende März 18 Leopard 2.", "2023-03"),
    ("de", "Rund 40 Marder würden noch im ersten Quartal an die Ukraine gehen, sagte Olaf Scholz.", "2023-Q1"),
    ("en", "Britain will deliver 14 Challenger 2 tanks to Ukraine. They will arrive by the end of March.", "2023-03"),
    ("en", "The Netherlands could deliver F-16 jets to Ukraine by the end of the year.", "2023"),
]


@pytest.mark.parametrize(("lang", "text", "day"), EVENTS)
def test_the_event_has_the_day_of_its_clause_or_of_who_tells_it(read: Read, lang: str, text: str, day: str) -> None:
    """The day comes from the clause, the attribution, or the next sentence that tells of the deal."""
    assert str(read(lang, text)[0].event_date) == day


@pytest.mark.parametrize(("lang", "text"), NO_EVENTS)
def test_a_day_of_something_else_dates_nothing(read: Read, lang: str, text: str) -> None:
    """The day of another sentence, or of the coming delivery, is not the day of the pledge."""
    assert read(lang, text)[0].event_date is None


@pytest.mark.parametrize(("lang", "text", "due"), DUE)
def test_a_coming_delivery_has_its_date(read: Read, lang: str, text: str, due: str) -> None:
    """Deadlines and coming dates are found in the claim's sentence and in the next one about it."""
    assert str(read(lang, text)[0].deliver_by) == due


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("de", "Deutschland liefert der Ukraine 18 Leopard 2. Bis Ende März werden Soldaten ausgebildet."),
        ("en", "Germany said on Thursday it would hand Ukraine 18 Leopard 2 tanks."),
    ],
)
def test_a_date_of_training_or_telling_is_no_delivery_date(read: Read, lang: str, text: str) -> None:
    """What is trained by then, or told that day, is not delivered then."""
    assert read(lang, text)[0].deliver_by is None


def test_an_announcement_dates_the_list_that_follows(read: Read) -> None:
    """Items of a list take the day of the announcement, those of another donor do not."""
    text = (
        "Sweden on Wednesday pledged Ukraine 50 CV90s. The package also includes Archer howitzers.\n\n"
        "Poland is sending T-72 tanks to Ukraine."
    )
    days = {c.item: str(c.event_date) for c in read("en", text)}
    assert days["archer"] == "2023-01-25"
    assert days["t-72"] == "None"


def test_a_headline_takes_the_day_from_the_text_below(read: Read) -> None:
    """A headline's claim is dated by the claim of the same donor below it."""
    text = (
        "Norway to part with eight Leopard 2s for Ukraine\n\n"
        "The government in Oslo decided on Tuesday to add four armoured vehicles."
    )
    claim = next(c for c in read("en", text) if c.item == "leopard-2")
    assert str(claim.event_date) == "2023-01-24"
