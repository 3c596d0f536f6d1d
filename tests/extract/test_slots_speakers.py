"""Who says so, who asks, and how surely."""

from collections.abc import Callable

import pytest

from ledger.model.claim import Claim

Read = Callable[..., tuple[Claim, ...]]


SPEAKERS = [
    (
        "de",
        "Dänemark werde der Ukraine Caesar überlassen, sagte Verteidigungsminister Jakob Ellemann-Jensen.",
        "Verteidigungsminister Jakob Ellemann-Jensen",
    ),
    ("de", "Wie das Verteidigungsministerium am Mittwoch bekannt gab, gibt Norwegen acht Leopard 2 an die Ukraine ab.",
     "das Verteidigungsministerium"),
    ("de", "Nach Angaben des Pentagon erhält die Ukraine von den USA 59 Bradley.", "Pentagon"),
    ("de", "Die USA erwägen Präsident Joe Biden zufolge, der Ukraine Bradley zu liefern.", "Präsident Joe Biden"),
    ("de", "Berlin liefert einem Regierungssprecher zufolge 14 Leopard.", "Regierungssprecher"),
    ("de", "Italien liefert der Ukraine Samp/T, versprach Minister Crosetto.", "Minister Crosetto"),
    ("de", "Polen gibt der Ukraine 14 Leopard. Das bestätigte Präsident Andrzej Duda am Mittwoch.",
     "Präsident Andrzej Duda"),
    ("de", "Italien hat der Ukraine nach Medienberichten FH-70 geliefert.", "Medienberichten"),
    ("de", "Daneben plant Schweden den Angaben zufolge, der Ukraine 50 CV90 zu geben.", "den Angaben"),
    ("de", "Es kam, als Joe Biden, der US-Präsident, am Mittwoch sagte, Kiew bekomme von den USA Bradley.",
     "Joe Biden"),
    ("de", "Die Bundesregierung hat die Ausfuhr von Leopard 1 nach Kiew genehmigt. Das bestätigte Sprecher Hebestreit.",
     "Sprecher Hebestreit"),
    ("de", "Die Bundeswehr schreibt: „Beide haben sich geeinigt. Slowenien liefert der Ukraine 28 M-55S.“",
     "Die Bundeswehr"),
    ("de", "„Wir werden der Ukraine 40 Marder liefern. Und zwar bald“, sagte Verteidigungsminister Boris Pistorius.",
     "Verteidigungsminister Boris Pistorius"),
    ("de", "Dr. Hannes Odenthal (SPD):\nIn diesem Jahr liefern wir der Ukraine 80 Leopard 1.", "Dr. Hannes Odenthal"),
    ("de", "Italien hat der Ukraine nach einem Bericht von »Politico« FH-70 geliefert.",
     "einem Bericht von »Politico«"),
    ("en", "Sullivan, at a briefing in Kyiv, confirmed that a number of ATACMS had been sent to Ukraine by Washington.",
     "Sullivan"),
    ("en", "MR. KIRBY: Germany has provided Ukraine with 14 Leopard 2 tanks.", "MR. KIRBY"),
    ("en", "A request for Hornets for Ukraine is being looked at in Canberra, Australian officials say.",
     "Australian officials"),
    ("en", "Germany will send Ukraine 40 Marders, the defence ministry in Berlin announced.",
     "defence ministry in Berlin"),
    ("en", "Germany will send Ukraine 40 Marders. Defence Minister Boris Pistorius made the announcement in Berlin.",
     "Defence Minister Boris Pistorius"),
    ("en", "Germany will send Ukraine Leopard 2 tanks, according to reports in Germany.", "reports in Germany"),
    ("en", "Denmark will give Ukraine 19 Caesars, a senior defence official said.", "a senior defence official"),
    ("en", "Two Western officials told Reuters that Washington was considering sending ATACMS to Ukraine.",
     "Two Western officials"),
    ("en", "According to two people familiar with the talks, Berlin is weighing whether to send Taurus to Ukraine.",
     "two people familiar with the talks"),
    ("en", "The United States will provide Ukraine with 31 Abrams, President Joe Biden announced on Wednesday.",
     "President Joe Biden"),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "text", "speaker"), SPEAKERS)
