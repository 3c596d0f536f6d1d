"""Plain text: one article a file."""

from datetime import date

import pytest

from tests.sources.incoming import Read, only_document, only_problem

ARTICLE = "Zusage aus Berlin\n\nDie Bundesregierung liefert der Ukraine weitere Systeme, und das ist nicht alles.\n"


def test_an_article_becomes_a_document(read: Read) -> None:
    """The text stays as it is, the language is told, and the first line that stands apart is the title."""
    document = only_document(read("a.txt", ARTICLE))
    assert document.text == ARTICLE
    assert (document.lang, document.title, document.source) == ("de", "Zusage aus Berlin", "a.txt")
    assert (document.published, document.url, document.recipient) == (None, None, "UA")


def test_the_options_fill_in_what_a_text_cannot_say(read: Read) -> None:
    """Date, language and recipient are those given."""
    document = only_document(read("a.txt", ARTICLE, published=date(2023, 1, 25), lang="de-AT", recipient="PL"))
    assert (document.published, document.lang, document.recipient) == (date(2023, 1, 25), "de", "PL")


def test_identity_is_the_digest_of_the_text(read: Read) -> None:
    """The same text under two names is one document; another text is another."""
    ids = {only_document(read(name, ARTICLE)).id for name in ("a.txt", "b.txt")}
    assert len(ids) == 1
    assert only_document(read("a.txt", ARTICLE + "Mehr.")).id not in ids


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_marked_encodings_are_read(read: Read, encoding: str) -> None:
    """UTF-8 with and without mark, and UTF-16 with it."""
    assert only_document(read("a.txt", "Für die Türkei und das Land".encode(encoding))).text.startswith(
        "Für die Türkei"
    )


def test_line_ends_are_line_feeds(read: Read) -> None:
    """Other line ends are taken as line feeds, as text files are read everywhere."""
    assert only_document(read("a.txt", "Eins\r\nzwei\rdrei")).text == "Eins\nzwei\ndrei"


def test_control_characters_and_bidi_overrides_stay_data(read: Read) -> None:
    """They are kept for the offsets; the terminal never gets them."""
    text = "Die \u202eUSA\u202c und \x1b[31mdas Land"
    assert only_document(read("a.txt", text)).text == text


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "a.txt: is empty"),
        (b" \n\t ", "a.txt: is empty"),
        ("Die Türkei".encode("latin-1"), "a.txt: is not UTF-8 (byte 0xfc at 5); convert it"),
        (bytes(range(256)), "a.txt: is binary"),
        (b"MZ\x90\x00" + b"x" * 99, "a.txt: is binary"),
        (b"word " * 2_000_000, "a.txt: the article has more than 8 MB; split it"),
    ],
)
def test_bad_text_is_one_line(read: Read, data: bytes, says: str) -> None:
    """Each fault says what is wrong and how to mend it."""
    line = only_problem(read("a.txt", data))
    assert line.startswith(says)
    assert ";" in line
