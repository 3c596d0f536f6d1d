"""Wheel and sdist hold the program, its rules and nothing else; the rules are found wherever it is installed."""

import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
RULES = sorted(path.relative_to(ROOT / "rules").as_posix() for path in (ROOT / "rules").rglob("*") if path.is_file())
SHIPPED = sorted(
    path.relative_to(ROOT).as_posix()
    for path in (ROOT / "ledger").rglob("*")
    if path.is_file() and "__pycache__" not in path.parts
)
WHERE = """
import sys
sys.path.insert(0, sys.argv[1])
import ledger
from ledger.rulebook.locate import rules_root
print(ledger.__file__)
print(rules_root())
print(sum(path.is_file() for path in rules_root().rglob("*")))
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with a wheel and an sdist, built without network and without another environment."""
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run([sys.executable, "-m", "hatchling", "build", "-d", str(folder)], cwd=ROOT, check=True, timeout=120)
    return folder


@pytest.fixture(scope="module")
def unpacked(built: Path) -> Path:
    """Give a folder with the wheel's content, as an installer lays it."""
    (wheel,) = built.glob("*.whl")
    folder = built / "site"
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(folder)  # noqa: S202 - we built it
    return folder


def find_rules(*path: str) -> tuple[Path, Path, int]:
    """Start another Python and say which package and which rules it finds, and how many files of them."""
    command = [sys.executable, "-I", "-B", "-c", WHERE, *path]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    module, rules, count = done.stdout.splitlines()
    return Path(module), Path(rules), int(count)


def test_rules_are_found_from_the_checkout() -> None:
    """The checkout's own folder, as an editable install sees it."""
    module, rules, count = find_rules(str(ROOT))
    assert module == ROOT / "ledger" / "__init__.py"
    assert (rules, count) == (ROOT / "rules", len(RULES))


def test_rules_are_found_from_the_wheel(unpacked: Path) -> None:
    """The copy that the wheel carries, not the checkout's."""
    module, rules, count = find_rules(str(unpacked))
    assert module == unpacked / "ledger" / "__init__.py"
    assert (rules, count) == (unpacked / "ledger" / "_rules", len(RULES))


def test_the_wheel_holds_the_program_and_its_rules_alone(unpacked: Path) -> None:
    """Every file of the package, every rule, the licence and the metadata; no test, no cache, no ledger."""
    held = {path.relative_to(unpacked).as_posix() for path in unpacked.rglob("*") if path.is_file()}
    own = {name for name in held if ".dist-info/" not in name}
    assert own == {*SHIPPED, *(f"ledger/_rules/{rule}" for rule in RULES)}
    assert any(name.endswith(".dist-info/licenses/LICENSE") for name in held)


def test_the_sdist_holds_what_it_takes_to_build_and_test(built: Path) -> None:
    """Program, rules, tests, lock and licence; no cache, no ledger, no environment."""
    (sdist,) = built.glob("*.tar.gz")
    with tarfile.open(sdist) as packed:
        held = {name.partition("/")[2] for name in packed.getnames()}
    wanted = {*SHIPPED, *(f"rules/{rule}" for rule in RULES), "LICENSE", "Makefile", "README.md", "requirements.lock"}
    assert wanted <= held
    assert "tests/test_packaging.py" in held
    junk = ("__pycache__", ".pyc", ".db", ".venv", ".git/", ".mypy_cache", ".pytest_cache", ".ruff_cache")
    assert not [name for name in held if any(part in name for part in junk)]


def test_a_wheel_from_the_sdist_is_the_same(built: Path, tmp_path: Path) -> None:
    """What is built from the released source is what is released."""
    (sdist,) = built.glob("*.tar.gz")
    (wheel,) = built.glob("*.whl")
    with tarfile.open(sdist) as packed:
        packed.extractall(tmp_path, filter="data")
    (source,) = tmp_path.iterdir()
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path / "again")]
    subprocess.run(command, cwd=source, check=True, timeout=120)
    again = next((tmp_path / "again").glob("*.whl"))
    with zipfile.ZipFile(wheel) as one, zipfile.ZipFile(again) as other:
        assert one.namelist() == other.namelist()
        assert [entry.CRC for entry in one.infolist()] == [entry.CRC for entry in other.infolist()]
