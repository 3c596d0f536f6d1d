"""`search`: full text over evidence and articles."""

from collections.abc import Iterator, Sequence

import click

from ledger.cli.app import App, pass_app
from ledger.cli.formats import row_formats, write_rows
from ledger.cli.plain import clean
from ledger.cli.questions import COMMON, asks
from ledger.cli.tables import console
from ledger.services.asking import Question, to_filter
from ledger.services.searching import CLOSE, OPEN, Hit, search_ledger

HIT = ("kind", "document", "title", "published", "url", "publisher", "snippet", "claim")


@click.command("search")
@click.argument("words", nargs=-1, required=True)
@click.option(
    "--limit", type=click.IntRange(min=1), default=50, show_default=True, help="At most so many of each kind."
)
@asks(COMMON)
@row_formats
@pass_app
def search(app: App, question: Question, words: tuple[str, ...], limit: int, layout: str) -> None:
    """Search evidence and articles: all WORDS must occur, "..." is a phrase, word* any ending."""
    hits = search_ledger(app.store, " ".join(words), to_filter(app.store, question), limit)
    if layout == "table":
        print_hits(hits)
    else:
        write_rows(map(hit_row, hits), HIT, layout)
    if not hits:
        app.say_empty(f"nothing holds {' '.join(words)!r}")


def hit_row(hit: Hit) -> dict[str, object]:
    """Give a row of `search`."""
    return {
        "kind": "evidence" if hit.claim else "article",
        "document": hit.document,
        "title": hit.title,
        "published": hit.published.isoformat(),
        "url": hit.url,
        "publisher": hit.publisher,
        "snippet": hit.snippet.replace(OPEN, "").replace(CLOSE, ""),
        "claim": hit.claim,
    }


def print_hits(hits: Sequence[Hit]) -> None:
    """Print each hit with the found words marked."""
    from rich.padding import Padding  # noqa: PLC0415 - only for people
    from rich.text import Text  # noqa: PLC0415 - as above

    screen = console()
    for hit in hits:
        where = f"claim {hit.claim[:8]}" if hit.claim else "article"
        screen.print(Text.assemble((hit.published.isoformat(), "bold"), f"  {where}  ", (clean(hit.document), "dim")))
        if hit.title and not hit.claim:
            screen.print(Padding(Text(clean(hit.title), style="bold"), (0, 0, 0, 2), expand=False))
        screen.print(Padding(Text.assemble(*marked(hit.snippet)), (0, 0, 1, 2), expand=False))


def marked(snippet: str) -> Iterator[str | tuple[str, str]]:
    """Give the parts of a snippet; found words stand out."""
    for part in snippet.split(OPEN):
        found, mark, rest = part.partition(CLOSE)
        if mark:
            yield (plain(found), "bold underline")
            yield plain(rest)
        else:
            yield plain(found)


def plain(text: str) -> str:
    """Clean a part of a line and keep the blanks at its ends."""
    bare = clean(text)
    if not bare:
        return " " if text else ""
    return f"{' ' if text[0].isspace() else ''}{bare}{' ' if text[-1].isspace() else ''}"
