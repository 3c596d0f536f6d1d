"""The JSON Schema of the rule files, for editors: generated from the models, never written by hand."""

import json

from ledger.rulebook import schema


def render_schema() -> str:
    """Give the schema of frames/*.toml as JSON text with a final line feed."""
    made = schema.FrameFile.model_json_schema(by_alias=True)
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "aidledger claim rules"}
    return json.dumps(made | head, indent=2, ensure_ascii=False, sort_keys=True) + "\n"
