"""RSS and Atom feeds."""

import sys
from datetime import date

import pytest

from ledger.sources import Skipped
from tests.sources.incoming import Read, documents_of, only_problem, problems_of

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>The Paper &amp; Co</title><language>en-GB</language>
<item><title>Poland to send tanks</title><link>https://example.org/1</link><guid>g1</guid>
<description>&lt;p&gt;Warsaw says it &lt;b&gt;will&lt;/b&gt; send them.&lt;/p&gt;
&lt;script&gt;bad()&lt;/script&gt;</description>
<pubDate>Wed, 25 Jan 2023 23:30:00 -0500</pubDate></item>
<item><title>No date</title><link>https://example.org/2</link></item>
<item><title>Far off</title><pubDate>Wed, 25 Jan 2922 23:30:00 GMT</pubDate></item>
<item><link>https://example.org/4</link></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Blatt</title><entry><id>urn:1</id>
<title type="html">Zusage &amp;amp; Absage</title><link href="https://example.org/a"/>
<updated>2023-01-26T00:30:00+01:00</updated><summary>Die Regierung sagt zu.</summary></entry></feed>"""


def test_an_entry_becomes_a_document(read: Read) -> None:
    """Title and teaser stand apart by a blank line; day, address, id and publisher are the feed's."""
    first = documents_of(read("a.rss", RSS))[0]
    assert first.text == "Poland to send tanks\n\nWarsaw says it will send them."
    assert (first.title, first.published, first.lang) == ("Poland to send tanks", date(2023, 1, 25), "en")
    assert (first.id, first.url, first.publisher) == ("g1", "https://example.org/1", "The Paper & Co")


def test_atom_is_read_as_well(read: Read) -> None:
    """Under any name, told by its first element."""
    (document,) = documents_of(read("a.data", ATOM))
    assert document.text == "Zusage & Absage\n\nDie Regierung sagt zu."
    assert (document.id, document.published) == ("urn:1", date(2023, 1, 26))


def test_a_bad_entry_costs_itself_alone(read: Read) -> None:
    """A date in the year 2922 is a fault, an entry without words is skipped, one without date is read."""
    incoming = read("a.xml", RSS)
    assert [document.title for document in documents_of(incoming)] == ["Poland to send tanks", "No date"]
    assert "no publication date" in problems_of(incoming)[0]
    assert [one.reason for one in incoming if isinstance(one, Skipped)] == ["a feed entry without title and teaser"]


def test_a_cut_feed_gives_what_stands_before_the_cut(read: Read) -> None:
    """And one line that says so."""
    incoming = read("a.rss", RSS[: RSS.index("No date")])
    assert documents_of(incoming)[0].title == "Poland to send tanks"
    assert "is broken XML" in problems_of(incoming)[-1]


@pytest.mark.parametrize("data", ["hello", '<?xml version="1.0"?><note/>', "<html><body>x</body></html>", "{}"])
def test_what_is_no_feed_is_one_line(read: Read, data: str) -> None:
    """XML of another kind, and no XML at all."""
    assert only_problem(read("a.rss", data)).startswith("a.rss: is no RSS or Atom feed")


def test_an_entity_bomb_is_not_expanded(read: Read) -> None:
    """No feed needs entities of its own; declaring them is refused."""
    bomb = '<!DOCTYPE r [<!ENTITY a "aaaa">' + "".join(
        f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    data = RSS.replace("<rss", f"{bomb}]><rss").replace("Poland", "&i;")
    assert only_problem(read("a.rss", data)).startswith("a.rss: declares XML entities")


def test_without_the_extra_the_remedy_is_named(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    """One line says what to install."""
    monkeypatch.setitem(sys.modules, "feedparser", None)
    assert "pip install 'aidledger[archive]'" in only_problem(read("a.rss", RSS))
