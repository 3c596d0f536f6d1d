"""The list of weapon systems holds together."""

import csv
import itertools
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import pytest

Entries = list[dict[str, Any]]
CODEBOOK = Path(__file__).with_name("codebook_items.csv")


def codebook() -> list[dict[str, str]]:
    """Read the ids that the codebook fixes."""
    with CODEBOOK.open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("row", codebook(), ids=lambda row: str(row["id"]))
def test_codebook_item_is_there_with_its_class_and_parent(items: Entries, row: dict[str, str]) -> None:
    """An id of the codebook keeps its class and its parent."""
    entry = next(e for e in items if e["id"] == row["id"])
    assert (entry["class"], entry.get("parent", "")) == (row["class"], row["parent"])


def test_ids_are_unique(items: Entries) -> None:
    """No id is used twice."""
    assert [i for i, n in Counter(e["id"] for e in items).items() if n > 1] == []


def test_list_is_broad(items: Entries) -> None:
    """At least 230 systems and classes are known."""
    assert len(items) >= 230


def test_classes_and_parents_exist_and_end_at_the_top(items: Entries) -> None:
    """Every class and parent is an item; no chain of parents runs in a circle."""
    by_id = {e["id"]: e for e in items}
    for entry in items:
        assert entry["class"] in by_id, entry["id"]
        chain = [entry["id"]]
        while parent := by_id[chain[-1]].get("parent"):
            assert parent in by_id, entry["id"]
            assert parent not in chain, entry["id"]
            chain.append(parent)
        assert chain[-1].startswith("class:"), entry["id"]


def test_makers_and_sides_are_states(items: Entries, codes: set[str]) -> None:
    """A maker and a side are ISO codes; what the Soviet Union made has no maker whose leave is asked."""
    assert {e[key] for e in items for key in ("maker", "side") if key in e} <= codes


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_item_has_a_form(items: Entries, language: str) -> None:
    """An item can be found in each language, save for the forms of one language alone."""
    silent = {e["id"] for e in items if not e.get("names") and not e.get("forms", {}).get(language)}
    other = "en" if language == "de" else "de"
    assert all(e.get("forms", {}).get(other) for e in items if e["id"] in silent)
    assert len(silent) < 20


@pytest.mark.parametrize("language", ["de", "en"])
def test_no_form_names_two_items(items: Entries, endings: dict[str, dict[str, list[str]]], language: str) -> None:
    """A surface form belongs to one item."""
    owners: dict[str, set[str]] = defaultdict(set)
    for entry in items:
        for form in (*entry.get("names", ()), *entry.get("forms", {}).get(language, ())):
            for surface in surfaces(form, endings[language]):
                owners[surface.lower().replace("-", " ")].add(entry["id"])
    assert {form: ids for form, ids in owners.items() if len(ids) > 1} == {}


def surfaces(form: str, endings: dict[str, list[str]]) -> list[str]:
    """Expand a form of the notation, word by word."""
    words = []
    for word in form.split(" "):
        stem, _, paradigm = word.partition("/")
        words.append([stem + ending for ending in endings[paradigm]] if paradigm in endings else [word])
    return [" ".join(choice) for choice in itertools.product(*words)]
