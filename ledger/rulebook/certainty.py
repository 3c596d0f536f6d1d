"""The file of what circumstances of a claim add to its confidence."""

from typing import Annotated

from pydantic import Field

from ledger.model.features import CIRCUMSTANCES
from ledger.rulebook.schema import Strict

Circumstance = Annotated[str, Field(pattern=rf"^(?:role\.[a-z]+|{'|'.join(sorted(CIRCUMSTANCES))})$")]


class ConfidenceFile(Strict):
    """shared/confidence.toml: what a circumstance adds to a rule's confidence, in percentage points."""

    points: dict[Circumstance, int]
