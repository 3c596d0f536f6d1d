"""How to cite a release."""

import json

from ledger.model.snapshot import Snapshot
from ledger.publish import wording


def render_citation(snapshot: Snapshot) -> str:
    """Give CITATION.cff, format 1.2.0; every value is quoted as JSON, which is YAML too."""
    values: dict[str, object] = {
        "cff-version": "1.2.0",
        "message": "If you use this dataset, please cite it as below, and the articles that you quote from it.",
        "type": "dataset",
        "title": wording.TITLE,
        "abstract": wording.ABOUT,
        "authors": [{"name": wording.AUTHORS}],
        "version": wording.version_of(snapshot),
        "date-released": snapshot.as_of.isoformat(),
        "license": wording.LICENCE,
        "keywords": list(wording.KEYWORDS),
    }
    return "".join(f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in values.items())


def cite(snapshot: Snapshot) -> str:
    """Give the citation as one sentence."""
    version = wording.version_of(snapshot)
    return (
        f"{wording.AUTHORS} ({snapshot.as_of.year}). {wording.TITLE}. Data set, version {version}. {wording.LICENCE}."
    )
