"""Timelines for people: a head, then each event with its quote and source."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from rich.console import Console
from rich.text import Text

from ledger.cli.amounts import quantity_text
from ledger.cli.marks import STYLES, mark_of, word_of
from ledger.cli.plain import clean
from ledger.cli.plots import plot_lines
from ledger.cli.tables import console
from ledger.model.commitment import Commitment, Event
from ledger.model.sourced import SourcedClaim
from ledger.model.status import Status
from ledger.services.showing import Shown

INDENT = 12
LONG = 12
"""Events from which a timeline leaves out those that change nothing."""
MINOR = frozenset({"restatement", "request", "outweighed", "former", "leave_to_others"})
QUOTE = 400
"""Characters of a quote that a timeline shows."""


def print_shown(shown: Sequence[Shown], *, plot: bool, every: bool) -> None:
    """Print commitments one below the other."""
    screen = console()
    for n, one in enumerate(shown):
        if n:
            screen.rule(style="dim")
        print_head(screen, one)
        if plot and one.commitment:
            screen.print()
            for line in plot_lines(one.commitment, screen.width):
                screen.print(line, soft_wrap=True)
        print_events(screen, events_of(one), every=every)
        print_audit(screen, one)
    if any(event.inferred for one in shown for event in events_of(one)):
        screen.print("* day of publication: the text gives no date of its own", style="dim")


def events_of(one: Shown) -> tuple[Event, ...]:
    """Give the events of a commitment; none where no claim counts any more."""
    return one.commitment.events if one.commitment else ()


def status_text(status: Status) -> Text:
    """Give a status with its sign, word and colour."""
    return Text(f"{mark_of(status)} {word_of(status)}", style=STYLES[status])


def print_head(screen: Console, one: Shown) -> None:
    """Print what it is about, the present position, and what qualifies it."""
    c = one.commitment
    title = Text(clean(f"{one.donor_name} → {one.recipient_name}: {one.item_name}"), style="bold")
    if c is None:
        screen.print(Text.assemble(title, "   ", ("no claim counts any more", "dim")))
        return
    screen.print(Text.assemble(title, "   ", status_text(c.status), "  ", quantity_text(c.quantity)))
    for line in head_lines(c):
        screen.print(Text(clean(line)), style="dim")
    if c.conflict:
        clash = (
            f"! {c.conflict.on}: {word_of(c.conflict.kept)} kept over {word_of(c.conflict.other)} ({c.conflict.rule})"
        )
        screen.print(Text(clash, style="bold red"))


def head_lines(c: Commitment) -> Iterator[str]:
    """Give the lines under the title."""
    due = f", due {c.deliver_by}" if c.deliver_by else ""
    yield f"since {c.since}{due}; {count(c.claims, 'claim')}, {count(c.sources, 'source')}, confidence {c.confidence}%"
    if c.requested and c.status is not Status.REQUESTED:
        yield f"asked for since {c.requested}"
    for link in c.links:
        yield f"likely the same: {link.item} ({link.why})"


def count(number: int, noun: str) -> str:
    """Give a number with its noun."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def print_events(screen: Console, events: Sequence[Event], *, every: bool) -> None:
    """Print the events; in a long timeline those that change nothing are counted, run by run."""
    long = len(events) > LONG and not every
    for minor, run in groupby(events, key=lambda event: long and event.effect in MINOR):
        told = list(run)
        if minor and len(told) > 1:
            print_run(screen, told)
        else:
            for event in told:
                print_event(screen, event)


def print_run(screen: Console, events: Sequence[Event]) -> None:
    """Print one line for events that change nothing."""
    kinds = Counter(event.status for event in events)
    signs = ", ".join(f"{n} {mark_of(status)} {word_of(status)}" for status, n in kinds.most_common())
    first, last = str(events[0].on), str(events[-1].on)
    days = first if first == last else f"{first} … {last}"
    text = f"{days}: {len(events)} more that change nothing ({signs}); --all shows them"
    screen.print()
    print_indented(screen, Text(text, style="dim"))


def print_event(screen: Console, event: Event) -> None:
    """Print an event: its day, status, quantity and sources, then the best quote and where it stands."""
    day = f"{event.on}{'*' if event.inferred else ''}"
    marks = [quantity_text(event.quantity), count(event.sources, "source"), word_of_effect(event)]
    marks += [f"tranche {event.tranche}"] if event.tranche > 1 else []
    marks += [word for word in ("hedged", "former") if getattr(event, word)]
    screen.print()
    rest = ", ".join(mark for mark in marks if mark)
    screen.print(Text.assemble((f"{day:<{INDENT}}", "bold"), status_text(event.status), "  ", (rest, "dim")))
    print_quote(screen, event.claims[0])


def word_of_effect(event: Event) -> str:
    """Name the rule that booked an event, where the tranche does not say it already."""
    return "" if event.effect == "tranche" else event.effect.replace("_", " ")


def print_quote(screen: Console, sourced: SourcedClaim) -> None:
    """Print a claim's words and where they stand."""
    words = clean(sourced.claim.evidence)
    print_indented(screen, Text(f"“{words if len(words) <= QUOTE else f'{words[: QUOTE - 1]}…'}”"))
    parts = (sourced.claim.speaker, sourced.publisher, sourced.published.isoformat(), sourced.url or sourced.document)
    *told, place = (clean(part) for part in parts if part)
    print_indented(screen, Text(" · ".join(told), style="dim"))
    print_place(screen, place)
    if sourced.note:
        print_indented(screen, Text(clean(sourced.note), style="italic"))


def print_place(screen: Console, place: str) -> None:
    """Print an address on one line; where it is too long for that, terminals still link the whole of it."""
    room = screen.width - INDENT
    text = Text(place if len(place) <= room else f"{place[: room - 1]}…", style="dim")
    if place.startswith(("http://", "https://")):
        text.stylize(f"link {place}")
    print_indented(screen, text)


def print_indented(screen: Console, text: Text) -> None:
    """Print a text in lines that fit beside the days."""
    for line in text.wrap(screen, screen.width - INDENT):
        line.rstrip()
        screen.print(Text.assemble(" " * INDENT, line), soft_wrap=True)


def print_audit(screen: Console, one: Shown) -> None:
    """Print the claims that no longer count and what runs did."""
    if one.retracted:
        screen.print(Text("\nNo longer counted", style="bold"))
    for sourced in one.retracted:
        screen.print(Text.assemble(f"{sourced.id[:8]}    ", status_text(sourced.claim.status)))
        print_quote(screen, sourced)
    if one.bookings:
        screen.print(Text("\nRuns", style="bold"))
    for b in one.bookings:
        line = f"{b.started}  run {b.run} ({b.kind}, rules {b.rules[:8]}) {b.act} {b.claim[:8]} of {b.document}"
        screen.print(Text(clean(line), style="" if b.counts else "dim"))
