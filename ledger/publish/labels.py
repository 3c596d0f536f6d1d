"""What the page says, in English and German."""

from dataclasses import dataclass

from ledger.model.status import Status


@dataclass(frozen=True, slots=True)
class Label:
    """One text in both languages."""

    en: str
    de: str


@dataclass(frozen=True, slots=True)
class Sign:
    """How a status is shown: always the mark beside the colour; `code` is its class in the style sheet."""

    code: str
    mark: str
    word: Label


S = Status
SIGNS = {
    S.REQUESTED: Sign("q", "?", Label("requested", "erbeten")),
    S.CONSIDERED: Sign("c", "~", Label("considered", "erwogen")),
    S.OFFERED: Sign("o", "○", Label("offered", "angeboten")),
    S.PLEDGED: Sign("p", "◔", Label("pledged", "zugesagt")),
    S.APPROVED: Sign("a", "◑", Label("approved", "genehmigt")),
    S.IN_DELIVERY: Sign("i", "◕", Label("in delivery", "in Lieferung")),
    S.DELIVERED: Sign("d", "●", Label("delivered", "geliefert")),
    S.REFUSED: Sign("x", "✗", Label("refused", "abgelehnt")),
    S.WITHDRAWN: Sign("w", "⊘", Label("withdrawn", "zurückgezogen")),
}
LABELS = {
    "title": Label("Weapons-aid commitments", "Zusagen von Waffenhilfe"),
    "lede": Label(
        "Who was asked for, weighed, pledged, delivered or refused which weapon system, read by rule from news "
        "articles. Every entry shows the sentence that proves it.",
        "Wer um welches Waffensystem gebeten wurde, es erwog, zusagte, lieferte oder ablehnte, nach Regeln aus "
        "Nachrichten gelesen. Jeder Eintrag zeigt den Satz, der ihn belegt.",
    ),
    "state": Label("State of", "Stand"),
    "known": Label("from what was public by", "nach dem, was öffentlich war bis"),
    "language": Label("Language", "Sprache"),
    "commitments": Label("commitments", "Zusagen und Positionen"),
    "donors": Label("donors", "Geber"),
    "delivered": Label("delivered", "geliefert"),
    "under_way": Label("pledged, approved or in delivery", "zugesagt, genehmigt oder in Lieferung"),
    "declined": Label("refused or withdrawn", "abgelehnt oder zurückgezogen"),
    "articles": Label("articles", "Artikel"),
    "overview": Label("Overview", "Überblick"),
    "overview_note": Label(
        "Each cell shows the latest position and the number of units; – stands for a number that is not stated. "
        "It links to the evidence.",
        "Jedes Feld zeigt die letzte Position und die Stückzahl; – steht für eine Zahl, die nicht genannt ist. "
        "Es führt zum Beleg.",
    ),
    "for": Label("For", "Für"),
    "item": Label("Item", "System"),
    "recent": Label("What changed", "Was sich änderte"),
    "recent_note": Label("In the 30 days up to", "In den 30 Tagen bis"),
    "nothing": Label("Nothing changed.", "Nichts hat sich geändert."),
    "more": Label("more in events.csv", "weitere in events.csv"),
    "timelines": Label("Commitments and their evidence", "Positionen und ihre Belege"),
    "timelines_note": Label(
        "Each line runs from the first event of the data to the day of the snapshot; a mark stands for an event.",
        "Jede Linie läuft vom ersten Ereignis der Daten bis zum Stichtag; ein Zeichen steht für ein Ereignis.",
    ),
    "conflict": Label("sources contradict each other", "Quellen widersprechen sich"),
    "since": Label("since", "seit"),
    "asked": Label("requested since", "erbeten seit"),
    "same": Label("likely the same as", "wohl dasselbe wie"),
    "due": Label("due", "fällig"),
    "events": Label("events", "Ereignisse"),
    "sources": Label("sources", "Quellen"),
    "source": Label("source", "Quelle"),
    "filter": Label("Filter by country, item or word", "Nach Land, System oder Wort filtern"),
    "any": Label("any status", "jeder Status"),
    "empty": Label("No commitment is in this dataset.", "Dieser Datensatz enthält keine Zusagen."),
    "data": Label("The data", "Die Daten"),
    "data_note": Label("The same as tables, described in", "Dasselbe als Tabellen, beschrieben in"),
    "cite": Label("Cite as", "Zitieren als"),
    "licence": Label(
        "Data: CC BY 4.0. The quotes belong to their publishers.",
        "Daten: CC BY 4.0. Die Zitate gehören ihren Verlagen.",
    ),
    "limits": Label(
        "Rules read what articles say, not what is true; articles that were not read are not in it.",
        "Regeln lesen, was Artikel sagen, nicht, was wahr ist; nicht gelesene Artikel fehlen.",
    ),
}
GERMAN = {
    "class:aa-gun": "Flugabwehrkanone",
    "class:aid-package": "Militärhilfepaket",
    "class:air-defence": "Flugabwehrsystem",
    "class:aircraft": "Flugzeug (Art nicht genannt)",
    "class:ammunition": "Munition",
    "class:apc": "Transportpanzer",
    "class:armour": "Panzerfahrzeug (Art nicht genannt)",
    "class:artillery": "Artillerie (Art nicht genannt)",
    "class:atgm": "Panzerabwehrwaffe",
    "class:cruise-missile": "Marschflugkörper",
    "class:drone": "Drohne",
    "class:engineer-vehicle": "Pionier- oder Bergepanzer",
    "class:fighter-jet": "Kampfflugzeug",
    "class:helicopter": "Hubschrauber",
    "class:howitzer": "Haubitze oder Geschütz",
    "class:ifv": "Schützenpanzer",
    "class:manpads": "schultergestützte Flugabwehrrakete",
    "class:missile": "Rakete (Art nicht genannt)",
    "class:mlrs": "Mehrfachraketenwerfer",
    "class:mortar": "Mörser",
    "class:mrap": "minengeschütztes Fahrzeug",
    "class:radar": "Radar",
    "class:recon-vehicle": "Spähpanzer",
    "class:ship": "Schiff oder Boot",
    "class:small-arms": "Handfeuerwaffen",
    "class:tank": "Kampfpanzer",
    "class:truck": "Lastwagen oder Militärfahrzeug",
    "class:weapons": "Waffen oder Militärhilfe (Art nicht genannt)",
}
"""German names of the classes; models are called alike in both languages."""
