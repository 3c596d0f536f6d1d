"""Text that may go to a terminal or a spreadsheet: no control character of an article gets through."""

import json
import re
from collections.abc import Mapping

CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
HIDDEN = re.compile(r"[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]")
"""Marks that have no width and can turn the reading direction round."""
UNSAFE = re.compile(r"[\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]")
FORMULA = ("=", "+", "-", "@")


def clean(text: str) -> str:
    """Make one line without control characters."""
    return HIDDEN.sub("", CONTROLS.sub(" ", text)).strip()


def to_json(value: object, indent: int | None = None) -> str:
    """Write JSON that loses nothing and whose control characters are all escaped."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def to_cell(value: object) -> str:
    """Write a value as one cell: empty for none, true and false in small letters, JSON for what is nested."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case Mapping() | list() | tuple():
            return to_json(value)
        case _:
            return clean(str(value))


def to_safe_cell(value: object) -> str:
    """Write a cell that a spreadsheet will not run as a formula."""
    cell = to_cell(value)
    return f"'{cell}" if isinstance(value, str) and cell.startswith(FORMULA) else cell
