"""What `review` does, by what was given on the command line."""

import csv
import io
import shlex
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import click

from ledger.cli.app import App, say
from ledger.cli.cmd_review import Given
from ledger.cli.plain import clean, to_cell, to_json, to_safe_cell
from ledger.cli.rows import sourced_row
from ledger.errors import LedgerError, UsageError
from ledger.model.sourced import SourcedClaim
from ledger.services.asking import Question
from ledger.services.claiming import list_claims, list_retracted
from ledger.services.reviewing import Redating, Reviewed, UnknownClaimError, redate, review_claims
from ledger.store.corrections import find_reviews
from ledger.store.review_files import COLUMNS, LEAST, ReviewLine, read_reviews


class NobodyError(UsageError):
    """A review without a reviewer."""

    def __init__(self) -> None:
        """Say how to name one."""
        super().__init__("a review needs a name; give one with --by NAME or AIDLEDGER_REVIEWER")


class NoVerdictError(UsageError):
    """A claim without what is to be said of it."""

    def __init__(self, claim: str) -> None:
        """Name the claim and the options."""
        super().__init__(f"{claim}: nothing to record; add --accept, --reject or --set SLOT=VALUE")


class NoClaimError(UsageError):
    """A verdict without its claim."""

    def __init__(self) -> None:
        """Say how to name one."""
        super().__init__(
            "--accept, --reject and --set need the claim that they are about; `aidledger claims` shows ids"
        )


class NoDocumentError(UsageError):
    """A publication date without its document."""

    def __init__(self) -> None:
        """Say what is missing."""
        super().__init__("--published needs the document whose date it is; add --document ID")


def run_review(app: App, question: Question, given: Given) -> None:
    """Do the one thing that was asked for; a ledger that is not there is said before anything else."""
    app.store  # noqa: B018 - opens it
    if given.listing:
        for review in find_reviews(app.store):
            sys.stdout.write(to_json({name: getattr(review, name) for name in review.__slots__}) + "\n")
    elif given.target is not None:
        export_claims(app, question, given.target)
    elif given.reviewer is None or not given.reviewer.strip():
        raise NobodyError
    elif given.published is not None:
        redate_document(app, question, given)
    elif given.source is not None:
        known = [*list_retracted(app.store, Question()), *list_claims(app.store, Question())]
        originals = {str(row["claim"]): row for row in map(edit_row, known)}
        report(review_claims(app.writable, list(read_reviews(given.source, originals, given.reviewer))))
    elif given.claim is not None:
        report_one(review_claims(app.writable, [to_line(given)]))
    elif given.verdict or given.slots:
        raise NoClaimError
    else:
        report(review_claims(app.writable, ask_one_by_one(list_claims(app.store, question), given.reviewer)))


def edit_row(sourced: SourcedClaim) -> dict[str, str]:
    """Give the cells of a claim in a CSV to edit."""
    row = sourced_row(sourced)
    return {name: to_cell(row.get("id" if name == "claim" else name)) for name in COLUMNS} | {"note": ""}


def export_claims(app: App, question: Question, target: Path) -> None:
    """Write the claims that meet the question as CSV, with empty columns for verdict, note and reviewer."""
    text = io.StringIO()
    table = csv.DictWriter(text, COLUMNS, lineterminator="\n")
    table.writeheader()
    rows = [edit_row(sourced) for sourced in list_claims(app.store, question)]
    table.writerows({name: to_safe_cell(cell) for name, cell in row.items()} for row in rows)
    if str(target) == "-":
        sys.stdout.write(text.getvalue())
    else:
        try:
            target.write_text(text.getvalue(), "utf-8")
        except OSError as error:
            raise UnwritableError(target, error) from error
        say(f"{len(rows)} claims in {target}; write accept, correct or reject beside them and read it with --import")


