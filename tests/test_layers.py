"""The house has floors: a module imports its own package or a lower floor, and each library has one door."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1] / "ledger"

# Top floor first. Packages on one line are neighbours and do not know each other.
FLOORS = (
    {"__main__"},
    {"cli"},
    {"services"},
    {"sources", "rulebook", "extract", "book", "store", "publish"},
    {"model"},
    {"errors"},
    {"__init__"},
)
FLOOR_OF = {name: n for n, names in enumerate(FLOORS) for name in names}
# A library comes in at the doors named here; one that is not named may not come in at all.
DOORS = {
    "click": {"cli"},
    "rich": {"cli"},
    "sqlite3": {"store"},
    "sqlite_utils": {"store"},
    "dateparser": {"extract"},
    "text_to_num": {"extract"},
    "ahocorasick_rs": {"extract"},
    "regex": {"extract", "rulebook"},
    "pydantic": {"rulebook", "sources", "store"},
    "jinja2": {"publish"},
    "markupsafe": {"publish"},
    "duckdb": {"publish"},
    "xlsxwriter": {"publish"},
    "openpyxl": {"publish"},
    "trafilatura": {"sources"},
    "fastwarc": {"sources"},
    "feedparser": {"sources"},
    "pypdfium2": {"sources"},
    "py3langid": {"sources"},
    "rensa": {"sources"},
}
LONGEST_MODULE = 300
LONGEST_FUNCTION = 40
FORBIDDEN_NAMES = {"utils", "helpers", "common", "misc", "manager"}
MODULES = sorted(ROOT.rglob("*.py"))


def name_of(path: Path) -> str:
    """Give a module's path under the package, for messages."""
    return path.relative_to(ROOT).as_posix()


def home(path: Path) -> str:
    """Name the package, or the module at the root, that a file belongs to."""
    return path.relative_to(ROOT).parts[0].removesuffix(".py")


def find_imports(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Yield line and dotted name of every import, lazy and typing-only ones included."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ((node.lineno, f"{'.' * node.level}{node.module or ''}.{alias.name}") for alias in node.names)


def find_fault(here: str, name: str, standard: frozenset[str]) -> str | None:
    """Say what is wrong with an import of `name` in package `here`; None where nothing is."""
    top, _, rest = name.partition(".")
    if not top:
        return "is a relative import"
    if top == "ledger":
        there = rest.partition(".")[0]
        if there not in FLOOR_OF:  # a name of the root package, as `__version__`
            there = "__init__"
        return None if there == here or FLOOR_OF[here] < FLOOR_OF[there] else f"does not point down from {here}"
    if top in DOORS:
        return None if here in DOORS[top] else f"comes in at {', '.join(sorted(DOORS[top]))} alone, not at {here}"
    return None if top in standard else "has no door"


def parsed(path: Path) -> ast.Module:
    """Parse a module."""
    return ast.parse(path.read_text("utf-8"))


def test_the_guard_sees_the_house() -> None:
    """A guard that looks at nothing always passes: it must see every package, and every module has a floor."""
    homes = {home(path) for path in MODULES}
    homeless = [name_of(path) for path in MODULES if home(path) not in FLOOR_OF]
    assert not homeless, f"no floor for {homeless}"
    assert homes == set(FLOOR_OF), f"floors without modules: {sorted(set(FLOOR_OF) - homes)}"


@pytest.mark.parametrize(
    ("here", "name"),
    [
        ("model", "ledger.store.opening"),
        ("store", "ledger.book.fold"),
        ("services", "click"),
        ("extract", "pydantic"),
        ("cli", "requests"),
        ("cli", ".app.App"),
        ("errors", "ledger.model.claim"),
    ],
)
def test_the_guard_finds_planted_faults(here: str, name: str) -> None:
    """Upward and sideways imports, wrong doors, unknown libraries and relative imports are all found."""
    assert find_fault(here, name, frozenset({"sys"}))


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_imports_point_down(path: Path) -> None:
    """No module imports a higher floor, a neighbour, or a library at another door."""
    found = [
        f"line {line}: {name} {fault}"
        for line, name in find_imports(parsed(path))
        if (fault := find_fault(home(path), name, sys.stdlib_module_names - set(DOORS)))
    ]
    assert not found, f"{name_of(path)}: {'; '.join(found)}"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_modules_and_functions_stay_short(path: Path) -> None:
    """A module has at most 300 lines, a function 40, and a module's name says what it is about."""
    tree = parsed(path)
    assert len(path.read_text("utf-8").splitlines()) <= LONGEST_MODULE, f"{name_of(path)} is too long"
    assert path.stem not in FORBIDDEN_NAMES, f"{name_of(path)} has a name that says nothing"
    long = [
        f"{node.name} ({node.end_lineno - node.lineno + 1} lines)"
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno is not None
        and node.end_lineno - node.lineno >= LONGEST_FUNCTION
    ]
    assert not long, f"{name_of(path)}: {', '.join(long)}"
