"""JSON records: one a line, one a file, a list of them."""

import json
from datetime import date

import pytest

from ledger.errors import Problem
from tests.sources.incoming import Read, documents_of, only_document, only_problem, problems_of

RECORD = {"id": "a-1", "text": "Die Ukraine und das Land", "title": "Ein Titel", "published": "2023-01-25"}


def test_a_record_is_taken_as_it_is(read: Read) -> None:
    """All fields arrive; other keys, as those of labelled files, are ignored."""
    record = RECORD | {"lang": "de", "url": "https://www.example.org/a", "claims": [{"donor": "DE"}], "note": None}
    document = only_document(read("a.json", json.dumps(record, indent=2)))
    assert (document.id, document.text, document.title) == ("a-1", "Die Ukraine und das Land", "Ein Titel")
    assert (document.published, document.lang) == (date(2023, 1, 25), "de")
    assert (document.url, document.publisher) == ("https://www.example.org/a", "example.org")


@pytest.mark.parametrize("name", ["a.jsonl", "a.ndjson", "a.json", "a.data"])
def test_one_record_a_line_is_read_under_any_name(read: Read, name: str) -> None:
    """Lines of records are told from a file that holds one."""
    lines = "".join(json.dumps({"id": n, "text": f"Text {n}"}) + "\n" for n in range(3))
    assert [document.id for document in documents_of(read(name, "\ufeff" + lines + "\n"))] == ["0", "1", "2"]


def test_a_list_of_records_is_read(read: Read) -> None:
    """A bad one is named by its number, and the others are read."""
    incoming = read("a.json", json.dumps([RECORD, {"id": "x"}, RECORD | {"id": "a-2"}]))
    assert [document.id for document in documents_of(incoming)] == ["a-1", "a-2"]
    assert problems_of(incoming)[0].startswith('a.json: record 2: "text" is missing')


def test_a_broken_line_is_named_and_the_rest_is_read(read: Read) -> None:
    """Line 7 is broken: six before it and two after it are read."""
    lines = [json.dumps({"id": f"n{n}", "text": "Text"}) for n in range(1, 10)]
    lines[6] = lines[6][:-4]
    incoming = read("a.jsonl", "\n".join(lines))
    assert [document.id for document in documents_of(incoming)] == [f"n{n}" for n in range(1, 10) if n != 7]
    (problem,) = [one for one in incoming if isinstance(one, Problem)]
    assert (problem.where, problem.line) == ("a.jsonl", 7)
    assert "is no JSON" in problem.message


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (b'["a"]', "is no JSON object but a list"),
        (b"3", "is no JSON object but a number"),
        (b'{"id": "a"}', '"text" is missing or no text'),
        (b'{"id": "a", "text": ""}', "is empty"),
        (b'{"id": "a", "text": " \\n"}', "is empty"),
        (b'{"id": "a", "text": 7}', '"text" is missing or no text'),
        (b'{"id": true, "text": "x"}', '"id" is missing or no text'),
        (b'{"id": "a", "text": "x", "published": 20230125}', '"published" is missing or no text'),
        (b'{"id": "a", "text": "x", "published": "2922-01-25"}', "'2922-01-25' is no publication date"),
        (b'{"id": "a", "text": "x", "published": "2023-02-30"}', "'2023-02-30' is no publication date"),
        (b'{"id": "a", "text": "x", "published": "yesterday"}', "'yesterday' is no publication date"),
        ('{"id": "a", "text": "Türkei"}'.encode("latin-1"), "is not UTF-8"),
        (b"[" * 100_000, "is no JSON that can be read (too deep"),
        (b'{"id": ' + b"9" * 5000 + b', "text": "x"}', "is no JSON that can be read (too deep, or a number too long)"),
        (b'{"text": "' + b"x" * 9_000_000 + b'"}', "the line has more than 8 MB"),
    ],
)
def test_a_bad_line_is_one_line(read: Read, line: bytes, says: str) -> None:
    """Each fault is named with file and line, and the lines around it are read."""
    good = b'{"id": "good", "text": "Text"}'
    incoming = read("a.jsonl", b"\n".join([good, line, good]))
    assert [document.id for document in documents_of(incoming)] == ["good", "good"]
    (problem,) = problems_of(incoming)
    assert problem.startswith(f"a.jsonl:2: {says}")


@pytest.mark.parametrize("data", ["", "\n\n", " "])
@pytest.mark.parametrize("name", ["a.json", "a.jsonl"])
def test_an_empty_file_says_so(read: Read, name: str, data: str) -> None:
    """A file without any record is a fault."""
    assert only_problem(read(name, data)).startswith(f"{name}: is empty")


def test_broken_json_names_its_line(read: Read) -> None:
    """A file of one record gives the place of the fault."""
    assert "a.json: is no JSON" in only_problem(read("a.json", '{\n "id": "a",\n "text": oops\n}'))
    assert "line 3" in only_problem(read("a.json", '{\n "id": "a",\n "text": oops\n}'))


def test_what_no_text_may_hold_is_replaced_in_place(read: Read) -> None:
    """NUL and half surrogate pairs become U+FFFD, one for one, so that offsets hold."""
    document = only_document(read("a.jsonl", r'{"id": "a\ud800", "text": "a\u0000b\ud83dc \ud83d\ude00"}'))
    assert document.text == "a\ufffdb\ufffdc \U0001f600"
    assert document.digest


def test_only_addresses_of_the_web_are_kept(read: Read) -> None:
    """Another scheme is no source to cite, and may be an attack on the page that shows it."""
    for url in ("javascript:alert(1)", "file:///etc/passwd", "https://a b", "ftp://x"):
        document = only_document(read("a.json", json.dumps(RECORD | {"url": url})))
        assert document.url is None


def test_without_id_the_address_is_the_identity(read: Read) -> None:
    """Then the digest, where there is no address either."""
    record = {"text": "Text", "url": "https://example.org/a"}
    assert only_document(read("a.json", json.dumps(record))).id == "https://example.org/a"
    assert len(only_document(read("a.json", '{"id": "", "text": "Text"}')).id) == 16


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2023-01-25T23:30:00-05:00", date(2023, 1, 25)),
        ("2023-01-25 08:00", date(2023, 1, 25)),
        ("Wed, 25 Jan 2023 23:30:00 -0500", date(2023, 1, 25)),
    ],
)
def test_the_day_is_the_source_s_own(read: Read, written: str, day: date) -> None:
    """A time of day and its zone never move the date."""
    assert only_document(read("a.json", json.dumps(RECORD | {"published": written}))).published == day
