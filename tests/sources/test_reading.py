"""Files, folders, globs and stdin."""

import io
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from ledger.sources import Skipped, read_documents
from tests.sources.incoming import documents_of, only_problem, problems_of

MEMORY = 300
"""Megabytes that reading may take at most."""
HUNGRY = """
import io, re, resource, sys
from pathlib import Path
from ledger.sources import read_documents

class Endless(io.RawIOBase):
    left = 150 * 1024 * 1024
    record = b'{"id": "a", "lang": "en", "text": "' + b"word " * 600 + b'"}\\n'
    def readable(self): return True
    def readinto(self, buffer):
        piece = (self.record if sys.argv[1] == "lines" else b"x" * 4096)[: len(buffer)]
        self.left -= len(piece)
        buffer[: len(piece)] = piece
        return len(piece) if self.left > 0 else 0

found = [0, 0]
for one in read_documents(["-"], stdin=io.BufferedReader(Endless())):
    found[hasattr(one, "where")] += 1
# The kernel's figure for this program alone: the other one starts from the size of the process that started it.
status = Path("/proc/self/status")
own = re.search(r"VmHWM:\\s+(\\d+)", status.read_text()) if status.exists() else None
peak = int(own[1]) if own else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(*found, peak // 1024)
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a folder with articles, a hidden folder and a file of another kind."""
    for name in ("b.txt", "a.txt", "deep/c.txt", ".git/d.txt", "deep/.e.txt", "photo.jpg"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"Text of {name}")
    return tmp_path


def test_a_folder_is_read_in_the_order_of_names(folder: Path) -> None:
    """Folders in it are read too, hidden files are not, and other kinds are reported as skipped."""
    incoming = list(read_documents([str(folder)]))
    names = [Path(document.source or "").relative_to(folder).as_posix() for document in documents_of(incoming)]
    assert names == ["a.txt", "b.txt", "deep/c.txt"]
    assert [Path(one.source).name for one in incoming if isinstance(one, Skipped)] == ["photo.jpg"]


def test_a_glob_names_files(folder: Path) -> None:
    """A pattern that the shell has not expanded is expanded here; none found is a fault."""
    assert len(documents_of(list(read_documents([f"{folder}/**/*.txt"])))) == 3
    assert "matches no file" in only_problem(list(read_documents([f"{folder}/*.nope"])))


def test_a_file_whose_name_looks_like_a_glob_is_read(tmp_path: Path) -> None:
    """What exists is read as it is called."""
    (tmp_path / "a[1].txt").write_text("Text")
    assert len(documents_of(list(read_documents([f"{tmp_path}/a[1].txt"])))) == 1


@pytest.mark.parametrize("name", ["missing.txt", "missing", "null\0byte.txt", "a" * 5000])
def test_a_missing_file_is_one_line(name: str) -> None:
    """The path is named, and how to mend it."""
    line = only_problem(list(read_documents([name])))
    assert line.startswith(name)
    assert "cannot be read" in line


def test_a_folder_without_articles_is_one_line(tmp_path: Path) -> None:
    """An empty folder is a fault, not a silent success."""
    assert "holds no article" in only_problem(list(read_documents([str(tmp_path)])))


def test_the_batch_goes_on(folder: Path) -> None:
    """A bad file between good ones costs itself alone."""
    (folder / "ab.txt").write_bytes(b"\xff\xfe\xff")
    (folder / "ac.json").write_text("{")
    incoming = list(read_documents([str(folder / "missing.txt"), str(folder)]))
    assert len(documents_of(incoming)) == 3
    assert len(problems_of(incoming)) == 3


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b'{"id": "a", "text": "Text"}\n{"id": "b", "text": "Text"}', "record"),
        (b'[{"id": "a", "text": "Text"}]', "record"),
        (b"[Reuters] Berlin says no", "text"),
        (b"Berlin says no", "text"),
        (b'<rss version="2.0"><channel><item><title>Text</title></item></channel></rss>', "feed"),
    ],
)
def test_stdin_is_told_from_its_first_bytes(data: bytes, kind: str) -> None:
    """Records, feeds and text come through a pipe without a name."""
    documents = documents_of(list(read_documents(["-"], stdin=io.BytesIO(data))))
    assert {document.kind for document in documents} == {kind}
    assert {document.source for document in documents} == {"-"}


def test_languages_are_told_apart(languages: Mapping[str, frozenset[str]]) -> None:
    """German and English by their function words; what has none stays open."""
    for text, lang in (
        ("Deutschland will der Ukraine weitere Panzer liefern, sagte der Kanzler.", "de"),
        ("Germany will send more tanks to Ukraine, the chancellor said.", "en"),
        ("USA schicken Abrams-Panzer in die Ukraine", "de"),
        ("Poland to send Leopards", "en"),
        ("HIMARS, ATACMS, GMLRS", None),
    ):
        (document,) = documents_of(list(read_documents(["-"], stdin=io.BytesIO(text.encode()), languages=languages)))
        assert document.lang == lang, text


@pytest.mark.parametrize(("form", "documents", "problems"), [("lines", 50_000, 0), ("one line", 0, 1)])
def test_memory_stays_flat(form: str, documents: int, problems: int) -> None:
    """150 MB on stdin, as records or as one line, take no more memory than a few articles."""
    done = subprocess.run([sys.executable, "-c", HUNGRY, form], capture_output=True, text=True, check=True, timeout=60)
    read, failed, megabytes = map(int, done.stdout.split())
    assert read >= documents
    assert failed == problems
    assert megabytes < MEMORY