def to_line(given: Given) -> ReviewLine:
    """Give the review of one claim."""
    changes = dict(slot.partition("=")[::2] for slot in given.slots)
    verdict = "correct" if changes else given.verdict
    if verdict is None or given.claim is None:
        raise NoVerdictError(given.claim or "")
    if len(given.claim) < LEAST:
        raise UnknownClaimError(given.claim, 0)
    values = {slot: value or None for slot, value in changes.items()}
    return ReviewLine.model_validate(
        {"claim": given.claim, "verdict": verdict, "changes": values, "note": given.note, "reviewer": given.reviewer}
    )


def redate_document(app: App, question: Question, given: Given) -> None:
    """Correct a publication date and read the document anew."""
    from ledger.services.reading import open_reader  # noqa: PLC0415 - only a new date needs the rules

    if question.document is None or given.published is None or given.reviewer is None:
        raise NoDocumentError
    wanted = Redating(question.document, given.published, given.note, given.reviewer)
    done = redate(app.writable, open_reader(app.rules), wanted)
    changed = done.gained + done.changed
    say(f"{question.document}: published {given.published}; {changed} claims changed, {done.lost} lost")


def ask_one_by_one(claims: list[SourcedClaim], reviewer: str) -> Iterator[ReviewLine]:
    """Show claims without a review and ask for a verdict; what was said so far is kept when the user stops."""
    for sourced in claims:
        if sourced.note is not None:
            continue
        c = sourced.claim
        click.echo(f"\n{sourced.id}  {clean(c.donor)} → {clean(c.recipient)}: {clean(c.item)}: {c.status}", err=True)
        click.echo(f"  “{clean(c.evidence)}”\n  {sourced.published} {clean(sourced.url or sourced.document)}", err=True)
        answer = click.prompt(
            "[a]ccept, [r]eject, [c]orrect, [s]kip, [q]uit", type=click.Choice(list("arcsq")), default="s",
            show_choices=False, err=True,
        )  # fmt: skip
        if answer == "q":
            return
        if answer != "s":
            yield _asked(sourced, answer, reviewer)


def _asked(sourced: SourcedClaim, answer: str, reviewer: str) -> ReviewLine:
    changes: Mapping[str, str | None] = {}
    if answer == "c":
        typed = click.prompt("slots, as in status=delivered quantity=14", err=True, value_proc=split_words)
        changes = {slot: value or None for slot, _, value in (text.partition("=") for text in typed)}
    verdict = {"a": "accept", "r": "reject", "c": "correct"}[answer]
    note = click.prompt("note", default="", show_default=False, err=True)
    return ReviewLine.model_validate(
        {"claim": sourced.id, "document": sourced.document, "verdict": verdict, "changes": dict(changes), "note": note,
         "reviewer": reviewer}
    )  # fmt: skip


def split_words(text: str) -> list[str]:
    """Cut what was typed at blanks outside quotes; click asks again where a quote is not closed."""
    try:
        return shlex.split(text)
    except ValueError as error:
        msg = "a quote is not closed"
        raise click.UsageError(msg) from error


class UnwritableError(LedgerError):
    """A file that cannot be written."""

    def __init__(self, path: Path, error: OSError) -> None:
        """Name the path and what the system says."""
        super().__init__(f"{path}: {error.strerror or 'cannot be written'}; choose another place")


class FaultyReviewsError(LedgerError):
    """Some reviews could not be recorded."""

    def __init__(self, number: int) -> None:
        """Say how many."""
        super().__init__(f"{number} of the reviews not recorded; mend the lines above and run it again")


def report_one(done: Reviewed) -> None:
    """Say that a review was recorded, or why it was not."""
    for problem in done.problems:
        raise UsageError(problem.message)
    report(done)


def report(done: Reviewed) -> None:
    """Say what was recorded; exit code 1 where a line was faulty."""
    for problem in done.problems:
        say(f"Error: {problem}")
    known = f", {done.known} known already" if done.known else ""
    say(f"{done.recorded} review{'s' if done.recorded != 1 else ''} recorded{known}")
    if done.problems:
        raise FaultyReviewsError(len(done.problems))
