"""Look over the installation: Python, packages, extras, rules, ledger."""

import platform
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

from ledger import __version__
from ledger.errors import LedgerError
from ledger.rulebook import load_rulebook, rules_root
from ledger.store import open_store
from ledger.store.counting import count_all
from ledger.store.engine import engine_version, find_lack
from ledger.store.faults import MissingLedgerError

DISTRIBUTION = "aidledger"
OLDEST = (3, 11)
REQUIREMENT = re.compile(r"(?P<name>[\w.-]+)[^;]*(?:;.*extra\s*==\s*[\"'](?P<extra>\w+)[\"'])?")


class State(StrEnum):
    """How a part of the installation is."""

    FINE = "ok"
    ABSENT = "absent"
    """Not there, and not needed for what works without it."""
    FAULT = "fault"


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the installation."""

    group: str
    name: str
    state: State
    detail: str
    remedy: str = ""


def examine(db: Path, rules: Path | None = None) -> list[Part]:
    """Look at everything that can be missing or wrong; a fault is a row, not an error."""
    return [*look_at_program(), *look_at_packages(), *look_at_rules(rules, db)]


def look_at_program() -> Iterator[Part]:
    """Look at the program, Python and SQLite."""
    yield Part("program", DISTRIBUTION, State.FINE, f"{__version__} in {Path(__file__).parents[1]}")
    python = f"{platform.python_version()} at {sys.executable}"
    old = sys.version_info < OLDEST
    yield Part(
        "program", "python", State.FAULT if old else State.FINE, python, "use Python 3.11 or newer" if old else ""
    )
    lack = find_lack()
    detail = f"{engine_version()} {lack}" if lack else engine_version()
    remedy = "use a Python with a newer SQLite" if lack else ""
    yield Part("program", "sqlite", State.FAULT if lack else State.FINE, detail, remedy)


def look_at_packages() -> Iterator[Part]:
    """Look at the packages that the program names: those it needs, and those of each extra."""
    try:
        named = requires(DISTRIBUTION) or []
    except PackageNotFoundError:
        yield Part("package", DISTRIBUTION, State.ABSENT, "runs from a folder, not installed", "`pip install .`")
        return
    for requirement in named:
        found = REQUIREMENT.match(requirement)
        if found:
            yield look_at_package(found["name"], found["extra"])


def look_at_package(name: str, extra: str | None) -> Part:
    """Look at one package."""
    group = f"extra {extra}" if extra else "package"
    try:
        return Part(group, name, State.FINE, version(name))
    except PackageNotFoundError:
        if extra is None:
            return Part(group, name, State.FAULT, "not installed", f"`pip install {DISTRIBUTION}`")
        return Part(group, name, State.ABSENT, "not installed", f"`pip install '{DISTRIBUTION}[{extra}]'`")


def look_at_rules(rules: Path | None, db: Path) -> Iterator[Part]:
    """Look at the rules, and at the ledger that was read with them."""
    digest = None
    try:
        root = rules_root(rules)
        rulebook = load_rulebook(root)
        digest = rulebook.digest
        languages = ", ".join(sorted(rulebook.languages))
        yield Part("rules", digest, State.FINE, f"{len(rulebook.frames)} claim rules for {languages} in {root}")
    except LedgerError as error:
        yield Part("rules", "rules", State.FAULT, str(error))
    yield look_at_ledger(db, digest)


def look_at_ledger(db: Path, digest: str | None) -> Part:
    """Look at the ledger; none yet is no fault."""
    try:
        with open_store(db) as store:
            counts = count_all(store)
    except MissingLedgerError:
        return Part("ledger", str(db), State.ABSENT, "none yet", "`aidledger ingest PATH`")
    except LedgerError as error:
        return Part("ledger", str(db), State.FAULT, str(error))
    held = f"{counts.documents} documents, {counts.claims} claims, {counts.commitments} commitments"
    other = digest is not None and any(rules != digest for rules in counts.rules)
    detail, remedy = (f"{held}; read with other rules", "`aidledger reread`") if other else (held, "")
    return Part("ledger", str(db), State.FINE, detail, remedy)
