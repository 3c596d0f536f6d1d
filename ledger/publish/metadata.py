"""Titles, facets and ready-made queries of the published SQLite file, as Datasette reads them."""

from ledger.model.snapshot import Snapshot
from ledger.model.table import Table, View
from ledger.publish import wording

FACETS = {
    "commitments": ["donor", "class", "status"],
    "events": ["status", "effect"],
    "claims": ["donor", "status", "hedged"],
    "documents": ["publisher", "lang"],
}
SORTED = {"commitments": "donor", "events": "on_date", "claims": "published", "documents": "published"}
VIEWS = (
    View(
        "timeline",
        "Events with the parties of their commitment, oldest first within each.",
        """SELECT events.on_date, events."on", commitments.donor_name, commitments.item_name, events.status,
  events.quantity_min, events.quantity_max, events.unit, events.evidence, events.url, events.id AS event,
  commitments.id AS commitment, commitments.donor, commitments.recipient, commitments.item, commitments.class
FROM events JOIN commitments ON commitments.id = events."commitment"
ORDER BY commitments.donor, commitments.recipient, commitments.item, events.on_date, events.id""",
    ),
    View(
        "donors",
        "How many commitments of each status every donor has.",
        """SELECT donor, donor_name, count(*) AS commitments, sum(status = 'delivered') AS delivered,
  sum(status IN ('pledged', 'approved', 'in_delivery')) AS under_way, sum(status IN ('refused', 'withdrawn')) AS refused
FROM commitments GROUP BY donor, donor_name ORDER BY donor""",
    ),
    View(
        "sources",
        "How many claims come from each publisher.",
        """SELECT coalesce(publisher, '') AS publisher, count(*) AS documents, sum(claims) AS claims
FROM documents GROUP BY publisher ORDER BY claims DESC, publisher""",
    ),
)
QUERIES = {
    "by_donor": {
        "title": "One donor's commitments",
        "description": "Give a code such as DE, or a name such as Germany.",
        "sql": """SELECT item_name, status, since, quantity_min, quantity_max, unit, sources, evidence, url
FROM commitments WHERE donor = upper(:donor) OR donor_name = :donor COLLATE NOCASE ORDER BY item""",
    },
    "by_item": {
        "title": "One item's commitments",
        "description": "Give an id such as leopard-2, a class such as class:tank, or a name.",
        "sql": """SELECT donor_name, item_name, status, since, quantity_min, quantity_max, unit, sources, evidence, url
FROM commitments WHERE item = lower(:item) OR class = lower(:item) OR item_name = :item COLLATE NOCASE
ORDER BY donor""",
    },
    "changes_between": {
        "title": "What happened between two days",
        "description": "Events after the first day, up to and including the second (YYYY-MM-DD).",
        "sql": """SELECT on_date, donor_name, item_name, status, quantity_min, quantity_max, unit, evidence, url
FROM timeline WHERE on_date > :after AND on_date <= :until ORDER BY on_date, donor, item, event""",
    },
}


def describe_metadata(snapshot: Snapshot, tables: tuple[Table, ...], cite_as: str) -> dict[str, object]:
    """Give the content of metadata.json."""
    described: dict[str, object] = {
        table.name: {
            "title": table.title,
            "description": table.about,
            "columns": {column.name: column.about for column in table.columns},
            "facets": FACETS[table.name],
            "sort": SORTED[table.name],
            "size": 100,
        }
        for table in tables
    }
    described |= {view.name: {"description": view.about} for view in VIEWS}
    return {
        "title": wording.TITLE,
        "description": f"{wording.ABOUT} State of {snapshot.as_of}. {cite_as}",
        "license": wording.LICENCE,
        "license_url": wording.LICENCE_URL,
        "databases": {"ledger": {"tables": described, "queries": QUERIES}},
    }
