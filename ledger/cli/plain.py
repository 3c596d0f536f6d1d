"""Text that may go to a terminal or a spreadsheet: no control character of an article gets through."""

import json
import re

CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
HIDDEN = re.compile(r"[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]")
"""Marks that have no width and can turn the reading direction round."""
UNSAFE = re.compile(r"[\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]")
FORMULA = frozenset("=+-@")


def clean(text: str) -> str:
    """Make one line without control characters."""
    if text.isprintable():
        return text.strip()
    return HIDDEN.sub("", CONTROLS.sub(" ", text)).strip()


_compact = json.JSONEncoder(ensure_ascii=False).encode
_indented = json.JSONEncoder(ensure_ascii=False, indent=2).encode


def to_json(value: object, *, indent: bool = False) -> str:
    """Write JSON that loses nothing and whose control characters are all escaped."""
    text = (_indented if indent else _compact)(value)
    return text if text.isprintable() else UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def to_cell(value: object) -> str:
    """Write a value as one cell: empty for none, true and false in small letters, JSON for what is nested."""
    if value is None:
        return ""
    if isinstance(value, str):
        return clean(value)
    if value.__class__ is int or value.__class__ is float:
        return str(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    return to_json(value) if isinstance(value, dict | list | tuple) else str(value)


def to_safe_cell(value: object) -> str:
    """Write a cell that a spreadsheet will not run as a formula."""
    if not isinstance(value, str):
        return to_cell(value)
    cell = clean(value)
    return f"'{cell}" if cell[:1] in FORMULA else cell
