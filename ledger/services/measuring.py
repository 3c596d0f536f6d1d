"""Measure the rules on labelled documents."""

from collections.abc import Callable, Sequence
from pathlib import Path

from ledger.errors import UsageError
from ledger.model.claim import Claim
from ledger.rulebook.written import read_label_items
from ledger.services.evaluating import Scored, evaluate
from ledger.services.gold import read_gold
from ledger.services.reading import open_reader
from ledger.services.scoring import Row


class NoDocumentError(UsageError):
    """None of the labelled documents is of the half and language asked for."""

    exit_code = 1

    def __init__(self, half: str | None, lang: str | None, languages: Sequence[str]) -> None:
        """Say what was asked for and what is there."""
        asked = " and ".join(f"--{name} {value}" for name, value in (("half", half), ("lang", lang)) if value)
        super().__init__(f"no labelled document is of {asked}; those given are in {', '.join(languages)}")


def measure_rules(
    paths: Sequence[Path],
    row: Callable[[Claim], Row],
    *,
    rules: Path | None = None,
    half: str | None = None,
    lang: str | None = None,
) -> list[Scored]:
    """Read and score the labelled documents of a half and a language; `row` gives a claim its published form.

    Raises:
        NoDocumentError: there are none.
    """
    documents = read_gold(paths)
    chosen = [one for one in documents if half in {None, one.half} and lang in {None, one.lang}]
    if not chosen:
        raise NoDocumentError(half, lang, sorted({one.lang for one in documents}))
    return evaluate(chosen, open_reader(rules), read_label_items(rules), row)
