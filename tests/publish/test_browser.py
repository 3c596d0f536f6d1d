"""The page in a real browser: accessible, silent, without a request, readable at every width, in both themes."""

import os
import shutil
from collections.abc import Iterator
from typing import Protocol

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

pytestmark = pytest.mark.browser
SWITCHES = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
WIDTHS = (360, 800, 1440)
RELEASES = ("demo_release", "hostile_release", "large_release")


class Visit(Protocol):
    """What opens a release's page."""

    def __call__(
        self, which: str, width: int, scheme: str = "light", lang: str = "en", *, script: bool = True
    ) -> "Watched":
        """Open it, by the name of the fixture that made it."""


def find_chromium() -> str | None:
    """Give the browser to test with: CHROMIUM, else Debian's."""
    return os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Start the browser once; not longer than this module, for no other event loop runs beside Playwright's."""
    path = find_chromium()
    if path is None:
        pytest.skip("no Chromium on this machine: the published page was not tested in a browser")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=SWITCHES)
        yield started
        started.close()


class Watched:
    """A page together with everything that it said and asked for."""

    def __init__(self, page: Page) -> None:
        """Listen from the start."""
        self.page = page
        self.said: list[str] = []
        self.asked: list[str] = []
        page.on("console", lambda message: self.said.append(message.text))
        page.on("pageerror", lambda error: self.said.append(str(error)))
        page.on("request", lambda request: self.asked.append(request.url))


@pytest.fixture
def visit(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Visit]:
    """Give what opens a release's page."""
    contexts = []

    def open_page(which: str, width: int, scheme: str = "light", lang: str = "en", *, script: bool = True) -> Watched:
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            color_scheme="dark" if scheme == "dark" else "light",
            locale=lang,
            java_script_enabled=script,
        )
        contexts.append(context)
        watched = Watched(context.new_page())
        watched.page.goto((request.getfixturevalue(which) / "index.html").as_uri())
        return watched

    yield open_page
    for context in contexts:
        context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("which", ["demo_release", "hostile_release"])
def test_axe_finds_nothing(visit: Visit, which: str, scheme: str) -> None:
    """No violation of any rule, in both themes and both languages, and with everything unfolded."""
    watched = visit(which, 1440, scheme)
    assert found(watched.page) == []
    watched.page.check("#de")
    for details in watched.page.query_selector_all("details"):
        details.evaluate("node => node.open = true")
    assert found(watched.page) == []


def test_axe_finds_nothing_in_a_short_page(visit: Visit) -> None:
    """A page that is built as those of large ledgers are is as accessible."""
    assert found(visit("short_page", 800).page) == []


def found(page: Page) -> list[tuple[str, str]]:
    """Give the violations that axe reports, each with the first element."""
    response = Axe().run(page).response
    return [(fault["id"], fault["nodes"][0]["html"]) for fault in response["violations"]]


@pytest.mark.parametrize("which", RELEASES)
def test_the_page_is_silent_and_alone(visit: Visit, which: str) -> None:
    """Nothing is written to the console and nothing is requested but the page itself."""
    watched = visit(which, 1440)
    watched.page.wait_for_timeout(200)
    assert watched.said == []
    assert [url for url in watched.asked if not url.endswith("/index.html")] == []


@pytest.mark.parametrize("lang", ["en", "de"])
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("which", RELEASES)
def test_the_page_fits_every_width(visit: Visit, which: str, width: int, lang: str) -> None:
    """Nothing sticks out sideways (wide tables scroll by themselves), and no text is smaller than 11 pixels."""
    page = visit(which, width, lang=lang).page
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    smallest = page.evaluate(
        "Math.min(...[...document.querySelectorAll('main *, header *, footer *')]"
        ".filter(n => n.childNodes.length && n.offsetParent).map(n => parseFloat(getComputedStyle(n).fontSize)))"
    )
    assert smallest >= 11
    cut = page.evaluate(
        "[...document.querySelectorAll('h1, h2, h3, h4, p, dd, dt, .steps li, b')]"
        ".filter(n => n.offsetParent && n.getBoundingClientRect().right > innerWidth + 1).map(n => n.outerHTML)"
    )
    assert cut == []


def test_german_readers_get_german(visit: Visit) -> None:
    """The browser's language chooses the labels; the switch changes them; the other language is not shown."""
    page = visit("release", 1440, lang="de-AT").page
    assert page.inner_text("#h-heat") == "Überblick"
    assert page.evaluate("getComputedStyle(document.querySelector('.steps b.d'), '::after').content") == '"geliefert"'
    page.check("#en")
    assert page.inner_text("#h-heat") == "Overview"
    assert page.inner_text(".steps b.d") == "● delivered"


def test_the_page_can_be_read_without_script(visit: Visit) -> None:
    """Everything but the filter is there, the language switch included."""
    page = visit("release", 1440, script=False).page
    assert page.locator("#tools").is_hidden()
    assert page.locator("li[id]:visible").count() == 12
    page.click("text=Deutsch")
    assert page.inner_text("#h-new") == "Was sich änderte"


def test_the_filter_narrows_the_list(visit: Visit) -> None:
    """By word and by status; donors without a match vanish; an empty filter brings all back."""
    page = visit("release", 1440).page
    shown = page.locator("li[id]:visible")
    page.fill("#word", "leopard")
    assert shown.count() == 2
    page.fill("#word", "germany")
    assert shown.count() == 5
    page.select_option("#pick", label="● delivered / geliefert")
    assert (shown.count(), page.inner_text("#left")) == (3, "3")
    assert page.locator("h3:visible").all_inner_texts() == ["Germany"]
    page.fill("#word", "")
    page.select_option("#pick", "")
    assert shown.count() == 12


def test_a_cell_leads_to_its_evidence(visit: Visit) -> None:
    """The link of a cell scrolls to the entry of the same commitment."""
    page = visit("release", 1440).page
    page.click("tr:has(th:text-is('Challenger 2')) td a")
    assert page.inner_text("li:target h4").startswith("Challenger 2 14 ◔ pledged")
    assert page.locator("li:target").is_visible()


def test_the_keyboard_reaches_the_wide_table(visit: Visit) -> None:
    """A table that scrolls can be reached and moved without a mouse."""
    page = visit("large_release", 360).page
    page.focus(".scroll")
    page.keyboard.press("ArrowRight")
    page.wait_for_function("document.querySelector('.scroll').scrollLeft > 0", timeout=3000)


def test_the_page_prints(visit: Visit) -> None:
    """In print nothing is cut off, controls are gone, and marks keep their colours."""
    page = visit("release", 800).page
    page.emulate_media(media="print")
    assert page.locator("#tools").is_hidden()
    assert page.locator(".lang").is_hidden()
    assert page.evaluate("getComputedStyle(document.querySelector('b[class]')).printColorAdjust") == "exact"
    assert page.pdf().startswith(b"%PDF")


def test_a_planted_fault_is_found(visit: Visit) -> None:
    """The checks can fail: a picture without words, a console error and a request are all seen."""
    watched = visit("release", 800)
    watched.page.evaluate("document.body.appendChild(new Image()); console.error('x')")
    watched.page.evaluate("fetch('https://planted.example/').catch(() => 0)")
    assert "image-alt" in {rule for rule, _ in found(watched.page)}
    assert any("x" in line for line in watched.said)
    assert any("Content Security Policy" in line for line in watched.said)
