"""The description of a release in schema.org terms, for search engines that read the page."""

import hashlib
import json
from collections.abc import Mapping

from ledger.model.snapshot import Snapshot
from ledger.model.table import Table
from ledger.publish import wording


def render_jsonld(snapshot: Snapshot, tables: tuple[Table, ...], files: Mapping[str, bytes], cite_as: str) -> str:
    """Give a schema.org Dataset as JSON that can stand inside a script element."""
    span = wording.span_of(snapshot)
    value = {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "name": wording.TITLE,
        "description": wording.ABOUT,
        "license": wording.LICENCE_URL,
        "creator": {"@type": "Organization", "name": wording.AUTHORS},
        "version": wording.version_of(snapshot),
        "dateModified": snapshot.as_of.isoformat(),
        "temporalCoverage": f"{span.first}/{span.last}",
        "isAccessibleForFree": True,
        "keywords": list(wording.KEYWORDS),
        "citation": cite_as,
        "measurementTechnique": f"rules over news text, aidledger {snapshot.software}",
        "distribution": [
            {
                "@type": "DataDownload",
                "name": table.title,
                "encodingFormat": "text/csv",
                "contentUrl": f"{table.name}.csv",
                "sha256": hashlib.sha256(files[table.name]).hexdigest(),
            }
            for table in tables
        ],
    }
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")
