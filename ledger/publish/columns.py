"""The columns of the four published tables, with what each one means."""

from ledger.model.quantity import QUALIFIERS
from ledger.model.status import Status
from ledger.model.table import Column
from ledger.publish.cells import LONGEST_URL, QUOTE

ID = "[0-9a-f]{16}"
STATE = "[A-Z]{2}|EU|NATO|WEST"
DATE = r"\d{4}(-(\d{2}(-\d{2})?|Q[1-4]|H[12]))?"
STATUSES = tuple(status.value for status in Status)
KINDS = ("total", "additional")


def text(name: str, about: str, *, required: bool = False) -> Column:
    """Give a column of free text."""
    return Column(name, "string", about, required=required, most=QUOTE)


def flag(name: str, about: str) -> Column:
    """Give a column of true and false."""
    return Column(name, "boolean", about, required=True)


def count(name: str, about: str) -> Column:
    """Give a column of numbers that are always there."""
    return Column(name, "integer", about, required=True)


def key(name: str, about: str, refers: str | None = None) -> Column:
    """Give a column of ids."""
    return Column(name, "string", about, required=True, pattern=ID, refers=refers)


def written(name: str, about: str, *, required: bool = False) -> Column:
    """Give a column of dates as precise as the text."""
    return Column(name, "string", f"{about} {AS_WRITTEN}", required=required, pattern=DATE)


AS_WRITTEN = "Written 2023-01-25, 2023-01, 2023-Q1, 2023-H1 or 2023, as precisely as the text says."
DOCUMENT = Column("document", "string", "The article.", required=True, refers="documents", most=QUOTE)
URL = Column("url", "string", "Web address of the article.", form="uri", most=3 * LONGEST_URL)
EVIDENCE = text(
    "evidence", "The words that prove it, verbatim but for line breaks, at most 300 characters.", required=True
)
PARTIES = (
    Column(
        "donor",
        "string",
        "Who gives: ISO 3166-1 code, EU, NATO, or WEST for unnamed allies.",
        required=True,
        pattern=STATE,
    ),
    text("donor_name", "English name of the donor.", required=True),
    Column("recipient", "string", "Who gets it, coded as the donor.", required=True, pattern=STATE),
    text("recipient_name", "English name of the recipient.", required=True),
    Column(
        "item", "string", "Id of the weapon system, or class:... where no model is named.", required=True, most=QUOTE
    ),
    text("item_name", "English name of the item.", required=True),
    Column("class", "string", "Id of the class that the item belongs to.", required=True, most=QUOTE),
)
STATUS = Column(
    "status", "string", "The donor's position (see the codebook in README.md).", required=True, values=STATUSES
)
QUANTITY = (
    Column("quantity_min", "integer", "Least number of units; equal to quantity_max where the text gives a number."),
    Column("quantity_max", "integer", "Greatest number of units; empty where the range is open."),
    Column("quantity_qualifier", "string", "How sure the number is.", values=QUALIFIERS),
    Column("quantity_kind", "string", "Whether the number adds to an earlier one.", values=KINDS),
    Column("quantity_total", "integer", "The new total, where an addition gives one."),
    text("unit", "What is counted, where it is not the vehicle or the piece: battery, launcher, round."),
    flag("joint", "The number is stated for several donors together."),
)
MONEY = (
    Column("value", "number", "Sum of money."),
    Column("currency", "string", "ISO 4217 code of the sum's currency.", pattern="[A-Z]{3}"),
)
EQUIVALENTS = (
    text("iati_transaction", "IATI transaction type; IATI:-12 is a negative value of type 12."),
    text(
        "iati_activity_status", "IATI activity status; several, separated by semicolons, where the text leaves it open."
    ),
    text("kiel", "What the Ukraine Support Tracker of the Kiel Institute calls it."),
    text("cameo", "CAMEO event codes, separated by semicolons."),
    text("plover", "PLOVER event type and mode."),
)
CONFIDENCE = Column("confidence", "number", "How often claims of this kind were right, 0 to 1.", required=True, most=1)