def test_the_speaker_is_named_as_in_the_text(read: Read, lang: str, text: str, speaker: str) -> None:
    """The subject of the verb of telling speaks, with office and name."""
    assert read(lang, text)[0].speaker == speaker


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("de", "Deutschland liefert der Ukraine 14 Leopard 2."),
        ("de", "Deutschland liefert der Ukraine 14 Leopard 2; Rom schweigt, sagte Minister Crosetto."),
        ("en", "Germany is sending Ukraine 14 Leopard 2 tanks."),
        ("de", "Hintergrund: Deutschland liefert der Ukraine 14 Leopard 2."),
        ("de", "Der Minister schwieg. „Heute nicht.“ Deutschland liefert der Ukraine 14 Leopard 2."),
        ("de", "Nach Polen liefert auch Deutschland der Ukraine 14 Leopard 2."),
        ("en", "Background: Germany is sending Ukraine 14 Leopard 2 tanks."),
        ("en", "Germany is sending Ukraine 14 Leopard 2 tanks; snow fell in Oslo, officials said."),
    ],
)
def test_what_the_text_itself_asserts_has_no_speaker(read: Read, lang: str, text: str) -> None:
    """No speaker where nobody tells it, nor from behind a semicolon."""
    assert read(lang, text)[0].speaker is None


def test_an_office_is_named_by_its_holder_in_the_same_paragraph(read: Read) -> None:
    """The bare office means the person whom the paragraph has named."""
    text = "Am Abend trat Joe Biden vor die Presse: Die Ukraine bekomme von den USA 31 Abrams, so der US-Präsident."
    assert read("de", text)[0].speaker == "Joe Biden"


def test_the_pronoun_stands_for_the_last_speaker(read: Read) -> None:
    """The phrase "sagte er" is whoever spoke before."""
    text = (
        "Das Heer sei gut gerüstet, sagte Ministerpräsident Petr Fiala. Tschechien werde der Ukraine 40 T-72"
        " überlassen, sagte er."
    )
    assert read("de", text)[0].speaker == "Ministerpräsident Petr Fiala"


@pytest.mark.parametrize(
    ("lang", "text", "requester"),
    [
        ("de", "Kiew bittet Deutschland um den Kampfpanzer Leopard 2.", "Kiew"),
        ("en", "Kyiv has been asking Washington for ATACMS missiles for a year.", "Kyiv"),
    ],
)
def test_who_asks_is_the_requester(read: Read, lang: str, text: str, requester: str) -> None:
    """A request names who asks."""
    claim = next(c for c in read(lang, text) if c.status == "requested")
    assert claim.requester == requester


@pytest.mark.parametrize(
    ("lang", "text", "hedged"),
    [
        ("de", "Laut Medienberichten will Berlin der Ukraine Taurus liefern.", True),
        ("de", "Laut Ministerium will Berlin der Ukraine Taurus liefern.", False),
        ("en", "Germany will send Ukraine Taurus missiles, broadcaster NRK reported.", True),
        ("en", "Germany will send Ukraine Taurus missiles, the defence ministry reported.", False),
    ],
)
def test_doubtful_sources_hedge(read: Read, lang: str, text: str, *, hedged: bool) -> None:
    """Media and unnamed sources hedge a claim, authorities do not."""
    assert read(lang, text)[0].hedged is hedged


@pytest.mark.parametrize(
    ("lang", "text", "former"),
    [
        ("de", "Im April noch hatte Präsident Andrzej Duda angeboten, der Ukraine MiG-29 zu überlassen.", True),
        ("de", "Im April hat Präsident Andrzej Duda angeboten, der Ukraine MiG-29 zu überlassen.", False),
        ("en", "Berlin initially refused to send Leopard 2 tanks to Ukraine.", True),
        ("en", "Berlin refused to send Leopard 2 tanks to Ukraine.", False),
    ],
)
def test_an_overtaken_position_is_former(read: Read, lang: str, text: str, *, former: bool) -> None:
    """The pluperfect with "noch", or "initially", marks a position as overtaken."""
    assert read(lang, text)[0].former is former
