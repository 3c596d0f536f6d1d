"""Explanations for people: coloured words on a terminal, words in brackets with their labels elsewhere."""

import os
from collections.abc import Iterator
from dataclasses import asdict

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from ledger.cli.amounts import quantity_text
from ledger.cli.plain import clean, to_json
from ledger.cli.rows import claim_row, written
from ledger.cli.tables import console
from ledger.cli.timelines import status_text
from ledger.model.claim import Claim
from ledger.services.explaining import Explained, Explanation, Span

STYLES = {
    "item": "bold magenta", "donor": "bold blue", "recipient": "bold green", "actor": "cyan", "cue": "bold yellow",
}  # fmt: skip
INDENT = 4


def explanation_json(found: Explanation) -> str:
    """Give the explanation as one JSON object."""
    d = found.document
    sentences = [
        {
            "start": one.start,
            "end": one.end,
            "text": one.text,
            "spans": [asdict(span) for span in one.spans],
            "claims": [claim_row(claim) | {"trace": list(claim.trace)} for claim in one.claims],
            "dropped": [asdict(dropped) for dropped in one.dropped],
        }
        for one in found.sentences
    ]
    return to_json({"document": d.id, "lang": d.lang, "note": found.note, "sentences": sentences}, indent=True)


def print_explanation(found: Explanation, *, why_not: bool) -> None:
    """Print sentence by sentence: the words, the claims, and with `why_not` what failed."""
    screen = console()
    coloured = screen.is_terminal and not os.environ.get("NO_COLOR")
    if coloured and found.sentences:
        screen.print(legend())
    if found.note:
        screen.print(Text(clean(found.note), style="italic"))
    shown = [one for one in found.sentences if one.claims or (why_not and one.dropped)]
    for n, one in enumerate(shown):
        if n:
            screen.print()
        screen.print(coloured_text(one) if coloured else Text(bracketed_text(one)), soft_wrap=not coloured)
        for claim in one.claims:
            print_claim(screen, claim)
        if why_not:
            print_dropped(screen, one)


def legend() -> Text:
    """Say what the colours mean."""
    return Text(" ").join(Text(kind, style=style) for kind, style in STYLES.items())


def parts(one: Explained) -> Iterator[tuple[str, Span | None]]:
    """Cut a sentence at its spans."""
    at = one.start
    for span in one.spans:
        yield one.text[at - one.start : span.start - one.start], None
        yield one.text[span.start - one.start : span.end - one.start], span
        at = span.end
    yield one.text[at - one.start :], None


def coloured_text(one: Explained) -> Text:
    """Colour the marked words."""
    text = Text()
    for words, span in parts(one):
        text.append(flat(words), style=STYLES[span.kind] if span else "")
    return text


def bracketed_text(one: Explained) -> str:
    """Put the marked words in brackets with their labels."""
    return "".join(f"[{flat(words)}|{span.label}]" if span else flat(words) for words, span in parts(one))


def flat(words: str) -> str:
    """Make one line and keep the spaces at its ends."""
    left = " " if words[:1].isspace() else ""
    right = " " if words[-1:].isspace() and words.strip() else ""
    return f"{left}{clean(words)}{right}"


def print_claim(screen: Console, claim: Claim) -> None:
    """Print a claim, why it is made, and its slots."""
    name = Text(clean(f"{claim.donor} → {claim.recipient}: {claim.item}"), style="bold")
    head = Text.assemble(name, "  ", status_text(claim.status), f"  {claim.confidence}%")
    screen.print(Padding(head, (0, 0, 0, INDENT), expand=False))
    for line in (*claim.trace, *slot_lines(claim), f"evidence {claim.start}-{claim.end}: “{claim.evidence}”"):
        screen.print(Padding(Text(clean(line)), (0, 0, 0, 2 * INDENT), expand=False))


def slot_lines(claim: Claim) -> Iterator[str]:
    """Give the slots that have a value."""
    value = claim.value
    slots = {
        "quantity": quantity_text(claim.quantity),
        "value": f"{value.amount} {value.currency}" if value else "",
        "variant": claim.variant,
        "event date": written(claim.event_date),
        "deliver by": written(claim.deliver_by),
        "speaker": claim.speaker,
        "requester": claim.requester,
        "approver": claim.approver,
        "hedged": "yes" if claim.hedged else "",
        "former": "yes" if claim.former else "",
    }
    yield from (f"{name}: {text}" for name, text in slots.items() if text)


def print_dropped(screen: Console, one: Explained) -> None:
    """Print the mentions without a claim and the first condition that failed."""
    for dropped in one.dropped:
        words = one.text[dropped.start - one.start : dropped.end - one.start]
        line = Text.assemble(("no claim ", "red"), clean(f"{dropped.item} “{words}”: {dropped.reason}"))
        screen.print(Padding(line, (0, 0, 0, INDENT), expand=False))
