"""Plain text of HTML, without a library: teasers of feeds, titles."""

from html.parser import HTMLParser

SILENT = {"script", "style", "template", "noscript", "svg", "head"}
BLOCKS = {"p", "div", "br", "li", "ul", "ol", "tr", "table", "blockquote", "section", "article", "h1", "h2", "h3", "h4"}


def strip_markup(html: str) -> str:
    """Give the text of a piece of HTML: entities resolved, scripts left out, a line for each block."""
    if "<" not in html and "&" not in html:
        return html.strip()
    stripper = Stripper()
    stripper.feed(html)
    stripper.close()
    lines = (" ".join(line.split()) for line in "".join(stripper.parts).splitlines())
    return "\n".join(line for line in lines if line)


class Stripper(HTMLParser):
    """Collects the text."""

    def __init__(self) -> None:
        """Start with none."""
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - the parser's signature
        """Open a block, or a part that is not shown."""
        self.silent += tag in SILENT
        if tag in BLOCKS:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """Close it."""
        if tag in SILENT and self.silent:
            self.silent -= 1
        if tag in BLOCKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        """Keep text that is shown."""
        if not self.silent:
            self.parts.append(data)
