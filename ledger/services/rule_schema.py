"""Give the JSON Schema of the claim rules."""

from ledger.rulebook.json_schema import render_schema


def rules_schema() -> str:
    """Give the schema as JSON text."""
    return render_schema()
