"""The card of a release: what it is, how to read it, what each column means."""

from collections import Counter

from ledger.model.snapshot import Snapshot
from ledger.model.status import Status
from ledger.model.table import Table
from ledger.publish import wording
from ledger.publish.citation import cite
from ledger.publish.equivalents import EQUIVALENTS
from ledger.publish.templating import find_template

MEANINGS = {
    Status.REQUESTED: "the recipient, or somebody on its behalf, asks this donor for it",
    Status.CONSIDERED: "the donor weighs it and has not decided",
    Status.OFFERED: "the donor is willing, with conditions or in prospect",
    Status.PLEDGED: "the donor says that it will supply it",
    Status.APPROVED: "an authority's formal act clears it: parliament, licence, contract",
    Status.IN_DELIVERY: "the transfer has started and has not ended",
    Status.DELIVERED: "the recipient has it, all or the stated number",
    Status.REFUSED: "the donor declines or rules it out",
    Status.WITHDRAWN: "an earlier pledge or delivery is halted, cancelled or taken back",
}


def render_card(snapshot: Snapshot, tables: tuple[Table, ...]) -> str:
    """Give README.md."""
    counts = Counter(commitment.status for commitment in snapshot.commitments)
    return find_template("README.md.j2").render(
        snapshot=snapshot,
        tables=tables,
        title=wording.TITLE,
        about=wording.ABOUT,
        version=wording.version_of(snapshot),
        span=wording.span_of(snapshot),
        keywords=wording.KEYWORDS,
        licence=wording.LICENCE,
        licence_url=wording.LICENCE_URL,
        cite_as=cite(snapshot),
        statuses=[(status.value, counts[status]) for status in Status],
        codebook=[(status.value, MEANINGS[status], EQUIVALENTS[status]) for status in Status],
    )
