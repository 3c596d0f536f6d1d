"""Browse the ledger with Datasette: titles, descriptions, facets and ready-made questions."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path

from ledger.errors import LedgerError
from ledger.store import Store
from ledger.store.export import find_tables

TABLES: dict[str, dict[str, object]] = {
    "current_commitments": {
        "description": "One row for each donor, recipient and item: the present state, with the quote that proves it.",
        "facets": ["donor", "class", "status"],
        "sort": "donor",
    },
    "timeline": {
        "description": "Each state of each commitment, from the day `starts` until the day before `ends`.",
        "facets": ["donor", "class", "status"],
        "sort_desc": "starts",
    },
    "live_claims": {
        "description": "What single articles say: the claims that count.",
        "facets": ["donor", "status", "rule"],
        "sort_desc": "published",
    },
    "retracted_claims": {"description": "Claims that were made once and no longer count."},
    "current_documents": {"description": "The articles that were read.", "facets": ["publisher", "lang"]},
    "review": {"description": "What people said of claims: accepted, corrected, rejected."},
    "item": {"description": "Weapon systems and their classes.", "facets": ["class"]},
}
SHOWN = "item_name, status, since, least, most, unit, sources, confidence, evidence, url"
QUERIES = {
    "by_donor": {
        "title": "One donor's commitments",
        "description": "Give a code such as DE, or a name such as Germany.",
        "sql": f"""SELECT donor, {SHOWN} FROM current_commitments
WHERE donor = upper(trim(:donor)) OR donor IN (
  SELECT code FROM name WHERE kind = 'state' AND label = trim(:donor) COLLATE NOCASE)
ORDER BY item""",  # noqa: S608 - our own column names
    },
    "by_item": {
        "title": "One item's commitments",
        "description": "Give an id such as leopard-2, a class such as class:tank, or a name.",
        "sql": f"""SELECT donor, {SHOWN} FROM current_commitments
WHERE item = lower(trim(:item)) OR class = lower(trim(:item)) OR item IN (
  SELECT code FROM name WHERE kind = 'item' AND label = trim(:item) COLLATE NOCASE)
  OR item_name = trim(:item) COLLATE NOCASE
ORDER BY item, donor""",  # noqa: S608 - our own column names
    },
    "changed_between": {
        "title": "What changed between two days",
        "description": "Compares the end of the first day with the end of the second (YYYY-MM-DD).",
        "sql": """SELECT b.donor, b.item_name, a.status AS "from", b.status AS "to", b.since, a.least AS least_before,
  b.least AS least_after, b.unit, b.evidence, b.url
FROM timeline AS b LEFT JOIN timeline AS a ON a.id = b.id AND a.starts <= :first AND a.ends > :first
WHERE b.starts <= :second AND b.ends > :second
  AND (a.status IS NOT b.status OR a.least IS NOT b.least OR a.most IS NOT b.most)
ORDER BY b.donor, b.item""",
    },
}


class ServeExtraError(LedgerError):
    """Datasette is not installed."""

    def __init__(self) -> None:
        """Name the extra."""
        super().__init__("serve needs Datasette; install it with `pip install 'aidledger[serve]'`")


def describe_ledger(db: Path, tables: Iterable[str]) -> dict[str, object]:
    """Give Datasette's metadata for a ledger file; of its `tables` those that say nothing to a reader are hidden."""
    hidden: dict[str, dict[str, object]] = {name: {"hidden": True} for name in tables if name not in TABLES}
    return {
        "title": "aidledger",
        "description": "Who pledged which weapons to whom, read by rule from news, with the sentence that proves it.",
        "databases": {db.stem: {"tables": TABLES | hidden, "queries": QUERIES}},
    }


def serve(
    store: Store, *, host: str = "127.0.0.1", port: int = 8001, browse: bool = False, get: str | None = None
) -> int:
    """Serve a ledger until it is stopped, or print one page; give Datasette's exit code. ServeExtraError."""
    if find_spec("datasette") is None:
        raise ServeExtraError
    with tempfile.TemporaryDirectory(prefix="aidledger-") as folder:
        metadata = Path(folder) / "metadata.json"
        metadata.write_text(json.dumps(describe_ledger(store.path, find_tables(store))), encoding="utf-8")
        command = [sys.executable, "-m", "datasette", "serve", str(store.path), "--metadata", str(metadata)]
        command += ["--get", get] if get else ["--host", host, "--port", str(port), *(["--open"] if browse else [])]
        try:
            return subprocess.run(command, check=False).returncode  # noqa: S603 - our own arguments
        except KeyboardInterrupt:
            return 0