COMMITMENTS = (
    key("id", "Identity of the commitment: a digest of donor, recipient and item."),
    *PARTIES,
    text("variant", "The latest variant of the model that a claim names, as in 2A6."),
    STATUS,
    written("since", "Since when the status holds.", required=True),
    Column("since_date", "date", "The last day that `since` covers.", required=True),
    written("requested_since", "Since when the recipient's side asks for it."),
    *QUANTITY,
    Column("units_pledged", "integer", "Least number of units pledged in all, as far as claims say."),
    Column("units_delivered", "integer", "Least number of units delivered in all, as far as claims say."),
    *MONEY,
    written("deliver_by", "The announced time of delivery."),
    CONFIDENCE,
    count("sources", "Independent sources behind the timeline."),
    count("claims", "Claims behind the timeline."),
    count("events", "Events of the timeline."),
    text("conflict", "Claims of one day that cannot both hold: `kept over other on day: rule`."),
    text("likely_same", "Ids of commitments that are likely the same, separated by semicolons."),
    text("joint_with", "Ids of commitments that share one number with it, separated by semicolons."),
    EVIDENCE,
    key("claim", "The claim that the evidence is from.", "claims"),
    DOCUMENT,
    URL,
    Column("published", "date", "When that article appeared.", required=True),
    *EQUIVALENTS,
)
EVENTS = (
    key("id", "Identity of the event: a digest of its content."),
    key("commitment", "The commitment whose timeline it is part of.", "commitments"),
    STATUS,
    written("on", "When it happened.", required=True),
    Column("on_date", "date", "The last day that `on` covers.", required=True),
    flag("inferred", "The text gives no date; the day of publication stands in."),
    *QUANTITY,
    *MONEY,
    count("tranche", "Which of the donor's tranches of this item it belongs to, from 1."),
    flag("former", "The text marks the status as overtaken."),
    flag("hedged", "The text marks doubt."),
    text("effect", "Name of the rule of the fold that booked it."),
    count("sources", "Independent sources behind the event."),
    count("claims", "Claims behind the event."),
    Column("known_since", "date", "When the first article that reports it appeared.", required=True),
    EVIDENCE,
    key("claim", "The claim that the evidence is from.", "claims"),
    DOCUMENT,
    URL,
    *EQUIVALENTS,
)
CLAIMS = (
    key("id", "Identity of the claim: a digest of its content."),
    key("event", "The event that it supports.", "events"),
    key("commitment", "The commitment that it belongs to.", "commitments"),
    DOCUMENT,
    Column("published", "date", "When the article appeared.", required=True),
    *PARTIES,
    text("variant", "Variant of the model, as in 2A6."),
    STATUS,
    *QUANTITY,
    *MONEY,
    written("event_date", "When it happened, where the text says so."),
    written("deliver_by", "The announced time of delivery."),
    text("speaker", "Who says so; empty where the article itself does."),
    text("requester", "Who asks, for `requested`."),
    text("approver", "The state whose leave for re-export is given or refused."),
    flag("hedged", "The text marks doubt."),
    flag("former", "The text marks the status as overtaken."),
    EVIDENCE,
    count("start", "Where the full evidence starts in the article's text, in characters."),
    count("end", "Where the full evidence ends."),
    text("rule", "The rule that found it.", required=True),
    CONFIDENCE,
    text("note", "What a reviewer said of it."),
    URL,
)
DOCUMENTS = (
    Column("id", "string", "The article's own id, else its address, else a digest.", required=True, most=QUOTE),
    text("title", "Headline, at most 300 characters."),
    text("publisher", "Who published it."),
    URL,
    Column("published", "date", "When it appeared.", required=True),
    Column("lang", "string", "ISO 639-1 code of its language.", pattern="[a-z]{2,3}"),
    Column(
        "digest",
        "string",
        "SHA-256 of its text, which is not part of the dataset.",
        required=True,
        pattern="[0-9a-f]{64}",
    ),
    text("story", "Articles with the same value are copies of one text and count as one source."),
    count("claims", "Claims in this dataset that the article makes."),
)
