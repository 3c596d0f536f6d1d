"""The descriptions of the dataset pass the validators of their standards, and a planted fault makes each one fail."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import dplib
import frictionless
import jsonschema
import pytest

from ledger.publish import publish
from tests.publish.made_up import snapshot

PROFILE = Path(dplib.__file__).parent / "profiles" / "2.0" / "datapackage.json"
Copy = Callable[[Path], Path]


@pytest.fixture(scope="session")
def profile() -> jsonschema.Draft7Validator:
    """Give the published JSON schema of the Data Package standard, version 2."""
    return jsonschema.Draft7Validator(json.loads(PROFILE.read_text("utf-8")))


def package_of(folder: Path) -> dict[str, Any]:
    """Read the package description."""
    found: dict[str, Any] = json.loads((folder / "datapackage.json").read_text("utf-8"))
    return found


def change(folder: Path, name: str, old: str, new: str) -> None:
    """Plant a fault; the text that it replaces must be there."""
    path = folder / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


@pytest.mark.parametrize("which", ["release", "demo_release", "hostile_release"])
def test_the_package_is_valid(request: pytest.FixtureRequest, profile: jsonschema.Draft7Validator, which: str) -> None:
    """The description meets the published profile, and frictionless finds every cell, key and reference right."""
    folder: Path = request.getfixturevalue(which)
    assert [error.message for error in profile.iter_errors(package_of(folder))] == []
    report = frictionless.validate(str(folder / "datapackage.json"))
    assert report.flatten(["title", "rowNumber", "fieldName", "note"]) == []
    assert report.valid
    assert report.stats["tasks"] == 4


def test_the_package_describes_everything(release: Path) -> None:
    """Licence, contributors, sources, temporal coverage, and for every column a type and a description."""
    package = package_of(release)
    assert package["licenses"][0]["name"] == "CC-BY-4.0"
    assert package["contributors"][0]["roles"] == ["creator"]
    assert package["sources"] == [{"title": "News Example"}]
    assert package["temporal"] == {"start": "2022-09-12", "end": "2023-04-02"}
    assert package["snapshot"]["asOf"] == "2023-04-02"
    for resource in package["resources"]:
        assert resource["schema"]["primaryKey"] == ["id"]
        assert resource["schema"]["missingValues"] == [""]
        assert all(field["type"] and field["description"] for field in resource["schema"]["fields"])
    status = next(f for f in package["resources"][0]["schema"]["fields"] if f["name"] == "status")
    assert len(status["constraints"]["enum"]) == 9


def test_a_dataset_with_a_byte_order_mark_is_valid(tmp_path: Path) -> None:
    """The mark does not stick to the first column's name."""
    folder = publish(snapshot(), tmp_path / "x", bom=True).folder
    assert frictionless.validate(str(folder / "datapackage.json")).valid


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("commitments.csv", ",delivered,", ",arrived,"),
        ("events.csv", ",false,", ",perhaps,"),
        ("claims.csv", "2023-03-27", "27.3.2023"),
        ("claims.csv", ",0.95,", ",9.5,"),
        ("documents.csv", "agency-77", "agency-78"),
        ("documents.csv", "https://", "ht!tp:// "),
        ("datapackage.json", '"resource": "documents"', '"resource": "claims"'),
    ],
)
def test_frictionless_sees_a_planted_fault(release: Path, copy_of: Copy, name: str, old: str, new: str) -> None:
    """A wrong value, type, limit, reference or address is found."""
    folder = copy_of(release)
    change(folder, name, old, new)
    assert not frictionless.validate(str(folder / "datapackage.json")).valid


@pytest.mark.parametrize(
    "fault",
    [{"resources": None}, {"resources": []}, {"licenses": []}, {"contributors": "me"}, {"created": 7}],
    ids=str,
)
def test_the_profile_sees_a_planted_fault(
    release: Path, profile: jsonschema.Draft7Validator, fault: dict[str, object]
) -> None:
    """A package without resources, or with a part of the wrong form, does not meet the profile."""
    package = {k: v for k, v in (package_of(release) | fault).items() if v is not None}
    assert list(profile.iter_errors(package))


def check_citation(path: Path) -> subprocess.CompletedProcess[str]:
    """Run check-jsonschema with the schema of the Citation File Format that it ships with."""
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.citation-file-format", str(path)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_the_citation_is_valid(release: Path, copy_of: Copy) -> None:
    """CITATION.cff meets its schema; one without authors does not."""
    assert check_citation(release / "CITATION.cff").returncode == 0
    folder = copy_of(release)
    change(folder, "CITATION.cff", "authors:", "writers:")
    assert check_citation(folder / "CITATION.cff").returncode != 0


def test_the_card_counts_and_explains(release: Path) -> None:
    """README.md has the counts, the codebook with its equivalents, and every column."""
    card = (release / "README.md").read_text("utf-8")
    assert card.startswith("---\nlicense: cc-by-4.0\n")
    assert "| `commitments` | 12 |" in card
    assert "| delivered | 4 |" in card
    assert "| `withdrawn` | an earlier pledge or delivery is halted, cancelled or taken back | IATI:-12 / " in card
    for resource in package_of(release)["resources"]:
        assert all(f"| `{field['name']}` | {field['type']} | " in card for field in resource["schema"]["fields"])


def test_check_sums_name_every_file(release: Path, copy_of: Copy) -> None:
    """`sha256sum -c` accepts the release, and refuses it when one byte changes."""
    command = ["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"]
    assert subprocess.run(command, cwd=release, check=False).returncode == 0
    named = {line.split("  ")[1] for line in (release / "SHA256SUMS").read_text("utf-8").splitlines()}
    there = {path.relative_to(release).as_posix() for path in release.rglob("*") if path.is_file()}
    assert there - named == {"SHA256SUMS"}
    folder = copy_of(release)
    change(folder, "CHANGES.md", "Release", "release")
    assert subprocess.run(command, cwd=folder, check=False, capture_output=True).returncode != 0
