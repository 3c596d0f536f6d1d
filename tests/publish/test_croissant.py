"""The Croissant description is valid and loads with its reference implementation."""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

Copy = Callable[[Path], Path]
TABLES = ("commitments", "events", "claims", "documents")


@pytest.fixture(scope="session")
def croissant() -> ModuleType:
    """Give mlcroissant, which takes seconds to load."""
    return import_module("mlcroissant")


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
@pytest.mark.parametrize("which", ["release", "demo_release", "hostile_release"])
def test_mlcroissant_loads_every_record(request: pytest.FixtureRequest, croissant: ModuleType, which: str) -> None:
    """The description has no error and no warning; each table loads with as many records as the file has rows."""
    folder: Path = request.getfixturevalue(which)
    dataset = croissant.Dataset(jsonld=str(folder / "croissant.json"))
    assert dataset.metadata.issues.report() == ""
    for table in TABLES:
        records = list(dataset.records(table))
        assert len(records) == (folder / f"{table}.csv").read_text("utf-8").count("\n") - 1
        assert records[0][f"{table}/id"]


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
def test_types_and_missing_values_survive(release: Path, croissant: ModuleType) -> None:
    """Codes stay text, dates are dates, booleans booleans, missing numbers missing."""
    records = list(croissant.Dataset(jsonld=str(release / "croissant.json")).records("commitments"))
    first = {key.removeprefix("commitments/"): value for key, value in records[0].items()}
    assert (first["iati_transaction"], first["joint"], first["quantity_min"]) == (b"IATI:3", False, 3)
    assert str(first["published"].date()) == "2023-02-02"
    second = {key.removeprefix("commitments/"): value for key, value in records[1].items()}
    assert second["quantity_min"] is None


def find_faults(croissant: ModuleType, folder: Path) -> str:
    """Give what the reference implementation says of a description and its claims; nothing where all is well."""
    try:
        dataset = croissant.Dataset(jsonld=str(folder / "croissant.json"))
        list(dataset.records("claims"))
    except (croissant.ValidationError, croissant.GenerationError, KeyError, ValueError) as error:
        return f"{type(error).__name__}: {error}"
    return str(dataset.metadata.issues.report())


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("croissant.json", '"distribution"', '"distributed"'),
        ("croissant.json", '"column": "evidence"', '"column": "proof"'),
        ("croissant.json", '"dataType": "sc:Text"', '"kind": "sc:Text"'),
        ("croissant.json", '"contentUrl": "claims.csv"', '"contentUrl": "claim.csv"'),
        ("claims.csv", "delivered", "DELIVERED"),
    ],
)
def test_a_planted_fault_is_found(  # noqa: PLR0913, PLR0917 - a fault and where it goes
    release: Path, copy_of: Copy, croissant: ModuleType, name: str, old: str, new: str
) -> None:
    """A missing part, an unknown column or file, and a file that is not what its check sum says do not pass."""
    assert find_faults(croissant, release) == ""
    folder = copy_of(release)
    text = (folder / name).read_text("utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new), "utf-8")
    assert find_faults(croissant, folder)
