"""Read labelled documents: folders of JSON, JSON lines, and banks of short cases in TOML."""

import hashlib
import json
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

from ledger.errors import UsageError
from ledger.model.document import Document

Half = Literal["tune", "check"]
CASE_DAY = "2023-03-15"
"""The day of a case that names none."""
RECIPIENT = "UA"


class NoGoldError(UsageError):
    """A path holds no labelled documents."""

    exit_code = 1

    def __init__(self, path: Path, why: str) -> None:
        """Say why."""
        super().__init__(f"{path}: {why}; name a folder of *.json, a .jsonl file or a bank of cases in .toml")


@dataclass(frozen=True)
class GoldDocument:
    """A document with its labels."""

    name: str
    """The set that it belongs to."""
    record: Mapping[str, Any]

    @property
    def id(self) -> str:
        """Its id."""
        return str(self.record["id"])

    @property
    def lang(self) -> str:
        """Its language."""
        return str(self.record.get("lang"))

    @property
    def construction(self) -> str | None:
        """What a case shows; None for an article."""
        return self.record.get("construction")

    @cached_property
    def half(self) -> Half:
        """Give the half by the first hex digit of the digest of the id: below 8 is for tuning."""
        return "tune" if hashlib.sha256(self.id.encode()).hexdigest()[0] < "8" else "check"

    @property
    def text(self) -> str:
        """Its text."""
        return str(self.record.get("text", ""))

    @property
    def labels(self) -> list[dict[str, Any]]:
        """Its labels; the recipient is Ukraine where none is given."""
        return [{"recipient": RECIPIENT, **label} for label in self.record["claims"]]

    @property
    def document(self) -> Document:
        """Give what is read."""
        published = self.record.get("published")
        day = date.fromisoformat(published) if published else None
        return Document(self.id, self.text, self.record.get("title"), day, self.lang)


def read_gold(paths: Sequence[Path]) -> list[GoldDocument]:
    """Read labelled documents in order; of several with one id the first counts.

    Raises:
        NoGoldError: a path is not there, holds no labels, or cannot be read.
    """
    found: dict[str, GoldDocument] = {}
    for path in paths:
        documents = list(_read_path(path))
        if not documents:
            raise NoGoldError(path, "no labelled documents there" if path.exists() else "no such file or folder")
        for document in documents:
            found.setdefault(document.id, document)
    return list(found.values())


def _read_path(path: Path) -> Iterator[GoldDocument]:
    """Read a file, the labels of a folder, or the sets below it."""
    if path.is_dir():
        files = [p for p in sorted(path.iterdir()) if p.suffix in {".json", ".toml", ".jsonl"}]
        banks = [p for p in files if p.suffix != ".toml" or p.stem in {"de", "en"}]
        for file in banks:
            yield from _read_file(file, path.resolve().name)
        if not banks:
            for folder in sorted(p for p in path.iterdir() if p.is_dir()):
                yield from _read_path(folder)
    elif path.is_file():
        yield from _read_file(path, path.stem)


def _read_file(path: Path, name: str) -> Iterator[GoldDocument]:
    try:
        records = _records(path)
        documents = [GoldDocument(name, record) for record in records]
        for document in documents:
            document.id, document.document, document.labels  # noqa: B018 - a record that lacks one is told of here
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise NoGoldError(path, f"no labelled documents ({error})") from error
    yield from documents


def _records(path: Path) -> list[dict[str, Any]]:
    text = path.read_text("utf-8")
    if path.suffix == ".toml":
        return [{"published": CASE_DAY, **case, "claims": case["expect"]} for case in _cases(text, path.stem)]
    if path.suffix == ".jsonl":
        return [json.loads(line) for line in text.split("\n") if line.strip()]
    return [json.loads(text)]


def _cases(text: str, lang: str) -> Iterator[dict[str, Any]]:
    for case in tomllib.loads(text)["case"]:
        published = case.get("published")
        yield {"lang": lang, **case, **({"published": str(published)} if published else {})}
