"""The release as one page that needs nothing but a browser."""

import base64
import hashlib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from markupsafe import Markup

from ledger.model.snapshot import Snapshot
from ledger.model.status import Status
from ledger.publish.citation import cite
from ledger.publish.heat import heat_tables
from ledger.publish.labels import LABELS, SIGNS
from ledger.publish.templating import find_template
from ledger.publish.timelines import anchors_of, entries_of, steps_of, ticks_of
from ledger.publish.wording import span_of

BUDGET = 250_000
"""Most bytes of a page of up to FULL commitments; a larger one grows in proportion."""
FULL = 600
EVENTS_NEVER_FIT = 2
"""The place in DETAILS from which a page of FULL commitments can keep to the budget."""
UNDER_WAY = (Status.PLEDGED, Status.APPROVED, Status.IN_DELIVERY)
DECLINED = (Status.REFUSED, Status.WITHDRAWN)


@dataclass(frozen=True, slots=True)
class Detail:
    """How much a page shows; the CSV files hold the rest."""

    quote: int
    """Longest quote in characters."""
    steps: int
    """Most recent changes."""
    marks: int
    """Most events on a line, the latest ones."""
    events: bool
    """Whether every event stands there with its own quote and source."""
    spoken: bool
    """Whether the line says its events to those who cannot see it."""
    named: bool = True
    """Whether a link names its publisher beside the date."""


DETAILS = (
    Detail(300, 200, 100, events=True, spoken=True),
    Detail(160, 100, 100, events=True, spoken=True),
    Detail(200, 60, 100, events=False, spoken=True),
    Detail(120, 40, 100, events=False, spoken=True),
    Detail(90, 30, 100, events=False, spoken=False),
    Detail(60, 20, 12, events=False, spoken=False),
    Detail(45, 10, 6, events=False, spoken=False),
    Detail(45, 10, 4, events=False, spoken=False, named=False),
    Detail(30, 5, 3, events=False, spoken=False, named=False),
)
"""From the fullest to the shortest; the fullest that keeps to the budget is taken."""


def render_page(snapshot: Snapshot, jsonld: str) -> str:
    """Give index.html; `jsonld` is the description that stands in it."""
    budget = BUDGET * max(len(snapshot.commitments), FULL) // FULL
    page = ""
    for detail in DETAILS if len(snapshot.commitments) < FULL else DETAILS[EVENTS_NEVER_FIT:]:
        page = render_detail(snapshot, jsonld, detail)
        if len(page.encode()) <= budget:
            break
    return page


def render_detail(snapshot: Snapshot, jsonld: str, detail: Detail) -> str:
    """Give the page with as much as `detail` says."""
    span, anchors = span_of(snapshot), anchors_of(snapshot)
    steps = steps_of(snapshot.recent, snapshot, anchors, detail.quote)
    style, script = asset("page.css"), asset("page.js")
    return find_template("page.html.j2").render(
        snapshot=snapshot,
        detail=detail,
        labels=LABELS,
        signs=SIGNS,
        numbers=numbers_of(snapshot),
        tables=heat_tables(snapshot, anchors),
        donors=entries_of(snapshot, anchors, span, detail.quote),
        steps=steps[: detail.steps],
        steps_left=len(steps[detail.steps :]),
        ticks=ticks_of(span),
        span=span,
        cite_as=cite(snapshot),
        style=Markup(style),  # noqa: S704 - our own file
        script=Markup(script),  # noqa: S704 - our own file
        style_hash=hash_of(style),
        script_hash=hash_of(script),
        jsonld=Markup(jsonld),  # noqa: S704 - escaped where it is made
    )


def numbers_of(snapshot: Snapshot) -> tuple[tuple[str, int], ...]:
    """Give the headline numbers by label."""
    statuses = [commitment.status for commitment in snapshot.commitments]
    documents = {claim.document for c in snapshot.commitments for event in c.events for claim in event.claims}
    return (
        ("commitments", len(statuses)),
        ("donors", len({commitment.donor for commitment in snapshot.commitments})),
        ("delivered", statuses.count(Status.DELIVERED)),
        ("under_way", sum(status in UNDER_WAY for status in statuses)),
        ("declined", sum(status in DECLINED for status in statuses)),
        ("articles", len(documents)),
    )


@cache
def asset(name: str) -> str:
    """Read a file that is put into the page, without its comments and line breaks."""
    text = files("ledger.publish").joinpath("templates", name).read_text(encoding="utf-8")
    return "".join(line.strip() for line in text.splitlines() if not line.strip().startswith(("/*", "//")))


def hash_of(text: str) -> str:
    """Give the hash by which the page's security policy knows a style or script."""
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
