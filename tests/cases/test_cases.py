"""Every short case of the bank yields exactly the claims that the codebook asks for."""

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ledger.extract.reader import Reader
from ledger.model.claim import Claim
from ledger.model.document import Document
from ledger.services.reading import open_reader

FOLDER = Path(__file__).parent
PUBLISHED = date(2023, 3, 15)
ALWAYS_OPTIONAL = "class:weapons"
UNNAMED = "WEST"
LANGUAGES = ("de", "en")
SLOTS = (
    "quantity",
    "quantity_qualifier",
    "quantity_kind",
    "quantity_total",
    "unit",
    "joint",
    "value",
    "event_date",
    "deliver_by",
    "speaker",
    "approver",
    "variant",
    "hedged",
    "former",
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A claim that a case asks for; the sets hold every value that counts as right."""

    donors: frozenset[str]
    items: frozenset[str]
    statuses: frozenset[str]
    recipient: str
    optional: bool
    slots: tuple[tuple[str, Any], ...]

    def fits(self, claim: Claim) -> bool:
        """Whether a claim has one of the wanted tuples."""
        return (
            claim.donor in self.donors
            and claim.item in self.items
            and str(claim.status) in self.statuses
            and claim.recipient == self.recipient
        )

    def wrong_slots(self, claim: Claim) -> list[str]:
        """Name each stated slot that the claim has otherwise; "none" states that it is empty."""
        has = slots_of(claim)
        stated = ((name, None if value == "none" else value) for name, value in self.slots)
        return [f"{name} is {has[name]}, not {value}" for name, value in stated if has[name] != value]

    def __str__(self) -> str:
        """Give the tuple in one line."""
        return (
            " ".join("/".join(sorted(s)) for s in (self.donors, self.items, self.statuses)) + f" for {self.recipient}"
        )


@dataclass(frozen=True, slots=True)
class Case:
    """One short text with the claims that it makes."""

    id: str
    lang: str
    construction: str
    text: str
    published: date
    wanted: tuple[Wanted, ...]
    todo: str | None

    @property
    def document(self) -> Document:
        """Give the text as an article of its day."""
        return Document(id=self.id, text=self.text, published=self.published, lang=self.lang)

    def find_faults(self, claims: Iterable[Claim]) -> Iterator[str]:
        """Say what is missing, what is too much and which slots are wrong; nothing where all is well."""
        claims = list(claims)
        for wanted in self.wanted:
            fitting = [claim for claim in claims if wanted.fits(claim)]
            if not fitting and not wanted.optional:
                yield f"missing: {wanted}"
            faults = [wanted.wrong_slots(claim) for claim in fitting]
            if faults and all(faults):
                yield f"slot: {wanted}: {'; '.join(faults[0])}"
        right = [claim for claim in claims if any(wanted.fits(claim) for wanted in self.wanted)]
        for claim in claims:
            if claim not in right and not is_always_optional(claim) and not any(stands_for(claim, r) for r in right):
                yield f"spurious: {' '.join(claim.tuple)} by {claim.rule}"


def is_always_optional(claim: Claim) -> bool:
    """Whether the codebook never asks for such a claim and never forbids it."""
    return claim.item == ALWAYS_OPTIONAL or claim.donor == UNNAMED


def slots_of(claim: Claim) -> dict[str, Any]:
    """Give the slots of a claim under the codebook's names."""
    quantity = claim.quantity
    return {
        "quantity": quantity.number if quantity else None,
        "quantity_qualifier": quantity.qualifier if quantity else None,
        "quantity_kind": quantity.kind if quantity else None,
        "quantity_total": quantity.total if quantity else None,
        "unit": quantity.unit if quantity else None,
        "joint": quantity.joint if quantity else False,
        "value": {"amount": int(claim.value.amount), "currency": claim.value.currency} if claim.value else None,
        "event_date": str(claim.event_date) if claim.event_date else None,
        "deliver_by": str(claim.deliver_by) if claim.deliver_by else None,
        "speaker": claim.speaker,
        "approver": claim.approver,
        "variant": claim.variant,
        "hedged": claim.hedged,
        "former": claim.former,
    }


def stands_for(claim: Claim, other: Claim) -> bool:
    """Whether a claim says of a class what another says of a model of that class: optional by the codebook."""
    return claim.item == other.item_class and claim.tuple == (other.donor, other.recipient, claim.item, other.status)


def read_bank(lang: str) -> list[Case]:
    """Read the cases of one language."""
    table = tomllib.loads((FOLDER / f"{lang}.toml").read_text(encoding="utf-8"))
    return [_read_case(lang, row) for row in table["case"]]


def _read_case(lang: str, row: dict[str, Any]) -> Case:
    return Case(
        id=row["id"],
        lang=lang,
        construction=row["construction"],
        text=row["text"],
        published=row.get("published", PUBLISHED),
        wanted=tuple(_read_wanted(w) for w in row["expect"]),
        todo=row.get("todo"),
    )


def _read_wanted(row: dict[str, Any]) -> Wanted:
    def either(key: str) -> frozenset[str]:
        return frozenset([row[key], *row.get(f"{key}_also", ())])

    slots = {name: row[name] for name in SLOTS if name in row}
    if isinstance(slots.get("quantity"), dict):
        slots["quantity"] = {"min": None, "max": None} | slots["quantity"]
    return Wanted(
        donors=either("donor"),
        items=either("item"),
        statuses=either("status"),
        recipient=row.get("recipient", "UA"),
        optional=row.get("optional", False),
        slots=tuple(slots.items()),
    )


@pytest.fixture(scope="module")
def reader() -> Reader:
    """Give one reader for all cases: preparing the rules takes far longer than reading a sentence."""
    return open_reader()


def _parameters() -> Iterator[object]:
    for case in (case for lang in LANGUAGES for case in read_bank(lang)):
        marks = [pytest.mark.xfail(reason=case.todo, strict=True)] if case.todo else []
        yield pytest.param(case, id=case.id, marks=marks)


@pytest.mark.parametrize("case", list(_parameters()))
def test_case_is_read_as_the_codebook_says(case: Case, reader: Reader) -> None:
    """A hit gives its claims and no other; a near miss gives none."""
    faults = list(case.find_faults(reader.read(case.document).claims))
    assert not faults, f"{case.text} -> {'; '.join(faults)}"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_bank_is_sound(lang: str) -> None:
    """Ids and texts are unique, and there are both hits and near misses."""
    cases = read_bank(lang)
    assert len({case.id for case in cases}) == len(cases)
    assert len({case.text for case in cases}) == len(cases)
    assert any(case.wanted for case in cases)
    assert any(not case.wanted for case in cases)
