"""The filter options that the query commands share; a command gets them as one Question."""

from collections.abc import Callable, Sequence
from dataclasses import fields
from functools import wraps
from typing import Any

import click

from ledger.cli.days import first_day, last_day
from ledger.services.asking import Question

Command = Callable[..., Any]
OPTIONS: dict[str, Command] = {
    "donors": click.option(
        "--donor", "donors", multiple=True, metavar="STATE", help="ISO code or name; may be repeated."
    ),
    "recipients": click.option("--recipient", "recipients", multiple=True, metavar="STATE", help="ISO code or name."),
    "items": click.option(
        "--item", "items", multiple=True, metavar="ITEM", help="Id or name, with all variants under it."
    ),
    "classes": click.option("--class", "classes", multiple=True, metavar="CLASS", help="As in class:tank or tank."),
    "statuses": click.option("--status", "statuses", multiple=True, metavar="STATUS", help="One of the nine statuses."),
    "since": click.option("--since", type=first_day, metavar="DATE", help="Only what began on this day or later."),
    "until": click.option("--until", type=last_day, metavar="DATE", help="Only what began on this day or earlier."),
    "known_at": click.option(
        "--known-at", type=last_day, metavar="DATE", help="Only what the public could know at the end of this day."
    ),
    "min_confidence": click.option(
        "--min-confidence", type=click.FloatRange(0, 1), default=0.0, help="Only claims at least this sure, 0 to 1."
    ),
    "document": click.option("--document", metavar="ID", help="Only claims of one document, by id or URL."),
    "speaker": click.option("--speaker", metavar="NAME", help="Only claims by a speaker, by part of the name."),
}
COMMON = ("donors", "recipients", "items", "classes", "statuses", "since", "until", "known_at")
CLAIMS = (*COMMON, "min_confidence", "document", "speaker")
CHANGES = ("donors", "recipients", "items", "classes", "statuses", "known_at")


def asks(names: Sequence[str]) -> Callable[[Command], Command]:
    """Add the named options to a command and hand them over as `question`."""

    def decorate(command: Command) -> Command:
        @wraps(command)
        def wrapped(*args: object, **given: Any) -> object:  # noqa: ANN401 - click hands over values of many types
            asked = {field.name: given.pop(field.name) for field in fields(Question) if field.name in names}
            if "min_confidence" in asked:
                asked["min_confidence"] = round(100 * asked["min_confidence"])
            return command(*args, question=Question(**asked), **given)

        decorated: Command = wrapped
        for name in reversed(names):
            decorated = OPTIONS[name](decorated)
        return decorated

    return decorate
