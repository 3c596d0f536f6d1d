"""Whatever bytes come under whatever name, the batch goes on: every outcome is a value."""

import gzip
import io
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ledger.errors import Problem
from ledger.model.document import Document
from ledger.sources import Skipped, read_documents
from ledger.sources.kinds import KINDS, PACKED
from tests.sources.test_archives import FIRST, SECOND, pdf, zipped
from tests.sources.test_feeds import ATOM, RSS
from tests.sources.test_pages import PAGE

SAMPLES = {
    ".txt": b"Die Regierung sagt zu.\n\nMehr davon.",
    ".jsonl": b'{"id": "a", "text": "Text", "published": "2023-01-25"}\n' * 3,
    ".json": b'[{"id": "a", "text": "Text", "url": "https://example.org/a"}]',
    ".html": PAGE.encode(),
    ".rss": RSS.encode(),
    ".atom": ATOM.encode(),
    ".warc": FIRST + SECOND,
    ".pdf": pdf("One line\nanother line"),
    ".zip": zipped(a_txt=b"Text of a", b_jsonl=b'{"id": "a", "text": "Text"}'),
    ".txt.gz": gzip.compress(b"Text of a file"),
}
ANY = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def outcomes(path: Path, data: bytes) -> list[Document | Skipped | Problem]:
    """Write bytes to a file and read it; each outcome is a value of a known kind, said in one line."""
    path.write_bytes(data)
    found = list(read_documents([str(path)]))
    for one in found:
        assert isinstance(one, Document) or "\n" not in str(one)
        if isinstance(one, Document):
            assert one.text.strip()
            assert one.digest
            assert one.id
    return found


@pytest.mark.parametrize("suffix", sorted({*KINDS, *PACKED, ".unknown"}))
@ANY
@given(data=st.binary(max_size=300))
def test_any_bytes_are_an_outcome(tmp_path: Path, suffix: str, data: bytes) -> None:
    """Noise under any name ends in one value at least."""
    assert outcomes(tmp_path / f"a{suffix}", data)


@pytest.mark.parametrize("suffix", SAMPLES)
@ANY
@given(draw=st.data())
def test_any_damage_is_an_outcome(tmp_path: Path, suffix: str, draw: st.DataObject) -> None:
    """A good file that is cut, or in which bytes are overwritten, raises nothing."""
    data = bytearray(SAMPLES[suffix])
    del data[draw.draw(st.integers(1, len(data))) :]
    for _ in range(draw.draw(st.integers(0, 4))):
        data[draw.draw(st.integers(0, len(data) - 1))] = draw.draw(st.integers(0, 255))
    assert outcomes(tmp_path / f"a{suffix}", bytes(data))


@ANY
@given(text=st.text())
def test_any_text_on_stdin_is_an_outcome(text: str) -> None:
    """Text of any script comes through a pipe."""
    found = list(read_documents(["-"], stdin=io.BytesIO(text.encode("utf-8", "surrogatepass"))))
    assert found
