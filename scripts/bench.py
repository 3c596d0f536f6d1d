"""Measure speed as ratios: reading against a bare scan of the same text, questions against a bare start-up.

Run: make bench, or with a larger ledger: make bench CLAIMS=1000000 (some minutes; `--db FILE` keeps or asks one). Each
figure is a median; reading is measured in processor time, so that other work on the machine counts little. The news is
made up: everyday sentences, and the example articles as the relevant ones; so are the claims of the ledger.
"""

import argparse
import json
import os
import random
import resource
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from ahocorasick_rs import AhoCorasick

from ledger.extract.reader import Reader
from ledger.model.document import Document
from ledger.services.ingesting import ingest
from ledger.services.reading import open_reader
from ledger.sources import read_documents
from ledger.store import open_store

ROOT = Path(__file__).parents[1]
EXAMPLES = ROOT / "ledger" / "examples" / "month.jsonl"
MADE = "tests.services.made_ledger"
ONE_IN = 20
"""One article in so many is relevant."""
MEGABYTE = 1_000_000
BARE = "import click, sqlite3"
SCAN = f"""{BARE}, sys
rows = sqlite3.connect(sys.argv[1]).execute("SELECT * FROM present")
sys.stdout.writelines(chr(9).join(map(str, row)) + chr(10) for row in rows)"""  # noqa: S608 - constant parts
CLAIMS = 20_000
"""Of the made-up ledger; the targets are for a million."""
EVERYDAY = {
    "de": (
        "Der Stadtrat hat am {day} beschlossen, die {thing} in {place} für {n} Millionen Euro zu sanieren.",
        "Bei dem Spiel in {place} sahen {n} Zuschauer, wie die Gäste nach der Pause noch zwei Tore schossen.",
        "„Wir haben uns das anders vorgestellt“, sagte die Sprecherin, die {thing} seien aber sicher.",
        "Im vergangenen Jahr wurden {n} Tonnen verladen, wie aus Zahlen hervorgeht, die am {day} erschienen.",
        "Die Polizei sucht Zeugen, nachdem Unbekannte in der Nacht zum {day} die {thing} beschädigt hatten.",
        "Ob die {thing} im Sommer wieder öffnen, ist offen; die Verwaltung will bis {day} entscheiden.",
    ),
    "en": (
        "The council voted on {day} to spend {n} million on the {thing} in {place} after a long debate.",
        "About {n} people watched the match in {place}, which the visitors won after the break.",
        "“It is not what we had in mind,” a spokeswoman said, adding that the {thing} were safe.",
        "Figures published on {day} show that {n} tonnes were shipped last year, more than ever before.",
        "Police are looking for witnesses after the {thing} were damaged in the early hours of {day}.",
        "Whether the {thing} will reopen in summer is not known; a decision is due by {day}.",
    ),
}
WORDS = {
    "de": {
        "day": ("Montag", "Dienstag", "Mittwoch", "Freitag"),
        "place": ("Ulm", "Kassel", "Lyon", "Posen", "Bremen", "Graz"),
        "thing": ("Brücken", "Schulen", "Bäder", "Züge", "Museen", "Straßen"),
    },
    "en": {
        "day": ("Monday", "Tuesday", "Thursday", "Friday"),
        "place": ("Leeds", "Ghent", "Porto", "Boston", "Turin", "Cork"),
        "thing": ("bridges", "schools", "pools", "trains", "museums", "roads"),
    },
}


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table."""

    what: str
    value: str
    ratio: str
    target: str


def make_article(n: int, lang: str, chance: random.Random) -> Document:
    """Make an everyday article of 2 to 4 kB."""
    sentences = []
    for _ in range(chance.randrange(20, 36)):
        cells = {name: chance.choice(words) for name, words in WORDS[lang].items()}
        sentences.append(chance.choice(EVERYDAY[lang]).format(n=chance.randrange(2, 900), **cells))
    paragraphs = [" ".join(sentences[k : k + 4]) for k in range(0, len(sentences), 4)]
    return Document(f"x{n}", "\n\n".join(paragraphs), lang=lang)


def make_mix(relevant: Sequence[Document], megabytes: int) -> list[Document]:
    """Make a news mix of a size, one article in ONE_IN relevant; the same one every time."""
    chance = random.Random(20)  # noqa: S311 - a fixed mix, no secret
    mix: list[Document] = []
    size = 0
    while size < megabytes * MEGABYTE:
        n = len(mix)
        article = (
            relevant[n // ONE_IN % len(relevant)]
            if n % ONE_IN == 0
            else make_article(n, chance.choice(["de", "en"]), chance)
        )
        mix.append(article)
        size += len(article.text.encode())
    return mix


def speed(work: Callable[[], object], size: int, runs: int) -> float:
    """Give the median MB per second of processor time."""
    seconds = []
    for _ in range(runs):
        start = time.process_time()
        work()
        seconds.append(time.process_time() - start)
    return size / MEGABYTE / statistics.median(seconds)


def size_of(documents: Sequence[Document]) -> int:
    """Give the bytes of the texts."""
    return sum(len(document.text.encode()) for document in documents)


def measure_reading(reader: Reader, relevant: Sequence[Document], megabytes: int, runs: int) -> Iterator[Figure]:
    """Measure reading of the mix, of a file of it, and of relevant articles alone."""
    mix = make_mix(relevant, megabytes)
    forms = {form for language in reader.rulebook.languages.values() for item in language.items for form in item.forms}
    scanner = AhoCorasick(sorted(forms))
    size = size_of(mix)
    bare = speed(lambda: [scanner.find_matches_as_indexes(one.text) for one in mix], size, runs)
    yield Figure(f"bare scan for {len(forms):,} item names", f"{bare:.1f} MB/s", "1", "")
    read = speed(lambda: [reader.read(one) for one in mix], size, runs)
    yield Figure(f"read, 1 relevant in {ONE_IN}", f"{read:.1f} MB/s", f"{read / bare:.2f} of the scan", "20 MB/s, 0.25")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "mix.jsonl"
        path.write_text("".join(json.dumps({"id": one.id, "text": one.text}) + "\n" for one in mix))
        whole = speed(lambda: read_file(reader, path), size, runs)
    yield Figure("extract from a file, languages told", f"{whole:.1f} MB/s", f"{whole / bare:.2f} of the scan", "")
    many = [one for one in relevant for _ in range(20)]
    dense = speed(lambda: [reader.read(one) for one in many], size_of(many), runs)
    yield Figure("read, relevant alone", f"{dense:.2f} MB/s", f"{dense / bare:.3f} of the scan", "1 MB/s")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    yield Figure("memory of this process", f"{peak} MB", "", "300 MB")


def read_file(reader: Reader, path: Path) -> None:
    """Read a file as `extract` does."""
    for document in read_documents([str(path)], languages=reader.languages):
        if isinstance(document, Document):
            reader.read(document)


@dataclass(frozen=True, slots=True)
class Took:
    """Milliseconds of a whole process: by the clock, and of a processor."""

    clock: float
    processor: float

    def __str__(self) -> str:
        """Write both."""
        return f"{self.clock:.0f} ms, {self.processor:.0f} of a processor"


def time_process(command: Sequence[str], runs: int) -> Took:
    """Give the medians of a whole process whose modules are compiled, as those of an installation are."""
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    clock, processor = [], []
    for _ in range(runs + 1):
        start, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(command, check=True, capture_output=True, env=env)  # noqa: S603 - our own command
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        clock.append(time.perf_counter() - start)
        processor.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return Took(statistics.median(clock[1:]) * 1000, statistics.median(processor[1:]) * 1000)


def time_questions(
    db: Path, runs: int, baseline: tuple[str, Sequence[str]], asked: Sequence[tuple[str, Sequence[str], str]]
) -> Iterator[Figure]:
    """Measure commands on a ledger; the ratios are of processor time to that of a named baseline."""
    name, command = baseline
    bare = time_process(command, runs)
    yield Figure(name, str(bare), "1", "")
    for what, words, target in asked:
        took = time_process([sys.executable, "-m", "ledger", "--db", str(db), *words], runs)
        yield Figure(f"aidledger {what}", str(took), f"{took.processor / bare.processor:.1f} of it", target)


def measure_start(db: Path, runs: int) -> Iterator[Figure]:
    """Measure commands on a ledger of the example articles against a bare start-up."""
    baseline = (f'python -c "{BARE}"', [sys.executable, "-c", BARE])
    asked = (("list", ["list"], "3"), ("list --json", ["list", "--json"], "3"), ("--help", ["--help"], ""))
    return time_questions(db, runs, baseline, asked)


def measure_questions(db: Path, runs: int) -> Iterator[Figure]:
    """Measure commands on a large ledger against a process that only reads and prints its present rows."""
    with sqlite3.connect(db) as ledger:
        claims, rows = (ledger.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in ("claim", "present"))  # noqa: S608 - constant names
        day = ledger.execute("SELECT date(min(on_day), '+400 days') FROM claim WHERE live").fetchone()[0]
    year, week = (str(date.fromisoformat(day) + timedelta(days)) for days in (365, 7))
    baseline = (f"bare scan of {rows:,} commitments, {claims:,} claims", [sys.executable, "-c", SCAN, str(db)])
    asked = (
        ("list", ["list"], "300 ms"),
        ("list --as-of", ["list", "--as-of", day], ""),
        ("diff of a week", ["diff", day, week], "1000 ms"),
        ("diff of a year", ["diff", day, year], "1000 ms"),
    )
    return time_questions(db, runs, baseline, asked)


def print_table(figures: Sequence[Figure]) -> None:
    """Print the figures as a Markdown table."""
    rows = [("what", "median", "ratio", "target"), *((f.what, f.value, f.ratio, f.target) for f in figures)]
    widths = [max(len(row[n]) for row in rows) for n in range(4)]
    lines = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |" for row in rows
    ]
    lines.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
    print("\n".join(lines))


def main() -> None:
    """Measure all and print one table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--megabytes", type=int, default=8, help="size of the news mix (8)")
    parser.add_argument("--runs", type=int, default=5, help="runs of each measurement (5)")
    parser.add_argument("--claims", type=int, default=CLAIMS, help=f"claims of the made-up ledger ({CLAIMS})")
    parser.add_argument("--db", type=Path, help="where the made-up ledger is kept, or is already")
    given = parser.parse_args()
    reader = open_reader()
    relevant = [one for one in read_documents([str(EXAMPLES)], languages=reader.languages) if isinstance(one, Document)]
    figures = list(measure_reading(reader, relevant, given.megabytes, given.runs))
    with tempfile.TemporaryDirectory() as folder:
        small, large = Path(folder) / "small.db", given.db or Path(folder) / "large.db"
        with open_store(small, write=True) as store:
            ingest(store, relevant, reader)
        if not large.exists():
            subprocess.run([sys.executable, "-m", MADE, str(large), str(given.claims)], check=True, cwd=ROOT)  # noqa: S603 - our own
        figures += measure_start(small, 3 * given.runs)
        figures += measure_questions(large, given.runs)
    print_table(figures)


if __name__ == "__main__":
    main()
