"""Find the templates that ship with the package."""

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template


@cache
def environments() -> dict[bool, Environment]:
    """Give the two ways to render: pages, where all text is escaped, and plain text."""
    loader = PackageLoader("ledger.publish")
    return {
        page: Environment(
            loader=loader,
            autoescape=page,  # noqa: S701 - plain text is no page
            undefined=StrictUndefined,
            trim_blocks=page,
            lstrip_blocks=page,
            keep_trailing_newline=True,
        )
        for page in (True, False)
    }


def find_template(name: str) -> Template:
    """Give a template by file name."""
    return environments()[name.endswith(".html.j2")].get_template(name)
