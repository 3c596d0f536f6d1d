"""The difference of two releases in words that can be pasted into a text."""

import re
from collections.abc import Iterator
from decimal import Decimal

from ledger.publish.delta import Delta
from ledger.publish.release import Release, Texts

ACTS = {
    "requested": "is asked for",
    "considered": "considers giving",
    "offered": "offers",
    "pledged": "pledges",
    "approved": "approves",
    "in_delivery": "is delivering",
    "delivered": "has delivered",
    "refused": "refuses",
    "withdrawn": "withdraws",
}
MARKUP = re.compile(r"[\\|*_`<>\[\]#&~!]")
QUANTITIES = ("quantity_min", "quantity_max", "quantity_total", "unit", "quantity_qualifier", "value", "currency")


def render_changes(after: Release, delta: Delta | None) -> str:
    """Give CHANGES.md."""
    if delta is None:
        number = len(after.rows["commitments"])
        return f"# Release {after.version}\n\nThe first release: {count(number, 'commitment')} as of {after.as_of}.\n"
    title = f"# Changes from {delta.before.version} to {after.version}\n\nState of {after.as_of}, "
    title += f"compared with {delta.before.as_of}.\n"
    parts = (
        ("New", new_lines(delta)),
        ("Changed position", moved_lines(delta)),
        ("Changed number", number_lines(delta)),
        ("Taken back or corrected", corrected_lines(delta)),
    )
    sections = [f"\n## {name}\n\n{''.join(lines)}" for name, found in parts if (lines := list(found))]
    return title + ("".join(sections) or "\nNothing changed.\n")


def new_lines(delta: Delta) -> Iterator[str]:
    """Tell of each new commitment."""
    rows = delta.after.rows["commitments"]
    for key in delta.tables["commitments"].added:
        yield f"- {sentence(rows[key])}{proof(rows[key])}\n"


def moved_lines(delta: Delta) -> Iterator[str]:
    """Tell of each commitment with another status."""
    rows = delta.after.rows["commitments"]
    for change in delta.tables["commitments"].changed:
        if "status" in change.cells:
            before = change.cells["status"][0].replace("_", " ")
            yield f"- {sentence(rows[change.id], f'before: {before}')}{proof(rows[change.id])}\n"


def number_lines(delta: Delta) -> Iterator[str]:
    """Tell of each commitment with another number and the same status."""
    rows = delta.after.rows["commitments"]
    for change in delta.tables["commitments"].changed:
        if "status" not in change.cells and change.cells.keys() & set(QUANTITIES):
            row = rows[change.id]
            old = quantity({name: change.cells.get(name, (row[name], ""))[0] for name in QUANTITIES})
            yield f"- {sentence(row, f'before: {old}' if old else 'before: no number')}{proof(row)}\n"


def corrected_lines(delta: Delta) -> Iterator[str]:
    """Tell of each claim that was taken back or corrected, with the reason."""
    claims = delta.tables["claims"]
    for loss in claims.lost:
        yield f"- Taken back: {about(loss.row)}. Reason: {escape(loss.reason or '')}\n"
    for change in claims.changed:
        if change.cells.keys() - {"event"}:
            row = delta.after.rows["claims"][change.id]
            names = ", ".join(name.replace("_", " ") for name in change.cells)
            yield f"- Corrected ({names}): {about(row)}. Reason: {escape(change.reason or '')}\n"
    if delta.correction:
        yield f"- The publisher's note on this release: {escape(delta.correction)}\n"


def sentence(row: Texts, before: str = "") -> str:
    """Say who does what, since when."""
    donor, item, recipient = (escape(row[name]) for name in ("donor_name", "item_name", "recipient_name"))
    number = quantity(row)
    when = f"{row['since']}; {before}" if before else row["since"]
    how_many = f": {escape(number)}" if number else ""
    return f"**{donor}** {ACTS[row['status']]} **{item}** for {recipient}{how_many} ({when})."


def proof(row: Texts) -> str:
    """Give the quote and its source."""
    source = f" ([source](<{row['url']}>), {row['published']})" if row["url"] else f" ({row['published']})"
    return f" “{escape(row['evidence'])}”{source}"


def about(row: Texts) -> str:
    """Say what a claim was about."""
    status = row["status"].replace("_", " ")
    return f"{escape(row['donor_name'])}, {escape(row['item_name'])}, {status} (“{escape(row['evidence'])}”)"


def quantity(row: Texts) -> str:
    """Say how much or how many: `600,000,000 USD`, `14`, `at least 40`, `10 to 20`, `2 batteries`."""
    if row["value"]:
        return f"{Decimal(row['value']):,f} {row['currency']}"
    least, most = row["quantity_min"], row["quantity_max"]
    match bool(least), bool(most):
        case True, True:
            number = least if least == most else f"{least} to {most}"
        case True, False:
            number = f"at least {least}"
        case False, True:
            number = f"up to {most}"
        case _:
            return ""
    about_ = "about " if row["quantity_qualifier"] == "about" else ""
    unit = row["unit"] if number == "1" else plural(row["unit"])
    return f"{about_}{number}{f' {unit}' if unit else ''}"


def plural(unit: str) -> str:
    """Give the plural of a unit."""
    if not unit or unit.endswith("s"):
        return unit
    return f"{unit[:-1]}ies" if unit.endswith("y") else f"{unit}s"


def count(number: int, noun: str) -> str:
    """Say a number of things."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def escape(text: str) -> str:
    """Keep a text from being read as markup."""
    return MARKUP.sub(lambda mark: f"\\{mark[0]}", text)
