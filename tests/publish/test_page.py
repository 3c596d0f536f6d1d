"""The page as text: within its budget, escaped, in two languages, with a policy that lets nothing in or out."""

import base64
import hashlib
import json
import re
from pathlib import Path

import pytest

from ledger.publish.page import BUDGET, render_page
from tests.publish.made_up import S, commitment, event, many, snapshot, sourced


def page_of(folder: Path) -> str:
    """Read the page."""
    return (folder / "index.html").read_text("utf-8")


def test_600_commitments_keep_to_the_budget(large_release: Path) -> None:
    """At most 250 kB, and every commitment still has its line, quote, source, date and link from the table."""
    page = page_of(large_release)
    assert len(page.encode()) <= BUDGET
    assert len(re.findall(r"</h4><svg ", page)) == 600
    assert len(re.findall(r"<td class=\w><a href=#", page)) == 600
    assert (
        len(re.findall(r'<li id=[0-9a-f]+>.*?<q>.+?</q> <a href="https://[^"]+">[^<]+, \d{4}-\d\d-\d\d</a>', page))
        == 600
    )


def test_long_quotes_and_addresses_keep_to_the_budget() -> None:
    """Four events each, quotes of 300 characters and addresses of 90 still fit."""
    claims = [
        (
            n,
            [
                sourced(
                    f"{'ABCDE'[n % 5]}{'ABCDEF'[n // 5 % 6]}",
                    f"s-{n // 30}",
                    S.PLEDGED,
                    f"2023-0{k + 1}-01",
                    f"{n} {k} " + "word " * 60,
                    url=f"https://www.daily.example/politics/abroad/aid-for-ukraine-number-{n:04}-{k}-and-some-more-words.html",
                )
                for k in range(4)
            ],
        )
        for n in range(600)
    ]
    threads = [commitment(*(event(claim) for claim in found)) for _, found in claims]
    assert len(render_page(snapshot(threads), "{}").encode()) <= BUDGET


def test_a_small_ledger_shows_every_event(release: Path) -> None:
    """Where there is room, each event has its own quote and source."""
    page = page_of(release)
    assert "4 <span class=en>events</span>" in page
    assert "Berlin rules out sending Leopard 2" in page


def test_the_policy_names_the_only_style_and_script(release: Path) -> None:
    """Style and script are allowed by hash, all else is forbidden; no attribute would be code."""
    page = page_of(release)
    policy = re.search(r'http-equiv=Content-Security-Policy content="([^"]+)"', page)
    assert policy is not None
    assert policy[1].startswith("default-src 'none';")
    assert "unsafe" not in policy[1]
    blocks = re.findall(r"<style>(.*?)</style>", page, re.DOTALL) + re.findall(
        r"<script>(.*?)</script>", page, re.DOTALL
    )
    assert len(blocks) == 2
    for block in blocks:
        assert base64.b64encode(hashlib.sha256(block.encode()).digest()).decode() in policy[1]
    assert not re.search(r"<[^>]+\s(on\w+|style|src|srcset|action)=", page)
    assert not re.search(r"url\(|@import", page)


@pytest.mark.parametrize("which", ["release", "hostile_release"])
def test_text_of_articles_is_never_markup(request: pytest.FixtureRequest, which: str) -> None:
    """Exactly our own scripts are there; no article adds an element, an entity trick or a hidden mark."""
    page = page_of(request.getfixturevalue(which))
    assert len(re.findall(r"<script", page, re.IGNORECASE)) == 2
    assert "<img" not in page
    assert "javascript:" not in re.sub(r"<q[^>]*>.*?</q>", "", page)
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x00-\x08\x0b-\x1f\x7f]", page)
    assert "{{" not in re.sub(r"{{ 7\*7 }}{%", "", page)


def test_the_description_in_the_page_is_a_dataset(release: Path) -> None:
    """The JSON-LD parses and names the files with the check sums that they have."""
    found = re.search(r"<script type=application/ld\+json>(.*?)</script>", page_of(release), re.DOTALL)
    assert found is not None
    data = json.loads(found[1])
    assert (data["@type"], data["license"]) == ("Dataset", "https://creativecommons.org/licenses/by/4.0/")
    assert data["temporalCoverage"] == "2022-09-12/2023-04-02"
    for file in data["distribution"]:
        assert hashlib.sha256((release / file["contentUrl"]).read_bytes()).hexdigest() == file["sha256"]


def test_labels_stand_in_both_languages(release: Path) -> None:
    """Every status, heading and name that differs has its German word."""
    page = page_of(release)
    for word in ("geliefert", "zurückgezogen", "Überblick", "Was sich änderte", "Schützenpanzer", "Deutschland"):
        assert f"<span class=de lang=de>{word}</span>" in page


def test_a_cell_says_mark_and_number(release: Path) -> None:
    """The mark tells the status without colour; ranges, bounds and missing numbers have their signs."""
    cells = re.findall(r"<td class=(\w)><a href=#\w+>([^<]+)</a>", page_of(release))
    assert {("d", "● 18"), ("p", "◔ 14"), ("i", "◕ 12–18"), ("w", "⊘ –"), ("x", "✗ –"), ("a", "◑ $350M")} <= set(cells)


def test_two_commitments_whose_ids_begin_alike_have_their_own_anchors() -> None:
    """An anchor is as long as it must be to be unique."""
    from dataclasses import replace  # noqa: PLC0415 - here alone

    from ledger.publish.timelines import anchors_of  # noqa: PLC0415 - here alone

    one, two, three = many(3)
    threads = (replace(one, id="aaaaaaaa00000001"), replace(two, id="aaaaaaaa00000002"), three)
    assert set(anchors_of(snapshot(threads)).values()) == {"aaaaaaaa00000001", "aaaaaaaa00000002", three.id[:8]}
